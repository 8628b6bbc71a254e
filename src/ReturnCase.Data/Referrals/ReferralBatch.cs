using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Referrals;

/// <summary>A package that went to the IND: immutable, so that it can be downloaded again byte for byte.</summary>
public sealed class ReferralBatch
{
    public const int HashLength = 64;

    private ReferralBatch()
    {
    }

    internal ReferralBatch(int number, Change change, int count, byte[] csv, byte[] json)
    {
        (Number, CreatedAt, ById, ByName, Count) = (number, change.RecordedAt, change.By.Id, change.By.Name, count);
        (Csv, Json, CsvSha256, JsonSha256) = (csv, json, Hash(csv), Hash(json));
    }

    public int Number { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public string ById { get; private set; } = "";

    public string ByName { get; private set; } = "";

    /// <summary>Number of referrals in it.</summary>
    public int Count { get; private set; }

    public byte[] Csv { get; private set; } = [];

    public byte[] Json { get; private set; } = [];

    public string CsvSha256 { get; private set; } = "";

    public string JsonSha256 { get; private set; } = "";

    /// <summary>When a case in it was destroyed, and its files with it; null while they are here.</summary>
    public DateTime? FilesGoneAt { get; private set; }

    /// <summary>Name of the batch, and of its files without their extension.</summary>
    public string Name => NameOf(Number);

    public static string NameOf(int number) => $"RC-batch-{number:000000}";

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

internal sealed class ReferralBatchConfiguration : IEntityTypeConfiguration<ReferralBatch>
{
    public void Configure(EntityTypeBuilder<ReferralBatch> builder)
    {
        builder.ToTable("ReferralBatches").HasKey(batch => batch.Number);
        builder.Property(batch => batch.Number).ValueGeneratedNever();
        builder.Property(batch => batch.ById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(batch => batch.ByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(batch => batch.CsvSha256).HasMaxLength(ReferralBatch.HashLength);
        builder.Property(batch => batch.JsonSha256).HasMaxLength(ReferralBatch.HashLength);
    }
}
