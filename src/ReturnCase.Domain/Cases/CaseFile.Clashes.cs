using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Domain.Cases;

/// <summary>A decision on a referral that had been superseded or withdrawn, or that says otherwise than an answer that waited when it was recorded. It is kept as received; a person says what it means now.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Referral">The referral it answers.</param>
/// <param name="Rival">The answer that waited and says otherwise; null where the referral had lapsed.</param>
/// <param name="Waits">The move that it opens by itself; null where it opens none.</param>
/// <param name="Would">The move that it would open if it counted for what the case asks now; null where it would open none, or opens one already.</param>
public sealed record DecisionClash(AuthorityDecision Decision, Referral Referral, AuthorityDecision? Rival, CaseTrigger? Waits, CaseTrigger? Would);

// The IND decides on what was no longer asked, or decides otherwise than it did. Such a decision is never refused and never forgotten (domain 5).
public sealed partial class CaseFile
{
    /// <summary>The decisions of this period that clash and about which nobody has said what they mean; none of a closed case.</summary>
    public IReadOnlyList<DecisionClash> Clashes => Phase.IsOpen() ? [.. Clashing()] : [];

    /// <summary>
    /// Lets a clashing decision count for what the case asks now: it waits for its move from here on, and moves nothing by itself.
    /// It takes the place of the answer to the same referral that it contradicts. Refused where it clashes no longer, would open no move, or contradicts an answer to another referral that waits.
    /// </summary>
    /// <param name="change">By somebody who works on the case, with a reason.</param>
    /// <param name="decision">Sequence of the decision.</param>
    public Statement CountDecision(Change change, int decision)
    {
        var clash = ClashOf(change, decision);
        Ensure(GuardCode.KnownSubject, clash.Would is not null);
        Ensure(GuardCode.NoContradiction, clash.Rival is not null || LatestAnswer() is not { } other || !other.Kind.Excludes(clash.Decision.Kind));
        if (clash.Rival is not null)
        {
            clash.Referral.Decide(clash.Decision.Sequence);
        }

        return Resolve(change, clash, StatementKind.DecisionCounts);
    }

    /// <summary>
    /// Says that no step follows from a clashing decision. It stays on file as received, and whatever force it has by itself it keeps: what waits for a move cannot be set aside.
    /// </summary>
    /// <param name="change">By a supervisor, with a reason.</param>
    /// <param name="decision">Sequence of the decision.</param>
    public Statement KeepWithoutEffect(Change change, int decision)
    {
        Ensure(GuardCode.Supervisor, change.By.Role == ActorRole.Supervisor);
        var clash = ClashOf(change, decision);
        Ensure(GuardCode.KnownSubject, clash.Waits is null);
        return Resolve(change, clash, StatementKind.DecisionWithoutEffect);
    }

    /// <summary>The referral of a decision was superseded or withdrawn, or another answer to it waited when the decision was recorded and says otherwise.</summary>
    public bool IsClash(AuthorityDecision decision) => HasLapsed(decision) || RivalOf(decision) is not null;

    private bool HasLapsed(AuthorityDecision decision) =>
        decision.ReferralNumber is { } number && _referrals.Find(r => r.Number == number)?.State is ReferralState.Superseded or ReferralState.Withdrawn;

    // What waited first goes on waiting until a person says otherwise: that a second letter came in later does not say which of the two the IND stands by.
    private AuthorityDecision? RivalOf(AuthorityDecision decision)
    {
        if (HasLapsed(decision) || Answered(decision) is not { } referral || LineBefore(decision) is not { To: { } phase } line || !phase.IsOpen())
        {
            return null;
        }

        var origin = OriginOf(decision.Sequence);
        return Standing<AuthorityDecision>().LastOrDefault(other => other.Kind.Excludes(decision.Kind) && OriginOf(other.Sequence) < origin
            && (other.AppliedBy is null || other.AppliedBy > origin) && Answered(other) == referral && Waited(other, phase, line.Sequence)
            && !Said(other, StatementKind.DecisionWithoutEffect) && (Said(other, StatementKind.DecisionCounts) || RivalOf(other) is null));
    }

    private bool Waited(AuthorityDecision answer, CasePhase phase, int since) => answer.Kind switch
    {
        DecisionKind.ResidenceGranted => !After(answer).Any(d => d.Kind == DecisionKind.PermitEnded),
        DecisionKind.ReturnDecisionIssued => phase.IsTrack1() && !After(answer).Any(EndsReturnDecision),
        _ => OriginOf(answer.Sequence) > since && AnswerTrigger(phase, answer.Kind) is not null,
    };

    private IEnumerable<DecisionClash> Clashing()
    {
        // About a day before the referral was made, a letter that names it clashes with nothing that was there.
        var clashing = Standing<AuthorityDecision>().Where(d => d.AppliedBy is null && d.Period == Period && IsClash(d) && Answered(d) is { } number && _referrals.Exists(r => r.Number == number)).ToArray();
        if (clashing.Length == 0)
        {
            yield break;
        }

        var waiting = WaitingDecisions;
        foreach (var decision in clashing.Where(d => !Said(d, StatementKind.DecisionWithoutEffect) && !Said(d, StatementKind.DecisionCounts)))
        {
            var waits = waiting.SingleOrDefault(w => w.Decision == decision)?.Trigger;
            var rival = RivalOf(decision);
            // Beside a permit or a return decision that waits no answer can count: that one is to be ended, or taken back as an error.
            var mayCount = waits is null && !(rival is { Kind: DecisionKind.ResidenceGranted or DecisionKind.ReturnDecisionIssued } && waiting.Any(w => w.Decision == rival));
            yield return new(decision, ReferralOf(Answered(decision)!), rival, waits, mayCount ? AnswerTrigger(Phase, decision.Kind) : null);
        }
    }

    private DecisionClash ClashOf(Change change, int decision)
    {
        EnsureOpen(change);
        Ensure(GuardCode.ReasonGiven, !string.IsNullOrWhiteSpace(change.Reason));
        return Clashes.SingleOrDefault(c => c.Decision.Sequence == decision) ?? throw new CaseRefusedException(GuardCode.KnownSubject);
    }

    private Statement Resolve(Change change, DecisionClash clash, StatementKind kind)
    {
        var statement = Add(change, new Statement(new StatementDetails(kind, change.Reason!) { Reference = clash.Referral.Number, About = clash.Decision.Sequence }));
        Settle(change);
        return statement;
    }

    // What was said of a decision is said of its corrections too. That it counts holds for the phase in which it was said.
    private bool Said(AuthorityDecision decision, StatementKind kind) => Standing<Statement>().Any(s => s.Kind == kind && s.About is { } about
        && OriginOf(about) == OriginOf(decision.Sequence) && (kind == StatementKind.DecisionWithoutEffect || s.Sequence > LastMove.Sequence));
}
