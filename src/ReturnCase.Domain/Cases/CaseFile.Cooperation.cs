using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.People;

namespace ReturnCase.Domain.Cases;

// What was asked of the child, what came of it, and the judgement on it.
public sealed partial class CaseFile
{
    /// <summary>
    /// Records a request to the child. Refuses a day before the period began, a due date more than a year after the request, and a correction without a reason
    /// that makes the request count as not met sooner.
    /// </summary>
    public CooperationFact RecordRequest(Change change, RequestDetails details)
    {
        EnsureOpenFor(change);
        var corrected = Corrected<CooperationFact>(change);
        Ensure(GuardCode.NotBeforePeriod, change.OccurredOn >= BeganOn(corrected?.Period ?? Period));
        Ensure(GuardCode.DueWithinYear, !(details.DueOn > CooperationFact.LatestDue(change.OccurredOn)));
        Ensure(GuardCode.ReasonGiven, corrected?.CountsSooner(details, change.OccurredOn) != true || !string.IsNullOrWhiteSpace(change.Reason));
        return Record(change, new CooperationFact(details, corrected));
    }

    /// <summary>
    /// Records what came of a request, on the day on which it was done or became known. Refuses a day before the request, and "not done" as long as the request
    /// could still be met, unless it says how the child said no outright. Once it was done, or could not be done, "not done" is only a correction of that, with a reason.
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
        Ensure(GuardCode.NotDoneAfterDone, details.Result != RequestResult.NotDone || SettledBefore(asked, change.OccurredOn, change.Corrects) is null);
        Ensure(GuardCode.ReasonGiven, details.Result != RequestResult.NotDone || Corrected<CooperationResult>(change) is not { Settles: true } || !string.IsNullOrWhiteSpace(change.Reason));
        return Record(change, new CooperationResult(asked.Sequence, details));
    }

    /// <summary>Every result of a request, those corrected or taken back too, in the order in which they happened.</summary>
    public IReadOnlyList<CooperationResult> ResultsOf(CooperationFact request)
    {
        var now = RequestNow(request.Sequence);
        return [.. Facts.OfType<CooperationResult>().Where(r => RequestNow(r.Request) == now).OrderBy(r => r.OccurredOn).ThenBy(r => OriginOf(r.Sequence)).ThenBy(r => r.Sequence)];
    }

    /// <summary>
    /// What came of a request as it stands now: what happened last, whenever that was recorded. "Not done" after it was done, or could not be done, does not count.
    /// What the request itself once held counts where no result was recorded since.
    /// </summary>
    public RequestCame CameOf(CooperationFact request)
    {
        CooperationResult? last = null;
        var settled = request.Result.Settles();
        foreach (var result in ResultsOf(request).Where(r => r.Stands && !(settled && r.Result == RequestResult.NotDone)))
        {
            (last, settled) = (result, settled || result.Settles);
        }

        return last is null ? new(request.Result, null, request.Evidence, null) : new(last.Result, last.OccurredOn, last.Evidence, last);
    }

    /// <summary>What says that a request was done, or could not be done, on or before a day; null where nothing does.</summary>
    /// <param name="request">The request.</param>
    /// <param name="on">The day.</param>
    /// <param name="except">A result that is left out: the one that is corrected.</param>
    public RequestCame? SettledBefore(CooperationFact request, DateOnly on, int? except = null) =>
        ResultsOf(request).LastOrDefault(r => r.Stands && r.Settles && r.Sequence != except && r.OccurredOn <= on) is { } result ? new(result.Result, result.OccurredOn, result.Evidence, result)
            : request.Result.Settles() ? new(request.Result, null, request.Evidence, null)
            : null;

    /// <summary>
    /// A request of this period that the child understood and could have met before that day, but did not: the least that "insufficient" must rest on.
    /// Partly done is not refused. One that left no time beyond the day of the talk was not met only where the child said no outright.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="on">The day on which it is judged: what is due then or later could still be met.</param>
    public bool WasUnderstoodNotMet(CooperationFact request, DateOnly on) =>
        request.Understood && request.OccurredOn >= BeganOn(Period) && request.LastDay < on && CameOf(request) is { Result: RequestResult.NotDone } came && !(came.On > on)
        && (request.LeavesTime || !string.IsNullOrWhiteSpace(came.Fact?.RefusedWhy));

    /// <summary>
    /// Signs a judgement. It cites at least one fact, none of a later day, and says of the guardian and the lawyer what they think or why that is not there; "there is none" is refused while the case names one.
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
        Ensure(GuardCode.JudgedAfterFacts, cited.All(fact => fact.OccurredOn <= change.OccurredOn));
        Ensure(GuardCode.ViewsExplained, details.Guardian.IsExplained && details.Lawyer.IsExplained);
        Ensure(GuardCode.NobodyNamed, !DeniesNamed(details.Guardian, ContactRole.Guardian) && !DeniesNamed(details.Lawyer, ContactRole.Lawyer));
        Ensure(GuardCode.ReopenFirst, details.Verdict != CooperationVerdict.CooperatedThroughout || !Phase.IsAdverse());
        return Record(change, new CooperationJudgement(details));
    }

    /// <summary>The requests among cited facts that were understood and not met, cited themselves or by what came of them.</summary>
    internal IEnumerable<CooperationFact> RequestsNotMet(IReadOnlyCollection<int> cited, DateOnly on) => Standing<CooperationFact>().Where(request =>
        WasUnderstoodNotMet(request, on) && (cited.Contains(request.Sequence) || (CameOf(request).Fact is { } result && cited.Contains(result.Sequence))));

    internal bool RestsOnRequestNotMet(IReadOnlyCollection<int> cited, DateOnly on) => RequestsNotMet(cited, on).Any();

    /// <summary>The facts under a judgement: what it cites, and of a request that it cites, itself or by what came of it, the request and all its results.</summary>
    internal IEnumerable<RecordedFact> FactsUnder(CooperationJudgement judgement)
    {
        var cited = judgement.CitedFacts.Select(Fact<RecordedFact>).ToArray();
        var requests = cited.Select(f => f switch { CooperationFact => (int?)f.Sequence, CooperationResult r => r.Request, _ => null }).OfType<int>().Select(Fact<CooperationFact>).ToArray();
        return cited.Concat(requests).Concat(requests.SelectMany(ResultsOf));
    }

    /// <summary>The judgement of this period that counts: the last one by the day it is of, whenever it was recorded; null where there is none.</summary>
    public CooperationJudgement? JudgementInForce => InPeriod<CooperationJudgement>().OrderBy(j => j.OccurredOn).ThenBy(j => j.Sequence).LastOrDefault();

    /// <summary>Facts on cooperation that a judgement cannot have known: of a later day, or recorded, corrected or taken back after it.</summary>
    public IReadOnlyList<RecordedFact> UnknownTo(CooperationJudgement judgement)
    {
        var signed = OriginOf(judgement.Sequence);
        return [.. Facts.Where(fact => CooperationJudgement.MustKnow(fact) && (fact.Sequence > signed || fact.SupersededBy > signed || (fact.Stands && fact.OccurredOn > judgement.OccurredOn)))];
    }

    private int RequestNow(int sequence) => Present<CooperationFact>(sequence)?.Sequence ?? sequence;

    private bool DeniesNamed(AskedView view, ContactRole role) => view.Answer == JudgementView.Nobody && Contact(role) is not null;
}
