using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Tasks;

namespace ReturnCase.Data.Tasks;

/// <summary>A derived task as lists across cases find it. The save that settles a case brings its rows into step; nobody else writes them, and they raise no version.</summary>
public sealed class CaseTask
{
    public const int DetailMaxLength = 60;

    private CaseTask()
    {
    }

    private CaseTask(CaseFile file, DerivedTask task, DateTime since) =>
        (Case, Kind, Subject, DueOn, Detail, Candidate, Since) = (file, task.Kind, task.Subject, task.DueOn, task.Detail, task.Candidate, since);

    public long Id { get; private set; }

    public int CaseFileId { get; private set; }

    public CaseFile? Case { get; private set; }

    public DerivedTaskKind Kind { get; private set; }

    /// <summary>Sequence of the fact that asks for it; 0 where it is the whole case.</summary>
    public int Subject { get; private set; }

    public DateOnly DueOn { get; private set; }

    /// <summary>A code that says more: the move, the outcome, the view.</summary>
    public string? Detail { get; private set; }

    /// <summary>Sequence of the candidate it is about.</summary>
    public int? Candidate { get; private set; }

    /// <summary>Since when it stands as it does.</summary>
    public DateTime Since { get; private set; }

    /// <summary>Writes what every settled case asks for, so that no way of saving can forget it. What did not change is not written again.</summary>
    internal static async Task FollowAsync(ReturnCaseDb db, CancellationToken cancel)
    {
        var settled = db.ChangeTracker.Entries<CaseFile>().Where(entry => entry.State is not EntityState.Deleted && entry.Entity.Asks() is not null).ToList();
        if (settled.Count == 0)
        {
            return;
        }

        var ids = settled.Where(entry => entry.State != EntityState.Added).Select(entry => entry.Entity.Id).ToArray();
        if (ids.Length > 0)
        {
            await db.CaseTasks.Where(task => ids.Contains(task.CaseFileId)).LoadAsync(cancel);
        }

        var rows = db.CaseTasks.Local.ToLookup(task => task.Case);
        foreach (var file in settled.Select(entry => entry.Entity))
        {
            Follow(db, file, file.Asks()!, [.. rows[file]]);
        }
    }

    private static void Follow(ReturnCaseDb db, CaseFile file, CaseAsks asks, IReadOnlyList<CaseTask> rows)
    {
        var asked = asks.Tasks.ToDictionary(task => (task.Kind, task.Subject));
        foreach (var row in rows)
        {
            if (!asked.Remove((row.Kind, row.Subject), out var task))
            {
                db.CaseTasks.Remove(row);
            }
            else if ((row.DueOn, row.Detail, row.Candidate) != (task.DueOn, task.Detail, task.Candidate))
            {
                (row.DueOn, row.Detail, row.Candidate, row.Since) = (task.DueOn, task.Detail, task.Candidate, asks.At);
            }
        }

        db.CaseTasks.AddRange(asked.Values.Select(task => new CaseTask(file, task, asks.At)));
    }

    /// <summary>Whether the rows of a case say what it asks for.</summary>
    internal static bool AreInStep(CaseFile file, IEnumerable<CaseTask> rows) => rows.Select(row => (row.Kind, row.Subject, row.DueOn, row.Detail, row.Candidate)).ToHashSet()
        .SetEquals(file.Asks()!.Tasks.Select(task => (task.Kind, task.Subject, task.DueOn, task.Detail, task.Candidate)));

    /// <summary>The rows of a case that has none yet.</summary>
    internal static IEnumerable<CaseTask> RowsOf(CaseFile file) => file.Asks() is { } asks ? asks.Tasks.Select(task => new CaseTask(file, task, asks.At)) : [];
}

internal sealed class CaseTaskConfiguration : IEntityTypeConfiguration<CaseTask>
{
    public void Configure(EntityTypeBuilder<CaseTask> builder)
    {
        builder.ToTable("CaseTasks");
        builder.Property(task => task.Detail).HasMaxLength(CaseTask.DetailMaxLength);
        builder.HasOne(task => task.Case).WithMany().HasForeignKey(task => task.CaseFileId).IsRequired();
        builder.HasIndex(task => new { task.CaseFileId, task.Kind, task.Subject }).IsUnique();
        builder.HasIndex(task => new { task.CaseFileId, task.DueOn });
    }
}
