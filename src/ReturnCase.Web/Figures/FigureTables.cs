using ReturnCase.Data.Figures;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Figures;

namespace ReturnCase.Web.Figures;

/// <summary>The tables of the page of figures, each with its chart.</summary>
internal sealed class FigureTables(FigureCounts counts, PeriodLabels labels, PageText<FigureText> text, FigureText words, FigureFilter filter)
{
    private const int MostBars = 12;

    private static readonly string[] Reasons = Enum.GetNames<ClosingReason>();

    private static readonly string[] Track1 = [nameof(OutcomeKind.ShelterFound), nameof(OutcomeKind.CooperatedNoShelter), nameof(OutcomeKind.InsufficientCooperation), nameof(OutcomeKind.SearchEnded)];

    private static readonly string[] Track2 = [FigureEvents.Returned, nameof(OutcomeKind.CooperatedCannotLeave), nameof(OutcomeKind.NoArrangements)];

    private readonly List<string> _listed = [];

    /// <summary>Countries of which a count is shown. To choose one with few children would show nothing, and to offer it would say that there are any.</summary>
    public IReadOnlyList<string> CountryCodes => [.. _listed.Concat(filter.Country is { } chosen ? [chosen] : []).Distinct()];

    public IReadOnlyList<FigureTable> All(IReadOnlyList<string> teams)
    {
        var reasons = counts.ByKind(FigureKind.Outflow, Reasons);
        return
        [
            Flow(reasons),
            Kinds("outflow", FigureKind.Outflow, Reasons, reasons, "rc-fill--out"),
            Kinds("outcomes-1", FigureKind.Outcome, Track1, counts.ByKind(FigureKind.Outcome, Track1), "rc-fill--track-1"),
            Kinds("outcomes-2", FigureKind.Outcome, Track2, counts.ByKind(FigureKind.Outcome, Track2), "rc-fill--track-2"),
            Stays(),
            Terms(),
            ByCountry(),
            .. teams.Count > 1 ? [ByTeam(teams)] : Array.Empty<FigureTable>(),
        ];
    }

    private FigureTable Flow(ShownTable outflow)
    {
        var inflow = counts.ByPeriod(FigureKind.Inflow, [FigureEvents.New, FigureEvents.Reopened]);
        var rows = counts.Periods.Select((period, i) => new FigureRow(labels.Of(period), Cells([.. inflow.Cells[i], inflow.RowTotals[i], outflow.ColumnTotals[i]]), Brief: labels.Brief(period))).ToList();
        rows.Add(new(text["Total"], Cells([.. inflow.ColumnTotals, inflow.Total, outflow.Total]), true));
        var table = Table("flow", [labels.Per switch { FigurePeriod.Month => text["Month"], FigurePeriod.Quarter => text["QuarterHead"], _ => text["Year"] }, text["Inflow_New"], text["Inflow_Reopened"], text["Inflow"], text["Outflow"]], rows);
        return Draw(table, wide => FigureChart.Columns(table, wide, text, [2, 3], ["rc-fill--in", "rc-fill--out"], [text["Inflow"], text["Outflow"]], [.. counts.Periods.Select((period, i) => labels.Below(period, i == 0))]));
    }

    private FigureTable Kinds(string name, FigureKind kind, string[] whats, ShownTable shown, string fill)
    {
        var rows = whats.Select((what, i) => new FigureRow(words.Of(kind, what), Cells([.. shown.Cells[i], shown.RowTotals[i]]))).ToList();
        rows.Add(new(text["Total"], Cells([.. shown.ColumnTotals, shown.Total]), true));
        var table = Table(name, [text[$"{name}_Row"], .. counts.Periods.Select(labels.Of), text["Total"]], rows);
        return Draw(table, wide => FigureChart.Bars(table, wide, text, counts.Periods.Count, fill));
    }

    private FigureTable Stays()
    {
        var rows = Enum.GetValues<CasePhase>().Where(phase => phase.IsOpen()).Select(phase =>
        {
            var (count, median, ninth) = counts.Stays(phase.ToString());
            return new FigureRow(words.Of(FigureKind.Stay, phase.ToString()), [new(count), Weeks(median), Weeks(ninth)]);
        });
        var table = Table("stays", [text["Phase"], text["StaysEnded"], text["Median"], text["NinthDecile"]], [.. rows]);
        return Draw(table, wide => FigureChart.Spans(table, wide, text, 1, 2));

        FigureCell Weeks(int? weeks) => new(weeks, weeks is { } number ? words.Weeks(number) : null);
    }

