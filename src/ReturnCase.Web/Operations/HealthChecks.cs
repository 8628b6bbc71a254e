using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ReturnCase.Data;
using ReturnCase.Data.Operations;
using ReturnCase.Data.Retention;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Operations;

/// <summary>Since when this process runs, by the clock of the program.</summary>
public sealed class Uptime(TimeProvider clock)
{
    public DateTime Since { get; } = clock.GetUtcNow().UtcDateTime;
}

/// <summary>Whether the database answers, is one of this program and not an empty one, and takes what is written.</summary>
internal sealed class DatabaseHealth(ReturnCaseDb db, DatabaseFile file) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken) && (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Any() && await file.TakesWritesAsync(db, cancellationToken)
            ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}

/// <summary>Whether the tables are those of this program: while an upgrade runs, another instance must not be asked.</summary>
internal sealed class MigrationHealth(ReturnCaseDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await SchemaState.ReadAsync(db, cancellationToken) is { Refusal: null, Pending.Count: 0 } ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}

/// <summary>Whether every disk that the program writes on takes what is written, and has room: one that failed is read-only from then on, and full of room.</summary>
internal sealed class DiskHealth(IServiceProvider services, HealthOptions options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Places.Of(services).Max(Judge) switch
        {
            CheckState.Ok => HealthCheckResult.Healthy(),
            CheckState.Warning => HealthCheckResult.Degraded(),
            _ => HealthCheckResult.Unhealthy(),
        });

    // Whoever fetches packages from their folder must not meet a file that says nothing.
    private CheckState Judge(Place place) =>
        place.Setting == PackageSetup.Folder || DiskSpace.TakesFiles(place.Path) ? DiskSpace.Judge(DiskSpace.FreeAt(place.Path), options) : CheckState.Fault;
}

/// <summary>Whether the clock did not go back. What is recorded with a wrong one bears a wrong date, so such an instance is not asked.</summary>
internal sealed class ClockHealth(ReturnCaseDb db, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await LastRecorded.AtAsync(db, cancellationToken) - clock.GetUtcNow().UtcDateTime > LastRecorded.Slack
            ? new(context.Registration.FailureStatus)
            : HealthCheckResult.Healthy();
}

/// <summary>Whether the jobs come to their end. Pages work without them, so an instance is never refused for it.</summary>
internal sealed class JobsHealth(JobRuns jobs, Uptime uptime, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        JobAges.Late(await jobs.LastAsync(cancellationToken), uptime.Since, clock.GetUtcNow().UtcDateTime).Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded();
}
