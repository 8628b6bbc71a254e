using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Drafts;

/// <summary>What was typed when a session ended is a draft of its writer, and of nobody else.</summary>
public sealed class SessionEndTests : IDisposable
{
    private const string Written = "De jongere vertelt dat zijn oom in Conakry is verhuisd en wil dat zelf navragen.";

    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    private static Dictionary<string, string?> Whole(string text = Written) => new()
    {
        ["Input.Asked"] = text,
        ["Input.Language"] = "Frans",
        ["Input.Understood"] = "True",
        ["Input.Result"] = nameof(RequestResult.Done),
    };

    [Fact]
    public async Task The_script_is_told_and_what_was_typed_is_back_after_signing_in()
    {
        var (client, number, page) = await StartAsync();
        await _app.EndSessions();
        var (status, answer) = await client.Autosave(page, Whole());
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains("Uw tekst is veilig", answer.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("/sign-in?returnUrl=/resume/", answer.GetProperty("signIn").GetString(), StringComparison.Ordinal);

        var again = await _app.ClientAs("sanne");
        Assert.Equal(Written, (await again.Get($"/cases/{number}/request")).Typed("Input.Asked"));
        Assert.Empty((await _app.Read(number)).Facts.OfType<CooperationFact>());
    }

    [Fact]
    public async Task What_was_sent_too_late_survives_a_restart_and_goes_when_it_is_sent_again()
    {
        var (client, number, page) = await StartAsync();
        await _app.EndSessions();
        var lost = await client.Submit(page, DraftCases.Form, Whole());
        Assert.StartsWith("/sign-in?returnUrl=/resume/", lost.RedirectsTo, StringComparison.Ordinal);

        using var restarted = new ReturnCaseApp(_app.DatabasePath);
        restarted.Clock.Set(_app.Clock.GetUtcNow());
        var again = await restarted.ClientAs("sanne");
        var resume = await again.Get(lost.RedirectsTo!["/sign-in?returnUrl=".Length..]);
        Assert.Equal(Written, resume.Find(".rc-kept").TextContent);
        Assert.Equal(($"/cases/{number}", true), (resume.Find(".rc-dl a").GetAttribute("href"), resume.Find(".rc-dl").TextContent.Contains("Verzoek aan de jongere", StringComparison.Ordinal)));
        var form = await again.Get(resume.Find("main a.rc-button").GetAttribute("href")!);
        Assert.Equal(Written, form.Typed("Input.Asked"));
        Assert.Equal($"/cases/{number}", (await again.Submit(form, DraftCases.Form)).RedirectsTo);
        Assert.Equal(Written, (await _app.Read(number)).Latest<CooperationFact>()!.Asked);
        Assert.Empty(await _app.Drafts());
    }

    [Fact]
    public async Task The_words_beside_a_file_are_back_and_the_file_is_not_taken_in()
    {
        var (client, number, _) = await StartAsync();
        var form = await client.Get($"/cases/{number}/document");
        await _app.EndSessions();
        var lost = await client.Send(form, "brief.pdf", "%PDF-1.7"u8.ToArray(), new Dictionary<string, string?>(DocumentForm.Right) { ["Input.Note"] = Written });
        Assert.StartsWith("/sign-in?returnUrl=/resume/", lost.RedirectsTo, StringComparison.Ordinal);

        var again = await _app.ClientAs("sanne");
        Assert.Equal(Written, (await again.Get($"/cases/{number}/document")).Typed("Input.Note"));
        Assert.Empty((await _app.Read(number)).Documents);
        Assert.True(!Directory.Exists(_app.DocumentFolder) || !Directory.EnumerateFiles(_app.DocumentFolder, "*", SearchOption.AllDirectories).Any());
    }

    [Fact]
    public async Task Nobody_keeps_anything_in_the_name_of_another()
    {
        var (client, _, page) = await StartAsync();
        var joris = await _app.ActorOf("joris");
        await _app.EndSessions();
        var answer = await client.Submit(page, DraftCases.Form, new(Whole()) { ["Draft.By"] = joris.Id });
        Assert.DoesNotContain("resume", answer.RedirectsTo, StringComparison.Ordinal);
        Assert.Empty(await _app.Drafts());
    }

    [Fact]
    public async Task A_newer_text_in_the_form_is_not_overwritten_and_both_are_there()
    {
        var (client, number, page) = await StartAsync();
        await client.Autosave(page, Whole("Een andere en nieuwere tekst uit het tweede venster."));
        await _app.EndSessions();
        var lost = await client.Submit(page, DraftCases.Form, Whole());
        var again = await _app.ClientAs("sanne");
        var resume = await again.Get(lost.RedirectsTo!["/sign-in?returnUrl=".Length..]);
        Assert.Equal(Written, resume.Find(".rc-kept").TextContent);
        Assert.Contains("Beide zijn bewaard", resume.Text, StringComparison.Ordinal);
        Assert.StartsWith("Een andere", (await again.Get($"/cases/{number}/request")).Typed("Input.Asked"), StringComparison.Ordinal);
        Assert.Equal(2, (await again.Get("/drafts")).Document.QuerySelectorAll(".rc-drafts li").Length);
        Assert.Contains("Een andere en nieuwere tekst", resume.Find(".rc-resume").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("later typte", resume.Text, StringComparison.Ordinal);
        Assert.False(resume.Find("main details").HasAttribute("open"));
        var form = await again.Get(resume.Find("main a.rc-button").GetAttribute("href")!);
        Assert.Equal($"/cases/{number}", (await again.Submit(form, DraftCases.Form)).RedirectsTo);
        Assert.Equal(Written, (await _app.Read(number)).Latest<CooperationFact>()!.Asked);
        Assert.Single(await _app.Drafts());
    }

    [Fact]
    public async Task Each_window_whose_session_has_ended_keeps_a_text_of_its_own()
    {
        var (client, number, page) = await StartAsync();
        await client.Autosave(page, Whole("De tekst die er al was, lang genoeg om te zien."));
        await _app.EndSessions();
        string[] typed = [Written, "Uit het derde venster, en ook dat is beloofd.", "Uit het vierde venster, en ook dat is beloofd."];
        var kept = new List<string>();
        foreach (var text in typed)
            kept.Add((await client.Submit(page, DraftCases.Form, Whole(text))).RedirectsTo!["/sign-in?returnUrl=".Length..]);
        Assert.Equal(4, (await _app.Drafts()).Count);

        // The script of one of them types on: it goes on in its own place, and takes nobody else's.
        var (_, first) = await client.Autosave(page, Whole("Uit het vijfde venster."));
        var (_, next) = await client.Autosave(page, new(Whole("Uit het vijfde venster, en verder.")) { ["Draft.Form"] = first.GetProperty("form").GetString() }, first.GetProperty("revision").GetInt32());
        Assert.Equal(first.GetProperty("form").GetString(), next.GetProperty("form").GetString());
        Assert.Equal(5, (await _app.Drafts()).Count);

        var again = await _app.ClientAs("sanne");
        foreach (var (address, text) in kept.Zip(typed))
            Assert.Contains(text, (await again.Get(address)).Find(".rc-resume").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("De tekst die er al was", (await again.Get($"/cases/{number}/request")).Typed("Input.Asked"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_kind_is_kept_too_and_goes_when_it_is_accepted()
    {
        var client = await _app.ClientAs("ingrid");
        var page = await client.Get("/review/cover");
        await _app.EndSessions();
        var lost = await client.Submit(page, DraftCases.Form, []);
        Assert.StartsWith("/sign-in?returnUrl=/resume/", lost.RedirectsTo, StringComparison.Ordinal);
        Assert.Equal("/review/cover", Assert.Single(await _app.Drafts()).Form);
    }

    [Fact]
    public async Task A_form_that_is_not_filled_in_again_is_shown_whole_and_sent_from_beside_it()
    {
        var client = await _app.ClientAs("willem");
        var page = await client.Get("/audit/holds");
        await _app.EndSessions();
        var lost = await client.Submit(page, "main form.rc-form", new() { ["Input.Number"] = "RC-2026-999999" });
        var again = await _app.ClientAs("willem");
        Assert.NotNull((await again.Get("/drafts")).Find($".rc-drafts a[href='{lost.RedirectsTo!["/sign-in?returnUrl=".Length..]}']"));
        var resume = await again.Get(lost.RedirectsTo!["/sign-in?returnUrl=".Length..]);
        Assert.Contains("RC-2026-999999", resume.Find("main").TextContent, StringComparison.Ordinal);
        var sent = await again.Submit(resume, "main form[action='/audit/holds']");
        Assert.NotEqual(HttpStatusCode.NotFound, sent.Status);
        Assert.Contains("RC-2026-999999", sent.RedirectsTo ?? sent.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_never_kept()
    {
        var client = await _app.ClientAs("sanne");
        var page = await client.Get("/account/password");
        Assert.NotNull(page.Document.QuerySelector("[name='Input.New']"));
        await _app.EndSessions();
        await client.Submit(page, DraftCases.Form, new() { ["Input.Old"] = "demo", ["Input.New"] = Written, ["Input.Again"] = Written });
        Assert.Empty(await _app.Drafts());
    }

    private async Task<(PageClient Client, string Number, HtmlPage Page)> StartAsync()
    {
        var number = await _app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await _app.ClientAs("sanne");
        return (client, number, await client.Get($"/cases/{number}/request"));
    }
}
