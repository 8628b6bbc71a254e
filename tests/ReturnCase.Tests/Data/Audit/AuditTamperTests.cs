using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;

namespace ReturnCase.Tests.Data.Audit;

/// <summary>Somebody who owns the database, but not the key, changes the trail. Each time the first row that is wrong is named.</summary>
public sealed class AuditTamperTests
{
    private const int Rows = 12;
    private const int Chain = 3;

    public static TheoryData<DatabaseKind> Kinds() => [.. Enum.GetValues<DatabaseKind>()];

    public static TheoryData<DatabaseKind, string, string> Forbidden() =>
    [
        .. from kind in Enum.GetValues<DatabaseKind>()
           from statement in (string[])
           [
               "UPDATE AuditRows SET Detail = 'x' WHERE Sequence = 2", "DELETE FROM AuditRows WHERE Sequence = 2", "DELETE FROM AuditRows",
               "UPDATE AuditHeads SET LastSequence = LastSequence - 1", "DELETE FROM AuditHeads", $"{Insert} VALUES ({{0}}, 99, '2026-11-23', 'x', 'CaseRead', '', {Mac(kind)})",
               $"{Insert} VALUES ({{0}}, 2, '2026-11-23', 'x', 'CaseRead', '', {Mac(kind)})",
           ]
           select (kind, statement, statement.Contains("Rows", StringComparison.Ordinal) ? "AuditRows" : "AuditHeads"),
        (DatabaseKind.Sqlite, $"INSERT OR REPLACE {Insert["INSERT".Length..]} VALUES ({{0}}, 2, '2026-11-23', 'x', 'CaseRead', '', {Mac(DatabaseKind.Sqlite)})", "AuditRows"),
        (DatabaseKind.Sqlite, "INSERT OR REPLACE INTO AuditHeads SELECT Chain, Chains, 0, LastMac, Mac FROM AuditHeads", "AuditHeads"),
        (DatabaseKind.Sqlite, "UPDATE OR REPLACE AuditRows SET Sequence = 1", "AuditRows"),
    ];

