using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.Letters;

namespace ReturnCase.Data.Letters;

/// <summary>An edition of a template of letters, as an administrator brought it. None is ever changed; the last one is used.</summary>
public sealed class LetterTemplate
{
    /// <summary>Greatest size of a file, in bytes: room for the mark of an organisation.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    /// <summary>Length of the code of a language.</summary>
    public const int LanguageLength = 2;

    /// <summary>The languages in which letters are written.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["nl", "en"];

    private LetterTemplate()
    {
    }

    /// <param name="kind">Of which letter.</param>
    /// <param name="language">In which language.</param>
    /// <param name="edition">1, and one more each time.</param>
    /// <param name="content">The Word document; null for a return to the one that comes with the program.</param>
    /// <param name="sha256">Hash of the content; null where there is none.</param>
    /// <param name="by">Who brought it.</param>
    /// <param name="at">When, UTC.</param>
    public LetterTemplate(LetterKind kind, string language, int edition, byte[]? content, string? sha256, Actor by, DateTime at) =>
        (Kind, Language, Edition, Content, Size, Sha256, ById, ByName, AddedAt) = (kind, language, edition, content, content?.Length ?? 0, sha256, by.Id, by.Name, at);

    /// <summary>Database key.</summary>
    public int Id { get; private set; }

    /// <summary>Of which letter.</summary>
    public LetterKind Kind { get; private set; }

    /// <summary>In which language.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Its number among those of this letter in this language.</summary>
    public int Edition { get; private set; }

    /// <summary>The Word document; null for a return to the one that comes with the program.</summary>
    public byte[]? Content { get; private set; }

    /// <summary>Size of the content in bytes.</summary>
    public int Size { get; private set; }

    /// <summary>Hash of the content.</summary>
    public string? Sha256 { get; private set; }

    /// <summary>Who brought it.</summary>
    public string ById { get; private set; } = "";

    /// <summary>The name of that person.</summary>
    public string ByName { get; private set; } = "";

    /// <summary>When it was brought, UTC.</summary>
    public DateTime AddedAt { get; private set; }
}

internal sealed class LetterTemplateConfiguration : IEntityTypeConfiguration<LetterTemplate>
{
    public void Configure(EntityTypeBuilder<LetterTemplate> builder)
    {
        builder.ToTable("LetterTemplates");
        builder.Property(template => template.Language).HasMaxLength(LetterTemplate.LanguageLength);
        builder.Property(template => template.Sha256).HasMaxLength(CaseDocument.Sha256Length);
        builder.Property(template => template.ById).HasMaxLength(Actor.IdMaxLength);
        builder.Property(template => template.ByName).HasMaxLength(Actor.NameMaxLength);
        builder.HasIndex(template => new { template.Kind, template.Language, template.Edition }, "IX_LetterTemplates_Edition").IsUnique();
    }
}
