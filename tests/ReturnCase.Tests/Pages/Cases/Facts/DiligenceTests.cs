using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.People;
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
        Talk(c);
        var first = c.Today;
        c.Wait(policy.DiligenceGapDays);
        Talk(c);
        Assert.DoesNotContain(Diligence.Of(c.File, c.Today, policy).Gaps, gap => gap.After >= first);

        var second = c.Today;
        c.Wait(15);
        c.File.RecordContactPerson(c.By(Staff.Sanne), ContactRole.Lawyer, "mr. A. Voorbeeld", null, null, null);
        c.Wait(20);
        Talk(c);
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
        Talk(c);
        c.Wait(days);
        var diligence = Diligence.Of(c.File, c.Today, CasePolicy.Default);
        Assert.Equal((warns, overdue), (diligence.WarnsOn(c.Today, CasePolicy.Default), diligence.IsOverdueOn(c.Today)));
        Assert.Equal(overdue, diligence.Gaps.Any(gap => gap.Before is null));
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
        Assert.Contains("Bezoek", page.Text, StringComparison.Ordinal);
    }

    private static void Talk(CaseBuilder c) => c.File.RecordContact(c.By(Staff.Sanne), new(ContactKind.Visit, null, null, null, null, "notes", null, null, null));
}
