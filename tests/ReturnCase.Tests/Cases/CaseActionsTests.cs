using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;

namespace ReturnCase.Tests.Cases;

public class CaseActionsTests
{
    public static TheoryData<CasePhase> Phases() => [.. Enum.GetValues<CasePhase>()];

    [Fact]
    public void Every_move_has_its_place() =>
        Assert.All(Enum.GetValues<CaseTrigger>(), trigger => Assert.True(CaseActions.Knows(trigger), trigger.ToString()));

    [Theory]
    [MemberData(nameof(Phases))]
    public void Every_move_is_offered_once_open_blocked_or_not_now(CasePhase phase)
    {
        var builder = CaseBuilder.In(phase);
        var actions = CaseActions.Of(builder.File, builder.By(Staff.Sanne, reason: null));
        Assert.Equal(
            Enum.GetValues<CaseTrigger>(),
            actions.Forward.Concat(actions.Closings).Select(action => action.Trigger).Concat(actions.NotNow).Order());
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void No_adverse_outcome_is_put_forward(CasePhase phase)
    {
        var builder = CaseBuilder.In(phase);
        var featured = CaseActions.Of(builder.File, builder.By(Staff.Sanne)).Featured;
        Assert.DoesNotContain(featured?.Trigger, new CaseTrigger?[]
        {
            CaseTrigger.ConfirmInsufficientCooperation, CaseTrigger.ConfirmSearchEnded, CaseTrigger.ConfirmNoArrangements, CaseTrigger.IndAsksNothingFurther,
        });
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void What_is_met_and_what_is_missing_make_up_the_row(CasePhase phase)
    {
        var builder = CaseBuilder.In(phase);
        var actions = CaseActions.Of(builder.File, builder.By(Staff.Sanne, reason: null));
        Assert.All(actions.Forward, action => Assert.Empty(action.Met.Intersect(action.Unmet)));
        Assert.All(actions.Forward.Where(action => action.IsOpen && action.Outcome is null), action =>
            Assert.Equal(MoveState.Open, builder.File.MoveOptions(builder.By(Staff.Sanne, reason: null)).Single(o => o.Trigger == action.Trigger).State));
    }

    [Fact]
    public void What_cannot_be_judged_yet_is_neither_met_nor_in_the_way()
    {
        var builder = CaseBuilder.In(CasePhase.ReturnPreparation);
        GuardCode[] unknown = [GuardCode.VerificationFresh, GuardCode.CountryInDecision];
        Assert.Equal(unknown, Ready().Unjudged);
        Assert.Empty(Ready().Met.Concat(Ready().Unmet).Intersect(unknown));
        builder.GroundsForTravel();
        Assert.Empty(Ready().Unjudged);
        Assert.Equal(unknown, Ready().Met.Intersect(unknown));

        CaseAction Ready() => CaseActions.Of(builder.File, builder.By(Staff.Sanne, reason: null)).Forward.Single(action => action.Trigger == CaseTrigger.Ready);
    }

    [Fact]
    public void A_proposal_in_the_way_is_said_so_and_the_open_one_waits_for_another()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound);
        var actions = CaseActions.Of(builder.File, builder.By(Staff.Sanne));
        Assert.Equal([GuardCode.FourEyes, GuardCode.Supervisor], actions.Confirming!.Unmet);
        Assert.DoesNotContain(actions.Forward, action => action.Trigger == CaseTrigger.ConfirmShelterFound);
        Assert.Contains(GuardCode.NoOtherProposal, actions.Forward.Single(action => action.Outcome == OutcomeKind.CooperatedNoShelter).Unmet);
        Assert.True(CaseActions.Of(builder.File, builder.By(Staff.Ingrid)).Confirming!.IsOpen);
    }

    [Theory]
    [InlineData(CasePhase.ShelterSearch)]
    [InlineData(CasePhase.CooperatedNoShelter)]
    [InlineData(CasePhase.ReturnPreparation)]
    public void Once_an_adult_the_way_on_stands_in_front(CasePhase phase)
    {
        var builder = Adult(phase);
        var blocked = CaseActions.Of(builder.File, builder.By(Staff.Ingrid, reason: null));
        Assert.Equal(CaseTrigger.TurnedEighteen, blocked.Forward[0].Trigger);
        Assert.Equal(CaseTrigger.TurnedEighteen, blocked.Featured!.Trigger);
        Assert.Equal([GuardCode.HandoverNote], blocked.Featured.Unmet);

        builder.Note(StatementKind.HandoverNote);
        var open = CaseActions.Of(builder.File, builder.By(Staff.Ingrid, reason: null));
        Assert.True(open.Forward[0] is { Trigger: CaseTrigger.TurnedEighteen, IsOpen: true });
        Assert.Null(open.Featured);
    }

    [Fact]
    public void A_permit_that_waits_or_a_journey_comes_before_the_birthday()
    {
        var granted = Adult(CasePhase.CooperatedNoShelter).Answer(DecisionKind.ResidenceGranted);
        Assert.Equal(CaseTrigger.ResidenceGranted, CaseActions.Of(granted.File, granted.By(Staff.Ingrid, reason: null)).Forward[0].Trigger);
        var travelling = Adult(CasePhase.Travelling);
        Assert.Equal(CaseTrigger.HandedOver, CaseActions.Of(travelling.File, travelling.By(Staff.Ingrid, reason: null)).Featured!.Trigger);
    }

    [Fact]
    public void A_minor_finds_turning_18_among_the_closings()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch);
        Assert.Contains(CaseActions.Of(builder.File, builder.By(Staff.Ingrid)).Closings, action => action.Trigger == CaseTrigger.TurnedEighteen);
    }

    private static CaseBuilder Adult(CasePhase phase)
    {
        var builder = CaseBuilder.In(phase);
        return builder.Until(builder.File.EighteenLatest);
    }
}
