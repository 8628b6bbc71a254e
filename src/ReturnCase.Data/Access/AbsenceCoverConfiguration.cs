using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Access;

internal sealed class AbsenceCoverConfiguration : IEntityTypeConfiguration<AbsenceCover>
{
    public void Configure(EntityTypeBuilder<AbsenceCover> builder)
    {
        builder.ToTable("AbsenceCovers");
        builder.Property(cover => cover.Team).HasMaxLength(CaseFile.TeamMaxLength);
        builder.Property(cover => cover.AbsentId).HasMaxLength(Actor.IdMaxLength);
        builder.Property(cover => cover.AbsentName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(cover => cover.CoveringId).HasMaxLength(Actor.IdMaxLength);
        builder.Property(cover => cover.CoveringName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(cover => cover.SetById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(cover => cover.SetByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(cover => cover.EndedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(cover => cover.EndedByName).HasMaxLength(Actor.NameMaxLength);
        builder.HasIndex(cover => new { cover.CoveringId, cover.LastDay });
        builder.HasIndex(cover => new { cover.Team, cover.LastDay });
    }
}
