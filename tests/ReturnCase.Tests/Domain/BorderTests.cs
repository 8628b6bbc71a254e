using System.Globalization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Tasks;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>The last thing that is still right and the first that no longer is; and of two of a kind the one that is meant.</summary>
public sealed class BorderTests
{
    // Easter Sundays of 1990 to 2050, month and day, as the tables of the calendar have them.
    private const string Easters = "0415 0331 0419 0411 0403 0416 0407 0330 0412 0404 0423 0415 0331 0420 0411 0327 0416 0408 0323 0412 0404 0424 0408 0331 0420 0405 0327 0416 0401 0421 0412 0404 0417 0409 0331 0420 0405 0328 0416 0401 0421 0413 0328 0417 0409 0325 0413 0405 0425 0410 0401 0421 0406 0329 0417 0409 0325 0414 0405 0418 0410";

    [Fact]
    public void The_days_of_rest_go_with_Easter_of_each_year()
    {
        var days = Easters.Split(' ').Select((day, at) => DateOnly.ParseExact($"{1990 + at}{day}", "yyyyMMdd", CultureInfo.InvariantCulture)).Concat([new(2100, 3, 28), new(2149, 3, 30), new(2200, 4, 6), new(2285, 3, 22), new(2326, 4, 25), new(3165, 4, 18)]);
        foreach (var easter in days)
        {
            foreach (var rest in (int[])[-2, 1, 39, 50])
                Assert.False(LegalTerm.IsWorkingDay(easter.AddDays(rest)), $"{easter:O} {rest}");
            foreach (var day in ((int[])[-4, -3, 4, 38, 40, 51]).Select(easter.AddDays))
                Assert.True(LegalTerm.IsWorkingDay(day) || day is { Month: 5, Day: 5 } or { Month: 4, Day: 27 }, $"{day:O}");
        }
    }

