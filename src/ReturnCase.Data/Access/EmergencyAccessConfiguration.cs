using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Access;

internal sealed class EmergencyAccessConfiguration : IEntityTypeConfiguration<EmergencyAccess>
{
    public const string Owner = "EmergencyAccessId";

    public void Configure(EntityTypeBuilder<EmergencyAccess> builder)
    {
        builder.ToTable("EmergencyAccesses");
        builder.Property(access => access.CaseNumber).HasMaxLength(CaseFile.NumberMaxLength);
        builder.Property(access => access.ById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(access => access.ByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(access => access.ByTeam).HasMaxLength(CaseFile.TeamMaxLength);
        builder.Property(access => access.Reason).HasMaxLength(EmergencyAccess.ReasonMaxLength);
        builder.Property(access => access.Version).IsConcurrencyToken();
        builder.HasIndex(access => new { access.ById, access.EndsAt });
        builder.HasIndex(access => access.CaseNumber);
        builder.HasMany(access => access.Reviews).WithOne().HasForeignKey(Owner).IsRequired();
    }
}

internal sealed class EmergencyReviewConfiguration : IEntityTypeConfiguration<EmergencyReview>
{
    public void Configure(EntityTypeBuilder<EmergencyReview> builder)
    {
        builder.ToTable("EmergencyReviews");
        builder.Property(review => review.ById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(review => review.ByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(review => review.Remark).HasMaxLength(EmergencyReview.RemarkMaxLength);
    }
}
