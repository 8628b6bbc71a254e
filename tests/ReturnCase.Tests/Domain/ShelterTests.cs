using ReturnCase.Domain.Cases;
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

    [Fact]
    public void What_is_not_yet_known_is_no_refusal()
    {
        var c = Assessed(true, null, true);
        Accept(c);
        Assert.True(c.File.IsAcceptedAndValid(c.Candidate, c.Today));
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
    public void Who_was_never_approached_falls_away_with_a_reason_only_and_opens_no_second_step_without(CandidateStage end)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate();
        c.File.ReasonAway(c.By(Staff.Sanne), "GN", ShelterKind.Acquaintance, "knows nobody");
        Refused(GuardCode.ContactTriedFirst, () => End(null));
        Assert.False(c.File.IsTried("GN", ShelterKind.Family));
        Refused(GuardCode.FamilyBeforeHouse, () => c.File.ReasonAway(c.By(Staff.Sanne), "GN", ShelterKind.ReceptionHouse, "none"));
        End("she died last year, says the mayor");
        Assert.Equal((end, "she died last year, says the mayor"), (c.File.FellAwayWithoutContact(c.Candidate)!.Value.Step.Stage, c.File.FellAwayWithoutContact(c.Candidate)!.Value.Why));
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
        Assert.Null(c.File.FellAwayWithoutContact(c.Candidate)!.Value.Why);
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
        c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.Rejected, "a danger to the child", null);
        Assert.Equal("a danger to the child", c.File.FellAwayWithoutContact(c.Candidate)!.Value.Why);
        Assert.True(c.File.IsTried("GN", ShelterKind.Family));
    }

    [Theory]
    [InlineData(OutcomeKind.CooperatedNoShelter)]
    [InlineData(OutcomeKind.InsufficientCooperation)]
    public void Whose_assessment_ran_out_after_the_acceptance_is_still_promising_until_assessed_again_or_rejected(OutcomeKind outcome)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().AcceptedCandidate().Assessed(days: 5).Wait(20);
        if (outcome == OutcomeKind.CooperatedNoShelter)
            c.JudgedCooperating();
        else
            c.JudgedInsufficient();
        Assert.False(c.File.IsAcceptedAndValid(c.Candidate, c.Today));
        Assert.Equal([GuardCode.NoPromisingCandidate], Assert.Throws<CaseRefusedException>(() => c.Proposed(outcome)).Guards);
        c.Assessed();
        Assert.Equal([GuardCode.NoAcceptedCandidate], Assert.Throws<CaseRefusedException>(() => c.Proposed(outcome)).Guards);
        c.Steps(CandidateStage.Rejected).Proposed(outcome);
        Assert.NotNull(c.File.OpenProposal);
    }

    // A candidate whose first safety check is made today; somebody called three days ago.
    private static CaseBuilder Unchecked(out DateOnly contact)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(10).Country().AddCandidate();
        contact = c.Today.AddDays(-3);
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
        c.File.Assess(c.By(Staff.Sanne), c.Candidate, new AssessmentAnswers(willing, able, safe, null, null, null, "wants to go", "visited", c.Today.AddDays(90)));

    private static void Accept(CaseBuilder c) => c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.Accepted, "yes", "letter");

    private static void Refused(GuardCode code, Action act) => Assert.Contains(code, Assert.Throws<CaseRefusedException>(act).Guards);
}
