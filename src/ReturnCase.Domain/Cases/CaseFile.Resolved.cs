using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
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

/// <summary>A step that clashed with a birth date recorded since, and what a person said or did about it.</summary>
/// <param name="Step">The line of the step.</param>
/// <param name="Then">The version of the birth date by which it was judged.</param>
/// <param name="Now">The version that clashed with it.</param>
/// <param name="Said">The line of the answer: the closing as of age, the reopening, or the decision not to reopen.</param>
/// <param name="Why">The reason that was given.</param>
public sealed record ResolvedBirthClash(CaseEntry Step, BirthDateVersion Then, BirthDateVersion Now, CaseEntry Said, string? Why);

// A clash that was resolved stays to be read: both sides, and what was said of them.
public sealed partial class CaseFile
{
    /// <summary>The decisions of any period that clashed and of which a person said what follows, the last one said first.</summary>
    public IReadOnlyList<ResolvedClash> ResolvedClashes => [.. SaidOfClashes().Concat(FollowedLate()).OrderByDescending(resolved => resolved.Said.Sequence)];

    /// <summary>The steps of any period that clashed with a birth date and were answered, the last answer first.</summary>
    public IReadOnlyList<ResolvedBirthClash> ResolvedBirthClashes => [.. AnsweredClosings().Concat(AnsweredSteps()).OrderByDescending(resolved => resolved.Said.Sequence).ThenBy(resolved => resolved.Step.Sequence)];

    // Closed as of age, and a minor by the version that was known when somebody opened the case again, or said why not.
    private IEnumerable<ResolvedBirthClash> AnsweredClosings()
    {
        var lines = PhaseLines.ToArray();
        foreach (var (i, closed) in lines.Index().Where(line => line.Item.Trigger is CaseTrigger.TurnedEighteen or CaseTrigger.CloseFoundAdult))
        {
            var reopened = i + 1 < lines.Length ? lines[i + 1] : null;
            var since = closed.Sequence;
            var answers = Standing<Statement>().Where(said => said.Kind == StatementKind.ReopeningDeclined && OriginOf(said.Sequence) > closed.Sequence && !(OriginOf(said.Sequence) > reopened?.Sequence))
                .Select(said => (Said: EntryAt(said.Sequence), Origin: OriginOf(said.Sequence), Why: (string?)said.Text)).ToList();
            if (reopened is not null)
            {
                answers.Add((reopened, reopened.Sequence, reopened.Reason));
            }

            foreach (var (said, origin, why) in answers.OrderBy(answer => answer.Origin))
            {
                if (KnownBefore(origin) is { } now && now.Sequence > since && said.OccurredOn < now.Value.EighteenLatest)
                {
                    yield return new(closed, BirthDateAt(closed), now, said, why);
                }

                since = origin;
            }
        }
    }

    // Of age at a step that asked for a minor, and closed as of age since.
    private IEnumerable<ResolvedBirthClash> AnsweredSteps() =>
        from closed in PhaseLines
        where closed.Trigger == CaseTrigger.TurnedEighteen
        let now = BirthDateAt(closed)
        from step in PhaseLines
        where step.Sequence < closed.Sequence && step.Period == closed.Period && AskedMinorOn(step) >= now.Value.EighteenLatest
        select new ResolvedBirthClash(step, BirthDateAt(step), now, closed, closed.Reason);

    private IEnumerable<ResolvedClash> SaidOfClashes() => Standing<Statement>()
        .Where(said => said is { Kind: StatementKind.DecisionCounts or StatementKind.DecisionWithoutEffect, About: not null })
        .Select(said => (Said: said, Decision: Now<AuthorityDecision>(said.About!.Value)))
        .Select(one => new ResolvedClash(
            one.Decision,
            _referrals.Find(r => r.Number == one.Said.Reference),
            RivalOf(one.Decision) is { } rival ? EntryAt(rival.Sequence) : null,
            one.Said.Kind == StatementKind.DecisionCounts ? ClashAnswer.Counts : ClashAnswer.NoEffect,
            EntryAt(one.Said.Sequence)));

    // What a case is accepted on is always of before its transfer, and waits for no move.
    private IEnumerable<ResolvedClash> FollowedLate()
    {
        var lines = PhaseLines.ToArray();
        return lines.Zip(lines.Skip(1), (step, move) => (Step: step, Move: move, Decision: _facts.OfType<AuthorityDecision>().LastOrDefault(d => d.Stands && d.AppliedBy == move.Sequence)))
            .Where(pair => pair.Move.Trigger is not (CaseTrigger.AcceptWithoutReturnDecision or CaseTrigger.AcceptWithReturnDecision) && pair.Decision is { } late && late.OccurredOn < pair.Step.OccurredOn && OriginOf(late.Sequence) > pair.Step.Sequence)
            .Select(pair => new ResolvedClash(pair.Decision!, _referrals.Find(r => r.Number == pair.Decision!.ReferralNumber), pair.Step, ClashAnswer.Followed, pair.Move));
    }
}
