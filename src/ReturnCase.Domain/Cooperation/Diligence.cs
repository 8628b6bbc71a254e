using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Domain.Cooperation;

/// <summary>What a fact says of the authority's own work.</summary>
public enum DiligencePart
{
    /// <summary>Nothing: what others decided, a change of what is known, or an internal entry such as a review.</summary>
    None,

    /// <summary>A step of the search or of the work on the return.</summary>
    Step,

    /// <summary>Contact with the child or with those around it, also an attempt that failed: it is shown, and hides no gap in the search.</summary>
    Contact,
}

/// <summary>Days in a row on which the authority took no step, while the search or the return was its work.</summary>
/// <param name="After">The day of the step before; where there was none, the day that work began.</param>
/// <param name="Before">The day of the step that ended it, or of the move that ended that work; null while it lasts.</param>
/// <param name="Days">Calendar days from the one to the other, or to today.</param>
public sealed record DiligenceGap(DateOnly After, DateOnly? Before, int Days);

/// <summary>A gap as it stood on file until a step was recorded that had been taken before.</summary>
/// <param name="After">The day of the step before, as far as it was on file.</param>
/// <param name="RecordedOn">The day on which the step was recorded.</param>
/// <param name="Days">Calendar days from the one to the other.</param>
/// <param name="Step">The step that was recorded late.</param>
public sealed record FilledGap(DateOnly After, DateOnly RecordedOn, int Days, RecordedFact Step);

/// <summary>
/// Whether the authority pursues a case with due speed: its own steps in this period, and the gaps between (domain 3). Facts about the child's cooperation are not judged by it.
/// Days on which others have the word (a referral lies with the IND, the child travels, the search has ended) make no gap.
/// </summary>
/// <param name="Steps">The authority's own steps, the oldest first.</param>
/// <param name="Contacts">What shows contact only, the oldest first.</param>
/// <param name="Gaps">Stretches longer than policy allows, the oldest first; the last one may still last.</param>
/// <param name="Last">The day of the last step, or the day the work began.</param>
/// <param name="StepDueOn">The last day on which the next step makes no gap; null where none is asked for now.</param>
public sealed record Diligence(IReadOnlyList<RecordedFact> Steps, IReadOnlyList<RecordedFact> Contacts, IReadOnlyList<DiligenceGap> Gaps, DateOnly Last, DateOnly? StepDueOn)
{
    /// <summary>Gaps that stood on file until a step was recorded late, the oldest first.</summary>
    public IReadOnlyList<FilledGap> FilledLate { get; private init; } = [];

    /// <summary>Reads it off a case as it stands on a day.</summary>
    public static Diligence Of(CaseFile file, DateOnly today, CasePolicy policy)
    {
        policy = policy.For(file);
        var told = file.Facts.Where(fact => fact.Stands && fact.Period == file.Period && fact.OccurredOn >= file.BeganOn(file.Period)).OrderBy(fact => fact.OccurredOn).ThenBy(fact => fact.Sequence).ToLookup(fact => PartOf(file, fact));
        var steps = told[DiligencePart.Step].ToArray();
        var (gaps, last) = (new List<DiligenceGap>(), DateOnly.MinValue);
        foreach (var (from, until) in Stretches(file))
        {
            last = from;
            foreach (var step in steps.Where(step => step.OccurredOn > from && !(step.OccurredOn > until)))
            {
                Note(last, step.OccurredOn, step.OccurredOn);
                last = step.OccurredOn;
            }

            Note(last, until, until ?? today);
        }

        var due = IsOurWork(file.Phase) ? last.AddDays(policy.DiligenceGapDays) : (DateOnly?)null;
        return new(steps, [.. told[DiligencePart.Contact]], gaps, due is null && steps is [.., var latest] ? latest.OccurredOn : last, due) { FilledLate = FilledLateIn(file, steps, policy) };

        void Note(DateOnly after, DateOnly? before, DateOnly end)
        {
            if (end.DayNumber - after.DayNumber is var days && days > policy.DiligenceGapDays)
            {
                gaps.Add(new(after, before, days));
            }
        }
    }

