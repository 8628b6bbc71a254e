using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using ReturnCase.Data.Notices;
using ReturnCase.Data.Operations;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Operations;
using ReturnCase.Web.Setup;
using Serilog;

namespace ReturnCase.Tests.Setup;

/// <summary>What leaves the program for those who watch over it: how it fares, and nothing of anybody.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Traces_and_figures_say_how_it_fares_and_hold_no_name_number_or_address()
    {
        await using var collector = await FakeCollector.StartAsync();
        using var app = Watched(collector);
        var built = CasePageCases.In(CasePhase.ShelterSearch).Named("Zélie", "Qorbanixyz");
        await app.KeepAll([built]);
        var number = built.File.Number;
        var client = await app.ClientAs("sanne");
        Assert.Equal(HttpStatusCode.OK, (await client.Get($"/cases/{number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/cases/RC-2098-765432")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/Qorbanixyz?name=Qorbanixyz")).Status);
        var list = await client.Get("/cases");
        var found = await client.Submit(list, "form.rc-filter", new() { ["Input.Text"] = "Qorbanixyz" });
        Assert.Equal(HttpStatusCode.OK, (await client.Get(found.RedirectsTo!)).Status);
        client.Http.DefaultRequestHeaders.Add("tracestate", "who=qorbanixyz");
        client.Http.DefaultRequestHeaders.Add("User-Agent", "Qorbanixyz/1.0");
        Assert.Equal(HttpStatusCode.OK, (await client.Get($"/cases/{number}/clocks")).Status);
        await SendAsync(app);

        var traces = collector.At("/v1/traces");
        Assert.Contains("cases/{number", traces, StringComparison.Ordinal);
        Assert.Contains("GET status", traces, StringComparison.Ordinal);
        Assert.Contains("http.response.status_code", traces, StringComparison.Ordinal);
        var metrics = collector.At("/v1/metrics");
        Assert.All((string[])["returncase.deadlines.due", "returncase.drafts.kept", "returncase.queue.waiting", "returncase.queue.age", "returncase.health", "http.server.request.duration", "dotnet.gc.collections"], name => Assert.Contains(name, metrics, StringComparison.Ordinal));
        Assert.All((string[])["mail", "events", "packages", "scans", "migrations", "overdue"], tag => Assert.Contains(tag, metrics, StringComparison.Ordinal));
        string[] secrets = ["Zélie", "Qorbanixyz", built.File.VNumber, number, "RC-2", "sanne", "Noord", app.DatabasePath, "url.path", "url.query", "user_agent", "client.address", "server.address", Environment.MachineName];
        Assert.All(secrets.Append(found.RedirectsTo!.Split('/', '=', '?')[^1]), word => Assert.DoesNotContain(word, collector.All, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_figures_are_those_of_the_database_and_are_read_now_and_then()
    {
        await using var collector = await FakeCollector.StartAsync();
        using var app = Watched(collector);
        await app.KeepAll([CasePageCases.In(CasePhase.ShelterSearch), CasePageCases.In(CasePhase.ShelterSearch), DueCases.Closed()]);
        await app.InDatabase(async db =>
        {
            var (user, now) = (db.Users.Single(u => u.UserName == "joris").Id, app.Clock.GetUtcNow().UtcDateTime);
            db.NoticeMails.Add(new() { RecipientId = user, MessageId = "a@b", MadeAt = now.AddMinutes(-40), NextTryAt = now });
            db.NoticeMails.Add(new() { RecipientId = user, MessageId = "b@b", MadeAt = now.AddMinutes(-400), NextTryAt = now, State = MailState.Sent });
            await db.SaveChangesAsync();
        });
        var deadline = default(DateOnly);
        await app.InDatabase(db =>
        {
            deadline = db.CaseFiles.Min(file => file.GoverningDeadline)!.Value;
            return Task.CompletedTask;
        });
        app.Clock.Set(new DateTimeOffset(deadline.AddDays(1), new TimeOnly(12, 0), TimeSpan.FromHours(1)));
        var figures = await ReadAsync(app);
        Assert.True(figures.Overdue > 0);
        Assert.Equal(1, figures.Queues.Single(queue => queue.Name == "mail").Waiting);
        Assert.True(figures.Queues.Single(queue => queue.Name == "mail").Oldest > TimeSpan.FromMinutes(39));
        Assert.Equal(0, figures.Queues.Single(queue => queue.Name == "events").Waiting);
        Assert.Empty(figures.Jobs);
        app.Clock.Set(new DateTimeOffset(deadline, new TimeOnly(12, 0), TimeSpan.FromHours(1)));
        Assert.True((await ReadAsync(app)).DueToday > 0);
        app.Clock.Set(new DateTimeOffset(deadline.AddDays(-6), new TimeOnly(12, 0), TimeSpan.FromHours(1)));
        Assert.True((await ReadAsync(app)).DueInAWeek > 0);
        await app.With(async (JobRuns jobs) =>
        {
            await jobs.DoneAsync(JobKind.Alarms, app.Clock.GetUtcNow().UtcDateTime.AddMinutes(-2));
            await jobs.DoneAsync(JobKind.Alarms, app.Clock.GetUtcNow().UtcDateTime.AddMinutes(-1));
            return 0;
        });
        Assert.Equal(TimeSpan.FromMinutes(1), Assert.Single((await ReadAsync(app)).Jobs).Value);
    }

    [Fact]
    public void A_trace_that_says_something_in_another_place_does_not_leave()
    {
        using var source = new ActivitySource("test");
        using var listener = new ActivityListener { ShouldListenTo = s => s.Name == "test", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(listener);
        using var plain = source.StartActivity("GET /cases/RC-2026-000001")!;
        plain.SetTag("http.request.method", "GET").SetTag("http.route", "cases/{number}").SetTag("url.path", "/cases/RC-2026-000001").SetStatus(ActivityStatusCode.Error, "Zélie");
        using var only = new OnlyKnownTags();
        only.OnEnd(plain);
        Assert.Equal(("GET cases/{number}", true, null), (plain.DisplayName, plain.Recorded, plain.StatusDescription));
        Assert.Equal(["http.request.method", "http.route"], plain.TagObjects.Select(tag => tag.Key));
        using var thrown = source.StartActivity("GET")!;
        thrown.AddException(new InvalidOperationException("Zélie"));
        only.OnEnd(thrown);
        Assert.False(thrown.Recorded);
    }

    [Fact]
    public void Without_a_receiver_nothing_is_measured()
    {
        using var app = new ReturnCaseApp();
        Assert.Null(app.Services.GetService<TracerProvider>());
        Assert.Null(app.Services.GetService<StateMeter>());
    }

    [Theory]
    [InlineData("Production", true)]
    [InlineData("Development", false)]
    public void The_log_is_JSON_a_line_for_each_event_outside_development(string environment, bool isJson)
    {
        var console = Console.Out;
        using var output = new StringWriter();
        try
        {
            Console.SetOut(output);
            using var log = LoggingSetup.OnConsole(new LoggerConfiguration(), new HostingEnvironment { EnvironmentName = environment }).CreateLogger();
            log.Information("{Count} messages were sent.", 3);
        }
        finally
        {
            Console.SetOut(console);
        }

        var line = Assert.Single(output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), text => text.Contains("messages were sent", StringComparison.Ordinal));
        Assert.Equal(isJson, line.StartsWith('{'));
        if (!isJson)
            return;
        using var read = JsonDocument.Parse(line);
        Assert.Equal(("3 messages were sent.", 3), (read.RootElement.GetProperty("@m").GetString(), read.RootElement.GetProperty("Count").GetInt32()));
    }

    private static ReturnCaseApp Watched(FakeCollector collector) => new()
    {
        Settings = { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address, ["ProcessingLog:Activity"] = "https://register.example/activity", ["Health:FreeMegabytes"] = "0" },
    };

    private static Task<StateFigures> ReadAsync(ReturnCaseApp app) =>
        StateJob.ReadAsync(app.Services.GetRequiredService<IServiceScopeFactory>(), app.Services.GetRequiredService<StateMeter>(), TestContext.Current.CancellationToken);

    private static async Task SendAsync(ReturnCaseApp app)
    {
        await ReadAsync(app);
        Assert.True(app.Services.GetRequiredService<TracerProvider>().ForceFlush());
        Assert.True(app.Services.GetRequiredService<MeterProvider>().ForceFlush());
    }
}
