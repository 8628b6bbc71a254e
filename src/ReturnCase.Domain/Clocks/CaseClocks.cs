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

    /// <summary>A journey that was ready lost its ground, or fell through: somebody decides, and those involved are told.</summary>
    JourneyOff,

    /// <summary>A missing child is to be reported to the police. It is of an hour and governs no case; people are told once that hour is past.</summary>
    PoliceReport,

    /// <summary>A safety alarm was handed over to somebody. It governs no case; that person is told on the day itself.</summary>
    AlarmGiven,
}

/// <summary>What kinds of deadlines are.</summary>
public static class DeadlineKinds
{
    /// <summary>A date of this kind can govern a case; the others are about a safety alarm, of which people are told.</summary>
    public static bool Governs(this DeadlineKind kind) => kind is not (DeadlineKind.PoliceReport or DeadlineKind.AlarmGiven);
}

/// <summary>A date on which something ends or is owed.</summary>
public sealed record Deadline(DeadlineKind Kind, DateOnly On);

/// <summary>The search year (L3). Days are calendar days. Of a closed case it is as it stood at the closing.</summary>
/// <param name="StartedOn">First day.</param>
/// <param name="Ground">What started it.</param>
/// <param name="LastDay">Last day, with the days on which it stood still added.</param>
/// <param name="DaysUsed">Days that counted.</param>
/// <param name="DaysStopped">Days on which it stood still: approved pauses, track 2, closed. Overlaps count once.</param>
/// <param name="DaysLeft">Days until the last day; negative past it.</param>
/// <param name="Running">It counts today.</param>
public sealed record SearchClock(DateOnly StartedOn, SearchClockGround Ground, DateOnly LastDay, int DaysUsed, int DaysStopped, int DaysLeft, bool Running);

/// <summary>The clocks of a case, computed from its facts. They alarm; they never move a case (domain 2.7).</summary>
/// <param name="Search">The search year; null where no search has begun.</param>
/// <param name="Dates">Every date with how it was reckoned, the one that governs among them.</param>
/// <param name="Governing">The 18th birthday, or what the phase asks for if that falls earlier; null once closed.</param>
/// <param name="Step">How near that is.</param>
public sealed record CaseClocks(SearchClock? Search, IReadOnlyList<ClockDate> Dates, Deadline? Governing, AlarmStep Step)
{
    /// <summary>First day on which the child can be 18: alarms count from it.</summary>
    public DateOnly EighteenEarliest => Of(ClockKind.Eighteen)!.Value;

    /// <summary>Last day on which the child can turn 18: rights end on it.</summary>
    public DateOnly EighteenLatest => Of(ClockKind.EighteenLatest) ?? EighteenEarliest;

    /// <summary>What the phase asks for; null once closed.</summary>
    public Deadline? Phase => Dates.FirstOrDefault(date => date.Deadline is not null) is { } date ? new(date.Deadline!.Value, date.On) : null;

    /// <summary>Last day on which the verification of the receiver may be relied on.</summary>
    public DateOnly? VerificationExpires => Of(ClockKind.Verification);

    /// <summary>Day from which the silence of the embassy that was asked first is recorded as no answer.</summary>
    public DateOnly? EmbassyAnswerDue => Of(ClockKind.TravelDocument);

    /// <summary>Reads the clocks of a case as they stand on a day. Another day than today says how they would stand then if nothing else happened.</summary>
    public static CaseClocks For(CaseFile file, DateOnly today, CasePolicy policy)
    {
        policy = policy.For(file);
        var (search, searchDate) = SearchOf(file, today, policy, SearchPause.Approved(file));
        var phase = PhaseDeadline.Of(file, searchDate, today, policy);
        var eighteen = Eighteen(file);
        var birthdayGoverns = phase is null || eighteen[0].On <= phase.On;
        var governing = !file.Phase.IsOpen() ? null : birthdayGoverns ? new Deadline(DeadlineKind.Eighteen, eighteen[0].On) : new Deadline(phase!.Deadline!.Value, phase.On);
        List<ClockDate> dates = [eighteen[0] with { Governs = governing is not null && birthdayGoverns }, .. eighteen.Skip(1)];
        if (phase is not null)
        {
            dates.Add(phase with { Governs = governing is not null && !birthdayGoverns });
        }

        // Until the year is what the phase asks for, it stands beside it.
        if (searchDate is not null && phase?.Kind != ClockKind.SearchYear)
        {
            dates.Add(searchDate);
        }

        dates.AddRange(Others(file, policy));
        return new(search, dates, governing, AlarmSteps.Of(governing?.Kind, governing?.On, today, policy));
    }

