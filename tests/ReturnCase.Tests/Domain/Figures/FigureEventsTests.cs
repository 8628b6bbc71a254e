using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Figures;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain.Figures;

public sealed class FigureEventsTests
{
    [Fact]
    public void A_registration_counts_once_where_and_when_the_case_came_in()
    {
        var figure = Assert.Single(new CaseBuilder().File.Figures());
        Assert.Equal(new(1, FigureKind.Inflow, FigureEvents.New, new(2026, 3, 2), "Utrecht", "GN"), figure);
    }

    [Fact]
    public void Facts_and_assignments_count_for_nothing()
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch);
        var before = built.File.Figures().Count;
        built.File.Assign(built.By(Staff.Ingrid), "Noord", Staff.Bram);
        built.SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter);
        Assert.Equal(before, built.File.Figures().Count);
    }

    [Theory]
    [InlineData(0, 1, FigureKind.DeadlineMet)]
    [InlineData(7, 1, FigureKind.DeadlineMet)]
    [InlineData(8, 2, FigureKind.DeadlineMissed)]
    public void Accepting_ends_the_intake_in_time_or_not(int days, int weeks, FigureKind met)
    {
        var built = new CaseBuilder().Rejected().Wait(days).Moved(CaseTrigger.AcceptWithoutReturnDecision);
        Assert.Equal([(FigureKind.Stay, nameof(CasePhase.Intake), weeks), (met, nameof(DeadlineKind.Routing), 0)], Last(built));
    }

    [Theory]
    [InlineData(100, FigureKind.DeadlineMet)]
    [InlineData(366, FigureKind.DeadlineMissed)]
    public void An_outcome_counts_when_it_is_confirmed_and_ends_the_search_year(int days, FigureKind met)
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch).Wait(days).SearchDone().JudgedCooperating().Confirmed(OutcomeKind.CooperatedNoShelter);
        Assert.Equal(
            [(FigureKind.Outcome, nameof(OutcomeKind.CooperatedNoShelter), 0), (FigureKind.Stay, nameof(CasePhase.ShelterSearch), StayLengths.WeeksOf(days)), (met, nameof(DeadlineKind.SearchLimit), 0)], Last(built));
    }

    [Fact]
    public void A_search_that_was_continued_past_its_year_missed_it()
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch).Wait(370);
        built.Note(StatementKind.SearchContinues, nextOn: built.Today.AddMonths(2)).Wait(10).SearchDone().JudgedCooperating().Confirmed(OutcomeKind.CooperatedNoShelter);
        Assert.Contains((FigureKind.DeadlineMissed, nameof(DeadlineKind.SearchLimit), 0), Last(built));
    }

    [Fact]
    public void Another_country_that_is_sought_in_counts_from_then_on()
    {
        var built = CaseBuilder.In(CasePhase.CooperatedNoShelter);
        Assert.Equal("GN", built.File.Figures()[0].Country);
        Assert.Equal(built.File.Countries[0], built.File.Figures()[^1].Country);
    }

    [Fact]
    public void A_handover_is_outcome_2_1_and_a_closing()
    {
        var built = CaseBuilder.In(CasePhase.Travelling);
        Assert.Contains(built.File.Figures(), figure => figure.Kind is FigureKind.DeadlineMet or FigureKind.DeadlineMissed && figure.What == nameof(DeadlineKind.DepartureTerm));
        built.Handover(built.Candidate).Moved(CaseTrigger.HandedOver);
        Assert.Equal(
            [(FigureKind.Outflow, nameof(ClosingReason.ReturnedHandedOver)), (FigureKind.Outcome, FigureEvents.Returned), (FigureKind.Stay, nameof(CasePhase.Travelling)), (FigureKind.DeadlineMet, nameof(DeadlineKind.Handover))],
            Last(built).Select(figure => (figure.Item1, figure.Item2)));
    }

    [Fact]
    public void A_decision_is_acted_on_within_its_working_days_or_not()
    {
        var built = CaseBuilder.In(CasePhase.InsufficientCooperation).Wait(1).Answer(DecisionKind.FurtherInvestigation).Wait(10).Moved(CaseTrigger.IndAsksFurtherInvestigation);
        Assert.Contains((FigureKind.DeadlineMissed, nameof(DeadlineKind.DecisionMove), 0), Last(built));
        Assert.Contains((FigureKind.DeadlineMet, nameof(DeadlineKind.DecisionMove), 0), Last(CaseBuilder.In(CasePhase.FurtherSearch)));
    }

    [Fact]
    public void A_closing_in_error_meets_no_term_and_misses_none_and_reopening_comes_in_again()
    {
        var built = CaseBuilder.In(CasePhase.Closed);
        Assert.Equal([(FigureKind.Outflow, nameof(ClosingReason.DuplicateOrError), 0), (FigureKind.Stay, nameof(CasePhase.Intake), 1)], Last(built));
        built.Wait(40).Moved(CaseTrigger.Reopen, Staff.Ingrid);
        Assert.Equal([(FigureKind.Inflow, FigureEvents.Reopened, 0)], Last(built));
    }

    [Fact]
    public void The_same_is_counted_from_history_but_for_the_terms()
    {
        foreach (var phase in Enum.GetValues<CasePhase>())
        {
            var file = CaseBuilder.In(phase).File;
            var terms = file.Figures().Where(figure => figure.Kind is not (FigureKind.DeadlineMet or FigureKind.DeadlineMissed)).Select(figure => (figure.Sequence, figure.Kind, figure.What, figure.OccurredOn, figure.Weeks));
            Assert.Equal(terms, file.PhaseLines.SelectMany(line => FigureEvents.Of(file, line, null)).Select(figure => (figure.Sequence, figure.Kind, figure.What, figure.OccurredOn, figure.Weeks)));
        }
    }

    [Fact]
    public void Every_name_fits_its_column()
    {
        string[] names = [.. Enum.GetNames<ClosingReason>(), .. Enum.GetNames<CasePhase>(), .. Enum.GetNames<OutcomeKind>(), .. Enum.GetNames<DeadlineKind>(), FigureEvents.New, FigureEvents.Reopened, FigureEvents.Returned];
        Assert.All(names, name => Assert.True(name.Length <= FigureEvents.WhatMaxLength, name));
    }

    private static IReadOnlyList<(FigureKind, string, int)> Last(CaseBuilder built) =>
        [.. built.File.Figures().Where(figure => figure.Sequence == built.File.LastMove.Sequence).Select(figure => (figure.Kind, figure.What, figure.Weeks))];
}
