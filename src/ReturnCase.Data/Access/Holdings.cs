using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Access;

/// <summary>A number of a case, and nothing of what it holds.</summary>
public sealed record HeldCase(string Number, string Team);

/// <summary>A planned task or appointment in a case.</summary>
public sealed record HeldTask(int Id, string CaseNumber, string Team);

/// <summary>What would be left with nobody if a person could no longer do it: open cases, covers for absent colleagues, and planned tasks in cases.</summary>
/// <remarks>What somebody planned without a case comes to the supervisor's list by itself.</remarks>
public sealed record Holdings(IReadOnlyList<HeldCase> Cases, IReadOnlyList<AbsenceCover> Covers, IReadOnlyList<HeldTask> Tasks)
{
    public bool AreNone => Cases.Count + Covers.Count + Tasks.Count == 0;

    /// <summary>The teams whose supervisors can take it over.</summary>
    public IEnumerable<string> Teams => Cases.Select(held => held.Team).Concat(Covers.Select(cover => cover.Team)).Concat(Tasks.Select(task => task.Team)).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Reads them in three commands.</summary>
    /// <param name="db">Where they are.</param>
    /// <param name="userId">Whose.</param>
    /// <param name="today">A cover that ended before this day is none.</param>
    /// <param name="cancel">Ends it early.</param>
    public static async Task<Holdings> OfAsync(ReturnCaseDb db, string userId, DateOnly today, CancellationToken cancel = default) => new(
        await db.CaseFiles.Where(c => c.CounsellorId == userId && c.Phase != CasePhase.Closed).OrderBy(c => c.Number).Select(c => new HeldCase(c.Number, c.Team)).ToListAsync(cancel),
        await db.AbsenceCovers.AsNoTracking().Where(c => c.CoveringId == userId && c.EndedAt == null && c.LastDay >= today).OrderBy(c => c.FirstDay).ThenBy(c => c.Id).ToListAsync(cancel),
        await db.OwnTasks.Where(task => task.OwnerId == userId && task.State == OwnTaskState.Open && task.Case != null && task.Case.CounsellorId != userId)
            .OrderBy(task => task.Case!.Number).ThenBy(task => task.Id).Select(task => new HeldTask(task.Id, task.Case!.Number, task.Case.Team)).ToListAsync(cancel));
}
