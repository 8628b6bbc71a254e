using ReturnCase.Domain.Shelter;

namespace ReturnCase.Domain.Cases;

// What counts as tried (L1, L2, I3), and who is still left open (I3). Every page and every guard asks here.
public sealed partial class CaseFile
{
    /// <summary>
    /// A kind was tried in a country, or reasoned away. Tried: contact with a candidate was tried or made, or one was rejected or withdrew because the safety check forbade contact.
    /// Who fell away without contact for any other reason says nothing of the kind: that is reasoned away on its own.
    /// </summary>
    public bool IsTried(string country, ShelterKind kind) =>
        Standing<KindReasonedAway>().Any(r => r.Country == country && r.Kind == kind)
        || Standing<ShelterCandidate>().Any(c => c.Country == country && c.Kind == kind && CountsAsTried(c));

    /// <summary>
    /// The last step by which a candidate fell away while nobody had tried to make contact by then, with why: the reason given for the order, or, where the safety check
    /// of that day said not safe, what the step says. Null where there was contact first, or it never fell away. Steps after it leave it visible.
    /// </summary>
    public WithoutContact? FellAwayWithoutContact(int candidate)
    {
        CandidateStep[] steps = [.. StepsOf(candidate)];
        var approach = Array.FindIndex(steps, s => Approaches(s.Stage));
        if (steps.Where((s, i) => FellAway(s.Stage) && (approach < 0 || i < approach)).LastOrDefault() is not { } ended)
        {
            return null;
        }

        var forbidden = IsForbidden(candidate, ended.OccurredOn) && ended.Stage != CandidateStage.NotReachable;
        return new(
            ended,
            !string.IsNullOrWhiteSpace(ended.OutOfOrderWhy) ? ended.OutOfOrderWhy : forbidden ? ended.Result : null,
            approach >= 0 || (forbidden && FellAway(steps[^1].Stage)));
    }

    /// <summary>
    /// Somebody of whom it is not settled whether they can take the child: named and not approached, written to, spoken to, willing, assessed, or accepted while that does not count
    /// on the day. None is forgotten: whoever falls away does so by a step with its reason. One whom the child asked the Red Cross to find is not for us to settle.
    /// </summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="on">The day as of which one asks.</param>
    public bool IsLeftOpen(int candidate, DateOnly on) =>
        Present<ShelterCandidate>(candidate)?.Route != ContactRoute.ChildAskedRedCross && !FellAway(StageOf(candidate)) && !IsAcceptedAndValid(candidate, on);

    private static bool Approaches(CandidateStage stage) => stage is > CandidateStage.Identified and <= CandidateStage.Accepted;

    private static bool FellAway(CandidateStage stage) => stage >= CandidateStage.Rejected;

    private bool CountsAsTried(ShelterCandidate candidate) => candidate.Route != ContactRoute.ChildAskedRedCross && StageOf(candidate.Sequence) > CandidateStage.Identified
        && FellAwayWithoutContact(candidate.Sequence) is null or { Counts: true };

    // The safety check of that day says that nobody makes contact.
    private bool IsForbidden(int candidate, DateOnly on) => SafetyCheckOf(candidate, on) is { Safe: false };
}
