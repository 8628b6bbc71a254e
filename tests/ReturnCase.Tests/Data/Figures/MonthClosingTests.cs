using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Figures;
using ReturnCase.Data.Retention;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Figures;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Figures;

public sealed class MonthClosingTests : IDisposable
{
    private static readonly DateOnly March = new(2026, 3, 1);
    private static readonly FigureScope Everything = new(new(2020, 1, 1), new(2030, 1, 1), null, null);
    private static readonly Viewer Noor = new("noor", ActorRole.Administrator, null);

    private readonly Stops _stops = new();
    private readonly ReturnCaseApp _app;

    public MonthClosingTests() => _app = new() { Interceptors = [_stops] };

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_month_is_closed_once_after_its_last_days_and_says_the_same_before_and_after()
    {
        await _app.KeepAll([CaseBuilder.In(CasePhase.ShelterSearch), CaseBuilder.In(CasePhase.Closed), CaseBuilder.In(CasePhase.CooperatedNoShelter)]);
        var before = await Figures();
        Assert.NotEmpty(before);
        Assert.Equal(new(0, 0), await Close(new(2026, 4, 7)));
        Assert.Equal(0, await Count(db => db.MonthFigures));

        Assert.Equal(new(1, 0), await Close(new(2026, 4, 8)));
        Assert.Equal(before, await Figures());
        Assert.Equal(0, await Count(db => db.CaseFigures.Where(figure => figure.CountedAt == null)));
        Assert.Contains((AuditTrail.System, AuditAction.FiguresClosed, "2026-03"), _app.Audit.All);

        var rows = await Count(db => db.MonthFigures);
        Assert.Equal(new(0, 0), await Close(new(2026, 4, 9)));
        Assert.Equal(rows, await Count(db => db.MonthFigures));
    }

    [Fact]
    public async Task Figures_survive_the_destruction_of_their_cases()
    {
        var built = CaseBuilder.In(CasePhase.Closed);
        await _app.KeepAll([built]);
        await Close(new(2026, 4, 8));
        var before = await Figures();
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<CaseDestruction>().DeleteAsync([built.File.Number], DateTime.UnixEpoch);
        }

