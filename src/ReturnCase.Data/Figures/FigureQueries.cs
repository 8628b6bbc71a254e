using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Figures;

namespace ReturnCase.Data.Figures;

/// <summary>Which figures are asked for.</summary>
/// <param name="From">The first month.</param>
/// <param name="Until">The month after the last.</param>
/// <param name="Team">Of one team; null for all that may be seen.</param>
/// <param name="Country">Of one country of return; null for all.</param>
public sealed record FigureScope(DateOnly From, DateOnly Until, string? Team, string? Country);

/// <summary>How often something happened in a month.</summary>
public sealed record FigureCount(DateOnly Month, FigureKind Kind, string What, int Weeks, int Count);

/// <summary>Inflow or outflow of a team and a country of return.</summary>
public sealed record PlaceCount(string Team, string Country, FigureKind Kind, int Count);

/// <summary>
/// Reads figures: closed months from their counts, and what is not counted yet from beside the cases, in one command, so that nothing is seen twice or not at all while a month is closed.
/// These are true counts: nothing leaves the program before <see cref="Disclosure"/>.
/// </summary>
public sealed class FigureQueries(ReturnCaseDb db)
{
    /// <summary>Who may see the figures of which teams: a supervisor of the own team, an administrator of all, others of none.</summary>
    public static Expression<Func<MonthFigure, bool>> MaySee(Viewer viewer) => viewer.Role switch
    {
        ActorRole.Supervisor => figure => figure.Team == viewer.Team,
        ActorRole.Administrator => figure => true,
        _ => figure => false,
    };

    /// <summary>By month, in one command.</summary>
    public async Task<IReadOnlyList<FigureCount>> ByMonthAsync(Viewer viewer, FigureScope scope, CancellationToken cancel = default)
    {
        var figures = Figures(viewer, scope);
        if (scope.Country is { } country)
        {
            figures = figures.Where(figure => figure.Country == country);
        }

        return await figures.GroupBy(figure => new { figure.Month, figure.Kind, figure.What, figure.Weeks })
            .Select(same => new FigureCount(same.Key.Month, same.Key.Kind, same.Key.What, same.Key.Weeks, same.Sum(figure => figure.Count))).ToListAsync(cancel);
    }

    /// <summary>Inflow and outflow by team and country, whatever country is asked for, in one command.</summary>
    public async Task<IReadOnlyList<PlaceCount>> ByPlaceAsync(Viewer viewer, FigureScope scope, CancellationToken cancel = default) =>
        await Figures(viewer, scope).Where(figure => figure.Kind == FigureKind.Inflow || figure.Kind == FigureKind.Outflow)
            .GroupBy(figure => new { figure.Team, figure.Country, figure.Kind })
            .Select(same => new PlaceCount(same.Key.Team, same.Key.Country, same.Key.Kind, same.Sum(figure => figure.Count))).ToListAsync(cancel);

    /// <summary>The closed months from one on, oldest first, in one command.</summary>
    public async Task<IReadOnlyList<ClosedMonth>> ClosedAsync(DateOnly from, CancellationToken cancel = default) =>
        await db.ClosedMonths.AsNoTracking().Where(month => month.Month >= from).OrderBy(month => month.Month).ToListAsync(cancel);

    /// <summary>The first month with a figure, in one command; null where nothing was counted yet.</summary>
    public async Task<DateOnly?> FirstMonthAsync(CancellationToken cancel = default) => await db.MonthFigures.OrderBy(figure => figure.Month).Take(1).Select(figure => (DateOnly?)figure.Month)
        .Concat(db.CaseFigures.Where(figure => figure.CountedAt == null).OrderBy(figure => figure.Month).Take(1).Select(figure => (DateOnly?)figure.Month)).MinAsync(cancel);

    private IQueryable<MonthFigure> Figures(Viewer viewer, FigureScope scope)
    {
        var (from, until) = (scope.From, scope.Until);
        var closed = db.MonthFigures.Where(figure => figure.Month >= from && figure.Month < until)
            .Select(figure => new MonthFigure { Month = figure.Month, Team = figure.Team, Country = figure.Country, Kind = figure.Kind, What = figure.What, Weeks = figure.Weeks, Count = figure.Count });
        var open = db.CaseFigures.Where(figure => figure.CountedAt == null && figure.Month >= from && figure.Month < until)
            .Select(figure => new MonthFigure { Month = figure.Month, Team = figure.Team, Country = figure.Country, Kind = figure.Kind, What = figure.What, Weeks = figure.Weeks, Count = 1 });
        var figures = closed.Concat(open).Where(MaySee(viewer));
        return scope.Team is { } team ? figures.Where(figure => figure.Team == team) : figures;
    }
}
