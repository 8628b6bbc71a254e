using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Drafts;

/// <summary>What somebody typed in a form and did not send yet. What was typed lies in it encrypted; around it stand only whose it is, and of which form.</summary>
public sealed class Draft
{
    public const int FormMaxLength = 200;

    public int Id { get; init; }

    public string UserId { get; init; } = "";

    /// <summary>The case that the form is about; null for the form of a new case.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>The form: its address, with what that says it is about. It holds no name, V-number or GUID, as no address does.</summary>
    public string Form { get; init; } = "";

    /// <summary>What was typed, as <see cref="DraftKey"/> encrypts it.</summary>
    public byte[] Content { get; init; } = [];

    /// <summary>Counts how often it was kept: whoever keeps it says which one they saw last.</summary>
    public int Revision { get; init; }

    public DateTime KeptAt { get; init; }
}

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("Drafts");
        builder.Property(draft => draft.CaseNumber).HasMaxLength(CaseFile.NumberMaxLength);
        builder.Property(draft => draft.Form).HasMaxLength(Draft.FormMaxLength);
        builder.Property(draft => draft.Revision).IsConcurrencyToken();
        builder.HasIndex(draft => new { draft.UserId, draft.Form }).IsUnique();
        builder.HasIndex(draft => draft.CaseNumber);
        builder.HasIndex(draft => draft.KeptAt);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(draft => draft.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
