using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Privacy;

namespace ReturnCase.Tests.Pages.Audit;

/// <summary>An access request from the letter to the file, by two people.</summary>
public sealed class AccessRequestTests : IDisposable
{
    private const string Requests = "/audit/access-requests";

    private readonly ReturnCaseApp _app = new();
    private readonly CaseBuilder _builder = CasePageCases.In(CasePhase.ShelterSearch).Named("Selam", "Tesfay");

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_request_needs_a_case_a_letter_a_reason_and_a_language_and_loses_nothing_typed()
    {
        var client = await _app.ClientAs("willem");
        var page = await client.Submit(await client.Get($"{Requests}/new"), "main form", new() { ["Input.Number"] = "RC-1999-000001", ["Input.Reference"] = "brief 7" });
        Assert.Equal((HttpStatusCode.BadRequest, 3), (page.Status, page.Errors.Count));
        Assert.Equal(("RC-1999-000001", "brief 7"), (page.Value("Input.Number"), page.Value("Input.Reference")));
    }

    [Theory]
    [InlineData("Input.Reference", "x")]
    [InlineData("Input.Reason", "x")]
    [InlineData("Input.Reason", "de jongere zelf, ja")]
    [InlineData("Input.Reason", "Sélam vraagt het zelf, door de voogd bevestigd.")]
    [InlineData("Input.Reference", "brief TESFAY 7")]
    public async Task A_letter_that_cannot_be_found_a_reason_that_says_nothing_and_the_childs_name_open_nothing(string field, string typed)
    {
        await _app.KeepAll([_builder]);
        var auditor = await _app.ClientAs("willem");
        var values = Asked("nl");
        values[field] = typed;
        var page = await auditor.Submit(await auditor.Get($"{Requests}/new"), "main form", values);
        Assert.Equal((HttpStatusCode.BadRequest, 1), (page.Status, page.Errors.Count));
        Assert.Contains(typed, page.Document.DocumentElement.OuterHtml + page.Text, StringComparison.Ordinal);
        await _app.InDatabase(async db => Assert.False(await db.AccessRequests.AnyAsync()));
    }

    /// <summary>An auditor opens alone; the supervisor of the team sees it, also after it was withdrawn, and nobody of another team does.</summary>
    [Fact]
    public async Task The_supervisor_of_the_team_sees_each_request_that_was_opened()
    {
        var auditor = await OpenAsync("nl");
        var supervisor = await _app.ClientAs("ingrid");
        async Task<string> Row() => Assert.Single((await supervisor.Get("/review/access-requests")).Document.QuerySelectorAll("#opened tbody tr")).TextContent;
        foreach (var shown in (string[])[_builder.File.Number, "W. Jansen", "de jongere zelf, gecontroleerd", "brief 7"])
            Assert.Contains(shown, await Row(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Tesfay", await Row(), StringComparison.Ordinal);
        await auditor.Submit(await auditor.Get($"{Requests}/1"), "#withdraw");
        Assert.Contains("ngetrokken", await Row(), StringComparison.Ordinal);
        Assert.Empty((await (await _app.ClientAs("hassan")).Get("/review/access-requests")).Document.QuerySelectorAll("#opened tbody tr"));
        _app.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Empty((await (await _app.ClientAs("ingrid")).Get("/review/access-requests")).Document.QuerySelectorAll("#opened tbody tr"));
    }

    [Theory]
    [InlineData("nl", "Dossier", "Uw dossier")]
    [InlineData("en", "Dossier", "Your dossier")]
    public async Task The_auditor_reads_and_chooses_the_supervisor_releases_and_the_file_is_kept_once(string language, string title, string fileTitle)
    {
        var auditor = await OpenAsync(language);
        await auditor.Speak(language);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Get($"/cases/{_builder.File.Number}")).Status);
        var dossier = await auditor.Get($"{Requests}/1/dossier");
        Assert.StartsWith(title, dossier.Title, StringComparison.Ordinal);
        Assert.Contains("Fatima de Boer", (await AllParts(auditor)), StringComparison.Ordinal);

        var (address, index) = await FieldWith(auditor, "06-12345678");
        var saved = await auditor.Submit(await auditor.Get(address), "main form", new() { [$"Input.Choices[{index}].Choice"] = "Show" });
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        await GiveAsync(auditor);

        var supervisor = await _app.ClientAs("ingrid");
        Assert.Single((await supervisor.Get("/review/access-requests")).Document.QuerySelectorAll("#waiting tbody tr"));
        var review = await supervisor.Get("/review/access-requests/1");
        Assert.Contains("06-12345678", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Fatima", review.Find(".rc-access").TextContent, StringComparison.Ordinal);
        Assert.Equal("/review/access-requests", (await supervisor.Submit(review, "#release")).RedirectsTo);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.Get("/review/access-requests/1")).Status);

