using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>Decisions that are recorded twice, contradict each other or wait together; and the days on which anything can have happened.</summary>
public sealed class DecisionRuleTests
{
    [Fact]
    public void A_return_decision_of_a_day_before_the_rejection_is_not_expected()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var rejected = c.File.Rejection!.OccurredOn;
        Assert.Equal(
            [DecisionKind.AsylumRejected, null],
            new[] { c.File.MissingBefore(DecisionKind.ReturnDecisionIssued, rejected.AddDays(-1)), c.File.MissingBefore(DecisionKind.ReturnDecisionIssued, rejected) });
    }

    [Fact]
    public void The_same_letter_is_recorded_once()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Wait(1);
        c.Decide(DecisionKind.ResidenceNotGranted, referral: c.Referral.Number);
        var refusal = Assert.Throws<CaseRefusedException>(() => c.Decide(DecisionKind.ResidenceNotGranted));
        Assert.Equal((GuardCode.DecisionNotTwice, c.File.Latest<AuthorityDecision>()!.Sequence), (Assert.Single(refusal.Guards), refusal.Line));
        var corrected = c.Decide(DecisionKind.ResidenceNotGranted, referral: c.Referral.Number, corrects: c.File.Latest<AuthorityDecision>()!.Sequence);
        c.File.RetractAsError(c.By(Staff.Pieter), corrected.Sequence);
        c.Decide(DecisionKind.ResidenceNotGranted, referral: c.Referral.Number);
    }

    [Fact]
    public void That_the_IND_rejects_the_finding_decides_the_referral_also_where_the_letter_names_none()
    {
        var c = CaseBuilder.In(CasePhase.ShelterFound).Exported().Wait(1);
        var rejected = c.Decide(DecisionKind.FindingRejected);
        c.Moved(CaseTrigger.ShelterLost);
        Assert.Equal((ReferralState.Decided, rejected.Sequence, null), (c.Referral.State, c.Referral.DecidedBy, c.Referral.NewFactsOn));
    }

    [Fact]
    public void A_letter_on_a_referral_is_on_file_once()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Wait(1);
        c.Decide(DecisionKind.ResidenceNotGranted, referral: c.Referral.Number);
        Assert.Equal([GuardCode.DecisionNotTwice], Refused(() => c.Decide(DecisionKind.ResidenceNotGranted, referral: c.Referral.Number)));
    }

    [Fact]
    public void Where_the_last_answer_is_taken_back_the_one_before_it_decided()
    {
        var c = CaseBuilder.In(CasePhase.InsufficientCooperation).Exported();
        int[] asked = [.. Enumerable.Range(0, 3).Select(_ => c.Wait(1).Decide(DecisionKind.FurtherInvestigation, referral: c.Referral.Number).Sequence)];
        Assert.Equal(asked[2], c.Referral.DecidedBy);
        c.File.RetractAsError(c.By(Staff.Pieter), asked[2]);
        Assert.Equal(asked[1], c.Referral.DecidedBy);
    }

    [Fact]
    public void An_answer_that_came_while_the_search_was_open_again_answers_no_later_referral()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Wait(1).Moved(CaseTrigger.ReopenSearch).Answer(DecisionKind.ResidenceNotGranted);
        c.Wait(10).JudgedCooperating().Confirmed(OutcomeKind.CooperatedNoShelter);
        Assert.Empty(c.File.WaitingDecisions);
    }

    [Fact]
    public void Of_two_return_decisions_that_lack_something_the_last_is_asked_about()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).IncompleteReturnDecision().Wait(1).IncompleteReturnDecision();
        Assert.Equal(c.Today, c.File.IncompleteReturnDecision!.OccurredOn);
    }

    [Theory]
    [InlineData(DecisionKind.ResidenceNotGranted)]
    [InlineData(DecisionKind.FurtherInvestigation)]
    [InlineData(DecisionKind.NothingFurther)]
    [InlineData(DecisionKind.FindingRejected)]
    public void An_answer_that_names_no_referral_needs_one_that_is_not_decided(DecisionKind kind)
    {
        var none = CaseBuilder.In(CasePhase.ShelterSearch).Wait(1);
        Assert.Equal([GuardCode.ReferralToAnswer], Refused(() => none.Decide(kind)));
        var ready = CaseBuilder.In(CasePhase.CooperatedNoShelter).Wait(1);
        // The letter can be here before it is on file that the referral was sent; also where the search was opened again meanwhile.
        Record(ready);
        Record(CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Wait(1).Moved(CaseTrigger.ReopenSearch));
        // Once that was acted on only the request to search further comes again by itself; what else comes names the referral.
        var decided = CaseBuilder.In(CasePhase.CooperatedNoShelter);
        var referral = decided.Referral.Number;
        decided.File.ExportReferral(decided.By(Staff.Pieter with { Id = Actor.CommandLine }), referral);
        decided.Wait(1).Answer(DecisionKind.ResidenceNotGranted, referral: referral).Moved(CaseTrigger.IndDoesNotGrant).Wait(1);
        if (kind != DecisionKind.FurtherInvestigation)
            Assert.Equal([GuardCode.ReferralToAnswer], Refused(() => Record(decided)));
        decided.Decide(kind, referral: kind == DecisionKind.FurtherInvestigation ? null : referral);
        // The correction of one that is on file answers what that answered.
        decided.Decide(kind, on: decided.Today, corrects: decided.File.Latest<AuthorityDecision>()!.Sequence);
        // Elsewhere it had its referral, also where a step that is made here led to the phase.
        var moved = CaseFile.Register(new(new(Actor.CommandLine, "opdrachtregel", ActorRole.Counsellor), none.Today, none.By(Staff.Sanne).RecordedAt), "RC-2026-000777", ReturnCase.Domain.People.VNumber.Parse("2900000777"), none.File.Identity.Details, none.File.BirthDate, ReturnCase.Domain.People.BirthDateSource.Register, "Noord", Staff.Sanne);
        moved.RecordDecision(none.By(Staff.Pieter) with { RecordedAt = none.By(Staff.Pieter).RecordedAt.AddDays(1) }, new(kind, DecisionOrigin.Ind, "Z2-2"));
        Record(new CaseBuilder(transferred: new DateOnly(2026, 2, 27)).BroughtIn(CasePhase.CooperatedNoShelter).Wait(1));

        void Record(CaseBuilder c) => c.File.RecordDecision(c.By(Staff.Pieter), new(kind, DecisionOrigin.Ind, "Z2-2"));
    }

    [Theory]
    [InlineData(CasePhase.CooperatedNoShelter, DecisionKind.ResidenceGranted, DecisionKind.ResidenceNotGranted)]
    [InlineData(CasePhase.CooperatedNoShelter, DecisionKind.ResidenceNotGranted, DecisionKind.ResidenceGranted)]
    [InlineData(CasePhase.CooperatedCannotLeave, DecisionKind.ResidenceGranted, DecisionKind.ResidenceNotGranted)]
    [InlineData(CasePhase.ShelterFound, DecisionKind.ReturnDecisionIssued, DecisionKind.FindingRejected)]
    [InlineData(CasePhase.ShelterFound, DecisionKind.FindingRejected, DecisionKind.ReturnDecisionIssued)]
    [InlineData(CasePhase.InsufficientCooperation, DecisionKind.FurtherInvestigation, DecisionKind.NothingFurther)]
    [InlineData(CasePhase.InsufficientCooperation, DecisionKind.NothingFurther, DecisionKind.FurtherInvestigation)]
    public void Two_answers_to_one_referral_that_contradict_do_not_wait_together(CasePhase phase, DecisionKind first, DecisionKind second)
    {
        var c = CaseBuilder.In(phase).Exported().Wait(2);
        var earlier = c.Decide(first, c.Today.AddDays(-1), c.Referral.Number);
        var later = c.Decide(second, referral: c.Referral.Number);
        var clash = Assert.Single(c.File.Clashes);
        Assert.Equal((later, earlier), (clash.Decision, clash.Rival));
        // A permit and a return decision have force by themselves; of the others the first waits alone.
        var hasForce = second is DecisionKind.ResidenceGranted or DecisionKind.ReturnDecisionIssued;
        Assert.Equal((hasForce ? later : earlier, hasForce), (c.File.WaitingDecisions[0].Decision, c.File.WaitingDecisions.Any(waiting => waiting.Decision == later)));
        Assert.Equal(hasForce ? later.Sequence : earlier.Sequence, c.Referral.DecidedBy);

        c.File.RetractAsError(c.By(Staff.Pieter), earlier.Sequence);
        Assert.Empty(c.File.Clashes);
        Assert.Equal((later, later.Sequence), (Assert.Single(c.File.WaitingDecisions).Decision, c.Referral.DecidedBy));
    }

    [Fact]
    public void Of_two_decisions_that_wait_one_move_goes_first()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Wait(2);
        c.Decide(DecisionKind.ResidenceNotGranted, referral: c.Referral.Number);
        c.File.RecordDecision(c.By(Staff.Pieter), new DecisionDetails(DecisionKind.ResidenceGranted, DecisionOrigin.Court, "C1") { Ground = "asylum" });
        Assert.Equal([GuardCode.NoOtherDecisionWaits], c.Refusal(CaseTrigger.IndDoesNotGrant));
        c.Moved(CaseTrigger.ResidenceGranted);
    }

    [Fact]
    public void Nothing_is_tried_in_every_country_where_none_is_named()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        Assert.False(new CaseFacts(c.File, c.By(Staff.Sanne)).Holds(GuardCode.EveryKindTried, CaseTrigger.ConfirmCooperatedNoShelter));
    }

    [Fact]
    public void Nothing_about_a_child_happened_before_its_earliest_birth()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter, new PartialDate(2010, 5)).Exported();
        var born = new DateOnly(2010, 5, 1);
        Assert.Equal([GuardCode.NotBeforeBirth], Refused(() => c.Decide(DecisionKind.ResidenceNotGranted, born.AddDays(-1))));
        Assert.Equal([GuardCode.NotBeforeBirth], Refused(() => c.File.RecordReceipt(c.By(Staff.Pieter, on: born.AddDays(-1)), c.Referral.Number, "R1")));
        Assert.Equal([GuardCode.NotBeforeBirth], Refused(() => c.Note(StatementKind.FollowUp, on: born.AddDays(-1))));
        c.Note(StatementKind.FollowUp, on: born);
    }

    private static IReadOnlyList<GuardCode> Refused(Action act) => Assert.Throws<CaseRefusedException>(act).Guards;

    [Fact]
    public void A_rejection_is_followed_by_the_step_that_took_the_case_in_and_another_decision_by_the_one_that_it_opened()
    {
        var c = new CaseBuilder().Rejected();
        Assert.Null(c.File.FollowedBy(c.File.Rejection!));
        c.Moved(CaseTrigger.AcceptWithoutReturnDecision);
        var accepted = c.File.LastMove;
        c.Wait(1).ReturnDecision();
        var issued = c.File.ReturnDecision!;
        Assert.Equal((accepted, null), (c.File.FollowedBy(c.File.Rejection!), c.File.FollowedBy(issued)));
        c.Note(StatementKind.MissingFindingSigned).Note(StatementKind.LawyerToldOfDecision).Note(StatementKind.GuardianToldOfDecision).Moved(CaseTrigger.ReturnDecisionIssued);
        Assert.Equal((accepted, c.File.LastMove), (c.File.FollowedBy(c.File.Rejection!), c.File.FollowedBy(issued)));
        // Of a rejection that was corrected since it is the same step; one that came after a step was not what that rested on.
        c.File.RecordDecision(c.By(Staff.Sanne, on: c.Today.AddDays(-1), corrects: c.File.Rejection!.Sequence), new DecisionDetails(DecisionKind.AsylumRejected, DecisionOrigin.Ind, "Z1-2"));
        Assert.Equal(accepted, c.File.FollowedBy(c.File.Rejection!));
        var second = CaseBuilder.In(CasePhase.ReturnPreparation).Wait(1);
        second.Answer(DecisionKind.RejectionWithdrawn).Moved(CaseTrigger.RejectionEnded).Wait(1).Rejected(second.Today).ReturnDecision();
        Assert.Null(second.File.FollowedBy(second.File.Rejection!));
        second.Moved(CaseTrigger.AcceptWithReturnDecision);
        Assert.Equal(second.File.LastMove, second.File.FollowedBy(second.File.Rejection!));
    }
}
