using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>What "insufficient" may rest on, read in favour of the child (L6, domain 2.2).</summary>
public sealed class CooperationTests
{
    [Theory]
    [InlineData(RequestResult.NotDone, true, null, true)]
    [InlineData(RequestResult.NotDone, true, -1, true)]
    [InlineData(RequestResult.NotDone, true, 0, false)]
    [InlineData(RequestResult.NotDone, true, 7, false)]
    [InlineData(RequestResult.NotDone, false, null, false)]
    [InlineData(RequestResult.Partly, true, null, false)]
    [InlineData(RequestResult.CouldNot, true, null, false)]
    [InlineData(RequestResult.Waiting, true, -1, false)]
    public void Only_a_request_that_was_understood_is_past_its_date_and_not_done_carries_insufficient(RequestResult result, bool understood, int? due, bool carries)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.Requested(result, understood, due is { } days ? c.Today.AddDays(days) : null);
        var fact = c.File.Latest<CooperationFact>()!.Sequence;
        if (carries)
            c.JudgedOn(fact);
        else
            Assert.Equal([GuardCode.CitesUnderstoodRequest], Assert.Throws<CaseRefusedException>(() => c.JudgedOn(fact)).Guards);
    }

    [Fact]
    public void The_guardian_is_asked_again_after_a_proposal_that_ended()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedInsufficient().Proposed(OutcomeKind.InsufficientCooperation);
        c.File.ReturnProposal(c.By(Staff.Ingrid));
        c.Wait(200);
        Assert.Equal([GuardCode.GuardianViewOnProposal], Assert.Throws<CaseRefusedException>(() => c.Proposed(OutcomeKind.InsufficientCooperation)).Guards);
        c.Note(StatementKind.GuardianViewOnProposal).Confirmed(OutcomeKind.InsufficientCooperation);
    }

    [Fact]
    public void That_the_guardian_gave_no_answer_says_when_was_asked_and_on_which_later_day_reminded()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(30);
        CaseBuilder NoAnswer(int? reminded) => c.Note(StatementKind.GuardianViewOnProposal, answer: ViewAnswer.NoAnswerAfterReminder, nextOn: reminded is { } days ? c.Today.AddDays(days) : null);
        Assert.Equal([GuardCode.AskedAndReminded], Refused(() => NoAnswer(-3)));
        c.Note(StatementKind.GuardianViewOnShelter, c.Country().AddCandidate().Candidate, ViewAnswer.Asked, on: c.Today.AddDays(-10));
        Assert.Equal([GuardCode.AskedAndReminded], Refused(() => NoAnswer(-3)));
        c.Note(StatementKind.GuardianViewOnProposal, answer: ViewAnswer.Asked, on: c.Today.AddDays(-10));
        Assert.All((int?[])[null, -11, -10, 1], reminded => Assert.Equal([GuardCode.AskedAndReminded], Refused(() => NoAnswer(reminded))));
        Assert.Contains(GuardCode.GuardianViewOnProposal, Missing());
        NoAnswer(-3);
        Assert.DoesNotContain(GuardCode.GuardianViewOnProposal, Missing());

        // Without the question nothing is left of it.
        c.File.RetractAsError(c.By(Staff.Sanne), c.File.Standing<Statement>().Last(s => s is { Kind: StatementKind.GuardianViewOnProposal, Answer: ViewAnswer.Asked }).Sequence);
        Assert.Contains(GuardCode.GuardianViewOnProposal, Missing());

        IReadOnlyList<GuardCode> Missing() => c.File.OutcomeOptions(c.By(Staff.Sanne)).Single(option => option.Kind == OutcomeKind.InsufficientCooperation).Missing;
    }

    [Fact]
    public void Who_was_asked_about_an_earlier_proposal_was_not_asked_about_this_one()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().Note(StatementKind.GuardianViewOnProposal, answer: ViewAnswer.Asked).JudgedInsufficient().Proposed(OutcomeKind.InsufficientCooperation);
        c.File.ReturnProposal(c.By(Staff.Ingrid));
        c.Wait(10);
        Assert.Equal([GuardCode.AskedAndReminded], Refused(() => c.Note(StatementKind.GuardianViewOnProposal, answer: ViewAnswer.NoAnswerAfterReminder, nextOn: c.Today.AddDays(-1))));
    }

    [Fact]
    public void A_request_corrected_to_a_later_date_carries_the_judgement_no_more()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedInsufficient().Proposed(OutcomeKind.InsufficientCooperation);
        var fact = c.File.Latest<CooperationFact>()!.Sequence;
        c.File.RecordRequest(c.By(Staff.Sanne, corrects: fact), new RequestDetails("call your aunt", "Fula", null, true, c.Today.AddDays(9)));
        Assert.Contains(GuardCode.RequestUnderstoodNotMet, c.Refusal(CaseTrigger.ConfirmInsufficientCooperation, Staff.Ingrid)!);
    }

    [Fact]
    public void A_request_of_today_carries_no_judgement_of_today_also_where_the_child_said_no()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Requested(RequestResult.Waiting);
        var fact = c.File.Latest<CooperationFact>()!.Sequence;
        Assert.Equal([GuardCode.CouldStillBeMet], Refused(() => c.File.RecordResult(c.By(Staff.Sanne), fact, new ResultDetails(RequestResult.NotDone, "interview"))));
        c.Came(RequestResult.NotDone, refused: "I will not call her");
        Assert.Equal([GuardCode.CitesUnderstoodRequest], Refused(() => c.JudgedOn(fact)));
        c.Wait(1).JudgedOn(fact);
    }

    [Fact]
    public void Not_done_waits_until_the_day_after_the_due_date_unless_it_says_how_the_child_refused()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.Requested(RequestResult.Waiting, due: c.Today.AddDays(7));
        var fact = c.File.Latest<CooperationFact>()!.Sequence;
        c.Wait(7);
        Assert.Equal([GuardCode.CouldStillBeMet], Refused(() => c.File.RecordResult(c.By(Staff.Sanne), fact, new ResultDetails(RequestResult.NotDone, "interview", " "))));
        Assert.Equal([GuardCode.ResultAfterRequest], Refused(() => c.Came(RequestResult.Done, on: c.Today.AddDays(-8))));
        c.Came(RequestResult.NotDone, refused: "I will not call her");
        Assert.Equal("I will not call her", c.File.Latest<CooperationResult>()!.RefusedWhy);
        c.Wait(1).JudgedOn(fact);
    }

    [Fact]
    public void What_came_of_a_request_counts_from_its_own_day_and_a_judgement_of_before_cannot_rest_on_it()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.Requested(RequestResult.Waiting, due: c.Today.AddDays(3));
        var asked = c.File.Latest<CooperationFact>()!;
        c.Wait(20).Came(RequestResult.NotDone, on: c.Today.AddDays(-2));
        var result = c.File.Latest<CooperationResult>()!;
        Assert.Equal((c.Today.AddDays(-2), c.Today.AddDays(-20), RequestResult.NotDone), (result.OccurredOn, asked.OccurredOn, c.File.CameOf(asked).Result));
        Assert.False(c.File.WasUnderstoodNotMet(asked, result.OccurredOn.AddDays(-1)));
        Assert.True(c.File.WasUnderstoodNotMet(asked, result.OccurredOn));

        c.File.RetractAsError(c.By(Staff.Sanne), result.Sequence);
        Assert.Equal(RequestResult.Waiting, c.File.CameOf(asked).Result);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void A_request_that_left_no_time_beyond_the_talk_carries_insufficient_only_where_the_child_said_no_outright(int? due, bool leavesTime)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.Requested(RequestResult.Waiting, due: due is { } days ? c.Today.AddDays(days) : null);
        var asked = c.File.Latest<CooperationFact>()!;
        c.Wait(5);
        var result = c.File.RecordResult(c.By(Staff.Sanne), asked.Sequence, new ResultDetails(RequestResult.NotDone, "the aunt was not called"));
        Assert.Equal(leavesTime, c.File.WasUnderstoodNotMet(asked, c.Today));
        if (!leavesTime)
            Assert.Equal([GuardCode.CitesUnderstoodRequest], Refused(() => c.JudgedOn(asked.Sequence)));
        c.File.RecordResult(c.By(Staff.Sanne, corrects: result.Sequence), asked.Sequence, new ResultDetails(RequestResult.NotDone, "the aunt was not called", "I will not call her"));
        c.JudgedOn(asked.Sequence);
    }

    [Theory]
    [InlineData(5, 3, true, true)]
    [InlineData(5, 7, true, false)]
    [InlineData(5, null, true, true)]
    [InlineData(null, 5, true, true)]
    [InlineData(5, 5, false, false)]
    public void A_correction_by_which_a_request_counts_as_not_met_sooner_says_why(int? was, int? becomes, bool understood, bool asksWhy)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        DateOnly? On(int? days) => days is { } some ? c.Today.AddDays(some) : null;
        c.Requested(RequestResult.Waiting, due: On(was));
        var asked = c.File.Latest<CooperationFact>()!.Sequence;
        var details = new RequestDetails("call your aunt", "Fula", "in person", understood, On(becomes));
        CooperationFact Correct(string? why) => c.File.RecordRequest(c.By(Staff.Sanne, why, corrects: asked), details);
        if (asksWhy)
            Assert.Equal([GuardCode.ReasonGiven], Refused(() => Correct(" ")));
        else
            asked = Correct(" ").Sequence;
        Assert.Equal(On(becomes), Correct("the letter says so").DueOn);
    }

    [Fact]
    public void That_the_child_understood_after_all_is_a_correction_with_a_reason()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.Requested(RequestResult.Waiting, understood: false, due: c.Today.AddDays(5));
        var details = new RequestDetails("call your aunt", "Fula", "in person", true, c.Today.AddDays(5));
        Assert.Equal([GuardCode.ReasonGiven], Refused(() => c.File.RecordRequest(c.By(Staff.Sanne, null, corrects: c.File.Latest<CooperationFact>()!.Sequence), details)));
    }

    [Fact]
    public void A_request_that_is_corrected_keeps_what_came_of_it()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Requested(RequestResult.Partly);
        var corrected = c.File.RecordRequest(c.By(Staff.Sanne, corrects: c.File.Latest<CooperationFact>()!.Sequence), new RequestDetails("call your uncle", "Fula", null, true, null));
        Assert.Equal(RequestResult.Partly, c.File.CameOf(corrected).Result);
    }

    [Theory]
    [InlineData(CooperationVerdict.CooperatedThroughout)]
    [InlineData(CooperationVerdict.Insufficient)]
    public void A_judgement_rests_on_facts_of_which_a_talk_can_be_one(CooperationVerdict verdict)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Requested();
        var result = c.File.Latest<CooperationResult>()!.Sequence;
        var talk = c.File.RecordContact(c.By(Staff.Sanne), new ContactDetails(ContactKind.Visit, null, null, null, null, "talked", null, null, null)).Sequence;
        var named = c.Country().File.Latest<CountryNamed>()!.Sequence;
        JudgementDetails On(params int[] cited) => new(verdict, "reasons", cited, CaseBuilder.Agrees, CaseBuilder.NoAnswer);
        Assert.Equal([verdict == CooperationVerdict.Insufficient ? GuardCode.CitesUnderstoodRequest : GuardCode.CitesFacts], Refused(() => c.File.Judge(c.By(Staff.Sanne), On())));
        Assert.Equal([GuardCode.KnownSubject], Refused(() => c.File.Judge(c.By(Staff.Sanne), On(named, result))));
        var mistaken = c.File.RecordContact(c.By(Staff.Sanne), new ContactDetails(ContactKind.Visit, null, null, null, null, "another child", null, null, null)).Sequence;
        c.File.RetractAsError(c.By(Staff.Sanne), mistaken);
        Assert.Equal([GuardCode.NotSuperseded], Refused(() => c.File.Judge(c.By(Staff.Sanne), On(talk, result, mistaken))));
        c.File.Judge(c.By(Staff.Sanne), On(talk, result));
        Assert.Equal([result, talk], c.File.Latest<CooperationJudgement>()!.CitedFacts);
        // Not even where another fact that it cites was there that day.
        var later = c.Wait(2).File.RecordContact(c.By(Staff.Sanne), new ContactDetails(ContactKind.Visit, null, null, null, null, "talked again", null, null, null)).Sequence;
        Assert.Equal([GuardCode.JudgedAfterFacts], Refused(() => c.File.Judge(c.By(Staff.Sanne, on: c.Today.AddDays(-1)), On(result, later))));
    }

    [Theory]
    [InlineData(JudgementView.Given, null, false)]
    [InlineData(JudgementView.Given, "agrees", true)]
    [InlineData(JudgementView.Nobody, " ", false)]
    [InlineData(JudgementView.Nobody, "no guardian was named yet", true)]
    [InlineData(JudgementView.NoAnswer, null, false)]
    [InlineData(JudgementView.NoAnswer, "asked on 1 March", true)]
    [InlineData(JudgementView.Declined, null, true)]
    public void A_view_that_is_not_there_is_explained(JudgementView answer, string? text, bool isExplained)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Requested();
        var details = new JudgementDetails(CooperationVerdict.CooperatedThroughout, "reasons", [c.File.Latest<CooperationFact>()!.Sequence], CaseBuilder.Agrees, new(answer, text));
        if (isExplained)
            Assert.Equal(answer, c.File.Judge(c.By(Staff.Sanne), details).LawyersAnswer);
        else
            Assert.Equal([GuardCode.ViewsExplained], Refused(() => c.File.Judge(c.By(Staff.Sanne), details)));
    }

    [Fact]
    public void What_happened_last_counts_and_not_what_was_recorded_last()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.Requested(RequestResult.Waiting, due: c.Today.AddDays(2));
        var asked = c.File.Latest<CooperationFact>()!;
        c.Wait(20).Came(RequestResult.Done, on: c.Today.AddDays(-1));
        c.Came(RequestResult.NotDone, on: c.Today.AddDays(-10));
        Assert.Equal((RequestResult.Done, c.Today.AddDays(-1)), (c.File.CameOf(asked).Result, c.File.CameOf(asked).On));
        Assert.Equal([RequestResult.NotDone, RequestResult.Done], c.File.ResultsOf(asked).Select(result => result.Result));
        Assert.Equal([GuardCode.CitesUnderstoodRequest], Refused(() => c.JudgedOn(asked.Sequence)));
    }

    [Fact]
    public void What_turns_out_to_have_been_done_before_takes_the_ground_from_under_not_done()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.Requested(RequestResult.Waiting, due: c.Today.AddDays(2));
        var asked = c.File.Latest<CooperationFact>()!;
        c.Wait(20).Came(RequestResult.NotDone, on: c.Today.AddDays(-1));
        c.Came(RequestResult.Done, on: c.Today.AddDays(-19));
        Assert.Equal(RequestResult.Done, c.File.CameOf(asked).Result);
    }

    [Theory]
    [InlineData(RequestResult.Done)]
    [InlineData(RequestResult.CouldNot)]
    public void After_done_or_could_not_only_a_correction_with_a_reason_makes_it_not_done(RequestResult settled)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Requested(RequestResult.Waiting).Wait(3).Came(settled);
        var (asked, result) = (c.File.Latest<CooperationFact>()!, c.File.Latest<CooperationResult>()!);
        c.Wait(2);
        Assert.Equal([GuardCode.NotDoneAfterDone], Refused(() => c.Came(RequestResult.NotDone)));
        var details = new ResultDetails(RequestResult.NotDone, "the aunt says nobody called");
        Assert.Equal([GuardCode.ReasonGiven], Refused(() => c.File.RecordResult(c.By(Staff.Sanne, reason: null, on: result.OccurredOn, corrects: result.Sequence), asked.Sequence, details)));
        c.File.RecordResult(c.By(Staff.Sanne, on: result.OccurredOn, corrects: result.Sequence), asked.Sequence, details);
        Assert.Equal(RequestResult.NotDone, c.File.CameOf(asked).Result);
    }

    [Theory]
    [InlineData(RequestResult.Partly)]
    [InlineData(RequestResult.NotDone)]
    public void What_was_partly_or_not_done_can_be_done_later(RequestResult before)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Requested(before).Wait(5).Came(RequestResult.Done);
        var asked = c.File.Latest<CooperationFact>()!;
        Assert.Equal((RequestResult.Done, 2), (c.File.CameOf(asked).Result, c.File.ResultsOf(asked).Count));
    }

    [Fact]
    public void A_request_from_before_the_period_is_refused_and_one_that_is_on_file_carries_nothing()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var began = c.File.BeganOn(c.File.Period);
        var details = new RequestDetails("call your aunt", "Fula", null, true, null);
        Assert.Equal([GuardCode.NotBeforePeriod], Refused(() => c.File.RecordRequest(c.By(Staff.Sanne, on: began.AddDays(-1)), details)));
        Assert.Equal([GuardCode.DueWithinYear], Refused(() => c.File.RecordRequest(c.By(Staff.Sanne), details with { DueOn = c.Today.AddYears(1).AddDays(1) })));
        var asked = c.Requested().File.Latest<CooperationFact>()!;
        Assert.True(c.File.WasUnderstoodNotMet(asked, c.Today));
        typeof(RecordedFact).GetProperty(nameof(RecordedFact.OccurredOn))!.SetValue(asked, began.AddYears(-3));
        Assert.False(c.File.WasUnderstoodNotMet(asked, c.Today));
        Assert.DoesNotContain(asked, Diligence.Of(c.File, c.Today, ReturnCase.Domain.Clocks.CasePolicy.Default).Steps);
    }

    [Fact]
    public void The_period_begins_with_the_rejection_where_that_was_before_the_transfer()
    {
        var c = new CaseBuilder();
        Assert.Equal(c.Today, c.File.BeganOn(1));
        c.Rejected(c.Today.AddDays(-30));
        Assert.Equal(c.Today.AddDays(-30), c.File.BeganOn(1));
    }

    [Theory]
    [InlineData(ContactRole.Guardian)]
    [InlineData(ContactRole.Lawyer)]
    public void There_is_none_is_refused_while_the_case_names_one(ContactRole role)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Requested();
        var nobody = new AskedView(JudgementView.Nobody, "none was named");
        var details = new JudgementDetails(CooperationVerdict.CooperatedThroughout, "reasons", [c.File.Latest<CooperationFact>()!.Sequence],
            role == ContactRole.Guardian ? nobody : CaseBuilder.Agrees, role == ContactRole.Lawyer ? nobody : CaseBuilder.Agrees);
        c.File.Judge(c.By(Staff.Sanne), details);
        c.File.RecordContactPerson(c.By(Staff.Sanne), role, "mr. A. Voorbeeld", null, null, null);
        Assert.Equal([GuardCode.NobodyNamed], Refused(() => c.File.Judge(c.By(Staff.Sanne), details)));
    }

    [Theory]
    [InlineData("request")]
    [InlineData("result")]
    [InlineData("taken back")]
    public void Who_last_changed_a_fact_under_an_adverse_judgement_does_not_confirm_the_outcome(string what)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().Requested();
        var (asked, result) = (c.File.Latest<CooperationFact>()!, c.File.Latest<CooperationResult>()!);
        var ingrid = c.By(Staff.Ingrid, on: asked.OccurredOn);
        if (what == "request")
            c.File.RecordRequest(ingrid with { Corrects = asked.Sequence }, new RequestDetails("call your uncle", "Fula", null, true, null));
        else if (what == "result")
            c.File.RecordResult(c.By(Staff.Ingrid, on: result.OccurredOn, corrects: result.Sequence), asked.Sequence, new ResultDetails(RequestResult.NotDone, "the uncle says so", result.RefusedWhy));
        else
        {
            var extra = c.File.RecordResult(c.By(Staff.Sanne), asked.Sequence, new ResultDetails(RequestResult.NotDone, "again"));
            c.File.RetractAsError(c.By(Staff.Ingrid), extra.Sequence);
        }

        c.JudgedOn(c.File.Latest<CooperationFact>()!.Sequence).Note(StatementKind.GuardianViewOnProposal).Proposed(OutcomeKind.InsufficientCooperation);
        Assert.True(c.File.AwaitsOtherSupervisor);
        Assert.Equal([GuardCode.FourEyes], c.Refusal(CaseTrigger.ConfirmInsufficientCooperation, Staff.Ingrid));
        c.Moved(CaseTrigger.ConfirmInsufficientCooperation, Staff.Hassan);
    }

    [Fact]
    public void A_judgement_recorded_late_does_not_overrule_the_one_of_a_later_day()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedInsufficient();
        var day = c.Today;
        var cited = c.File.JudgementInForce!.CitedFacts;
        c.Wait(20).JudgedCooperating();
        c.File.Judge(c.By(Staff.Sanne, on: day.AddDays(1)), new JudgementDetails(CooperationVerdict.Insufficient, "did not call", cited, CaseBuilder.Agrees, CaseBuilder.NoAnswer));
        Assert.Equal(CooperationVerdict.CooperatedThroughout, c.File.JudgementInForce!.Verdict);
        Assert.Contains(GuardCode.JudgedInsufficient, Refused(() => c.Proposed(OutcomeKind.InsufficientCooperation)));
    }

    [Fact]
    public void A_judgement_cites_nothing_of_a_later_day_and_knows_nothing_of_it()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().Wait(10).Requested(RequestResult.Done);
        var (asked, day) = (c.File.Latest<CooperationFact>()!, c.Today.AddDays(-5));
        Assert.Equal([GuardCode.JudgedAfterFacts], Refused(() => Judge(asked.Sequence)));
        Judge(c.File.Latest<CandidateStep>()!.Sequence);
        Assert.Contains(asked, c.File.UnknownTo(c.File.JudgementInForce!));
        Assert.Contains(GuardCode.JudgementIsNewest, Refused(() => c.Proposed(OutcomeKind.CooperatedNoShelter)));

        void Judge(int fact) => c.File.Judge(c.By(Staff.Sanne, on: day), new JudgementDetails(CooperationVerdict.CooperatedThroughout, "came to each talk", [fact], CaseBuilder.Agrees, CaseBuilder.NoAnswer));
    }

    [Fact]
    public void Where_there_is_no_judgement_none_is_the_newest()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone();
        Assert.Contains(GuardCode.JudgementIsNewest, Refused(() => c.Proposed(OutcomeKind.CooperatedNoShelter)));
    }

    [Fact]
    public void A_judgement_that_cites_a_visit_beside_a_request_can_be_confirmed_by_another()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().Complete().Requested();
        int[] cited = [c.File.Latest<CooperationFact>()!.Sequence, c.File.Latest<ContactMoment>()!.Sequence];
        c.File.Judge(c.By(Staff.Sanne), new JudgementDetails(CooperationVerdict.Insufficient, "did not call", cited, CaseBuilder.Agrees, CaseBuilder.NoAnswer));
        c.Note(StatementKind.GuardianViewOnProposal).Confirmed(OutcomeKind.InsufficientCooperation);
        Assert.Equal(CasePhase.InsufficientCooperation, c.File.Phase);
    }

    private static IReadOnlyList<GuardCode> Refused(Action act) => Assert.Throws<CaseRefusedException>(act).Guards;
}
