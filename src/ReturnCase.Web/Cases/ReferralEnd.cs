using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Web.Cases;

/// <summary>How a referral came to its end without the IND, and what the IND was told or said of it all the same.</summary>
/// <param name="Ended">It was withdrawn, or another took its place.</param>
/// <param name="On">The day of that.</param>
/// <param name="Reason">Why it was withdrawn.</param>
/// <param name="ToldOn">The day on which the IND was told.</param>
/// <param name="Decision">The decision on it.</param>
public sealed record ReferralEnd(bool Ended, DateOnly? On, string? Reason, DateOnly? ToldOn, AuthorityDecision? Decision)
{
    /// <summary>The line by which it ended without the IND.</summary>
    public CaseEntry? Line { get; private init; }

    public static ReferralEnd Of(CaseFile file, Referral referral)
    {
        var line = referral.State switch
        {
            ReferralState.Withdrawn => Line(entry => entry.Kind == EntryKind.ReferralWithdrawn && entry.Detail == referral.Number),
            ReferralState.Superseded when referral.SupersededByNumber is { } by => Line(entry => entry.Kind == EntryKind.ReferralMade && entry.Detail == by),
            // Nothing took its place: what stood in the way of leaving was gone.
            ReferralState.Superseded => Line(entry => entry.Trigger == CaseTrigger.ObstacleGone && entry.Sequence > referral.Sequence),
            _ => null,
        };
        return new(
            referral.State is ReferralState.Withdrawn or ReferralState.Superseded,
            line?.OccurredOn,
            referral.State == ReferralState.Withdrawn || referral.SupersededByNumber is null ? line?.Reason : null,
            file.Standing<Statement>().LastOrDefault(told => told.Kind == StatementKind.IndTold && told.Reference == referral.Number)?.OccurredOn,
            referral.DecidedBy is { } sequence ? file.Decisions.FirstOrDefault(decision => decision.Sequence == sequence) : null)
        { Line = line };

        CaseEntry? Line(Func<CaseEntry, bool> ends) => file.Entries.FirstOrDefault(ends);
    }
}
