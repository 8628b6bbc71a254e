using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Cases;

/// <summary>By what a token finds a case.</summary>
public enum SearchTokenKind
{
    /// <summary>A word of the child's names. Words of earlier versions of the name stay: people search by what they know.</summary>
    Word,

    /// <summary>How a part of the names sounds.</summary>
    Sound,

    /// <summary>The nationality, or a country of return that is named, by its code.</summary>
    Country,

    /// <summary>A language of the child, by its code.</summary>
    Language,
}

/// <summary>One key by which a case is found. <see cref="SearchIndex"/> makes them.</summary>
public sealed class SearchToken
{
    private SearchToken()
    {
    }

    internal SearchToken(CaseFile file, SearchTokenKind kind, string word) => (Case, Kind, Word) = (file, kind, word);

    public long Id { get; private set; }

    public int CaseFileId { get; private set; }

    public CaseFile? Case { get; private set; }

    public SearchTokenKind Kind { get; private set; }

    public string Word { get; private set; } = "";
}

internal sealed class SearchTokenConfiguration : IEntityTypeConfiguration<SearchToken>
{
    public void Configure(EntityTypeBuilder<SearchToken> builder)
    {
        builder.ToTable("NameTokens");
        builder.Property(token => token.Word).HasMaxLength(SearchWords.MaxLength);
        // What was kept before there were kinds are words.
        builder.Property(token => token.Kind).HasDefaultValue(SearchTokenKind.Word).HasSentinel((SearchTokenKind)(-1));
        builder.HasOne(token => token.Case).WithMany().HasForeignKey(token => token.CaseFileId).IsRequired();
        builder.HasIndex(token => new { token.Kind, token.Word, token.CaseFileId });
    }
}
