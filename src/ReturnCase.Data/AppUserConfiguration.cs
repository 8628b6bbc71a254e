using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Data.Notices;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data;

internal sealed class AppUserConfiguration : IEntityTypeConfiguration<AppUser>
{
    public void Configure(EntityTypeBuilder<AppUser> builder)
    {
        builder.ToTable("Users");
        builder.Property(user => user.DisplayName).HasMaxLength(AppUser.DisplayNameMaxLength);
        builder.Property(user => user.Team).HasMaxLength(CaseFile.TeamMaxLength);
        builder.Property(user => user.Role).HasMaxLength(20);
        builder.Property(user => user.AuthenticatorSecret).HasMaxLength(AppUser.SecretMaxLength).IsUnicode(false);
        builder.Property(user => user.ExternalIssuer).HasMaxLength(AppUser.ExternalMaxLength);
        builder.Property(user => user.ExternalSubject).HasMaxLength(AppUser.ExternalMaxLength);
        builder.Property(user => user.MailWish).HasDefaultValue(MailWish.Digest);
        builder.HasIndex(user => new { user.ExternalIssuer, user.ExternalSubject }).IsUnique();
    }
}
