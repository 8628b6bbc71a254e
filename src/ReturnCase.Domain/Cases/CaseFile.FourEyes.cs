using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Domain.Cases;

// Who had a hand in the grounds of an outcome does not confirm it (domain 2.3, I4; how far that goes: ADR 34).
public sealed partial class CaseFile
{
    /// <summary>
    /// The lines whose authors cannot confirm the open proposal: it and every change of its grounds, the judgement it rests on, each fact under an adverse one, and what
    /// somebody weighed to get there. Of each fact every hand counts, so that the correction of one person does not free another.
    /// </summary>
    public IEnumerable<CaseEntry> BehindProposal => OpenProposal is not { } proposal ? [] :
    [
        .. VersionsOf(proposal).Select(version => EntryAt(version.Sequence)),
        .. Weighed(proposal.Kind).Concat(proposal.Kind == OutcomeKind.ShelterFound ? [] : Judged()).SelectMany(fact => HandsOn(fact.Sequence)).Distinct(),
        .. SearchOutcomes.Contains(proposal.Kind) ? ChangedInSearch() : [],
    ];

    private static readonly OutcomeKind[] SearchOutcomes = [OutcomeKind.CooperatedNoShelter, OutcomeKind.InsufficientCooperation, OutcomeKind.SearchEnded];

    // What a person decided on the way to the outcome. That somebody was written to, or did not answer, was seen and not decided.
    private IEnumerable<RecordedFact> Weighed(OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.ShelterFound => Standing<ShelterCandidate>().Where(c => StageOf(c.Sequence) == CandidateStage.Accepted).SelectMany(ForAccepted),
        OutcomeKind.CooperatedCannotLeave or OutcomeKind.NoArrangements =>
            Standing<Statement>().Where(s => s.Kind is StatementKind.CareArrangementTried or StatementKind.DocumentsTried or StatementKind.OtherEffort),
        _ => [.. Standing<KindReasonedAway>(), .. Standing<CandidateStep>().Where(s => s.Stage == CandidateStage.Rejected)],
    };

    private IEnumerable<RecordedFact> ForAccepted(ShelterCandidate candidate) =>
    [
        .. StepsOf(candidate.Sequence).TakeLast(1),
        .. AssessmentOf(candidate.Sequence, DateOnly.MaxValue) is { } assessment ? [assessment] : Array.Empty<RecordedFact>(),
        .. SafetyCheckOf(candidate.Sequence, DateOnly.MaxValue) is { } check ? [check] : Array.Empty<RecordedFact>(),
        .. Standing<Statement>().Where(s => s.Kind is StatementKind.BestInterests or StatementKind.ChildViewOnShelter or StatementKind.GuardianViewOnShelter
            && s.Candidate is { } about && CandidateNow(about) == candidate.Sequence),
    ];

    private IEnumerable<RecordedFact> Judged() => JudgementInForce is not { } judgement ? []
        : judgement.Verdict == CooperationVerdict.Insufficient ? [judgement, .. FactsUnder(judgement)] : [judgement];

    // To correct or take back a candidate, a step, a check or a country can leave nobody, as much as to reject them.
    private IEnumerable<CaseEntry> ChangedInSearch() => Facts
        .Where(fact => fact is ShelterCandidate or CandidateStep or SafetyCheck or CountryNamed && fact.Period == Period)
        .Select(fact => fact.SupersededBy).OfType<int>().Select(EntryAt);

    // From the line that first recorded it to its last correction, or the line that took it back.
    private IEnumerable<CaseEntry> HandsOn(int sequence)
    {
        int? next = OriginOf(sequence);
        while (next is { } number)
        {
            yield return EntryAt(number);
            next = _facts.Find(f => f.Sequence == number)?.SupersededBy;
        }
    }
}
