using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases.Leaflet;

namespace ReturnCase.Tests.Cases;

public class LeafletTests
{
    private static readonly LeafletLayout[] Layouts = [LeafletLayout.SideBySide(), LeafletLayout.OneBelowTheOther()];

    [Fact]
    public void The_journey_follows_the_moves_and_the_second_step_of_the_search()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch).Country().AllReasonedAway().Wait(10).AddCandidate(ShelterKind.ReceptionHouse, "house");
        var journey = LeafletJourney.Of(builder.File);
        Assert.Equal([LeafletStop.Intake, LeafletStop.Family, LeafletStop.House], journey.Visits.Select(visit => visit.Stop));
        Assert.Equal((LeafletStop.House, builder.Today), (journey.Now.Stop, journey.Now.On));
    }

    [Fact]
    public void A_second_visit_is_a_visit_of_its_own()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterFound).Wait(5).Moved(CaseTrigger.ShelterLost);
        Assert.Equal(
            [LeafletStop.Intake, LeafletStop.Family, LeafletStop.ShelterFound, LeafletStop.Family],
            LeafletJourney.Of(builder.File).Visits.Select(visit => visit.Stop));
    }

    [Fact]
    public void A_handover_ends_in_the_other_column_and_every_other_closing_below()
    {
        var builder = CaseBuilder.In(CasePhase.Travelling);
        builder.Handover(builder.Candidate).Moved(CaseTrigger.HandedOver);
        Assert.Equal(LeafletStop.HandedOver, LeafletJourney.Of(builder.File).Now.Stop);
        Assert.Equal(LeafletStop.Closed, LeafletJourney.Of(CaseBuilder.In(CasePhase.Closed).File).Now.Stop);
    }

    [Fact]
    public void A_new_period_begins_a_new_journey()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch).Moved(CaseTrigger.CloseAdministrative).Moved(CaseTrigger.Reopen, Staff.Ingrid);
        Assert.Equal(LeafletStop.Intake, Assert.Single(LeafletJourney.Of(builder.File).Visits).Stop);
    }

    [Fact]
    public void Every_stop_lies_within_the_picture_and_no_two_share_a_place() =>
        Assert.All(Layouts, layout =>
        {
            var spots = Enum.GetValues<LeafletStop>().Select(layout.At).ToArray();
            Assert.Equal(spots.Length, spots.Distinct().Count());
            Assert.All(spots, spot => Assert.True(spot.X is > 8 && spot.X < layout.Width - 8 && spot.Y is > 8 && spot.Y < layout.Height - 8, spot.ToString()));
        });

    [Fact]
    public void Every_way_between_two_stops_runs_straight_from_one_to_the_other() =>
        Assert.All(Layouts, layout =>
        {
            foreach (var from in Enum.GetValues<LeafletStop>())
            {
                foreach (var to in Enum.GetValues<LeafletStop>().Where(to => to != from))
                {
                    var way = layout.Route(from, to);
                    Assert.Equal((layout.At(from), layout.At(to)), (way[0], way[^1]));
                    Assert.All(way.Zip(way.Skip(1)), leg => Assert.True(leg.First.X == leg.Second.X || leg.First.Y == leg.Second.Y, $"{from} to {to}: {leg}"));
                    Assert.All(way, spot => Assert.InRange(spot.X, 5, layout.Width - 5));
                }
            }
        });

    [Fact]
    public void The_branch_of_outcome_2_1_does_not_go_back_to_the_trunk()
    {
        var layout = LeafletLayout.SideBySide();
        Assert.Equal([layout.At(LeafletStop.ReadyToTravel), layout.At(LeafletStop.Travelling)], layout.Route(LeafletStop.ReadyToTravel, LeafletStop.Travelling));
    }

    [Fact]
    public void Decisions_alone_do_not_move_the_case_in_the_picture()
    {
        var builder = CaseBuilder.In(CasePhase.ShelterSearch);
        builder.Decide(DecisionKind.ReturnDecisionIssued);
        Assert.Equal(LeafletStop.Family, LeafletJourney.Of(builder.File).Now.Stop);
    }
}
