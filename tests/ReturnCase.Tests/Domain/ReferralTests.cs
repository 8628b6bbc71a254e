using System.Text.Json;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>What a referral says and what ends it (domain 5).</summary>
public sealed class ReferralTests
{
    [Fact]
    public void A_referral_names_who_proposed_and_who_confirmed_its_own_outcome()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter);
        var proposal = Content(c.Referral).GetProperty("proposal");
        Assert.Equal(("Sanne", "Ingrid", "CooperatedNoShelter"), (Text(proposal, "proposedBy"), Text(proposal, "confirmedBy"), Text(proposal, "kind")));
    }

    [Fact]
    public void Shelter_lost_rests_on_no_proposal_not_even_one_of_before()
    {
        var c = CaseBuilder.In(CasePhase.ShelterFound).Note(StatementKind.LawyerToldOfDecision).ReturnDecision().Moved(CaseTrigger.ReturnDecisionIssued);
        c.File.ReportShelterLost(c.By(Staff.Sanne), c.NextNumber(), "she fell ill");
        Assert.False(Content(c.Referral).TryGetProperty("proposal", out _));
    }

    [Fact]
    public void Shelter_lost_is_withdrawn_once_the_IND_was_told_about_that_referral()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation);
        var lost = c.File.ReportShelterLost(c.By(Staff.Sanne), c.NextNumber(), "she fell ill").Number;
        c.File.ExportReferral(c.By(Staff.Pieter), lost);
        c.Note(StatementKind.IndTold);
        Assert.Equal([GuardCode.IndToldIfSent], Assert.Throws<CaseRefusedException>(() => c.File.WithdrawShelterLost(c.By(Staff.Ingrid), lost)).Guards);
        c.Note(StatementKind.IndTold, reference: lost).File.WithdrawShelterLost(c.By(Staff.Ingrid), lost);
        Assert.Equal(ReferralState.Withdrawn, c.Referral.State);
    }

    [Fact]
    public void An_outcome_whose_referral_is_withdrawn_leaves_the_1_3_before_it_standing()
    {
        var c = CaseBuilder.In(CasePhase.FurtherSearch).JudgedCooperating().Confirmed(OutcomeKind.CooperatedNoShelter);
        Assert.False(c.File.InsufficientOutcomeStands);
        c.Moved(CaseTrigger.WithdrawReferral);
        Assert.Equal((CasePhase.FurtherSearch, true), (c.File.Phase, c.File.InsufficientOutcomeStands));
    }

    [Fact]
    public void A_1_3_whose_own_referral_is_withdrawn_stands_no_more()
    {
        var c = CaseBuilder.In(CasePhase.InsufficientCooperation).Moved(CaseTrigger.WithdrawReferral);
        Assert.False(c.File.InsufficientOutcomeStands);
    }

    private static JsonElement Content(Referral referral) => JsonDocument.Parse(referral.Content).RootElement;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
