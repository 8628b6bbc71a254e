using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Tasks;

/// <summary>What somebody plans.</summary>
public enum OwnTaskKind { Task, Appointment }

/// <summary>Where it stands.</summary>
public enum OwnTaskState { Open, Done, Cancelled }

/// <summary>With whom an appointment is: a role, never a name.</summary>
public enum Company { Child, Guardian, Mentor, Lawyer, School, Ind, Embassy, Partner, Colleague, Other }

/// <summary>A task or an appointment as typed. An appointment has a time in Amsterdam; a task has none.</summary>
public sealed record OwnTaskDetails(OwnTaskKind Kind, string What, DateOnly On, TimeOnly? At, string? Place, Company? With);

/// <summary>The day and the time from which something was moved.</summary>
public sealed class OwnTaskMove
{
    public long Id { get; init; }

    public DateOnly From { get; init; }

    public TimeOnly? FromTime { get; init; }

    public DateTime MovedAt { get; init; }

    public string MovedById { get; init; } = "";
}

/// <summary>A task or an appointment that somebody planned, of a case or without one. A working note: no fact of the case, and no line of its history.</summary>
public sealed class OwnTask
{
    public const int WhatMaxLength = 500;
    public const int NoteMaxLength = 1_000;

    private readonly List<OwnTaskMove> _moves = [];

    private OwnTask()
    {
    }

    /// <param name="details">What is planned.</param>
    /// <param name="by">Who plans it.</param>
    /// <param name="at">When that is.</param>
    /// <param name="team">The team in whose lists it stays when its owner leaves.</param>
    /// <param name="ownerId">Who is to do it.</param>
    /// <param name="caseFileId">The case it is about; null for none.</param>
    public OwnTask(OwnTaskDetails details, Actor by, DateTime at, string team, string ownerId, int? caseFileId)
    {
        (CreatedById, CreatedAt, Team, OwnerId, CaseFileId) = (by.Id, at, team, ownerId, caseFileId);
        Write(details, at);
    }

    public int Id { get; private set; }

    public int? CaseFileId { get; private set; }

    public CaseFile? Case { get; private set; }

    public string Team { get; private set; } = "";

    /// <summary>Who is to do it; null where the case has no counsellor any more.</summary>
    public string? OwnerId { get; private set; }

    public AppUser? Owner { get; private set; }

    public OwnTaskKind Kind { get; private set; }

    public string What { get; private set; } = "";

    public DateOnly On { get; private set; }

    /// <summary>Of an appointment: the time in Amsterdam.</summary>
    public TimeOnly? At { get; private set; }

    /// <summary>The day on which it was before it was moved last.</summary>
    public DateOnly? MovedFrom { get; private set; }

    public string? Place { get; private set; }

    public Company? With { get; private set; }

