using ReturnCase.Data.Letters;
using ReturnCase.Domain.Documents;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Privacy;

namespace ReturnCase.Web.Pages.Cases.Letters;

/// <summary>The letters of a case as they were sent, and the choice of the next one.</summary>
public sealed class IndexModel(CaseDesk desk, PageText<IndexModel> text) : CasePage(desk)
{
    public IReadOnlyList<CaseDocument> Sent => Case.Letters;

    public bool MayWrite => !Desk.OnlyReads(Case);

    public static IReadOnlyList<string> Languages => LetterTemplate.Languages;

    public void OnGet()
    {
    }

    /// <summary>The language of a letter in that of the reader: it is on file in that of its writer.</summary>
    public string LanguageOf(CaseDocument letter) =>
        Languages.FirstOrDefault(language => Languages.Any(reader => Named(language, reader) == letter.Language)) is { } known ? text[$"Language_{known}"] : letter.Language ?? "–";

    private string Named(string language, string reader)
    {
        using var spoken = new Spoken(reader);
        return text[$"Language_{language}"];
    }
}
