using ReturnCase.Domain.Cases;
using static ReturnCase.Domain.Cases.CaseTrigger;

namespace ReturnCase.Web.Exploration;

/// <summary>A fault put on purpose into the table of moves, or into what a move does, that the exploration has to find.</summary>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Says">What was broken.</param>
internal sealed record PlantedFault(string Rule, string Says)
{
    public IReadOnlyList<Move> Moves { get; init; } = CaseLifecycle.Moves;

    public Func<AbstractCase, CaseTrigger, CasePhase, IEnumerable<AbstractCase>> Effects { get; init; } = MoveEffects.After;

    /// <summary>One fault for each rule that the exploration checks, and more where a rule has several sides.</summary>
    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        Without("I1", AcceptWithReturnDecision, GuardCode.ReturnDecisionInForce),
        Without("I2", Departed, GuardCode.NoBlockingSuspension),
        Without("I2", Ready, GuardCode.NoOtherDecisionWaits, GuardCode.ReturnDecisionInForce, GuardCode.NoAnnulment),
        Without("I3", ConfirmInsufficientCooperation, GuardCode.NoCandidateLeftOpen),
        Without("I4", ConfirmShelterFound, GuardCode.FourEyes),
        Without("I4", ConfirmNoArrangements, GuardCode.ProposalOpen),
        Without("I5", ConfirmSearchEnded, GuardCode.GuardianViewOnProposal),
        Without("I5", ConfirmNoArrangements, GuardCode.JudgedInsufficient),
        Without("I5", IndAsksNothingFurther, GuardCode.AnswerRecordedByAnother),
        new("I6", $"the row of {ReopenSearch} from {MoveScope.NoShelter} is taken out") { Moves = [.. CaseLifecycle.Moves.Where(m => m is not { Trigger: ReopenSearch, From: MoveScope.NoShelter })] },
        new("I6", $"the row of {HandoverFailedChildBack} is taken out") { Moves = [.. CaseLifecycle.Moves.Where(m => m.Trigger != HandoverFailedChildBack)] },
        new("I6", $"{ReopenSearch} ends the referral that lies with the IND") { Effects = (at, move, to) => MoveEffects.After(at, move, to).Select(after => move == ReopenSearch ? after with { OtherReferral = false } : after) },
        Without("I7", CaseTrigger.ResidenceGranted, GuardCode.ResidenceGrantRecorded),
        Without("I7", ReturnDecisionEnded, GuardCode.ReturnDecisionEndRecorded),
        new("I8", $"{ReturnDecisionIssued} has a row from {MoveScope.Closed} too")
        {
            Moves = [.. CaseLifecycle.Moves, CaseLifecycle.Moves.Single(m => m.Trigger == ReturnDecisionIssued) with { From = MoveScope.Closed }],
        },
        new("I9", $"{Reopen} forgets the search year") { Effects = (at, move, to) => MoveEffects.After(at, move, to).Select(after => move == Reopen ? after with { YearBegun = false } : after) },
        new("I9", $"{ReturnDecisionEnded} forgets the search year") { Effects = (at, move, to) => MoveEffects.After(at, move, to).Select(after => move == ReturnDecisionEnded ? after with { YearBegun = false } : after) },
        new("I10", $"{FellThrough} leaves no line") { Effects = (at, move, to) => MoveEffects.After(at, move, to).Select(after => move == FellThrough ? after with { Told = at.Told } : after) },
        new("I11", $"the row of {TurnedEighteen} is taken out") { Moves = [.. CaseLifecycle.Moves.Where(m => m.Trigger != TurnedEighteen)] },
        Without("I12", CloseLeftUnknownDestination, GuardCode.UnknownDestinationTrigger),
        Without("I13", CaseTrigger.HandedOver, GuardCode.HandoverToVerified),
        new("I14", $"{Reopen} forgets what is pending") { Effects = (at, move, to) => MoveEffects.After(at, move, to).Select(after => move == Reopen ? after with { Pending = false } : after) },
        To("I15", ObstacleGone, CasePhase.ShelterSearch),
        To("I15", ReturnDecisionEnded, CasePhase.ReturnPreparation),
        new("I16", "a move leaves the open proposal open") { Effects = (at, move, to) => MoveEffects.After(at, move, to).Select(after => CaseLifecycle.Outcome(move) is null ? after with { Proposal = at.Proposal } : after) },
        new("I16", $"{CloseAdministrative} forgets a referral") { Effects = (at, move, to) => MoveEffects.After(at, move, to).Select(after => move == CloseAdministrative ? after with { OtherReferral = false } : after) },
        Without("I17", Reopen, GuardCode.PermitEnded),
    ];

    /// <summary>Explores up to the case that shows the fault, with the rule that it breaks.</summary>
    public Explored Explore() => new Explorer(Moves, Effects).Run([ExploredRules.All.Single(rule => rule.Name == Rule)]);

    private static PlantedFault Without(string rule, CaseTrigger trigger, params GuardCode[] guards) => new(rule, $"{trigger} no longer asks {string.Join(", ", guards)}")
    {
        Moves = [.. CaseLifecycle.Moves.Select(m => m.Trigger == trigger ? m with { Guards = [.. m.Guards.Except(guards)] } : m)],
    };

    private static PlantedFault To(string rule, CaseTrigger trigger, CasePhase to) => new(rule, $"{trigger} leads to {to}")
    {
        Moves = [.. CaseLifecycle.Moves.Select(m => m.Trigger == trigger ? m with { To = to } : m)],
    };
}
