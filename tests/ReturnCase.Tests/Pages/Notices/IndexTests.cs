using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Notices;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Notices;

public sealed class IndexTests : IDisposable
{
    private static readonly DateOnly Today = CasePageCases.Today;
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "Meldingen", "Binnen 6 maanden", "18e verjaardag · 12 mei 2027", "De melding is gelezen.", "Er is niets dat u nog moet lezen.")]
    [InlineData("en", "Notices", "Within 6 months", "18th birthday · 12 May 2027", "The notice is read.", "There is nothing left to read.")]
    public async Task A_notice_stands_in_the_head_and_the_list_until_it_is_read(string language, string title, string step, string deadline, string read, string nothing)
    {
        var number = await _app.KeptFor(NearDeadline.Eighteen(170).Named("Yonas", "Tesfaye"));
        var client = await _app.ClientAs("sanne");
        await client.Speak(language);
        Assert.Null(Count(await client.Get("/")));
        await _app.RunAlarms();
        Assert.Equal("1", Count(await client.Get("/")));

        var page = await client.Get("/notices");
        Assert.Equal((HttpStatusCode.OK, title), (page.Status, page.Title));
        var row = Assert.Single(page.Document.QuerySelectorAll("tbody tr"));
        Assert.Equal($"/cases/{number}", row.QuerySelector("th a")!.GetAttribute("href"));
        Assert.All((string[])[number, "Yonas Tesfaye", step, deadline], words => Assert.Contains(words, row.TextContent, StringComparison.Ordinal));

        var done = await client.Submit(page, "tbody form");
        Assert.Equal("/notices", done.RedirectsTo);
        page = await client.Get("/notices");
        Assert.Contains(read, page.Text, StringComparison.Ordinal);
        Assert.Contains(nothing, page.Text, StringComparison.Ordinal);
        Assert.Null(Count(page));
        Assert.Single((await client.Get("/notices?list=all")).Document.QuerySelectorAll("tbody tr"));
        await _app.InDatabase(async db =>
        {
            var notice = await db.Notices.SingleAsync();
            Assert.Equal((_app.Clock.GetUtcNow().UtcDateTime, notice.Recipient), (notice.ReadAt, notice.ReadById));
            Assert.Equal(number, (await db.AuditRows.SingleAsync(r => r.Action == AuditAction.NoticesRead)).Cases);
        });
    }

    [Fact]
    public async Task A_notice_of_a_case_that_went_to_a_colleague_or_of_a_cover_that_is_over_counts_no_longer()
    {
        var number = await _app.KeptFor(NearDeadline.Eighteen(170).Named("Yonas", "Tesfaye"));
        var (sanne, joris, ingrid) = (await _app.ActorOf("sanne"), await _app.ActorOf("joris"), await _app.ActorOf("ingrid"));
        await _app.InDatabase(async db =>
        {
            db.Add(new ReturnCase.Data.Access.AbsenceCover(ingrid, _app.Clock.GetUtcNow().UtcDateTime, "Noord", sanne, joris, (Today, Today)));
            await db.SaveChangesAsync();
        });
        await _app.RunAlarms();
        var covering = await _app.ClientAs("joris");
        Assert.Equal("1", Count(await covering.Get("/")));
        _app.Clock.Set(new DateTimeOffset(Today.AddDays(1), new TimeOnly(9, 0), TimeSpan.FromHours(1)));
        var after = await covering.Get("/notices");
        Assert.Null(Count(after));
        Assert.Empty(after.Document.QuerySelectorAll("tbody tr"));
        var kept = Assert.Single((await covering.Get("/notices?list=all")).Document.QuerySelectorAll("tbody tr")).TextContent;
        Assert.Contains("Vervallen voor u", kept, StringComparison.Ordinal);

        await _app.RunAlarms();
        var owner = await _app.ClientAs("sanne");
        Assert.Equal("1", Count(await owner.Get("/")));
        await (await _app.ClientAs("ingrid")).Fill($"/cases/{number}/assign", new() { ["Input.Counsellor"] = joris.Id });
        Assert.Null(Count(await owner.Get("/")));
        // The case is with whoever was told before: that notice counts again, and nobody is told twice.
        Assert.Equal("1", Count(await covering.Get("/")));
        await _app.RunAlarms();
        await _app.InDatabase(async db => Assert.Equal(2, await db.Notices.CountAsync()));
    }

    [Fact]
    public async Task All_of_a_list_is_read_at_once_up_to_the_newest_that_it_showed()
    {
        await _app.KeepAll([NearDeadline.Eighteen(170), NearDeadline.Eighteen(171)]);
        await _app.RunAlarms();
        var client = await _app.ClientAs("sanne");
        var page = await client.Get("/notices");
        await _app.KeptFor(NearDeadline.Eighteen(172));
        await _app.RunAlarms();
        await client.Submit(page, "#read-all");
        Assert.Equal("1", Count(await client.Get("/notices")));
        Assert.Single((await client.Get("/notices")).Document.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task What_lapsed_is_not_counted_and_says_so_among_all()
    {
        var number = await _app.KeptFor(NearDeadline.Eighteen(170));
        await _app.RunAlarms();
        await _app.Change(number, (file, change) =>
        {
            file.Note(change, new StatementDetails(StatementKind.OtherCase, "noted") { Reference = "RC-2026-999999" });
            file.Move(change, CaseTrigger.CloseDuplicateOrError);
        });
        var client = await _app.ClientAs("sanne");
        Assert.Null(Count(await client.Get("/notices")));
        Assert.Empty((await client.Get("/notices")).Document.QuerySelectorAll("tbody tr"));
        var row = Assert.Single((await client.Get("/notices?list=all")).Document.QuerySelectorAll("tbody tr"));
        Assert.Contains("Vervallen", row.TextContent, StringComparison.Ordinal);
        Assert.Null(row.QuerySelector("form"));
    }

    [Fact]
    public async Task Of_a_case_that_somebody_may_not_open_any_more_only_the_number_is_left()
    {
        var number = await _app.KeptFor(NearDeadline.Eighteen(170).Named("Yonas", "Tesfaye"));
        await _app.RunAlarms();
        var omar = await _app.ActorOf("omar");
        await _app.Change(number, (file, change) => file.Assign(change, "Zuid", omar));
        var row = Assert.Single((await (await _app.ClientAs("sanne")).Get("/notices?list=all")).Document.QuerySelectorAll("tbody tr"));
        Assert.Contains(number, row.TextContent, StringComparison.Ordinal);
        Assert.All((string[])["Yonas", "Tesfaye", "2027", "verjaardag"], word => Assert.DoesNotContain(word, row.TextContent, StringComparison.Ordinal));
        Assert.Empty(row.QuerySelectorAll("a"));
    }

    [Fact]
    public async Task The_team_box_is_shared_by_the_supervisors_of_the_team_and_nobody_else()
    {
        await _app.KeepAll([NearDeadline.Eighteen(170).Named("Yonas", "Tesfaye")], counsellor: null);
        await _app.RunAlarms();
        await _app.InDatabase(async db =>
        {
            db.Users.Add(new() { Id = "anne", UserName = "anne", DisplayName = "A. Visser", Role = ActorRole.Supervisor, Team = "Noord" });
            await db.SaveChangesAsync();
        });
        var (ingrid, hassan, sanne) = (await _app.ClientAs("ingrid"), await _app.ClientAs("hassan"), await _app.ClientAs("sanne"));
        Assert.Equal("2", Count(await ingrid.Get("/notices?list=team")));
        var page = await ingrid.Get("/notices?list=team");
        Assert.Contains("Yonas Tesfaye", Assert.Single(page.Document.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.Empty((await hassan.Get("/notices?list=team")).Document.QuerySelectorAll("tbody tr"));
        Assert.Equal(["/notices", "/notices?list=all"], (await sanne.Get("/notices?list=team")).Document.QuerySelectorAll(".rc-tabs a").Select(a => a.GetAttribute("href")));
        Assert.Empty((await sanne.Get("/notices?list=team")).Document.QuerySelectorAll("tbody tr"));

        foreach (var other in (PageClient[])[hassan, sanne])
        {
            var form = await other.Get("/account/notices");
            await other.Post("/notices?handler=Read", [new("__RequestVerificationToken", form.Value("__RequestVerificationToken")!), new("id", ((AngleSharp.Html.Dom.IHtmlInputElement)page.Find("tbody form [name=id]")).Value), new("list", "team")]);
            await _app.InDatabase(async db => Assert.False(await db.Notices.AnyAsync(n => n.ReadAt != null)));
        }

        Assert.Equal("ongelezen: 1 van uzelf en 1 van uw team", page.Find("header .rc-count").GetAttribute("title"));
        Assert.Equal("/notices?list=team", (await ingrid.Submit(page, "tbody form")).RedirectsTo);
        Assert.Contains("I. Hermans", Assert.Single((await ingrid.Get("/notices?list=team-all")).Document.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        // Read for all supervisors; what each was told by name is their own.
        Assert.Empty((await _app.With((NoticeInbox inbox) => inbox.PageAsync(new("anne", ActorRole.Supervisor, "Noord"), NoticeBox.Team, true, null))).Rows);
        Assert.Equal("1", Count(await ingrid.Get("/notices")));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_and_the_commands_stay_the_same()
    {
        await _app.KeepAll([.. Enumerable.Range(0, NoticeInbox.PageSize + 3).Select(i => NearDeadline.Eighteen(100 + i))]);
        await _app.RunAlarms();
        var client = await _app.ClientAs("sanne");
        var first = await client.Get("/notices");
        var second = await client.Get(first.Find("a[rel=next]").GetAttribute("href")!);
        Assert.Equal((NoticeInbox.PageSize, 3), (first.Document.QuerySelectorAll("tbody tr").Length, second.Document.QuerySelectorAll("tbody tr").Length));
        Assert.Equal(NoticeInbox.PageSize + 3, first.Document.QuerySelectorAll("tbody th a").Concat(second.Document.QuerySelectorAll("tbody th a")).Select(a => a.TextContent).Distinct().Count());

        async Task<int> Commands(string address)
        {
            using var count = new CommandCount(Path.GetFileName(_app.DatabasePath));
            await client.Get(address);
            return count.Count;
        }

        Assert.Equal(await Commands("/notices"), await Commands(first.Find("a[rel=next]").GetAttribute("href")!));
    }

    [Fact]
    public async Task Whoever_covers_is_told_in_whose_place()
    {
        await _app.KeptFor(NearDeadline.Eighteen(170));
        await _app.Covers("sanne", "joris", Today, Today);
        await _app.RunAlarms();
        var row = Assert.Single((await (await _app.ClientAs("joris")).Get("/notices")).Document.QuerySelectorAll("tbody tr"));
        Assert.Contains("voor S. de Wit", row.TextContent, StringComparison.Ordinal);
        Assert.NotNull(row.QuerySelector("th a"));
    }

    [Fact]
    public async Task The_trail_keeps_whose_names_the_list_showed()
    {
        var number = await _app.KeptFor(NearDeadline.Eighteen(170));
        await _app.RunAlarms();
        await (await _app.ClientAs("sanne")).Get("/notices");
        await _app.InDatabase(async db => Assert.Equal(number, (await db.AuditRows.SingleAsync(r => r.Action == AuditAction.CasesListed && r.Cases != "")).Cases));
    }

    [Fact]
    public async Task More_than_a_hundred_unread_are_told_as_more_than_ninety_nine()
    {
        await _app.KeptFor(NearDeadline.Eighteen(170));
        await _app.RunAlarms();
        await CopiesAsync(98);
        var client = await _app.ClientAs("sanne");
        Assert.Equal("99", Count(await client.Get("/cases")));
        await CopiesAsync(40);
        Assert.Equal("99+", Count(await client.Get("/cases")));

        // Steps that there are not, because of each there is one notice.
        Task CopiesAsync(int count) => _app.InDatabase(db => db.Database.ExecuteSqlAsync($"""
            INSERT INTO Notices (CaseFileId, Kind, DeadlineOn, Step, Rung, Recipient, ToldAt, MailOwed)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
            SELECT CaseFileId, Kind, DeadlineOn, {count} || '-' || i, Rung, Recipient, ToldAt, 0 FROM Notices, n WHERE Id = 1
            """));
    }

    private static string? Count(HtmlPage page) => page.Document.QuerySelector("header .rc-count")?.TextContent;
}
