using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Api;
using ReturnCase.Data.Audit;
using ReturnCase.Data.SignIn;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Api;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Audit;

namespace ReturnCase.Tests.Pages.Audit;

/// <summary>The auditor reads the trail, verifies it, and sees no name of a child.</summary>
public sealed partial class TrailTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task What_somebody_did_stands_there_with_who_and_which_case_and_without_the_name()
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch);
        var number = await _app.KeepCase(built);
        await (await _app.ClientAs("sanne")).Fill($"/cases/{number}/contact", new() { ["Input.Version"] = null });
        await FollowAsync();

        var page = await (await _app.ClientAs("willem")).Get($"/audit/trail?Input.Case={number.ToLowerInvariant()}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Zaak geregistreerd", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains(number, page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Diallo", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(built.File.VNumber, page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_system_did_stands_there_by_its_name_and_token_and_can_be_filtered()
    {
        var built = CaseBuilder.In(CasePhase.ShelterFound);
        var number = await _app.KeepCase(built);
        var (system, token) = await _app.System([ApiScope.Referrals]);
        Assert.Equal(HttpStatusCode.OK, (await _app.ApiWith(token).Get($"/referrals/{built.File.Referrals[^1].Number}")).Status);
        await _app.With<EventSubscriptions, EventSubscription>(subscriptions => subscriptions.AddAsync(system, "https://partner.example/events?", [ApiEventKind.CaseRegistered], "x", DateTime.UtcNow));
        await FollowAsync();
        var willem = await _app.ClientAs("willem");
        var all = await willem.Get("/audit/trail");
        Assert.Contains($"{system.Name} ({system.ActorId}): adres bij partner.example voor zaak geregistreerd", all.Text, StringComparison.Ordinal);
        Assert.Contains($"{system.Name} ({system.ActorId}): token 1 (test)", all.Text, StringComparison.Ordinal);
        var own = await willem.Get($"/audit/trail?Input.User={system.ActorId}");
        var row = Assert.Single(own.Document.QuerySelectorAll("tbody tr"));
        Assert.Contains(system.Name, row.TextContent, StringComparison.Ordinal);
        Assert.Contains("token 1: test", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("onbekende", row.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(own.Document.QuerySelectorAll("select option"), option => option.TextContent == $"{system.Name} ({system.ActorId})");
        Assert.Contains(system.Name, (await (await _app.ClientAs("ingrid")).Get($"/cases/{number}/who-looked")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Case=RC-2026-0000001", "Dit is geen zaaknummer. Schrijf het als RC-2026-000123.")]
    [InlineData("Input.From.Day=31&Input.From.Month=2&Input.From.Year=2026", null)]
    [InlineData("Input.From.Day=2&Input.From.Month=2&Input.From.Year=2026&Input.Until.Day=1&Input.Until.Month=2&Input.Until.Year=2026", "De laatste dag ligt voor de eerste. Kies een latere dag.")]
    public async Task A_filter_that_cannot_be_is_told_and_kept(string query, string? sentence)
    {
        var page = await (await _app.ClientAs("willem")).Get($"/audit/trail?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Single(page.Errors);
        if (sentence is not null)
            Assert.Equal(sentence, page.Errors.Single());
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_or_a_double()
    {
        var client = await _app.ClientAs("willem");
        await using var scope = _app.Services.CreateAsyncScope();
        var trail = new AuditTrail();
        trail.Act("somebody", ActorRole.Counsellor, null);
        for (var row = 0; row < 2 * AuditQueries.PageSize + 5; row++)
            trail.Happened(AuditAction.SignInFailed, $"row {row}");
        await scope.ServiceProvider.GetRequiredService<AuditWriter>().KeepAsync(trail.Take());

        var (address, seen) = ((string?)"/audit/trail?Input.User=somebody", new List<string>());
        while (address is not null)
        {
            var page = await client.Get(address);
            seen.AddRange(page.Document.QuerySelectorAll("tbody tr td:nth-child(5)").Select(cell => cell.TextContent));
            address = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(2 * AuditQueries.PageSize + 5, seen.Distinct().Count());
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task What_a_row_says_is_said_in_words_and_the_case_that_was_asked_for_comes_first()
    {
        string[] numbers = [.. Enumerable.Range(1, 6).Select(n => $"RC-2026-{n:D6}")];
        var noor = await _app.User("noor");
        await _app.Services.GetRequiredService<AuditWriter>().KeepAsync([new("system", null, null,
        [
            new(AuditAction.CasesListed, numbers, "masked"), new(AuditAction.CoverSet, [], $"absent {noor.Id}, covering {noor.Id}"), new(AuditAction.DestructionWithdrawn, [numbers[0]], "list 3, kept"),
        ])]);
        await FollowAsync();
        var page = await (await _app.ClientAs("willem")).Get("/audit/trail?Input.Case=RC-2026-000006");
        var row = Assert.Single(page.Document.QuerySelectorAll("tbody tr"), r => r.TextContent.Contains("afgeschermde regels", StringComparison.Ordinal));
        Assert.StartsWith("RC-2026-000006, RC-2026-000001", row.QuerySelectorAll("td")[2].TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("RC-2026-000005", row.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        var all = (await (await _app.ClientAs("willem")).Get("/audit/trail")).Text;
        Assert.Contains("afwezig: N. Smit, waarnemer: N. Smit", all, StringComparison.Ordinal);
        Assert.Contains("lijst 3, bewaard", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Every_word_that_the_trail_keeps_of_a_change_is_said_in_words(string language)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(language);
        var details = _app.Services.GetRequiredService<AuditDetailText>();
        var names = new Dictionary<string, string> { ["u-1"] = "N. Smit" };
        string[] written =
        [
            .. Enum.GetNames<EntryKind>(), $"{EntryKind.SuspensionStarted}, {EntryKind.AlarmRaised}", .. Enum.GetNames<SessionEnd>(), .. Enum.GetNames<AuditFaultKind>(),
            .. Enum.GetNames<SessionEnd>().Select(why => $"{why} user u-1 sessions 2"), .. Enum.GetNames<ActorRole>().Select(role => $"user u-1 Role {role}"),
            $"user u-1 DisplayName, Role {ActorRole.Counsellor} to {ActorRole.Supervisor}, Team", "user u-1 MailWish Digest, Email", "access requests", "by the reviewer", "document: virus",
            $"{EntryKind.SuspensionCorrected}, {EntryKind.AlarmRaised} for 00000000-0000-0000-0000-000000000001",
        ];
        Assert.All(written, detail =>
        {
            var said = details.Of(detail, names);
            Assert.True(said.Length > 0 && !CodeName().IsMatch(said.Replace("N. Smit", "", StringComparison.Ordinal)), $"{detail}: {said}");
            Assert.DoesNotContain("u-1", said, StringComparison.Ordinal);
        });
        Assert.Equal(language == "nl" ? "opschorting begonnen, veiligheidsalarm" : "suspension started, safety alarm", details.Of($"{EntryKind.SuspensionStarted}, {EntryKind.AlarmRaised}", names));
    }

    // Two words written as one, as only a program does.
    [GeneratedRegex("[a-z][A-Z]")]
    private static partial Regex CodeName();

    [Fact]
    public async Task Reading_and_verifying_the_trail_stand_in_it()
    {
        var client = await _app.ClientAs("willem");
        await client.Get("/audit/trail?Input.User=x");
        await _app.InDatabase(db => _app.Services.GetRequiredService<AuditAnchors>().SetAsync(db, DateTime.UtcNow));
        var answer = await client.Fill("/audit/verification");
        Assert.Contains("Het spoor is ongeschonden", answer.Find("main").TextContent, StringComparison.Ordinal);
        var willem = await _app.ActorOf("willem");
        await _app.InDatabase(async db => Assert.Equal(
            [AuditAction.AuditRead, AuditAction.AuditVerified],
            await db.AuditRows.Where(r => r.ActorId == willem.Id && (r.Action == AuditAction.AuditRead || r.Action == AuditAction.AuditVerified)).OrderBy(r => r.At).Select(r => r.Action).ToListAsync()));
    }

    [Fact]
    public async Task A_row_that_was_changed_is_named_to_the_auditor()
    {
        var client = await _app.ClientAs("willem");
        await _app.InDatabase(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER AuditRows_Update");
            await db.Database.ExecuteSqlRawAsync("UPDATE AuditRows SET ActorId = 'x' WHERE Sequence = 1 AND Chain = (SELECT MIN(Chain) FROM AuditRows)");
        });
        var answer = await client.Fill("/audit/verification");
        Assert.Matches(@"Keten \d+, rij 1: de rij is na het schrijven veranderd", answer.Find("main").TextContent);
    }

    [Fact]
    public async Task An_expired_month_is_removed_by_an_auditor_and_an_administrator()
    {
        var (auditor, administrator) = (await _app.ClientAs("willem"), await _app.ClientAs("noor"));
        Assert.Contains("Er is geen maand verlopen.", (await auditor.Get("/audit/months")).Find("main").TextContent, StringComparison.Ordinal);
        Assert.Contains("Er wacht geen voorstel op u.", (await administrator.Get("/admin/audit-months")).Find("main").TextContent, StringComparison.Ordinal);

        _app.Clock.Advance(TimeSpan.FromDays(365 * 6));
        Assert.Equal("/audit/months", (await auditor.Fill("/audit/months")).RedirectsTo);
        Assert.Equal(HttpStatusCode.Conflict, (await auditor.Post("/audit/months", [new("__RequestVerificationToken", (await auditor.Get("/audit/trail")).Value("__RequestVerificationToken")!)])).Status);
        Assert.Equal("Zet hier een vinkje als u dit hebt gecontroleerd.", (await administrator.Fill("/admin/audit-months")).Errors.Single());
        Assert.Equal("/admin/audit-months", (await administrator.Fill("/admin/audit-months", new() { ["Input.Sure"] = "true" })).RedirectsTo);
        Assert.Contains("N. Smit", (await auditor.Get("/audit/months")).Find("tbody").TextContent, StringComparison.Ordinal);
        await _app.InDatabase(db => _app.Services.GetRequiredService<AuditAnchors>().SetAsync(db, DateTime.UtcNow));
        Assert.Contains("Het spoor is ongeschonden", (await auditor.Fill("/audit/verification")).Find("main").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_sees_who_looked_at_a_file_of_the_team_and_a_counsellor_does_not()
    {
        var number = await _app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var sanne = await _app.ActorOf("sanne");
            var trail = new AuditTrail();
            trail.Act(sanne.Id, ActorRole.Counsellor, null);
            trail.Shown(AuditAction.CaseRead, [number], nameof(AccessGround.Own));
            await scope.ServiceProvider.GetRequiredService<AuditWriter>().KeepAsync(trail.Take());
        }

        await FollowAsync();
        var page = await (await _app.ClientAs("ingrid")).Get($"/cases/{number}/who-looked");
        Assert.Contains("S. de Wit", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("eigen zaak", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.ClientAs("sanne")).Get($"/cases/{number}/who-looked")).Status);
    }

    [Fact]
    public async Task Who_looked_names_the_colleague_in_whose_place_somebody_read()
    {
        var number = await _app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var today = AmsterdamCalendar.DateOf(_app.Clock.GetUtcNow().UtcDateTime);
        await _app.Covers("sanne", "joris", today, today);
        await (await _app.ClientAs("joris")).Get($"/cases/{number}");
        await FollowAsync();
        var rows = (await (await _app.ClientAs("ingrid")).Get($"/cases/{number}/who-looked")).Document.QuerySelectorAll("tbody tr");
        Assert.Contains("S. de Wit", Assert.Single(rows, row => row.TextContent.Contains("J. Bakker", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    /// <summary>The page promises why: the reason of an emergency, what a list was for, and each act by its own name.</summary>
    [Fact]
    public async Task Who_looked_says_why_and_names_each_act()
    {
        const string Reason = "De opvang belt dat de jongere nu niet veilig is.";
        var number = await _app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var reader = await _app.ClientAs("omar");
        await reader.Fill("/cases/emergency", new() { ["Input.Number"] = number, ["Input.Reason"] = Reason, ["Input.Understood"] = "true" }, "main form");
        await reader.Get($"/cases/{number}");
        await (await _app.ClientAs("ingrid")).Get("/cases");
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var trail = scope.ServiceProvider.GetRequiredService<AuditTrail>();
            trail.Act((await _app.ActorOf("willem")).Id, ActorRole.Auditor, null);
            trail.Shown(AuditAction.PackageDownloaded, [number], "access request 1");
            trail.Happened(AuditAction.AccessRequestReviewed, "submitted", number);
            trail.Shown(AuditAction.CasesListed, [number], "holds");
            await scope.ServiceProvider.GetRequiredService<AuditWriter>().KeepAsync(trail.Take());
        }

        await FollowAsync();
        var rows = (await (await _app.ClientAs("ingrid")).Get($"/cases/{number}/who-looked")).Document.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(2, rows.Count(row => row.Contains(Reason, StringComparison.Ordinal) && row.Contains("noodtoegang", StringComparison.Ordinal)));
        Assert.Contains(rows, row => row.Contains("gezien in een lijst", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("bewaarplicht", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("Vrijgegeven dossier gedownload", StringComparison.Ordinal) && row.Contains("inzageverzoek", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("Inzageverzoek ter beoordeling gegeven", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => row.Contains("Pakket", StringComparison.Ordinal) || row.Contains("Inzageverzoek beoordeeld", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_trail_cannot_be_kept_nothing_is_shown_and_nothing_is_saved()
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch);
        var number = await _app.KeepCase(built);
        var client = await _app.ClientAs("sanne");
        var form = await client.Get($"/cases/{number}/best-interests");
        await _app.InDatabase(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER Full BEFORE INSERT ON AuditRows WHEN NEW.Action IN ('CaseRead', 'CaseChanged') BEGIN SELECT RAISE(ABORT, 'full'); END"));

        var shown = await client.Get($"/cases/{number}");
        Assert.Equal(HttpStatusCode.InternalServerError, shown.Status);
        Assert.DoesNotContain(built.File.LastName, shown.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var sent = await client.Submit(form, "main form[method=post]", new() { ["Input.Text"] = "Het kind wil bij oma wonen." });
        Assert.Equal(HttpStatusCode.InternalServerError, sent.Status);
        Assert.Equal(built.File.Version, (await _app.Read(number)).Version);
    }

    private Task FollowAsync() => TrailFollower.FollowAsync(_app.Services.GetRequiredService<IServiceScopeFactory>(), null, default);
}
