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
    private readonly ReturnCaseApp _app;

    public ReviewTests() => _app = new() { Also = services => services.AddSingleton<IStartupFilter>(_audit) };

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
        var empty = await client.Fill(link, [], "main form");
        Assert.Equal((HttpStatusCode.BadRequest, 2), (empty.Status, empty.Errors.Count));
        Assert.DoesNotContain("Tesfaye", empty.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        _audit.Take();
        var saved = await client.Submit(empty, "main form", new() { ["Input.Justified"] = verdict, ["Input.Remark"] = "Gesproken met de opvang." });
        Assert.Equal(address, saved.RedirectsTo);
        Assert.Contains(_audit.Take(), note => note.Action == AuditAction.EmergencyAccessReviewed && note.Cases.Single() == number);

        var after = await client.Get(address);
        Assert.EndsWith(word, Assert.Single(after.Document.QuerySelectorAll("tbody .rc-badge")).TextContent.Trim(), StringComparison.Ordinal);
        var detail = await client.Get(link);
        Assert.Contains("Gesproken met de opvang.", detail.Text, StringComparison.Ordinal);
        Assert.Empty(detail.Document.QuerySelectorAll("main form"));
        var second = await client.Submit(empty, "main form", new() { ["Input.Justified"] = verdict, ["Input.Remark"] = "Nog eens." });
        Assert.Equal((HttpStatusCode.Conflict, 1), (second.Status, second.Errors.Count));
        await _app.InDatabase(async db => Assert.Single((await db.EmergencyAccesses.Include(e => e.Reviews).SingleAsync()).Reviews));
    }

    [Fact]
    public async Task The_auditor_and_the_supervisor_review_apart_from_each_other()
    {
        await Opened();
        foreach (var (user, address) in ((string, string)[])[("ingrid", "/review/emergency/1"), ("willem", "/audit/emergency/1")])
        {
            var saved = await (await _app.ClientAs(user)).Fill(address, new() { ["Input.Justified"] = "True", ["Input.Remark"] = "Het was nodig." }, "main form");
            Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        }

        Assert.Equal(2, (await (await _app.ClientAs("willem")).Get("/audit/emergency")).Document.QuerySelectorAll("tbody .rc-badge").Length);
    }

    [Fact]
    public async Task A_supervisor_of_another_team_sees_nothing_of_it()
    {
        await Opened();
        var other = await _app.ClientAs("hassan");
        Assert.Empty((await other.Get("/review/emergency")).Document.QuerySelectorAll("tbody tr"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get("/review/emergency/1")).Status);
    }

    [Fact]
    public async Task What_waits_is_counted_where_the_supervisor_begins()
    {
        await Opened();
        var client = await _app.ClientAs("ingrid");
        Assert.NotNull((await client.Get("/")).Find(".rc-alert--warn a[href='/review/emergency']"));
        Assert.Contains("Noodtoegang te beoordelen (1)", (await client.Get("/review")).Find("a[href='/review/emergency']").TextContent, StringComparison.Ordinal);
        await client.Fill("/review/emergency/1", new() { ["Input.Justified"] = "True", ["Input.Remark"] = "Het was nodig." }, "main form");
        Assert.Empty((await client.Get("/")).Document.QuerySelectorAll(".rc-alert--warn a[href='/review/emergency']"));
        Assert.Equal("Noodtoegang", (await client.Get("/review")).Find("a[href='/review/emergency']").TextContent);
    }

    [Fact]
    public async Task Nobody_reviews_what_they_opened_themselves()
    {
        await Opened("joris");
        await _app.InDatabase(db => db.Users.Where(u => u.UserName == "joris").ExecuteUpdateAsync(set => set.SetProperty(u => u.Role, ActorRole.Supervisor)));
        var client = await _app.ClientAs("joris");
        var page = await client.Get("/review/emergency/1");
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        var sent = await client.Post("/review/emergency/1", [new("__RequestVerificationToken", page.Value("__RequestVerificationToken")!), new("Input.Justified", "True"), new("Input.Remark", "Prima.")]);
        Assert.Equal((HttpStatusCode.Conflict, "U kunt uw eigen toegang niet beoordelen. Vraag een andere teamleider of de auditor."), (sent.Status, Assert.Single(sent.Errors)));
    }

    [Fact]
    public async Task An_access_outlives_its_case_for_the_auditor_alone()
    {
        var number = await Opened();
        await _app.InDatabase(db => db.CaseFiles.ExecuteDeleteAsync());
        Assert.Empty((await (await _app.ClientAs("ingrid")).Get("/review/emergency")).Document.QuerySelectorAll("tbody tr"));
        Assert.Contains(number, (await (await _app.ClientAs("willem")).Get("/audit/emergency")).Text, StringComparison.Ordinal);
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
