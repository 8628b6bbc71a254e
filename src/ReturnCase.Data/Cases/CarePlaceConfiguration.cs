using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Data.Registers;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Data.Cases;

internal sealed class CarePlaceConfiguration : IEntityTypeConfiguration<CarePlace>
{
    public void Configure(EntityTypeBuilder<CarePlace> builder)
    {
        builder.ToTable("CarePlaces");
        builder.Property(p => p.Name).HasMaxLength(RecordedFact.LineMaxLength);
        builder.Property(p => p.Country).HasMaxLength(RecordedFact.CountryLength);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasMany(p => p.Placements).WithOne().IsRequired();
        builder.HasMany(p => p.Entries).WithOne().HasForeignKey(HouseEntryConfiguration.Owner).IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(p => p.Details).Ignore(p => p.Edition);
    }
}

internal sealed class PlacementConfiguration : IEntityTypeConfiguration<Placement>
{
    public void Configure(EntityTypeBuilder<Placement> builder)
    {
        builder.ToTable("Placements");
        builder.Property(p => p.CaseNumber).HasMaxLength(CaseFile.NumberMaxLength);
    }
}
