using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Domain.People;

namespace ReturnCase.Tests.Privacy;

/// <summary>Every word by which a child in a database could be known: parts of names from four letters on, other names, V-numbers.</summary>
internal sealed partial class PersonalWords
{
    private const int ShortestPart = 4;
    private readonly HashSet<string> _words;

    private PersonalWords(IEnumerable<string> words) => _words = new(words, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> All => _words;

    public int Count => _words.Count;

    public static async Task<PersonalWords> InAsync(ReturnCaseDb db)
    {
        var cases = await db.CaseFiles.AsNoTracking().Include(c => c.Facts).ToListAsync();
        var names = cases.SelectMany(c => c.Facts.OfType<IdentityVersion>().SelectMany(identity => new[] { identity.FirstNames, identity.LastName, identity.Aliases ?? "" }).Append(c.FirstNames).Append(c.LastName));
        var parts = names.SelectMany(name => Word().Matches(name).Select(match => match.Value)).Where(part => part.Length >= ShortestPart);
        return new(parts.Concat(cases.Select(c => c.VNumber)));
    }

    /// <summary>The words of children that stand in a text.</summary>
    public IReadOnlyList<string> In(string text)
    {
        List<string> found = [];
        var known = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var match in Word().EnumerateMatches(text))
        {
            if (known.TryGetValue(text.AsSpan(match.Index, match.Length), out var word))
                found.Add(word);
        }

        return found;
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+")]
    private static partial Regex Word();
}
