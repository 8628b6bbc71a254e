using System.Globalization;
using System.Text;
using ReturnCase.Data.Notices;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Notices;

/// <summary>
/// What a message says: the number of the case, the step, and where to look; in Dutch and then in English, because nobody knows in which language its reader works. Nothing else is given to it, so nothing else can be in it.
/// </summary>
public sealed class MailWords(PageText<MailWords> text, StepWords steps)
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("nl"), CultureInfo.GetCultureInfo("en")];

    /// <summary>Subject and text of a message.</summary>
    public (string Subject, string Body) Of(Letter letter, Uri site)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            var parts = Languages.Select(language =>
            {
                CultureInfo.CurrentUICulture = language;
                return (Subject: Subject(letter), Body: Body(letter, site));
            }).ToArray();
            return ($"ReturnCase: {string.Join(" / ", parts.Select(part => part.Subject))}", string.Join("\n\n-- \n\n", parts.Select(part => part.Body)) + "\n");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private string Subject(Letter letter) => letter.Digest is null ? $"{letter.Lines[0].Number}, {steps.Inside(letter.Lines[0].Kind, letter.Lines[0].Step)}" : text[letter.Lines.Count == 1 ? "SubjectOne" : "Subject", letter.Lines.Count];

    private string Body(Letter letter, Uri site)
    {
        var body = new StringBuilder(text[$"{(letter.Digest is null ? "Each" : "Digest")}{(letter.Lines.Any(line => line.Kind == DeadlineKind.AlarmGiven) ? "Given" : "")}"]).Append("\n\n");
        foreach (var line in letter.Lines)
        {
            body.Append("- ").Append(line.Number).Append(": ").Append(steps.Inside(line.Kind, line.Step)).Append("\n  ").Append(new Uri(site, $"/cases/{line.Number}")).Append('\n');
        }

        return body.Append('\n').Append(text["All", new Uri(site, "/notices")]).Append('\n').Append(text["Wish", new Uri(site, "/account/notices")]).ToString();
    }
}
