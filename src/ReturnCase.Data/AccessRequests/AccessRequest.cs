using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.AccessRequests;

/// <summary>Where an access request stands. The word is kept, so it is never renamed.</summary>
public enum AccessRequestState
{
    /// <summary>The auditor reads and chooses what is shown.</summary>
    Open,

    /// <summary>A supervisor of the team reads what would be shown.</summary>
    InReview,

    /// <summary>The dossier was made.</summary>
    Released,

    /// <summary>Ended without a dossier.</summary>
    Withdrawn,
}

/// <summary>How a field of the dossier is shown.</summary>
public enum FieldChoice
{
    /// <summary>As it was recorded.</summary>
    Show,

    /// <summary>With the names of third persons left out.</summary>
    WithoutNames,

    /// <summary>Not at all; that something was left out is said.</summary>
    LeaveOut,
}

/// <summary>
/// A child, or somebody in its name, asks what is recorded about it (GDPR art. 15). For this one case and a limited time it opens the content to the auditor who answers;
/// a supervisor of the team releases.
/// </summary>
public sealed class AccessRequest
{
    /// <summary>Shorter is no reference of a letter that somebody else can find.</summary>
    public const int ReferenceMinLength = 3;

    /// <summary>Room for the pages of a history of thousands of lines.</summary>
    public const int PagesReadMaxLength = 2000;

    /// <summary>Shorter is no reason that somebody else can judge.</summary>
    public const int ReasonMinLength = 20;

    private readonly List<DossierChoice> _choices = [];

    private AccessRequest()
    {
    }

    internal AccessRequest(string caseNumber, Change change, string reference, string language, DateTime readableUntil)
    {
        (CaseNumber, Reference, Reason, Language, ReadableUntil) = (caseNumber, reference, change.Reason!, language, readableUntil);
        (OpenedAt, OpenedById, OpenedByName) = (change.RecordedAt, change.By.Id, change.By.Name);
    }

    /// <summary>Its number, as it stands in addresses.</summary>
    public int Id { get; private set; }

    public string CaseNumber { get; private set; } = "";

    /// <summary>Reference of the letter.</summary>
    public string Reference { get; private set; } = "";

    public string Reason { get; private set; } = "";

    /// <summary>Language of the dossier: nl or en.</summary>
    public string Language { get; private set; } = "";

    public DateTime OpenedAt { get; private set; }

    public string OpenedById { get; private set; } = "";

    public string OpenedByName { get; private set; } = "";

    /// <summary>Until then the auditor who opened it reads the case.</summary>
    public DateTime ReadableUntil { get; private set; }

    public AccessRequestState State { get; private set; }

    /// <summary>Raised at each change; two people at once get a conflict.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Version of the case that went to the reviewer: what was recorded since was not seen.</summary>
    public int CaseVersion { get; private set; }

    /// <summary>Why the reviewer sent it back the last time.</summary>
    public string? ReturnReason { get; private set; }

    public string? ReviewedById { get; private set; }

    public string? ReviewedByName { get; private set; }

    public DateTime? ReviewedAt { get; private set; }

    /// <summary>The released file; null before, and after its term.</summary>
    public byte[]? Dossier { get; private set; }

    public string? DossierSha256 { get; private set; }

    /// <summary>When the file goes.</summary>
    public DateTime? DossierUntil { get; private set; }

    /// <summary>What the auditor chose for fields, where that is not the usual.</summary>
    public IReadOnlyList<DossierChoice> Choices => _choices;

    /// <summary>Where the pages of the dossier begin that the auditor read and kept, as numbers with commas between.</summary>
    public string PagesRead { get; private set; } = "";

    /// <summary>Version of the case that those pages showed; what was recorded since was not read.</summary>
    public int PagesReadOf { get; private set; }

    /// <summary>Where the pages begin that were read of a case as it is now.</summary>
    public IReadOnlySet<int> ReadOf(int caseVersion) =>
        PagesReadOf != caseVersion ? new HashSet<int>()
        : PagesRead.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(page => int.Parse(page, CultureInfo.InvariantCulture)).ToHashSet();

    /// <summary>Whether somebody may still read the case through this request.</summary>
    public bool IsReadableBy(string userId, DateTime now) =>
        userId == OpenedById && now < ReadableUntil && (State is AccessRequestState.Open or AccessRequestState.InReview);

    internal void Choose(IEnumerable<DossierChoice> choices, IReadOnlySet<string> about, int page, int caseVersion)
    {
        (PagesRead, PagesReadOf) = (string.Join(',', ReadOf(caseVersion).Append(page).Distinct().Order()), caseVersion);
        _choices.RemoveAll(choice => about.Contains(choice.Field));
        _choices.AddRange(choices);
        Version++;
    }

    internal void Submit(int caseVersion)
    {
        (State, CaseVersion) = (AccessRequestState.InReview, caseVersion);
        Version++;
    }

    internal void Return(Change change)
    {
        (State, ReturnReason) = (AccessRequestState.Open, change.Reason);
        Reviewed(change);
    }

    internal void Release(Change change, byte[] dossier, string sha256, DateTime until)
    {
        (State, ReturnReason, Dossier, DossierSha256, DossierUntil) = (AccessRequestState.Released, null, dossier, sha256, until);
        Reviewed(change);
    }

    internal void Withdraw()
    {
        State = AccessRequestState.Withdrawn;
        Version++;
    }

    private void Reviewed(Change change)
    {
        (ReviewedById, ReviewedByName, ReviewedAt) = (change.By.Id, change.By.Name, change.RecordedAt);
        Version++;
    }
}

/// <summary>What the auditor chose for one field.</summary>
public sealed class DossierChoice
{
    public const int FieldMaxLength = 80;

    private DossierChoice()
    {
    }

    internal DossierChoice(string field, FieldChoice choice) => (Field, Choice) = (field, choice);

    public long Id { get; private set; }

    /// <summary>Which field: the part of the case, its sequence and the name of the property.</summary>
    public string Field { get; private set; } = "";

    public FieldChoice Choice { get; private set; }
}

internal sealed class AccessRequestConfiguration : IEntityTypeConfiguration<AccessRequest>
{
    public void Configure(EntityTypeBuilder<AccessRequest> builder)
    {
        builder.ToTable("AccessRequests");
        builder.Property(request => request.CaseNumber).HasMaxLength(CaseFile.NumberMaxLength);
        builder.Property(request => request.Reference).HasMaxLength(RecordedFact.LineMaxLength);
        builder.Property(request => request.Reason).HasMaxLength(Change.ReasonMaxLength);
        builder.Property(request => request.ReturnReason).HasMaxLength(Change.ReasonMaxLength);
        builder.Property(request => request.Language).HasMaxLength(2);
        builder.Property(request => request.OpenedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(request => request.OpenedByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(request => request.ReviewedById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(request => request.ReviewedByName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(request => request.PagesRead).HasMaxLength(AccessRequest.PagesReadMaxLength);
        builder.Property(request => request.DossierSha256).HasMaxLength(64);
        builder.Property(request => request.Version).IsConcurrencyToken();
        builder.HasMany(request => request.Choices).WithOne().HasForeignKey("AccessRequestId").IsRequired();
        builder.HasIndex(request => new { request.CaseNumber, request.State });
    }
}

internal sealed class DossierChoiceConfiguration : IEntityTypeConfiguration<DossierChoice>
{
    public void Configure(EntityTypeBuilder<DossierChoice> builder)
    {
        builder.ToTable("DossierChoices");
        builder.Property(choice => choice.Field).HasMaxLength(DossierChoice.FieldMaxLength);
    }
}
