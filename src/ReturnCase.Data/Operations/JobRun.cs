using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Data.Cases;

namespace ReturnCase.Data.Operations;

/// <summary>Work that the program does by itself and that people rely on.</summary>
public enum JobKind
{
    /// <summary>Telling people of deadlines that near.</summary>
    Alarms,

    /// <summary>Refreshing the lists after midnight.</summary>
    Lists,

    /// <summary>Closing the months of the figures.</summary>
    Figures,
}

/// <summary>When a job last came to its end, on whichever instance.</summary>
public sealed class JobRun
{
    public JobKind Kind { get; init; }

    public DateTime DoneAt { get; init; }
}

/// <summary>Remembers when jobs came to their end, so that one which no longer runs is noticed.</summary>
public sealed class JobRuns(ReturnCaseDb db, UniqueIndexes indexes)
{
    /// <summary>Says that a job came to its end at an instant, in UTC.</summary>
    public async Task DoneAsync(JobKind kind, DateTime at, CancellationToken cancel = default)
    {
        var name = kind.ToString();
        while (await db.JobRuns.Where(run => run.Kind == kind).ExecuteUpdateAsync(set => set.SetProperty(run => run.DoneAt, at), cancel) == 0
            && !await indexes.InsertAsync(db, $"INSERT INTO JobRuns (Kind, DoneAt) SELECT {name}, {at} WHERE NOT EXISTS (SELECT 1 FROM JobRuns WHERE Kind = {name})", cancel))
        {
            // Another instance made the row between the two: it is there to be updated now.
        }
    }

    /// <summary>The last end of each job; one that never came to its end is not in it.</summary>
    public Task<Dictionary<JobKind, DateTime>> LastAsync(CancellationToken cancel = default) =>
        db.JobRuns.AsNoTracking().ToDictionaryAsync(run => run.Kind, run => run.DoneAt, cancel);
}

internal sealed class JobRunConfiguration : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder) => builder.ToTable("JobRuns").HasKey(run => run.Kind);
}