    public OwnTaskState State { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    public string? ClosedById { get; private set; }

    /// <summary>What came of it, or why it is off.</summary>
    public string? Note { get; private set; }

    public string CreatedById { get; private set; } = "";

    public DateTime CreatedAt { get; private set; }

    /// <summary>Since when it stands as it does.</summary>
    public DateTime ChangedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>Sequence of the line that recorded the review in which it was agreed; null where it was planned otherwise.</summary>
    public int? Review { get; init; }

    /// <summary>Its number among the agreements of that review.</summary>
    public int? Agreement { get; init; }

    /// <summary>The days on which it was before, the first one first.</summary>
    public IReadOnlyList<OwnTaskMove> Moves => _moves;

    /// <summary>Writes it anew; another day or time leaves the old one visible. False where it is no longer open.</summary>
    public bool Change(OwnTaskDetails details, Actor by, DateTime at)
    {
        if (State != OwnTaskState.Open)
        {
            return false;
        }

        if ((On, At) != (details.On, details.At))
        {
            MovedFrom = On;
            _moves.Add(new() { From = On, FromTime = At, MovedAt = at, MovedById = by.Id });
        }

        Write(details, at);
        return true;
    }

    /// <summary>Ends it as done or cancelled. False where that was done before.</summary>
    public bool Close(OwnTaskState state, string? note, Actor by, DateTime at)
    {
        if (State != OwnTaskState.Open)
        {
            return false;
        }

        (State, Note, ClosedById, ClosedAt, ChangedAt) = (state, note, by.Id, at, at);
        Version++;
        return true;
    }

    /// <summary>Takes back that it was done or cancelled; what was remarked stays. False where it is open.</summary>
    public bool Reopen(DateTime at)
    {
        if (State == OwnTaskState.Open)
        {
            return false;
        }

        (State, ClosedById, ClosedAt, ChangedAt) = (OwnTaskState.Open, null, null, at);
        Version++;
        return true;
    }

    /// <summary>Gives it to somebody else, or to nobody.</summary>
    public void Give(string? ownerId, DateTime at)
    {
        if (OwnerId != ownerId)
        {
            (OwnerId, ChangedAt) = (ownerId, at);
            Version++;
        }
    }

    private void Write(OwnTaskDetails details, DateTime at)
    {
        (Kind, What, On, At, Place, With) = (details.Kind, details.What, details.On, details.At, details.Place, details.With);
        ChangedAt = at;
        Version++;
    }

    /// <summary>What is open of a case goes along when the case goes from its counsellor to another, or to nobody, whichever way that is saved.</summary>
    internal static async Task FollowAsync(ReturnCaseDb db, CancellationToken cancel)
    {
        var given = db.ChangeTracker.Entries<CaseFile>().Where(entry => entry.State == EntityState.Modified && entry.Property(file => file.CounsellorId).IsModified).ToList();
        foreach (var entry in given)
        {
            var (id, before, now) = (entry.Entity.Id, entry.Property(file => file.CounsellorId).OriginalValue, entry.Entity.CounsellorId);
            foreach (var task in await db.OwnTasks.Where(task => task.CaseFileId == id && task.State == OwnTaskState.Open && task.OwnerId == before).ToListAsync(cancel))
            {
                task.Give(now, entry.Entity.Entries[^1].RecordedAt);
            }
        }
    }
}

internal sealed class OwnTaskConfiguration : IEntityTypeConfiguration<OwnTask>
{
    private const string OfTask = "OwnTaskId";

    public void Configure(EntityTypeBuilder<OwnTask> builder)
    {
        builder.ToTable("OwnTasks");
        builder.Property(task => task.Team).HasMaxLength(CaseFile.TeamMaxLength);
        builder.Property(task => task.What).HasMaxLength(OwnTask.WhatMaxLength);
        builder.Property(task => task.Place).HasMaxLength(RecordedFact.LineMaxLength);
        builder.Property(task => task.Note).HasMaxLength(OwnTask.NoteMaxLength);
        builder.Property(task => task.CreatedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(task => task.ClosedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(task => task.Version).IsConcurrencyToken();
        builder.HasOne(task => task.Case).WithMany().HasForeignKey(task => task.CaseFileId).OnDelete(DeleteBehavior.Cascade);
        // Who still owns tasks is disabled, never deleted.
        builder.HasOne(task => task.Owner).WithMany().HasForeignKey(task => task.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(task => task.Moves).WithOne().HasForeignKey(OfTask).IsRequired();
        builder.HasIndex(task => new { task.CaseFileId, task.State, task.On });
        builder.HasIndex(task => new { task.OwnerId, task.State, task.On });
        builder.HasIndex(task => new { task.Team, task.State, task.On });
    }
}

internal sealed class OwnTaskMoveConfiguration : IEntityTypeConfiguration<OwnTaskMove>
{
    public void Configure(EntityTypeBuilder<OwnTaskMove> builder)
    {
        builder.ToTable("OwnTaskMoves");
        builder.Property(move => move.MovedById).HasMaxLength(Actor.IdMaxLength);
    }
}
