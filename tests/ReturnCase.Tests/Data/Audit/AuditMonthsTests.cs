using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Audit;

/// <summary>An expired month goes whole, by two persons, and the rest stays provable.</summary>
public sealed class AuditMonthsTests
{
    private static readonly Actor Willem = new("willem", "Willem", ActorRole.Auditor);
    private static readonly Actor Noor = new("noor", "Noor", ActorRole.Administrator);

    public static TheoryData<DatabaseKind> Kinds() => [.. Enum.GetValues<DatabaseKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_oldest_month_goes_whole_and_what_is_left_stays_intact(DatabaseKind kind)
    {
        var now = new DateTime(2032, 11, 23, 12, 0, 0, DateTimeKind.Utc);
        await using var database = await TestDatabase.MakeAsync(kind, new SettableClock(now));
        await using var desk = database.Open();
        await FillAsync(desk, new DateTime(2027, 3, 5, 9, 0, 0, DateTimeKind.Utc), 30);
        await FillAsync(desk, new DateTime(2027, 4, 1, 0, 0, 0, DateTimeKind.Utc), 10);
        var today = desk.At(now);

        // The month in which the database was made.
        var made = await desk.Db.AuditRows.CountAsync(r => r.At < new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        if (made > 0)
        {
            Assert.Equal(RemovalResult.Done, await today.ProposeAsync(Willem));
            Assert.Equal(RemovalResult.Done, await today.SignAsync(Noor));
        }

        Assert.Equal(new DateOnly(2027, 3, 1), (await today.StateAsync()).Oldest);
        Assert.Equal(RemovalResult.NotProposed, await today.SignAsync(Noor));
        Assert.Equal(RemovalResult.Done, await today.ProposeAsync(Willem));
        Assert.Equal(RemovalResult.AlreadyProposed, await today.ProposeAsync(Willem));
        Assert.Equal(RemovalResult.SamePerson, await today.SignAsync(Willem));
        Assert.Equal(30, await desk.Db.AuditRows.CountAsync(r => r.At < new DateTime(2027, 4, 1, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(RemovalResult.Done, await today.SignAsync(Noor));

        Assert.Equal(0, await desk.Db.AuditRows.CountAsync(r => r.At < new DateTime(2027, 4, 1, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(10, await desk.Db.AuditRows.CountAsync(r => r.At < new DateTime(2027, 5, 1, 0, 0, 0, DateTimeKind.Utc)));
        await desk.FaultAsync();
        var finding = await desk.VerifyAsync();
        Assert.Equal((null, made + 30L), (finding.Fault, finding.Removed));
        var state = await today.StateAsync();
        Assert.Equal((new DateOnly(2027, 3, 1), 30L), state.Removed.Select(m => (m.Month, m.Rows)).First());
        Assert.Equal(new DateOnly(2027, 4, 1), state.Oldest);
        Assert.Null(state.Proposed);
        Assert.Single(await desk.Db.AuditRows.Where(r => r.Action == AuditAction.SegmentRemoved && r.Detail == "2027-03").ToListAsync());

        // The next month goes the same way, and what is written then goes on from there.
        await today.ProposeAsync(Willem);
        Assert.Equal(RemovalResult.Done, await today.SignAsync(Noor));
        Assert.Equal(RemovalResult.NothingExpired, await today.ProposeAsync(Willem));
        await FillAsync(desk, now, 16);
        Assert.Equal((null, made + 40L), (await desk.FaultAsync(), (await desk.VerifyAsync()).Removed));
    }

    [Theory]
    [InlineData(60, "2026-11-23", "2021-10-01")]
    [InlineData(12, "2026-01-01", "2024-12-01")]
    [InlineData(12, "2026-02-28", "2025-01-01")]
    public void A_month_expires_when_so_many_whole_months_came_after_it(int months, string today, string last) =>
        Assert.Equal(DateOnly.Parse(last, null), new AuditRetention(months).LastExpired(DateOnly.Parse(today, null)));

    private static async Task FillAsync(Desk desk, DateTime at, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            await desk.AppendAtAsync(at.AddMinutes(row), row % AuditOptions.DefaultChains, new AuditNote(AuditAction.CaseRead, ["RC-2021-000001"], null));
        }
    }
}
