using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ReturnCase.Data.Operations;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Operations;

namespace ReturnCase.Web.Setup;

internal static class OperationsSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What the program says of its own state: health, doctor and jobs.</summary>
    public static void AddReturnCaseOperations(this WebApplicationBuilder builder, DemoOptions demo)
    {
        builder.Services
            .AddSingleton(new HealthOptions(builder.Configuration.Whole("Health:FreeMegabytes", 0, HealthOptions.MostMegabytes, HealthOptions.DefaultMegabytes) * HealthOptions.Megabyte))
            .AddSingleton<Uptime>().AddScoped<JobRuns>().AddScoped<DatabaseChecks>().AddScoped<RecordChecks>().AddScoped<NeighbourChecks>();
        builder.Services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", timeout: Patience)
            .AddCheck<MigrationHealth>("migrations", timeout: Patience)
            .AddCheck<DiskHealth>("disk", timeout: Patience)
            // The clock of a demo may be put back on purpose.
            .AddCheck<ClockHealth>("clock", demo.Enabled ? HealthStatus.Degraded : HealthStatus.Unhealthy, timeout: Patience)
            .AddCheck<JobsHealth>("jobs", timeout: Patience);
    }

    /// <summary>Whether the process lives, and whether it can be asked. Anybody may read it, so it says names and states only.</summary>
    public static void MapReturnCaseHealth(this WebApplication app)
    {
        app.Services.GetRequiredService<Uptime>();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous().DisableRateLimiting();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        Status = report.Status.ToString(),
        Checks = report.Entries.Select(entry => new { Name = entry.Key, Status = entry.Value.Status.ToString() }),
    });
}
