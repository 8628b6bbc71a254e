using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Tasks;

namespace ReturnCase.Data.Cases;

/// <summary>Open cases, closed ones, or both.</summary>
public enum CaseState { Open, Closed, All }

/// <summary>Something about a case that somebody has to look at.</summary>
public enum Attention
{
    /// <summary>A recorded decision waits for its move.</summary>
    DecisionWaits,

    /// <summary>The same, for so long that it is the supervisor's task too.</summary>
    DecisionEscalated,

    /// <summary>A proposal waits for a supervisor.</summary>
    ProposalOpen,

    /// <summary>A proposal came back and nothing followed yet.</summary>
    ProposalReturned,

    /// <summary>A safety alarm is open.</summary>
    AlarmOpen,

    /// <summary>An exception was asked for with a suspension, and no supervisor has answered.</summary>
    SuspensionAsks,

    /// <summary>A closed case of which somebody must decide whether it opens again.</summary>
    ReopeningOwed,

    /// <summary>A supervisor owes a review.</summary>
    ReviewOwed,

    /// <summary>No counsellor, or one who left.</summary>
    Unassigned,

    /// <summary>Others recorded something since this person looked.</summary>
    New,

    /// <summary>No step of our own was taken for so long that a gap in diligence is near, or there.</summary>
    StepDue,
}

/// <summary>In which order a list shows its cases.</summary>
public enum CaseOrder
{
    /// <summary>The nearest deadline first, closed cases last.</summary>
    Deadline,

    /// <summary>Never spoken to first, then the longest ago.</summary>
    Contact,

    /// <summary>By last name.</summary>
    Name,
}

/// <summary>Which cases a list shows.</summary>
public sealed record CaseloadFilter
{
    public CaseState? State { get; init; }

    public CasePhase? Phase { get; init; }

    /// <summary>Cases whose deadline lies within this step; <see cref="AlarmStep.Overdue"/> those past it.</summary>
    public AlarmStep? Step { get; init; }

    public Attention? Attention { get; init; }

    public string? CounsellorId { get; init; }

    /// <summary>Nobody works on it, or somebody who left.</summary>
    public bool Unassigned { get; init; }

    /// <summary>The nationality, or a country of return that is named, by its code.</summary>
    public string? Country { get; init; }

    /// <summary>A language of the child, by its code in <see cref="Language"/>.</summary>
    public string? Language { get; init; }

    /// <summary>The last contact was before this day, or there was none.</summary>
    public DateOnly? ContactBefore { get; init; }

    /// <summary>There was no contact yet.</summary>
    public bool NeverContacted { get; init; }

    /// <summary>The governing deadline is on this day or later.</summary>
    public DateOnly? DeadlineFrom { get; init; }

    /// <summary>The governing deadline is on this day or earlier.</summary>
    public DateOnly? DeadlineUntil { get; init; }

    public CaseOrder Order { get; init; }

    public CaseSearch? Search { get; init; }

    /// <summary>Where nothing else is said: open cases, but a search and what concerns closed cases look everywhere.</summary>
    public CaseState StateInForce => State
        ?? (Search is not null || Attention is Cases.Attention.AlarmOpen or Cases.Attention.ReopeningOwed || Phase == CasePhase.Closed ? CaseState.All : CaseState.Open);
}

internal static class CaseloadFilters
{
    public static IQueryable<CaseFile> Where(this IQueryable<CaseFile> cases, CaseloadFilter filter, DateOnly today, CasePolicy policy, ReturnCaseDb db, Viewer viewer)
    {
        cases = cases.Unsearched(filter, today, policy, db, viewer);
        return filter.Search is { } search ? search.In(cases, db) : cases;
    }

    /// <summary>The cases whose names sound like what is searched for by name, and are spelled in another way.</summary>
    public static IQueryable<CaseFile> WhereSounding(this IQueryable<CaseFile> cases, CaseloadFilter filter, DateOnly today, CasePolicy policy, ReturnCaseDb db, Viewer viewer) =>
        filter.Search!.SoundingIn(cases.Unsearched(filter, today, policy, db, viewer), db);