    /// <summary>The search year as it would stand if these were the approved pauses; null where no search has begun.</summary>
    internal static SearchClock? SearchIf(CaseFile file, DateOnly today, CasePolicy policy, IReadOnlyList<SearchPause> pauses) => SearchOf(file, today, policy, pauses).Clock;

    private DateOnly? Of(ClockKind kind) => Dates.FirstOrDefault(date => date.Kind == kind)?.On;

    private static ClockDate[] Eighteen(CaseFile file)
    {
        var version = file.Latest<People.BirthDateVersion>()!;
        var birth = version.Value;
        var earliest = ClockDate.Of(ClockKind.Eighteen, Reckoning.From(birth.Earliest, version.Sequence).Plus(ClockStepKind.Years, People.PartialDate.MajorityYears));
        return birth.IsExact ? [earliest] : [earliest, ClockDate.Of(ClockKind.EighteenLatest, Reckoning.From(birth.Latest, version.Sequence).Plus(ClockStepKind.Years, People.PartialDate.MajorityYears))];
    }

    private static (SearchClock? Clock, ClockDate? Date) SearchOf(CaseFile file, DateOnly today, CasePolicy policy, IReadOnlyList<SearchPause> pauses)
    {
        if (Start(file, policy) is not { } start)
        {
            return default;
        }

        today = SearchLedger.ReadOn(file, today);
        var stopped = SearchLedger.Of(file, start.On, today, pauses).Where(stretch => !stretch.Counts).Sum(stretch => stretch.Days);
        var steps = Reckoning.From(start.On, start.Fact).Plus(ClockStepKind.Years, policy.SearchTermYears);
        var date = ClockDate.Of(ClockKind.SearchYear, stopped == 0 ? steps : steps.Plus(ClockStepKind.Stopped, stopped));
        var elapsed = Math.Max(0, today.DayNumber - start.On.DayNumber);
        var running = file.Phase.IsOpen() && !file.Phase.IsTrack2() && !pauses.Any(pause => pause.From <= today && (pause.Until is null || pause.Until > today));
        return (new(start.On, start.Ground, date.On, elapsed - stopped, stopped, date.On.DayNumber - today.DayNumber, running), date);
    }

    // The first entry into track 1 decides; nothing restarts the year (I9).
    private static (DateOnly On, SearchClockGround Ground, int Fact)? Start(CaseFile file, CasePolicy policy)
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
            return (end?.OccurredOn ?? entered.OccurredOn, SearchClockGround.ReturnDecisionEnded, end?.Sequence ?? entered.Sequence);
        }

        return policy.SearchClockGround == SearchClockGround.RejectionDate && rejected is { } rejection
            ? (rejection.OccurredOn, SearchClockGround.RejectionDate, rejection.Sequence)
            : (entered.OccurredOn, SearchClockGround.AcceptanceDate, entered.Sequence);
    }

    private static IEnumerable<ClockDate> Others(CaseFile file, CasePolicy policy)
    {
        if (file.CurrentPlan?.Receiver is { } receiver && file.VerificationOf(receiver) is { } verification)
        {
            yield return ClockDate.Of(ClockKind.Verification, Reckoning.From(verification.OccurredOn, verification.Sequence).Plus(ClockStepKind.Days, policy.VerificationMaxAgeDays));
        }

        var answered = file.Standing<Returning.TravelDocumentAnswer>().Select(a => file.Now<Returning.TravelDocument>(a.Document)).ToHashSet();
        if (file.InPeriod<Returning.TravelDocument>().Where(d => !answered.Contains(d)).OrderBy(d => d.OccurredOn).FirstOrDefault() is { } filed)
        {
            yield return ClockDate.Of(ClockKind.TravelDocument, Reckoning.From(filed.OccurredOn, filed.Sequence).Plus(ClockStepKind.Months, policy.EmbassyAnswerMonths));
        }

        if (file.Decisions.LastOrDefault(d => d.Kind.IsAppealable()) is { } decision)
        {
            var weeks = decision.AppealWeeks ?? policy.ShortAppealWeeks;
            var date = ClockDate.Of(ClockKind.Appeal, Reckoning.From(decision.OccurredOn, decision.Sequence).Plus(ClockStepKind.Weeks, weeks));
            yield return decision.AppealWeeks is null ? date with { AtTheLatest = decision.OccurredOn.AddDays(policy.LongAppealWeeks * 7) } : date;
        }
    }
}
