using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>What a case says of itself in a list.</summary>
public sealed class StandingTests
{
    [Theory]
    [InlineData(CasePhase.Intake, 1)]
    [InlineData(CasePhase.ShelterSearch, 4)]
    [InlineData(CasePhase.ShelterFound, null)]
    [InlineData(CasePhase.CooperatedNoShelter, null)]
    [InlineData(CasePhase.InsufficientCooperation, null)]
    [InlineData(CasePhase.FurtherSearch, 1)]
    [InlineData(CasePhase.NoShelter, null)]
    [InlineData(CasePhase.ReturnPreparation, 11)]
    [InlineData(CasePhase.ReadyToTravel, 1)]
    [InlineData(CasePhase.Travelling, 1)]
    [InlineData(CasePhase.CooperatedCannotLeave, null)]
    [InlineData(CasePhase.NoArrangements, null)]
    [InlineData(CasePhase.Closed, null)]
    public void What_is_missing_counts_for_the_moves_that_are_worked_towards(CasePhase phase, int? missing) =>
        Assert.Equal(missing, CaseBuilder.In(phase).File.MissingGrounds);

    [Fact]
    public void Whoever_saves_it_and_whatever_the_form_asks_do_not_count() =>
        Assert.Equal(0, CaseBuilder.In(CasePhase.ReturnPreparation).GroundsForTravel().File.MissingGrounds);

    [Fact]
    public void A_decision_that_waits_is_worked_towards_before_all_else()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).Answer(DecisionKind.FoundAdult);
        Assert.Equal([CaseTrigger.CloseFoundAdult], c.File.Goals);
        Assert.Equal(1, c.File.MissingGrounds);
        c.Note(StatementKind.LawyerToldFoundAdult);
        Assert.Equal(0, c.File.MissingGrounds);
    }
}
