using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Cases;

/// <summary>A case in a list, for somebody who may open it. The last three are what lists sort by: a database merges ordered parts into one page only by what it reads of each row.</summary>
public sealed record CaseRow(
    int Id, string Number, string FirstNames, string LastName, string Nationality, string Team, string? CounsellorId, string? CounsellorName,
    DateOnly EighteenEarliest, DateOnly EighteenLatest, CasePhase Phase, DateOnly PhaseSince, ClosingReason? ClosingReason,
    DateOnly? Deadline, DeadlineKind? DeadlineKind, DateOnly? SearchStartedOn, DateOnly? SearchLastDay, int? MissingGrounds, OutcomeKind? ProposedOutcome, bool ProposalReturned,
    DateOnly? DecisionWaitsSince, int OpenAlarms, bool ReopeningOwed, bool ReviewOwed, DateOnly? LastContactOn, DateOnly DeadlineOrder, string NameOrder, DateTime LastRecordedAt)
{
    /// <summary>Straight from the columns that every save keeps: no case is loaded for a list.</summary>
    internal static readonly Expression<Func<CaseFile, CaseRow>> Of = c => new CaseRow(
        c.Id, c.Number, c.FirstNames, c.LastName, c.Nationality, c.Team, c.CounsellorId, c.CounsellorName,
        c.EighteenEarliest, c.EighteenLatest, c.Phase, c.PhaseSince, c.ClosingReason,
        c.GoverningDeadline, c.GoverningKind, c.SearchStartedOn, c.SearchLastDay, c.MissingGrounds, c.ProposedOutcome,
        c.Proposals.Any(p => p.State == ProposalState.Returned && p.Period == c.Period && p.FromPhase == c.Phase && !c.Proposals.Any(later => later.Sequence > p.Sequence)),
        c.DecisionWaitsSince, c.OpenAlarmCount, c.ReopeningOwed, c.ReviewOwed, c.LastContactOn,
        EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder), EF.Property<string>(c, SearchIndex.NameOrder), EF.Property<DateTime>(c, SearchIndex.LastRecordedAt));
}

/// <summary>The next step that the authority owes in a case, and the one before.</summary>
/// <param name="Last">The day of the last step, or the day the work began.</param>
/// <param name="DueOn">The last day on which the next one makes no gap.</param>
public sealed record NextStep(DateOnly Last, DateOnly DueOn);

/// <summary>A case of a colleague: initials, track and deadline. Nothing else of it is shown; the number is for the audit trail alone.</summary>
public sealed record MaskedRow(int Id, string Number, string FirstInitial, string LastInitial, CasePhase Phase, DateOnly? Deadline)
{
    internal static readonly Expression<Func<CaseFile, MaskedRow>> Of = c =>
        new MaskedRow(c.Id, c.Number, c.FirstNames.Substring(0, 1), c.LastName.Substring(0, 1), c.Phase, c.GoverningDeadline);
}

/// <summary>How many cases stand in a state, of those that somebody may open.</summary>
public sealed record CaseloadCounts(int Open, int Overdue, int WithinThreeMonths, int DecisionsWaiting, int DecisionsEscalated, int ProposalsOpen, int AlarmsOpen, int Unassigned, int ReopeningOwed, int ReviewsOwed, int ProposalsReturned)
{
    public static CaseloadCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
