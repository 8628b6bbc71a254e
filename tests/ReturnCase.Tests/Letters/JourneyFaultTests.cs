using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Letters;

namespace ReturnCase.Tests.Letters;

public sealed class JourneyFaultTests
{
    [Fact]
    public void A_journey_that_stands_can_be_told()
    {
        Assert.Null(Of(CaseBuilder.In(CasePhase.ReturnPreparation)));
        Assert.Null(Of(CaseBuilder.In(CasePhase.ReturnPreparation).GroundsForTravel()));
        Assert.Null(Of(CaseBuilder.In(CasePhase.ReadyToTravel).Wait(3)));
        Assert.Null(Of(CaseBuilder.In(CasePhase.Travelling).Wait(4)));
    }

    [Fact]
    public void One_that_did_not_happen_is_told_no_more_until_there_is_a_new_plan()
    {
        var fell = CaseBuilder.In(CasePhase.ReadyToTravel).Moved(CaseTrigger.FellThrough);
        Assert.Equal(JourneyFault.Ended, Of(fell));
        Assert.Equal(JourneyFault.Ended, Of(CaseBuilder.In(CasePhase.Travelling).Moved(CaseTrigger.HandoverFailedChildBack)));
        Assert.Null(Of(fell.Planned(fell.Candidate, departsIn: 9)));
    }

    [Fact]
    public void One_to_somebody_who_is_not_accepted_is_told_to_nobody()
    {
        Assert.Equal(JourneyFault.ReceiverLost, Of(CaseBuilder.In(CasePhase.ReadyToTravel).Wait(1).Steps(CandidateStage.Withdrawn)));
        var willing = CaseBuilder.In(CasePhase.ReturnPreparation).AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing);
        Assert.Equal(JourneyFault.ReceiverLost, Of(willing.Planned(willing.Candidate)));
    }

    [Fact]
    public void A_check_that_is_too_old_or_a_day_that_is_past_is_named()
    {
        Assert.Equal(JourneyFault.PlaceUnchecked, Of(CaseBuilder.In(CasePhase.ReadyToTravel).Wait(CasePolicy.Default.VerificationMaxAgeDays + 1)));
        Assert.Equal(JourneyFault.DayPast, Of(CaseBuilder.In(CasePhase.ReadyToTravel).Wait(4)));
        Assert.Equal(JourneyFault.DayPast, Of(CaseBuilder.In(CasePhase.ReturnPreparation).GroundsForTravel().Wait(4)));
    }

    [Fact]
    public void Of_a_journey_that_is_off_no_field_has_a_value()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel);
        var head = new LetterHead(c.Today, "S. de Wit", "Dienst", "post@dienst.example", null);
        var told = Placeholders.All.Where(placeholder => placeholder.Source == PlaceholderSource.ReturnPlan).ToArray();
        Assert.All(told, placeholder => Assert.NotNull(placeholder.Value(FactsAbroad.Of(c.File, head, null), null)));
        Assert.All(told, placeholder => Assert.Null(placeholder.Value(FactsAbroad.Of(c.File, head, JourneyFault.Ended), null)));
    }

    private static JourneyFault? Of(CaseBuilder c) => JourneyFaults.Of(c.File, c.Today, CasePolicy.Default);
}
