using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Rules;

namespace ReturnCase.Tests.Pages;

public sealed class RulesTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("sanne")]
    [InlineData("pieter")]
    [InlineData("noor")]
    [InlineData("willem")]
    public async Task Everybody_who_is_signed_in_reads_every_rule(string who)
    {
        var client = await _app.ClientAs(who);
        var page = await client.Get((await client.Get("/account/keyboard")).Find("footer a[href='/rules']").GetAttribute("href")!);
        Assert.All(Rule.All, rule =>
        {
            var shown = page.Find($"#{rule.Info.Code}");
            Assert.Equal(rule.Info.Sentence.Nl, shown.QuerySelector("h3")!.TextContent);
            Assert.Contains(rule.Info.Source, shown.TextContent, StringComparison.Ordinal);
            Assert.All(rule.Moves, move => Assert.Contains(CaseTexts.Of(move.Trigger).Nl, shown.TextContent, StringComparison.Ordinal));
            Assert.Equal(rule.Proofs, shown.QuerySelectorAll("code").Select(code => code.TextContent));
        });
        Assert.Equal(Setting.All.Count, page.Document.QuerySelectorAll("[data-setting]").Length);
    }

    [Fact]
    public async Task It_is_in_the_language_of_who_reads_it()
    {
        var client = await _app.ClientAs("sanne");
        await client.Submit(await client.Get("/rules"), "form[action='/language']", new() { ["language"] = "en" });
        var page = await client.Get("/rules");
        Assert.All(Rule.All, rule => Assert.Equal(rule.Info.Sentence.En, page.Find($"#{rule.Info.Code} h3").TextContent));
    }

    [Fact]
    public async Task A_condition_that_is_not_met_and_the_rule_set_of_a_case_lead_to_it()
    {
        var client = await _app.ClientAs("sanne");
        var page = await client.Get(await _app.Keep(CasePageCases.In(CasePhase.ReturnPreparation)));
        Assert.NotNull(page.Find("[data-guard=ReceiverAccepted] a[href='/rules#ReceiverAccepted']"));
        Assert.Equal(CaseFile.CurrentRuleSet, page.Find("a[href='/rules#settings']").TextContent);
    }

    [Fact]
    public async Task Both_sets_are_shown_after_a_change_of_a_setting()
    {
        var first = _app.Services.GetRequiredService<RuleSets>();
        Assert.Single(first.All);
        using var changed = new ReturnCaseApp(_app.DatabasePath) { Settings = { ["Policy:RoutingWorkingDays"] = "9", ["Policy:AlarmSteps:FourthDays"] = "10" } };
        var page = await (await changed.ClientAs("sanne")).Get("/rules");
        var sets = page.Document.QuerySelectorAll("[data-set]").Select(set => (set.GetAttribute("data-set"), set.QuerySelector("[data-setting=RoutingWorkingDays]")!.TextContent)).ToList();
        Assert.Equal([($"{CaseFile.CurrentRuleSet}.2", "9"), (CaseFile.CurrentRuleSet, "5")], sets);
        Assert.All(page.Document.QuerySelectorAll("[data-setting='AlarmSteps:FourthDays']"), value => Assert.StartsWith("10", value.TextContent, StringComparison.Ordinal));
    }
}
