using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;

namespace ReturnCase.Domain.Clocks;

/// <summary>What each phase asks for, and by when (domain 2.7).</summary>
internal static class PhaseDeadline
{
    /// <param name="file">The case.</param>
    /// <param name="search">Last day of the search year; null where no search has begun.</param>
    /// <param name="today">The day on which it is asked.</param>
    /// <param name="policy">The terms in force.</param>
    public static ClockDate? Of(CaseFile file, ClockDate? search, DateOnly today, CasePolicy policy)
    {
        var entered = Reckoning.From(file.LastMove.OccurredOn, file.LastMove.Sequence);
        return file.Phase switch
        {
            CasePhase.Intake => Until(DeadlineKind.Routing, entered.Plus(ClockStepKind.WorkingDays, policy.RoutingWorkingDays)),
            CasePhase.ShelterSearch => Continued(file, search!.On, today) ?? search with { Deadline = DeadlineKind.SearchLimit },
            CasePhase.FurtherSearch => FurtherSearch(file, entered, policy) is var due ? NextReviewAfter(file, due.On, today) ?? due : null,
            CasePhase.ShelterFound or CasePhase.CooperatedNoShelter or CasePhase.InsufficientCooperation or CasePhase.CooperatedCannotLeave =>
                Answered(file, policy) ?? Until(DeadlineKind.IndAnswer, entered.Plus(ClockStepKind.Weeks, policy.IndAnswerWeeks)),
            CasePhase.NoShelter or CasePhase.NoArrangements => NextReview(file) ?? Until(DeadlineKind.Review, entered.Plus(ClockStepKind.Months, policy.ReviewIntervalMonths)),
            // Once the return decision ended, no term to depart runs any more, and no other move can be made.
            CasePhase.ReturnPreparation or CasePhase.ReadyToTravel when file.ReturnDecision is null && DecisionMove(file, policy) is { } move => move,
            CasePhase.ReturnPreparation or CasePhase.ReadyToTravel when file.JourneyOff(today, policy) is var (on, line) => Until(DeadlineKind.JourneyOff, Reckoning.Named(on, line)),
            CasePhase.ReturnPreparation or CasePhase.ReadyToTravel => DepartureTerm(file, entered) is var term ? NextReviewAfter(file, term.On, today) ?? term : null,
            CasePhase.Travelling => Until(DeadlineKind.Handover, Handover(file, entered).Plus(ClockStepKind.Days, 1)),
            CasePhase.Closed => null,
            _ => throw new InvalidOperationException($"No deadline is written down for {file.Phase}."),
        };
    }

    private static ClockDate Until(DeadlineKind kind, IReadOnlyList<ClockStep> steps) => ClockDate.Of(ClockKind.Phase, steps) with { Deadline = kind };

    // The move of a decision that waits is to be made soon after it was recorded here.
    private static ClockDate? DecisionMove(CaseFile file, CasePolicy policy) => file.DecisionWaiting is { } since
        ? Until(DeadlineKind.DecisionMove, Reckoning.From(since, file.WaitingDecisions.MinBy(w => w.Decision.RecordedAt)!.Decision.Sequence).Plus(ClockStepKind.WorkingDays, policy.EscalationWorkingDays)) : null;

    // Once the IND has answered, the move of its decision is owed; a decision that opens no move here is for a review.
    private static ClockDate? Answered(CaseFile file, CasePolicy policy)
    {
        if (DecisionMove(file, policy) is { } move)
        {
            return move;
        }

        if (file.CurrentReferral is not { DecidedBy: { } by })
        {
            return null;
        }

        var decision = file.Decisions.Single(d => d.Sequence == by);
        return NextReview(file) ?? Until(DeadlineKind.Review, Reckoning.From(decision.OccurredOn, decision.Sequence).Plus(ClockStepKind.Months, policy.ReviewIntervalMonths));
    }

    // The IND may name its date by the decision that led here, or later: the search was reopened already when its answer came.
    private static ClockDate FurtherSearch(CaseFile file, List<ClockStep> entered, CasePolicy policy) =>
        file.Decisions.LastOrDefault(d => d is { Kind: DecisionKind.FurtherInvestigation, DueOn: not null }
            && (d.AppliedBy == file.LastMove.Sequence || (d.AppliedBy is null && file.OriginOf(d.Sequence) > file.LastMove.Sequence && !file.IsClash(d)))) is { DueOn: { } named, Sequence: var fact }
            ? Until(DeadlineKind.FurtherSearch, Reckoning.Named(named, fact))
            : Until(DeadlineKind.FurtherSearch, entered.Plus(ClockStepKind.Months, policy.FurtherSearchMonths));

    private static ClockDate DepartureTerm(CaseFile file, List<ClockStep> entered)
    {
        // A postponement lapses on a return decision that comes after it, and at 18.
        if (file.Decisions.SkipWhile(d => file.ReturnDecision is { } decision && d != decision)
                .LastOrDefault(d => d.Kind == DecisionKind.DeparturePostponed) is { DueOn: { } postponed, Sequence: var fact })
        {
            var steps = Reckoning.Named(postponed, fact);
            if (postponed > file.BirthDate.EighteenLatest)
            {
                steps.Add(new(ClockStepKind.Capped, file.BirthDate.EighteenLatest, 0, file.Latest<People.BirthDateVersion>()!.Sequence));
            }

            return Until(DeadlineKind.DepartureTerm, steps);
        }

        return Until(DeadlineKind.DepartureTerm, file.ReturnDecision is { DepartureTermDays: { } days } inForce ? Reckoning.From(inForce.OccurredOn, inForce.Sequence).Plus(ClockStepKind.Days, days) : entered);
    }

    private static List<ClockStep> Handover(CaseFile file, List<ClockStep> entered) =>
        file.CurrentPlan is { HandoverOn: { } planned, Sequence: var fact } ? Reckoning.Named(planned, fact) : entered;

    // A term governs until a person decided at its end: only what was recorded on its day or later moves on to the next review. Whatever was planned
    // before never lets it pass unseen. Past the limit a supervisor records that the search continues: the limit stays, the next review governs.
    private static ClockDate? Continued(CaseFile file, DateOnly limit, DateOnly today) =>
        today > limit && file.Statements(StatementKind.SearchContinues).LastOrDefault(s => s.OccurredOn >= limit) is { NextOn: { } next, Sequence: var fact } ? Until(DeadlineKind.Review, Reckoning.Named(next, fact)) : null;

    private static ClockDate? NextReview(CaseFile file) =>
        file.Statements(StatementKind.Review, file.LastMove.Sequence).LastOrDefault() is { NextOn: { } next, Sequence: var fact } ? Until(DeadlineKind.Review, Reckoning.Named(next, fact)) : null;

    private static ClockDate? NextReviewAfter(CaseFile file, DateOnly term, DateOnly today) =>
        today > term && file.Statements(StatementKind.Review, file.LastMove.Sequence).Concat(file.Statements(StatementKind.SearchContinues, file.LastMove.Sequence))
            .OrderBy(s => s.Sequence).LastOrDefault(s => s.OccurredOn >= term) is { NextOn: { } next, Sequence: var fact } ? Until(DeadlineKind.Review, Reckoning.Named(next, fact)) : null;
}
