using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using ReturnCase.Data.AccessRequests;

namespace ReturnCase.Web.Privacy;

/// <summary>The dossier as the child gets it: one file that needs nothing else. The reviewer reads the same body, so what is released is what was seen.</summary>
public sealed class DossierDocument(DossierText labels, EnumText words)
{
    private const string Style = """
        body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
        h1{font-size:1.6rem}h2{font-size:1.15rem;margin:2rem 0 .25rem;border-top:1px solid #bbb;padding-top:1rem}
        dl{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.25rem 1rem;margin:0}dt{color:#555}dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
        .rc-muted{color:#555}@media(max-width:30rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
        """;

    /// <summary>The whole file, in the language that is set.</summary>
    public byte[] File(Dossier dossier, AccessRequest request, DateOnly on)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        html.Append(CultureInfo.InvariantCulture, $"<meta name=\"robots\" content=\"noindex\"><title>{Encoded(labels["Title", dossier.Number])}</title><style>{Style}</style></head><body>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{Encoded(labels["Title", dossier.Number])}</h1>\n<p>{Encoded(labels["MadeOn", AmsterdamTime.Date(on), request.Reference])}</p>\n");
        html.Append(Body(dossier, request).Value).Append("</body></html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    /// <summary>What stands in it, without the frame of a file. Every value in it is encoded here.</summary>
    public HtmlString Body(Dossier dossier, AccessRequest request)
    {
        var choices = request.Choices.ToDictionary(choice => choice.Field, choice => choice.Choice);
        var html = new StringBuilder();
        foreach (var key in (string[])["Purpose", "Source", "Recipients", "Retention", "Rights", "Redaction", .. dossier.HasDocuments ? ["Documents"] : Array.Empty<string>()])
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{Encoded(labels[$"About{key}"])}</p>\n");
        }

        foreach (var part in dossier.Parts)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{Encoded(Heading(part))}</h2>\n<dl class=\"rc-dl\">\n");
            foreach (var field in part.Fields)
            {
                var shown = dossier.Shown(field, choices) is { } value ? Encoded(value) : $"<em class=\"rc-muted\">{Encoded(labels["LeftOut"])}</em>";
                html.Append(CultureInfo.InvariantCulture, $"<dt>{Encoded(field.Label)}</dt><dd>{shown}</dd>\n");
            }

            html.Append("</dl>\n");
        }

        return new(html.Append(Looks(dossier)).ToString());
    }

    /// <summary>The heading of a part: its number, date and name.</summary>
    public string Heading(DossierPart part) =>
        string.Join(" · ", new[] { part.Number is { } number ? labels["Line", number] : null, part.On is { } on ? AmsterdamTime.Date(on) : null, part.Title }.OfType<string>());

    private string Looks(Dossier dossier)
    {
        var html = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<h2>{Encoded(labels["Looks"])}</h2>\n");
        if (dossier.Looks is not { } looks)
        {
            return html.Append(CultureInfo.InvariantCulture, $"<p>{Encoded(labels["LooksMissing"])}</p>\n").ToString();
        }

        html.Append(CultureInfo.InvariantCulture, $"<p>{Encoded(labels["LooksWhat"])}</p>\n<ul>\n");
        foreach (var look in looks)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li>{Encoded($"{AmsterdamTime.DateTime(look.At)} · {(look.Role is { } role ? words[role] : labels["Program"])} · {labels.Action(look.Action) ?? words.Inside(look.Action)}")}</li>\n");
        }

        return html.Append("</ul>\n").ToString();
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
