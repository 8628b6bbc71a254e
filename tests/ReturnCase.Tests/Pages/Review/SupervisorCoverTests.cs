using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Data.Notices;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Pages.Cases.Facts;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Security;

namespace ReturnCase.Tests.Pages.Review;

/// <summary>A supervisor of another team looks after a team whose supervisor is away (domain 2.3).</summary>
public sealed class SupervisorCoverTests : IDisposable
{
    private static readonly DateOnly Today = CasePageCases.Today;
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "U neemt waar voor I. de Groot (team Noord)", "Bord van Noord")]
    [InlineData("en", "You cover for I. de Groot (team Noord)", "Board of Noord")]
    public async Task The_named_supervisor_sees_the_board_and_confirms_a_proposal_until_the_last_day_is_over(string language, string told, string board)
    {
        var number = await _app.KeptFor(Proposed());
        var (ingrid, hassan) = (await _app.ClientAs("ingrid"), await _app.ClientAs("hassan"));
        await hassan.Speak(language);
        told = told.Replace("I. de Groot", (await _app.ActorOf("ingrid")).Name, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await hassan.Get($"/cases/{number}/proposal")).Status);
        Assert.DoesNotContain(number, (await hassan.Get("/review?team=Noord")).Text, StringComparison.Ordinal);

        Assert.Equal("/review/cover", (await Arrange(ingrid, "ingrid", "hassan", Today, Today.AddDays(7))).RedirectsTo);
        Assert.Contains(told, (await hassan.Get("/")).Text, StringComparison.Ordinal);
        var own = await hassan.Get("/review");
        Assert.Contains(told, own.Text, StringComparison.Ordinal);
        Assert.Contains(number, own.Find("[aria-labelledby=proposals-title]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(number, own.Find("[aria-labelledby=cases-title]").TextContent, StringComparison.Ordinal);
        var link = own.Document.QuerySelectorAll("a").Single(a => a.TextContent.Trim() == board).GetAttribute("href")!;
        var theirs = await hassan.Get(link);
        Assert.Contains(number, theirs.Find("[aria-labelledby=cases-title]").TextContent, StringComparison.Ordinal);
        Assert.Contains(number, (await hassan.Get("/review/print?team=Noord")).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await Confirm(hassan, number)).Status);
        Assert.Equal(CasePhase.CooperatedNoShelter, (await _app.Read(number)).Phase);
        _app.Clock.Set(new DateTimeOffset(Today.AddDays(8), new TimeOnly(0, 0), TimeSpan.FromHours(1)));
        Assert.Equal(HttpStatusCode.NotFound, (await hassan.Get($"/cases/{number}")).Status);
        Assert.DoesNotContain(number, (await hassan.Get("/review?team=Noord")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_read_and_done_says_for_whom()
    {
        var number = await _app.KeptFor(Proposed());
        await Cover(0, 5);
        var (hassan, ingrid) = (await _app.ClientAs("hassan"), await _app.ActorOf("ingrid"));
        await hassan.Get($"/cases/{number}");
        await hassan.Get("/review?team=Noord");
        await Confirm(hassan, number);
        Assert.Contains(_app.Audit.All, note => note.Action == AuditAction.CaseRead && note.Detail == $"Cover for {ingrid.Id}");
        Assert.Contains(_app.Audit.All, note => note.Action == AuditAction.CasesListed && note.Detail == $"Cover for {ingrid.Id}");
        Assert.Contains(_app.Audit.All, note => note.Action == AuditAction.CaseChanged && note.Detail!.EndsWith($" for {ingrid.Id}", StringComparison.Ordinal));
        Assert.DoesNotContain(_app.Audit.All, note => note.Action == AuditAction.CaseRead && note.Detail == "Team");
        var line = (await _app.Read(number)).Entries.MaxBy(entry => entry.Sequence)!;
        Assert.Equal(((await _app.ActorOf("hassan")).Name, ingrid.Id), (line.ByName, line.ForId));
        Assert.Contains($"waarneming voor {ingrid.Name}", (await (await _app.ClientAs("willem")).Get("/audit/trail")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cover_is_told_instead_of_the_absent_supervisor_and_no_longer_when_it_is_over()
    {
        await _app.KeptFor(NearDeadline.Eighteen(20).Named("Yonas", "Tesfaye"));
        await Cover(0, 2);
        await _app.RunAlarms();
        var (hassan, ingrid) = (await _app.ActorOf("hassan"), await _app.ActorOf("ingrid"));
        await _app.InDatabase(async db =>
        {
            var told = await db.Notices.SingleAsync(n => n.Rung == EscalationRung.Supervisor);
            Assert.Equal((hassan.Id, ingrid.Id), (told.Recipient, told.ForId));
        });
        var client = await _app.ClientAs("hassan");
        var page = await client.Get("/notices");
        Assert.Contains("Yonas Tesfaye", Assert.Single(page.Document.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);

        _app.Clock.Set(new DateTimeOffset(Today.AddDays(3), new TimeOnly(9, 0), TimeSpan.FromHours(1)));
        Assert.Empty((await client.Get("/notices")).Document.QuerySelectorAll("tbody tr"));
        var all = Assert.Single((await client.Get("/notices?list=all")).Document.QuerySelectorAll("tbody tr")).TextContent;
        Assert.Contains("Vervallen voor u", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Tesfaye", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_four_eyes_hold_for_the_person_who_covers()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter, await _app.ActorOf("hassan")));
        await Cover(0, 5);
        Assert.Equal(HttpStatusCode.Conflict, (await Confirm(await _app.ClientAs("hassan"), number)).Status);
        Assert.Equal(CasePhase.ShelterSearch, (await _app.Read(number)).Phase);
    }

    [Fact]
    public async Task Where_the_only_supervisor_proposed_the_cover_confirms()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter, await _app.ActorOf("ingrid")));
        await Cover(0, 5);
        Assert.Equal(HttpStatusCode.Conflict, (await Confirm(await _app.ClientAs("ingrid"), number)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Confirm(await _app.ClientAs("hassan"), number)).Status);
        Assert.Equal((await _app.ActorOf("ingrid")).Id, (await _app.Read(number)).Entries.MaxBy(entry => entry.Sequence)!.ForId);
    }

    [Fact]
    public async Task A_cover_gives_no_case_away_names_no_cover_and_sees_no_figures_of_the_team()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        await Cover(0, 5);
        var hassan = await _app.ClientAs("hassan");
        Assert.Equal(HttpStatusCode.OK, (await hassan.Get($"/cases/{number}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await hassan.Get($"/cases/{number}/assign")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await hassan.Get($"/cases/{number}/who-looked")).Status);
        Assert.DoesNotContain(number, (await hassan.Get("/review/reassign?from=all")).Text, StringComparison.Ordinal);
        Assert.Empty((await hassan.Get("/review/cover")).Document.QuerySelectorAll("tbody tr"));
        Assert.Empty((await hassan.Get("/review?team=Noord")).Document.QuerySelectorAll("main .rc-page-head a[href='/review/reassign']"));
    }

    [Fact]
    public async Task Who_is_no_supervisor_of_the_team_any_more_lends_nothing()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        await Cover(0, 5);
        await _app.InDatabase(db => db.Users.Where(u => u.UserName == "ingrid").ExecuteUpdateAsync(set => set.SetProperty(u => u.Team, "Oost")));
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.ClientAs("hassan")).Get($"/cases/{number}")).Status);
    }

    [Theory]
    [InlineData("ingrid", "joris", "Voor een teamleider neemt een teamleider van een ander team waar. Kies een van hen.")]
    [InlineData("sanne", "hassan", "Kies een regievoerder van uw team die waarneemt.")]
    [InlineData("ingrid", "ingrid", "Niemand neemt voor zichzelf waar. Kies een andere collega.")]
    [InlineData("hassan", "ingrid", "Kies een regievoerder van uw team die afwezig is.")]
    public async Task Who_cannot_cover_is_refused_with_a_sentence(string absent, string covering, string sentence)
    {
        var client = await _app.ClientAs("ingrid");
        var page = await client.Get("/review/cover");
        var values = new Dictionary<string, string?> { ["Input.Absent"] = (await _app.ActorOf(absent)).Id, ["Input.Covering"] = (await _app.ActorOf(covering)).Id }.Date("Input.First", Today).Date("Input.Last", Today);
        var refused = await client.Post("/review/cover", [new("__RequestVerificationToken", page.Value("__RequestVerificationToken")!), .. values.Select(value => KeyValuePair.Create(value.Key, value.Value!))]);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(sentence, refused.Errors);
        await _app.InDatabase(async db => Assert.False(await db.AbsenceCovers.AnyAsync()));
    }

    [Theory]
    [InlineData("nl", "Waarneming", "neemt waar voor")]
    [InlineData("en", "Absence cover", "covers for")]
    public async Task An_administrator_names_a_cover_for_a_supervisor_who_is_away_and_ends_it(string language, string title, string saved)
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        var (noor, hassan) = (await _app.ClientAs("noor"), await _app.ClientAs("hassan"));
        await noor.Speak(language);
        var detail = $"/admin/users/{UserDesk.AddressOf((await _app.User("ingrid")).Id)}";
        Assert.NotEmpty((await noor.Get(detail)).Document.QuerySelectorAll($"a[href='{detail}/cover']"));
        var page = await noor.Get($"{detail}/cover");
        Assert.Equal((HttpStatusCode.OK, title), (page.Status, page.Title));
        Assert.Equal(HttpStatusCode.BadRequest, (await noor.Submit(page, "#cover-form")).Status);
        var done = await noor.Submit(page, "#cover-form", new Dictionary<string, string?> { ["Input.Covering"] = (await _app.ActorOf("hassan")).Id }.Date("Input.First", Today).Date("Input.Last", Today.AddDays(3)));
        Assert.Contains(saved, (await noor.Get(done.RedirectsTo!)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await hassan.Get($"/cases/{number}")).Status);

        await noor.Submit(await noor.Get($"{detail}/cover"), "form[action*='handler=End']");
        Assert.Equal(HttpStatusCode.NotFound, (await hassan.Get($"/cases/{number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await noor.Get($"/admin/users/{UserDesk.AddressOf((await _app.User("joris")).Id)}/cover")).Status);
    }

    private static CaseBuilder Proposed() => CasePageCases.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter);

    private async Task<HtmlPage> Confirm(PageClient client, string number)
    {
        var page = await client.Get($"/cases/{number}/proposal");
        return await client.Post($"/cases/{number}/proposal",
        [
            new("__RequestVerificationToken", page.Value("__RequestVerificationToken")!), new("Input.Version", $"{(await _app.Read(number)).Version}"), new("Input.Decision", "Confirm"),
            new("Input.OccurredOn.Day", $"{Today.Day}"), new("Input.OccurredOn.Month", $"{Today.Month}"), new("Input.OccurredOn.Year", $"{Today.Year}"),
        ]);
    }

    private async Task<HtmlPage> Arrange(PageClient client, string absent, string covering, DateOnly first, DateOnly last) => await client.Fill(
        "/review/cover",
        new Dictionary<string, string?> { ["Input.Absent"] = (await _app.ActorOf(absent)).Id, ["Input.Covering"] = (await _app.ActorOf(covering)).Id }.Date("Input.First", first).Date("Input.Last", last),
        "#cover-form");

    private async Task Cover(int first, int last)
    {
        var (away, there) = (await _app.ActorOf("ingrid"), await _app.ActorOf("hassan"));
        await _app.InDatabase(async db =>
        {
            db.Add(new AbsenceCover(away, _app.Clock.GetUtcNow().UtcDateTime, "Noord", away, there, (Today.AddDays(first), Today.AddDays(last))));
            await db.SaveChangesAsync();
        });
    }
}
