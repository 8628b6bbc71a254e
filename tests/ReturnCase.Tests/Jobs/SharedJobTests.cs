using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;
using ReturnCase.Data.Jobs;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Jobs;
using ReturnCase.Web.Packages;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Jobs;

/// <summary>Two instances of the program on one database do what is owed once a night, once.</summary>
public sealed class SharedJobTests : IDisposable
{
    private static readonly DateOnly Limit = new(2027, 3, 2);
    private readonly ReturnCaseApp _first = new();
    private readonly ReturnCaseApp _second;

    public SharedJobTests() => _second = new(_first.DatabasePath);

    public void Dispose()
    {
        _second.Dispose();
        _first.Dispose();
    }

    [Fact]
    public async Task The_lists_are_refreshed_by_one_of_two_instances_and_the_next_day_again()
    {
        var number = await KeptAsync();
        var done = await Task.WhenAll(RefreshAsync(_first), RefreshAsync(_second));
        Assert.Single(done, here => here);
        Assert.Equal(DeadlineKind.SearchLimit, (await _first.Read(number)).GoverningKind);
        Assert.False(await RefreshAsync(_first));
        Assert.False(await RefreshAsync(_second));

        Both(app => app.Clock.Set(Noon(Limit.AddDays(1))));
        done = await Task.WhenAll(RefreshAsync(_second), RefreshAsync(_first));
        Assert.Single(done, here => here);
        Assert.Equal(DeadlineKind.Review, (await _second.Read(number)).GoverningKind);
    }

    [Fact]
    public async Task What_an_instance_left_behind_that_died_is_done_by_the_other_within_a_minute()
    {
        var number = await KeptAsync(Limit.AddDays(1));
        await _first.With((JobClaims claims) => claims.TakeAsync(TurnOn(Limit.AddDays(1)), _first.Machine.GetUtcNow().UtcDateTime));

        Assert.False(await RefreshAsync(_second));
        Assert.Equal(DeadlineKind.SearchLimit, (await _second.Read(number)).GoverningKind);
        _second.Machine.Advance(JobClaims.HeldFor);
        Assert.True(await RefreshAsync(_second));
        Assert.Equal(DeadlineKind.Review, (await _second.Read(number)).GoverningKind);
    }

    [Fact]
    public async Task Who_comes_back_after_another_took_over_does_not_say_that_it_was_done()
    {
        await KeptAsync();
        var (turns, turn) = (_first.Services.GetRequiredService<SharedTurns>(), TurnOn(Limit));
        Assert.False(await turns.OnceAsync(
            turn,
            async (_, _) =>
            {
                // Meanwhile this machine stands still for so long that the other one takes it for dead.
                _second.Machine.Advance(JobClaims.HeldFor);
                Assert.True(await RefreshAsync(_second));
            },
            CancellationToken.None));
    }

