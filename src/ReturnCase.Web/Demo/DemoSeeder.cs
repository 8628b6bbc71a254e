using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Web.Demo.Stories;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Demo;

/// <summary>Fills an empty database with the whole demo.</summary>
internal sealed class DemoSeeder(ReturnCaseDb db, StorySeeder stories, PrivacyDemoSeeder privacy, TaskDemoSeeder tasks, ReassignDemoSeeder reassigned, ApiDemoSeeder systems, TimeProvider clock)
{
    /// <summary>Writes down that it begins and that it ended, so that half a demo is never taken for a whole one. A database with cases is left as it is.</summary>
    /// <exception cref="SettingsException">An earlier start was stopped before the demo was complete.</exception>
    public async Task SeedAsync(CancellationToken cancel = default)
    {
        if (await db.SeedRuns.AnyAsync(begun => begun.Seed == SeedRun.OfDemo && begun.Kept < begun.Cases, cancel))
            throw new SettingsException("An earlier start was stopped before the cases of the demo were complete. Remove what the settings ConnectionStrings:ReturnCase and Storage:Documents name, and start again; or name others.");
        if (await db.CaseFiles.AnyAsync(cancel))
            return;
        var run = new SeedRun(StoryPlans.All.Sum(story => story.Cases), SeedRun.OfDemo, clock.GetUtcNow().UtcDateTime);
        db.SeedRuns.Add(run);
        await db.SaveChangesAsync(cancel);
        await stories.SeedDemoAsync(cancel);
        await privacy.SeedAsync(cancel);
        await tasks.SeedAsync(cancel);
        await reassigned.SeedAsync(cancel);
        await systems.SeedAsync(cancel);
        // What was told meanwhile may have made the context forget what it held.
        await db.SeedRuns.Where(one => one.Id == run.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Kept, one => one.Cases), cancel);
    }
}
