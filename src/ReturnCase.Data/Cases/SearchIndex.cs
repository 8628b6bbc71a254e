using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Data.Cases;

/// <summary>
/// What a case is found and sorted by besides its own columns: tokens, and columns that the domain does not know. Every save brings them up to date, so that no way of saving can forget
/// them; <see cref="ListRefresh"/> does it for cases that were kept before these rules were.
/// </summary>
internal static class SearchIndex
{
    /// <summary>Raised whenever the rules below give another answer for a case that nobody changed.</summary>
    public const int Edition = 3;

    /// <summary>The governing deadline, or the last of all days where there is none: a closed case comes last.</summary>
    public const string DeadlineOrder = nameof(DeadlineOrder);

    /// <summary>Last and first names as folded words.</summary>
    public const string NameOrder = nameof(NameOrder);

    /// <summary>When something was recorded last.</summary>
    public const string LastRecordedAt = nameof(LastRecordedAt);

    /// <summary>By which edition of these rules the case was brought up to date.</summary>
    public const string IndexEdition = nameof(IndexEdition);

    public const int NameOrderMaxLength = 100;

    /// <summary>Brings every case up to date that is about to be saved. It reads the tokens of those of which names, countries or languages may have changed, and nothing of others.</summary>
    public static async Task BringAsync(ReturnCaseDb db, CancellationToken cancel)
    {
        var entries = db.ChangeTracker.Entries<CaseFile>().Where(e => e.State is EntityState.Added or EntityState.Modified && e.Entity.Entries.Count > 0).ToList();
        if (entries.Count == 0)
        {
            return;
        }

        var told = db.ChangeTracker.Entries<RecordedFact>().Where(fact => fact.State is EntityState.Added or EntityState.Modified && fact.Entity is IdentityVersion or CountryNamed)
            .Select(fact => fact.Entity).ToHashSet();
        var changed = entries.Where(entry => entry.State == EntityState.Added || EditionOf(entry) != Edition || entry.Entity.Facts.Any(told.Contains)).ToList();
        foreach (var entry in entries)
        {
            Columns(entry);
        }

        var kept = changed.Where(entry => entry.State == EntityState.Modified).Select(entry => entry.Entity.Id).ToArray();
        if (kept.Length > 0)
        {
            await db.SearchTokens.Where(token => kept.Contains(token.CaseFileId)).LoadAsync(cancel);
        }

        var present = db.SearchTokens.Local.ToLookup(token => token.Case);
        foreach (var file in changed.Select(entry => entry.Entity))
        {
            var wanted = Wanted(file).ToHashSet();
            db.SearchTokens.RemoveRange(present[file].Where(token => !wanted.Contains((token.Kind, token.Word))));
            wanted.ExceptWith(present[file].Select(token => (token.Kind, token.Word)));
            db.SearchTokens.AddRange(wanted.Select(key => new SearchToken(file, key.Kind, key.Word)));
        }
    }

    /// <summary>Whether a case was kept by an earlier edition of these rules.</summary>
    public static bool IsStale(EntityEntry<CaseFile> entry) => EditionOf(entry) != Edition;

    /// <summary>Marks a case as brought up to date, so that the next save does it.</summary>
    public static void Columns(EntityEntry<CaseFile> entry)
    {
        foreach (var (name, value) in ColumnsOf(entry.Entity))
        {
            entry.Property(name).CurrentValue = value;
        }
    }

    /// <summary>The columns of a case that the domain does not know.</summary>
    public static IReadOnlyList<(string Name, object Value)> ColumnsOf(CaseFile file)
    {
        var name = string.Join(' ', SearchWords.Read($"{file.LastName} {file.FirstNames}").Select(word => word.Text));
        return
        [
            (DeadlineOrder, file.GoverningDeadline ?? DateOnly.MaxValue),
            (LastRecordedAt, file.Entries.Max(line => line.RecordedAt)),
            (NameOrder, name.Length > NameOrderMaxLength ? name[..NameOrderMaxLength] : name),
            (IndexEdition, Edition),
        ];
    }

    /// <summary>The tokens of a case that has none yet.</summary>
    public static IEnumerable<SearchToken> TokensOf(CaseFile file) => Wanted(file).Distinct().Select(key => new SearchToken(file, key.Kind, key.Word));

    private static int EditionOf(EntityEntry<CaseFile> entry) => (int)entry.Property(IndexEdition).OriginalValue!;

    private static IEnumerable<(SearchTokenKind Kind, string Word)> Wanted(CaseFile file)
    {
        foreach (var name in file.Facts.OfType<IdentityVersion>().SelectMany(Names))
        {
            foreach (var word in SearchWords.Of(name))
            {
                yield return (SearchTokenKind.Word, word);
            }

            foreach (var key in NameSound.KeysOf(name))
            {
                yield return (SearchTokenKind.Sound, key);
            }
        }

        foreach (var country in file.Countries.Append(file.Nationality))
        {
            yield return (SearchTokenKind.Country, country);
        }

        foreach (var language in Language.In(file.Identity.Languages))
        {
            yield return (SearchTokenKind.Language, language.Code);
        }
    }

    private static IEnumerable<string> Names(IdentityVersion name) => [$"{name.FirstNames} {name.LastName}", .. (name.Aliases ?? "").Split(',', ';', '/')];
}
