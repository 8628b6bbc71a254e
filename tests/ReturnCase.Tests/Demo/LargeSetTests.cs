using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Demo.Stories;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Demo;

public sealed class LargeSetTests
{
    private const int Cases = 600;

    [Fact]
    public async Task The_same_seed_gives_the_same_content_whether_or_not_it_was_stopped_half_way()
    {
        var (whole, stopped, other) = (TemplateDatabase.Clone(), TemplateDatabase.Clone(), TemplateDatabase.Clone());
        await SeedAsync(whole, 4);
        await Assert.ThrowsAsync<OperationCanceledException>(() => SeedAsync(stopped, 4, kept => kept is > 0 and < Cases ? throw new OperationCanceledException() : 0));
        Assert.InRange(await CountAsync(stopped), 1, Cases - 1);
        await SeedAsync(stopped, 4);
        await SeedAsync(other, 5);

        var content = DatabaseContent.Of(whole);
        Assert.StartsWith($"{Cases} rows", content["Cases"], StringComparison.Ordinal);
        Assert.Equal(content, DatabaseContent.Of(stopped));
        Assert.NotEqual(content["Cases"], DatabaseContent.Of(other)["Cases"]);
    }

    /// <summary>The fast way writes, column by column, what a save through the tracker writes.</summary>
    [Fact]
    public async Task What_is_written_at_once_is_what_a_save_writes()
    {
        var (fast, saved) = (TemplateDatabase.Clone(), TemplateDatabase.Clone());
        await SeedAsync(fast, 4);
        await SeedAsync(saved, 4, many: new ManyCases());
        var (one, two) = (DatabaseContent.Of(fast), DatabaseContent.Of(saved));
        Assert.All((string[])["Cases", "CaseEntries", "CaseFacts", "OutcomeProposals", "Suspensions", "SafetyAlarms", "Referrals", "ReferralStandings", "NameTokens", "CaseTasks", "CaseFigures"], table => Assert.False(one[table].StartsWith("0 rows", StringComparison.Ordinal), table));
        Assert.All(two, table => Assert.Equal(table, new(table.Key, one[table.Key])));
    }

    [Fact]
    public async Task Its_cases_open_its_lists_are_up_to_date_and_its_trail_holds()
    {
        using var app = new ReturnCaseApp();
        var set = app.Services.GetRequiredService<LargeSet>();
        await set.AddAsync(Cases, 4, _ => { });
        await app.InDatabase(async db =>
        {
            Assert.InRange(await db.CaseFiles.CountAsync(file => file.Phase != CasePhase.Closed), Cases / 40, Cases / 12);
            Assert.InRange(await db.CaseFiles.Where(file => file.Phase != CasePhase.Closed).AverageAsync(file => file.Version), 40, 60);
            Assert.InRange(await db.CaseFiles.Where(file => file.Phase == CasePhase.Closed).AverageAsync(file => file.Version), 10, 35);
            Assert.Equal(Cases, (await db.AuditRows.Where(row => row.Action == AuditAction.CaseAdded).ToListAsync()).SelectMany(row => row.CaseNumbers).Distinct().Count());
        });
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var at = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            Assert.Equal(0, (await scope.ServiceProvider.GetRequiredService<ListRefresh>().RunAsync(at)).Changed);
        }

        List<(string Number, string Team)> cases = [];
        await app.InDatabase(async db => cases.AddRange((await db.CaseFiles.Where(file => file.Team == "Noord" || file.Team == "Zuid").Select(file => new { file.Number, file.Team, file.Phase, file.ClosingReason }).ToListAsync())
            .DistinctBy(file => (file.Phase, file.ClosingReason)).Select(file => (file.Number, file.Team))));
        Assert.InRange(cases.Count, 12, 40);
        var (noord, zuid) = (await app.ClientAs("ingrid"), await app.ClientAs("hassan"));
        foreach (var (number, team) in cases)
            Assert.Equal((number, HttpStatusCode.OK), (number, (await (team == "Noord" ? noord : zuid).Get($"/cases/{number}")).Status));
    }

    [Fact]
    public async Task Another_set_waits_until_the_one_that_was_begun_is_complete()
    {
        var path = TemplateDatabase.Clone();
        await Assert.ThrowsAsync<OperationCanceledException>(() => SeedAsync(path, 4, kept => kept is > 0 and < Cases ? throw new OperationCanceledException() : 0));
        var refusal = await Assert.ThrowsAsync<SettingsException>(() => SeedAsync(path, 5));
        Assert.Equal("A set of 600 cases with seed 4 was begun and 250 of them are kept. Run seed --cases 600 --seed 4 to go on with it; another set can be added when it is complete.", refusal.Message);
        await SeedAsync(path, 4);
        await SeedAsync(path, 5);
        Assert.Equal(2 * Cases, await CountAsync(path));
    }

    [Fact]
    public async Task A_number_that_somebody_takes_meanwhile_is_not_given_twice()
    {
        using var app = new ReturnCaseApp();
        var taken = new List<string>();
        await app.Services.GetRequiredService<LargeSet>().AddAsync(Cases, 4, _ =>
        {
            using var scope = app.Services.CreateScope();
            taken.Add(scope.ServiceProvider.GetRequiredService<Numbers>().NextCaseAsync(app.Clock.GetUtcNow().Year).GetAwaiter().GetResult());
        });
        await app.InDatabase(async db =>
        {
            Assert.Equal(Cases, await db.CaseFiles.CountAsync());
            Assert.False(await db.CaseFiles.AnyAsync(file => taken.Contains(file.Number)));
        });
    }

    private static async Task SeedAsync(string path, int seed, Func<int, int>? kept = null, ManyCases? many = null)
    {
        // Not disposed: that deletes the database, which is looked at afterwards.
        var app = new ReturnCaseApp(path) { Also = services => { if (many is not null) services.AddSingleton(many); } };
        await app.Services.GetRequiredService<LargeSet>().AddAsync(Cases, seed, done => kept?.Invoke(done));
    }

    private static async Task<long> CountAsync(string path)
    {
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM Cases";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
