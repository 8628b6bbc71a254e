using Microsoft.EntityFrameworkCore;

namespace ReturnCase.Data.Operations;

/// <summary>How the tables of a database stand to what this program knows.</summary>
/// <param name="Pending">Migrations that did not run yet.</param>
/// <param name="Unknown">Migrations that a newer program ran.</param>
/// <param name="IsEmpty">No migration ever ran.</param>
/// <param name="IsHalfMoved">A move to this database was begun and not finished.</param>
public sealed record SchemaState(IReadOnlyList<string> Pending, IReadOnlyList<string> Unknown, bool IsEmpty, bool IsHalfMoved)
{
    private const string MovesSince = "_Operations";

    /// <summary>Why this program must leave the database alone, in a sentence; null where it need not.</summary>
    public string? Refusal =>
        Unknown is [var first, ..] ? $"The database was changed by a newer program: it has the migration {first}, which this one does not know. Start that newer program; or put back, with this one, a backup from before."
        : IsHalfMoved ? "A move to this database was begun and is not finished. Give the same command move again: it goes on where it stopped. Or make an empty database and move to that one."
        : null;

    public static async Task<SchemaState> ReadAsync(ReturnCaseDb db, CancellationToken cancel = default)
    {
        var known = db.Database.GetMigrations().ToArray();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToArray();
        string[] unknown = [.. applied.Except(known)], pending = [.. known.Except(applied)];
        // Before that migration there is no such table.
        return new(pending, unknown, applied.Length == 0, applied.Any(name => name.EndsWith(MovesSince, StringComparison.Ordinal)) && await db.Set<MovedTable>().AnyAsync(cancel));
    }
}
