using ReturnCase.Domain.Cases;
using static ReturnCase.Domain.Cases.CaseTrigger;

namespace ReturnCase.Web.Cases;

/// <summary>A move or a proposal as the case page offers it.</summary>
/// <param name="Trigger">The move, or the one that would confirm the outcome.</param>
/// <param name="Outcome">The outcome, where it is first to be proposed.</param>
/// <param name="Unmet">Everything that stands in the way, at once.</param>
/// <param name="Met">What the row asks and is there already.</param>
/// <param name="Unjudged">What the row asks and cannot be judged, because what it looks at is not on file yet.</param>
public sealed record CaseAction(CaseTrigger Trigger, OutcomeKind? Outcome, IReadOnlyList<GuardCode> Unmet, IReadOnlyList<GuardCode> Met, IReadOnlyList<GuardCode> Unjudged)
{
    public bool IsOpen => Unmet.Count == 0;

    /// <summary>It leads to an outcome of the leaflet, by way of a proposal.</summary>
    public bool IsOutcome => CaseLifecycle.Outcome(Trigger) is not null;

    public string Name => Outcome is { } kind ? Propose(CaseTexts.Of(kind).Here()).Here() : CaseTexts.Of(Trigger).Here();

    /// <summary>Where it is done, after the number in the address.</summary>
    public string Slug => Outcome is { } kind ? $"propose/{Slugs.Of(kind)}" : Slugs.Of(Trigger);

    // The outcomes of the leaflet begin with their number: "1.2 …".
    private static BilingualText Propose(string outcome) => char.IsDigit(outcome[0])
        ? new($"Uitkomst {outcome[..3]} voorstellen: {outcome[4..]}", $"Propose outcome {outcome[..3]}: {outcome[4..]}")
        : new($"Voorstellen: {outcome}", $"Propose: {outcome}");
}

/// <summary>What can be done with a case: open, blocked with every reason, or not a move from here.</summary>
/// <param name="Forward">Moves and proposals of this phase, what leads on first; for an adult that is the move "turned 18".</param>
/// <param name="Closings">Closings, each with its own conditions.</param>
/// <param name="NotNow">Moves that other phases know.</param>
/// <param name="Featured">What the case waits for, the move of a recorded decision before all else, with all its conditions; null when something of that kind is open.</param>
/// <param name="Confirming">What stands in the way of confirming the open proposal.</param>
public sealed record CaseActions(
    IReadOnlyList<CaseAction> Forward, IReadOnlyList<CaseAction> Closings, IReadOnlyList<CaseTrigger> NotNow, CaseAction? Featured, CaseAction? Confirming)
{
    private static readonly CaseTrigger[] Order =
    [
        AcceptWithoutReturnDecision, AcceptWithReturnDecision, ReturnDecisionIssued, ConfirmShelterFound, ConfirmCooperatedNoShelter,
        Ready, Departed, HandedOver, ConfirmCooperatedCannotLeave, IndDoesNotGrant, IndAsksFurtherInvestigation, ReopenSearch, DepartureNowPossible, ObstacleGone,
        ConfirmSearchEnded, ConfirmInsufficientCooperation, ConfirmNoArrangements, IndAsksNothingFurther, ShelterLost, FellThrough, HandoverFailedChildBack,
        WithdrawReferral, ReturnDecisionEnded, RejectionEnded, DepartedAlthoughBlocked, Reopen,
    ];

    /// <summary>Reads them off the case, as the person of <paramref name="now"/> would find them.</summary>
    public static CaseActions Of(CaseFile file, Change now)
    {
        var missing = file.OutcomeOptions(now).ToDictionary(option => option.Kind, option => option.Missing);
        var options = file.MoveOptions(now);
        var actions = options.Where(option => option.State != MoveState.NotNow).Select(option => Action(file, now, option, missing)).ToArray();
        var confirming = file.OpenProposal is { } proposal ? actions.SingleOrDefault(a => a.Trigger == CaseLifecycle.Confirms(proposal.Kind)) : null;
        // A recorded decision holds every other move up until its own move is made, a closing too.
        var waiting = file.WaitingDecisions.Select(decision => decision.Trigger).ToArray();
        var adult = actions.SingleOrDefault(IsOwedToAnAdult);
        var forward = actions.Where(a => a != confirming && (waiting.Contains(a.Trigger) || a == adult || !IsClosing(a.Trigger)))
            .OrderBy(a => a == adult ? 0 : waiting.Contains(a.Trigger) ? 1 : 2).ThenBy(a => Array.IndexOf(Order, a.Trigger)).ToArray();
        var goals = adult is not null ? [adult] : forward.Where(a => file.Goals.Contains(a.Trigger)).ToArray();
        return new(
            forward,
            [.. actions.Except(forward).Where(a => IsClosing(a.Trigger)).OrderBy(a => a.IsOpen ? 0 : 1)],
            [.. options.Where(option => option.State == MoveState.NotNow).Select(option => option.Trigger)],
            confirming is null && goals.All(goal => !goal.IsOpen) ? goals.MinBy(goal => goal.Unmet.Count) : null,
            confirming);
    }

    /// <summary>Every move has its place in the order or among the closings.</summary>
    public static bool Knows(CaseTrigger trigger) => IsClosing(trigger) || Order.Contains(trigger);

    private static bool IsClosing(CaseTrigger trigger) => trigger != HandedOver && CaseLifecycle.Closing(trigger) is not null;

    // Past the birthday the phase leads nowhere any more: this closing is the way on.
    private static bool IsOwedToAnAdult(CaseAction action) =>
        action.Trigger == TurnedEighteen && !action.Unmet.Any(guard => guard is GuardCode.Eighteen or GuardCode.NotTravelling or GuardCode.NoOtherDecisionWaits);

    private static CaseAction Action(CaseFile file, Change now, MoveOption option, Dictionary<OutcomeKind, IReadOnlyList<GuardCode>> missing)
    {
        var outcome = CaseLifecycle.Outcome(option.Trigger);
        var toPropose = outcome is { } kind && file.OpenProposal?.Kind != kind;
        var unmet = toPropose
            ? [.. file.OpenProposal is null ? Array.Empty<GuardCode>() : [GuardCode.NoOtherProposal], .. missing[outcome!.Value].Where(IsShown)]
            : option.Unmet;
        var asked = CaseLifecycle.Moves.Where(move => move.Trigger == option.Trigger && move.Covers(file.Phase)).SelectMany(move => move.Guards).Distinct();
        var judged = asked.Where(guard => IsShown(guard) && !IsPersonal(guard) && !unmet.Contains(guard)).ToLookup(guard => file.CanJudge(now, guard));
        return new(option.Trigger, toPropose ? outcome : null, unmet, [.. judged[true]], [.. judged[false]]);
    }

    private static bool IsShown(GuardCode guard) => !CaseLifecycle.IsRoute(guard) && !GuardCatalogue.Of(guard).AskedByForm;

    private static bool IsPersonal(GuardCode guard) =>
        guard is GuardCode.CaseWorker or GuardCode.Supervisor or GuardCode.FourEyes or GuardCode.ProposalOpen or GuardCode.NoOtherDecisionWaits;
}