    [Fact]
    public void A_request_is_met_within_a_year_and_not_a_day_later()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var last = c.Today.AddYears(1);
        Assert.Equal(last, c.Requested(RequestResult.Waiting, due: last).File.Latest<CooperationFact>()!.LastDay);
        Assert.Equal([GuardCode.DueWithinYear], Refused(() => c.Requested(RequestResult.Waiting, due: last.AddDays(1))));
    }

    [Fact]
    public void Of_several_results_that_settle_a_request_the_last_by_that_day_counts()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(20).Do(c => c.File.RecordRequest(c.By(Staff.Sanne, on: c.Today.AddDays(-15)), new RequestDetails("call your aunt", "Fula", "in person", true, c.Today.AddDays(5))));
        var request = c.File.Latest<CooperationFact>()!;
        c.Came(RequestResult.CouldNot, request.Sequence, on: c.Today.AddDays(-9)).Came(RequestResult.Done, request.Sequence, on: c.Today.AddDays(-3));
        RequestResult? By(int day) => c.File.SettledBefore(request, c.Today.AddDays(day))?.Result;
        Assert.Equal([null, RequestResult.CouldNot, RequestResult.CouldNot, RequestResult.Done, RequestResult.Done], [By(-10), By(-9), By(-4), By(-3), By(0)]);
    }

    [Fact]
    public void Of_a_blocked_departure_the_task_stays_as_long_as_one_of_the_two_is_still_to_be_told()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel).Note(StatementKind.DepartureNotice).Steps(CandidateStage.Withdrawn).Moved(CaseTrigger.DepartedAlthoughBlocked, Staff.Ingrid);
        Assert.Equal(nameof(StatementKind.IndToldOfDeparture), ToTell());
        c.Note(StatementKind.IndToldOfDeparture);
        Assert.Equal(nameof(StatementKind.LawyerToldOfDeparture), ToTell());
        c.Note(StatementKind.LawyerToldOfDeparture);
        Assert.Null(ToTell());

        string? ToTell() => DerivedTasks.Of(c.File, c.Today, CasePolicy.Default).SingleOrDefault(task => task.Kind == DerivedTaskKind.TellBlockedDeparture)?.Detail;
    }

    [Fact]
    public void A_gap_that_a_step_filled_late_is_seen_also_where_the_stretch_ended_on_that_day()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(60);
        c.File.NameCountry(c.By(Staff.Sanne, on: c.Today.AddDays(-50)), "GN", "nationality");
        c.Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError, Staff.Ingrid);
        var filled = Assert.Single(Diligence.Of(c.File, c.Today, CasePolicy.Default).FilledLate);
        Assert.Equal((c.Today, 61), (filled.RecordedOn, filled.Days));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void A_gap_that_was_filled_late_is_longer_than_it_may_be_and_stays_when_more_is_done(int days, int gaps)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.Until(c.File.PhaseLines.First().OccurredOn.AddDays(CasePolicy.Default.DiligenceGapDays + days));
        c.File.NameCountry(c.By(Staff.Sanne, on: c.Today.AddDays(-2)), "GN", "nationality");
        c.Wait(5).Country("ML");
        Assert.Equal(gaps, Diligence.Of(c.File, c.Today, CasePolicy.Default).FilledLate.Count);
    }

    [Fact]
    public void What_is_done_while_others_are_to_act_fills_no_gap_of_before()
    {
        var c = CaseBuilder.In(CasePhase.ShelterFound).Wait(60);
        c.Note(StatementKind.OtherEffort, on: c.Today.AddDays(-5));
        Assert.Empty(Diligence.Of(c.File, c.Today, CasePolicy.Default).FilledLate);
    }

    [Fact]
    public void A_decision_that_is_taken_back_after_18_leaves_the_request_pending()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported();
        var referral = c.Referral;
        var decision = c.Wait(1).Decide(DecisionKind.ResidenceNotGranted, referral: referral.Number);
        c.Until(c.File.BirthDate.EighteenLatest).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        Assert.Equal(ReferralState.Decided, referral.State);
        c.File.RetractAsError(c.By(Staff.Ingrid), decision.Sequence);
        Assert.Equal(ReferralState.PendingAtEighteen, referral.State);
    }

    [Fact]
    public void A_contact_is_put_right_in_its_day_or_its_source_alone_and_not_in_nothing()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(10);
        ContactDetails visit = new(ContactKind.Visit, null, null, null, null, "talked", null, null, null);
        var first = c.File.RecordContact(c.By(Staff.Sanne), visit);
        Assert.Equal([GuardCode.NothingChanged], Refused(() => c.File.RecordContact(c.By(Staff.Sanne, corrects: first.Sequence), visit)));
        Assert.Equal([GuardCode.NothingChanged], Refused(() => c.File.RecordContact(c.By(Staff.Sanne, corrects: first.Sequence) with { Source = null }, visit)));
        var day = c.File.RecordContact(c.By(Staff.Sanne, on: c.Today.AddDays(-1), corrects: first.Sequence), visit);
        var source = c.File.RecordContact(c.By(Staff.Sanne, on: c.Today.AddDays(-1), corrects: day.Sequence) with { Source = "a note of that day" }, visit);
        Assert.True(source.Stands && !day.Stands && !first.Stands);
    }

    [Fact]
    public void An_instruction_stands_until_the_case_goes_to_somebody_else()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.File.Assign(c.By(Staff.Ingrid), "Noord", Staff.Bram, "Ring the aunt first.");
        Assert.Equal("Ring the aunt first.", c.Note(StatementKind.OtherEffort).File.StandingInstruction?.Instruction);
        c.File.Assign(c.By(Staff.Ingrid), "Noord", Staff.Sanne);
        Assert.Null(c.File.StandingInstruction);
    }

    [Fact]
    public void A_candidate_who_is_only_known_by_name_is_not_tried()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate().Steps(CandidateStage.Identified);
        Assert.False(c.File.IsTried("GN", ShelterKind.Family));
        Assert.True(c.Steps(CandidateStage.ContactAttempted).File.IsTried("GN", ShelterKind.Family));
    }

    [Fact]
    public void Of_two_judgments_that_uphold_a_return_decision_the_last_asks_to_go_on()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).Wait(1);
        c.Decide(DecisionKind.ReturnDecisionUpheld);
        c.Note(StatementKind.OtherEffort);
        Assert.Empty(Asked());
        var last = c.Wait(1).Decide(DecisionKind.ReturnDecisionUpheld);
        Assert.Equal([last.Sequence], Asked());
        c.Note(StatementKind.OtherEffort);
        Assert.Empty(Asked());

        IEnumerable<int> Asked() => DerivedTasks.Of(c.File, c.Today, CasePolicy.Default).Where(task => task.Kind == DerivedTaskKind.ReturnDecisionStands).Select(task => task.Subject);
    }

    [Fact]
    public void A_referral_was_received_from_the_day_on_which_it_was()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Wait(3);
        c.File.RecordReceipt(c.By(Staff.Pieter), c.Referral.Number, "IND-9");
        ReferralState On(int day) => c.File.AsOf(c.By(Staff.Pieter).RecordedAt, c.Today.AddDays(day), CasePolicy.Default)!.Referrals.Single().State;
        Assert.Equal((ReferralState.Exported, ReferralState.Received), (On(-1), On(0)));
    }

    [Fact]
    public void Somebody_was_reminded_after_the_day_of_asking_and_by_the_day_on_which_it_is_said_that_no_answer_came()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(10).Note(StatementKind.GuardianViewOnReturn, answer: ViewAnswer.Asked);
        bool Reminded(int reminded, int on) => c.File.WasReminded(StatementKind.GuardianViewOnReturn, null, c.Today.AddDays(reminded), c.Today.AddDays(on));
        Assert.Equal((true, true, false, false), (Reminded(1, 1), Reminded(1, 2), Reminded(2, 1), Reminded(0, 1)));
    }

    [Fact]
    public void What_tells_that_a_child_left_on_the_day_of_a_step_counts_as_long_as_nobody_saw_it_since()
    {
        Assert.Equal(CasePhase.Closed, Gone().Moved(CaseTrigger.CloseLeftUnknownDestination, Staff.Ingrid).File.Phase);
        var seen = Gone();
        seen.File.RecordContact(seen.By(Staff.Sanne), new(ContactKind.Visit, null, null, null, null, "talked", null, null, null));
        Assert.Contains(GuardCode.UnknownDestinationTrigger, seen.Refusal(CaseTrigger.CloseLeftUnknownDestination, Staff.Ingrid)!);

        // Seen before the report of that day was missed, and what of an earlier day is told afterwards.
        ContactDetails visit = new(ContactKind.Visit, null, null, null, null, "talked", null, null, null);
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Gone(StatementKind.TwoReportsMissed);
        c.File.RecordContact(c.By(Staff.Sanne, on: c.Today.AddDays(-8)), visit);
        Assert.Empty(Asked(c));
        var early = CaseBuilder.In(CasePhase.ShelterSearch);
        early.File.RaiseAlarm(early.By(Staff.Sanne), AlarmKind.Missing);
        early.Wait(8).File.RecordContact(early.By(Staff.Sanne), visit);
        var day = early.Today;
        typeof(RecordedFact).GetProperty(nameof(RecordedFact.OccurredOn))!.SetValue(early.Wait(8).Note(StatementKind.EightDaysUnregistered).File.Statements(StatementKind.EightDaysUnregistered).Single(), day);
        Assert.Empty(Asked(early));

        static IEnumerable<GuardCode> Asked(CaseBuilder c) => c.File.MoveOptions(c.By(Staff.Ingrid)).Single(move => move.Trigger == CaseTrigger.CloseLeftUnknownDestination).Unmet;

        static CaseBuilder Gone()
        {
            var c = CaseBuilder.In(CasePhase.Intake).Rejected();
            c.File.RaiseAlarm(c.By(Staff.Sanne), AlarmKind.Missing);
            return c.Wait(8).Moved(CaseTrigger.AcceptWithoutReturnDecision).Note(StatementKind.EightDaysUnregistered);
        }
    }

    [Fact]
    public void What_was_said_of_a_proposal_counts_since_the_last_one_ended()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().Complete().JudgedCooperating();
        for (var time = 0; time < 2; time++)
        {
            c.Proposed(OutcomeKind.CooperatedNoShelter).File.ReturnProposal(c.By(Staff.Ingrid));
            Assert.Equal(c.File.Proposals[^1].EndedBy, c.File.ProposalsEnded);
        }
    }

    [Fact]
    public void A_document_has_25_times_a_million_bytes_at_most_as_computers_count()
    {
        Assert.Equal(26_214_400, CaseDocument.MostBytes);
    }

    [Fact]
    public void What_a_child_disputes_is_the_fact_and_not_another()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Complete();
        int[] facts = [c.File.Standing<ContactMoment>().First().Sequence, c.File.Latest<Statement>()!.Sequence];
        foreach (var fact in facts)
            c.File.Note(c.By(Staff.Sanne), new StatementDetails(StatementKind.CorrectionAsked, $"not {fact}") { About = fact });
        foreach (var fact in facts)
            Assert.Equal($"not {fact}", Assert.Single(c.File.CorrectionsAskedOf(fact)).Text);
        Assert.Empty(c.File.CorrectionsAskedOf(1));
    }

    [Fact]
    public void A_check_of_an_earlier_period_or_of_a_later_day_makes_no_contact_one_against_it()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(10).Country().AddCandidate();
        c.File.CheckSafety(c.By(Staff.Sanne), c.Candidate, false, "afraid of her", null, "what the child told");
        c.Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError, Staff.Ingrid).Wait(1).Moved(CaseTrigger.Reopen, Staff.Ingrid).Wait(5);
        Assert.False(Rang(c).CameAgainst);
        c.File.CheckSafety(c.By(Staff.Sanne), c.Candidate, false, "afraid of her", null, "what the child told");
        Assert.Equal((false, true), (Rang(c, -1).CameAgainst, Rang(c).CameAgainst));

        static (CandidateStep Step, bool CameAgainst) Rang(CaseBuilder c, int day = 0)
        {
            c.File.RecordStep(c.By(Staff.Sanne, on: c.Today.AddDays(day)), c.Candidate, CandidateStage.ContactMade, "she rang", "by telephone", "she rang herself");
            var step = c.File.Latest<CandidateStep>()!;
            return (step, c.File.CameAgainstCheck(step));
        }
    }

    [Fact]
    public void A_receiver_is_confirmed_by_whoever_did_so_since_a_day_that_day_included()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(20).Country().Wait(-10).AcceptedCandidate().Wait(10);
        foreach (var (who, day) in new[] { (Staff.Sanne, -5), (Staff.Bram, -3) })
            c.File.Verify(c.By(who, on: c.Today.AddDays(day)), c.Candidate, true, "called");
        string[] Since(int day) => [.. c.File.VerifiersOf(c.Candidate, c.Today.AddDays(day)).Order()];
        Assert.Equal(["bram", "sanne"], Since(-5));
        Assert.Equal(["bram"], Since(-4));
        Assert.Equal(["bram"], Since(-3));
        Assert.Empty(Since(-2));
    }

    [Fact]
    public void A_check_of_a_place_holds_when_it_is_accepted_after_and_not_when_it_falls_away()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(5).Country().AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, CandidateStage.Assessed);
        c.File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called");
        c.Wait(1).Steps(CandidateStage.Accepted);
        Assert.NotNull(c.File.VerificationOf(c.Candidate));
        c.Steps(CandidateStage.Withdrawn);
        Assert.Null(c.File.VerificationOf(c.Candidate));
    }

    [Fact]
    public void Only_who_works_on_a_case_brings_its_referral_in()
    {
        var c = new CaseBuilder().BroughtIn(CasePhase.CooperatedNoShelter);
        foreach (var other in (Actor[])[Staff.Bram, Staff.Sanne with { Role = ActorRole.Auditor }])
            Assert.Equal([GuardCode.CaseWorker], Refused(() => c.File.BringInReferral(c.By(other) with { Source = "INDIGO, A-1" }, c.NextNumber(), null, null, null)));
        c.File.BringInReferral(c.By(Staff.Sanne) with { Source = "INDIGO, A-1" }, c.NextNumber(), null, null, null);
        Assert.Single(c.File.Referrals);
    }

    [Theory]
    [InlineData(ShelterKind.Family, "aunt", "GN", "aunt", "Conakry", true)]
    [InlineData(ShelterKind.Acquaintance, "aunt", "GN", "aunt", "Conakry", false)]
    [InlineData(ShelterKind.Family, "aunt", "SN", "aunt", "Conakry", false)]
    [InlineData(ShelterKind.Family, "uncle", "GN", "aunt", "Conakry", false)]
    [InlineData(ShelterKind.Family, "aunt", "GN", "cousin", "Conakry", false)]
    [InlineData(ShelterKind.Family, "aunt", "GN", "aunt", "Boké", false)]
    public void The_same_place_is_of_the_same_kind_in_the_same_country_with_the_same_person(ShelterKind kind, string name, string country, string relation, string place, bool same)
    {
        var before = new ShelterCandidate(new CandidateDetails(ShelterKind.Family, "aunt", "aunt", "GN", "Conakry", ContactRoute.LocalPartner, 7));
        var open = new ShelterCandidate(new CandidateDetails(ShelterKind.Family, "aunt", null, "GN", null, ContactRoute.LocalPartner, null));
        var later = new ShelterCandidate(new CandidateDetails(kind, name, relation, country, place, ContactRoute.Direct, 7));
        Assert.Equal(same, before.IsSamePlaceAs(later));
        Assert.Equal((kind, name, country) == (ShelterKind.Family, "aunt", "GN"), open.IsSamePlaceAs(later));
        Assert.False(before.IsSamePlaceAs(new ShelterCandidate(new CandidateDetails(kind, name, relation, country, place, ContactRoute.LocalPartner, 8))));
    }

    private static IReadOnlyList<GuardCode> Refused(Action act) => Assert.Throws<CaseRefusedException>(act).Guards;
}
