using ReturnCase.Domain.Shelter;

namespace ReturnCase.Domain.Cases;

// What counts as tried (L1, L2, I3), and who is still left open (I3). Every page and every guard asks here.
public sealed partial class CaseFile
{
    /// <summary>
    /// A kind was tried in a country, or reasoned away. Tried: contact with a candidate was tried or made, or one was rejected or withdrew because the safety check forbade contact.
    /// Who fell away without contact for any other reason says nothing of the kind: that is reasoned away on its own.
    /// </summary>
    /// <param name="country">The country.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="on">The day as of which one asks: what happened later does not count. Null asks of everything on file.</param>
    public bool IsTried(string country, ShelterKind kind, DateOnly? on = null) =>
        Standing<KindReasonedAway>().Any(r => r.Country == country && r.Kind == kind && !(r.OccurredOn > on))
        || Standing<ShelterCandidate>().Any(c => c.Country == country && c.Kind == kind && CountsAsTried(c, on));

    /// <summary>A reception house can be looked for: by that day family and acquaintances were tried in the country, or reasoned away (L2).</summary>
    /// <param name="country">The country.</param>
    /// <param name="on">The day as of which one asks.</param>
    public bool IsHouseOpen(string country, DateOnly on) => IsTried(country, ShelterKind.Family, on) && IsTried(country, ShelterKind.Acquaintance, on);

    /// <summary>
    /// A reception house of that day can be added or reasoned away. What is put right in a house on file, in the same country and without making it earlier, brings none out of order
    /// that was not there: only what is on file now counts then.
    /// </summary>
    /// <param name="country">The country.</param>
    /// <param name="on">The day of the house.</param>
    /// <param name="corrects">Sequence of the fact that it corrects.</param>
    public bool TakesHouse(string country, DateOnly on, int? corrects = null)
    {
        var (kind, where, was) = corrects is null ? default : _facts.Find(f => f.Sequence == corrects) switch
        {
            ShelterCandidate old => (old.Kind, old.Country, old.OccurredOn),
            KindReasonedAway old => (old.Kind, old.Country, old.OccurredOn),
            _ => default,
        };
        return IsHouseOpen(country, kind == ShelterKind.ReceptionHouse && where == country && was <= on ? DateOnly.MaxValue : on);
    }

    /// <summary>The first day since which a reception house can be looked for in a country; null where that day has not come.</summary>
    public DateOnly? HouseOpenSince(string country) => Standing<RecordedFact>().Where(f => f is KindReasonedAway or CandidateStep).Select(f => f.OccurredOn).Distinct().Order()
        .Cast<DateOnly?>().FirstOrDefault(day => IsHouseOpen(country, day!.Value));

    /// <summary>
    /// The last step by which a candidate fell away while nobody had tried to make contact by then, with why: the reason given for the order, or, where the safety check
    /// of that day said not safe, what the step says. Null where there was contact first, or it never fell away. Steps after it leave it visible.
    /// </summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="on">The day as of which one asks; null asks of everything on file.</param>
    public WithoutContact? FellAwayWithoutContact(int candidate, DateOnly? on = null)
    {
        CandidateStep[] steps = [.. StepsOf(candidate).Where(s => !(s.OccurredOn > on))];
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

    /// <summary>
    /// A step of the search that this service took itself: a kind reasoned away, a candidate named, a step of one. Whom the child asked the Red Cross to find, and a contact that came about
    /// against the safety check, are no steps of ours.
    /// </summary>
    public bool IsOwnSearchStep(RecordedFact fact) => fact switch
    {
        CandidateStep step => !CameAgainstCheck(step),
        ShelterCandidate candidate => candidate.Route != ContactRoute.ChildAskedRedCross,
        _ => fact is KindReasonedAway,
    };

    private static bool Approaches(CandidateStage stage) => stage is > CandidateStage.Identified and <= CandidateStage.Accepted;

    private static bool FellAway(CandidateStage stage) => stage >= CandidateStage.Rejected;

    private bool CountsAsTried(ShelterCandidate candidate, DateOnly? on) => candidate.Route != ContactRoute.ChildAskedRedCross
        && StepsOf(candidate.Sequence).LastOrDefault(s => !(s.OccurredOn > on))?.Stage > CandidateStage.Identified
        && FellAwayWithoutContact(candidate.Sequence, on) is null or { Counts: true };

    // The safety check of that day says that nobody makes contact.
    private bool IsForbidden(int candidate, DateOnly on) => SafetyCheckOf(candidate, on) is { Safe: false };
}
