using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Tests.Pages.Referrals;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Decisions;

public sealed class ClashesTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_task_leads_the_counsellor_to_the_page_and_the_decision_counts_from_there()
    {
        var builder = DecisionFileCases.Superseded(out var first);
        var decision = builder.Decide(DecisionKind.FurtherInvestigation, referral: first);
        var address = await _app.Keep(builder);
        var client = await _app.ClientAs("sanne");
        var to = $"{address}/clashes?decision={decision.Sequence}";
        Assert.NotNull((await client.Get("/tasks")).Document.QuerySelector($"a[href='{to}']"));
        Assert.NotNull((await client.Get($"{address}/decisions")).Document.QuerySelector($"a[href='{address}/clashes']"));
        var page = await client.Get(to);
        Assert.Single(page.Document.QuerySelectorAll("input[name='Input.Meaning']"));
        Assert.Contains(first, page.Text, StringComparison.Ordinal);
        var empty = await client.Submit(page, "form.rc-form");
        Assert.Equal((HttpStatusCode.BadRequest, 2), (empty.Status, empty.Errors.Count));

        Assert.Equal(address, (await client.Submit(page, "form.rc-form", new() { ["Input.Meaning"] = "Counts", ["Input.Reason"] = "asked by phone" })).RedirectsTo);
        Assert.Equal(CaseTrigger.IndAsksFurtherInvestigation, Assert.Single((await _app.Read(builder.File.Number)).WaitingDecisions).Trigger);
        Assert.Null((await client.Get(to)).Document.QuerySelector("form.rc-form"));
    }

    [Theory]
    [InlineData("nl", "Er volgt geen stap uit")]
    [InlineData("en", "No step follows")]
    public async Task Only_a_supervisor_says_that_no_step_follows(string language, string words)
    {
        var builder = DecisionFileCases.Superseded(out var first);
        builder.Decide(DecisionKind.ResidenceNotGranted, referral: first);
        var address = $"{await _app.Keep(builder)}/clashes";
        var (sanne, ingrid) = (await _app.ClientAs("sanne"), await _app.ClientAs("ingrid"));
        Assert.Null((await sanne.Get(address)).Document.QuerySelector("main form.rc-form"));
        await ingrid.Speak(language);
        var page = await ingrid.Get(address);
        Assert.Contains(words, page.Text, StringComparison.Ordinal);
        var values = new Dictionary<string, string?> { ["Input.Meaning"] = "NoEffect", ["Input.Reason"] = "the child asked anew" };
        var refused = await sanne.Post(page.Address, [new("__RequestVerificationToken", (await sanne.Get(address)).Value("__RequestVerificationToken")!), .. values.Select(v => new KeyValuePair<string, string>(v.Key, v.Value!)), new("Input.Decision", page.Find("[name='Input.Decision'] option[selected]").GetAttribute("value")!), new("Input.Version", page.Value("Input.Version")!)]);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.NotNull((await ingrid.Submit(page, "form.rc-form", values)).RedirectsTo);
        Assert.Empty((await _app.Read(builder.File.Number)).Clashes);
    }

    [Fact]
    public async Task What_waits_by_itself_leads_to_its_move()
    {
        var builder = DecisionFileCases.Withdrawn();
        builder.Decide(DecisionKind.ResidenceGranted, referral: builder.Referral.Number);
        var address = await _app.Keep(builder);
        var page = await (await _app.ClientAs("ingrid")).Get($"{address}/clashes");
        Assert.NotNull(page.Document.QuerySelector($"a[href='{address}/residence-granted']"));
        Assert.Null(page.Document.QuerySelector("main form.rc-form"));
    }
}
