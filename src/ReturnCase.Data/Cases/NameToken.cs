using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;

namespace ReturnCase.Data.Cases;

/// <summary>One word of a child's names, folded, by which a case is found. Words of earlier versions of the name stay: people search by what they know.</summary>
public sealed class NameToken
{
    private NameToken()
    {
    }

    private NameToken(CaseFile file, string word) => (Case, Word) = (file, word);

    public long Id { get; private set; }

    public int CaseFileId { get; private set; }

    public CaseFile? Case { get; private set; }

    public string Word { get; private set; } = "";

    /// <summary>Adds the words of every name that is about to be saved, so that no way of saving can forget them.</summary>
    internal static void AddMissing(ReturnCaseDb db)
    {
        var files = db.ChangeTracker.Entries<CaseFile>().Where(e => e.State is EntityState.Added or EntityState.Modified).Select(e => e.Entity).ToList();
        foreach (var file in files)
        {
            var names = file.Facts.OfType<IdentityVersion>().ToLookup(name => db.Entry(name).State == EntityState.Added);
            var known = names[false].SelectMany(Words).Concat(db.NameTokens.Local.Where(token => token.Case == file).Select(token => token.Word));
            db.NameTokens.AddRange(names[true].SelectMany(Words).Except(known).Select(word => new NameToken(file, word)));
        }
    }

    private static IEnumerable<string> Words(IdentityVersion name) => SearchWords.Of($"{name.FirstNames} {name.LastName} {name.Aliases}");
}

internal sealed class NameTokenConfiguration : IEntityTypeConfiguration<NameToken>
{
    public void Configure(EntityTypeBuilder<NameToken> builder)
    {
        builder.ToTable("NameTokens");
        builder.Property(token => token.Word).HasMaxLength(SearchWords.MaxLength);
        builder.HasOne(token => token.Case).WithMany().HasForeignKey(token => token.CaseFileId).IsRequired();
        builder.HasIndex(token => new { token.Word, token.CaseFileId });
    }
}
