using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Demo.Stories;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Demo;

public sealed class SeederTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_demo_is_kept_once_its_numbers_go_on_and_its_cases_open()
    {
        // In the first hour of a day, when an hour ago was yesterday.
        _app.Clock.Set(new(2026, 11, 24, 0, 30, 0, TimeSpan.FromHours(1)));
        var noord = await _app.ClientAs("ingrid");
        var zuid = await _app.ClientAs("hassan");
        for (var start = 1; start <= 2; start++)
        {
            await using var scope = _app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DemoSeeder>().SeedAsync(TestContext.Current.CancellationToken);
        }

        Assert.False(await _app.Services.GetRequiredService<StorySeeder>().SeedDemoAsync());

        List<(string Number, string Team, ClosingReason? Reason)> cases = [];
        await _app.InDatabase(async db =>
        {
            cases.AddRange((await db.CaseFiles.OrderBy(c => c.Number).Select(c => new { c.Number, c.Team, c.ClosingReason }).ToListAsync()).Select(c => (c.Number, c.Team, c.ClosingReason)));
            Assert.Equal(StoryPlans.All.Sum(story => story.Cases), cases.Count);
            Assert.True((await db.SeedRuns.SingleAsync()).IsComplete);
            Assert.Equal(0, (await db.CarePlaces.Include(p => p.Placements).OrderBy(p => p.Id).FirstAsync()).Free);
            var referrals = await db.Referrals.Select(r => r.Number).ToListAsync();
            Assert.All(await db.NumberSeries.Where(s => s.Prefix != Numbers.Fictitious && s.Year > 0).ToListAsync(), series =>
                Assert.Equal(series.Last == 0 ? null : Numbers.Format(series.Prefix, series.Year, series.Last), referrals.Concat(cases.Select(c => c.Number)).Where(n => n.StartsWith($"{series.Prefix}-{series.Year}", StringComparison.Ordinal)).Max(StringComparer.Ordinal)));
            await AssertEverySentReferralIsInABatch(db);
            Assert.All(
                (await db.CaseFiles.Include(c => c.Facts).Where(c => c.ClosingReason == ClosingReason.DuplicateOrError).ToListAsync()).SelectMany(c => c.Facts.OfType<Statement>(), (c, fact) => (c, fact)).Where(x => x.fact.Kind == StatementKind.OtherCase),
                x => Assert.Contains(cases, other => other.Number == x.fact.Reference && other.Number != x.c.Number));
        });

        // Every open case, and one of each closing reason.
        foreach (var (number, team, _) in cases.Where(c => c.Reason is null).Concat(cases.Where(c => c.Reason is not null).DistinctBy(c => c.Reason)))
        {
            var page = await (team == "Noord" ? noord : zuid).Get($"/cases/{number}");
            Assert.True(page.Status == HttpStatusCode.OK, $"{number}: {page.Status}");
        }
    }

    [Fact]
    public async Task Half_a_demo_is_never_taken_for_a_whole_one()
    {
        await _app.InDatabase(async db =>
        {
            db.SeedRuns.Add(new(10, SeedRun.OfDemo, DateTime.UtcNow));
            await db.SaveChangesAsync();
        });
        await using (var scope = _app.Services.CreateAsyncScope())
            Assert.Contains("was stopped before", (await Assert.ThrowsAsync<SettingsException>(() => scope.ServiceProvider.GetRequiredService<DemoSeeder>().SeedAsync(TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
        await _app.InDatabase(async db =>
        {
            Assert.Equal(0, await db.CaseFiles.CountAsync());
            await db.SeedRuns.ExecuteDeleteAsync();
            db.CaseFiles.Add(CaseBuilder.In(CasePhase.ShelterSearch).File);
            await db.SaveChangesAsync();
        });
        await using (var scope = _app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DemoSeeder>().SeedAsync(TestContext.Current.CancellationToken);
        await _app.InDatabase(async db => Assert.Equal(1, await db.CaseFiles.CountAsync()));
    }

    private static async Task AssertEverySentReferralIsInABatch(ReturnCaseDb db)
    {
        var sent = await db.Referrals.Where(r => r.ExportedAt != null).ToDictionaryAsync(r => r.Number);
        var batches = await db.ReferralBatches.OrderBy(batch => batch.Number).ToListAsync();
        Assert.Equal(Enumerable.Range(1, batches.Count), batches.Select(batch => batch.Number));
        Assert.Equal(batches.Select(batch => batch.CreatedAt).Order(), batches.Select(batch => batch.CreatedAt));
        Assert.Contains(batches, batch => batch.Count > 1);
        var packed = new List<string>();
        foreach (var batch in batches)
        {
            Assert.Equal("P. de Vries", batch.ByName);
            using var zip = await Package(db, batch.Number);
            using var json = JsonDocument.Parse(await zip.Text("referrals.json"));
            var numbers = json.RootElement.GetProperty("referrals").EnumerateArray().Select(r => r.GetProperty("referral").GetString()!).ToList();
            Assert.Equal(batch.Count, numbers.Count);
            Assert.All(numbers, number => Assert.Equal(batch.CreatedAt, sent[number].ExportedAt));
            packed.AddRange(numbers);
        }
        Assert.Equal(sent.Keys.Order(StringComparer.Ordinal), packed.Order(StringComparer.Ordinal));
    }

    private static async Task<ZipArchive> Package(ReturnCaseDb db, int number)
    {
        var bytes = new MemoryStream();
        await new PackageFiles(db).CopyAsync(number, ReferralBatch.FileOf(number), bytes);
        bytes.Position = 0;
        return new(bytes, ZipArchiveMode.Read);
    }
}
