using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>Who had a hand in what an outcome rests on does not confirm it (I4; ADR 34).</summary>
public sealed class FourEyesTests
{
    [Fact]
    public void Who_wrote_a_proposal_takes_it_back_and_does_not_send_it_back()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter, Staff.Ingrid);
        Assert.Equal([GuardCode.FourEyes], Assert.Throws<CaseRefusedException>(() => c.File.ReturnProposal(c.By(Staff.Ingrid))).Guards);
        c.File.ReturnProposal(c.By(Staff.Hassan));
        Assert.Null(c.File.OpenProposal);
    }

    [Theory]
    [InlineData("reasoned away")]
    [InlineData("corrected a reason")]
    [InlineData("rejected")]
    [InlineData("took a candidate back")]
    [InlineData("said that a step was another")]
    [InlineData("took a country back")]
    public void Who_weighed_that_nobody_is_left_does_not_confirm_that_no_shelter_was_found(string what)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone();
        var family = c.Candidate;
        switch (what)
        {
            case "reasoned away":
                c.Country("SN");
                c.File.ReasonAway(c.By(Staff.Sanne), "SN", ShelterKind.Family, "nobody there");
                c.File.ReasonAway(c.By(Staff.Ingrid), "SN", ShelterKind.Acquaintance, "nobody there");
                c.File.ReasonAway(c.By(Staff.Sanne), "SN", ShelterKind.ReceptionHouse, "no house");
                break;
            case "corrected a reason":
                var reason = c.File.Standing<KindReasonedAway>().First();
                c.File.ReasonAway(c.By(Staff.Ingrid, corrects: reason.Sequence), "GN", reason.Kind, "knows nobody at all");
                break;
            case "rejected":
                c.File.RecordStep(c.By(Staff.Ingrid), family, CandidateStage.Rejected, "not suitable", "letter");
                break;
            case "said that a step was another":
                c.AddCandidate(name: "uncle").Steps(CandidateStage.ContactAttempted, CandidateStage.Willing);
                c.File.RecordStep(c.By(Staff.Ingrid, corrects: c.File.Latest<CandidateStep>()!.Sequence), c.Candidate, CandidateStage.NotReachable, "no answer", null);
                break;
            case "took a country back":
                c.Country("SN");
                c.File.RetractAsError(c.By(Staff.Ingrid), c.File.Latest<CountryNamed>()!.Sequence);
                break;
            default:
                c.AddCandidate(name: "uncle");
                c.File.RetractAsError(c.By(Staff.Ingrid), c.Candidate);
                break;
        }

        c.JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter);
        Assert.True(c.File.AwaitsOtherSupervisor);
        Assert.Equal([GuardCode.FourEyes], c.Refusal(CaseTrigger.ConfirmCooperatedNoShelter, Staff.Ingrid));
        Assert.Equal(CasePhase.CooperatedNoShelter, c.Moved(CaseTrigger.ConfirmCooperatedNoShelter, Staff.Hassan).File.Phase);
    }

    [Fact]
    public void Who_wrote_down_what_happened_may_still_confirm()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone();
        c.File.RecordStep(c.By(Staff.Ingrid), c.Candidate, CandidateStage.NotReachable, "no answer again", null);
        c.JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter);
        Assert.False(c.File.AwaitsOtherSupervisor);
        Assert.Equal(CasePhase.CooperatedNoShelter, c.Moved(CaseTrigger.ConfirmCooperatedNoShelter, Staff.Ingrid).File.Phase);
    }

    [Theory]
    [InlineData(StatementKind.BestInterests)]
    [InlineData(StatementKind.ChildViewOnShelter)]
    [InlineData(StatementKind.GuardianViewOnShelter)]
    public void Who_wrote_a_note_on_the_place_does_not_confirm_that_it_is_suitable(StatementKind kind)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound();
        c.Note(kind, c.Candidate, by: Staff.Ingrid).Proposed(OutcomeKind.ShelterFound);
        Assert.Equal([GuardCode.FourEyes], c.Refusal(CaseTrigger.ConfirmShelterFound, Staff.Ingrid));
        c.Moved(CaseTrigger.ConfirmShelterFound, Staff.Hassan);
    }

    [Fact]
    public void Who_assessed_the_accepted_place_does_not_confirm_it()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound();
        c.File.Assess(c.By(Staff.Ingrid), c.Candidate, new AssessmentAnswers(true, true, true, true, true, true, "wants to go", "visited", c.Today.AddDays(90)));
        c.Proposed(OutcomeKind.ShelterFound);
        Assert.Equal([GuardCode.FourEyes], c.Refusal(CaseTrigger.ConfirmShelterFound, Staff.Ingrid));
        c.Moved(CaseTrigger.ConfirmShelterFound, Staff.Hassan);
    }

    [Fact]
    public void Who_said_that_the_accepted_place_is_safe_does_not_confirm_it()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound();
        c.File.CheckSafety(c.By(Staff.Ingrid), c.Candidate, true, "trusts her", null, "that the child is well");
        c.Proposed(OutcomeKind.ShelterFound);
        Assert.Equal([GuardCode.FourEyes], c.Refusal(CaseTrigger.ConfirmShelterFound, Staff.Ingrid));
        c.Moved(CaseTrigger.ConfirmShelterFound, Staff.Hassan);
    }

    [Fact]
    public void Changed_grounds_leave_the_earlier_text_under_the_name_of_its_author()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedInsufficient().Proposed(OutcomeKind.InsufficientCooperation).Wait(3);
        var first = c.File.OpenProposal!;
        c.File.ReviseProposal(c.By(Staff.Ingrid), "other grounds");
        var open = c.File.OpenProposal!;
        Assert.Equal(["the grounds", "other grounds"], c.File.VersionsOf(open).Select(version => version.Grounds));
        Assert.Equal(["Sanne", "Ingrid"], c.File.VersionsOf(open).Select(c.File.AuthorOf));
        Assert.Equal((ProposalState.Revised, first.ProposedById, first.ProposedOn), (first.State, open.ProposedById, open.ProposedOn));
        Assert.Equal(EntryKind.ProposalRevised, Assert.Single(c.File.NewSinceProposal).Kind);
        Assert.Equal(CasePhase.InsufficientCooperation, c.Moved(CaseTrigger.ConfirmInsufficientCooperation, Staff.Hassan).File.Phase);
    }

    [Fact]
    public void A_full_stop_of_a_colleague_does_not_free_who_wrote_the_fact()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().Requested();
        var (asked, result) = (c.File.Latest<CooperationFact>()!, c.File.Latest<CooperationResult>()!);
        c.File.RecordResult(c.By(Staff.Ingrid, on: result.OccurredOn, corrects: result.Sequence), asked.Sequence, new ResultDetails(RequestResult.NotDone, "the uncle says so", "said: I will not"));
        var second = c.File.Latest<CooperationResult>()!;
        c.File.RecordResult(c.By(Staff.Sanne, on: second.OccurredOn, corrects: second.Sequence), asked.Sequence, new ResultDetails(RequestResult.NotDone, "the uncle says so.", "said: I will not"));
        c.JudgedOn(asked.Sequence).Note(StatementKind.GuardianViewOnProposal).Proposed(OutcomeKind.InsufficientCooperation);
        Assert.Equal([GuardCode.FourEyes], c.Refusal(CaseTrigger.ConfirmInsufficientCooperation, Staff.Ingrid));
        c.Moved(CaseTrigger.ConfirmInsufficientCooperation, Staff.Hassan);
    }

    [Fact]
    public void A_later_change_of_the_grounds_by_another_does_not_free_who_changed_them_before()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter);
        c.File.ReviseProposal(c.By(Staff.Ingrid), "better grounds");
        c.File.ReviseProposal(c.By(Staff.Sanne), "better grounds.");
        Assert.Equal([GuardCode.FourEyes], c.Refusal(CaseTrigger.ConfirmCooperatedNoShelter, Staff.Ingrid));
    }

    [Fact]
    public void Who_listed_the_efforts_does_not_confirm_that_the_child_cannot_leave()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).Note(StatementKind.OtherEffort, by: Staff.Ingrid).JudgedCooperating().Proposed(OutcomeKind.CooperatedCannotLeave);
        Assert.Equal([GuardCode.FourEyes], c.Refusal(CaseTrigger.ConfirmCooperatedCannotLeave, Staff.Ingrid));
        c.Moved(CaseTrigger.ConfirmCooperatedCannotLeave, Staff.Hassan);
    }
}
