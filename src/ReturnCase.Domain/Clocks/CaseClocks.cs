using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;

namespace ReturnCase.Domain.Clocks;

/// <summary>What a deadline is about.</summary>
public enum DeadlineKind
{
    /// <summary>The 18th birthday, on its earliest possible day.</summary>
    Eighteen,

    /// <summary>The transfer is to be routed.</summary>
    Routing,

    /// <summary>Last day of the search year.</summary>
    SearchLimit,

    /// <summary>The date the IND named for further search, or else three months.</summary>
    FurtherSearch,

    /// <summary>An answer of the IND is expected.</summary>
    IndAnswer,

    /// <summary>The next review.</summary>
    Review,

    /// <summary>Last day of the departure term.</summary>
    DepartureTerm,

    /// <summary>The day after the planned handover.</summary>
    Handover,

    /// <summary>A recorded decision waits for its move.</summary>
    DecisionMove,
}

/// <summary>A date on which something ends or is owed.</summary>
public sealed record Deadline(DeadlineKind Kind, DateOnly On);

/// <summary>The search year (L3). Days are calendar days.</summary>
/// <param name="StartedOn">First day.</param>
/// <param name="Ground">What started it.</param>
/// <param name="LastDay">Last day, with the days on which it stood still added.</param>
/// <param name="DaysUsed">Days that counted.</param>
/// <param name="DaysStopped">Days on which it stood still: approved pauses, track 2, closed. Overlaps count once.</param>
/// <param name="DaysLeft">Days until the last day; negative past it.</param>
/// <param name="Running">It counts today.</param>
public sealed record SearchClock(DateOnly StartedOn, SearchClockGround Ground, DateOnly LastDay, int DaysUsed, int DaysStopped, int DaysLeft, bool Running);

