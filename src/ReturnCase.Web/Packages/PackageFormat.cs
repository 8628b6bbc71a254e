using ReturnCase.Domain.Referrals;

namespace ReturnCase.Web.Packages;

/// <summary>The files for systems as types: their schemas are written from these, and whoever reads a package can read it into these.</summary>
public static class PackageFormat
{
    /// <summary>The file referrals.json of a package: every referral in it with its frozen content.</summary>
    public sealed record Referrals(int SchemaVersion, int Batch, DateTime CreatedAt, string CreatedBy, int Count, [property: System.Text.Json.Serialization.JsonPropertyName("referrals")] IReadOnlyList<SentReferral> Sent);

    /// <summary>One referral: what it is, which version, what it lacks, and its content.</summary>
    public sealed record SentReferral(
        string Referral, int Version, string Case, ReferralKind Kind, DateOnly FiledOn, DateOnly? NewFactsOn, SentBefore? Replaces, IReadOnlyList<string> Gaps, string? ReleasedDespite, FrozenReferral Content);

    /// <summary>The version that was sent before and that this one takes the place of.</summary>
    public sealed record SentBefore(int Version, DateTime SentAt, int Batch);

    /// <summary>The file manifest.json of a package: every other part with its size and hash.</summary>
    public sealed record Manifest(int SchemaVersion, int Batch, DateTime CreatedAt, string CreatedBy, int Count, IReadOnlyList<Part> Parts);

    /// <summary>One part of a package.</summary>
    public sealed record Part(string Name, long Size, string Sha256);
}
