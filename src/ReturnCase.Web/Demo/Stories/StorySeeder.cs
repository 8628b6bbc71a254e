using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Packages;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>Tells the stories of the demo and keeps the cases.</summary>
internal sealed class StorySeeder(IServiceScopeFactory scopes, TimeProvider clock, CasePolicy policy)
{
    public const int DemoSeed = 20_26;
    private const int SaveAtOnce = 50;
    private const int ReferralsEach = 3;

    /// <summary>Fills an empty database with the cases of the demo. A database with cases is left as it is; the answer is then false.</summary>
    public async Task<bool> SeedDemoAsync(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReturnCaseDb>();
        if (await db.CaseFiles.AnyAsync(cancel))
            return false;
        var places = DemoPlaces.Make();
        db.CarePlaces.AddRange(places);
        await db.SaveChangesAsync(cancel);
        var world = await WorldAsync(places, cancel);
        var plans = StoryPlans.Demo(world, DemoSeed, await ReserveAsync(world, StoryPlans.All.Sum(story => story.Cases), cancel));
        await KeepAsync(await TellAsync(world, plans, cancel), cancel);
        await db.SaveChangesAsync(cancel);
        await DocumentStories.TellAsync(scope.ServiceProvider, world, cancel);
        await SiblingStories.TellAsync(scope.ServiceProvider, world, cancel);
        await DoubleStories.TellAsync(scope.ServiceProvider, world, cancel);
        await RegisterStories.TellAsync(scope.ServiceProvider, world, cancel);
        await AccessStories.TellAsync(scope.ServiceProvider, world, cancel);
        await scope.ServiceProvider.GetRequiredService<PackageRun>().KeepSentAsync(world.Cast.Liaison, cancel);
        await DecisionFileStories.TellAsync(scope.ServiceProvider, world, cancel);
        await LookStories.TellAsync(db, world, cancel);
        await FigureStories.TellAsync(scope.ServiceProvider, world, cancel);
        await GiveBackAsync(world, cancel);
        return true;
    }

    private async Task<StoryWorld> WorldAsync(IReadOnlyList<CarePlace> places, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().Users.AsNoTracking().ToListAsync(cancel);
        return new(clock.GetUtcNow(), policy, Cast.Of(users), new StoryNumbers(), places);
    }

    /// <summary>Fictitious V-numbers are a series of their own, so that a second set never meets the first.</summary>
    private async Task<int> ReserveAsync(StoryWorld world, int count, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Numbers>().ReserveAsync(Numbers.Fictitious, world.Today.Year, count, cancel);
    }

    private async Task<IReadOnlyList<CaseFile>> TellAsync(StoryWorld world, IReadOnlyList<StoryPlan> plans, CancellationToken cancel)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var series = scope.ServiceProvider.GetRequiredService<Numbers>();
            foreach (var year in plans.GroupBy(plan => plan.Start.Year))
                await MakeRoomAsync(series, world.Numbers, Numbers.Cases, year.Key, year.Count(), cancel);
            foreach (var year in plans.SelectMany(plan => Enumerable.Range(plan.Start.Year, plan.Today.Year - plan.Start.Year + 1)).GroupBy(year => year))
                await MakeRoomAsync(series, world.Numbers, Numbers.Referrals, year.Key, year.Count() * ReferralsEach, cancel);
        }

        return [.. plans.Select(plan => Tell(world, plan))];
    }

    internal static CaseFile Tell(StoryWorld world, StoryPlan plan)
    {
        var story = new CaseStory(world, plan);
        plan.Story.Tell(story);
        return story.Finish();
    }

    private static async Task MakeRoomAsync(Numbers series, StoryNumbers numbers, string prefix, int year, int needed, CancellationToken cancel)
    {
        var missing = needed - numbers.Left(prefix, year);
        if (missing > 0)
            numbers.Add(prefix, year, await series.ReserveAsync(prefix, year, missing, cancel), missing);
    }

    private async Task KeepAsync(IReadOnlyList<CaseFile> files, CancellationToken cancel)
    {
        foreach (var part in files.Chunk(SaveAtOnce))
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ReturnCaseDb>();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.CaseFiles.AddRange(part);
            await db.SaveChangesAsync(cancel);
        }
    }

    private async Task GiveBackAsync(StoryWorld world, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var series = scope.ServiceProvider.GetRequiredService<Numbers>();
        foreach (var (prefix, year, first, last) in world.Numbers.Unused)
            await series.GiveBackAsync(prefix, year, first, last, cancel);
    }
}
