using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Review.Emergency;

/// <summary>The queue of the supervisor and that of the auditor, and what each writes in it.</summary>
public sealed class ReviewTests : IDisposable
{
    private const string Reason = "De opvang belt dat de jongere nu niet veilig is.";
    private readonly AuditCalls _audit = new();
    private readonly BeforeSaving _saving = new();
    private readonly ReturnCaseApp _app;

    public ReviewTests() => _app = new() { Interceptors = [_saving], Also = services => services.AddSingleton<IStartupFilter>(_audit) };

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("ingrid", "/review/emergency", "nl", "Nog te beoordelen (1)", "True", "terecht")]
    [InlineData("ingrid", "/review/emergency", "en", "To be reviewed (1)", "False", "not justified")]
    [InlineData("willem", "/audit/emergency", "nl", "Nog te beoordelen (1)", "False", "niet terecht")]
    [InlineData("willem", "/audit/emergency", "en", "To be reviewed (1)", "True", "justified")]
    public async Task Each_reviews_once_with_a_remark(string user, string address, string language, string waiting, string verdict, string word)
    {
        var number = await Opened();
        var client = await _app.ClientAs(user);
        await client.Speak(language);
        var queue = await client.Get(address);
        Assert.Contains(waiting, queue.Text, StringComparison.Ordinal);
        var row = Assert.Single(queue.Document.QuerySelectorAll("tbody tr"));
        foreach (var shown in (string[])[number, "O. Yıldız", "Zuid", Reason])
            Assert.Contains(shown, row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Tesfaye", queue.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);

        var link = row.QuerySelector("a")!.GetAttribute("href")!;
        var empty = await client.Fill(link, [], "#review");
        Assert.Equal((HttpStatusCode.BadRequest, 2), (empty.Status, empty.Errors.Count));
        Assert.DoesNotContain("Tesfaye", empty.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        _audit.Take();
        var saved = await client.Submit(empty, "#review", new() { ["Input.Justified"] = verdict, ["Input.Remark"] = "Gesproken met de opvang." });
        Assert.Equal(address, saved.RedirectsTo);
        Assert.Contains(_audit.Take(), note => note.Action == AuditAction.EmergencyAccessReviewed && note.Cases.Single() == number);

        var after = await client.Get(address);
        Assert.EndsWith(word, Assert.Single(after.Document.QuerySelectorAll("tbody .rc-badge")).TextContent.Trim(), StringComparison.Ordinal);
        var detail = await client.Get(link);
        Assert.Contains("Gesproken met de opvang.", detail.Text, StringComparison.Ordinal);
        Assert.Empty(detail.Document.QuerySelectorAll("#review"));
        var second = await client.Submit(empty, "#review", new() { ["Input.Justified"] = verdict, ["Input.Remark"] = "Nog eens." });
        Assert.Equal((HttpStatusCode.Conflict, 1), (second.Status, second.Errors.Count));
        await _app.InDatabase(async db => Assert.Single((await db.EmergencyAccesses.Include(e => e.Reviews).SingleAsync()).Reviews));
    }

    [Fact]
    public async Task The_auditor_and_the_supervisor_review_apart_from_each_other()
    {
        await Opened();
        foreach (var (user, address) in ((string, string)[])[("ingrid", "/review/emergency/1"), ("willem", "/audit/emergency/1")])
        {
            var saved = await (await _app.ClientAs(user)).Fill(address, new() { ["Input.Justified"] = "True", ["Input.Remark"] = "Het was nodig." }, "#review");
            Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        }

        Assert.Equal(2, (await (await _app.ClientAs("willem")).Get("/audit/emergency")).Document.QuerySelectorAll("tbody .rc-badge").Length);
    }

    [Fact]
    public async Task The_supervisor_of_whoever_opened_it_is_told_and_reviews_nothing()
    {
        var number = await Opened();
        var other = await _app.ClientAs("hassan");
        var row = Assert.Single((await other.Get("/review/emergency")).Document.QuerySelectorAll("tbody tr"));
        foreach (var shown in (string[])[number, "O. Yıldız", Reason, "Eigen collega, zaak van een ander team"])
            Assert.Contains(shown, row.TextContent, StringComparison.Ordinal);
        Assert.Empty(row.QuerySelectorAll("a"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get("/review/emergency/1")).Status);
        Assert.Empty((await other.Get("/")).Document.QuerySelectorAll(".rc-alert--warn a[href='/review/emergency']"));
    }

    [Fact]
    public async Task A_supervisor_of_a_third_team_sees_nothing_of_it()
    {
        await Opened();
        await _app.InDatabase(db => db.EmergencyAccesses.ExecuteUpdateAsync(set => set.SetProperty(e => e.ByTeam, "West")));
        var other = await _app.ClientAs("hassan");
        Assert.Empty((await other.Get("/review/emergency")).Document.QuerySelectorAll("tbody tr"));
    }

    [Theory]
    [InlineData("ingrid", "/review/emergency/1", true)]
    [InlineData("willem", "/audit/emergency/1", false)]
    public async Task A_reviewer_ends_it_with_a_button_or_by_finding_it_not_justified(string user, string address, bool button)
    {
        var number = await Opened();
        var reader = await _app.ClientAs("omar");
        Assert.Equal(HttpStatusCode.OK, (await reader.Get($"/cases/{number}")).Status);
        var client = await _app.ClientAs(user);
        _audit.Take();
        if (button)
            Assert.Equal(address, (await client.Fill(address, [], "#end-now")).RedirectsTo);
        else
            await client.Fill(address, new() { ["Input.Justified"] = "False", ["Input.Remark"] = "De opvang was bereikbaar." }, "#review");
        Assert.Contains(_audit.Take(), note => note.Action == AuditAction.EmergencyAccessEnded && note.Cases.Single() == number);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get($"/cases/{number}")).Status);
        var after = await client.Get(address);
        Assert.Empty(after.Document.QuerySelectorAll("#end-now"));
        Assert.Equal(button ? 1 : 0, after.Document.QuerySelectorAll("#review").Length);
    }

    [Fact]
    public async Task A_review_that_finds_it_justified_leaves_it_open()
    {
        var number = await Opened();
        await (await _app.ClientAs("ingrid")).Fill("/review/emergency/1", new() { ["Input.Justified"] = "True", ["Input.Remark"] = "Het was nodig." }, "#review");
        Assert.Equal(HttpStatusCode.OK, (await (await _app.ClientAs("omar")).Get($"/cases/{number}")).Status);
    }

    [Fact]
    public async Task The_reviewer_sees_what_was_read_under_it_and_how_many_that_person_opened()
    {
        var number = await Opened();
        var reader = await _app.ClientAs("omar");
        _app.Clock.Advance(TimeSpan.FromMinutes(7));
        await reader.Get($"/cases/{number}");
        await (await _app.ClientAs("sanne")).Get($"/cases/{number}");
        var client = await _app.ClientAs("ingrid");
        var page = await client.Get("/review/emergency/1");
        var line = Assert.Single(page.Document.QuerySelectorAll("#looks li")).TextContent;
        Assert.Contains("09:07", line, StringComparison.Ordinal);
        Assert.Contains("geen andere zaak", page.Text, StringComparison.Ordinal);
        var (actor, now) = (await _app.ActorOf("omar"), _app.Clock.GetUtcNow().UtcDateTime);
        await _app.InDatabase(async db =>
        {
            db.AddRange(((int[])[0, 5, 23]).Select(hours => new EmergencyAccess(actor, "Zuid", $"RC-2026-90000{hours % 10}", Reason, now.AddHours(-hours), TimeSpan.FromHours(4))));
            db.Add(new EmergencyAccess(actor, "Zuid", "RC-2026-900009", Reason, now.AddHours(-26), TimeSpan.FromHours(4)));
            await db.SaveChangesAsync();
        });
        Assert.Contains("4 zaken met noodtoegang", (await client.Get("/review/emergency/1")).Text, StringComparison.Ordinal);
        Assert.Contains("4 zaken binnen 24 uur", (await client.Get("/review/emergency")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ingrid", "/review/emergency/1")]
    [InlineData("willem", "/audit/emergency/1")]
    public async Task A_remark_that_names_the_child_is_not_kept(string user, string address)
    {
        await Opened();
        var answer = await (await _app.ClientAs(user)).Fill(address, new() { ["Input.Justified"] = "True", ["Input.Remark"] = "Tesfaye was in gevaar." }, "#review");
        Assert.Equal((HttpStatusCode.BadRequest, 1), (answer.Status, answer.Errors.Count));
        Assert.Equal("Tesfaye was in gevaar.", answer.Find("textarea").TextContent.Trim());
    }

    [Fact]
    public async Task What_waits_is_counted_where_the_supervisor_begins()
    {
        await Opened();
        var client = await _app.ClientAs("ingrid");
        Assert.NotNull((await client.Get("/")).Find(".rc-alert--warn a[href='/review/emergency']"));
        Assert.Contains("Noodtoegang te beoordelen (1)", (await client.Get("/review")).Find("a[href='/review/emergency']").TextContent, StringComparison.Ordinal);
        await client.Fill("/review/emergency/1", new() { ["Input.Justified"] = "True", ["Input.Remark"] = "Het was nodig." }, "#review");
        Assert.Empty((await client.Get("/")).Document.QuerySelectorAll(".rc-alert--warn a[href='/review/emergency']"));
        Assert.Equal("Noodtoegang", (await client.Get("/review")).Find("a[href='/review/emergency']").TextContent);
    }

    [Fact]
    public async Task An_end_holds_although_a_review_comes_in_at_the_same_moment()
    {
        await Opened();
        var client = await _app.ClientAs("ingrid");
        var page = await client.Get("/review/emergency/1");
        _saving.Once = () => _app.InDatabase(db => db.EmergencyAccesses.ExecuteUpdateAsync(set => set.SetProperty(access => access.Version, access => access.Version + 1)));
        Assert.Equal("/review/emergency/1", (await client.Submit(page, "form[action*='handler=End']")).RedirectsTo);
        await _app.InDatabase(async db => Assert.NotNull((await db.EmergencyAccesses.SingleAsync()).EndedAt));
    }

    [Fact]
    public async Task Nobody_reviews_what_they_opened_themselves()
    {
        await Opened("joris");
        await _app.InDatabase(db => db.Users.Where(u => u.UserName == "joris").ExecuteUpdateAsync(set => set.SetProperty(u => u.Role, ActorRole.Supervisor)));
        var client = await _app.ClientAs("joris");
        var page = await client.Get("/review/emergency/1");
        Assert.Empty(page.Document.QuerySelectorAll("#review"));
        var sent = await client.Post("/review/emergency/1", [new("__RequestVerificationToken", page.Value("__RequestVerificationToken")!), new("Input.Justified", "True"), new("Input.Remark", "Prima.")]);
        Assert.Equal((HttpStatusCode.Conflict, "U kunt uw eigen toegang niet beoordelen. Vraag een andere teamleider of de controleur."), (sent.Status, Assert.Single(sent.Errors)));
    }

    [Fact]
    public async Task An_access_outlives_its_case_for_the_auditor_alone()
    {
        var number = await Opened();
        await _app.InDatabase(db => db.CaseFiles.ExecuteDeleteAsync());
        Assert.Empty((await (await _app.ClientAs("ingrid")).Get("/review/emergency")).Document.QuerySelectorAll("tbody tr"));
        Assert.Contains(number, (await (await _app.ClientAs("willem")).Get("/audit/emergency")).Text, StringComparison.Ordinal);
    }

    /// <summary>The reason went with the case; the auditor reads that it did, and can still close it.</summary>
    [Fact]
    public async Task After_the_destruction_of_its_case_it_says_so_and_can_be_reviewed()
    {
        var builder = DueCases.Closed();
        await _app.KeepAll([builder]);
        var number = builder.File.Number;
        var (actor, now) = (await _app.ActorOf("omar"), _app.Clock.GetUtcNow().UtcDateTime);
        await _app.InDatabase(async db =>
        {
            db.Add(new EmergencyAccess(actor, "Zuid", number, Reason, now, TimeSpan.FromHours(4)));
            await db.SaveChangesAsync();
        });
        await _app.Sign(await _app.Prepare(number), [number]);
        var client = await _app.ClientAs("willem");
        var sentence = "De zaak is vernietigd op ";
        Assert.Contains(sentence, Assert.Single((await client.Get("/audit/emergency")).Document.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.Contains(sentence, (await client.Get("/audit/emergency/1")).Text, StringComparison.Ordinal);
        await client.Fill("/audit/emergency/1", new() { ["Input.Justified"] = "True", ["Input.Remark"] = "Niet meer te zien." }, "#review");
        Assert.Contains("Er is niets te beoordelen", (await client.Get("/audit/emergency")).Text, StringComparison.Ordinal);
    }

    private async Task<string> Opened(string by = "omar")
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).Named("Yonas", "Tesfaye"));
        var (actor, now) = (await _app.ActorOf(by), _app.Clock.GetUtcNow().UtcDateTime);
        await _app.InDatabase(async db =>
        {
            db.Add(new EmergencyAccess(actor, by == "omar" ? "Zuid" : "Noord", number, Reason, now, TimeSpan.FromHours(4)));
            await db.SaveChangesAsync();
        });
        return number;
    }
}
