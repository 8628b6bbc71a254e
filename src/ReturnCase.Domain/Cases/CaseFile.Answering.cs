using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Domain.Cases;

// What a decision finds here, for a form to say and to ask before it is recorded.
public sealed partial class CaseFile
{
    /// <summary>
    /// The decision that one of this kind would end, uphold or follow (a return decision follows the rejection), where no such decision of that day or before is on file; null where it is, and for a kind that stands by itself.
    /// It is asked about and never refused: what an authority decided is kept as received.
    /// </summary>
    /// <param name="kind">What was decided.</param>
    /// <param name="on">The day of the decision.</param>
    public DecisionKind? MissingBefore(DecisionKind kind, DateOnly on) =>
        (kind == DecisionKind.ReturnDecisionIssued ? DecisionKind.AsylumRejected : kind.About()) is { } about && !Decisions.Any(d => d.Kind == about && d.OccurredOn <= on) ? about : null;

    /// <summary>The referral that a decision would answer if it came in now: the one that it names, or that the phase waits on; null where it would answer none.</summary>
    public Referral? AnsweredBy(DecisionDetails details) => details.ReferralNumber is { } number ? _referrals.Find(r => r.Number == number) : details.Kind.IsAnswer() || details.Kind == DecisionKind.ReturnDecisionIssued ? CurrentReferral : null;

    /// <summary>Whether a decision of this kind that names no referral would be taken: it is no answer, or there is something that it can answer.</summary>
    /// <remarks>
    /// That is a referral that is undecided, or on which the phase waits: also one that is not on file as sent yet, for what was decided is kept as received.
    /// The IND may ask to search further once more after it decided (domain 2.2), and grants residence without being asked. A case that comes in from elsewhere had its referrals there.
    /// </remarks>
    /// <param name="change">The change that would record it.</param>
    /// <param name="kind">What was decided.</param>
    public bool TakesWithoutReferral(Change change, DecisionKind kind) => !kind.IsAnswer() || kind == DecisionKind.ResidenceGranted
        || _referrals.Exists(r => r.IsUndecided || (r.WasSent && (r == CurrentReferral || kind == DecisionKind.FurtherInvestigation)))
        || _entries.Exists(e => e.Kind == EntryKind.BroughtIn || (e.Kind == EntryKind.Registered && e.ById == Actor.CommandLine)) || _entries.TrueForAll(e => (e.ById, e.RecordedAt) == (change.By.Id, change.RecordedAt));

    /// <summary>The move that was made on a decision: the one that it opened, or for a rejection the one that took the case in; null where none was made yet. Of a case that came in from elsewhere it can be a line without a move, which names the phase.</summary>
    public CaseEntry? FollowedBy(AuthorityDecision decision) => decision.AppliedBy is { } move ? EntryAt(move)
        : decision.Kind == DecisionKind.AsylumRejected ? PhaseLines.FirstOrDefault(line => line.Sequence > OriginOf(decision.Sequence) && line.Trigger is CaseTrigger.AcceptWithoutReturnDecision or CaseTrigger.AcceptWithReturnDecision) : null;

    /// <summary>The day on which the child was transferred to this service for the first time.</summary>
    public DateOnly TransferredOn => _entries.Single(line => line.Kind == EntryKind.Registered).OccurredOn;
}
