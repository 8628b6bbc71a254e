using System.Text.Json;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases.Leaflet;
using ReturnCase.Web.WhereAmI;

namespace ReturnCase.Tests.WhereAmI;

public sealed class ChildPageTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly ChildText Dutch = ChildLanguages.Read(Path.Combine(AppContext.BaseDirectory, "WhereAmI", "texts")).Find("nl")!;

    public static TheoryData<ChildState> States => [.. Enum.GetValues<ChildState>()];

    private static ChildPage Of(CaseBuilder c, DateOnly? today = null) => ChildPage.Of(c.File, today ?? Today, CasePolicy.Default, Dutch);

    [Theory]
    [MemberData(nameof(States))]
    public void A_case_of_every_kind_stands_in_the_state_that_is_told(ChildState state) => Assert.Equal(state, Of(ChildCases.In(state, Today)).State);

    [Fact]
    public void Every_phase_and_every_ending_has_a_state_of_its_own()
    {
        // Two steps of the search, and the further search before and after outcome 1.3, are states more; "closed" is one for each reason.
        Assert.Equal(Enum.GetValues<CasePhase>().Length - 1 + 2 + Enum.GetValues<ClosingReason>().Length, Enum.GetValues<ChildState>().Length);
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Illegal_stay_is_named_in_four_states_and_nowhere_else(ChildState state)
    {
        var page = Of(ChildCases.In(state, Today));
        var told = All(page).Any(line => line.Contains("illegaal", StringComparison.Ordinal) || line.Contains("gedwongen", StringComparison.Ordinal));
        Assert.Equal(state is ChildState.InsufficientCooperation or ChildState.FurtherSearchAfterInsufficient or ChildState.NoShelter or ChildState.NoArrangements, told);
        if (!told && state.IsOpen())
            Assert.Contains(Dutch[ChildWord.EighteenTalk], page.Eighteen);
    }

    [Fact]
    public void Further_search_after_a_withdrawn_outcome_1_3_or_one_that_a_later_outcome_followed_names_it_no_more()
    {
        var withdrawn = CaseBuilder.In(CasePhase.InsufficientCooperation, today: Today.AddDays(-9)).Wait(1).Moved(CaseTrigger.WithdrawReferral, Staff.Ingrid);
        Assert.Equal(ChildState.FamilySearch, Of(withdrawn).State);
        var reopened = CaseBuilder.In(CasePhase.CooperatedNoShelter, today: Today.AddDays(-9)).Wait(1).Moved(CaseTrigger.ReopenSearch);
        Assert.Equal(ChildState.FurtherSearch, Of(reopened).State);
        Assert.DoesNotContain(All(Of(reopened)), line => line.Contains("illegaal", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(DecisionKind.ResidenceGranted)]
    [InlineData(DecisionKind.ReturnDecisionAnnulled)]
    public void While_a_decision_waits_for_its_step_the_page_says_that_there_is_news_and_threatens_nothing(DecisionKind kind)
    {
        var c = ChildCases.In(ChildState.NoArrangements, Today);
        Assert.Contains(All(Of(c)), line => line.Contains("illegaal", StringComparison.Ordinal));
        c.Decide(kind);
        var page = Of(c);
        Assert.Equal([Dutch[ChildWord.News]], page.First);
        Assert.DoesNotContain(All(page), line => line.Contains("illegaal", StringComparison.Ordinal));
        Assert.Contains(Dutch[ChildWord.EighteenTalk], page.Eighteen);
        // Nor is the child asked for what that step may end.
        Assert.NotEmpty(Dutch.States[ChildState.NoArrangements].Ask);
        Assert.Empty(page.Ask);
    }

    [Theory]
    [InlineData(OutcomeKind.InsufficientCooperation, CasePhase.ShelterSearch)]
    [InlineData(OutcomeKind.CooperatedNoShelter, CasePhase.ShelterSearch)]
    [InlineData(OutcomeKind.NoArrangements, CasePhase.ReturnPreparation)]
    public void A_proposal_that_nobody_confirmed_changes_nothing(OutcomeKind kind, CasePhase phase)
    {
        var c = CaseBuilder.In(phase, today: Today.AddDays(-5));
        c = phase == CasePhase.ShelterSearch ? c.SearchDone() : c.Note(StatementKind.CareArrangementTried).Note(StatementKind.DocumentsTried);
        c = kind == OutcomeKind.CooperatedNoShelter ? c.JudgedCooperating() : c.JudgedInsufficient();
        Unchanged(c, () => c.Proposed(kind));
    }

    [Theory]
    [InlineData(CasePhase.ShelterSearch)]
    [InlineData(CasePhase.ReturnPreparation)]
    [InlineData(CasePhase.NoArrangements)]
    public void Trafficking_a_judgement_an_alarm_and_what_was_said_change_nothing(CasePhase phase)
    {
        var c = CaseBuilder.In(phase, today: Today.AddDays(-5));
        c.Requested();
        Unchanged(c, () => c.File.StartSuspension(c.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Trafficking, "B8/3", false, false)));
        Unchanged(c, () => c.File.StartSuspension(c.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Medical, "64", false, false)));
        Unchanged(c, () => c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Trafficking));
        Unchanged(c, () => c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Missing));
        Unchanged(c, () => c.JudgedOn(c.File.Latest<CooperationFact>()!.Sequence));
        Unchanged(c, () => c.Country().AddCandidate().Steps(CandidateStage.Rejected));
        Unchanged(c, () => c.Note(StatementKind.GuardianViewOnProposal));
        Unchanged(c, () => c.File.RecordContactPerson(c.By(Staff.Sanne), ContactRole.Other, "Oom Bakary", null, "0611111111", null));
    }

    [Fact]
    public void A_court_that_looks_and_a_second_request_are_told_where_they_hold_up_a_journey()
    {
        var c = ChildCases.In(ChildState.ReturnPreparation, Today).Until(Today);
        c.File.StartSuspension(c.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Trafficking, "B8/3", false, false));
        Assert.Empty(Of(c).First);
        c.File.StartSuspension(c.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Appeal, "AWB", false, false));
        c.File.StartSuspension(c.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.RepeatAsylumApplication, "Z", false, false));
        Assert.Equal([Dutch[ChildWord.Judge], Dutch[ChildWord.AsylumAgain]], Of(c).First);

        var searching = ChildCases.In(ChildState.FamilySearch, Today).Until(Today);
        searching.File.StartSuspension(searching.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Appeal, "AWB", false, false));
        Assert.Empty(Of(searching).First);
    }

    [Fact]
    public void The_birthday_is_told_as_well_as_it_is_known_and_from_that_day_on_differently()
    {
        Assert.Equal("Je wordt 18 op 10 mei 2028.", Of(ChildCases.In(ChildState.FamilySearch, Today)).Eighteen[0]);
        Assert.Contains("uiterlijk op 31 december 2028", Of(ChildCases.In(ChildState.FamilySearch, Today, new PartialDate(2010))).Eighteen[0], StringComparison.Ordinal);
        var c = ChildCases.In(ChildState.NoShelter, Today, ChildCases.EighteenOn(Today.AddDays(1)));
        Assert.Equal(5, Of(c).Eighteen.Count);
        Assert.Equal([Dutch[ChildWord.EighteenNow]], Of(c, Today.AddDays(1)).Eighteen);
    }

    [Fact]
    public void Dates_that_matter_to_the_child_are_told_and_past_ones_are_not()
    {
        var c = ChildCases.In(ChildState.FamilySearch, Today).Filled(Today);
        Assert.Contains("Dit zoeken kan duren tot en met 3 november 2027.", Of(c).Now);
        Assert.Contains("Er staat nog een vraag van ons open. Je hebt tijd tot en met 28 november 2026.", Of(c).Ask);
        Assert.Contains("We hebben een afspraak op 2 december 2026.", Of(c).Ask);
        var later = Of(c, Today.AddYears(1));
        Assert.Contains(Dutch[ChildWord.SearchLate], later.Now);
        Assert.Equal(Dutch.States[ChildState.FamilySearch].Ask, later.Ask);
    }

    [Fact]
    public void The_day_of_the_journey_is_told_while_nothing_that_is_told_holds_it_up()
    {
        var c = ChildCases.In(ChildState.ReadyToTravel, Today);
        var day = c.Today.AddDays(3);
        Assert.Contains($"De reis staat gepland op {Dutch.Date(day)}.", Of(c, day).Now);
        Assert.Equal(Dutch.States[ChildState.ReadyToTravel].Now, Of(c, day.AddDays(1)).Now);
        c.File.StartSuspension(c.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Appeal, "AWB", false, false));
        Assert.Equal([Dutch[ChildWord.JourneyWaits]], Of(c, day).Now);
        Assert.Empty(Of(c, day).Next);
    }

    [Fact]
    public void A_journey_that_lost_its_ground_is_promised_to_nobody()
    {
        var c = ChildCases.In(ChildState.ReadyToTravel, Today).Steps(ReturnCase.Domain.Shelter.CandidateStage.Withdrawn);
        var page = Of(c, c.Today);
        Assert.Equal([Dutch[ChildWord.JourneyUnsure]], page.Now);
        Assert.Empty(page.Ask);
        Assert.Empty(page.Next);
        Assert.DoesNotContain(All(page), line => line.Contains(Dutch.Date(c.Today.AddDays(3)), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ChildState.NoShelter)]
    [InlineData(ChildState.NoArrangements)]
    [InlineData(ChildState.ReadyToTravel)]
    public void Who_is_eighteen_reads_of_nothing_that_ended_with_it(ChildState state)
    {
        var page = Of(ChildCases.In(state, Today, ChildCases.EighteenOn(Today.AddDays(30))), Today.AddDays(30));
        Assert.Equal([Dutch[ChildWord.AdultTalk]], page.Now);
        Assert.Empty(page.Next);
    }

    [Fact]
    public void While_a_decision_waits_for_its_step_the_page_neither_waits_nor_promises()
    {
        var c = ChildCases.In(ChildState.CooperatedNoShelter, Today).Answer(ReturnCase.Domain.Decisions.DecisionKind.ResidenceNotGranted);
        Assert.Equal([Dutch[ChildWord.NewsTalk]], Of(c, c.Today).Now);
        Assert.Empty(Of(c, c.Today).Next);
    }

    [Fact]
    public void The_picture_shows_where_the_child_is_where_it_was_and_the_three_outcomes_of_each_track()
    {
        var picture = Of(ChildCases.In(ChildState.NoShelter, Today)).Picture!;
        Assert.All(picture.Tracks, track => Assert.Equal(3, track.Outcomes.Count));
        var boxes = Boxes(picture).ToArray();
        Assert.Equal(LeafletStop.NoShelter, Assert.Single(boxes, box => box.Look == StopLook.Now).Stop);
        Assert.Equal([LeafletStop.Intake, LeafletStop.Family, LeafletStop.InsufficientCooperation], boxes.Where(box => box.Look == StopLook.Visited).Select(box => box.Stop!.Value));
        Assert.DoesNotContain(Boxes(Of(ChildCases.In(ChildState.FamilySearch, Today)).Picture!), box => box.Stop is LeafletStop.NoShelter or LeafletStop.FurtherSearch);
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Every_page_has_exactly_one_place_where_the_child_is_or_speaks_to_nobody(ChildState state)
    {
        var page = Of(ChildCases.In(state, Today));
        if (state is ChildState.Deceased or ChildState.DuplicateOrError)
        {
            Assert.Null(page.Picture);
            Assert.Empty(page.Helpers);
            Assert.Empty(page.Done);
        }
        else
        {
            Assert.Single(Boxes(page.Picture!), box => box.Look == StopLook.Now);
            Assert.NotEmpty(page.Done);
        }
    }

    private static IEnumerable<PictureBox> Boxes(TrackPicture picture) =>
        ((PictureBox?[])[picture.Start, .. picture.Tracks.SelectMany(track => track.Way.Concat(track.Outcomes)), picture.End]).OfType<PictureBox>().SelectMany(box => box.Inside.Prepend(box));

    private static IEnumerable<string> All(ChildPage page) => [.. page.First, .. page.Now, .. page.Ask, .. page.Next, .. page.Eighteen, .. page.Done.Select(done => done.Words)];

    private static void Unchanged(CaseBuilder c, Action act)
    {
        var (before, version) = (JsonSerializer.Serialize(Of(c)), c.File.Version);
        act();
        Assert.True(c.File.Version > version);
        Assert.Equal(before, JsonSerializer.Serialize(Of(c)));
    }
}