    private FigureTable Terms()
    {
        var rows = FigureEvents.Terms.Select(kind =>
        {
            var (met, missed, both) = counts.Term(kind.ToString());
            return new FigureRow(words.Of(FigureKind.DeadlineMet, kind.ToString()), [.. Cells([met, missed, both]), new(null, Share(met, missed))]);
        });
        var table = Table("terms", [text["Term"], text["Met"], text["Missed"], text["Both"], text["Share"]], [.. rows]);
        return Draw(table, wide => FigureChart.Shares(table, wide, text, 0, 1, [text["Met"], text["Missed"]]));
    }

    private FigureTable ByCountry()
    {
        var codes = counts.Places.Where(place => filter.Team is null || place.Team == filter.Team).Select(place => place.Country).Distinct().ToArray();
        var team = counts with { Places = [.. counts.Places.Where(place => filter.Team is null || place.Team == filter.Team)] };
        var each = codes.Zip(team.ByPlace(FigureKind.Inflow, codes, place => place.Country).Each, team.ByPlace(FigureKind.Outflow, codes, place => place.Country).Each).ToArray();
        _listed.AddRange(each.Where(row => (row.Second ?? row.Third) is not null).Select(row => row.First));
        string[] named = [.. _listed, ""];
        var (inflow, outflow) = (team.ByPlace(FigureKind.Inflow, named, Listed), team.ByPlace(FigureKind.Outflow, named, Listed));
        var rows = named.Select((code, i) => (Code: code, Row: new FigureRow(code.Length == 0 ? text["OtherCountries"] : Countries.Name(code), [new(inflow.Each[i]), new(outflow.Each[i])])))
            .OrderBy(row => row.Code.Length == 0).ThenByDescending(row => row.Row.Cells[0].Number ?? 0).ThenBy(row => row.Row.Label, StringComparer.CurrentCulture).Select(row => row.Row).ToList();
        rows.Add(new(text["Total"], [new(inflow.Total), new(outflow.Total)], true));
        var table = Table("countries", [text["Country"], text["Inflow"], text["Outflow"]], rows);
        return Draw(table, wide => FigureChart.Bars(table with { Rows = [.. table.Rows.Take(MostBars)] }, wide, text, 0, "rc-fill--in"));

        string Listed(PlaceCount place) => _listed.Contains(place.Country) ? place.Country : "";
    }

    private FigureTable ByTeam(IReadOnlyList<string> teams)
    {
        var places = counts with { Places = [.. counts.Places.Where(place => filter.Country is null || place.Country == filter.Country)] };
        var (inflow, outflow) = (places.ByPlace(FigureKind.Inflow, teams, place => place.Team), places.ByPlace(FigureKind.Outflow, teams, place => place.Team));
        var rows = teams.Select((team, i) => new FigureRow(team, [new(inflow.Each[i]), new(outflow.Each[i])])).ToList();
        rows.Add(new(text["Total"], [new(inflow.Total), new(outflow.Total)], true));
        var table = Table("teams", [text["Team"], text["Inflow"], text["Outflow"]], rows);
        return Draw(table, wide => FigureChart.Bars(table, wide, text, 0, "rc-fill--in"));
    }

    private FigureTable Table(string name, IReadOnlyList<string> heads, IReadOnlyList<FigureRow> rows) => new(name, text[$"{name}_Title"], text[$"{name}_Counted"], heads, rows);

    private static FigureTable Draw(FigureTable table, Func<bool, FigureChart?> chart) => table with { Wide = chart(true), Narrow = chart(false) };

    private static IReadOnlyList<FigureCell> Cells(IEnumerable<int?> shown) => [.. shown.Select(number => new FigureCell(number))];

    // From what is shown and nothing else, so that a share betrays no count. Where one of the two is hidden, it is at least or at most so much.
    // Rounded to the nearest, a bound outwards: what is "at most" is never less than it can be.
    private static string? Share(int? met, int? missed) => (met, missed) switch
    {
        (0, 0) => null,
        ({ } yes, { } no) => Percent(((200 * yes) + yes + no) / (2 * (yes + no)), ""),
        ({ } yes, null) => Percent(Disclosure.Least(yes) * 100 / (Disclosure.Least(yes) + Disclosure.HiddenUnder - 1), "≥ "),
        (null, { } no) => Percent(((Disclosure.HiddenUnder - 1) * 100 + Disclosure.Least(no) + Disclosure.HiddenUnder - 2) / (Disclosure.Least(no) + Disclosure.HiddenUnder - 1), "≤ "),
        _ => null,
    };

    private static string Percent(int percent, string sign) => $"{sign}{percent}%";
}
