using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>What makes a place suitable, and what comes before the first contact with it (L4, domain 3).</summary>
public sealed class ShelterTests
{
    [Fact]
    public void A_house_is_reasoned_away_only_after_family_and_acquaintances_and_each_kind_once()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country();
        Assert.Equal([GuardCode.FamilyBeforeHouse], Refused(ShelterKind.ReceptionHouse));
        var family = Away(ShelterKind.Family);
        Assert.Equal([GuardCode.FamilyBeforeHouse], Refused(ShelterKind.ReceptionHouse));
        Away(ShelterKind.Acquaintance);
        Away(ShelterKind.ReceptionHouse);
        Assert.Equal([GuardCode.ReasonedAwayOnce], Refused(ShelterKind.Family));
        c.File.ReasonAway(c.By(Staff.Sanne, corrects: family.Sequence), "GN", ShelterKind.Family, "better said");

        KindReasonedAway Away(ShelterKind kind) => c.File.ReasonAway(c.By(Staff.Sanne), "GN", kind, "why");
        IReadOnlyList<GuardCode> Refused(ShelterKind kind) => Assert.Throws<CaseRefusedException>(() => Away(kind)).Guards;
    }

    [Fact]
    public void A_house_is_no_older_than_the_day_on_which_family_and_acquaintances_were_both_tried_or_reasoned_away()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(20).Country();
        var day = c.Today;
        c.Wait(5).AddCandidate().Steps(CandidateStage.ContactAttempted);
        c.File.ReasonAway(c.By(Staff.Sanne, on: day), "GN", ShelterKind.Acquaintance, "knows nobody");
        Refused(GuardCode.FamilyBeforeHouse, () => House(c.Today.AddDays(-1)));
        Refused(GuardCode.FamilyBeforeHouse, () => Away(c.Today.AddDays(-1)));
        Assert.Equal(c.Today, c.File.HouseOpenSince("GN"));
        Assert.Null(c.File.HouseOpenSince("SN"));
        House(c.Today);
        Away(c.Today);

        void House(DateOnly on) => c.File.AddCandidate(c.By(Staff.Sanne, on: on), new CandidateDetails(ShelterKind.ReceptionHouse, "house", null, "GN", null, ContactRoute.LocalPartner));
        void Away(DateOnly on) => c.File.ReasonAway(c.By(Staff.Sanne, on: on), "GN", ShelterKind.ReceptionHouse, "none");
    }

    [Fact]
    public void A_house_out_of_order_on_file_can_be_put_right_but_not_made_earlier()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(20).Country().AddCandidate().Steps(CandidateStage.ContactAttempted);
        var day = c.Today;
        var family = c.File.Latest<CandidateStep>()!;
        c.File.ReasonAway(c.By(Staff.Sanne), "GN", ShelterKind.Acquaintance, "knows nobody");
        var house = House(day, null);
        c.Wait(5).File.RecordStep(c.By(Staff.Sanne, corrects: family.Sequence), c.Candidate, CandidateStage.ContactAttempted, "it was later", null);
        house = House(day, house.Sequence);
        Refused(GuardCode.FamilyBeforeHouse, () => House(day.AddDays(-1), house.Sequence));
        House(c.Today, house.Sequence);

        ShelterCandidate House(DateOnly on, int? corrects) =>
            c.File.AddCandidate(c.By(Staff.Sanne, on: on, corrects: corrects), new CandidateDetails(ShelterKind.ReceptionHouse, "house", null, "GN", null, ContactRoute.LocalPartner));
    }

    [Theory]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    public void A_place_that_says_no_is_not_accepted(bool willing, bool able, bool safe)
    {
        var c = Assessed(willing, able, safe);
        Refused(GuardCode.PlaceSuitable, () => Accept(c));
        Assert.Equal(CandidateStage.Assessed, c.File.StageOf(c.Candidate));
    }

    [Theory]
    [InlineData(AssessmentQuestion.Willing)]
    [InlineData(AssessmentQuestion.AbleToCare)]
    [InlineData(AssessmentQuestion.Safe)]
    [InlineData(AssessmentQuestion.Schooling)]
    [InlineData(AssessmentQuestion.HealthCare)]
    [InlineData(AssessmentQuestion.LegalCare)]
    public void A_place_of_which_something_is_not_yet_known_is_not_accepted_and_it_is_said_what(AssessmentQuestion open)
    {
        var c = Assessed(true, true, true);
        Answer(c, open, null);
        Refused(GuardCode.AnswersKnown, () => Accept(c));
        Assert.Equal([open], c.File.AssessmentOf(c.Candidate, c.Today)!.Open);
        Answer(c, open, true);
        Accept(c);
        Assert.True(c.File.IsAcceptedAndValid(c.Candidate, c.Today));
    }

    [Theory]
    [InlineData(AssessmentQuestion.Schooling)]
    [InlineData(AssessmentQuestion.HealthCare)]
    [InlineData(AssessmentQuestion.LegalCare)]
    public void A_place_without_a_school_or_health_care_or_legal_care_can_be_suitable_where_that_is_known(AssessmentQuestion missing)
    {
        var c = Assessed(true, true, true);
        Answer(c, missing, false);
        Accept(c);
        Assert.True(c.File.IsAcceptedAndValid(c.Candidate, c.Today));
    }

    [Fact]
    public void A_later_assessment_that_no_longer_knows_takes_the_acceptance_its_worth_until_assessed_again()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound();
        Answer(c, AssessmentQuestion.Willing, null);
        Assert.Equal(AcceptanceGap.AnswersOpen, c.File.AcceptanceGapOf(c.Candidate, c.Today));
        Assert.False(c.File.IsAcceptedAndValid(c.Candidate, c.Today));
        Assert.True(c.File.IsLeftOpen(c.Candidate, c.Today));
        Assert.Equal([GuardCode.CandidateAccepted], Assert.Throws<CaseRefusedException>(() => c.Proposed(OutcomeKind.ShelterFound)).Guards.Intersect([GuardCode.CandidateAccepted]));
        c.Assessed();
        Assert.True(c.File.IsAcceptedAndValid(c.Candidate, c.Today));
    }

    [Fact]
    public void An_assessment_is_valid_on_its_last_day_and_not_the_day_after()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, CandidateStage.Assessed).Assessed(days: 3);
        Refused(GuardCode.AssessmentValid, () => Accept(c.Wait(4)));
        Accept(c.Wait(-1));
        Assert.True(c.File.IsAcceptedAndValid(c.Candidate, c.Today));
        Assert.False(c.File.IsAcceptedAndValid(c.Candidate, c.Today.AddDays(1)));
    }

    [Fact]
    public void The_check_of_the_latest_day_counts_whichever_was_recorded_last()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(10).Country().AddCandidate();
        var first = c.Today;
        c.Wait(5).File.CheckSafety(c.By(Staff.Sanne), c.Candidate, false, "is afraid", "threats", "nothing");
        Refused(GuardCode.SafetyCheckSafe, Attempt);
        c.File.CheckSafety(c.By(Staff.Sanne, on: first), c.Candidate, true, "was glad then", null, "that the child is well");
        Refused(GuardCode.SafetyCheckSafe, Attempt);
        c.File.CheckSafety(c.By(Staff.Sanne), c.Candidate, true, "the threats are over", null, "that the child is well");
        Attempt();

        void Attempt() => c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.ContactAttempted, "called", null);
    }

    [Fact]
    public void An_accepted_place_of_which_the_last_check_says_not_safe_is_no_shelter_until_a_new_check()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound);
        c.File.CheckSafety(c.By(Staff.Sanne), c.Candidate, false, "is afraid", "threats", "nothing");
        Assert.Equal(AcceptanceGap.NotSafe, c.File.AcceptanceGapOf(c.Candidate, c.Today));
        Assert.Contains(GuardCode.CandidateAccepted, c.Refusal(CaseTrigger.ConfirmShelterFound, Staff.Ingrid)!);
        Assert.True(c.File.IsLeftOpen(c.Candidate, c.Today));
        c.File.CheckSafety(c.By(Staff.Sanne), c.Candidate, true, "it was a mistake", null, "that the child is well");
        Assert.Equal(CasePhase.ShelterFound, c.Moved(CaseTrigger.ConfirmShelterFound, Staff.Ingrid).File.Phase);
    }

    [Fact]
    public void A_check_that_says_not_safe_stops_a_journey_that_is_about_to_begin()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel);
        c.File.CheckSafety(c.By(Staff.Sanne), c.File.CurrentPlan!.Receiver!.Value, false, "is afraid", "threats", "nothing");
        Assert.Contains(c.File.OpenAlarms, alarm => alarm.Kind == AlarmKind.StopTravel);
        Assert.Contains(GuardCode.ReceiverAccepted, c.Note(StatementKind.DepartureNotice).Refusal(CaseTrigger.Departed, Staff.Sanne)!);
    }

    [Fact]
    public void A_second_acceptance_needs_the_reason_why()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AcceptedCandidate();
        Refused(GuardCode.StepInOrder, () => Accept(c));
    }

    [Fact]
    public void No_step_is_older_than_the_day_on_which_the_candidate_was_named_until_that_day_is_put_right()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(20).Country().AddCandidate();
        var day = c.Today.AddDays(-5);
        Refused(GuardCode.StepAfterNamed, () => Check());
        Refused(GuardCode.StepAfterNamed, () => Attempt());
        c.File.AddCandidate(c.By(Staff.Sanne, on: day, corrects: c.Candidate), new CandidateDetails(ShelterKind.Family, "aunt", "aunt", "GN", "Conakry", ContactRoute.LocalPartner));
        Check();
        Attempt();
        Refused(GuardCode.NotBeforePeriod, () => c.File.RecordStep(c.By(Staff.Sanne, on: day.AddYears(-5)), c.Candidate, CandidateStage.ContactAttempted, "called", null));

        void Check() => c.File.CheckSafety(c.By(Staff.Sanne, on: day), c.Candidate, true, "trusts her", null, "that the child is well");

        void Attempt() => c.File.RecordStep(c.By(Staff.Sanne, on: day), c.Candidate, CandidateStage.ContactAttempted, "called", null);
    }

    [Fact]
    public void A_step_out_of_order_by_its_day_needs_the_reason_why()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(20).Country().AddCandidate();
        Step(CandidateStage.ContactAttempted, c.Wait(1).Today);
        Step(CandidateStage.ContactMade, c.Wait(3).Today);
        var before = c.Today.AddDays(-1);
        Refused(GuardCode.StepInOrder, () => Step(CandidateStage.Willing, before));
        Refused(GuardCode.StepInOrder, () => Step(CandidateStage.Rejected, before));
        Step(CandidateStage.ContactAttempted, before);
        Step(CandidateStage.Willing, before, "she said so to a neighbour, who told us");
        Assert.Equal(CandidateStage.ContactMade, c.File.StageOf(c.Candidate));
        Step(CandidateStage.Willing, c.Today);

        void Step(CandidateStage stage, DateOnly on, string? why = null) => c.File.RecordStep(c.By(Staff.Sanne, on: on), c.Candidate, stage, "as told", "letter", why);
    }

    [Fact]
    public void A_step_that_is_corrected_to_after_what_followed_it_needs_the_reason_and_one_that_stays_in_order_does_not()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(20).Country().AddCandidate();
        var attempt = Step(CandidateStage.ContactAttempted, c.Today, null);
        var made = c.Wait(3).Today;
        Step(CandidateStage.ContactMade, made, null);
        c.Wait(3);
        Refused(GuardCode.StepInOrder, () => Step(CandidateStage.ContactAttempted, c.Today, attempt.Sequence));
        Step(CandidateStage.ContactAttempted, made.AddDays(-1), attempt.Sequence);
        Assert.Equal(CandidateStage.ContactMade, c.File.StageOf(c.Candidate));

        CandidateStep Step(CandidateStage stage, DateOnly on, int? corrects) => c.File.RecordStep(c.By(Staff.Sanne, on: on, corrects: corrects), c.Candidate, stage, "as told", null);
    }

    [Fact]
    public void A_candidate_is_not_corrected_to_be_named_after_what_is_on_file_about_it()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(20).Country().AddCandidate();
        var (named, known) = (c.Today, c.Wait(3).Steps(CandidateStage.ContactAttempted).Wait(3).Candidate);
        Assert.Equal(named, c.File.KnownFrom(known, c.Today));
        Assert.Null(c.File.KnownFrom(known, named));
        Refused(GuardCode.StepAfterNamed, () => Name(c.Today));
        Refused(GuardCode.StepAfterNamed, () => Name(named.AddDays(1)));
        Name(named.AddDays(-1));

        void Name(DateOnly on) => c.File.AddCandidate(c.By(Staff.Sanne, on: on, corrects: c.Candidate), new CandidateDetails(ShelterKind.Family, "aunt", "aunt", "GN", "Conakry", ContactRoute.LocalPartner));
    }

    [Fact]
    public void A_step_after_a_dead_end_leaves_visible_that_it_was_one_without_contact()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate();
        c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.Rejected, "gone", null, "too far away");
        Assert.Equal(("too far away", null), (c.File.FellAwayWithoutContact(c.Candidate, c.Today)?.Why, c.File.FellAwayWithoutContact(c.Candidate, c.Today.AddDays(-1))));
        c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.Identified, "known again", null, "named again");
        Assert.False(c.File.FellAwayWithoutContact(c.Candidate)!.Counts);
        Assert.False(c.File.IsTried("GN", ShelterKind.Family));
        c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.ContactAttempted, "called", null);
        Assert.Equal(("too far away", true), (c.File.FellAwayWithoutContact(c.Candidate)!.Why, c.File.FellAwayWithoutContact(c.Candidate)!.Counts));
        Assert.True(c.File.IsTried("GN", ShelterKind.Family));
    }

    [Fact]
    public void A_place_found_unsafe_after_its_acceptance_is_no_outcome_1_1()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound);
        Assess(c, true, true, false);
        Assert.Contains(GuardCode.CandidateAccepted, c.Refusal(CaseTrigger.ConfirmShelterFound, Staff.Ingrid)!);
    }

    [Fact]
    public void A_check_made_after_the_contact_is_no_check_before_it()
    {
        var c = Unchecked(out var contact);
        Refused(GuardCode.SafetyCheckDone, () => c.File.RecordStep(c.By(Staff.Sanne, on: contact), c.Candidate, CandidateStage.ContactAttempted, "called", null));
        c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.ContactAttempted, "called", null);
    }

    [Fact]
    public void A_contact_that_really_came_first_is_recorded_with_its_reason_and_nothing_after_it_is()
    {
        var c = Unchecked(out var contact);
        c.File.RecordStep(c.By(Staff.Sanne, on: contact), c.Candidate, CandidateStage.ContactAttempted, "called", null, "she rang herself");
        Refused(GuardCode.SafetyCheckDone, () => c.File.RecordStep(c.By(Staff.Sanne, on: contact), c.Candidate, CandidateStage.Willing, "wants to", null, "she rang herself"));
        c.File.CheckSafety(c.By(Staff.Sanne), c.Candidate, false, "is afraid", "threats", "nothing");
        Refused(GuardCode.SafetyCheckSafe, () => c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.Willing, "wants to", null, "she rang herself"));
    }

    [Theory]
    [InlineData(CandidateStage.NotReachable)]
    [InlineData(CandidateStage.Rejected)]
    [InlineData(CandidateStage.Withdrawn)]
    public void Who_was_never_approached_falls_away_with_a_reason_only_and_the_kind_is_reasoned_away_on_its_own(CandidateStage end)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate();
        c.File.ReasonAway(c.By(Staff.Sanne), "GN", ShelterKind.Acquaintance, "knows nobody");
        Refused(GuardCode.ContactTriedFirst, () => End(null));
        Assert.False(c.File.IsTried("GN", ShelterKind.Family));
        Refused(GuardCode.FamilyBeforeHouse, () => c.File.ReasonAway(c.By(Staff.Sanne), "GN", ShelterKind.ReceptionHouse, "none"));
        End("she died last year, says the mayor");
        Assert.Equal((end, "she died last year, says the mayor", false), (c.File.FellAwayWithoutContact(c.Candidate)!.Step.Stage, c.File.FellAwayWithoutContact(c.Candidate)!.Why, c.File.FellAwayWithoutContact(c.Candidate)!.Counts));
        Assert.False(c.File.IsTried("GN", ShelterKind.Family));
        c.File.ReasonAway(c.By(Staff.Sanne), "GN", ShelterKind.Family, "the only aunt died last year");
        Assert.True(c.File.IsTried("GN", ShelterKind.Family));

        void End(string? why) => c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, end, "gone", null, why);
    }

    [Fact]
    public void After_an_attempt_a_candidate_falls_away_without_more_and_when_that_attempt_was_an_error_the_kind_is_untried_again()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate();
        var attempt = c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.ContactAttempted, "rang five times", null);
        c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.NotReachable, "no answer", null);
        Assert.Null(c.File.FellAwayWithoutContact(c.Candidate));
        Assert.True(c.File.IsTried("GN", ShelterKind.Family));
        c.File.RetractAsError(c.By(Staff.Sanne, reason: "that was another aunt"), attempt.Sequence);
        Assert.Null(c.File.FellAwayWithoutContact(c.Candidate)!.Why);
        Assert.False(c.File.IsTried("GN", ShelterKind.Family));
    }

    [Fact]
    public void An_attempt_of_a_later_day_is_no_attempt_before_it()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(10).Country().AddCandidate().Steps(CandidateStage.ContactAttempted);
        Refused(GuardCode.ContactTriedFirst, () => c.File.RecordStep(c.By(Staff.Sanne, on: c.Today.AddDays(-2)), c.Candidate, CandidateStage.NotReachable, "gone", null));
    }

    [Fact]
    public void Who_is_not_safe_is_rejected_without_contact_and_that_is_the_reason_but_is_not_said_to_be_out_of_reach()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate();
        c.File.CheckSafety(c.By(Staff.Sanne), c.Candidate, false, "is afraid", "threats", "nothing");
        Refused(GuardCode.ContactTriedFirst, () => c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.NotReachable, "gone", null));
        Refused(GuardCode.ContactTriedFirst, () => c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.NotReachable, "gone", null, "any reason"));
        c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.Rejected, "a danger to the child", null);
        Assert.Equal("a danger to the child", c.File.FellAwayWithoutContact(c.Candidate)!.Why);
        Assert.True(c.File.IsTried("GN", ShelterKind.Family));
    }

    [Fact]
    public void Contact_that_came_about_against_the_check_is_recorded_with_its_reason_and_moves_nothing()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate();
        c.File.CheckSafety(c.By(Staff.Sanne), c.Candidate, false, "is afraid", "threats", "nothing");
        CandidateStep Step(CandidateStage stage, string? why) => c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, stage, "asked where the child lives", null, why);
        Refused(GuardCode.SafetyCheckSafe, () => Step(CandidateStage.ContactAttempted, "she rang herself"));
        Assert.Contains(GuardCode.SafetyCheckSafe, Assert.Throws<CaseRefusedException>(() => Step(CandidateStage.ContactMade, " ")).Guards);

        var came = Step(CandidateStage.ContactMade, "she rang herself");
        Assert.True(c.File.CameAgainstCheck(came));
        Assert.Equal((CandidateStage.Identified, true, false), (c.File.StageOf(c.Candidate), c.File.IsLeftOpen(c.Candidate, c.Today), c.File.IsTried("GN", ShelterKind.Family)));
        Refused(GuardCode.SafetyCheckSafe, () => Step(CandidateStage.Willing, "she rang herself"));
        Refused(GuardCode.ContactTriedFirst, () => Step(CandidateStage.NotReachable, "she rings no more"));
        Step(CandidateStage.Rejected, null);
        Assert.True(c.File.IsTried("GN", ShelterKind.Family));
        Step(CandidateStage.ContactMade, "she rang again");
        Assert.Equal(CandidateStage.Rejected, c.File.StageOf(c.Candidate));
    }

    [Fact]
    public void A_check_that_comes_later_turns_no_contact_made_in_good_faith_into_one_against_it()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.ContactAttempted);
        var made = c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.ContactMade, "spoke with her", null);
        c.File.CheckSafety(c.By(Staff.Sanne), c.Candidate, false, "is afraid", "threats", "nothing");
        var corrected = c.File.RecordStep(c.By(Staff.Sanne, corrects: made.Sequence), c.Candidate, CandidateStage.ContactMade, "spoke with her for an hour", null, "so it was");
        Assert.False(c.File.CameAgainstCheck(made) || c.File.CameAgainstCheck(corrected));
        Assert.Equal(CandidateStage.ContactMade, c.File.StageOf(c.Candidate));
    }

    [Fact]
    public void An_accepted_place_that_is_not_safe_keeps_its_bed_when_it_rings_and_stays_to_be_finished_with()
    {
        var place = new CarePlace(ShelterKind.Family, "Aunt", "GN", 2);
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(place, CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, CandidateStage.Assessed, CandidateStage.Accepted);
        c.File.CheckSafety(c.By(Staff.Sanne), c.Candidate, false, "is afraid", "threats", "nothing");
        c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.ContactMade, "rang the house", null, "the child rang her", place);
        Assert.Equal((CandidateStage.Accepted, true, true), (c.File.StageOf(c.Candidate), place.Holds(c.File.Number), c.File.IsLeftOpen(c.Candidate, c.Today)));
    }

    [Fact]
    public void A_candidate_that_is_taken_back_gives_its_bed_back_too()
    {
        var place = new CarePlace(ShelterKind.Family, "Aunt", "GN", 2);
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate(carePlace: 7).Steps(place, CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, CandidateStage.Assessed, CandidateStage.Accepted);
        Assert.Throws<ArgumentNullException>(() => c.File.RetractAsError(c.By(Staff.Sanne), c.Candidate));
        c.File.RetractAsError(c.By(Staff.Sanne), c.Candidate, place);
        Assert.False(place.Holds(c.File.Number));
    }

    [Fact]
    public void Contact_against_the_check_is_no_new_step_of_a_further_search()
    {
        var c = CaseBuilder.In(CasePhase.FurtherSearch);
        c.File.CheckSafety(c.By(Staff.Sanne), c.Candidate, false, "is afraid", "threats", "nothing");
        c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.ContactMade, "rang the house", null, "she rang herself");
        Assert.Contains(GuardCode.NewSearchStep, c.File.OutcomeOptions(c.By(Staff.Sanne)).Single(option => option.Kind == OutcomeKind.SearchEnded).Missing);
        c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.Rejected, "a danger to the child", null);
        Assert.DoesNotContain(GuardCode.NewSearchStep, c.File.OutcomeOptions(c.By(Staff.Sanne)).Single(option => option.Kind == OutcomeKind.SearchEnded).Missing);
    }

    [Fact]
    public void Nothing_is_known_of_a_candidate_before_it_was_named_or_before_the_period_and_on_that_day_it_is()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(10).Country().AddCandidate();
        var began = c.File.BeganOn(c.File.Period);
        void Check(DateOnly on) => c.File.CheckSafety(c.By(Staff.Sanne, on: on), c.Candidate, true, "trusts her", null, "nothing");
        void Assess(DateOnly on) => c.File.Assess(c.By(Staff.Sanne, on: on), c.Candidate, new AssessmentAnswers(true, true, true, true, true, true, "wants to go", "visited", c.Today.AddDays(90)));
        void Verify(DateOnly on) => c.File.Verify(c.By(Staff.Sanne, on: on), c.Candidate, true, "called");
        void Ring(DateOnly on) => c.File.RecordStep(c.By(Staff.Sanne, on: on), c.Candidate, CandidateStage.ContactAttempted, "rang the house", null, "the check comes today");
        foreach (var record in (Action<DateOnly>[])[Check, Assess, Verify])
        {
            Refused(GuardCode.StepAfterNamed, () => record(c.Today.AddDays(-1)));
            record(c.Today);
        }

        // Named in an earlier period; known of as of a day before this one began.
        c.Moved(CaseTrigger.CloseAdministrative, Staff.Ingrid).Wait(30).Moved(CaseTrigger.Reopen, Staff.Ingrid);
        foreach (var record in (Action<DateOnly>[])[Check, Assess, Verify, Ring])
        {
            Refused(GuardCode.NotBeforePeriod, () => record(c.Today.AddDays(-1)));
            record(c.Today);
        }

        Assert.True(began < c.Today);
    }

    [Fact]
    public void A_departure_interview_is_not_of_before_the_period_and_another_contact_can_be()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var before = c.File.BeganOn(c.File.Period).AddDays(-1);
        ContactMoment Talk(ContactKind kind, DateOnly on) => c.File.RecordContact(c.By(Staff.Sanne, on: on), new ContactDetails(kind, null, null, null, null, "talked", null, null, null, CheckAnswer.No, CheckAnswer.No, CheckAnswer.No));
        Refused(GuardCode.NotBeforePeriod, () => Talk(ContactKind.DepartureInterview, before));
        Talk(ContactKind.DepartureInterview, before.AddDays(1));
        Talk(ContactKind.TalkWithGuardian, before);
    }

    [Theory]
    [InlineData(OutcomeKind.CooperatedNoShelter)]
    [InlineData(OutcomeKind.InsufficientCooperation)]
    public void Whose_assessment_ran_out_after_the_acceptance_is_left_open_until_assessed_again_or_rejected(OutcomeKind outcome)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().AcceptedCandidate().Assessed(days: 5).Wait(20);
        if (outcome == OutcomeKind.CooperatedNoShelter)
            c.JudgedCooperating();
        else
            c.JudgedInsufficient();
        Assert.False(c.File.IsAcceptedAndValid(c.Candidate, c.Today));
        Assert.Equal([GuardCode.NoCandidateLeftOpen], Assert.Throws<CaseRefusedException>(() => c.Proposed(outcome)).Guards);
        c.Assessed();
        Assert.Equal([GuardCode.NoAcceptedCandidate], Assert.Throws<CaseRefusedException>(() => c.Proposed(outcome)).Guards);
        c.Steps(CandidateStage.Rejected).Proposed(outcome);
        Assert.NotNull(c.File.OpenProposal);
    }

    [Theory]
    [InlineData(CandidateStage.Identified)]
    [InlineData(CandidateStage.ContactAttempted)]
    [InlineData(CandidateStage.ContactMade)]
    public void No_search_is_done_while_somebody_whom_the_child_named_is_left_open_though_the_kind_was_reasoned_away(CandidateStage at)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().AddCandidate(ShelterKind.Acquaintance, "neighbour");
        c.Steps([.. new[] { CandidateStage.ContactAttempted, CandidateStage.ContactMade }.Where(stage => stage <= at)]).JudgedCooperating();
        Assert.Equal([GuardCode.NoCandidateLeftOpen], Assert.Throws<CaseRefusedException>(() => c.Proposed(OutcomeKind.CooperatedNoShelter)).Guards);
        c.Steps(CandidateStage.Withdrawn).Proposed(OutcomeKind.CooperatedNoShelter);
        Assert.NotNull(c.File.OpenProposal);
    }

    [Fact]
    public void Whom_this_service_approached_is_not_corrected_out_of_sight_to_the_Red_Cross()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().AddCandidate(name: "grandmother");
        var asked = new CandidateDetails(ShelterKind.Family, "grandmother", "grandmother", "GN", null, ContactRoute.ChildAskedRedCross, null);
        var corrected = c.File.AddCandidate(c.By(Staff.Sanne, corrects: c.Candidate), asked with { Route = ContactRoute.LocalPartner });
        c.File.RecordStep(c.By(Staff.Sanne), corrected.Sequence, CandidateStage.ContactAttempted, "called", null);
        Refused(GuardCode.RedCrossHoldsNoResult, () => c.File.AddCandidate(c.By(Staff.Ingrid, corrects: corrected.Sequence), asked));
        Assert.True(c.File.IsLeftOpen(corrected.Sequence, c.Today));
        // Nor whom it looked into.
        c.AddCandidate(name: "uncle").Assessed();
        Refused(GuardCode.RedCrossHoldsNoResult, () => c.File.AddCandidate(c.By(Staff.Ingrid, corrects: c.Candidate), asked with { Name = "uncle" }));
    }

    [Fact]
    public void Of_two_dead_ends_without_contact_the_last_is_told_of()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.Withdrawn, CandidateStage.Rejected);
        Assert.Equal(CandidateStage.Rejected, c.File.FellAwayWithoutContact(c.Candidate)!.Step.Stage);
    }

    [Fact]
    public void A_step_of_a_day_on_which_the_place_was_safe_waits_while_the_last_check_says_not()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade).Wait(5);
        c.File.CheckSafety(c.By(Staff.Sanne), c.Candidate, false, "is afraid", "threats", "nothing");
        Refused(GuardCode.SafetyCheckSafe, () => c.File.RecordStep(c.By(Staff.Sanne, on: c.Today.AddDays(-2)), c.Candidate, CandidateStage.Willing, "says so", null));
    }

    [Fact]
    public void A_step_that_comes_between_two_others_is_no_later_one_than_the_next_or_says_why()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate();
        var began = c.Today;
        foreach (var (day, stage) in new[] { (0, CandidateStage.ContactAttempted), (1, CandidateStage.ContactMade), (5, CandidateStage.ContactMade), (6, CandidateStage.Willing) })
            Record(c.Until(began.AddDays(day)), day, stage);
        Refused(GuardCode.StepInOrder, () => Record(c, 3, CandidateStage.Willing));
        Record(c, 3, CandidateStage.ContactMade);

        void Record(CaseBuilder c, int day, CandidateStage stage) => c.File.RecordStep(c.By(Staff.Sanne, on: began.AddDays(day)), c.Candidate, stage, "as told", null);
    }

    [Fact]
    public void Whom_the_child_asked_the_Red_Cross_to_find_holds_nothing_up()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating();
        c.File.AddCandidate(c.By(Staff.Sanne), new CandidateDetails(ShelterKind.Family, "brother", "brother", "GN", null, ContactRoute.ChildAskedRedCross, null));
        c.Proposed(OutcomeKind.CooperatedNoShelter);
        Assert.NotNull(c.File.OpenProposal);
    }

    [Fact]
    public void An_acceptance_recorded_late_is_judged_by_the_assessment_of_its_day_and_counts_by_that_of_today()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, CandidateStage.Assessed).Assessed(days: 10);
        var (day, late) = (c.Today, c.Wait(60));
        c.File.RecordStep(late.By(Staff.Sanne, on: day), c.Candidate, CandidateStage.Accepted, "signed that day", "letter");
        Assert.True(c.File.IsAcceptedAndValid(c.Candidate, day));
        Assert.Equal(AcceptanceGap.NoAssessment, c.File.AcceptanceGapOf(c.Candidate, c.Today));
    }

    [Fact]
    public void An_assessment_of_today_says_nothing_of_an_acceptance_before_it()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, CandidateStage.Assessed);
        var day = c.Today;
        c.Wait(60).Assessed();
        Refused(GuardCode.AssessmentValid, () => c.File.RecordStep(c.By(Staff.Sanne, on: day), c.Candidate, CandidateStage.Accepted, "signed that day", "letter"));
    }

    [Fact]
    public void A_place_that_was_lost_does_not_count_until_it_is_accepted_anew()
    {
        var c = CaseBuilder.In(CasePhase.ShelterFound).Wait(5).Moved(CaseTrigger.ShelterLost);
        var place = c.File.Standing<ShelterCandidate>().Single(candidate => c.File.StageOf(candidate.Sequence) == CandidateStage.Accepted).Sequence;
        Assert.Equal(AcceptanceGap.ShelterLost, c.File.AcceptanceGapOf(place, c.Today));
        Assert.Null(c.File.AcceptanceGapOf(place, c.Today.AddDays(-1)));
        Assert.True(c.File.IsLeftOpen(place, c.Today));
        Assert.Contains(GuardCode.CandidateAccepted, Assert.Throws<CaseRefusedException>(() => c.Confirmed(OutcomeKind.ShelterFound)).Guards);
        c.Wait(1).File.RecordStep(c.By(Staff.Sanne), place, CandidateStage.Accepted, "zij kan toch", "brief", "de tante kwam erop terug");
        Assert.True(c.File.IsAcceptedAndValid(place, c.Today));
    }

    // A candidate whose first safety check is made today; somebody called three days ago.
    private static CaseBuilder Unchecked(out DateOnly contact)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(10).Country().AddCandidate();
        contact = c.Today.AddDays(-3);
        c.File.AddCandidate(c.By(Staff.Sanne, on: contact, corrects: c.Candidate), new CandidateDetails(ShelterKind.Family, "aunt", "aunt", "GN", "Conakry", ContactRoute.LocalPartner));
        return c;
    }

    private static CaseBuilder Assessed(bool? willing, bool? able, bool? safe)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate()
            .Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, CandidateStage.Assessed);
        Assess(c, willing, able, safe);
        return c;
    }

    private static void Assess(CaseBuilder c, bool? willing, bool? able, bool? safe) =>
        c.File.Assess(c.By(Staff.Sanne), c.Candidate, new AssessmentAnswers(willing, able, safe, true, true, true, "wants to go", "visited", c.Today.AddDays(90)));

    private static void Answer(CaseBuilder c, AssessmentQuestion question, bool? answer)
    {
        bool?[] answers = [true, true, true, true, true, true];
        answers[(int)question] = answer;
        c.File.Assess(c.By(Staff.Sanne), c.Candidate, new(answers[0], answers[1], answers[2], answers[3], answers[4], answers[5], "wants to go", "visited", c.Today.AddDays(90)));
    }

    private static void Accept(CaseBuilder c) => c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.Accepted, "yes", "letter");

    private static void Refused(GuardCode code, Action act) => Assert.Contains(code, Assert.Throws<CaseRefusedException>(act).Guards);
}
