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
    public async Task<BoardSummary> SummaryAsync(CancellationToken cancel)
    {
        var (viewer, today) = (await desk.ViewerAsync(cancel), desk.Today);
        var days = await queries.ByDayAsync(viewer, today, cancel);
        return new(
            today,
            desk.Policy,
            StepBar.Of(days, today, desk.Policy),
            WeekBar.Of(days, today, desk.Policy),
            await queries.WorkloadAsync(viewer, today, cancel),
            desk.Team is { } team ? [.. (await covers.ListAsync(team, today, cancel)).Where(cover => cover.StateOn(today) == CoverState.InForce)] : []);
    }
}
