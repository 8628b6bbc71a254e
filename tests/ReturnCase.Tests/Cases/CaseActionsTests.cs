using ReturnCase.Domain.Cases;
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
    public void A_proposal_in_the_way_is_said_so_and_the_open_one_waits_for_another()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound);
        var actions = CaseActions.Of(builder.File, builder.By(Staff.Sanne));
        Assert.Equal([GuardCode.FourEyes, GuardCode.Supervisor], actions.Confirming!.Unmet);
        Assert.DoesNotContain(actions.Forward, action => action.Trigger == CaseTrigger.ConfirmShelterFound);
        Assert.Contains(GuardCode.NoOtherProposal, actions.Forward.Single(action => action.Outcome == OutcomeKind.CooperatedNoShelter).Unmet);
        Assert.True(CaseActions.Of(builder.File, builder.By(Staff.Ingrid)).Confirming!.IsOpen);
    }
}