/// <summary>The clocks of a case, computed from its facts. They alarm; they never move a case (domain 2.7).</summary>
public sealed record CaseClocks(
    DateOnly EighteenEarliest, DateOnly EighteenLatest, SearchClock? Search, Deadline? Phase, Deadline? Governing, AlarmStep Step,
    DateOnly? VerificationExpires, DateOnly? EmbassyAnswerDue)
{
    /// <summary>Reads the clocks of a case as they stand on a day.</summary>
    public static CaseClocks For(CaseFile file, DateOnly today, CasePolicy policy)
    {
        var birth = file.BirthDate;
        var search = SearchOf(file, today, policy);
        var phase = PhaseDeadline(file, search, today, policy);
        var eighteen = new Deadline(DeadlineKind.Eighteen, birth.EighteenEarliest);
        var governing = !file.Phase.IsOpen() ? null : phase is null || eighteen.On <= phase.On ? eighteen : phase;
        var verification = file.CurrentPlan?.Receiver is { } receiver ? file.VerificationOf(receiver) : null;
        var filed = file.InPeriod<Returning.TravelDocument>()
            .Where(d => !file.Standing<Returning.TravelDocumentAnswer>().Any(a => file.Now<Returning.TravelDocument>(a.Document) == d)).OrderBy(d => d.OccurredOn).FirstOrDefault();
        return new(
            birth.EighteenEarliest, birth.EighteenLatest, search, phase, governing, AlarmSteps.Of(governing?.Kind, governing?.On, today, policy),
            verification?.OccurredOn.AddDays(policy.VerificationMaxAgeDays), filed?.OccurredOn.AddMonths(policy.EmbassyAnswerMonths));
    }

    private static SearchClock? SearchOf(CaseFile file, DateOnly today, CasePolicy policy)
    {
        if (Start(file, policy) is not { } start)
        {
            return null;
        }

        var stopped = StoppedDays(file, start.On, today);
        var lastDay = LegalTerm.AddYears(start.On, policy.SearchTermYears).AddDays(stopped);
        var elapsed = Math.Max(0, today.DayNumber - start.On.DayNumber);
        var running = file.Phase.IsOpen() && !file.Phase.IsTrack2() && !file.Suspensions.Any(s => s.PausesClock && s.IsOpenOn(today));
        return new(start.On, start.Ground, lastDay, elapsed - stopped, stopped, lastDay.DayNumber - today.DayNumber, running);
    }

    // The first entry into track 1 decides; nothing restarts the year (I9).
    private static (DateOnly On, SearchClockGround Ground)? Start(CaseFile file, CasePolicy policy)
    {
        if (file.PhaseLines.FirstOrDefault(e => e.To!.Value.IsTrack1()) is not { } entered)
        {
            return null;
        }

        var before = file.Decisions.Where(d => file.OriginOf(d.Sequence) < entered.Sequence).ToArray();
        var end = before.LastOrDefault(d => d.Kind is DecisionKind.ReturnDecisionWithdrawn or DecisionKind.ReturnDecisionAnnulled);
        var rejected = before.LastOrDefault(d => d.Kind == DecisionKind.AsylumRejected);
        var cameFromTrack2 = file.PhaseLines.Any(e => e.Sequence < entered.Sequence && e.To!.Value.IsTrack2());
        if (entered.Trigger == CaseTrigger.ReturnDecisionEnded || (cameFromTrack2 && end?.OccurredOn >= rejected?.OccurredOn))
        {
            return (end?.OccurredOn ?? entered.OccurredOn, SearchClockGround.ReturnDecisionEnded);
        }

        return policy.SearchClockGround == SearchClockGround.RejectionDate && rejected is { } rejection
            ? (rejection.OccurredOn, SearchClockGround.RejectionDate)
            : (entered.OccurredOn, SearchClockGround.AcceptanceDate);
    }

    /// <summary>Days from start to today on which the clock stood still: each day counts once.</summary>
    private static int StoppedDays(CaseFile file, DateOnly start, DateOnly today)
    {
        var lines = file.PhaseLines.ToArray();
        var intervals = lines
            .Select((line, i) => (line, From: line.OccurredOn, To: i + 1 < lines.Length ? lines[i + 1].OccurredOn : today))
            .Where(x => x.line.To!.Value.IsTrack2() || !x.line.To.Value.IsOpen())
            .Select(x => (x.From, x.To))
            .Concat(file.Suspensions.Where(s => s.PausesClock).Select(s => (From: s.StartedOn, To: s.EndedOn ?? today)))
            .Select(x => (From: x.From < start ? start : x.From, To: x.To > today ? today : x.To))
            .Where(x => x.From < x.To)
            .OrderBy(x => x.From);
        var days = 0;
        var counted = start;
        foreach (var (from, to) in intervals)
        {
            var begin = from > counted ? from : counted;
            if (to > begin)
            {
                days += to.DayNumber - begin.DayNumber;
                counted = to;
            }
        }

        return days;
    }

    private static Deadline? PhaseDeadline(CaseFile file, SearchClock? search, DateOnly today, CasePolicy policy)
    {
        var entered = file.LastMove.OccurredOn;
        return file.Phase switch
        {
            CasePhase.Intake => new(DeadlineKind.Routing, LegalTerm.AddWorkingDays(entered, policy.RoutingWorkingDays)),
            CasePhase.ShelterSearch => Continued(file, search!.LastDay, today) ?? new(DeadlineKind.SearchLimit, search.LastDay),
            CasePhase.FurtherSearch => NextReviewAfter(file, FurtherSearchDue(file, entered, policy), today) ?? new(DeadlineKind.FurtherSearch, FurtherSearchDue(file, entered, policy)),
            CasePhase.ShelterFound or CasePhase.CooperatedNoShelter or CasePhase.InsufficientCooperation or CasePhase.CooperatedCannotLeave =>
                Answered(file, policy) ?? new(DeadlineKind.IndAnswer, entered.AddDays(policy.IndAnswerWeeks * 7)),
            CasePhase.NoShelter or CasePhase.NoArrangements => NextReview(file) ?? new(DeadlineKind.Review, entered.AddMonths(policy.ReviewIntervalMonths)),
            CasePhase.ReturnPreparation or CasePhase.ReadyToTravel => DepartureOrReview(file, entered, today),
            CasePhase.Travelling => new(DeadlineKind.Handover, (file.CurrentPlan?.HandoverOn ?? entered).AddDays(1)),
            CasePhase.Closed => null,
            _ => throw new InvalidOperationException($"No deadline is written down for {file.Phase}."),
        };
    }

    // Once the IND has answered, the move of its decision is owed; a decision that opens no move here is for a review.
    private static Deadline? Answered(CaseFile file, CasePolicy policy) =>
        file.DecisionWaiting is { } since ? new(DeadlineKind.DecisionMove, LegalTerm.AddWorkingDays(since, policy.EscalationWorkingDays))
        : file.CurrentReferral is { DecidedBy: not null } ? NextReview(file) ?? new(DeadlineKind.Review, file.Decisions.Last(d => d.Sequence == file.CurrentReferral.DecidedBy).OccurredOn.AddMonths(policy.ReviewIntervalMonths))
        : null;

    private static DateOnly FurtherSearchDue(CaseFile file, DateOnly entered, CasePolicy policy) =>
        file.Decisions.LastOrDefault(d => d.Kind == DecisionKind.FurtherInvestigation && d.AppliedBy == file.LastMove.Sequence)?.DueOn
        ?? entered.AddMonths(policy.FurtherSearchMonths);

    private static Deadline DepartureOrReview(CaseFile file, DateOnly entered, DateOnly today)
    {
        // A postponement lapses on a return decision that comes after it, and at 18.
        var postponed = file.Decisions.SkipWhile(d => file.ReturnDecision is { } decision && d != decision)
            .LastOrDefault(d => d.Kind == DecisionKind.DeparturePostponed)?.DueOn;
        postponed = postponed > file.BirthDate.EighteenLatest ? file.BirthDate.EighteenLatest : postponed;
        var term = postponed ?? file.ReturnDecision?.DepartureTermEnds ?? entered;
        return NextReviewAfter(file, term, today) ?? new(DeadlineKind.DepartureTerm, term);
    }

    // Until a term is past it governs, whatever review is planned after it. Past the limit a supervisor records that the search continues:
    // the limit stays, the next review governs.
    private static Deadline? Continued(CaseFile file, DateOnly limit, DateOnly today) =>
        today > limit && file.Statements(StatementKind.SearchContinues).LastOrDefault() is { NextOn: { } next } && next > limit ? new(DeadlineKind.Review, next) : null;

    private static Deadline? NextReview(CaseFile file) =>
        file.Statements(StatementKind.Review, file.LastMove.Sequence).LastOrDefault() is { NextOn: { } next } ? new(DeadlineKind.Review, next) : null;

    private static Deadline? NextReviewAfter(CaseFile file, DateOnly term, DateOnly today) =>
        today > term && file.Statements(StatementKind.Review, file.LastMove.Sequence).Concat(file.Statements(StatementKind.SearchContinues, file.LastMove.Sequence))
            .OrderBy(s => s.Sequence).LastOrDefault() is { NextOn: { } next } && next > term ? new(DeadlineKind.Review, next) : null;
}
