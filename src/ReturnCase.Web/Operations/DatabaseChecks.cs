using System.Data.Common;
using System.Globalization;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Operations;
using ReturnCase.Data.Retention;

namespace ReturnCase.Web.Operations;

/// <summary>Looks at the database itself: whether it answers, whether its tables are those of this program, and whether it is whole.</summary>
internal sealed class DatabaseChecks(ReturnCaseDb db, DatabaseFile file, UniqueIndexes errors, TimeProvider clock, JobRuns jobs)
{
    /// <summary>Whether it answers.</summary>
    public async Task<CheckLine> AnswersAsync()
    {
        const string name = "database";
        if (file.PathOf(db) is { } path && !File.Exists(path))
            return CheckLine.Fault(name, $"There is no database at {path}. Check ConnectionStrings:ReturnCase; the program makes one there when it is started.");
        try
        {
            await SchemaState.ReadAsync(db);
            return CheckLine.Ok(name, "It answers.");
        }
        catch (DbException exception) when (file.IsDamage(exception))
        {
            return CheckLine.Fault(name, $"The file {file.PathOf(db)} is damaged, or no database (error {Number(exception)}). {DatabaseFile.Damaged}");
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            return CheckLine.Fault(name, $"It does not answer (error {Number(exception)}). Check ConnectionStrings:ReturnCase, whether the server runs, and whether the account of the program may use the database.");
        }
    }

    /// <summary>Whether its tables are those of this program.</summary>
    public async Task<CheckLine> SchemaAsync()
    {
        const string name = "schema";
        var state = await SchemaState.ReadAsync(db);
        return state.Refusal is { } refusal ? CheckLine.Fault(name, refusal)
            : state.IsEmpty && file.WhyNot is null ? CheckLine.Warning(name, "The database is empty. That is right before the first start; later it means that another file, or nothing, was put in its place: look for the right one, or restore the last backup.")
            : state.Pending.Count == 0 ? CheckLine.Ok(name, "Every migration has run.")
            : file.WhyNot is null ? CheckLine.Warning(name, $"The database is older than the program: {state.Pending.Count} migrations run at the next start, from {state.Pending[0]} on. Make a backup first.")
            : CheckLine.Fault(name, $"The database is older than the program: {state.Pending.Count} migrations did not run, from {state.Pending[0]} on. Run migrate, or the reviewed script.");
    }

    /// <summary>Whether it is whole.</summary>
    public async Task<CheckLine> WholeAsync(bool whole)
    {
        const string name = "integrity";
        return await file.DamageAsync(db, whole) is { } damage
            ? CheckLine.Fault(name, damage)
            : CheckLine.Ok(name, file.WhyNot is null ? $"Its pages{(whole ? ", indexes" : "")} and references are sound." : "Row versions, foreign keys and triggers are on. Its pages are looked at by DBCC CHECKDB.");
    }

    /// <summary>Whether a restore that was killed left copies.</summary>
    public CheckLine Copies() => DatabaseFile.LeftBehind(file.PathOf(db)) is { Count: > 0 } copies
        ? CheckLine.Warning("copies", $"A restore that was killed, or that runs now, has {copies.Count} copies of a backup beside the database ({copies[0]}). They hold whole cases, destroyed ones too: remove them, or restore again, which removes them.")
        : CheckLine.Ok("copies", "No restore that was killed left a copy beside the database.");

    /// <summary>Whether the clock went back, by what the database remembers.</summary>
    public async Task<CheckLine> ClockAsync()
    {
        const string name = "clock";
        var now = clock.GetUtcNow().UtcDateTime;
        return await LastRecorded.AtAsync(db) is { } last && last - now > LastRecorded.Slack
            ? CheckLine.Fault(name, $"The clock stands at {Text(now)} UTC, and the database remembers {Text(last)} UTC. Set the clock right and keep it right with NTP before the program is started: what is recorded meanwhile bears a wrong date.")
            : CheckLine.Ok(name, $"It stands at {Text(now)} UTC, after all that the database remembers.");
    }

    /// <summary>When the jobs last came to their end.</summary>
    public async Task<IEnumerable<CheckLine>> JobsAsync()
    {
        var (now, last) = (clock.GetUtcNow().UtcDateTime, await jobs.LastAsync());
        var late = JobAges.Late(last, null, now);
        return Enum.GetValues<JobKind>().Select(kind => Line(kind, last.TryGetValue(kind, out var done) ? done : null, late.Contains(kind), now));
    }

    private static CheckLine Line(JobKind kind, DateTime? done, bool isLate, DateTime now)
    {
        const string name = "jobs";
        var job = kind switch { JobKind.Alarms => "Telling people of deadlines", JobKind.Lists => "Refreshing the lists", _ => "Closing the months of the figures" };
        return done is not { } at ? CheckLine.Warning(name, $"{job} never came to its end in this database. It does so by itself once the program runs; if it does, look in its log.")
            : isLate ? CheckLine.Warning(name, $"{job} last came to its end {Ago(now - at)} ago; it should every {Ago(JobAges.MostOf(kind))} at most. Where the program is running, look in its log.")
            : CheckLine.Ok(name, $"{job} came to its end {Ago(now - at)} ago.");
    }

    private static string Ago(TimeSpan span) => span.TotalMinutes < 120 ? FormattableString.Invariant($"{Math.Max(0, span.TotalMinutes):0} minutes") : FormattableString.Invariant($"{span.TotalHours:0} hours");

    private static string Text(DateTime at) => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    // Its message may name accounts and values.
    private string Number(Exception exception) =>
        (exception as DbException ?? exception.InnerException as DbException) is { } database ? errors.Number(database).ToString(CultureInfo.InvariantCulture) : exception.GetType().Name;
}
