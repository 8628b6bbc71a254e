using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases;

public sealed class CaseModel(CaseDesk desk) : CasePage(desk)
{
    public CaseSheet Sheet { get; private set; } = null!;

    public void OnGet(bool all = false) => Sheet = CaseSheet.Of(Case, Desk, all);
}