        Assert.Equal(0, await Count(db => db.CaseFigures));
        Assert.Equal(before, await Figures());
    }

    [Fact]
    public async Task What_is_recorded_late_is_a_correction_with_its_own_date_and_changes_no_row()
    {
        await _app.KeepAll([new CaseBuilder()]);
        await Close(new(2026, 4, 8));
        var first = await Rows();

        await _app.KeepAll([new CaseBuilder(), new CaseBuilder()]);
        Assert.Equal(3, (await Figures()).Sum(figure => figure.Count));
        Assert.Equal(new(1, 1), await Close(new(2026, 5, 20)));

        var all = await Rows();
        Assert.Equal(first, all.Take(first.Count));
        var correction = Assert.Single(all.Skip(first.Count));
        Assert.Equal((March, 2, Noon(new(2026, 5, 20))), (correction.Month, correction.Count, correction.CountedAt));
        Assert.Equal(3, (await Figures()).Sum(figure => figure.Count));
        await _app.InDatabase(async db =>
        {
            var months = await db.ClosedMonths.AsNoTracking().OrderBy(month => month.Month).ToListAsync();
            Assert.Equal([March, March.AddMonths(1)], months.Select(month => month.Month));
            Assert.Equal((Noon(new(2026, 4, 8)), Noon(new(2026, 5, 20))), (months[0].ClosedAt, months[0].CorrectedAt!.Value));
            Assert.Null(months[1].CorrectedAt);
        });
        Assert.Contains((AuditTrail.System, AuditAction.FiguresCorrected, "2026-03"), _app.Audit.All);
    }

    [Fact]
    public async Task Months_without_anything_are_closed_too()
    {
        await _app.KeepAll([new CaseBuilder()]);
        Assert.Equal(new(3, 0), await Close(new(2026, 6, 30)));
        Assert.Equal(3, await Count(db => db.ClosedMonths));
    }

    [Fact]
    public async Task Several_instances_at_once_count_everything_once()
    {
        await _app.KeepAll([.. Enumerable.Range(0, 6).Select(day => CaseBuilder.In(CasePhase.ShelterSearch, today: March.AddMonths(-day).AddDays(1)))]);
        var before = await Figures();
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Close(new(2026, 4, 8)))));

        Assert.Equal((6, 0), (runs.Sum(run => run.Closed), runs.Sum(run => run.Corrected)));
        Assert.Equal(before, await Figures());
    }

    [Theory]
    [InlineData("UPDATE \"CaseFigures\"")]
    [InlineData("INSERT INTO \"ClosedMonths\"")]
    [InlineData("INSERT INTO \"MonthFigures\"")]
    [InlineData("INSERT INTO AuditRows")]
    public async Task A_run_that_is_stopped_in_the_middle_leaves_nothing_and_the_next_one_does_it_all(string at)
    {
        await _app.KeepAll([CaseBuilder.In(CasePhase.ShelterSearch), CaseBuilder.In(CasePhase.Closed)]);
        var before = await Figures();
        _stops.At = at;
        await Assert.ThrowsAnyAsync<Exception>(() => Close(new(2026, 4, 8)));
        Assert.True(_stops.Stopped);
        Assert.Equal((0, 0), (await Count(db => db.MonthFigures), await Count(db => db.ClosedMonths)));
        Assert.Equal(before, await Figures());

        Assert.Equal(new(1, 0), await Close(new(2026, 4, 9)));
        Assert.Equal(before, await Figures());
    }

    [Fact]
    public async Task A_case_that_is_saved_while_its_month_closes_is_counted_once()
    {
        await _app.KeepAll([new CaseBuilder()]);
        var runs = new List<Task> { Close(new(2026, 4, 8)) };
        runs.AddRange(Enumerable.Range(0, 8).Select(_ => _app.KeepAll([new CaseBuilder()])));
        await Task.WhenAll(runs);
        await Close(new(2026, 4, 9));
        Assert.Equal(9, (await Figures()).Sum(figure => figure.Count));
        Assert.Equal(9, await Count(db => db.CaseFigures.Where(figure => figure.CountedAt != null)));
    }

    [Fact]
    public async Task Cases_of_a_program_that_did_not_count_yet_are_counted_at_the_first_run()
    {
        await _app.KeepAll([CaseBuilder.In(CasePhase.ShelterSearch), CaseBuilder.In(CasePhase.Closed)]);
        var before = (await Figures()).Where(figure => figure.Kind is not (FigureKind.DeadlineMet or FigureKind.DeadlineMissed)).ToArray();
        await _app.InDatabase(db => db.CaseFigures.ExecuteDeleteAsync());
        await Close(new(2026, 3, 9));
        Assert.Equal(before, await Figures());
        await Close(new(2026, 3, 10));
        Assert.Equal(before, await Figures());
    }

    [Fact]
    public async Task A_supervisor_reads_the_own_team_an_administrator_every_team_and_nobody_else_any()
    {
        await _app.InDatabase(async db =>
        {
            db.MonthFigures.AddRange(Row("Noord", 7), Row("Zuid", 30));
            await db.SaveChangesAsync();
        });
        Assert.Equal(7, await Sum(new("ingrid", ActorRole.Supervisor, "Noord"), Everything));
        Assert.Equal(0, await Sum(new("ingrid", ActorRole.Supervisor, "Noord"), Everything with { Team = "Zuid" }));
        Assert.Equal(37, await Sum(Noor, Everything));
        Assert.Equal(30, await Sum(Noor, Everything with { Team = "Zuid" }));
        Assert.Equal(0, await Sum(Noor, Everything with { Country = "MA" }));
        foreach (var role in Enum.GetValues<ActorRole>().Except([ActorRole.Supervisor, ActorRole.Administrator]))
            Assert.Equal(0, await Sum(new("x", role, "Noord"), Everything));
    }

    private static MonthFigure Row(string team, int count) =>
        new() { Month = March, Team = team, Country = "ER", Kind = FigureKind.Inflow, What = FigureEvents.New, Count = count, CountedAt = Noon(new(2026, 4, 8)) };

    private static DateTime Noon(DateOnly day) => day.ToDateTime(new(12, 0), DateTimeKind.Utc);

    private Task<ClosingCount> Close(DateOnly day) => _app.With<MonthClosing, ClosingCount>(closing => closing.RunAsync(Noon(day)));

    private Task<int> Sum(Viewer viewer, FigureScope scope) => _app.With<FigureQueries, int>(async queries => (await queries.ByMonthAsync(viewer, scope)).Sum(figure => figure.Count));

    private Task<IReadOnlyList<FigureCount>> Figures() => _app.With<FigureQueries, IReadOnlyList<FigureCount>>(async queries =>
        [.. (await queries.ByMonthAsync(Noor, Everything)).OrderBy(figure => figure.Month).ThenBy(figure => figure.Kind).ThenBy(figure => figure.What, StringComparer.Ordinal).ThenBy(figure => figure.Weeks)]);

    private async Task<IReadOnlyList<(long Id, DateOnly Month, string What, int Count, DateTime CountedAt)>> Rows()
    {
        var rows = new List<(long, DateOnly, string, int, DateTime)>();
        await _app.InDatabase(async db => rows.AddRange((await db.MonthFigures.AsNoTracking().OrderBy(figure => figure.Id).ToListAsync()).Select(figure => (figure.Id, figure.Month, figure.What, figure.Count, figure.CountedAt))));
        return rows;
    }

    private async Task<int> Count<T>(Func<ReturnCaseDb, IQueryable<T>> what)
    {
        var count = 0;
        await _app.InDatabase(async db => count = await what(db).CountAsync());
        return count;
    }

    /// <summary>Stops the program once, as a power cut would: the command does not arrive, and nothing after it.</summary>
    private sealed class Stops : DbCommandInterceptor
    {
        public string? At { get; set; }

        public bool Stopped { get; private set; }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Stop(command);
            return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Stop(command);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }

        private void Stop(DbCommand command)
        {
            if (At is null || !command.CommandText.Contains(At, StringComparison.Ordinal))
                return;
            (At, Stopped) = (null, true);
            throw new IOException("The power is gone.");
        }
    }
}
