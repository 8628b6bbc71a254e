using ReturnCase.Domain.Cooperation;

namespace ReturnCase.Domain.Cases;

// What was asked of the child, what came of it, and the judgement on it.
public sealed partial class CaseFile
{
    /// <summary>Records a request to the child.</summary>
    public CooperationFact RecordRequest(Change change, RequestDetails details) => Record(change, new CooperationFact(details, Corrected<CooperationFact>(change)));

    /// <summary>
    /// Records what came of a request, on the day on which it was done or became known. Refuses a day before the request, and "not done" as long as the request
    /// could still be met, unless it says how the child said no outright.
    /// </summary>
    /// <param name="change">Its day is that of the result.</param>
    /// <param name="request">The request.</param>
    /// <param name="details">Anything but "waiting".</param>
    public CooperationResult RecordResult(Change change, int request, ResultDetails details)
    {
        EnsureOpenFor(change);
        var asked = Present<CooperationFact>(request) ?? throw new CaseRefusedException(GuardCode.KnownSubject);
        Ensure(GuardCode.KnownSubject, details.Result != RequestResult.Waiting);
        Ensure(GuardCode.ResultAfterRequest, change.OccurredOn >= asked.OccurredOn);
        Ensure(GuardCode.CouldStillBeMet, details.Result != RequestResult.NotDone || change.OccurredOn > asked.LastDay || !string.IsNullOrWhiteSpace(details.RefusedWhy));
        return Record(change, new CooperationResult(asked.Sequence, details));
    }

    /// <summary>What came of a request as it stands now. What the request itself once held counts where no result was recorded since.</summary>
    public RequestCame CameOf(CooperationFact request)
    {
        var now = Present<CooperationFact>(request.Sequence)?.Sequence ?? request.Sequence;
        return Standing<CooperationResult>().LastOrDefault(r => (Present<CooperationFact>(r.Request)?.Sequence ?? r.Request) == now) is { } result
            ? new(result.Result, result.OccurredOn, result.Evidence, result)
            : new(request.Result, null, request.Evidence, null);
    }

    /// <summary>A request that the child understood and could have met before that day, but did not: the least that "insufficient" must rest on. Partly done is not refused.</summary>
    /// <param name="request">The request.</param>
    /// <param name="on">The day on which it is judged: what is due then or later could still be met.</param>
    public bool WasUnderstoodNotMet(CooperationFact request, DateOnly on) =>
        request.Understood && request.LastDay < on && CameOf(request) is { Result: RequestResult.NotDone } came && !(came.On > on);

    /// <summary>
    /// Signs a judgement. It cites at least one fact, and says of the guardian and the lawyer what they think or why that is not there.
    /// "Insufficient" must cite a request that was understood and not met (domain 2.2), or what came of it.
    /// "Cooperated" is refused while the case stands in a phase that says otherwise: reopen it first (I5).
    /// </summary>
    public CooperationJudgement Judge(Change change, JudgementDetails details)
    {
        EnsureOpenFor(change);
        var cited = details.CitedFacts.Select(Fact<RecordedFact>).ToArray();
        Ensure(GuardCode.NotSuperseded, cited.All(f => f.Stands));
        Ensure(GuardCode.KnownSubject, cited.All(CooperationJudgement.MayCite));
        Ensure(GuardCode.CitesUnderstoodRequest, details.Verdict != CooperationVerdict.Insufficient || RestsOnRequestNotMet(details.CitedFacts, change.OccurredOn));
        Ensure(GuardCode.CitesFacts, cited.Length > 0);
        Ensure(GuardCode.ViewsExplained, details.Guardian.IsExplained && details.Lawyer.IsExplained);
        Ensure(GuardCode.ReopenFirst, details.Verdict != CooperationVerdict.CooperatedThroughout || !Phase.IsAdverse());
        return Record(change, new CooperationJudgement(details));
    }

    /// <summary>The requests among cited facts that were understood and not met, cited themselves or by what came of them.</summary>
    internal IEnumerable<CooperationFact> RequestsNotMet(IReadOnlyCollection<int> cited, DateOnly on) => Standing<CooperationFact>().Where(request =>
        WasUnderstoodNotMet(request, on) && (cited.Contains(request.Sequence) || (CameOf(request).Fact is { } result && cited.Contains(result.Sequence))));

    internal bool RestsOnRequestNotMet(IReadOnlyCollection<int> cited, DateOnly on) => RequestsNotMet(cited, on).Any();

    /// <summary>Facts on cooperation that a judgement cannot have known: recorded, corrected or taken back after it.</summary>
    public IReadOnlyList<RecordedFact> UnknownTo(CooperationJudgement judgement)
    {
        var signed = OriginOf(judgement.Sequence);
        return [.. Facts.Where(fact => CooperationJudgement.MustKnow(fact) && (fact.Sequence > signed || fact.SupersededBy > signed))];
    }
}