    public static TheoryData<DatabaseKind, string, AuditFaultKind, long> Changes() =>
    [
        .. from kind in Enum.GetValues<DatabaseKind>()
           from row in (IEnumerable<(string, AuditFaultKind, long)>)
           [
               ($"UPDATE AuditRows SET Detail = 'step 6.' WHERE Chain = {Chain} AND Sequence = 6", AuditFaultKind.RowChanged, 6),
               ($"UPDATE AuditRows SET ActorId = 'other' WHERE Chain = {Chain} AND Sequence = 1", AuditFaultKind.RowChanged, 1),
               ($"UPDATE AuditRows SET Trace = '' WHERE Chain = {Chain} AND Sequence = 4", AuditFaultKind.RowChanged, 4),
               ($"UPDATE AuditRows SET Role = NULL WHERE Chain = {Chain} AND Sequence = {Rows}", AuditFaultKind.RowChanged, Rows),
               ($"UPDATE AuditRows SET At = '2020-01-01 00:00:00' WHERE Chain = {Chain} AND Sequence = 5", AuditFaultKind.RowChanged, 5),
               ($"DELETE FROM AuditRows WHERE Chain = {Chain} AND Sequence = 7", AuditFaultKind.RowMissing, 7),
               ($"DELETE FROM AuditRows WHERE Chain = {Chain} AND Sequence > 10", AuditFaultKind.RowMissing, 11),
               ($"DELETE FROM AuditRows WHERE Chain = {Chain}", AuditFaultKind.RowMissing, 1),
               ($"DELETE FROM AuditRows WHERE Chain = {Chain} AND Sequence > 10; UPDATE AuditHeads SET LastSequence = 10, LastMac = (SELECT Mac FROM AuditRows WHERE Chain = {Chain} AND Sequence = 10) WHERE Chain = {Chain}", AuditFaultKind.HeadChanged, 0),
               ($"UPDATE AuditRows SET Sequence = 100 WHERE Chain = {Chain} AND Sequence = 8; UPDATE AuditRows SET Sequence = 8 WHERE Chain = {Chain} AND Sequence = 9; UPDATE AuditRows SET Sequence = 9 WHERE Chain = {Chain} AND Sequence = 100", AuditFaultKind.RowChanged, 8),
               ($"INSERT INTO AuditRows SELECT Chain, {Rows + 1}, At, ActorId, Role, Action, Cases, Detail, Trace, Mac FROM AuditRows WHERE Chain = {Chain} AND Sequence = {Rows}", AuditFaultKind.EndWrong, Rows),
               ($"DELETE FROM AuditHeads WHERE Chain = {Chain}", AuditFaultKind.ChainMissing, 0),
               ($"INSERT INTO AuditSegments SELECT Chain, 1, 4, '2026-11-01', Mac, 'a', 'b', '2026-11-23', Mac FROM AuditRows WHERE Chain = {Chain} AND Sequence = 4; DELETE FROM AuditRows WHERE Chain = {Chain} AND Sequence <= 4", AuditFaultKind.SegmentChanged, 1),
           ]
           select (kind, row.Item1, row.Item2, row.Item3),
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_untouched_trail_is_intact(DatabaseKind kind)
    {
        await using var database = await FilledAsync(kind);
        await using var desk = database.Open();
        Assert.Null(await desk.FaultAsync());
        var finding = await desk.VerifyAsync();
        Assert.NotNull(finding.AnchoredAt);
        Assert.True(finding.Rows >= Rows, $"Only {finding.Rows} rows were read.");
    }

    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task The_database_refuses(DatabaseKind kind, string statement, string table)
    {
        await using var database = await FilledAsync(kind);
        await using var desk = database.Open();
        var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => desk.Db.Database.ExecuteSqlRawAsync(statement.Replace("{0}", $"{Chain}", StringComparison.Ordinal)));
        Assert.StartsWith(table, refused.Message[refused.Message.IndexOf("Audit", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Null(await desk.FaultAsync());
    }

    /// <summary>SQLite has no such statement.</summary>
    [Theory]
    [InlineData("TRUNCATE TABLE AuditRows")]
    [InlineData("TRUNCATE TABLE AuditHeads")]
    [InlineData("TRUNCATE TABLE AuditSegments")]
    public async Task SQL_Server_empties_no_table_of_the_trail_without_its_guards(string statement)
    {
        await using var database = await FilledAsync(DatabaseKind.SqlServer);
        await using var desk = database.Open();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => desk.Db.Database.ExecuteSqlRawAsync(statement));
        Assert.Equal(Rows, await desk.Db.AuditRows.CountAsync(r => r.Chain == Chain));
        Assert.Null(await desk.FaultAsync());
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Somebody_who_took_the_guards_away_is_found_out(DatabaseKind kind, string statements, AuditFaultKind fault, long sequence)
    {
        await using var database = await FilledAsync(kind);
        await using var desk = database.Open();
        await UnguardAsync(desk);
        foreach (var statement in statements.Split("; "))
        {
            Assert.NotEqual(0, await desk.Db.Database.ExecuteSqlRawAsync(statement));
        }

        var found = (await desk.VerifyAsync()).Fault;
        Assert.Equal((fault, Chain, sequence), (found?.Kind, found?.Chain, found?.Sequence ?? 0));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Rows_without_any_end_are_found_out(DatabaseKind kind)
    {
        await using var database = await FilledAsync(kind);
        await using var desk = database.Open();
        await UnguardAsync(desk);
        await desk.Db.Database.ExecuteSqlRawAsync("DELETE FROM AuditHeads");
        Assert.Equal(new(AuditFaultKind.ChainMissing, 0, null), (await desk.VerifyAsync()).Fault);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_chain_built_anew_without_the_key_is_found_out(DatabaseKind kind)
    {
        await using var database = await FilledAsync(kind);
        await using var desk = database.Open();
        await UnguardAsync(desk);
        var other = new AuditKey(new byte[AuditKey.Length]);
        var mac = AuditKey.Genesis;
        var rows = await desk.Db.AuditRows.AsNoTracking().Where(r => r.Chain == Chain).OrderBy(r => r.Sequence).ToListAsync();
        foreach (var row in rows)
        {
            mac = other.Row(mac, row);
            await desk.Db.Database.ExecuteSqlAsync($"UPDATE AuditRows SET Mac = {mac} WHERE Chain = {Chain} AND Sequence = {row.Sequence}");
        }

        await desk.Db.Database.ExecuteSqlAsync($"UPDATE AuditHeads SET LastMac = {mac}, Mac = {other.Head(Chain, AuditOptions.DefaultChains, rows.Count, mac)} WHERE Chain = {Chain}");
        Assert.Equal(new(AuditFaultKind.HeadChanged, Chain, null), (await desk.VerifyAsync()).Fault);
        var head = await desk.Db.AuditHeads.AsNoTracking().SingleAsync(h => h.Chain == Chain);
        await desk.Db.Database.ExecuteSqlAsync($"UPDATE AuditHeads SET Mac = {TestDatabase.Key.Head(Chain, head.Chains, head.LastSequence, mac)} WHERE Chain = {Chain}");
        Assert.Equal(new(AuditFaultKind.RowChanged, Chain, 1), (await desk.VerifyAsync()).Fault);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_trail_without_anchors_is_not_called_intact(DatabaseKind kind)
    {
        await using var database = await FilledAsync(kind);
        await using var desk = database.Open();
        Assert.Equal(new(AuditFaultKind.AnchorMissing, null, null), (await desk.VerifyAsync()).Fault);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "DELETE FROM AuditLinks WHERE CaseNumber = 'RC-2026-000701'")]
    [InlineData(DatabaseKind.Sqlite, "UPDATE AuditLinks SET CaseNumber = 'RC-2026-000709' WHERE CaseNumber = 'RC-2026-000701'")]
    [InlineData(DatabaseKind.Sqlite, "INSERT INTO AuditLinks (CaseNumber, Chain, Sequence) VALUES ('RC-2026-000709', 3, 1)")]
    [InlineData(DatabaseKind.SqlServer, "DELETE FROM AuditLinks WHERE CaseNumber = 'RC-2026-000701'")]
    [InlineData(DatabaseKind.SqlServer, "UPDATE AuditLinks SET CaseNumber = 'RC-2026-000709' WHERE CaseNumber = 'RC-2026-000701'")]
    public async Task Whoever_hides_a_look_at_a_case_from_its_list_is_found_out_and_the_list_is_made_anew(DatabaseKind kind, string statement)
    {
        await using var database = await FilledAsync(kind);
        await using var desk = database.Open();
        await desk.AppendAsync(Chain, new AuditNote(AuditAction.CaseRead, ["RC-2026-000701", "RC-2026-000702"], null), new AuditNote(AuditAction.CaseRead, ["RC-2026-000701"], null));
        await desk.Expansion.RunAsync();
        await desk.AppendAsync(Chain, new AuditNote(AuditAction.CaseRead, ["RC-2026-000703"], null));
        Assert.Null(await desk.FaultAsync());

        await desk.Db.Database.ExecuteSqlRawAsync(statement);
        Assert.Equal(new(AuditFaultKind.LinksChanged, Chain, null), await desk.FaultAsync());
        await desk.Expansion.AnewAsync();
        Assert.Null(await desk.FaultAsync());
        Assert.Equal(2, (await desk.Queries.PageAsync(new() { CaseNumber = "RC-2026-000701" }, null)).Rows.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_old_copy_of_rows_and_heads_is_found_out_back_to_the_last_anchor(DatabaseKind kind)
    {
        await using var database = await FilledAsync(kind);
        await using var desk = database.Open();
        var old = await desk.Db.AuditHeads.AsNoTracking().SingleAsync(h => h.Chain == Chain);
        await AppendAsync(desk, 5);
        Assert.True(await desk.Anchors.SetAsync(desk.Db, DateTime.UtcNow));
        Assert.False(await desk.Anchors.SetAsync(desk.Db, DateTime.UtcNow));
        Assert.Null((await desk.VerifyAsync()).Fault);

        await UnguardAsync(desk);
        await desk.Db.Database.ExecuteSqlAsync($"DELETE FROM AuditRows WHERE Chain = {Chain} AND Sequence > {old.LastSequence}");
        await desk.Db.Database.ExecuteSqlAsync($"UPDATE AuditHeads SET LastSequence = {old.LastSequence}, LastMac = {old.LastMac}, Mac = {old.Mac} WHERE Chain = {Chain}");
        Assert.Equal(new(AuditFaultKind.BehindAnchor, Chain, old.LastSequence + 1), (await desk.VerifyAsync()).Fault);

        // Going on from there, past the anchored place, does not hide it, and is not anchored.
        await AppendAsync(desk, 7);
        await Assert.ThrowsAsync<InvalidDataException>(() => desk.Anchors.SetAsync(desk.Db, DateTime.UtcNow));
        Assert.Equal(new(AuditFaultKind.BehindAnchor, Chain, old.LastSequence + 5), (await desk.VerifyAsync()).Fault);

        await desk.Db.Database.ExecuteSqlRawAsync("DELETE FROM AuditRows");
        await desk.Db.Database.ExecuteSqlRawAsync("DELETE FROM AuditHeads");
        Assert.Equal(new(AuditFaultKind.ChainMissing, 0, null), (await desk.VerifyAsync()).Fault);
    }

    private static string Insert => "INSERT INTO AuditRows (Chain, Sequence, At, ActorId, Action, Cases, Mac)";

    private static string Mac(DatabaseKind kind) => kind == DatabaseKind.Sqlite ? "zeroblob(32)" : "CAST(0 AS binary(32))";

    private static async Task<TestDatabase> FilledAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.MakeAsync(kind);
        await using var desk = database.Open();
        var has = await desk.Db.AuditHeads.Where(h => h.Chain == Chain).Select(h => (long?)h.LastSequence).SingleOrDefaultAsync() ?? 0;
        await AppendAsync(desk, (int)(Rows - has));
        return database;
    }

    private static async Task AppendAsync(Desk desk, int count)
    {
        for (var step = 1; step <= count; step++)
        {
            await desk.AppendAsync(Chain, new AuditNote(AuditAction.CaseRead, ["RC-2026-000001"], $"step {step}"));
        }
    }

    private static async Task UnguardAsync(Desk desk)
    {
        foreach (var drop in (string[])
            [
                "DROP TRIGGER AuditRows_Insert", "DROP TRIGGER AuditRows_Update", "DROP TRIGGER AuditRows_Delete", "DROP TRIGGER AuditHeads_Update",
                "DROP TRIGGER AuditHeads_Delete", "DROP TRIGGER AuditSegments_Update", "DROP TRIGGER AuditSegments_Delete",
            ])
        {
            await desk.Db.Database.ExecuteSqlRawAsync(drop);
        }
    }
}
