using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Retention;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Cases;

public sealed class CaseLookTests : IDisposable
{
    private static readonly DateTime Noon = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData(29, 3)]
    [InlineData(30, 7)]
    public void A_visit_goes_on_while_less_than_half_an_hour_passes(int minutes, int before)
    {
        var file = CaseBuilder.In(CasePhase.ShelterSearch).File;
        var last = new CaseLook { UserId = "u", Version = 7, At = Noon, BeforeVersion = 3, BeforeAt = Noon.AddDays(-1) };
        var now = CaseLook.Now(last, "u", file, Noon.AddMinutes(minutes));
        Assert.Equal((before, file.Version, Noon.AddMinutes(minutes)), (now.BeforeVersion, now.Version, now.At));
        Assert.Equal(before == 7 ? Noon : Noon.AddDays(-1), now.BeforeAt);
    }

    [Fact]
    public async Task Looks_are_kept_with_the_trail_one_for_each_person_and_case()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch);
        await _app.Keep(builder);
        var writer = _app.Services.GetRequiredService<AuditWriter>();
        for (var turn = 1; turn <= 3; turn++)
        {
            await writer.KeepAsync([Note], [Look("a", builder.File.Id, turn), Look("b", builder.File.Id, turn)]);
        }

        await _app.InDatabase(async db =>
            Assert.Equal([("a", 3), ("b", 3)], (await db.CaseLooks.OrderBy(look => look.UserId).ToListAsync()).Select(look => (look.UserId, look.Version))));
    }

    [Fact]
    public async Task A_look_at_a_case_that_is_gone_leaves_nothing_and_stops_nothing()
    {
        var writer = _app.Services.GetRequiredService<AuditWriter>();
        await writer.KeepAsync([Note], [Look("a", 4711, 1)]);
        await _app.InDatabase(async db =>
        {
            Assert.Empty(await db.CaseLooks.ToListAsync());
            Assert.Contains(await db.AuditRows.ToListAsync(), row => row.ActorId == Note.ActorId);
        });
    }

    [Fact]
    public async Task A_destroyed_case_takes_its_looks_along()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch);
        await _app.Keep(builder);
        await _app.Services.GetRequiredService<AuditWriter>().KeepAsync([Note], [Look("a", builder.File.Id, 1)]);
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CaseDestruction>().DeleteAsync([builder.File.Number], Noon);
        await _app.InDatabase(async db => Assert.Empty(await db.CaseLooks.ToListAsync()));
    }

    private static AuditNotes Note => new("looks-test", ActorRole.Counsellor, null, [new AuditNote(AuditAction.CaseRead, [], null)]);

    private static CaseLook Look(string user, int file, int version) => new() { UserId = user, CaseFileId = file, Version = version, At = Noon.AddMinutes(version) };
}
