using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Audit;

namespace ReturnCase.Tests.Support;

/// <summary>What stands in the audit trail of a test, in the order in which it was kept.</summary>
public sealed class KeptTrail(Func<IServiceProvider> services)
{
    public IReadOnlyList<(string Actor, AuditAction Action, string? Detail)> All
    {
        get
        {
            using var scope = services().CreateScope();
            return [.. scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().AuditRows.AsNoTracking()
                .OrderBy(row => row.At).ThenBy(row => row.Sequence).AsEnumerable().Select(row => (row.ActorId, row.Action, row.Detail))];
        }
    }
}
