using Microsoft.EntityFrameworkCore;

namespace ReturnCase.Data.Operations;

/// <summary>The latest instant that a database remembers. A clock that stands before it went back.</summary>
public static class LastRecorded
{
    /// <summary>How far the clocks of several machines may differ.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    /// <summary>In UTC; null in a database in which nothing happened yet. It reads one row of each chain of the trail.</summary>
    public static async Task<DateTime?> AtAsync(ReturnCaseDb db, CancellationToken cancel = default)
    {
        var trail = await db.AuditHeads.Join(db.AuditRows, head => new { head.Chain, Sequence = head.LastSequence }, row => new { row.Chain, row.Sequence }, (_, row) => (DateTime?)row.At).MaxAsync(cancel);
        var jobs = await db.JobRuns.MaxAsync(run => (DateTime?)run.DoneAt, cancel);
        return trail is null || jobs > trail ? jobs : trail;
    }
}
