using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases.Proposals;

/// <summary>Which outcomes this phase knows, and what each still lacks.</summary>
public sealed class ChooseModel(CaseDesk desk) : CasePage(desk)
{
    public IReadOnlyList<OutcomeOption> Options => Case.OutcomeOptions(Desk.Change());
}
