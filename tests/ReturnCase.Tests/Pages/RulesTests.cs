using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Privacy;
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
        using var dutch = new Spoken("nl");
        Assert.All(Rule.All, rule =>
        {
            var shown = page.Find($"#{rule.Info.Code}");
            Assert.Equal(rule.Asks.Nl, shown.QuerySelector("h3")!.TextContent);
            Assert.Equal(rule.Info.Sentence.Nl, shown.QuerySelector("q")!.TextContent);
            Assert.Contains(RuleSource.Here(rule.Info.Source), shown.TextContent, StringComparison.Ordinal);
            Assert.All(rule.Moves, move => Assert.Contains(CaseTexts.Of(move.Trigger).Nl, shown.TextContent, StringComparison.Ordinal));
            Assert.Equal(rule.Proofs, shown.QuerySelectorAll("code").Select(code => code.TextContent));
        });
        Assert.Equal(Setting.All.Count, page.Document.QuerySelectorAll("[data-setting]").Length);
        Assert.Equal("Datum van de afwijzing (RejectionDate)", page.Find("[data-setting=SearchClockGround]").TextContent);
    }

    [Fact]
    public async Task It_is_in_the_language_of_who_reads_it()
    {
        var client = await _app.ClientAs("sanne");
        await client.Submit(await client.Get("/rules"), "form[action='/language']", new() { ["language"] = "en" });
        var page = await client.Get("/rules");
        Assert.All(Rule.All, rule => Assert.Equal((rule.Asks.En, rule.Info.Sentence.En), (page.Find($"#{rule.Info.Code} h3").TextContent, page.Find($"#{rule.Info.Code} q").TextContent)));
    }

    [Theory]
    [InlineData("nl", "VOOGD  zienswijze", "voogd", "zienswijze")]
    [InlineData("en", "Guardian view", "guardian", "view")]
    public async Task Words_find_the_rules_that_say_them_all_and_nothing_else(string language, string typed, params string[] words)
    {
        var client = await _app.ClientAs("sanne");
        await client.Speak(language);
        var page = await client.Get("/rules");
        Assert.Equal(Rule.All.Count, page.Document.QuerySelectorAll("article").Length);
        Assert.Null(page.Document.QuerySelector("#found"));
        var found = await client.Get($"/rules?Find={Uri.EscapeDataString(typed)}");
        Assert.Equal(typed, found.Value("Find"));
        var shown = found.Document.QuerySelectorAll("article");
        Assert.NotEmpty(shown);
        Assert.True(shown.Length < Rule.All.Count / 2, $"{shown.Length} rules");
        Assert.All(shown, rule => Assert.All(words, word => Assert.Contains(word, rule.TextContent, StringComparison.OrdinalIgnoreCase)));
        Assert.StartsWith($"{shown.Length + found.Document.QuerySelectorAll("[data-set]:first-of-type [data-setting]").Length} ", found.Find("#found").TextContent, StringComparison.Ordinal);
        Assert.NotNull(found.Find("#found a[href='/rules']"));
        Assert.Contains(typed, found.Find("#found + .rc-print-only").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("moves", true, false, false)]
    [InlineData("facts", false, true, false)]
    [InlineData("settings", false, false, true)]
    public async Task A_group_shows_its_rules_alone(string group, bool moves, bool facts, bool settings)
    {
        var page = await (await _app.ClientAs("sanne")).Get($"/rules?Group={group}");
        Assert.Equal((moves, facts, settings), (Has("moves"), Has("facts"), Has("settings")));
        Assert.Equal(group, page.Find("select[name=Group] option[selected]").GetAttribute("value"));
        Assert.Equal(moves ? Rule.All.Count(rule => rule.Guards.Count > 0) : facts ? Rule.All.Count(rule => rule.Guards.Count == 0) : 0, page.Document.QuerySelectorAll("article").Length);

        bool Has(string heading) => page.Document.GetElementById(heading) is not null;
    }

    [Fact]
    public async Task A_setting_is_found_by_its_words_and_by_its_name_and_a_rule_by_the_step_that_it_guards()
    {
        var client = await _app.ClientAs("sanne");
        Assert.Equal(["RoutingWorkingDays"], (await client.Get("/rules?Find=routingworking")).Document.QuerySelectorAll("[data-setting]").Select(setting => setting.GetAttribute("data-setting")));
        var departed = CaseTexts.Of(CaseTrigger.Departed).Nl;
        Assert.Equal(Rule.All.Where(rule => rule.Guards.Any(move => move.Trigger == CaseTrigger.Departed)).Select(rule => rule.Info.Code.ToString()).Order(),
            (await client.Get($"/rules?Group=moves&Find={Uri.EscapeDataString(departed)}")).Document.QuerySelectorAll("article").Where(rule => rule.QuerySelectorAll("li").Any(li => li.TextContent.StartsWith(departed, StringComparison.Ordinal))).Select(rule => rule.Id).Order());
    }

    [Fact]
    public async Task What_is_nowhere_says_so_and_leads_back_to_all_rules()
    {
        var page = await (await _app.ClientAs("sanne")).Get("/rules?Find=walvis");
        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        Assert.StartsWith("0 gevonden.", page.Find("#found").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("article, #settings"));
    }

    [Theory]
    [InlineData("Group=moon", "Deze groep is er niet. Kies een groep uit de lijst.")]
    [InlineData("Find=long", "Zoek met hoogstens 100 tekens.")]
    public async Task Nonsense_gets_a_sentence_and_all_rules(string query, string sentence)
    {
        var page = await (await _app.ClientAs("sanne")).Get($"/rules?{query.Replace("long", new string('a', 101), StringComparison.Ordinal)}");
        Assert.Equal((System.Net.HttpStatusCode.BadRequest, sentence), (page.Status, Assert.Single(page.Errors)));
        Assert.Equal(Rule.All.Count, page.Document.QuerySelectorAll("article").Length);
    }

    [Fact]
    public async Task What_is_shown_is_what_is_printed()
    {
        var page = await (await _app.ClientAs("sanne")).Get("/rules?Find=voogd");
        Assert.NotEmpty(page.Document.QuerySelectorAll("article"));
        Assert.Empty(page.Document.QuerySelectorAll(".rc-no-print article, article .rc-no-print, .rc-no-print #found"));
        Assert.NotNull(page.Find("form.rc-no-print[action='/rules']"));
    }

    [Fact]
    public async Task A_condition_that_is_not_met_and_the_rule_set_of_a_case_lead_to_it()
    {
        var client = await _app.ClientAs("sanne");
        var page = await client.Get(await _app.Keep(CasePageCases.In(CasePhase.ReturnPreparation)));
        Assert.NotNull(page.Find("[data-guard=ReceiverAccepted] a[href='/rules#ReceiverAccepted']"));
        Assert.Contains("nog niet te beoordelen", page.Find("[data-guard=VerificationFresh][data-unjudged]").TextContent, StringComparison.Ordinal);
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
        Assert.Equal([true, false], page.Document.QuerySelectorAll("[data-set] summary").Select(set => set.TextContent.Contains(", sinds ", StringComparison.Ordinal)));
        Assert.Contains("geldt ook voor zaken van vóór", page.Find("#set-1 summary").TextContent, StringComparison.Ordinal);
        Assert.All(page.Document.QuerySelectorAll("[data-setting='AlarmSteps:FourthDays']"), value => Assert.StartsWith("10", value.TextContent, StringComparison.Ordinal));
    }
}
