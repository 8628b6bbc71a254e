namespace ReturnCase.Domain.Clocks;

/// <summary>Who is told of a deadline, from near the child to further away.</summary>
public enum EscalationRung
{
    /// <summary>The case's counsellor, or whoever covers today.</summary>
    Counsellor,

    /// <summary>Every supervisor of the team.</summary>
    Supervisor,

    /// <summary>The list that the supervisors of a team share, so that what nobody has still lies somewhere.</summary>
    TeamBox,
}

/// <summary>From which step on a rung is told, whatever the rungs below it do; the settings <c>Policy:Escalation:…</c> (D).</summary>
public sealed record EscalationTerms
{
    /// <summary>The first step of which the supervisors are told.</summary>
    public AlarmStep SupervisorFrom { get; init; } = AlarmStep.ThreeMonths;

    /// <summary>The first step that lies in the team box.</summary>
    public AlarmStep TeamBoxFrom { get; init; } = AlarmStep.Due;

    internal string? FirstFault() => this switch
    {
        { SupervisorFrom: AlarmStep.None } => "Policy:Escalation:SupervisorFrom is None; write the step from which supervisors are told, SixMonths to Overdue.",
        _ when TeamBoxFrom < SupervisorFrom => $"Policy:Escalation:TeamBoxFrom is {TeamBoxFrom}; it must be the same step as SupervisorFrom, which is {SupervisorFrom}, or a later one.",
        _ => null,
    };
}

/// <summary>Who is on the rungs of one case, and since when the question of a step lies there without an answer.</summary>
/// <param name="Held">Somebody works on it: its counsellor, or whoever covers.</param>
/// <param name="Supervised">The team has a supervisor.</param>
/// <param name="CounsellorSilentSince">The day on which whoever works on it was told of this step, where nobody of them has read it.</param>
/// <param name="SupervisorSilentSince">The same of the supervisors.</param>
public sealed record EscalationState(bool Held, bool Supervised, DateOnly? CounsellorSilentSince = null, DateOnly? SupervisorSilentSince = null);

/// <summary>
/// The one place that says who is told of which step (domain 2.7; issue 5; ADR 28).
/// <code>
/// step               counsellor or cover   supervisors                          team box
/// six months         yes                   unread, or nobody has the case       supervisors unread, or nobody has the case
/// three months       yes                   yes                                  supervisors unread, or none, or nobody has the case
/// one month          yes                   yes                                  the same
/// two weeks          yes                   yes                                  the same
/// due, overdue       yes                   yes                                  yes
/// </code>
/// "Unread" is after so many working days (Policy:EscalationWorkingDays). A closed case has no deadline, and is owed nothing.
/// </summary>
public static class Escalation
{
    /// <summary>The last day before the next working day: what begins until then is told now, while somebody is there to read it.</summary>
    public static DateOnly LooksUntil(DateOnly today) => LegalTerm.AddWorkingDays(today, 1).AddDays(-1);

    /// <summary>The last deadline of which somebody is told today.</summary>
    public static DateOnly Horizon(DateOnly today, CasePolicy policy) => AlarmSteps.LastDay(AlarmStep.SixMonths, LooksUntil(today), policy);

    /// <summary>
    /// The step of which people are told today. One that begins on a Saturday, a Sunday or a public holiday is told on the last working day before; nothing is called overdue before it is.
    /// </summary>
    public static AlarmStep StepOn(DeadlineKind kind, DateOnly deadline, DateOnly today, CasePolicy policy)
    {
        var now = AlarmSteps.Of(kind, deadline, today, policy);
        var ahead = AlarmSteps.Of(kind, deadline, LooksUntil(today), policy);
        return ahead <= now || now == AlarmStep.Due ? now : ahead == AlarmStep.Overdue ? AlarmStep.Due : ahead;
    }

    /// <summary>
    /// The step that is owed today. A review that people planned themselves is told at the steps that begin after they planned it: when they did, they knew how near it is. Its own day, and a day that is past, are always told.
    /// A date of the law that moved is owed anew, however near it is. A report to the police is asked about once its hour is past, which may be on the day itself: it is overdue.
    /// </summary>
    /// <param name="kind">What the deadline is about.</param>
    /// <param name="deadline">Its day.</param>
    /// <param name="plannedOn">The day on which a review was planned; of other deadlines it counts for nothing.</param>
    /// <param name="today">The day as of which it is judged.</param>
    /// <param name="policy">The terms.</param>
    public static AlarmStep OwedOn(DeadlineKind kind, DateOnly deadline, DateOnly? plannedOn, DateOnly today, CasePolicy policy)
    {
        if (kind == DeadlineKind.PoliceReport)
        {
            return AlarmStep.Overdue;
        }

        var step = StepOn(kind, deadline, today, policy);
        return kind != DeadlineKind.Review || step >= AlarmStep.Due || AlarmSteps.BeganAfter(plannedOn, step, deadline, policy) ? step : AlarmStep.None;
    }

    /// <summary>Which rungs are to be told of a step on a day. One that was told stays told: the caller tells nobody twice.</summary>
    public static IReadOnlyList<EscalationRung> Rungs(AlarmStep step, EscalationState state, DateOnly today, CasePolicy policy)
    {
        if (step == AlarmStep.None)
        {
            return [];
        }

        var supervisor = !state.Held || step >= policy.Escalation.SupervisorFrom || IsTooLong(state.CounsellorSilentSince, today, policy);
        var teamBox = !state.Held || step >= policy.Escalation.TeamBoxFrom || (supervisor && !state.Supervised) || IsTooLong(state.SupervisorSilentSince, today, policy);
        var told = new[] { (EscalationRung.Counsellor, state.Held), (EscalationRung.Supervisor, supervisor), (EscalationRung.TeamBox, teamBox) };
        return [.. told.Where(rung => rung.Item2).Select(rung => rung.Item1)];
    }

    private static bool IsTooLong(DateOnly? since, DateOnly today, CasePolicy policy) =>
        since is { } day && LegalTerm.AddWorkingDays(day, policy.EscalationWorkingDays) <= today;
}
