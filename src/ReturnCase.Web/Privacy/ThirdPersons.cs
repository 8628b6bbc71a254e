using System.Text.RegularExpressions;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Privacy;

/// <summary>The people whom a case names besides the child, and how their names are taken out of a text. What it cannot know, such as a nickname, the auditor leaves out by hand.</summary>
public sealed class ThirdPersons
{
    private const int ShortestWord = 3;

    // Words around names that name nobody.
    private static readonly string[] Titles = ["Mevrouw", "Mevr", "Meneer", "Dhr", "Heer", "Mrs", "Miss", "Tante", "Oom", "Aunt", "Uncle", "Vader", "Moeder", "Father", "Mother", "Familie", "Family", "Van", "Der", "Den", "Het"];

    private readonly Regex? _names;
    private readonly string _instead;

    private ThirdPersons(IReadOnlyCollection<string> names, string instead)
    {
        _instead = instead;
        if (names.Count > 0)
        {
            var all = string.Join('|', names.OrderByDescending(name => name.Length).Select(Regex.Escape));
            _names = new($@"(?<![\p{{L}}\p{{N}}])(?:{all})(?:[\s.,]*(?:{all}))*(?![\p{{L}}\p{{N}}])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
        }
    }

    /// <summary>Gathers them from a case.</summary>
    /// <param name="instead">What stands in the place of a name.</param>
    public static ThirdPersons Of(CaseFile file, string instead)
    {
        var own = file.Facts.OfType<IdentityVersion>().SelectMany(i => Words($"{i.FirstNames} {i.LastName} {i.Aliases}")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var named = file.Facts.OfType<ContactPerson>().Select(c => c.Name)
            .Concat(file.Facts.OfType<ShelterCandidate>().Where(c => c.Kind != ShelterKind.ReceptionHouse).Select(c => c.Name))
            .Concat(file.Facts.OfType<RepeatedTransfer>().Select(t => t.Guardian))
            .Concat(file.Entries.Select(e => e.ByName)).Concat(file.Alarms.Select(a => a.OwnerName)).Concat(file.Proposals.Select(p => p.ProposedByName)).Append(file.CounsellorName)
            .OfType<string>().Select(name => name.Trim()).Where(name => name.Length >= ShortestWord).Distinct().ToArray();
        var words = named.SelectMany(Words).Where(word => word.Length >= ShortestWord && char.IsUpper(word[0]) && !own.Contains(word) && !Titles.Contains(word, StringComparer.OrdinalIgnoreCase));
        return new([.. named.Where(name => !own.Contains(name)).Concat(words).Distinct(StringComparer.Ordinal)], instead);
    }

    /// <summary>A text without their names.</summary>
    public string LeftOutOf(string text) => _names is null ? text : _names.Replace(text, _instead);

    private static string[] Words(string name) => name.Split([' ', '.', ',', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries);
}
