using Microsoft.Extensions.Diagnostics.HealthChecks;
using ReturnCase.Data;

namespace ReturnCase.Web.Setup;

internal sealed class DatabaseHealth(ReturnCaseDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database does not answer.");
}
