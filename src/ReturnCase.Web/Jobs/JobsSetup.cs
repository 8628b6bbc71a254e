using Quartz;
using ReturnCase.Data.Jobs;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Documents;
using ReturnCase.Web.Figures;
using ReturnCase.Web.Privacy;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Jobs;

/// <summary>
/// Which work is done once for all instances, and who calls it up: one Quartz scheduler. On SQL Server the instances share its clustered store, which gives each call to one of them and repeats the calls of one that
/// died. SQLite is for one machine and keeps it in memory. What was done for a turn is known by <see cref="SharedTurns"/>.
/// </summary>
internal static class JobsSetup
{
    /// <summary>The name of the scheduler, which its clock and store are registered under: without one its clock would be taken for that of the whole program.</summary>
    public const string Scheduler = "ReturnCase";

    /// <summary>Asked often instead of waiting until midnight: a machine that slept or a clock that was set is noticed too.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Longer than a pause of a busy machine, shorter than a claim holds.</summary>
    private static readonly TimeSpan UntilTakenForDead = TimeSpan.FromSeconds(30);

    public static void AddReturnCaseJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<JobClaims>().AddSingleton<SharedTurns>();
        builder.Services.AddTransient<NightlyRefresh>().AddTransient<NightlyClosing>().AddTransient<PrivacyUpkeep>().AddTransient<DocumentUpkeep>();
        builder.Services.AddQuartz(Scheduler, quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
            // Instances agree on the time of their machines; the clock of a demo is its own.
            quartz.UseTimeProvider(TimeProvider.System);
            if (builder.SqlServer() is { } connection)
            {
                quartz.UsePersistentStore(store =>
                {
                    store.UseSqlServer(connection);
                    store.UseClustering(cluster => cluster.CheckinMisfireThreshold = UntilTakenForDead);
                });
            }
            else
            {
                quartz.UseInMemoryStore();
            }

            quartz.Every<NightlyRefresh>(NightlyRefresh.Name);
            quartz.Every<NightlyClosing>(NightlyClosing.Name);
            quartz.Every<PrivacyUpkeep>(PrivacyUpkeep.Name);
            quartz.Every<DocumentUpkeep>(DocumentUpkeep.Name);
        });
        builder.Services.AddQuartzHostedService(Scheduler, service => service.WaitForJobsToComplete = true);
    }

    /// <summary>Makes the tables of the scheduler where they are missing, by its own package. True on SQL Server, which has them.</summary>
    public static async Task<bool> MakeSchedulerTablesAsync(this WebApplication app)
    {
        if (DatabaseSetup.SqlServer(app.Configuration) is not { } connection)
        {
            return false;
        }

        var factory = QuartzSchedulerBuilder.Create(quartz => quartz.UsePersistentStore(store =>
        {
            store.UseSqlServer(connection);
            store.ProvisionSchema();
        })).Build();
        try
        {
            await using (factory as IAsyncDisposable)
            {
                await factory.GetScheduler();
            }
        }
        catch (SchedulerException exception)
        {
            throw new SettingsException($"The tables of the scheduler were not made. Run the command migrate with an account that may make tables in that database. {exception.Message}");
        }

        return true;
    }

    private static string? SqlServer(this WebApplicationBuilder builder) => DatabaseSetup.SqlServer(builder.Configuration);

    // Recovered: where an instance dies in the middle, another one looks at once. The claim says whether there is anything left to do.
    private static void Every<TJob>(this IQuartzBuilder quartz, string name)
        where TJob : class, IJob =>
        quartz.ScheduleJob<TJob>(
            trigger => trigger.WithIdentity(name).StartAt(TimeProvider.System.GetUtcNow()).WithSimpleSchedule(Interval),
            job => job.WithIdentity(name).RequestRecovery().DisallowConcurrentExecution());
}
