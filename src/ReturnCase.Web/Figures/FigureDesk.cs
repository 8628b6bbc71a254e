using ReturnCase.Data.Cases;
using ReturnCase.Data.Figures;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Figures;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Figures;

/// <summary>Reads the figures for whoever asks, in four commands, and makes the tables of them. The page and its exports come from here alike.</summary>
public sealed class FigureDesk(FigureQueries queries, FigurePolicy policy, FigureText text, CurrentUser user, TimeProvider clock)
{
    public async Task<FigureSheet> ReadAsync(FigureFilter asked, CancellationToken cancel)
    {
        var today = AmsterdamTime.Today(clock);
        var viewer = new Viewer(user.UserId, user.Role, user.Team);
        if (await queries.FirstMonthAsync(cancel) is not { } first || first > today)
        {
            return new(asked with { Year = today.Year, Team = null }, [], [today.Year], [], [], "", text.Whose(user.Team, null), []);
        }

        var year = Math.Clamp(asked.Year ?? today.Year, first.Year, today.Year);
        var periods = asked.Per.UpTo(year, first, today);
        var scope = new FigureScope(periods[0], periods[^1].AddMonths(asked.Per.Months()), null, asked.Country);
        var places = await queries.ByPlaceAsync(viewer, scope, cancel);
        string[] teams = user.Role == ActorRole.Administrator ? [.. places.Select(place => place.Team).Distinct().Order(StringComparer.CurrentCulture)] : [];
        var filter = asked with { Year = year, Team = teams.Contains(asked.Team) ? asked.Team : null };
        scope = scope with { Team = filter.Team };
        var counts = new FigureCounts(await queries.ByMonthAsync(viewer, scope, cancel), places, periods, asked.Per, policy.Exact);
        var closed = await queries.ClosedAsync(scope.From, cancel);
        var labels = new PeriodLabels(text.Text, asked.Per, closed.Count == 0 ? scope.From : closed[^1].Month.AddMonths(1), today);
        var tables = new FigureTables(counts, labels, text.Text, text, filter);
        return new(
            filter, tables.All(teams), [.. Enumerable.Range(first.Year, today.Year - first.Year + 1).Reverse()], tables.CountryCodes, teams,
            labels.Range(periods), text.Whose(user.Team ?? filter.Team, filter.Country), text.Notes(policy, [.. closed.Where(month => month.Month < scope.Until)], labels));
    }
}