    private static IQueryable<CaseFile> Unsearched(this IQueryable<CaseFile> cases, CaseloadFilter filter, DateOnly today, CasePolicy policy, ReturnCaseDb db, Viewer viewer)
    {
        cases = filter.StateInForce switch
        {
            CaseState.Open => cases.Where(c => c.Phase != CasePhase.Closed),
            CaseState.Closed => cases.Where(c => c.Phase == CasePhase.Closed),
            _ => cases,
        };
        cases = filter.Phase is { } phase ? cases.Where(c => c.Phase == phase) : cases;
        cases = filter.Step is { } step ? cases.Within(step, today, policy) : cases;
        cases = filter.Attention is { } attention ? cases.Where(attention switch
        {
            Attention.Unassigned => WithoutCounsellor(db),
            Attention.New => CaseLooks.NewTo(viewer, today, db),
            Attention.StepDue => c => db.CaseTasks.Any(task => task.CaseFileId == c.Id && task.Kind == DerivedTaskKind.StepDue),
            _ => Needing(attention, today, policy),
        }) : cases;
        cases = filter.Unassigned ? cases.Where(WithoutCounsellor(db)) : cases;
        cases = filter.CounsellorId is { } counsellor ? cases.Where(c => c.CounsellorId == counsellor) : cases;
        cases = filter.Country is { } country ? cases.Having(SearchTokenKind.Country, country, db) : cases;
        cases = filter.Language is { } language ? cases.Having(SearchTokenKind.Language, language, db) : cases;
        cases = filter.ContactBefore is { } before ? cases.Where(c => c.LastContactOn == null || c.LastContactOn < before) : cases;
        cases = filter.NeverContacted ? cases.Where(c => c.LastContactOn == null) : cases;
        cases = filter.DeadlineFrom is { } from ? cases.Where(c => EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder) >= from && c.GoverningDeadline != null) : cases;
        return filter.DeadlineUntil is { } until ? cases.Where(c => EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder) <= until && c.GoverningDeadline != null) : cases;
    }

    private static IQueryable<CaseFile> Having(this IQueryable<CaseFile> cases, SearchTokenKind kind, string word, ReturnCaseDb db) =>
        cases.Where(c => db.SearchTokens.Where(token => token.Kind == kind && token.Word == word).Select(token => token.CaseFileId).Contains(c.Id));

    /// <summary>The last day on which a decision can have been recorded that is the supervisor's task today.</summary>
    public static DateOnly EscalatedSince(DateOnly today, CasePolicy policy)
    {
        var day = today;
        while (LegalTerm.AddWorkingDays(day, policy.EscalationWorkingDays) > today)
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    private static IQueryable<CaseFile> Within(this IQueryable<CaseFile> cases, AlarmStep step, DateOnly today, CasePolicy policy)
    {
        switch (step)
        {
            case AlarmStep.Overdue:
                return cases.Where(c => EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder) < today);
            case AlarmStep.None:
                var calm = AlarmSteps.LastDay(AlarmStep.SixMonths, today, policy);
                return cases.Where(c => EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder) > calm && c.GoverningDeadline != null);
            default:
                var last = AlarmSteps.LastDay(step, today, policy);
                return cases.Where(c => EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder) >= today && EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder) <= last);
        }
    }

    private static Expression<Func<CaseFile, bool>> Needing(Attention attention, DateOnly today, CasePolicy policy)
    {
        var escalated = EscalatedSince(today, policy);
        return attention switch
        {
            Attention.DecisionWaits => c => c.DecisionWaitsSince != null,
            Attention.DecisionEscalated => c => c.DecisionWaitsSince <= escalated,
            Attention.ProposalOpen => c => c.ProposedOutcome != null,
            Attention.ProposalReturned => Returned,
            Attention.AlarmOpen => c => c.OpenAlarmCount > 0,
            Attention.SuspensionAsks => c => c.SuspensionVersions.Any(s => s.SupersededBy == null && ((s.AsksNotToBlock && s.NotToBlockApproved == null && s.EndedOn == null) || (s.AsksToPause && s.PauseApproved == null))),
            Attention.ReopeningOwed => c => c.ReopeningOwed,
            Attention.ReviewOwed => c => c.ReviewOwed,
            _ => throw new ArgumentOutOfRangeException(nameof(attention), attention, "Nothing finds this."),
        };
    }

    /// <summary>Nobody works on it: it was given to nobody, or to somebody who can no longer sign in or is no counsellor any more.</summary>
    internal static Expression<Func<CaseFile, bool>> WithoutCounsellor(ReturnCaseDb db) =>
        c => c.CounsellorId == null || db.Users.Any(user => user.Id == c.CounsellorId && (user.Disabled || user.Role != ActorRole.Counsellor));

    /// <summary>The last proposal of this phase came back, and no other was made since.</summary>
    private static readonly Expression<Func<CaseFile, bool>> Returned = c => c.Proposals.Any(p =>
        p.State == ProposalState.Returned && p.Period == c.Period && p.FromPhase == c.Phase && !c.Proposals.Any(later => later.Sequence > p.Sequence));
}
