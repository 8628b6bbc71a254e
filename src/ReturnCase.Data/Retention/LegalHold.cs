using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Retention;

/// <summary>Keeps a case from being destroyed: a court case, a complaint, an inquiry. A case is held as long as one of its holds stands.</summary>
public sealed class LegalHold
{
    private LegalHold()
    {
    }

    internal LegalHold(string caseNumber, Change change) =>
        (CaseNumber, Reason, SetAt, SetById, SetByName) = (caseNumber, change.Reason!, change.RecordedAt, change.By.Id, change.By.Name);

    public int Id { get; private set; }

    public string CaseNumber { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public DateTime SetAt { get; private set; }

    public string SetById { get; private set; } = "";

    public string SetByName { get; private set; } = "";

    /// <summary>Null while it stands.</summary>
    public DateTime? LiftedAt { get; private set; }

    public string? LiftedById { get; private set; }

    public string? LiftedByName { get; private set; }

    public string? LiftReason { get; private set; }

    internal void Lift(Change change) => (LiftedAt, LiftedById, LiftedByName, LiftReason) = (change.RecordedAt, change.By.Id, change.By.Name, change.Reason);
}

internal sealed class LegalHoldConfiguration : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> builder)
    {
        builder.ToTable("LegalHolds");
        builder.Property(hold => hold.CaseNumber).HasMaxLength(CaseFile.NumberMaxLength);
        builder.Property(hold => hold.Reason).HasMaxLength(Change.ReasonMaxLength);
        builder.Property(hold => hold.LiftReason).HasMaxLength(Change.ReasonMaxLength);
        builder.Property(hold => hold.SetById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(hold => hold.SetByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(hold => hold.LiftedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(hold => hold.LiftedByName).HasMaxLength(Actor.NameMaxLength);
        builder.HasIndex(hold => new { hold.CaseNumber, hold.LiftedAt });
    }
}
