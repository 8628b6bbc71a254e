using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases.Decisions;

/// <summary>Every decision on file, those taken back too, and which of them wait for a move.</summary>
public sealed class DecisionsModel(CaseDesk desk) : CasePage(desk)
{
    public IReadOnlyList<WaitingDecision> Waiting => Case.WaitingDecisions;

    public IReadOnlyList<AuthorityDecision> All =>
        [.. Case.Facts.OfType<AuthorityDecision>().OrderByDescending(d => d.OccurredOn).ThenByDescending(d => d.Sequence)];

    public CaseTrigger? WaitsFor(AuthorityDecision decision) => Waiting.FirstOrDefault(w => w.Decision == decision)?.Trigger;
}
