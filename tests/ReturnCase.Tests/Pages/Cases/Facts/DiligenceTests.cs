using System.Globalization;
using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Facts;

/// <summary>The authority's own steps, and the gaps between them.</summary>
public sealed class DiligenceTests
{
    [Fact]
    public void Only_steps_of_the_authority_end_a_gap_and_only_what_is_longer_than_policy_allows_is_one()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var policy = CasePolicy.Default;
        Step(c);
        var first = c.Today;
        c.Wait(policy.DiligenceGapDays);
        Step(c);
        Assert.DoesNotContain(Diligence.Of(c.File, c.Today, policy).Gaps, gap => gap.After >= first);

        var second = c.Today;
        c.Wait(15);
        c.File.RecordContactPerson(c.By(Staff.Sanne), ContactRole.Lawyer, "mr. A. Voorbeeld", null, null, null);
        Talk(c);
        c.File.RecordContact(c.By(Staff.Sanne), new(ContactKind.NotReached, null, null, null, null, "", null, null, null) { Attempt = FailedAttempt.NoShow, TriedHow = "called" });
        c.Note(StatementKind.Review, nextOn: c.Today.AddDays(30)).Note(StatementKind.IndTold).Note(StatementKind.GuardianViewOnShelter);
        c.Wait(20);
        Step(c);
        Assert.Equal(new DiligenceGap(second, c.Today, 35), Diligence.Of(c.File, c.Today, policy).Gaps[^1]);
    }

    [Theory]
    [InlineData(20, false, false)]
    [InlineData(21, true, false)]
    [InlineData(28, true, false)]
    [InlineData(29, true, true)]
    public void It_warns_before_a_gap_becomes_one(int days, bool warns, bool overdue)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        Step(c);
        c.Wait(days);
        Talk(c);
        var diligence = Diligence.Of(c.File, c.Today, CasePolicy.Default);
        Assert.Equal((warns, overdue), (diligence.WarnsOn(c.Today, CasePolicy.Default), diligence.IsOverdueOn(c.Today)));
        Assert.Equal(overdue, diligence.Gaps.Any(gap => gap.Before is null));
    }

    [Fact]
    public void Whom_the_child_asked_the_Red_Cross_to_find_and_contact_against_the_check_are_no_steps_of_the_authority()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country().AddCandidate();
        c.File.CheckSafety(c.By(Staff.Sanne), c.Candidate, false, "is afraid", "threats", "nothing");
        var last = c.Today;
        c.Wait(20).File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.ContactMade, "rang the house", null, "she rang herself");
        c.File.AddCandidate(c.By(Staff.Sanne), new(ShelterKind.Family, "brother", "brother", "GN", null, ContactRoute.ChildAskedRedCross));
        Assert.Equal(last, Diligence.Of(c.File, c.Today, CasePolicy.Default).Last);
        c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.Rejected, "a danger to the child", null);
        Assert.Equal(c.Today, Diligence.Of(c.File, c.Today, CasePolicy.Default).Last);
    }

    [Fact]
    public void What_only_shows_contact_is_told_apart_from_steps()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        Talk(c);
        c.Country().Requested(RequestResult.Done).Note(StatementKind.Review, nextOn: c.Today.AddDays(30));
        var diligence = Diligence.Of(c.File, c.Today, CasePolicy.Default);
        Assert.Equal([typeof(CountryNamed), typeof(CooperationFact)], diligence.Steps.Select(step => step.GetType()));
        Assert.Equal([typeof(ContactMoment)], diligence.Contacts.Select(contact => contact.GetType()));
    }

    [Fact]
    public void While_the_IND_has_the_word_no_step_of_ours_is_asked_for_and_a_gap_of_before_stays_one()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var began = c.File.BeganOn(1);
        c.Wait(40).SearchDone().JudgedCooperating().Confirmed(OutcomeKind.CooperatedNoShelter);
        var confirmed = c.Today;
        c.Wait(60);
        var waits = Diligence.Of(c.File, c.Today, CasePolicy.Default);
        Assert.Null(waits.StepDueOn);
        Assert.Equal(new DiligenceGap(began, confirmed, 41), Assert.Single(waits.Gaps));

        c.Answer(DecisionKind.ResidenceNotGranted).Moved(CaseTrigger.IndDoesNotGrant);
        var again = Diligence.Of(c.File, c.Today, CasePolicy.Default);
        Assert.Equal((c.Today.AddDays(28), 1), (again.StepDueOn, again.Gaps.Count));
    }

    [Fact]
    public async Task A_gap_that_is_near_stands_on_the_start_page_among_the_tasks_and_on_the_review()
    {
        using var app = new ReturnCaseApp();
        var near = CasePageCases.In(CasePhase.ShelterSearch, daysAgo: 23).Until(CasePageCases.Today);
        Talk(near);
        var number = await app.KeptFor(near);
        var busy = CasePageCases.In(CasePhase.ShelterSearch, daysAgo: 24).Until(CasePageCases.Today);
        Step(busy);
        await app.KeptFor(busy);
        var sanne = await app.ClientAs("sanne");
        Assert.NotNull((await sanne.Get("/")).Find($"a[href='/cases/{number}/diligence']"));
        Assert.NotNull((await sanne.Get("/tasks")).Find($"a[href='/cases/{number}/diligence']"));
        Assert.Contains("Laatste eigen stap", (await sanne.Get("/cases?attention=step-due")).Document.QuerySelectorAll("tbody th").Single(row => row.TextContent.Contains(number, StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Equal("1", (await sanne.Get("/")).Find(".rc-tile[href='/cases?attention=step-due'] .rc-tile__value").TextContent);
        var ingrid = await app.ClientAs("ingrid");
        Assert.Contains("In 1 zaak zetten wij al een tijd geen stap", (await ingrid.Get("/review")).Text, StringComparison.Ordinal);
        var only = (await ingrid.Get("/review?only=step-due")).Find("section[aria-labelledby=cases-title]");
        Assert.Contains(number, only.TextContent, StringComparison.Ordinal);
        Assert.Contains("(24 dagen geleden)", only.TextContent, StringComparison.Ordinal);
        Assert.Contains($"Volgende stap uiterlijk {Dutch(CasePageCases.Today.AddDays(4))}", only.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", (await ingrid.Get("/")).Find(".rc-tile[href='/cases?attention=step-due'] .rc-tile__value").TextContent);
        Assert.DoesNotContain(busy.File.Number, only.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_is_recorded_late_closes_the_gap_in_the_world_and_the_gap_on_file_stays_in_view()
    {
        using var app = new ReturnCaseApp();
        var c = CaseBuilder.In(CasePhase.ShelterSearch, null, CasePageCases.Today.AddDays(-50));
        Step(c);
        var first = c.Today;
        c.Wait(40).Note(StatementKind.OtherEffort, on: first.AddDays(20));
        var diligence = Diligence.Of(c.File, c.Today, CasePolicy.Default);
        Assert.DoesNotContain(diligence.Gaps, gap => gap.After >= first);
        var filled = Assert.Single(diligence.FilledLate);
        Assert.Equal((first, c.Today, 40), (filled.After, filled.RecordedOn, filled.Days));

        var number = await app.KeepCase(c);
        var page = await (await app.ClientAs("sanne")).Get($"/cases/{number}/diligence");
        var late = $"laat vastgelegd, op {Dutch(c.Today)}";
        Assert.Contains(late, page.Find("table[aria-labelledby=gaps]").TextContent, StringComparison.Ordinal);
        Assert.Contains(late, page.Find("section[aria-labelledby=steps]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_case_asks_for_no_step()
    {
        var c = CaseBuilder.In(CasePhase.Closed);
        var diligence = Diligence.Of(c.File, c.Today.AddYears(1), CasePolicy.Default);
        Assert.Null(diligence.StepDueOn);
        Assert.DoesNotContain(diligence.Gaps, gap => gap.Days > 300);
    }

    [Fact]
    public async Task The_page_lists_steps_and_gaps_and_the_case_page_warns()
    {
        using var app = new ReturnCaseApp();
        var c = CaseBuilder.In(CasePhase.ShelterSearch, null, CasePageCases.Today.AddDays(-90));
        Talk(c);
        c.Wait(60);
        var number = await app.KeepCase(c);
        var client = await app.ClientAs("sanne");
        Assert.Contains("Te lang niets gedaan", (await client.Get($"/cases/{number}")).Text, StringComparison.Ordinal);
        var page = await client.Get($"/cases/{number}/diligence");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("geen stap van ons vastgelegd", page.Text, StringComparison.Ordinal);
        Assert.Contains("duurt nog", page.Find("table").TextContent, StringComparison.Ordinal);
        Assert.Contains("contact, geen stap", page.Document.QuerySelectorAll("main li").Single(line => line.TextContent.Contains("Bezoek", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    private static string Dutch(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("nl-NL"));

    private static void Step(CaseBuilder c) => c.Note(StatementKind.OtherEffort);

    private static void Talk(CaseBuilder c) => c.File.RecordContact(c.By(Staff.Sanne), new(ContactKind.Visit, null, null, null, null, "notes", null, null, null));
}
