using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Figures;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Figures;
using ReturnCase.Tests.Data.Cases;

namespace ReturnCase.Tests.Data.Figures;

/// <summary>The page of figures asks four questions, each in one command, and walks neither the cases nor what is counted of them.</summary>
public sealed partial class FigurePlanTests(PlannedDatabases databases) : IClassFixture<PlannedDatabases>
{
    private static readonly Viewer[] Viewers = [new("ingrid", ActorRole.Supervisor, "Noord"), new("noor", ActorRole.Administrator, null)];
    private static readonly FigureScope[] Scopes = [new(new(2025, 1, 1), new(2027, 1, 1), null, null), new(new(2025, 1, 1), new(2027, 1, 1), "Noord", "ER")];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Figures_come_out_of_their_indexes(bool analyzed)
    {
        await FillAsync(analyzed);
        foreach (var (viewer, scope) in from viewer in Viewers from scope in Scopes select (viewer, scope))
        {
            Assert.Empty(Walks(await PlanAsync(analyzed, queries => queries.ByMonthAsync(viewer, scope))));
            Assert.Empty(Walks(await PlanAsync(analyzed, queries => queries.ByPlaceAsync(viewer, scope))));
        }

        // The first of an index is read where the index begins.
        var first = await PlanAsync(analyzed, queries => queries.FirstMonthAsync());
        Assert.All(Walks(first), step => Assert.Matches("USING (COVERING )?INDEX", step));
        Assert.DoesNotContain(first.Steps, step => step.Contains("TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal));
        Assert.Single(await databases.PlansAsync(analyzed, s => new FigureQueries(s.GetRequiredService<ReturnCaseDb>()).ClosedAsync(Scopes[0].From)));
    }

    [Fact]
    public async Task A_walk_is_seen()
    {
        var plans = await databases.PlansAsync(false, s => s.GetRequiredService<ReturnCaseDb>().MonthFigures.Where(figure => figure.Count > 3).ToListAsync());
        Assert.NotEmpty(Walks(Assert.Single(plans)));
    }

    private async Task<QueryPlan> PlanAsync(bool analyzed, Func<FigureQueries, Task> query) =>
        Assert.Single(await databases.PlansAsync(analyzed, s => query(new FigureQueries(s.GetRequiredService<ReturnCaseDb>()))));

    private static string[] Walks(QueryPlan plan)
    {
        var tables = Tables().Matches(plan.Sql).Select(match => match.Groups["alias"].Value).ToHashSet();
        Assert.NotEmpty(tables);
        return [.. plan.Steps.Where(step => Walk().Match(step) is { Success: true } walk && tables.Contains(walk.Groups["table"].Value))];
    }

    private async Task FillAsync(bool analyzed)
    {
        await using var services = databases.Services(analyzed);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReturnCaseDb>();
        db.MonthFigures.AddRange(Enumerable.Range(0, 2_000).Select(i => new MonthFigure
        {
            Month = new DateOnly(2015, 1, 1).AddMonths(i % 144),
            Team = i % 2 == 0 ? "Noord" : "Zuid",
            Country = i % 3 == 0 ? "ER" : "SY",
            Kind = FigureKind.Inflow,
            What = FigureEvents.New,
            Weeks = i,
            Count = 1,
            CountedAt = DateTime.UnixEpoch,
        }));
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlRawAsync("INSERT INTO CaseFigures (CaseFileId, Sequence, Kind, What, Month, Team, Country, Weeks, CountedAt) SELECT Id, 1000, 'Inflow', 'New', '2020-01-01', Team, 'ER', 0, '2020-02-08' FROM Cases");
        if (analyzed)
            await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    [GeneratedRegex("\"(Cases|CaseFigures|MonthFigures)\" AS \"(?<alias>\\w+)\"")]
    private static partial Regex Tables();

    [GeneratedRegex("^SCAN (?<table>\\w+)")]
    private static partial Regex Walk();
}
