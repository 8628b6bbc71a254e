using System.Globalization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.Shelter;
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
        var days = Easters.Split(' ').Select((day, at) => DateOnly.ParseExact($"{1990 + at}{day}", "yyyyMMdd", CultureInfo.InvariantCulture)).Concat([new(2100, 3, 28), new(2149, 3, 30), new(2200, 4, 6), new(2285, 3, 22)]);
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
    public void Only_who_works_on_a_case_brings_its_referral_in()
    {
        var c = new CaseBuilder().BroughtIn(CasePhase.CooperatedNoShelter);
        foreach (var other in (Actor[])[Staff.Bram, Staff.Sanne with { Role = ActorRole.Auditor }])
            Assert.Equal([GuardCode.CaseWorker], Refused(() => c.File.BringInReferral(c.By(other) with { Source = "INDIGO, A-1" }, c.NextNumber(), null, null, null)));
        c.File.BringInReferral(c.By(Staff.Sanne) with { Source = "INDIGO, A-1" }, c.NextNumber(), null, null, null);
        Assert.Single(c.File.Referrals);
    }

    private static IReadOnlyList<GuardCode> Refused(Action act) => Assert.Throws<CaseRefusedException>(act).Guards;
}
