using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Figures;
using ReturnCase.Domain.Figures;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>
/// Gives the demo figures of some years. Cases are told by the same rules as those that are kept, counted by the same rules, and then let go, as if their term was over and they had been
/// destroyed: what stays of them is what a closed month keeps.
/// </summary>
internal static class FigureStories
{
    private const int Cases = 1_000;
    private const int DaysBack = 4 * 365;

    public static async Task TellAsync(IServiceProvider services, StoryWorld world, CancellationToken cancel)
    {
        var (db, now) = (services.GetRequiredService<ReturnCaseDb>(), world.Now.UtcDateTime);
        await services.GetRequiredService<MonthClosing>().RunAsync(now, cancel);
        var told = world with { Places = [], Numbers = StoryNumbers.FromOne(world.Today.Year - 8, world.Today.Year, Cases * 3) };
        var open = services.GetRequiredService<FigurePolicy>().FirstOpen(world.Today);
        var figures = StoryPlans.Past(told, StorySeeder.DemoSeed, Cases, DaysBack)
            .SelectMany(plan => StorySeeder.Tell(told, plan).Figures()).Where(figure => figure.OccurredOn < open).ToList();
        var closed = await db.ClosedMonths.Select(month => month.Month).ToListAsync(cancel);
        db.MonthFigures.AddRange(figures
            .GroupBy(figure => (Month: FigurePeriod.Month.StartOf(figure.OccurredOn), figure.Team, figure.Country, figure.Kind, figure.What, figure.Weeks))
            .Select(same => new MonthFigure
            {
                Month = same.Key.Month,
                Team = same.Key.Team,
                Country = same.Key.Country,
                Kind = same.Key.Kind,
                What = same.Key.What,
                Weeks = same.Key.Weeks,
                Count = same.Count(),
                CountedAt = now.AddSeconds(-1),
            }));
        db.ClosedMonths.AddRange(figures.Select(figure => FigurePeriod.Month.StartOf(figure.OccurredOn)).Distinct().Except(closed).Select(month => new ClosedMonth { Month = month, ClosedAt = now.AddSeconds(-1) }));
        services.GetRequiredService<AuditTrail>().Changes(AuditAction.Seeded, "figures");
        await db.SaveChangesAsync(cancel);
    }
}
