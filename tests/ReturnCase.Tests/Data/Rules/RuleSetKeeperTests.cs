using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Rules;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Rules;

/// <summary>A rule set is written once; a restart with other settings writes the next one, and cases stay with theirs.</summary>
public sealed class RuleSetKeeperTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_start_with_the_same_settings_writes_nothing()
    {
        await _app.With(async (RuleSetKeeper keeper) =>
        {
            await keeper.KeepAsync();
            await keeper.KeepAsync();
            return true;
        });
        Assert.Equal([CaseFile.CurrentRuleSet], Kept(_app).All.Select(set => set.Name));
    }

    [Fact]
    public async Task A_start_with_other_settings_writes_the_next_set_and_cases_keep_theirs()
    {
        var address = await _app.Keep(CasePageCases.In(CasePhase.Intake));
        var before = await Deadline(_app, address);
        using var changed = new ReturnCaseApp(_app.DatabasePath) { Settings = { ["Policy:RoutingWorkingDays"] = "20", ["Policy:SearchClockGround"] = "AcceptanceDate" } };
        Assert.Equal([CaseFile.CurrentRuleSet, $"{CaseFile.CurrentRuleSet}.2"], Kept(changed).All.Select(set => set.Name));
        Assert.Equal([SearchClockGround.RejectionDate, SearchClockGround.AcceptanceDate], Kept(changed).All.Select(set => set.Policy.SearchClockGround));
        Assert.Equal(before, await Deadline(changed, address));
        using var back = new ReturnCaseApp(_app.DatabasePath);
        Assert.Equal(3, Kept(back).All.Count);
        Assert.Equal(before, await Deadline(back, address));
    }

    [Fact]
    public async Task An_instance_that_started_before_there_was_a_set_learns_it_from_the_first_case_that_runs_under_it()
    {
        var known = await _app.Keep(CasePageCases.In(CasePhase.Intake));
        Assert.Single(Kept(_app).All);
        using var changed = new ReturnCaseApp(_app.DatabasePath) { Settings = { ["Policy:RoutingWorkingDays"] = "20" } };
        var name = Kept(changed).Newest;
        var met = await changed.Keep(CasePageCases.In(CasePhase.Intake));
        var number = met.Split('/')[^1];
        await changed.InDatabase(db => db.CaseFiles.Where(file => file.Number == number).ExecuteUpdateAsync(set => set.SetProperty(file => file.RuleSet, name)));

        var deadline = await Deadline(_app, met);
        Assert.Equal(await Deadline(changed, met), deadline);
        Assert.NotEqual(await Deadline(_app, known), deadline);
        Assert.Equal(name, Kept(_app).Newest);
    }

    [Fact]
    public async Task A_set_is_never_changed_or_deleted()
    {
        _ = Kept(_app);
        foreach (var sql in (string[])["UPDATE RuleSets SET Settings = ''", "DELETE FROM RuleSets", "INSERT OR REPLACE INTO RuleSets (Number, Settings, Since) VALUES (1, '', '2026-01-01')"])
            await _app.InDatabase(async db => await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(sql)));
    }

    private static RuleSets Kept(ReturnCaseApp app) => app.Services.GetRequiredService<RuleSets>();

    private static async Task<DateOnly?> Deadline(ReturnCaseApp app, string address)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var file = (await scope.ServiceProvider.GetRequiredService<ReturnCase.Data.Cases.CaseStore>().FindAsync(address.Split('/')[^1]))!;
        return CaseClocks.For(file, file.PhaseSince, scope.ServiceProvider.GetRequiredService<CasePolicy>()).Governing?.On;
    }
}