    /// <summary>The next step is due within the days of warning, or overdue.</summary>
    public bool WarnsOn(DateOnly today, CasePolicy policy) => StepDueOn is { } due && today >= due.AddDays(-policy.DiligenceWarningDays);

    /// <summary>A gap lasts on this day.</summary>
    public bool IsOverdueOn(DateOnly today) => StepDueOn < today;

    /// <summary>The one place that says which facts are steps of the authority itself, and which only show contact.</summary>
    public static DiligencePart PartOf(CaseFile file, RecordedFact fact) => fact switch
    {
        KindReasonedAway or ShelterCandidate or CandidateStep => file.IsOwnSearchStep(fact) ? DiligencePart.Step : DiligencePart.None,
        CountryNamed or SafetyCheck or CandidateAssessment or ShelterVerification => DiligencePart.Step,
        CooperationFact or TravelDocument or EmbassyStep or ReturnPlan => DiligencePart.Step,
        Statement { Kind: StatementKind.CareArrangementTried or StatementKind.DocumentsTried or StatementKind.OtherEffort or StatementKind.RemovabilityCheck or StatementKind.BestInterests or StatementKind.BestInterestsOnReturn } => DiligencePart.Step,
        ContactMoment => DiligencePart.Contact,
        Statement
        {
            Kind: StatementKind.ChildViewOnShelter or StatementKind.ChildViewOnReturn or StatementKind.GuardianViewOnShelter or StatementKind.GuardianViewOnProposal
                or StatementKind.GuardianViewOnReturn or StatementKind.GuardianToldOfReturn or StatementKind.GuardianToldOfDecision or StatementKind.LawyerToldOfDecision or StatementKind.JourneyOffTold
        } => DiligencePart.Contact,
        _ => DiligencePart.None,
    };

    /// <summary>Phases in which the next step is the authority's: routing, the search, and the way to departure.</summary>
    public static bool IsOurWork(CasePhase phase) =>
        phase is CasePhase.Intake or CasePhase.ShelterSearch or CasePhase.FurtherSearch or CasePhase.ReturnPreparation or CasePhase.ReadyToTravel;

    // The same walk over the days on which the steps came on file.
    private static List<FilledGap> FilledLateIn(CaseFile file, IEnumerable<RecordedFact> steps, CasePolicy policy)
    {
        var filled = new List<FilledGap>();
        var known = steps.Select(step => (Step: step, Late: file.RecordedLateOn(step) is not null, On: file.RecordedLateOn(step) ?? step.OccurredOn)).OrderBy(step => step.On).ThenBy(step => step.Late).ToArray();
        foreach (var (from, until) in Stretches(file))
        {
            var last = from;
            foreach (var (step, late, on) in known.Where(step => step.On > from && !(step.On > until)))
            {
                if (late && on.DayNumber - last.DayNumber is var days && days > policy.DiligenceGapDays)
                {
                    filled.Add(new(last, on, days, step));
                }

                last = on;
            }
        }

        return filled;
    }

    // Phases of our own work that follow each other are one stretch; the last one may still last.
    private static List<(DateOnly From, DateOnly? Until)> Stretches(CaseFile file)
    {
        var stretches = new List<(DateOnly From, DateOnly? Until)>();
        DateOnly? from = null;
        foreach (var line in file.PhaseLines.Where(line => line.Period == file.Period))
        {
            if (IsOurWork(line.To!.Value))
            {
                from ??= line.OccurredOn;
            }
            else if (from is { } began)
            {
                stretches.Add((began, line.OccurredOn));
                from = null;
            }
        }

        if (from is { } begins)
        {
            stretches.Add((begins, null));
        }

        return stretches;
    }
}
