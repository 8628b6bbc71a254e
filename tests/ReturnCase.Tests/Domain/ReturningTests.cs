using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>The joint plan, what goes to an embassy, and a journey that loses its ground (L8).</summary>
public sealed class ReturningTests
{
    private static readonly CasePolicy Policy = CasePolicy.Default;

    [Fact]
    public void A_plan_that_says_the_same_is_no_new_version_and_any_difference_is_one()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).AcceptedCandidate();
        var plan = new PlanDetails(c.Candidate, c.Today, "cares", null, "escort", null, null, null, null, null) { PlanAgreements = [new("fetches her", PlanParty.Receiver, null)] };
        c.File.Plan(c.By(Staff.Sanne), plan);
        Refused(GuardCode.NothingChanged, () => c.File.Plan(c.By(Staff.Sanne), plan with { PlanAgreements = [new("fetches her", PlanParty.Receiver, null)] }));
        c.File.Plan(c.By(Staff.Sanne), plan with { PlanAgreements = [new("fetches her", PlanParty.Receiver, c.Today)] });
        c.File.Plan(c.By(Staff.Sanne), plan with { MadeWith = [PlanParty.Guardian] });
        Assert.Equal(3, c.File.PlanVersions.Count);
        Assert.Equal([PlanParty.Guardian], c.File.CurrentPlan!.MadeWith);
    }

    [Fact]
    public void A_plan_holds_twenty_agreements_and_not_one_more()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).AcceptedCandidate();
        PlanDetails With(int agreements) => new(c.Candidate, c.Today, "cares", null, "escort", null, null, null, null, null) { PlanAgreements = [.. Enumerable.Range(1, agreements).Select(one => new PlanAgreement($"agreement {one}", PlanParty.Receiver, null))] };
        Refused(GuardCode.PlanAgreementWhole, () => c.File.Plan(c.By(Staff.Sanne), With(21)));
        c.File.Plan(c.By(Staff.Sanne), With(20));
        Assert.Equal(20, c.File.CurrentPlan!.PlanAgreements.Count);
    }

    [Fact]
    public void An_agreement_says_what_and_is_not_confirmed_after_the_plan()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation);
        var plan = new PlanDetails(null, null, null, null, null, null, null, null, null, null);
        Refused(GuardCode.PlanAgreementWhole, () => c.File.Plan(c.By(Staff.Sanne), plan with { PlanAgreements = [new(" ", PlanParty.School, null)] }));
        Refused(GuardCode.PlanAgreementWhole, () => c.File.Plan(c.By(Staff.Sanne), plan with { PlanAgreements = [new(new string('a', PlanAgreement.WhatMaxLength + 1), PlanParty.School, null)] }));
        c.File.Plan(c.By(Staff.Sanne), plan with { PlanAgreements = [new(new string('a', PlanAgreement.WhatMaxLength), PlanParty.School, c.Today)] });
        Refused(GuardCode.PlanAgreementWhole, () => c.File.Plan(c.By(Staff.Sanne, on: c.Today.AddDays(-1)), plan with { PlanAgreements = [new("a place", PlanParty.School, c.Today)] }));
    }

    [Fact]
    public void A_paper_of_the_asylum_procedure_never_goes_along_to_an_embassy()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).Document("birth.pdf").Document("asylum.pdf", kind: DocumentKind.AsylumPaper);
        var (birth, asylum) = (c.File.Documents.Single(d => !d.AsylumRelated).Sequence, c.File.Documents.Single(d => d.AsylumRelated).Sequence);
        Assert.Equal([birth], c.File.MayGoAbroad.Select(d => d.Sequence));
        Refused(GuardCode.NeverGoesAbroad, () => c.File.FileTravelDocument(c.By(Staff.Sanne), "laissez-passer", "GN", null, [birth, asylum]));
        var request = c.File.FileTravelDocument(c.By(Staff.Sanne), "laissez-passer", "GN", null, [birth]);
        Refused(GuardCode.NeverGoesAbroad, () => c.File.RecordEmbassyStep(c.By(Staff.Sanne), request.Sequence, EmbassyStepKind.PapersSent, null, null, [asylum]));
        Refused(GuardCode.KnownSubject, () => c.File.RecordEmbassyStep(c.By(Staff.Sanne), request.Sequence, EmbassyStepKind.PapersSent, null, null, [9_999]));
        Assert.Equal([birth], request.Papers);
        Assert.Equal([birth], c.File.RecordEmbassyStep(c.By(Staff.Sanne), request.Sequence, EmbassyStepKind.PapersSent, null, null, [birth]).Papers);
        Assert.Empty(c.File.RecordEmbassyStep(c.By(Staff.Sanne), request.Sequence, EmbassyStepKind.Reminded, null, null).Papers);
    }

    [Fact]
    public void A_step_at_the_embassy_is_not_of_before_the_request()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation);
        var request = c.File.FileTravelDocument(c.By(Staff.Sanne), "laissez-passer", "GN", null).Sequence;
        Refused(GuardCode.EndNotBeforeStart, () => c.File.RecordEmbassyStep(c.By(Staff.Sanne, on: c.Today.AddDays(-1)), request, EmbassyStepKind.Presented, null, null));
    }

    [Fact]
    public void A_verification_that_grows_too_old_is_a_loss_from_the_next_day_and_moves_nothing()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel);
        var ready = c.Today;
        Assert.Empty(c.File.JourneyLosses(ready.AddDays(14), Policy));
        Assert.Equal([new JourneyLoss(JourneyGap.VerificationExpired, ready.AddDays(15), c.File.VerificationOf(c.Candidate)!.Sequence)], c.File.JourneyLosses(ready.AddDays(20), Policy));
        Assert.Equal(new Deadline(DeadlineKind.JourneyOff, ready.AddDays(15)), CaseClocks.For(c.File, ready.AddDays(20), Policy).Governing);
        Assert.Equal(CasePhase.ReadyToTravel, c.File.Phase);
        c.Wait(20).File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called again");
        Assert.Empty(c.File.JourneyLosses(c.Today, Policy));
        Assert.NotEqual(DeadlineKind.JourneyOff, CaseClocks.For(c.File, c.Today, Policy).Governing!.Kind);
    }

    [Fact]
    public void A_check_that_finds_the_place_gone_is_a_loss_of_that_day()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel).Wait(2);
        c.File.Verify(c.By(Staff.Sanne), c.Candidate, false, "the room is let");
        Assert.Equal([new JourneyLoss(JourneyGap.VerificationLost, c.Today, c.File.Latest<ShelterVerification>()!.Sequence)], c.File.JourneyLosses(c.Today.AddDays(3), Policy));
        // Since it was first found so, however often it is found again; and a day before that it was not.
        var found = c.Today;
        c.Wait(2).File.Verify(c.By(Staff.Sanne), c.Candidate, false, "still let");
        Assert.Equal([[], [found], [found], [found]], new[] { -3, -2, 0, 3 }.Select(day => c.File.JourneyLosses(c.Today.AddDays(day), Policy).Select(loss => loss.Since).ToArray()));
    }

    [Fact]
    public void No_step_is_taken_at_an_embassy_about_a_request_that_was_taken_back()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation);
        var request = c.File.FileTravelDocument(c.By(Staff.Sanne), "laissez-passer", "GN", null).Sequence;
        c.File.RetractAsError(c.By(Staff.Sanne), request);
        Refused(GuardCode.NotSuperseded, () => c.File.RecordEmbassyStep(c.By(Staff.Sanne), request, EmbassyStepKind.Reminded, null, null));
        // Nor does a paper go along that was taken back.
        c.Document("akte.pdf");
        var paper = c.File.Documents[0].Sequence;
        c.File.RetractAsError(c.By(Staff.Sanne), paper);
        Refused(GuardCode.NotSuperseded, () => c.File.FileTravelDocument(c.By(Staff.Sanne), "laissez-passer", "GN", null, [paper]));
    }

    [Fact]
    public void What_was_agreed_with_a_receiver_that_fell_away_once_more_is_agreed_anew()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).AcceptedCandidate().Wait(1).Steps(CandidateStage.Withdrawn).Wait(1).Steps(CandidateStage.Accepted);
        c.Planned(c.Candidate);
        Assert.True(Agreed());
        c.Wait(2).Steps(CandidateStage.Withdrawn, CandidateStage.Accepted);
        Assert.False(Agreed());
        // On the day itself the order tells, and another escort is no new agreement.
        c.Planned(c.Candidate).Steps(CandidateStage.Withdrawn, CandidateStage.Accepted).Planned(c.Candidate, escort: "another");
        Assert.False(Agreed());
        c.Planned(c.Candidate, agreement: "she says so again");
        Assert.True(Agreed());

        bool Agreed() => c.File.IsAgreedSinceFallen(c.File.CurrentPlan!);
    }

    [Fact]
    public void Those_involved_are_to_be_told_until_each_of_them_is()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel);
        c.File.RecordContactPerson(c.By(Staff.Sanne), ContactRole.Lawyer, "mr. Visser", null, null, null);
        Assert.Empty(c.File.ToTellJourneyOff);
        c.Moved(CaseTrigger.FellThrough);
        Assert.Equal([StatementHeading.Child, StatementHeading.Guardian, StatementHeading.Lawyer, StatementHeading.Escort, StatementHeading.Receiver], c.File.ToTellJourneyOff.Select(p => p.Who));
        Told(c, StatementHeading.Child, StatementHeading.Guardian);
        Assert.Equal([StatementHeading.Lawyer, StatementHeading.Escort, StatementHeading.Receiver], c.File.ToTellJourneyOff.Select(p => p.Who));
        Assert.Equal(DeadlineKind.JourneyOff, c.File.GoverningKind);
        Told(c, StatementHeading.Lawyer, StatementHeading.Escort, StatementHeading.Receiver);
        Assert.Empty(c.File.ToTellJourneyOff);
        Assert.Equal(DeadlineKind.DepartureTerm, c.File.GoverningKind);
    }

    [Fact]
    public void A_journey_that_did_not_happen_takes_the_worth_from_the_check_before_it()
    {
        var c = CaseBuilder.In(CasePhase.ReadyToTravel).Wait(2).Note(StatementKind.RemovabilityCheck).Moved(CaseTrigger.FellThrough);
        Assert.Equal([GuardCode.ReceiverVerified], c.Note(StatementKind.GuardianToldOfReturn).Refusal(CaseTrigger.Ready));
        c.Wait(1).File.Verify(c.By(Staff.Sanne, on: c.Today.AddDays(-2)), c.Candidate, true, "of before, written down late");
        Assert.Contains(GuardCode.ReceiverVerified, c.Refusal(CaseTrigger.Ready)!);
        c.Note(StatementKind.RemovabilityCheck).File.Verify(c.By(Staff.Sanne), c.Candidate, true, "called again");
        c.Moved(CaseTrigger.Ready);
    }

    [Fact]
    public void Of_a_statement_only_the_parts_that_belong_to_it_are_kept_in_their_order()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation);
        var note = c.File.Note(c.By(Staff.Sanne), new(StatementKind.BestInterestsOnReturn, "good")
        {
            Parts = [new(StatementHeading.Against, "friends"), new(StatementHeading.Guardian, "no part of it"), new(StatementHeading.Identity, "speaks it"), new(StatementHeading.Health, " ")],
        });
        Assert.Equal([StatementHeading.Identity, StatementHeading.Against], note.Parts.Select(part => part.Heading));
    }

    private static void Told(CaseBuilder c, params StatementHeading[] who) =>
        c.File.Note(c.By(Staff.Sanne), new(StatementKind.JourneyOffTold, "the flight is off") { Parts = [.. who.Select(heading => new StatementPart(heading, "by phone"))] });

    private static void Refused(GuardCode guard, Action act) => Assert.Contains(guard, Assert.Throws<CaseRefusedException>(act).Guards);
}
