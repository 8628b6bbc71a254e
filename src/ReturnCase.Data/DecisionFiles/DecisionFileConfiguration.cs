using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Data.DecisionFiles;

internal sealed class DecisionFileConfiguration : IEntityTypeConfiguration<DecisionFile>
{
    public void Configure(EntityTypeBuilder<DecisionFile> builder)
    {
        builder.ToTable("DecisionFiles");
        builder.Property(file => file.ById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(file => file.ByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(file => file.Sha256).HasMaxLength(DecisionFile.HashLength);
        builder.Property(file => file.SetAsideByName).HasMaxLength(Actor.NameMaxLength);
        builder.HasIndex(file => file.Sha256);
        builder.HasIndex(file => file.AddedAt);
        builder.HasMany(file => file.Lines).WithOne(line => line.DecisionFile).HasForeignKey(line => line.DecisionFileId).IsRequired();
    }
}

internal sealed class DecisionLineConfiguration : IEntityTypeConfiguration<DecisionLine>
{
    public void Configure(EntityTypeBuilder<DecisionLine> builder)
    {
        builder.ToTable("DecisionLines");
        // Of two who record one line at once, one keeps its answer and the other keeps nothing.
        builder.Property(line => line.State).IsConcurrencyToken();
        builder.Property(line => line.Faults).HasMaxLength(DecisionLine.FaultsMaxLength);
        builder.Property(line => line.Warnings).HasMaxLength(DecisionLine.WarningsMaxLength);
        builder.Property(line => line.Answers).HasMaxLength(Referral.NumberMaxLength);
        builder.Property(line => line.Opens).HasMaxLength(DecisionLine.OpensMaxLength);
        builder.HasOne(line => line.Case).WithMany().HasForeignKey(line => line.CaseFileId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(line => new { line.DecisionFileId, line.Item }).IsUnique();
        builder.HasIndex(line => new { line.DecisionFileId, line.State, line.Item });
    }
}
