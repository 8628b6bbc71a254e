using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Referrals;

/// <summary>A package for the IND: immutable, so that it can be downloaded again byte for byte.</summary>
public sealed class ReferralBatch
{
    public const int HashLength = 64;

    private readonly List<BatchFile> _files = [];
    private readonly List<BatchDelivery> _deliveries = [];

    private ReferralBatch()
    {
    }

    internal ReferralBatch(PackageOrder order, DateTime createdAt, BatchFile file)
    {
        (Number, CreatedAt, ById, ByName, Count) = (order.Number, createdAt, order.ById, order.ByName, order.Count);
        _files.Add(file);
    }

    public int Number { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public string ById { get; private set; } = "";

    public string ByName { get; private set; } = "";

    /// <summary>Number of referrals in it.</summary>
    public int Count { get; private set; }

    /// <summary>What is kept of it: one package; two files for batches of before there were packages.</summary>
    public IReadOnlyList<BatchFile> Files => _files;

    /// <summary>Each time that it left, or was to leave.</summary>
    public IReadOnlyList<BatchDelivery> Deliveries => _deliveries;

    /// <summary>When a case in it was destroyed, and its files with it; null while they are here.</summary>
    public DateTime? FilesGoneAt { get; private set; }

    /// <summary>Name of the batch, and of its files without their extension.</summary>
    public string Name => NameOf(Number);

    public static string NameOf(int number) => $"RC-batch-{number:000000}";

    /// <summary>Name of its package.</summary>
    public static string FileOf(int number) => $"{NameOf(number)}.zip";
}

/// <summary>A file of a batch. Size and hash stay when its bytes go.</summary>
public sealed class BatchFile
{
    public const int NameMaxLength = 40;

    private BatchFile()
    {
    }

    public BatchFile(int batch, string name, long size, string sha256) => (Batch, Name, Size, Sha256) = (batch, name, size, sha256);

    public int Batch { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Number of bytes.</summary>
    public long Size { get; private set; }

    public string Sha256 { get; private set; } = "";
}

/// <summary>How a package left.</summary>
public enum DeliveryKind
{
    /// <summary>Somebody who may see it took the whole file.</summary>
    Downloaded,

    /// <summary>The program put it in the folder of the IND and read it back.</summary>
    Transferred,
}

/// <summary>One time that a package left, or was to leave. Only one without a failure is proof that it did.</summary>
public sealed class BatchDelivery
{
    public const int FailureMaxLength = 400;

    private BatchDelivery()
    {
    }

    public BatchDelivery(int batch, DeliveryKind kind, DateTime at, Actor by, string? failure = null) =>
        (Batch, Kind, At, ById, ByName, Failure) = (batch, kind, at, by.Id, by.Name, failure is { Length: > FailureMaxLength } ? failure[..FailureMaxLength] : failure);

    public long Id { get; private set; }

    public int Batch { get; private set; }

    public DeliveryKind Kind { get; private set; }

    public DateTime At { get; private set; }

    public string ById { get; private set; } = "";

    public string ByName { get; private set; } = "";

    /// <summary>Why it did not leave; null where it did.</summary>
    public string? Failure { get; private set; }
}

/// <summary>A piece of a file. It belongs to an order first and to the batch that the order becomes.</summary>
public sealed class PackageChunk
{
    private PackageChunk()
    {
    }

    internal PackageChunk(int batch, string name, int sequence, byte[] bytes) => (Batch, Name, Sequence, Bytes) = (batch, name, sequence, bytes);

    /// <summary>Number of the order, and of the batch that it becomes.</summary>
    public int Batch { get; private set; }

    public string Name { get; private set; } = "";

    public int Sequence { get; private set; }

    public byte[] Bytes { get; private set; } = [];
}

internal sealed class ReferralBatchConfiguration : IEntityTypeConfiguration<ReferralBatch>
{
    public void Configure(EntityTypeBuilder<ReferralBatch> builder)
    {
        builder.ToTable("ReferralBatches").HasKey(batch => batch.Number);
        builder.Property(batch => batch.Number).ValueGeneratedNever();
        builder.Property(batch => batch.ById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(batch => batch.ByName).HasMaxLength(Actor.NameMaxLength);
        builder.HasMany(batch => batch.Files).WithOne().HasForeignKey(file => file.Batch);
        builder.HasMany(batch => batch.Deliveries).WithOne().HasForeignKey(delivery => delivery.Batch);
    }
}

internal sealed class BatchFileConfiguration : IEntityTypeConfiguration<BatchFile>
{
    public void Configure(EntityTypeBuilder<BatchFile> builder)
    {
        builder.ToTable("BatchFiles").HasKey(file => new { file.Batch, file.Name });
        builder.Property(file => file.Name).HasMaxLength(BatchFile.NameMaxLength);
        builder.Property(file => file.Sha256).HasMaxLength(ReferralBatch.HashLength);
    }
}

internal sealed class BatchDeliveryConfiguration : IEntityTypeConfiguration<BatchDelivery>
{
    public void Configure(EntityTypeBuilder<BatchDelivery> builder)
    {
        builder.ToTable("BatchDeliveries");
        builder.Property(delivery => delivery.ById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(delivery => delivery.ByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(delivery => delivery.Failure).HasMaxLength(BatchDelivery.FailureMaxLength);
    }
}

internal sealed class PackageChunkConfiguration : IEntityTypeConfiguration<PackageChunk>
{
    public void Configure(EntityTypeBuilder<PackageChunk> builder)
    {
        builder.ToTable("PackageChunks").HasKey(chunk => new { chunk.Batch, chunk.Name, chunk.Sequence });
        builder.Property(chunk => chunk.Name).HasMaxLength(BatchFile.NameMaxLength);
    }
}
