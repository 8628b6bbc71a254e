using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Reassigning;

internal sealed class ReassignmentConfiguration : IEntityTypeConfiguration<Reassignment>
{
    public void Configure(EntityTypeBuilder<Reassignment> builder)
    {
        builder.ToTable("Reassignments");
        builder.Property(batch => batch.Team).HasMaxLength(CaseFile.TeamMaxLength);
        builder.Property(batch => batch.ById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(batch => batch.ByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(batch => batch.Reason).HasMaxLength(Change.ReasonMaxLength);
        builder.Property(batch => batch.Instruction).HasMaxLength(Change.ReasonMaxLength);
        // Of two who confirm at once one is told that it was done.
        builder.Property(batch => batch.ConfirmedAt).IsConcurrencyToken();
        builder.Ignore(batch => batch.By);
        builder.HasMany(batch => batch.Items).WithOne(item => item.Reassignment).HasForeignKey(item => item.ReassignmentId).IsRequired();
        builder.HasIndex(batch => new { batch.Team, batch.Id });
    }
}

internal sealed class ReassignedCaseConfiguration : IEntityTypeConfiguration<ReassignedCase>
{
    public void Configure(EntityTypeBuilder<ReassignedCase> builder)
    {
        builder.ToTable("ReassignedCases");
        builder.Property(item => item.FromId).HasMaxLength(Actor.IdMaxLength);
        builder.Property(item => item.FromName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(item => item.ToId).HasMaxLength(Actor.IdMaxLength);
        builder.Property(item => item.ToName).HasMaxLength(Actor.NameMaxLength);
        // Of two instances that work on one case at once, one keeps its answer and the other keeps nothing.
        builder.Property(item => item.State).IsConcurrencyToken();
        builder.HasOne(item => item.Case).WithMany().HasForeignKey(item => item.CaseFileId).IsRequired();
        builder.HasIndex(item => new { item.ReassignmentId, item.CaseFileId }).IsUnique();
        builder.HasIndex(item => new { item.State, item.Id });
        builder.HasIndex(item => new { item.FromId, item.DoneAt });
        builder.HasIndex(item => new { item.ToId, item.DoneAt });
    }
}
