using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Figures;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Demo;

public sealed class FigureDemoTests
{
    [Fact]
    public async Task The_demo_has_figures_of_years_and_a_chart_in_every_part()
    {
        await using var app = new ReturnCaseApp(await DemoDatabase.CloneAsync());
        foreach (var address in (string[])["/reports", "/reports?per=year"])
        {
            var page = await (await app.ClientAs("ingrid")).Get(address);
            Assert.True(page.Document.QuerySelectorAll("#year option").Length >= 4);
            Assert.All(page.Document.QuerySelectorAll(".rc-figure"), part => Assert.True(part.QuerySelectorAll("svg").Length == 2, part.Id));
            Assert.Contains(page.Document.QuerySelectorAll("#outflow tbody tr:not(.rc-figure__total) td"), cell => cell.TextContent == "10");
        }
    }

    [Fact]
    public async Task Every_case_counts_for_what_its_history_tells()
    {
        await using var app = new ReturnCaseApp(await DemoDatabase.CloneAsync());
        await using var scope = app.Services.CreateAsyncScope();
        await app.InDatabase(async db =>
        {
            var kept = (await db.CaseFigures.AsNoTracking().ToListAsync()).ToLookup(figure => figure.CaseFileId);
            var files = await scope.ServiceProvider.GetRequiredService<CaseStore>().FindManyAsync(await db.CaseFiles.Select(c => c.Number).ToListAsync());
            Assert.NotEmpty(files);
            Assert.All(files, file => Assert.Equal(
                file.PhaseLines.SelectMany(line => FigureEvents.Of(file, line, null)).Select(figure => (figure.Sequence, figure.Kind, figure.What, FigurePeriod.Month.StartOf(figure.OccurredOn), figure.Weeks)).Order(),
                kept[file.Id].Where(figure => figure.Kind is not (FigureKind.DeadlineMet or FigureKind.DeadlineMissed)).Select(figure => (figure.Sequence, figure.Kind, figure.What, figure.Month, figure.Weeks)).Order()));
        });
    }
}
