using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Audit;

/// <summary>No save can forget the trail, and the trail tells of no save that was not kept.</summary>
public sealed class AuditTrailTests
{
    public static TheoryData<DatabaseKind> Kinds() => [.. Enum.GetValues<DatabaseKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_case_that_is_saved_stands_in_the_trail_with_who_saved_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        var built = CaseBuilder.In(CasePhase.ShelterSearch);
        await using (var desk = database.Open())
        {
            desk.Trail.Act("u1", ActorRole.Counsellor, "t1");
            desk.Db.CaseFiles.Add(built.File);
            await desk.Db.SaveChangesAsync();
        }

        string recorded;
        await using (var desk = database.Open())
        {
            desk.Trail.Act("u2", ActorRole.Supervisor, "t2");
            var file = (await desk.Store.FindAsync(built.File.Number))!;
            file.Note(built.By(Staff.Ingrid), new(StatementKind.BestInterests, "wants to stay"));
            recorded = file.Entries[^1].Kind.ToString();
            await desk.Store.SaveAsync();
        }

        await using var reader = database.Open();
        var rows = await reader.Db.AuditRows.Where(r => r.Cases == built.File.Number).ToListAsync();
        var added = Assert.Single(rows, r => r.Action == AuditAction.CaseAdded);
        Assert.Equal(("u1", ActorRole.Counsellor, "t1"), (added.ActorId, added.Role, added.Trace));
        var changed = Assert.Single(rows, r => r.Action == AuditAction.CaseChanged);
        Assert.Equal(("u2", recorded), (changed.ActorId, changed.Detail));
        Assert.DoesNotContain(rows, r => (r.Detail ?? "").Contains("stay", StringComparison.Ordinal));
        Assert.Null(await reader.FaultAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_save_that_fails_leaves_no_row(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        await using var first = database.Open();
        await using var second = database.Open();
        first.Db.Users.Add(new AppUser { UserName = "x", NormalizedUserName = "SAME" });
        first.Trail.Changes(AuditAction.UserAdded, "first");
        await first.Db.SaveChangesAsync();
        second.Db.Users.Add(new AppUser { UserName = "x", NormalizedUserName = "SAME" });
        second.Trail.Changes(AuditAction.UserAdded, "second");
        await Assert.ThrowsAsync<DbUpdateException>(() => second.Db.SaveChangesAsync());

        Assert.Equal(["first"], await first.Db.AuditRows.Where(r => r.Action == AuditAction.UserAdded && r.ActorId == AuditTrail.System && (r.Detail == "first" || r.Detail == "second")).Select(r => r.Detail).ToListAsync());
        Assert.Null(await first.FaultAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_change_that_nobody_named_is_told_by_its_fields_and_not_by_its_values(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        await using var desk = database.Open();
        var user = new AppUser { UserName = "x", NormalizedUserName = "X", DisplayName = "Zeldzaam" };
        desk.Db.Users.Add(user);
        await desk.Db.SaveChangesAsync();
        (user.DisplayName, user.Team) = ("Bijzonder", "Oost");
        await desk.Db.SaveChangesAsync();

        var row = await desk.Db.AuditRows.SingleAsync(r => r.Action == AuditAction.DataChanged && r.Detail == "AppUser: DisplayName, Team");
        Assert.Equal("", row.Cases);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Many_who_save_and_look_at_once_leave_whole_chains(DatabaseKind kind)
    {
        const int People = 12;
        await using var database = await TestDatabase.MakeAsync(kind);
        await Task.WhenAll(Enumerable.Range(0, People).Select(person => Task.Run(async () =>
        {
            await using var desk = database.Open();
            desk.Trail.Act($"p{person}", ActorRole.Counsellor, null);
            desk.Trail.Shown(AuditAction.CaseRead, ["RC-2026-000001"]);
            await desk.Writer.KeepAsync(desk.Trail.Take());
            desk.Db.Users.Add(new AppUser { UserName = $"p{person}", NormalizedUserName = $"P{person}" });
            await desk.Db.SaveChangesAsync();
        })));

        await using var reader = database.Open();
        Assert.Equal(People, await reader.Db.AuditRows.CountAsync(r => r.Action == AuditAction.CaseRead && r.Role == ActorRole.Counsellor));
        Assert.Equal(People, await reader.Db.AuditRows.CountAsync(r => r.Action == AuditAction.DataChanged && r.Role == ActorRole.Counsellor));
        Assert.Null(await reader.FaultAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Two_who_make_the_chains_at_once_both_write(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        await using var first = database.Open();
        await using var second = database.Open();
        // Its connection is there before it matters.
        await second.Db.AuditHeads.CountAsync();
        var later = Task.CompletedTask;
        await first.Db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await first.Db.Database.BeginTransactionAsync();
            await first.Chain.AppendAsync(first.Db, 0, [new("first", null, null, [new AuditNote(AuditAction.SignedIn, [], null)])], default);
            later = Task.Run(() => second.AppendAsync(1, new AuditNote(AuditAction.SignedIn, [], null)));
            await Task.WhenAny(later, Task.Delay(TimeSpan.FromSeconds(1)));
            await transaction.CommitAsync();
        });
        await later;

        Assert.Equal(2, await first.Db.AuditRows.CountAsync(r => r.Action == AuditAction.SignedIn));
        Assert.Null(await first.FaultAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_instant_comes_back_as_it_was_signed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        await using var desk = database.Open();
        await desk.AppendAsync(0, new AuditNote(AuditAction.SignedIn, [], "é, ٤ and 😀"));
        var row = await desk.Db.AuditRows.AsNoTracking().SingleAsync(r => r.Action == AuditAction.SignedIn);
        Assert.Equal(DateTimeKind.Utc, row.At.Kind);
        Assert.Null(await desk.FaultAsync());
    }
}
