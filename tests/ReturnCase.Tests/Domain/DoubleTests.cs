using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Tasks;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>Cases that may be of one child, and those that are: told in each, merged in none.</summary>
public sealed class DoubleTests
{
    private const string Other = "RC-2025-000001";

    [Fact]
    public void What_was_found_waits_for_a_person_and_the_answer_ends_that()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.File.RecordProbableDouble(c.By(Staff.Sanne), Other, "The name sounds the same.");
        Assert.Equal(Other, Assert.Single(c.File.DoublesToJudge()).Reference);
        Assert.False(c.File.IsAnswered(Other));

        c.Note(StatementKind.AnotherChild, reference: Other);
        Assert.Empty(c.File.DoublesToJudge());
        Assert.Empty(c.File.DoublesToLink());
        Assert.True(c.File.IsAnswered(Other));
    }

    [Fact]
    public void An_answer_that_is_taken_back_makes_the_question_open_again()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.File.RecordProbableDouble(c.By(Staff.Sanne), Other, "The name sounds the same.");
        c.Note(StatementKind.AnotherChild, reference: Other).File.RetractAsError(c.By(Staff.Sanne), c.File.Latest<Statement>()!.Sequence);
        Assert.Single(c.File.DoublesToJudge());
    }

    [Fact]
    public void The_same_child_is_linked_by_a_supervisor_and_by_nobody_else()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Note(StatementKind.SameChild, reference: Other);
        Assert.Single(c.File.DoublesToLink());
        Assert.Equal([GuardCode.Supervisor], Assert.Throws<CaseRefusedException>(() => c.Note(StatementKind.SamePersonFollows, by: Staff.Sanne, reference: Other)).Guards);

        c.Note(StatementKind.SamePersonFollows, reference: Other);
        Assert.Empty(c.File.DoublesToLink());
        var link = Assert.Single(c.File.SamePersonCases());
        Assert.Equal((Other, false), (link.Number, link.LeadsHere));
        Assert.Equal([GuardCode.Supervisor], Assert.Throws<CaseRefusedException>(() => c.File.RetractAsError(c.By(Staff.Sanne), link.Sequence)).Guards);
        c.File.RetractAsError(c.By(Staff.Ingrid), link.Sequence);
        Assert.Empty(c.File.SamePersonCases());
        Assert.Single(c.File.DoublesToLink());
    }

    [Theory]
    [InlineData(StatementKind.SamePersonLeads, StatementKind.SamePersonLeads, true)]
    [InlineData(StatementKind.SamePersonLeads, StatementKind.SamePersonFollows, false)]
    [InlineData(StatementKind.SamePersonFollows, StatementKind.SamePersonLeads, false)]
    [InlineData(StatementKind.SamePersonFollows, StatementKind.SamePersonFollows, false)]
    public void Of_the_cases_of_one_child_one_leads(StatementKind first, StatementKind second, bool goes)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Note(first, reference: Other);
        var link = c.File.SamePersonCases()[0].Sequence;
        if (goes)
            Assert.Equal(2, c.Note(second, reference: "RC-2025-000002").File.SamePersonCases().Count);
        else
            Assert.Equal([GuardCode.OneCaseLeads], Assert.Throws<CaseRefusedException>(() => c.Note(second, reference: "RC-2025-000002")).Guards);
        // The same pair can be turned round, and a link that was taken back stands in nobody's way.
        var turned = CaseBuilder.In(CasePhase.ShelterSearch).Note(first, reference: Other).Note(second, reference: Other);
        Assert.Equal((second == StatementKind.SamePersonLeads, turned.File.Latest<Statement>()!.Sequence), (Assert.Single(turned.File.SamePersonCases()).LeadsHere, turned.File.SamePersonCases()[0].Sequence));
        c.File.RetractAsError(c.By(Staff.Ingrid), link);
        c.Note(first, reference: "RC-2025-000003");
    }

    [Fact]
    public void Two_cases_are_linked_on_no_day_before_they_began()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        foreach (var kind in (StatementKind[])[StatementKind.SamePersonLeads, StatementKind.SamePersonFollows])
            Assert.Equal([GuardCode.NotBeforePeriod], Assert.Throws<CaseRefusedException>(() => c.Note(kind, reference: Other, on: c.File.BeganOn(1).AddDays(-1))).Guards);
        c.Note(StatementKind.SamePersonFollows, reference: Other, on: c.File.BeganOn(1));
        Assert.Single(c.File.SamePersonCases());
    }

    [Fact]
    public void A_case_is_no_double_of_itself()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var own = c.File.Number.ToLowerInvariant();
        foreach (var kind in (StatementKind[])[StatementKind.FamilyCase, StatementKind.AnotherChild, StatementKind.SameChild, StatementKind.SamePersonLeads, StatementKind.SamePersonFollows])
            Assert.Equal([GuardCode.OtherCaseIsNotThis], Assert.Throws<CaseRefusedException>(() => c.Note(kind, reference: own)).Guards);
        Assert.Equal([GuardCode.OtherCaseIsNotThis], Assert.Throws<CaseRefusedException>(() => c.File.RecordProbableDouble(c.By(Staff.Sanne), own, "alike")).Guards);
    }

    [Fact]
    public void A_system_tells_of_a_double_at_the_transfer_it_registers_and_never_later()
    {
        var c = CaseBuilder.In(CasePhase.Intake);
        Assert.Equal([GuardCode.CaseWorker], Assert.Throws<CaseRefusedException>(() => c.File.RecordProbableDouble(c.By(new("system", "System", ActorRole.ApiClient)), Other, "alike")).Guards);

        var transfer = c.By(new("system", "System", ActorRole.ApiClient));
        var file = CaseFile.Register(transfer, "RC-2026-000077", VNumber.Parse(c.File.VNumber), c.File.Identity.Details, c.File.BirthDate, BirthDateSource.Register, "Utrecht", null);
        file.RecordProbableDouble(transfer, Other, "alike");
        Assert.Contains(file.Asks()!.Tasks, task => task.Kind == DerivedTaskKind.DoubleToJudge);
        Assert.Equal([GuardCode.CaseWorker], Assert.Throws<CaseRefusedException>(() => file.RecordProbableDouble(transfer with { RecordedAt = transfer.RecordedAt.AddSeconds(1) }, Other, "alike")).Guards);
        Assert.Single(file.Standing<Statement>(), said => said.Kind == StatementKind.ProbableDouble);
    }

    [Fact]
    public void Family_is_family_in_every_period()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Note(StatementKind.SiblingCase, reference: Other).Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError, Staff.Ingrid).Wait(1).Moved(CaseTrigger.Reopen, Staff.Ingrid);
        Assert.True(c.File.IsFamily(Other));
        Assert.False(c.File.IsFamily(c.File.Number));
    }

    [Fact]
    public void The_case_that_follows_can_be_closed_as_a_double_and_the_link_still_be_taken_back()
    {
        var c = CaseBuilder.In(CasePhase.Intake);
        Assert.Equal([GuardCode.OtherCaseNumber], c.Refusal(CaseTrigger.CloseDuplicateOrError));
        c.Note(StatementKind.SamePersonFollows, reference: Other).Moved(CaseTrigger.CloseDuplicateOrError);
        Assert.Equal(ClosingReason.DuplicateOrError, c.File.ClosingReason);
        c.File.RetractAsError(c.By(Staff.Ingrid), c.File.SamePersonCases()[0].Sequence);
        Assert.Empty(c.File.SamePersonCases());
    }

    [Fact]
    public void A_case_that_leads_is_not_closed_as_the_double_of_the_one_that_follows()
    {
        var c = CaseBuilder.In(CasePhase.Intake).Note(StatementKind.SamePersonLeads, reference: Other);
        Assert.Equal([GuardCode.OtherCaseNumber], c.Refusal(CaseTrigger.CloseDuplicateOrError));
    }

    [Fact]
    public void The_ind_is_told_of_the_other_number_of_the_child_and_not_of_what_somebody_only_thinks()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound().Note(StatementKind.SamePersonLeads, reference: Other).Note(StatementKind.FamilyCase, reference: "RC-2025-000002")
            .Note(StatementKind.AnotherChild, reference: "RC-2025-000003").Note(StatementKind.SameChild, reference: "RC-2025-000004");
        c.File.RecordProbableDouble(c.By(Staff.Sanne), "RC-2025-000005", "alike");
        var frozen = c.Complete().Confirmed(OutcomeKind.ShelterFound).Referral.Content;
        Assert.Contains(Other, frozen, StringComparison.Ordinal);
        Assert.Contains("RC-2025-000002", frozen, StringComparison.Ordinal);
        foreach (var untold in (string[])["RC-2025-000003", "RC-2025-000004", "RC-2025-000005"])
            Assert.DoesNotContain(untold, frozen, StringComparison.Ordinal);
    }
}
