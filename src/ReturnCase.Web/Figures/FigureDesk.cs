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
        var everywhere = await queries.ByPlaceAsync(viewer, scope with { Country = null }, cancel);
        // The codes of the program itself are no countries: one that no count is shown of is not a choice.
        var country = asked.Country is Countries.Stateless or Countries.Unknown && !IsShown(everywhere, asked.Country) ? null : asked.Country;
        scope = scope with { Country = country };
        var places = country is null ? everywhere : [.. everywhere.Where(place => place.Country == country)];
        string[] teams = user.Role == ActorRole.Administrator ? [.. places.Select(place => place.Team).Distinct().Order(StringComparer.CurrentCulture)] : [];
        var filter = asked with { Year = year, Country = country, Team = teams.Contains(asked.Team) ? asked.Team : null };
        filter = filter with
        {
            NotKnown = [.. asked.NotKnown, .. UnknownChoice.Of(
                ("Year", $"{asked.Year}", asked.Year is null || asked.Year == year), ("Country", asked.Country, asked.Country == country), ("Team", asked.Team, asked.Team == filter.Team || asked.Team == user.Team))],
        };
        scope = scope with { Team = filter.Team };
        var counts = new FigureCounts(await queries.ByMonthAsync(viewer, scope, cancel), places, periods, asked.Per, policy.Exact);
        var closed = await queries.ClosedAsync(scope.From, cancel);
        var labels = new PeriodLabels(text.Text, asked.Per, closed.Count == 0 ? scope.From : closed[^1].Month.AddMonths(1), today);
        var tables = new FigureTables(counts, labels, text.Text, text, filter);
        return new(
            filter, tables.All(teams), [.. Enumerable.Range(first.Year, today.Year - first.Year + 1).Reverse()], tables.CountryCodes, teams,
            labels.Range(periods), text.Whose(user.Team ?? filter.Team, filter.Country), text.Notes(policy, [.. closed.Where(month => month.Month < scope.Until)], labels));
    }

    private bool IsShown(IReadOnlyList<PlaceCount> places, string country) =>
        new[] { FigureKind.Inflow, FigureKind.Outflow }.Select(kind => places.Where(place => place.Kind == kind && place.Country == country).Sum(place => place.Count))
            .Any(count => count > 0 && (policy.Exact || Disclosure.Show(count) is not null));
}
