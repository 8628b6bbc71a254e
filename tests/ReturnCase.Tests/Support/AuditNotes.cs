using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Audit;

namespace ReturnCase.Tests.Support;

/// <summary>What a test's requests put in the audit trail, in the order of the requests.</summary>
public sealed class AuditNotes
{
    private readonly ConcurrentQueue<AuditTrail> _trails = new();

    public IEnumerable<(string Actor, AuditAction Action, string? Detail)> All =>
        _trails.SelectMany(trail => Notes(trail, "_changes").Concat(Notes(trail, "_happened")).Select(note => (trail.ActorId, note.Action, note.Detail)));

    internal AuditTrail Watched(IServiceProvider services)
    {
        var trail = ActivatorUtilities.CreateInstance<AuditTrail>(services);
        _trails.Enqueue(trail);
        return trail;
    }

    private static IEnumerable<AuditNote> Notes(AuditTrail trail, string field) =>
        (IEnumerable<AuditNote>)typeof(AuditTrail).GetField(field, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(trail)!;
}
