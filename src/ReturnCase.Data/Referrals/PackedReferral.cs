using ReturnCase.Domain.Referrals;

namespace ReturnCase.Data.Referrals;

/// <summary>One referral as it goes into a package.</summary>
/// <param name="Version">Which version of its content.</param>
/// <param name="NewFactsOn">When the IND was told that there are new facts; null where it was not.</param>
/// <param name="Replaces">The version that was sent before; null for the first.</param>
/// <param name="Gaps">Codes of what it lacks.</param>
/// <param name="ReleasedDespite">Why it goes although it lacks something.</param>
/// <param name="Content">The frozen content, as JSON.</param>
public sealed record PackedReferral(
    string Number, int Version, string CaseNumber, ReferralKind Kind, DateOnly FiledOn, DateOnly? NewFactsOn, ReplacedVersion? Replaces, IReadOnlyList<string> Gaps, string? ReleasedDespite, string Content);

/// <summary>The version that this one takes the place of.</summary>
public sealed record ReplacedVersion(int Version, DateTime SentAt, int Batch);

/// <summary>What stands above a package.</summary>
public sealed record PackageHead(int Batch, DateTime CreatedAt, string CreatedBy, int Count);

/// <summary>One part of a package.</summary>
public sealed record PackagePart(string Name, long Size, string Sha256);
