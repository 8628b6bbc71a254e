using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Audit;

namespace ReturnCase.Tests.Support;

/// <summary>What the program put in the audit trail, apart from what the database names by itself and from signing in.</summary>
internal sealed class AuditCalls : IStartupFilter
{
    private static readonly AuditAction[] LeftOut = [AuditAction.SignedIn, AuditAction.CaseAdded, AuditAction.CaseChanged, AuditAction.DataChanged, AuditAction.KeysChanged];
    private readonly HashSet<(int, long)> _taken = [];
    private IServiceProvider? _services;

    /// <summary>What came since the last time that somebody asked.</summary>
    public IReadOnlyList<AuditNote> Take()
    {
        using var scope = _services!.CreateScope();
        var rows = scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().AuditRows.AsNoTracking().OrderBy(row => row.At).ThenBy(row => row.Sequence).ToList();
        return [.. rows.Where(row => _taken.Add((row.Chain, row.Sequence)) && !LeftOut.Contains(row.Action)).Select(row => new AuditNote(row.Action, [.. row.CaseNumbers], row.Detail))];
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        _services = app.ApplicationServices;
        next(app);
    };
}
