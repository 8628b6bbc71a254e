using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Domain.Cases;

/// <summary>What a person said of a decision that clashed.</summary>
public enum ClashAnswer
{
    /// <summary>It counts for what the case asks now.</summary>
    Counts,

    /// <summary>No step follows from it.</summary>
    NoEffect,

    /// <summary>Its move was made although it bore a day before the step that was made meanwhile.</summary>
    Followed,
}

/// <summary>A decision that clashed, and what a person said of it.</summary>
/// <param name="Decision">The decision, in its latest version.</param>
/// <param name="Referral">The referral that it answers; null where it came late and answers none.</param>
/// <param name="Against">The line of the step that was made meanwhile, or of the answer that it contradicts; null where its referral had lapsed.</param>
/// <param name="Answer">What was said.</param>
/// <param name="Said">The line by which it was said: by whom, when and why.</param>
public sealed record ResolvedClash(AuthorityDecision Decision, Referral? Referral, CaseEntry? Against, ClashAnswer Answer, CaseEntry Said);

// A clash that was resolved stays to be read: both sides, and what was said of them.
public sealed partial class CaseFile
{
    /// <summary>The decisions of any period that clashed and of which a person said what follows, the last one said first.</summary>
    public IReadOnlyList<ResolvedClash> ResolvedClashes => [.. SaidOfClashes().Concat(FollowedLate()).OrderByDescending(resolved => resolved.Said.Sequence)];

    private IEnumerable<ResolvedClash> SaidOfClashes() => Standing<Statement>()
        .Where(said => said is { Kind: StatementKind.DecisionCounts or StatementKind.DecisionWithoutEffect, About: not null })
        .Select(said => (Said: said, Decision: Now<AuthorityDecision>(said.About!.Value)))
        .Select(one => new ResolvedClash(
            one.Decision,
            _referrals.Find(r => r.Number == one.Said.Reference),
            RivalOf(one.Decision) is { } rival ? LineOf(rival.Sequence) : null,
            one.Said.Kind == StatementKind.DecisionCounts ? ClashAnswer.Counts : ClashAnswer.NoEffect,
            LineOf(one.Said.Sequence)));

    // What a case is accepted on is always of before its transfer, and waits for no move.
    private IEnumerable<ResolvedClash> FollowedLate()
    {
        var lines = PhaseLines.ToArray();
        return lines.Zip(lines.Skip(1), (step, move) => (Step: step, Move: move, Decision: _facts.OfType<AuthorityDecision>().LastOrDefault(d => d.Stands && d.AppliedBy == move.Sequence)))
            .Where(pair => pair.Move.Trigger is not (CaseTrigger.AcceptWithoutReturnDecision or CaseTrigger.AcceptWithReturnDecision) && pair.Decision is { } late && late.OccurredOn < pair.Step.OccurredOn && OriginOf(late.Sequence) > pair.Step.Sequence)
            .Select(pair => new ResolvedClash(pair.Decision!, _referrals.Find(r => r.Number == pair.Decision!.ReferralNumber), pair.Step, ClashAnswer.Followed, pair.Move));
    }

    private CaseEntry LineOf(int sequence) => _entries.Single(line => line.Sequence == sequence);
}
