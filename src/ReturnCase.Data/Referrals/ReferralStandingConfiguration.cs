using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Data.Referrals;

internal sealed class ReferralStandingConfiguration : IEntityTypeConfiguration<ReferralStanding>
{
    public void Configure(EntityTypeBuilder<ReferralStanding> builder)
    {
        builder.ToTable("ReferralStandings");
        builder.Property(stand => stand.SupersededByNumber).HasMaxLength(Referral.NumberMaxLength);
        builder.Property(stand => stand.ReceiptReference).HasMaxLength(RecordedFact.LineMaxLength);
        builder.HasIndex("ReferralId", nameof(ReferralStanding.Line)).IsUnique();
    }
}
