using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>The cooperation ledger: what was asked and what came of it, apart from the judgement, and beside it what the authority did itself.</summary>
public sealed class CooperationModel(CaseDesk desk) : CasePage(desk)
{
    /// <summary>Every judgement, also those that a newer one replaced or that were taken back; the newest last.</summary>
    private IReadOnlyList<CooperationJudgement> Judgements => [.. Case.Facts.OfType<CooperationJudgement>().OrderBy(j => j.Sequence)];

    public CooperationJudgement? InForce => Case.JudgementInForce;

    public IReadOnlyList<CooperationJudgement> Earlier => [.. Judgements.Where(j => j != InForce).Reverse()];

    public int NewFacts => JudgementModel.NewFactsSince(Case, InForce);

    public Diligence Diligence { get; private set; } = null!;

    /// <summary>Nothing is recorded here: it is only read, or the case is closed.</summary>
    public bool OnlyReads => Desk.OnlyReads(Case) || !Case.Phase.IsOpen();

    public DateOnly Today => Desk.Today;

    public CasePolicy Policy => Desk.Policy;

    public void OnGet() => Diligence = Diligence.Of(Case, Today, Policy);
}
