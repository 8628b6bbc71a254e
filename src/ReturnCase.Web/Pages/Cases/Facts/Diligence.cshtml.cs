using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Cases.Timeline;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>What the authority did itself in this period, and the gaps between.</summary>
public sealed class DiligenceModel(CaseDesk desk, TimelineTitles titles) : CasePage(desk)
{
    public Diligence Diligence { get; private set; } = null!;

    public DateOnly Today => Desk.Today;

    public CasePolicy Policy => Desk.Policy;

    /// <summary>Steps and contacts by month, the latest first.</summary>
    public IEnumerable<IGrouping<DateOnly, RecordedFact>> Months => Diligence.Steps.Concat(Diligence.Contacts).OrderByDescending(fact => fact.OccurredOn).ThenByDescending(fact => fact.Sequence)
        .GroupBy(fact => new DateOnly(fact.OccurredOn.Year, fact.OccurredOn.Month, 1));

    public void OnGet() => Diligence = Diligence.Of(Case, Today, Policy);

    public string TitleOf(RecordedFact step) => titles.Of(new TimelineLine(Case, Case.Entries.Single(entry => entry.Sequence == step.Sequence)));
}
