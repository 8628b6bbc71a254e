using ReturnCase.Data.Letters;
using ReturnCase.Domain.Documents;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases.Letters;

/// <summary>The letters of a case as they were sent, and the choice of the next one.</summary>
public sealed class IndexModel(CaseDesk desk) : CasePage(desk)
{
    public IReadOnlyList<CaseDocument> Sent => Case.Letters;

    public bool MayWrite => !Desk.OnlyReads(Case);

    public static IReadOnlyList<string> Languages => LetterTemplate.Languages;

    public void OnGet()
    {
    }
}