    [Fact]
    public async Task A_turn_that_failed_or_was_stopped_is_free_at_once()
    {
        await KeptAsync();
        var (turns, turn) = (_first.Services.GetRequiredService<SharedTurns>(), TurnOn(Limit));
        await Assert.ThrowsAsync<InvalidOperationException>(() => turns.OnceAsync(turn, (_, _) => throw new InvalidOperationException("poisoned"), CancellationToken.None));
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turns.OnceAsync(
            turn,
            async (_, token) =>
            {
                await stop.CancelAsync();
                token.ThrowIfCancellationRequested();
            },
            stop.Token));
        Assert.True(await RefreshAsync(_second));
    }

    [Fact]
    public async Task A_package_is_put_in_the_folder_by_one_of_two_instances()
    {
        var drop = Directory.CreateTempSubdirectory("returncase-drop-");
        try
        {
            using var one = new ReturnCaseApp { Settings = new() { ["Transfer:Folder"] = drop.FullName } };
            using var other = new ReturnCaseApp(one.DatabasePath) { Settings = new() { ["Transfer:Folder"] = drop.FullName } };
            await one.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
            await one.Made();
            await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => TransferAsync(i % 2 == 0 ? one : other))));

            await one.InDatabase(async db => Assert.Null(Assert.Single(await db.Set<BatchDelivery>().ToListAsync()).Failure));
            Assert.Equal(["RC-batch-000001.zip"], drop.GetFiles().Select(file => file.Name));
        }
        finally
        {
            drop.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Two_instances_that_start_at_once_on_a_new_database_share_one_key_of_sessions()
    {
        var database = Path.Combine(TemplateDatabase.Folder, $"{Guid.NewGuid():N}.db");
        await using var one = new ReturnCaseApp(database);
        await using var other = new ReturnCaseApp(database);
        await Task.WhenAll(Task.Run(one.Client), Task.Run(other.Client));

        await one.InDatabase(async db => Assert.Equal(1, await db.DataProtectionKeys.CountAsync()));
        var kept = Protector(one).Protect("a session");
        Assert.Equal("a session", Protector(other).Unprotect(kept));

        static IDataProtector Protector(ReturnCaseApp app) => app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
    }

    [Fact]
    public async Task One_at_a_time_makes_what_a_first_start_makes_and_who_died_holds_it_no_more()
    {
        var (mine, theirs) = (_first.Services.GetRequiredService<StartLock>(), _second.Services.GetRequiredService<StartLock>());
        var held = await mine.TakeAsync();
        var waiting = theirs.TakeAsync();
        Assert.NotSame(waiting, await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken)));
        await held.DisposeAsync();
        await (await waiting).DisposeAsync();
    }

    [Fact]
    public async Task A_scheduler_calls_up_each_job_at_its_start_and_every_minute()
    {
        await using var app = new ReturnCaseApp { RunsJobs = true };
        var scheduler = (await app.Services.GetRequiredKeyedService<ISchedulerFactory>(JobsSetup.Scheduler).GetScheduler())!;
        var jobs = await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup());
        Assert.Equal(["figures", "lists", "scans", "upkeep"], jobs.Select(job => job.Name).Order(StringComparer.Ordinal));
        foreach (var job in jobs)
        {
            var trigger = Assert.IsType<ISimpleTrigger>(Assert.Single(await scheduler.GetTriggersOfJob(job)), exactMatch: false);
            Assert.Equal((JobsSetup.Interval, -1), (trigger.RepeatInterval, trigger.RepeatCount));
        }

        for (var tries = 0; !await DoneAsync(app, "figures", "lists", "sweep", "upkeep"); tries++)
        {
            Assert.True(tries < 400, "Not every job was done within 20 seconds.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("SqlServer", true)]
    [InlineData("Sqlite", false)]
    public void On_SQL_Server_the_instances_share_the_store_of_the_scheduler_and_on_either_the_program_keeps_its_clock(string provider, bool clustered)
    {
        var builder = WebApplication.CreateBuilder([$"--Database:Provider={provider}", "--ConnectionStrings:ReturnCase=Data Source=nowhere"]);
        var clock = new SettableClock();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddReturnCaseDatabase();
        builder.AddReturnCaseJobs();
        using var services = builder.Services.BuildServiceProvider();
        Assert.Equal(clustered, services.GetRequiredService<IOptionsMonitor<ClusteringOptions>>().Get(JobsSetup.Scheduler).Enabled);
        Assert.Equal(clustered, services.GetRequiredService<IOptionsMonitor<QuartzSchedulerOptions>>().Get(JobsSetup.Scheduler).GenerateInstanceId);
        Assert.Equal($"{provider}StartLock", services.GetRequiredService<StartLock>().GetType().Name);
        // The scheduler runs by the clock of the machine; the program keeps its own.
        Assert.Same(clock, services.GetRequiredService<TimeProvider>());
    }

    private static async Task<bool> DoneAsync(ReturnCaseApp app, params string[] jobs)
    {
        var done = false;
        await app.InDatabase(async db => done = (await db.JobClaims.Where(run => run.Turn != "" && run.Holder == null).Select(run => run.Name).ToListAsync()).Order(StringComparer.Ordinal).SequenceEqual(jobs));
        return done;
    }

    // A case whose governing deadline gives way to another one after the day of its limit.
    private async Task<string> KeptAsync(DateOnly? today = null)
    {
        var file = CaseBuilder.In(CasePhase.ShelterSearch).Until(Limit).Note(StatementKind.SearchContinues, nextOn: Limit.AddMonths(2));
        Both(app => app.Clock.Set(Noon(today ?? Limit)));
        await _first.KeepAll([file]);
        return file.File.Number;
    }

    private static async Task TransferAsync(ReturnCaseApp app)
    {
        using var job = ActivatorUtilities.CreateInstance<PackageJob>(app.Services);
        await job.TransferAsync(CancellationToken.None);
    }

    private JobTurn TurnOn(DateOnly day) => NightlyRefresh.TurnOf(_second.Services.GetRequiredService<SharedTurns>(), day);

    private static Task<bool> RefreshAsync(ReturnCaseApp app) => ActivatorUtilities.CreateInstance<NightlyRefresh>(app.Services).RunAsync(CancellationToken.None);

    private void Both(Action<ReturnCaseApp> work)
    {
        work(_first);
        work(_second);
    }

    private static DateTimeOffset Noon(DateOnly day) => new(day, new TimeOnly(12, 0), TimeSpan.FromHours(1));
}
