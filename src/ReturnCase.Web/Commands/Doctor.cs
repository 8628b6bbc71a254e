using System.Data.Common;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Operations;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Commands;

/// <summary>Looks at everything that the program needs, says of each in a line how it is, and changes nothing.</summary>
internal static class Doctor
{
    private const string WholeAudit = "--audit";
    private const string WholeDatabase = "--whole";

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out);

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var arguments = new Arguments(args, flags: [WholeAudit, WholeDatabase], []);
        if (arguments.Words.Count > 0)
            throw new UsageException($"doctor does not know '{arguments.Words[0]}'.");
        var found = new int[Enum.GetValues<CheckState>().Length];
        await foreach (var line in LookAsync(arguments.Settings, arguments.Has(WholeAudit), arguments.Has(WholeDatabase)))
        {
            found[(int)line.State]++;
            await output.WriteLineAsync($"{line.State.ToString().ToLowerInvariant(),-8} {line.Name,-12} {line.Sentence}");
        }

        var (warnings, faults) = (found[(int)CheckState.Warning], found[(int)CheckState.Fault]);
        if (faults > 0)
            throw new SettingsException($"Faults: {faults}, warnings: {warnings}. What is wrong, and what would be right, stands in the lines above.");
        await output.WriteLineAsync(warnings > 0 ? $"No faults; warnings: {warnings}." : "All is well.");
        return CommandLine.Done;
    }

    private static async IAsyncEnumerable<CheckLine> LookAsync(string[] settings, bool wholeAudit, bool wholeDatabase)
    {
        yield return TimeZone();
        var bare = WebApplication.CreateBuilder(settings);
        var keys = Keys.Folder(bare.Configuration, bare.Environment);
        yield return KeyChecks.Look(keys, DateTime.UtcNow);
        // The program of a demo would make them; this command makes nothing.
        if (KeyChecks.Missing(keys).Count > 0)
        {
            yield return CheckLine.Fault("settings", "Not checked, because keys are missing; nor is all that needs them.");
            yield break;
        }

        var (app, fault) = Build(settings);
        yield return fault is null ? CheckLine.Ok("settings", "Every setting can be read and makes sense.") : CheckLine.Fault("settings", $"{fault} What needs the settings was not checked.");
        if (app is null)
            yield break;
        await using (app)
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await foreach (var line in LookAsync(scope.ServiceProvider, wholeAudit, wholeDatabase))
                yield return line;
        }
    }

    private static async IAsyncEnumerable<CheckLine> LookAsync(IServiceProvider services, bool wholeAudit, bool wholeDatabase)
    {
        foreach (var line in PlaceChecks.Look(Places.Of(services), services.GetRequiredService<HealthOptions>()))
            yield return line;
        var (database, records, neighbours) = (services.GetRequiredService<DatabaseChecks>(), services.GetRequiredService<RecordChecks>(), services.GetRequiredService<NeighbourChecks>());
        var answers = await database.AnswersAsync();
        yield return answers;
        var schema = answers.State == CheckState.Ok ? await TryAsync("schema", database.SchemaAsync) : null;
        if (schema is not null)
        {
            yield return schema;
            yield return await TryAsync("integrity", () => database.WholeAsync(wholeDatabase));
        }

        yield return await TryAsync("copies", () => Task.FromResult(database.Copies()));
        if (schema is { State: CheckState.Ok })
        {
            yield return await TryAsync("clock", database.ClockAsync);
            foreach (var line in await database.JobsAsync())
                yield return line;
            yield return await TryAsync("audit", () => records.AuditAsync(wholeAudit));
            yield return await TryAsync("documents", records.DocumentsAsync);
        }
        else
        {
            yield return CheckLine.Warning("contents", "Clock, jobs, audit trail and documents were not checked: they need a database of this edition.");
        }

        yield return await TryAsync("destruction", () => Task.FromResult(records.Destructions()));
        yield return await neighbours.ConverterAsync();
        yield return await neighbours.ScannerAsync();
        yield return await neighbours.MailAsync();
    }

    private static (WebApplication? App, string? Fault) Build(string[] settings)
    {
        try
        {
            return (WebApp.Build(settings, looksOnly: true), null);
        }
        catch (SettingsException exception)
        {
            return (null, exception.Message);
        }
    }

    // A check that fails itself is a finding, not the end of the others. What was said to it may quote a row.
    private static async Task<CheckLine> TryAsync(string name, Func<Task<CheckLine>> check)
    {
        try
        {
            return await check();
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return CheckLine.Fault(name, $"This could not be checked ({exception.GetType().Name}). Look whether the database or the disk fails.");
        }
    }

    private static CheckLine TimeZone()
    {
        const string name = "time zone";
        var (winter, summer) = (new DateTime(2026, 1, 15, 12, 0, 0, DateTimeKind.Utc), new DateTime(2026, 7, 15, 12, 0, 0, DateTimeKind.Utc));
        try
        {
            return AmsterdamCalendar.Zone.GetUtcOffset(winter) == TimeSpan.FromHours(1) && AmsterdamCalendar.Zone.GetUtcOffset(summer) == TimeSpan.FromHours(2)
                ? CheckLine.Ok(name, "Europe/Amsterdam is known, with summer time.")
                : CheckLine.Fault(name, "Europe/Amsterdam has other hours than it should. Install the package of the system with time zones (tzdata) anew.");
        }
        catch (TypeInitializationException)
        {
            return CheckLine.Fault(name, "Europe/Amsterdam is not known, so no day of law can be told. Install the package of the system with time zones (tzdata).");
        }
    }
}
