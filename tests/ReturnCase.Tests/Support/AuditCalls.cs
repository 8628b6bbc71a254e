using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Audit;

namespace ReturnCase.Tests.Support;

/// <summary>What each request told the audit trail, in the order of the requests.</summary>
internal sealed class AuditCalls : IStartupFilter
{
    private static readonly FieldInfo[] Lists =
        [.. typeof(AuditTrail).GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Where(field => field.FieldType == typeof(List<AuditNote>))];

    private readonly ConcurrentQueue<AuditNote> _notes = new();

    /// <summary>What came since the last time that somebody asked.</summary>
    public IReadOnlyList<AuditNote> Take()
    {
        var taken = _notes.ToArray();
        _notes.Clear();
        return taken;
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            await rest(context);
            var trail = context.RequestServices.GetRequiredService<AuditTrail>();
            foreach (var note in Lists.SelectMany(list => (List<AuditNote>)list.GetValue(trail)!))
                _notes.Enqueue(note);
        });
        next(app);
    };
}
