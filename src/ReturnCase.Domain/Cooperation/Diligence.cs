using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Domain.Cooperation;

/// <summary>Days in a row on which the authority took no step.</summary>
/// <param name="After">The day of the step before; where there was none, the day the period began.</param>
/// <param name="Before">The day of the step that ended it; null while it lasts.</param>
/// <param name="Days">Calendar days from the one to the other, or to today.</param>
public sealed record DiligenceGap(DateOnly After, DateOnly? Before, int Days);

/// <summary>Whether the authority pursues a case with due speed: what it did itself in this period, and the gaps between (domain 3). Facts about the child's cooperation are not judged by it.</summary>
/// <param name="Steps">The authority's own steps, the oldest first.</param>
/// <param name="Gaps">Stretches longer than policy allows, the oldest first; the last one may still last.</param>
/// <param name="Last">The day of the last step, or the day the period began.</param>
/// <param name="StepDueOn">The last day on which the next step makes no gap; null for a closed case.</param>
public sealed record Diligence(IReadOnlyList<RecordedFact> Steps, IReadOnlyList<DiligenceGap> Gaps, DateOnly Last, DateOnly? StepDueOn)
{
    private static readonly StatementKind[] Efforts =
    [
        StatementKind.BestInterests, StatementKind.GuardianViewOnShelter, StatementKind.GuardianViewOnProposal, StatementKind.GuardianViewOnReturn, StatementKind.GuardianToldOfReturn,
        StatementKind.GuardianToldOfDecision, StatementKind.LawyerToldOfDecision, StatementKind.IndTold, StatementKind.CareArrangementTried, StatementKind.DocumentsTried, StatementKind.OtherEffort,
        StatementKind.RemovabilityCheck, StatementKind.Review, StatementKind.SearchContinues,
    ];

    /// <summary>Reads it off a case as it stands on a day.</summary>
    public static Diligence Of(CaseFile file, DateOnly today, CasePolicy policy)
    {
        var began = file.Entries.Where(entry => entry.Period == file.Period).Min(entry => entry.OccurredOn);
        var steps = file.Facts.Where(fact => fact.Stands && fact.Period == file.Period && IsStep(fact)).OrderBy(fact => fact.OccurredOn).ThenBy(fact => fact.Sequence).ToArray();
        var (gaps, last) = (new List<DiligenceGap>(), began);
        foreach (var step in steps.Where(step => step.OccurredOn > last))
        {
            Note(last, step.OccurredOn, step.OccurredOn);
            last = step.OccurredOn;
        }

        var open = file.Phase.IsOpen();
        Note(last, null, open ? today : file.LastMove.OccurredOn);
        return new(steps, gaps, last, open ? last.AddDays(policy.DiligenceGapDays) : null);

        void Note(DateOnly after, DateOnly? before, DateOnly until)
        {
            if (until.DayNumber - after.DayNumber is var days && days > policy.DiligenceGapDays)
            {
                gaps.Add(new(after, before, days));
            }
        }
    }

    /// <summary>The next step is due within the days of warning, or overdue.</summary>
    public bool WarnsOn(DateOnly today, CasePolicy policy) => StepDueOn is { } due && today >= due.AddDays(-policy.DiligenceWarningDays);

    /// <summary>A gap lasts on this day.</summary>
    public bool IsOverdueOn(DateOnly today) => StepDueOn < today;

    /// <summary>A step of the authority: what it did, tried or asked. Not what others decided, nor a change of what is known.</summary>
    public static bool IsStep(RecordedFact fact) => fact switch
    {
        ContactMoment or CooperationFact or CountryNamed or KindReasonedAway or ShelterCandidate or CandidateStep or SafetyCheck or CandidateAssessment or ShelterVerification => true,
        TravelDocument or ReturnPlan => true,
        Statement statement => Efforts.Contains(statement.Kind),
        _ => false,
    };
}
