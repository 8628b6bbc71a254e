using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Retention;

namespace ReturnCase.Web.Commands;

/// <summary>What must not be lost with the database that a restore replaces: its audit trail since the backup, and who may no longer sign in.</summary>
/// <param name="Aside">Name of the file with the rows of the trail that the backup does not have.</param>
/// <param name="AsideRows">How many; null where the database could not be read.</param>
/// <param name="ChangedUsers">Names of users who are not now as they are in the backup.</param>
internal sealed record BeforeRestore(string? Aside, long? AsideRows, IReadOnlyList<string> ChangedUsers)
{
    private const int RowsAtOnce = 20_000;

    public static readonly BeforeRestore Nothing = new(null, 0, []);

    /// <summary>Reads the database that is there now; what cannot be read is said, and does not stop a restore: it may be why there is one.</summary>
    public static async Task<BeforeRestore> ReadAsync(ReturnCaseDb now, ReturnCaseDb copy, DestructionLedger ledger, DateTime at)
    {
        try
        {
            var (aside, rows) = await TrailAsync(now, copy, ledger.TrailAside(at));
            return new(aside, rows, await UsersAsync(now, copy));
        }
        catch (DbException)
        {
            return new(null, null, []);
        }
    }

    public static string Sentence(string? aside, long? rows) => (aside, rows) switch
    {
        (_, null) => "What the audit trail held since that backup could not be read.",
        (null, _) => "The audit trail held nothing more than that backup.",
        var (file, count) => string.Create(CultureInfo.InvariantCulture, $"What the audit trail held since that backup, {count:N0} rows, lies signed in {file}, in the folder of the destroyed cases."),
    };

    private static async Task<(string? Aside, long Rows)> TrailAsync(ReturnCaseDb now, ReturnCaseDb copy, SignedLines<AuditRow> aside)
    {
        var count = 0L;
        var ends = await copy.AuditHeads.ToDictionaryAsync(head => head.Chain, head => head.LastSequence);
        foreach (var chain in await now.AuditHeads.OrderBy(head => head.Chain).Select(head => head.Chain).ToListAsync())
        {
            var last = ends.GetValueOrDefault(chain);
            while (await now.AuditRows.AsNoTracking().Where(row => row.Chain == chain && row.Sequence > last).OrderBy(row => row.Sequence).Take(RowsAtOnce).ToListAsync() is { Count: > 0 } rows)
            {
                aside.Append(rows);
                (count, last) = (count + rows.Count, rows[^1].Sequence);
            }
        }

        return (count == 0 ? null : Path.GetFileName(aside.Path), count);
    }

    // Whoever was shut out since the backup stays shut out.
    private static async Task<IReadOnlyList<string>> UsersAsync(ReturnCaseDb now, ReturnCaseDb copy)
    {
        var then = await copy.Users.ToDictionaryAsync(user => user.Id);
        var changed = (await now.Users.AsNoTracking().ToListAsync()).Where(user => then.GetValueOrDefault(user.Id)?.ConcurrencyStamp != user.ConcurrencyStamp).ToList();
        foreach (var user in changed.Where(user => user.Disabled && then.ContainsKey(user.Id)))
            then[user.Id].Disabled = true;
        return [.. changed.Select(user => user.UserName!).Order(StringComparer.Ordinal)];
    }
}
