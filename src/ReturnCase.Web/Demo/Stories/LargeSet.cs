using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>
/// Adds a large set of cases to whatever is there. A part is told while the one before it is written, and nothing is held longer. Each part is kept in one transaction
/// together with its numbers and with how far the set has come, so that a set that was stopped goes on as if it never was.
/// </summary>
internal sealed class LargeSet(IServiceScopeFactory scopes, TimeProvider clock, CasePolicy policy, ManyCases many)
{
    private const int AtOnce = 250;

    /// <summary>Begins a set, or goes on with one that was begun with the same numbers. The packages of what they sent are left out: they would be most of it.</summary>
    /// <param name="cases">How many cases.</param>
    /// <param name="seed">What they are drawn from.</param>
    /// <param name="kept">Is told how many are kept.</param>
    /// <param name="cancel">Stops after the part at hand.</param>
    /// <returns>How many had been kept before.</returns>
    /// <exception cref="SettingsException">Another set is not complete.</exception>
    public async Task<int> AddAsync(int cases, int seed, Action<int> kept, CancellationToken cancel = default)
    {
        var run = await BeginAsync(cases, seed, cancel);
        kept(run.Kept);
        while (!await GoOnAsync(run, kept, cancel))
            cancel.ThrowIfCancellationRequested();
        return run.Kept;
    }

    private async Task<SeedRun> BeginAsync(int cases, int seed, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReturnCaseDb>();
        var open = await db.SeedRuns.AsNoTracking().SingleOrDefaultAsync(run => run.Kept < run.Cases && run.Seed != SeedRun.OfDemo, cancel);
        if (open is not null && (open.Cases, open.Seed) != (cases, seed))
            throw new SettingsException(FormattableString.Invariant(
                $"A set of {open.Cases:N0} cases with seed {open.Seed} was begun and {open.Kept:N0} of them are kept. Run seed --cases {open.Cases} --seed {open.Seed} to go on with it; another set can be added when it is complete."));
        if (open is not null)
            return open;
        // As of the beginning of the day, so that a day gives the same cases at every hour of it.
        var today = AmsterdamCalendar.DateOf(clock.GetUtcNow().UtcDateTime).ToDateTime(TimeOnly.MinValue);
        var run = new SeedRun(cases, seed, TimeZoneInfo.ConvertTimeToUtc(today, AmsterdamCalendar.Zone));
        db.SeedRuns.Add(run);
        await db.SaveChangesAsync(cancel);
        return run;
    }

    // Says whether the set is complete. It is not where somebody else took a number meanwhile, or added a part: what was told with the old numbers is told anew.
    private async Task<bool> GoOnAsync(SeedRun run, Action<int> kept, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReturnCaseDb>();
        await many.PrepareAsync(db, cancel);
        var cast = Cast.Of(await db.Users.AsNoTracking().ToListAsync(cancel)).For(run.Cases);
        var last = await db.NumberSeries.AsNoTracking().ToDictionaryAsync(series => (series.Prefix, series.Year), series => series.Last, cancel);
        var done = await db.SeedRuns.Where(one => one.Id == run.Id).Select(one => one.Kept).SingleAsync(cancel);
        if (done == run.Cases)
            return true;
        var told = Tell(run, done, cast, last);
        while (true)
        {
            foreach (var (series, to) in told.Numbers.Taken)
                last[series] = to;
            var (part, from) = (told, done + told.Files.Count);
            var next = from < run.Cases ? Task.Run(() => Tell(run, from, cast, last), cancel) : null;
            if (!await KeepAsync(db, run, done, part, cancel))
            {
                if (next is not null)
                    await next;
                return false;
            }

            done = from;
            kept(done);
            if (next is null)
                return true;
            told = await next;
        }
    }

    private Part Tell(SeedRun run, int from, Cast cast, Dictionary<(string Prefix, int Year), int> last)
    {
        var numbers = new StoryNumbers(last);
        var before = last.ToDictionary();
        var world = new StoryWorld(new(run.At), policy, cast, numbers, []);
        var count = Math.Min(AtOnce, run.Cases - from);
        var plans = StoryPlans.Part(world, run.Seed, from, count, numbers.TakeBlock(Numbers.Fictitious, world.Today.Year, count));
        return new([.. plans.Select(plan => StorySeeder.Tell(world, plan))], numbers, before);
    }

    private Task<bool> KeepAsync(ReturnCaseDb db, SeedRun run, int done, Part part, CancellationToken cancel) => many.AddAsync(
        db,
        part.Files,
        async token =>
        {
            foreach (var ((prefix, year), to) in part.Numbers.Taken)
            {
                if (!await new Numbers(db).MoveOnAsync(prefix, year, part.Before.GetValueOrDefault((prefix, year)), to, token))
                    return false;
            }

            var kept = done + part.Files.Count;
            return await db.SeedRuns.Where(one => one.Id == run.Id && one.Kept == done).ExecuteUpdateAsync(set => set.SetProperty(one => one.Kept, kept), token) == 1;
        },
        cancel);

    private sealed record Part(IReadOnlyList<CaseFile> Files, StoryNumbers Numbers, IReadOnlyDictionary<(string Prefix, int Year), int> Before);
}
