using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Data.Registers;

internal sealed class HouseEntryConfiguration : IEntityTypeConfiguration<HouseEntry>
{
    public const string Owner = "CarePlaceId";

    public void Configure(EntityTypeBuilder<HouseEntry> builder)
    {
        builder.ToTable("HouseEntries");
        Entry(builder, Owner);
        builder.Property(e => e.Name).HasMaxLength(RecordedFact.LineMaxLength);
        builder.Property(e => e.Town).HasMaxLength(RecordedFact.LineMaxLength);
        builder.Property(e => e.Contact).HasMaxLength(RecordedFact.NoteMaxLength);
        builder.Ignore(e => e.Details);
    }

    internal static void Entry<T>(EntityTypeBuilder<T> builder, string owner)
        where T : RegisterEntry
    {
        builder.Property(e => e.ById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(e => e.ByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(e => e.Why).HasMaxLength(Change.ReasonMaxLength);
        builder.HasIndex(owner, nameof(RegisterEntry.Number)).IsUnique();
    }
}

internal sealed class CountryPolicyConfiguration : IEntityTypeConfiguration<CountryPolicy>
{
    public void Configure(EntityTypeBuilder<CountryPolicy> builder)
    {
        builder.ToTable("CountryPolicies");
        builder.HasIndex(p => p.Country).IsUnique();
        builder.Property(p => p.Country).HasMaxLength(RecordedFact.CountryLength);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasMany(p => p.Entries).WithOne().HasForeignKey(CountryPolicyEntryConfiguration.Owner).IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(p => p.Now);
    }
}

internal sealed class CountryPolicyEntryConfiguration : IEntityTypeConfiguration<CountryPolicyEntry>
{
    public const string Owner = "CountryPolicyId";

    public void Configure(EntityTypeBuilder<CountryPolicyEntry> builder)
    {
        builder.ToTable("CountryPolicyEntries");
        HouseEntryConfiguration.Entry(builder, Owner);
        builder.Property(e => e.Source).HasMaxLength(RecordedFact.LineMaxLength);
        builder.Property(e => e.Note).HasMaxLength(RecordedFact.NoteMaxLength);
        builder.Ignore(e => e.Answers);
    }
}