        using var file = await auditor.Http.GetAsync(new Uri($"{Requests}/1/file", UriKind.Relative));
        Assert.Equal(("attachment", $"{_builder.File.Number}-dossier.html"), (file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentDisposition.FileName));
        var bytes = await file.Content.ReadAsByteArrayAsync();
        var html = System.Text.Encoding.UTF8.GetString(bytes);
        Assert.Contains($"<html lang=\"{language}\">", html, StringComparison.Ordinal);
        Assert.Contains(fileTitle, html, StringComparison.Ordinal);
        Assert.Contains("Tesfay", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Fatima", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html.Replace("https://", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(bytes)), (await auditor.Get($"{Requests}/1")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Get($"{Requests}/1/dossier")).Status);
    }

    /// <summary>With what nobody chose, a released file holds nothing of anybody else, also not of what a referral froze.</summary>
    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task A_released_file_of_a_case_with_a_referral_gives_no_third_person_away(string language)
    {
        var file = _builder.File;
        var counsellor = new Actor("ozan", "O. Yıldız", ActorRole.Counsellor);
        file.RecordContactPerson(_builder.By(counsellor), ContactRole.Lawyer, "Mr. H. van Rooij", "Advocaten Rooij", "030 - 765 43 21", "h.vanrooij@example.org");
        file.RecordContactPerson(_builder.By(counsellor), ContactRole.ReceptionMentor, "Zoë Ağaoğlu", "COA", "+31 6 87654321", "zoe@example.org");
        var asked = file.RecordRequest(_builder.By(counsellor), new("Bel uw tante via 030-7654321 of zoe@example.org", "Tigrinya", "mw. Negash", true, null));
        file.RecordResult(_builder.By(counsellor), asked.Sequence, new(ReturnCase.Domain.Cooperation.RequestResult.NotDone, "Volgens Zoë Agaoglu", "Ik bel Zoë Agaoglu niet"));
        _builder.SearchDone().JudgedInsufficient(counsellor).Proposed(OutcomeKind.InsufficientCooperation, counsellor).Moved(CaseTrigger.ConfirmInsufficientCooperation, Staff.Ingrid);
        Assert.Contains("Ağaoğlu", System.Text.RegularExpressions.Regex.Unescape(_builder.Referral.Content), StringComparison.Ordinal);
        var auditor = await OpenAsync(language);
        await GiveAsync(auditor);
        var supervisor = await _app.ClientAs("ingrid");
        await supervisor.Submit(await supervisor.Get("/review/access-requests/1"), "#release");
        var text = WebUtility.HtmlDecode(await auditor.Http.GetStringAsync(new Uri($"{Requests}/1/file", UriKind.Relative)));
        foreach (var secret in (string[])["Yıldız", "Yildiz", "u0131", "Rooij", "765 43 21", "7654321", "Ağaoğlu", "Agaoglu", "Zoë", "87654321", "@example.org", "Negash", "Ingrid", "Sanne", "Fatima", "06-12345678", "\"contacts\"", "ReceptionMentor"])
            Assert.DoesNotContain(secret, text.Replace("Advocaten Rooij", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Tesfay", text, StringComparison.Ordinal);
        Assert.Contains(language == "nl" ? "Doorgegeven: contactpersoon 1, rol" : "Told: contact person 1, role", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_its_term_the_file_is_gone_and_its_hash_stays()
    {
        var auditor = await OpenAsync("nl");
        await GiveAsync(auditor);
        var supervisor = await _app.ClientAs("ingrid");
        await supervisor.Submit(await supervisor.Get("/review/access-requests/1"), "#release");
        Assert.Equal(HttpStatusCode.OK, (await auditor.Get($"{Requests}/1/file")).Status);
        _app.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.Get($"{Requests}/1/file")).Status);
        await using (var scope = _app.Services.CreateAsyncScope())
            await PrivacyUpkeep.RunAsync(scope.ServiceProvider, _app.Clock.GetUtcNow().UtcDateTime);
        await _app.InDatabase(async db =>
        {
            var request = await db.AccessRequests.SingleAsync();
            Assert.Null(request.Dossier);
            Assert.Equal(64, request.DossierSha256!.Length);
        });
        Assert.Contains("Het bestand is verwijderd", (await auditor.Get($"{Requests}/1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_supervisor_sends_back_with_a_reason_that_the_auditor_reads()
    {
        var auditor = await OpenAsync("nl");
        await ReadAsync(auditor);
        var stale = await auditor.Get($"{Requests}/1/preview");
        await auditor.Submit(stale, "#submit", new() { ["Input.ReadAll"] = "true" });
        await auditor.Submit(stale, "#submit", new() { ["Input.ReadAll"] = "true" });
        Assert.Contains("Er is niets veranderd", (await auditor.Get($"{Requests}/1")).Text, StringComparison.Ordinal);
        var supervisor = await _app.ClientAs("ingrid");
        var review = await supervisor.Get("/review/access-requests/1");
        var empty = await supervisor.Submit(review, "#return", button: "[name='Input.SendBack']");
        Assert.Equal((HttpStatusCode.BadRequest, 1), (empty.Status, empty.Errors.Count));
        await supervisor.Submit(review, "#return", new() { ["Input.Reason"] = "nr. 4: noemt een broer" }, "[name='Input.SendBack']");
        Assert.Contains("nr. 4: noemt een broer", (await auditor.Get($"{Requests}/1")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await auditor.Get($"{Requests}/1/dossier")).Status);
    }

    [Fact]
    public async Task What_was_recorded_since_the_auditor_chose_is_not_released_unseen()
    {
        var auditor = await OpenAsync("nl");
        await GiveAsync(auditor);
        await _app.With(async (ReturnCase.Data.Cases.CaseStore store) =>
        {
            (await store.FindAsync(_builder.File.Number))!.Note(DueCases.By(Staff.Ingrid), new StatementDetails(StatementKind.OtherEffort, "later"));
            return await store.SaveAsync();
        });
        var supervisor = await _app.ClientAs("ingrid");
        var refused = await supervisor.Submit(await supervisor.Get("/review/access-requests/1"), "#release");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("niet heeft beoordeeld", Assert.Single(refused.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_opened_a_request_does_not_release_it_in_any_role()
    {
        var auditor = await OpenAsync("nl");
        await GiveAsync(auditor);
        await _app.InDatabase(db => db.Users.Where(u => u.UserName == "willem").ExecuteUpdateAsync(set => set.SetProperty(u => u.Role, ActorRole.Supervisor).SetProperty(u => u.Team, "Noord")));
        var client = await _app.ClientAs("willem");
        var page = await client.Get("/review/access-requests/1");
        Assert.Empty(page.Document.QuerySelectorAll("#release"));
        var token = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Conflict, (await client.Post("/review/access-requests/1", [new("__RequestVerificationToken", token), new("Input.Version", await VersionAsync())])).Status);
    }

    [Fact]
    public async Task The_case_is_read_for_its_term_by_the_auditor_who_opened_it_and_nobody_else()
    {
        var auditor = await OpenAsync("nl");
        foreach (var user in (string[])["sanne", "ingrid", "noor", "pieter"])
            Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.ClientAs(user)).Get($"{Requests}/1/dossier")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.ClientAs("hassan")).Get("/review/access-requests/1")).Status);
        await _app.InDatabase(db => db.AccessRequests.ExecuteUpdateAsync(set => set.SetProperty(r => r.OpenedById, "another auditor")));
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Get($"{Requests}/1/dossier")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Get($"{Requests}/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.Get($"{Requests}/2")).Status);
    }

    [Fact]
    public async Task After_its_term_a_request_opens_nothing_any_more()
    {
        var auditor = await OpenAsync("nl");
        await _app.InDatabase(db => db.AccessRequests.ExecuteUpdateAsync(set => set.SetProperty(r => r.ReadableUntil, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc))));
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Get($"{Requests}/1/dossier")).Status);
        var page = await auditor.Get($"{Requests}/1");
        Assert.Empty(page.Document.QuerySelectorAll("a[href$='/preview']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Get($"{Requests}/1/preview")).Status);
        await auditor.Submit(page, "#withdraw");
        Assert.Contains("ingetrokken", (await auditor.Get($"{Requests}/1")).Text, StringComparison.Ordinal);
    }

    private async Task<PageClient> OpenAsync(string language)
    {
        _builder.File.RecordContactPerson(_builder.By(Staff.Sanne), ContactRole.Guardian, "Fatima de Boer", "Nidos", "06-12345678", null);
        await _app.KeepAll([_builder]);
        var auditor = await _app.ClientAs("willem");
        var opened = await auditor.Submit(await auditor.Get($"{Requests}/new"), "main form", Asked(language));
        Assert.Equal($"{Requests}/1", opened.RedirectsTo);
        return auditor;
    }

    private Dictionary<string, string?> Asked(string language) => new()
    {
        ["Input.Number"] = _builder.File.Number.ToLowerInvariant(),
        ["Input.Reference"] = "brief 7",
        ["Input.Reason"] = "de jongere zelf, gecontroleerd",
        ["Input.Language"] = language,
    };

    /// <summary>Sending is the end of reading: each part, then the whole as it would go out, then the word of the auditor.</summary>
    [Fact]
    public async Task Nothing_is_sent_before_every_part_was_read_and_the_auditor_says_so()
    {
        var auditor = await OpenAsync("nl");
        Dictionary<string, string?> ticked = new() { ["Input.ReadAll"] = "true" };
        var preview = await auditor.Get($"{Requests}/1/preview");
        Assert.Contains("0 van ", preview.Find("#progress-title").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Fatima", preview.Find("#preview").TextContent, StringComparison.Ordinal);
        Assert.Contains("Tesfay", preview.Find("#preview").TextContent, StringComparison.Ordinal);
        var early = await auditor.Submit(preview, "#submit", ticked);
        Assert.Equal((HttpStatusCode.BadRequest, 1), (early.Status, early.Errors.Count));
        await ReadAsync(auditor);
        preview = await auditor.Get($"{Requests}/1/preview");
        Assert.DoesNotContain("nog niet gelezen", preview.Find("#progress").TextContent, StringComparison.Ordinal);
        var silent = await auditor.Submit(preview, "#submit");
        Assert.Equal((HttpStatusCode.BadRequest, "Zet het vinkje: zonder uw verklaring dat u elk onderdeel hebt gelezen, gaat het dossier niet door."), (silent.Status, Assert.Single(silent.Errors)));
        Assert.Empty((await (await _app.ClientAs("ingrid")).Get("/review/access-requests")).Document.QuerySelectorAll("#waiting tbody tr"));

        // What is recorded meanwhile was not read.
        await _app.With(async (ReturnCase.Data.Cases.CaseStore store) =>
        {
            (await store.FindAsync(_builder.File.Number))!.Note(DueCases.By(Staff.Ingrid), new StatementDetails(StatementKind.OtherEffort, "later"));
            return await store.SaveAsync();
        });
        Assert.Equal(HttpStatusCode.BadRequest, (await auditor.Submit(preview, "#submit", ticked)).Status);
        await GiveAsync(auditor);
        Assert.Single((await (await _app.ClientAs("ingrid")).Get("/review/access-requests")).Document.QuerySelectorAll("#waiting tbody tr"));
        Assert.Contains("Keuze: ", (await auditor.Get($"{Requests}/1/dossier")).Text, StringComparison.Ordinal);
    }

    private static async Task ReadAsync(PageClient auditor)
    {
        for (string? address = $"{Requests}/1/dossier"; address is not null && address != $"{Requests}/1";)
            address = (await auditor.Submit(await auditor.Get(address), "main form")).RedirectsTo;
    }

    private static async Task GiveAsync(PageClient auditor)
    {
        await ReadAsync(auditor);
        Assert.Equal($"{Requests}/1", (await auditor.Submit(await auditor.Get($"{Requests}/1/preview"), "#submit", new() { ["Input.ReadAll"] = "true" })).RedirectsTo);
    }

    private async Task<string> VersionAsync()
    {
        var version = 0;
        await _app.InDatabase(async db => version = (await db.AccessRequests.SingleAsync()).Version);
        return $"{version}";
    }

    private static async Task<string> AllParts(PageClient auditor)
    {
        var text = "";
        for (string? address = $"{Requests}/1/dossier"; address is not null;)
        {
            var page = await auditor.Get(address);
            text += page.Text;
            address = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        return text;
    }

    private static async Task<(string Address, int Index)> FieldWith(PageClient auditor, string value)
    {
        for (string? address = $"{Requests}/1/dossier"; address is not null;)
        {
            var page = await auditor.Get(address);
            var fields = page.Document.QuerySelectorAll("select[id^=choice-]").Select(select => select.ParentElement!.TextContent).ToList();
            if (fields.FindIndex(field => field.Contains(value, StringComparison.Ordinal)) is >= 0 and var index)
                return (address, index);
            address = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        throw new InvalidOperationException($"No field holds {value}.");
    }
}
