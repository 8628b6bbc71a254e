using System.Net;
using ReturnCase.Data.Access;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Referrals;

/// <summary>A referral that comes back with questions, from the liaison to the counsellor and back.</summary>
public sealed class AnswersTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Questions_become_a_task_are_answered_and_the_answer_is_given(string language)
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        var address = await _app.Keep(builder);
        var referral = $"/referrals/{builder.Referral.Number.ToLowerInvariant()}";
        var (pieter, sanne) = (await _app.ClientAs("pieter"), await _app.ClientAs("sanne"));
        await pieter.Speak(language);
        await sanne.Speak(language);
        await pieter.Submit(await pieter.Get($"{referral}/questions"), "form.rc-form", new() { ["Input.Questions"] = "Which aunt?" });
        Assert.Equal(QuestionState.Open, await State(builder));
        Assert.Null((await pieter.Get($"{referral}/answers")).Document.QuerySelector("form.rc-form"));

        var to = $"{address}/answer?question={Assert.Single((await _app.Read(builder.File.Number)).Questions).Asked.Sequence}";
        foreach (var page in (string[])["/", "/tasks", address])
            Assert.NotNull((await sanne.Get(page)).Document.QuerySelector($"a[href='{to}']"));
        var form = await sanne.Get(to);
        Assert.Contains("Which aunt?", form.Text, StringComparison.Ordinal);
        var empty = await sanne.Submit(form, "form.rc-form", new() { ["Input.OccurredOn.Year"] = "2020" });
        Assert.Equal((HttpStatusCode.BadRequest, 2), (empty.Status, empty.Errors.Count));
        Assert.Equal(address, (await sanne.Submit(form, "form.rc-form", new() { ["Input.Text"] = "The eldest." })).RedirectsTo);
        Assert.Null((await sanne.Get("/tasks")).Document.QuerySelector($"a[href='{to}']"));
        Assert.Equal(QuestionState.AnswerReady, await State(builder));
        Assert.Contains(language == "nl" ? "Antwoord klaar" : "Answer ready", (await pieter.Get("/referrals?list=sent")).Find("tbody tr").TextContent, StringComparison.Ordinal);

        var ready = await pieter.Get($"{referral}/answers");
        Assert.Contains("The eldest.", ready.Text, StringComparison.Ordinal);
        var missing = await pieter.Submit(ready, "form.rc-form");
        Assert.Equal((HttpStatusCode.BadRequest, 1), (missing.Status, missing.Errors.Count));
        Assert.Equal($"{referral}/answers", (await pieter.Submit(ready, "form.rc-form", new() { ["Input.How"] = "by mail, Z-5" })).RedirectsTo);
        Assert.Equal(QuestionState.AnswerGiven, await State(builder));
        Assert.Contains("by mail, Z-5", (await pieter.Get($"{referral}/answers")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_covers_for_the_counsellor_finds_the_task_and_answers()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        builder.File.RecordQuestions(builder.By(Staff.Pieter), builder.Referral.Number, "Which aunt?");
        var address = await _app.Keep(builder);
        var (sanne, joris) = (await _app.ActorOf("sanne"), await _app.ActorOf("joris"));
        await _app.InDatabase(async db =>
        {
            db.Add(new AbsenceCover(await _app.ActorOf("ingrid"), _app.Clock.GetUtcNow().UtcDateTime, "Noord", sanne, joris, (CasePageCases.Today, CasePageCases.Today.AddDays(5))));
            await db.SaveChangesAsync();
        });
        var client = await _app.ClientAs("joris");
        var task = Assert.Single((await client.Get("/tasks")).Document.QuerySelectorAll($"a[href^='{address}/answer']"));
        Assert.Equal(address, (await client.Submit(await client.Get(task.GetAttribute("href")!), "form.rc-form", new() { ["Input.Text"] = "The eldest." })).RedirectsTo);
    }

    [Theory]
    [InlineData("decision")]
    [InlineData("questions")]
    [InlineData("answers")]
    public async Task On_a_withdrawn_referral_the_pages_say_what_that_means(string part)
    {
        var (open, withdrawn) = (CasePageCases.In(CasePhase.CooperatedNoShelter).Exported(), DecisionFileCases.Withdrawn());
        await _app.KeepAll([open, withdrawn]);
        var client = await _app.ClientAs("pieter");
        Assert.Contains("is ingetrokken", (await client.Get($"/referrals/{withdrawn.Referral.Number}/{part}")).Find("main .rc-alert--warn").TextContent, StringComparison.Ordinal);
        Assert.Null((await client.Get($"/referrals/{open.Referral.Number}/{part}")).Document.QuerySelector("main .rc-alert--warn"));
    }

    private async Task<QuestionState> State(CaseBuilder builder)
    {
        var viewer = await _app.ViewerOf("pieter");
        var states = await _app.With((ReferralQuestions questions) => questions.OfAsync(viewer, [builder.Referral.Number, "RF-2026-999999"]));
        return Assert.Single(states).Value;
    }
}
