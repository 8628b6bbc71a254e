using ReturnCase.Domain.Shelter;

namespace ReturnCase.Domain.Cases;

// What counts as tried (L1, L2, I3), and who is still promising (I3). Every page and every guard asks here.
public sealed partial class CaseFile
{
    /// <summary>
    /// A kind was tried in a country, or reasoned away. Tried: contact with a candidate was tried or made, or one fell away before any contact and it is on file why.
    /// </summary>
    public bool IsTried(string country, ShelterKind kind) =>
        Standing<KindReasonedAway>().Any(r => r.Country == country && r.Kind == kind)
        || Standing<ShelterCandidate>().Any(c => c.Country == country && c.Kind == kind && CountsAsTried(c));

    /// <summary>
    /// The step by which a candidate fell away while nobody had tried to make contact, with why: the reason given for the order, or, where the safety check
    /// of that day said not safe, what the step says. Null where there was contact or it did not fall away; a null reason means that it does not count as tried.
    /// </summary>
    public (CandidateStep Step, string? Why)? FellAwayWithoutContact(int candidate)
    {
        if (LastStep(candidate) is not { } last || !FellAway(last.Stage) || StepsOf(candidate).Any(s => Approaches(s.Stage)))
        {
            return null;
        }

        var check = Standing<SafetyCheck>().Where(c => c.OccurredOn <= last.OccurredOn && CandidateNow(c.Candidate) == CandidateNow(candidate))
            .OrderBy(c => c.OccurredOn).ThenBy(c => c.Sequence).LastOrDefault();
        return (last, !string.IsNullOrWhiteSpace(last.OutOfOrderWhy) ? last.OutOfOrderWhy
            : check?.Safe == false && last.Stage != CandidateStage.NotReachable ? last.Result
            : null);
    }

    /// <summary>
    /// Somebody who may still take the child: willing, assessed, or accepted while that does not count on the day. Whose assessment ran out is assessed again or rejected, not forgotten.
    /// </summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="on">The day as of which one asks.</param>
    public bool IsPromising(int candidate, DateOnly on) =>
        StageOf(candidate) is var stage && (stage is CandidateStage.Willing or CandidateStage.Assessed || (stage == CandidateStage.Accepted && !IsAcceptedAndValid(candidate, on)));

    private static bool Approaches(CandidateStage stage) => stage is > CandidateStage.Identified and <= CandidateStage.Accepted;

    private static bool FellAway(CandidateStage stage) => stage >= CandidateStage.Rejected;

    private bool CountsAsTried(ShelterCandidate candidate) => candidate.Route != ContactRoute.ChildAskedRedCross && StageOf(candidate.Sequence) > CandidateStage.Identified
        && FellAwayWithoutContact(candidate.Sequence) is null or { Why: not null };
}
