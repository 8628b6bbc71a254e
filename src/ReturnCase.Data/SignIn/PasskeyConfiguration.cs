using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReturnCase.Data.SignIn;

/// <summary>Passkeys as the third schema of Identity has them. Said here and not by a setting, so that the model is the same wherever it is built.</summary>
internal sealed class PasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<string>>
{
    // The greatest key that SQL Server takes.
    private const int CredentialIdMaxLength = 900;

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<string>> builder)
    {
        builder.ToTable("UserPasskeys").HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(CredentialIdMaxLength);
        builder.OwnsOne(passkey => passkey.Data).ToJson();
        builder.HasOne<AppUser>().WithMany().HasForeignKey(passkey => passkey.UserId).IsRequired();
    }
}
