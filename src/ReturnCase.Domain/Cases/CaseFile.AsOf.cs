using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Suspensions;

namespace ReturnCase.Domain.Cases;

// The case as it was: read back from what is kept, so that every rule that reads a case reads the past one as well. It records nothing.
public sealed partial class CaseFile
{
    private bool _isPast;

    /// <summary>The instant from which anything of this case is known here, UTC.</summary>
    public DateTime KnownSince => _entries.MinBy(entry => entry.Sequence)!.RecordedAt;

    /// <summary>What was known of this case at an instant about a day. Later corrections, facts and retractions change nothing in the answer.</summary>
    /// <param name="knownAt">The instant, UTC: what was recorded after it is not seen.</param>
    /// <param name="about">The day in Amsterdam: what happened after it is left out. A day after the instant says how the clocks would stand then.</param>
    /// <param name="policy">The terms of the rule set under which the case ran then.</param>
    /// <returns>The answer; null where nothing was known yet, or the case, as far as was known, had not begun by that day.</returns>
    public CaseAsOf? AsOf(DateTime knownAt, DateOnly about, CasePolicy policy)
    {
        var known = AsKnownAt(knownAt, policy);
        if (known is null || known.PhaseLines.First().OccurredOn > about)
        {
            return null;
        }

        var then = As(new(_entries, knownAt, about), policy);
        return new(knownAt, about, known, then, CaseClocks.For(then, about, policy));
    }

    /// <summary>The whole case as it was on file at an instant; null where nothing was. Earlier contents and stands of its referrals must have been read.</summary>
    /// <param name="knownAt">The instant, UTC.</param>
    /// <param name="policy">The terms of the rule set under which the case ran then.</param>
    public CaseFile? AsKnownAt(DateTime knownAt, CasePolicy policy) => new Past(_entries, knownAt, DateOnly.MaxValue) is { Line: > 0 } past ? As(past, policy) : null;

    private CaseFile As(Past past, CasePolicy policy)
    {
        var was = new CaseFile { _isPast = true, Id = Id, Number = Number, VNumber = VNumber, RuleSet = RuleSet, Version = past.Line };
        was._facts.AddRange(_facts.Where(fact => past.Knows(fact.Sequence)).Select(fact => fact.AsItWas(past)));
        // Somebody is born on one day, whenever that became known: as the clocks ask it, the version that was known last counts about every day.
        was._facts.OfType<BirthDateVersion>().ToList().ForEach(version => version.Happened());
        was.KeepIdentity();
        // The line of a fact is looked up by those that correct it, also where its own day had not come.
        var facts = was._facts.Select(fact => fact.Sequence).ToHashSet();
        was._entries.AddRange(past.Known.Where(line => line.OccurredOn <= past.About || facts.Contains(line.Sequence)));
        was.Lead(past, (Team, CounsellorId, CounsellorName));
        was._proposals.AddRange(ProposalsOf(past));
        was._suspensionVersions.AddRange(SuspensionsOf(past));
        was._alarms.AddRange(_alarms.Where(alarm => past.Had(alarm.Sequence)).Select(alarm => alarm.AsItWas(past)));
        var counting = was.Decisions.Select(decision => decision.Sequence).ToHashSet();
        was._referrals.AddRange(_referrals.Where(referral => past.Had(referral.Sequence)).Select(referral => referral.AsItWas(past, counting.Contains)));
        was.SecondClosingReason = was.ReasonSinceClosing();
        was.SettleAlarms(policy);
        was.Show();
        return was;
    }

    // Its phase, its period, and who had it.
    private void Lead(Past past, (string Team, string? Id, string? Name) now)
    {
        var move = PhaseLines.Last();
        (Phase, Period) = (move.To!.Value, move.Period);
        ClosingReason = move.Trigger is { } trigger ? CaseLifecycle.Closing(trigger) : null;
        var given = _entries.FindLast(line => line.Kind is EntryKind.Assigned or EntryKind.Registered)!;
        if (given.GivenToTeam is { } team)
        {
            (Team, CounsellorId, CounsellorName) = (team, given.GivenTo?.Id, given.GivenTo?.Name);
        }
        else
        {
            // Of an earlier edition, which kept the name alone.
            (Team, CounsellorId, CounsellorName) = past.All.Values.Last(line => line.Kind is EntryKind.Assigned or EntryKind.Registered) == given ? now : (now.Team, null, given.Detail);
        }
    }

    // At most one is open: what was proposed later says that the one before it had ended, whatever day that bears.
    private IEnumerable<OutcomeProposal> ProposalsOf(Past past)
    {
        var had = _proposals.Where(proposal => past.Had(proposal.Sequence)).OrderBy(proposal => proposal.Sequence).ToArray();
        return had.Select((proposal, at) => at < had.Length - 1 ? proposal : proposal.AsItWas(past));
    }

    private IEnumerable<Suspension> SuspensionsOf(Past past)
    {
        var were = new Dictionary<int, Suspension>();
        foreach (var version in _suspensionVersions.Where(version => past.Knows(version.Sequence)).OrderBy(version => version.Sequence))
        {
            var was = version.AsItWas(past, _suspensionVersions.Find(older => older.SupersededBy == version.Sequence) is { } older ? were[older.Sequence] : null);
            were.Add(version.Sequence, was);
            if (was.StartedOn <= past.About || !was.Stands)
            {
                yield return was;
            }
        }
    }

    // Somebody had a name before the day that the version in force bears.
    private void KeepIdentity()
    {
        if (Latest<IdentityVersion>() is null)
        {
            _facts.OfType<IdentityVersion>().Where(version => version.SupersededBy is null).OrderBy(version => version.OccurredOn).ThenBy(version => version.Sequence).First().Happened();
        }
    }

    private void Show()
    {
        (FirstNames, LastName, Nationality) = (Identity.FirstNames, Identity.LastName, Identity.Nationality);
        (EighteenEarliest, EighteenLatest) = (BirthDate.EighteenEarliest, BirthDate.EighteenLatest);
        (PhaseSince, OpenAlarmCount) = (LastMove.OccurredOn, OpenAlarms.Count());
    }
}
