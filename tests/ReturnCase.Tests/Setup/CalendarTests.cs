using System.Net;
using System.Text;
using Ical.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Pages.Tasks;
using ReturnCase.Tests.Privacy;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Setup;

/// <summary>The secret address of a calendar: what it says, to whom, until when, and that nothing ever writes it down.</summary>
public sealed class CalendarTests : IDisposable
{
    private readonly string _file = Path.Combine(TemplateDatabase.Folder, $"{Guid.NewGuid():N}.log");
    private readonly LogFile _log;
    private readonly ReturnCaseApp _app;

    public CalendarTests() => (_log, _app) = Made(_file);

    public void Dispose()
    {
        _app.Dispose();
        _log.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public async Task It_holds_the_number_and_the_kind_of_each_task_and_nothing_else()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).Named("Yonas", "Tesfaye").Requested(RequestResult.Waiting, due: CasePageCases.Today.AddDays(2)));
        var appointment = await _app.Plan(PlannedTasks.Appointment("Met tante Semhar", 3, "14:30"), number);
        var task = await _app.Plan(PlannedTasks.Task("Belastingaangifte", 1), null);
        var (address, _) = await MakeAsync("sanne");
        using var answer = await Read(address);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var text = Encoding.UTF8.GetString(bytes);

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        var read = Calendar.Load(text)!.Events.ToDictionary(item => item.Uid!);
        Assert.Equal(3, read.Count);
        Assert.Equal($"{number} · Afspraak", read[$"task-{appointment}@returncase"].Summary);
        Assert.Equal(new DateTime(2026, 11, 26, 13, 30, 0, DateTimeKind.Utc), read[$"task-{appointment}@returncase"].Start!.AsUtc);
        Assert.Equal("Taak", read[$"task-{task}@returncase"].Summary);
        Assert.False(read[$"task-{task}@returncase"].Start!.HasTime);
        var request = Assert.Single(read.Values, item => item.Uid!.Contains("requestdue", StringComparison.Ordinal));
        Assert.Equal(($"{number} · Verzoek aan de jongere: termijn loopt af", new DateOnly(2026, 11, 25)), (request.Summary, DateOnly.FromDateTime(request.Start!.Value)));
        foreach (var word in (string[])["Yonas", "Tesfaye", "Semhar", "tante", "Belasting", "Utrecht", "voogd", "Wit"])
            Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("[0-9a-f]{8}-[0-9a-f]{4}-", text);
    }

    [Fact]
    public async Task Its_lines_are_as_the_standard_writes_them_and_the_same_tasks_are_the_same_bytes()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).Requested(RequestResult.Waiting, due: CasePageCases.Today.AddDays(2)));
        await _app.Plan(PlannedTasks.Appointment("Iets", 3, "14:30"), number);
        var (address, _) = await MakeAsync("sanne");
        using var first = await Read(address);
        var bytes = await first.Content.ReadAsByteArrayAsync();
        var text = Encoding.UTF8.GetString(bytes);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.Equal(text.Split("BEGIN:VEVENT").Length, text.Split("\r\nDTSTAMP:").Length);
        Assert.Contains("\r\nVERSION:2.0\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nPRODID:", text, StringComparison.Ordinal);

        _app.Clock.Advance(TimeSpan.FromHours(2));
        using var again = await Read(address, first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        await _app.Plan(PlannedTasks.Task("Nog iets", 1), number);
        using var changed = await Read(address, first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(first.Headers.ETag, changed.Headers.ETag);
    }

    [Fact]
    public async Task What_it_opens_is_asked_anew_each_time()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        await _app.Plan(PlannedTasks.Task("Iets", 1), number);
        var (address, client) = await MakeAsync("sanne");
        Assert.Contains(number, await Text(address), StringComparison.Ordinal);
        var joris = await _app.ActorOf("joris");
        await (await _app.ClientAs("ingrid")).Fill($"/cases/{number}/assign", new() { ["Input.Counsellor"] = joris.Id });
        Assert.DoesNotContain(number, await Text(address), StringComparison.Ordinal);

        foreach (var (lost, back) in ((Action<ReturnCase.Data.AppUser>, Action<ReturnCase.Data.AppUser>)[])[
            (user => user.Disabled = true, user => user.Disabled = false), (user => user.Role = ActorRole.Auditor, user => user.Role = ActorRole.Counsellor)])
        {
            await Change(lost);
            Assert.Equal(HttpStatusCode.NotFound, await Status(address));
            await Change(back);
            Assert.Equal(HttpStatusCode.OK, await Status(address));
        }

        var renewed = (await client.Get((await client.Submit(await client.Get("/account/calendar"), "main form")).RedirectsTo!)).Find(".rc-calendar").TextContent;
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.OK], [await Status(address), await Status(renewed)]);
        await client.Submit(await client.Get("/account/calendar"), "form[action*='handler=Revoke']");
        Assert.Equal(HttpStatusCode.NotFound, await Status(renewed));
        Assert.Equal(HttpStatusCode.NotFound, await Status("/calendar/.ics"));

        Task Change(Action<ReturnCase.Data.AppUser> change) => _app.InDatabase(async db =>
        {
            change(await db.Users.SingleAsync(user => user.UserName == "sanne"));
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task A_case_that_was_given_to_a_colleague_is_in_the_calendar_of_that_colleague_and_in_no_other()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).Requested(RequestResult.Waiting, due: CasePageCases.Today.AddDays(2)));
        await _app.Plan(PlannedTasks.Task("Iets", 1), number);
        var ((before, _), (after, _)) = (await MakeAsync("sanne"), await MakeAsync("joris"));
        using var first = await Read(before);
        Assert.DoesNotContain(number, await Text(after), StringComparison.Ordinal);
        var joris = await _app.ActorOf("joris");
        await (await _app.ClientAs("ingrid")).Fill($"/cases/{number}/assign", new() { ["Input.Counsellor"] = joris.Id });
        // A calendar that asks whether anything changed is told, or it would show the case for good.
        using var asked = await Read(before, first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.DoesNotContain(number, await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(number, await Text(after), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_covers_reads_the_covered_cases_and_a_supervisor_only_their_own()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).Requested(RequestResult.Waiting, due: CasePageCases.Today));
        var own = await _app.Plan(PlannedTasks.Task("Iets", 1), number, "ingrid");
        var (address, _) = await MakeAsync("ingrid");
        var read = Calendar.Load(await Text(address))!;
        Assert.Equal($"task-{own}@returncase", Assert.Single(read.Events).Uid);

        var (sanne, joris, ingrid) = (await _app.ActorOf("sanne"), await _app.ActorOf("joris"), await _app.ActorOf("ingrid"));
        var (covering, _) = await MakeAsync("joris");
        Assert.DoesNotContain(number, await Text(covering), StringComparison.Ordinal);
        await _app.InDatabase(async db =>
        {
            db.Add(new ReturnCase.Data.Access.AbsenceCover(ingrid, _app.Clock.GetUtcNow().UtcDateTime, "Noord", sanne, joris, (CasePageCases.Today, CasePageCases.Today)));
            await db.SaveChangesAsync();
        });
        Assert.Contains(number, await Text(covering), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_is_written_down_nowhere()
    {
        using var listener = new Listener();
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        await _app.Plan(PlannedTasks.Task("Iets", 1), number);
        var (address, client) = await MakeAsync("sanne");
        var secret = address.Split('/')[^1].Split('.')[0];
        Assert.True(secret.Length >= 43, "A secret of at least 128 bits.");
        // As it is, and as people and programs get it wrong: a wrong secret may be most of the right one.
        foreach (var asked in (string[])[address, address.ToUpperInvariant(), $"/calendar/{secret}", $"/calendar/{secret}/", $"//calendar/{secret}.ics", $"/calendar//{secret}.ics?x={secret}", $"/x/calendar/{secret}.ics", $"/calendar/{secret}x.ics"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://localhost{asked}"));
            using var answer = await client.Http.SendAsync(request);
            var said = $"{answer.Headers}{answer.Content.Headers}{await answer.Content.ReadAsStringAsync()}";
            Assert.DoesNotContain(secret, said, StringComparison.OrdinalIgnoreCase);
        }

        using var posted = await client.Http.PostAsync(new Uri(address, UriKind.Relative), null);
        Assert.DoesNotContain(secret, await posted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var lines = _log.Lines().ToArray();
        Assert.Contains(lines, line => line.Contains("Request finished", StringComparison.Ordinal) && line.Contains("/calendar/secret.ics", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, Holds);
        Assert.Contains(listener.Heard, heard => heard.Contains("calendar", StringComparison.Ordinal));
        Assert.DoesNotContain(listener.Heard, Holds);
        Assert.DoesNotContain(_app.Audit.All, row => Holds($"{row.Actor} {row.Detail}"));
        Assert.Contains(_app.Audit.All, row => row.Action == AuditAction.CalendarRead);
        Assert.Empty(ByteSearch.Traces(ByteSearch.Database(_app.DatabasePath), secret));

        bool Holds(string text) => text.Contains(secret, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_reading_is_in_the_trail_in_the_name_of_its_owner_and_is_counted_against_the_limit()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        await _app.Plan(PlannedTasks.Task("Iets", 1), number);
        var (address, _) = await MakeAsync("sanne");
        using var read = await Read(address);
        using var unchanged = await Read(address, read.Headers.ETag!.ToString());
        var sanne = await _app.ActorOf("sanne");
        Assert.Equal((sanne.Id, AuditAction.CalendarRead, null), Assert.Single(_app.Audit.All, row => row.Action == AuditAction.CalendarRead));

        using var limited = new ReturnCaseApp { Settings = new() { ["Limits:AddressPerMinute"] = "5" } };
        using var http = limited.CreateClient();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 8; i++)
            statuses.Add((await http.GetAsync(new Uri("/calendar/guess.ics", UriKind.Relative))).StatusCode);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    private static (LogFile Log, ReturnCaseApp App) Made(string file)
    {
        var log = new LogFile(file);
        return (log, new ReturnCaseApp { Also = log.TakeOver });
    }

    [Fact]
    public async Task Loading_the_page_of_a_new_address_once_more_makes_no_other_and_a_new_one_is_warned_of()
    {
        var (address, client) = await MakeAsync("sanne");
        var page = await client.Get("/account/calendar");
        Assert.Contains("vervangt het oude", page.Find("[aria-labelledby=state]").TextContent, StringComparison.Ordinal);
        using var answer = await Read(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<(string Address, PageClient Client)> MakeAsync(string user)
    {
        var client = await _app.ClientAs(user);
        var made = await client.Submit(await client.Get("/account/calendar"), "main form");
        Assert.Equal((HttpStatusCode.Redirect, "/account/calendar"), (made.Status, made.RedirectsTo));
        var page = await client.Get(made.RedirectsTo!);
        var address = new Uri(page.Find(".rc-calendar").TextContent).PathAndQuery;
        Assert.DoesNotContain(address, (await client.Get("/account/calendar")).Text, StringComparison.Ordinal);
        return (address, client);
    }

    private async Task<HttpResponseMessage> Read(string address, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute));
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await _app.CreateClient().SendAsync(request);
    }

    private async Task<string> Text(string address)
    {
        using var answer = await Read(address);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<HttpStatusCode> Status(string address)
    {
        using var answer = await Read(address);
        return answer.StatusCode;
    }
}
