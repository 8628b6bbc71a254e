using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Retention;

/// <summary>Where a case on a list stands. The word is kept, so it is never renamed.</summary>
public enum DestructionState
{
    /// <summary>For the signature of the supervisor of its team.</summary>
    Waiting,

    /// <summary>Signed and gone.</summary>
    Destroyed,

    /// <summary>Kept, with the reason.</summary>
    Kept,

    /// <summary>The auditor took the list back.</summary>
    Withdrawn,
}

/// <summary>Cases that an auditor wants destroyed. The supervisor of each case's team signs for it; whoever prepared the list never does.</summary>
public sealed class DestructionList
{
    private readonly List<DestructionItem> _items = [];

    private DestructionList()
    {
    }

    internal DestructionList(Change change, IEnumerable<DestructionItem> items)
    {
        (PreparedAt, PreparedById, PreparedByName) = (change.RecordedAt, change.By.Id, change.By.Name);
        _items.AddRange(items);
    }

    /// <summary>Its number, as it stands in addresses.</summary>
    public int Id { get; private set; }

    public DateTime PreparedAt { get; private set; }

    public string PreparedById { get; private set; } = "";

    public string PreparedByName { get; private set; } = "";

    /// <summary>What the deletion left in the database file was overwritten; null while that is owed or nothing was destroyed.</summary>
    public DateTime? OverwrittenAt { get; private set; }

    public IReadOnlyList<DestructionItem> Items => _items;

    internal void Overwritten(DateTime at) => OverwrittenAt = at;

    internal void OwesOverwriting() => OverwrittenAt = null;
}

/// <summary>A case on a list. Once the case is gone this says on which ground, and nothing of the child.</summary>
public sealed class DestructionItem
{
    private DestructionItem()
    {
    }

    internal DestructionItem(RetentionRow row, DateOnly dueOn) =>
        (CaseNumber, Team, ClosingReason, ClosedOn, DueOn) = (row.Number, row.Team, row.ClosingReason!.Value, row.ClosedOn, dueOn);

    public int Id { get; private set; }

    public string CaseNumber { get; private set; } = "";

    /// <summary>Team whose supervisor signs.</summary>
    public string Team { get; private set; } = "";

    public ClosingReason ClosingReason { get; private set; }

    public DateOnly ClosedOn { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DestructionState State { get; private set; }

    public KeepReason? KeptBecause { get; private set; }

    /// <summary>Why the supervisor wants it kept; goes when the case goes.</summary>
    public string? Note { get; private set; }

    /// <summary>Who signed, or kept it.</summary>
    public string? SignedById { get; private set; }

    public string? SignedByName { get; private set; }

    public DateTime? SignedAt { get; private set; }

    internal void Destroy(Change change)
    {
        State = DestructionState.Destroyed;
        (SignedById, SignedByName, SignedAt) = (change.By.Id, change.By.Name, change.RecordedAt);
    }

    internal void Keep(Change change, KeepReason because, string? note = null)
    {
        (State, KeptBecause, Note) = (DestructionState.Kept, because, note);
        (SignedById, SignedByName, SignedAt) = (change.By.Id, change.By.Name, change.RecordedAt);
    }

    internal void Withdraw() => State = DestructionState.Withdrawn;
}

internal sealed class DestructionListConfiguration : IEntityTypeConfiguration<DestructionList>
{
    public void Configure(EntityTypeBuilder<DestructionList> builder)
    {
        builder.ToTable("DestructionLists");
        builder.Property(list => list.PreparedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(list => list.PreparedByName).HasMaxLength(Actor.NameMaxLength);
        builder.HasMany(list => list.Items).WithOne().HasForeignKey("DestructionListId").IsRequired();
    }
}

internal sealed class DestructionItemConfiguration : IEntityTypeConfiguration<DestructionItem>
{
    public void Configure(EntityTypeBuilder<DestructionItem> builder)
    {
        builder.ToTable("DestructionItems");
        builder.Property(item => item.CaseNumber).HasMaxLength(CaseFile.NumberMaxLength);
        builder.Property(item => item.Team).HasMaxLength(CaseFile.TeamMaxLength);
        builder.Property(item => item.Note).HasMaxLength(Change.ReasonMaxLength);
        builder.Property(item => item.SignedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(item => item.SignedByName).HasMaxLength(Actor.NameMaxLength);
        builder.HasIndex(item => new { item.CaseNumber, item.State });
        builder.HasIndex(item => new { item.Team, item.State });
    }
}
