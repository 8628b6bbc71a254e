using ReturnCase.Data.Access;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Cases;

/// <summary>What stands above the list of the board: how much there is, when it falls due, whose it is and who is away.</summary>
public sealed record BoardSummary(DateOnly Today, CasePolicy Policy, IReadOnlyList<StepBar> Bars, IReadOnlyList<WeekBar> Weeks, IReadOnlyList<Workload> Work, IReadOnlyList<AbsenceCover> Covers)
{
    public static BoardSummary Nothing { get; } = new(default, CasePolicy.Default, [], [], [], []);

    public int Open => Bars.Sum(bar => bar.Count);

    public int Overdue => Bars.Single(bar => bar.Step == AlarmStep.Overdue).Count;

    /// <summary>Who covers today for the counsellor of a case; none where that person is there.</summary>
    public IEnumerable<AbsenceCover> CoversOf(string? counsellorId) => Covers.Where(cover => cover.AbsentId == counsellorId);

    public YearBar? YearOf(CaseRow row) => YearBar.For(row, Today, Policy);
}

/// <summary>Reads what the board shows above its list, in a fixed number of commands.</summary>
public sealed class ReviewBoard(ReviewQueries queries, AbsenceCovers covers, CaseDesk desk)
{
    /// <param name="viewer">Who looks, at which board.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<BoardSummary> SummaryAsync(Viewer viewer, CancellationToken cancel)
    {
        var today = desk.Today;
        var other = viewer.BoardTeam == viewer.Team ? null : viewer.BoardTeam;
        var days = await queries.ByDayAsync(viewer, today, cancel);
        return new(
            today,
            desk.Policy,
            [.. StepBar.Of(days, today, desk.Policy).Select(bar => bar with { Team = other })],
            [.. WeekBar.Of(days, today, desk.Policy).Select(week => week with { Team = other })],
            Workload.Of(days, AlarmSteps.LastDay(AlarmStep.OneMonth, today, desk.Policy)),
            viewer.BoardTeam is { } team ? await covers.InForceAsync(team, today, cancel) : []);
    }
}
