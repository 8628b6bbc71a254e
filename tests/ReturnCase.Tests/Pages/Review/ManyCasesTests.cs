using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Data.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Review;

/// <summary>
/// The board of a team among very many cases, nearly all of them closed. Each build keeps twenty thousand;
/// <c>RETURNCASE_CASES=1000000</c> makes it a million, of which 5,000 are open, and says how the times compare.
/// </summary>
public sealed class ManyCasesTests : IDisposable
{
    private static readonly int Cases = int.Parse(Environment.GetEnvironmentVariable("RETURNCASE_CASES") ?? "20000", CultureInfo.InvariantCulture);
    private static readonly string[] Addresses =
    [
        "/review", "/review?after=20270103-2-20261101-17", "/review?step=overdue", "/review?step=three-months", "/review?only=review-owed",
        "/review?only=step-due", "/review?from=2027-01-04&until=2027-01-10", "/review/print", "/",
    ];

    private readonly AskedPlans _plans = new();
    private readonly ReturnCaseApp _app;

    public ManyCasesTests() => _app = new() { Interceptors = [_plans] };

    private static int Open => Cases / 200;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_board_opens_with_the_same_commands_and_walks_no_table_of_cases()
    {
        await _app.Keep(CasePageCases.In(CasePhase.ShelterSearch));
        await FillAsync(1, 200, open: 60);
        var client = await _app.ClientAs("ingrid");
        var few = await ReadAsync(client);
        await FillAsync(201, Cases - 201, Open - 60);
        var many = await ReadAsync(client);

        foreach (var address in Addresses)
        {
            Assert.Equal(few[address].Plans.Count, many[address].Plans.Count);
            Assert.All(many[address].Plans, plan => Assert.False(plan.ScansCases, $"{address}\n{plan.Sql}\n{string.Join('\n', plan.Steps)}"));
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{address}: {many[address].Plans.Count} commands, {many[address].Took / few[address].Took:0.0} times as long with {Cases:N0} cases ({Open:N0} open) as with 201 (61 open)"));
        }

        Assert.Contains($" {Open + 1} lopende zaken ", many["/review"].Text, StringComparison.Ordinal);
    }

    private async Task<Dictionary<string, (IReadOnlyList<QueryPlan> Plans, TimeSpan Took, string Text)>> ReadAsync(PageClient client)
    {
        var read = new Dictionary<string, (IReadOnlyList<QueryPlan>, TimeSpan, string)>();
        foreach (var address in Addresses)
        {
            var (took, text) = (TimeSpan.MaxValue, "");
            for (var i = 0; i < 3; i++)
            {
                _plans.Forget();
                var begun = Stopwatch.GetTimestamp();
                var page = await client.Get(address);
                var elapsed = Stopwatch.GetElapsedTime(begun);
                Assert.Equal(HttpStatusCode.OK, page.Status);
                (took, text) = (elapsed < took ? elapsed : took, page.Text);
            }

            read[address] = (_plans.Found, took, text);
        }

        return read;
    }

    /// <summary>Copies the one case that was kept by the real verbs, with other numbers, people and days, in one command.</summary>
    private Task FillAsync(int first, int count, int open) => _app.InDatabase(async db =>
    {
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var columns = new List<string>();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name FROM pragma_table_info('Cases') WHERE name <> 'Id'";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                columns.Add(reader.GetString(0));
        }

        var today = CasePageCases.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (isOpen, deadline) = ($"i < {first + open}", $"date('{today}', (i * 7 % 500 - 50) || ' days')");
        var other = new Dictionary<string, string>
        {
            ["Number"] = "printf('RC-2027-%07d', i)",
            ["VNumber"] = "printf('28%08d', i)",
            ["CounsellorId"] = "CASE WHEN i % 37 = 0 THEN NULL ELSE 'c' || (i % 40) END",
            ["Phase"] = $"CASE WHEN {isOpen} THEN CASE WHEN i % 5 = 0 THEN 'NoShelter' ELSE 'ShelterSearch' END ELSE 'Closed' END",
            ["GoverningDeadline"] = $"CASE WHEN {isOpen} THEN {deadline} END",
            ["DeadlineOrder"] = $"CASE WHEN {isOpen} THEN {deadline} ELSE '9999-12-31' END",
            ["LastContactOn"] = $"CASE WHEN i % 7 > 0 THEN date('{today}', -(i % 90) || ' days') END",
            ["ReviewOwed"] = "i % 50 = 0",
        };
        Assert.All(other.Keys, column => Assert.Contains(column, columns));
        var copy = $"""
            WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {first + count - 1})
            INSERT INTO "Cases" ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
            SELECT {string.Join(", ", columns.Select(column => other.GetValueOrDefault(column, $"c.\"{column}\"")))}
            FROM n, (SELECT * FROM "Cases" WHERE "Number" NOT LIKE 'RC-2027-%' LIMIT 1) AS c
            """;
        await db.Database.ExecuteSqlRawAsync(copy);
    });
}
