using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Travel;

namespace ReturnCase.Web.Privacy;

/// <summary>
/// The people whom a case names besides the child, and how their names, numbers and addresses are taken out of a text. What it cannot know, such as a nickname, the auditor leaves out
/// by hand.
/// </summary>
public sealed class ThirdPersons
{
    private const int ShortestWord = 3;

    // Numbers shorter than this stand for years and amounts as well.
    private const int ShortestPhone = 6;

    // Words around names that name nobody, and parts that people play.
    private static readonly string[] Titles =
    [
        "Mevrouw", "Mevr", "Meneer", "Dhr", "Heer", "Mrs", "Miss", "Tante", "Oom", "Aunt", "Uncle", "Vader", "Moeder", "Father", "Mother", "Broer", "Zus", "Brother", "Sister", "Familie",
        "Family", "Van", "Der", "Den", "Het", "Een", "The", "Voogd", "Guardian", "Mentor", "Advocaat", "Lawyer", "Tolk", "Interpreter", "School", "Docent", "Teacher", "Regievoerder",
        "Counsellor", "Begeleider", "Escort", "Jongere", "Kind", "Child", "Telefonisch", "Telefoon", "Phone", "Nidos", "COA", "IND", "IOM", "KMar",
    ];

    private readonly Regex? _names;
    private readonly Regex? _reach;
    private readonly string _instead;
    private readonly string _insteadOfReach;

    private ThirdPersons(IReadOnlyCollection<string> fullNames, IReadOnlyCollection<string> words, IReadOnlyCollection<string> reach, string instead, string insteadOfReach)
    {
        (_instead, _insteadOfReach) = (instead, insteadOfReach);
        if (fullNames.Count + words.Count > 0)
        {
            // A whole name is found in any capitals; one word of it only as a name is written, because names are words as well.
            var all = string.Join('|', fullNames.OrderByDescending(name => name.Length).Select(name => name.Contains(' ', StringComparison.Ordinal) ? $"(?i:{Regex.Escape(name)})" : Regex.Escape(name))
                .Concat(words.OrderByDescending(word => word.Length).Select(word => $"(?:{Regex.Escape(word)}|{Regex.Escape(word.ToUpperInvariant())})")));
            _names = new($@"(?<![\p{{L}}\p{{N}}])(?:{all})(?:[\s.,]*(?:{all}))*(?![\p{{L}}\p{{N}}])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
        }

        if (reach.Count > 0)
        {
            _reach = new($@"(?<![\p{{L}}\p{{N}}])(?:{string.Join('|', reach)})(?![\p{{L}}\p{{N}}])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(5));
        }
    }

    /// <summary>Gathers them from a case and from what its referrals froze.</summary>
    /// <param name="instead">What stands in the place of a name.</param>
    /// <param name="insteadOfReach">What stands in the place of a phone number or e-mail address.</param>
    public static ThirdPersons Of(CaseFile file, string instead, string insteadOfReach)
    {
        var own = file.Facts.OfType<IdentityVersion>().SelectMany(i => Words($"{i.FirstNames} {i.LastName} {i.Aliases} {i.Languages}")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        FrozenReferral[] frozen = [.. file.Referrals.Select(referral => FrozenReferral.Read(referral.Content))];
        var people = file.Facts.OfType<ContactPerson>().Select(c => (c.Name, c.Phone, c.Email))
            .Concat(frozen.SelectMany(f => f.Contacts ?? []).Select(c => (c.Name, c.Phone, c.Email))).ToArray();
        var named = people.Select(person => person.Name)
            .Concat(file.Facts.OfType<ShelterCandidate>().Where(c => c.Kind != ShelterKind.ReceptionHouse).Select(c => c.Name))
            .Concat(file.Facts.OfType<RepeatedTransfer>().Select(t => t.Guardian))
            .Concat(file.Entries.Select(e => e.ByName)).Concat(file.Entries.Where(e => e.Kind is EntryKind.Assigned or EntryKind.AlarmOwned).Select(e => e.Detail)).Concat(file.Facts.OfType<Statement>().Select(s => s.ReceivedBy))
            .Concat(file.Alarms.Select(a => a.OwnerName)).Concat(file.Proposals.Select(p => p.ProposedByName)).Append(file.CounsellorName)
            .Concat(frozen.SelectMany(f => (string?[])[f.Counsellor, f.Proposal?.ProposedBy, f.Proposal?.ConfirmedBy, f.Proposal?.GroundsBy]))
            .Concat(frozen.SelectMany(f => f.Candidates ?? []).Where(c => c.Kind != ShelterKind.ReceptionHouse).Select(c => c.Name))
            .OfType<string>().Select(name => name.Trim()).Where(name => name.Length >= ShortestWord).Distinct().ToArray();
        // In these fields names stand among other words, so only the words count.
        var among = file.Facts.OfType<CooperationFact>().Select(f => f.Interpreter)
            .Concat(file.Facts.OfType<ContactMoment>().SelectMany(c => (string?[])[c.Interpreter, c.Present]))
            .Concat(file.Facts.OfType<ReturnPlan>().Select(p => p.Escort)).Concat(file.Facts.OfType<TravelDetails>().SelectMany(t => (string?[])[t.ReceiverReach, t.EscortReach])).Concat(file.Facts.OfType<EmbassyStep>().Select(step => step.Present))
            .Concat(frozen.SelectMany(f => f.Talks ?? []).SelectMany(t => (string?[])[t.Interpreter, t.Present])).Concat(frozen.Select(f => f.ReturnPlan?.Escort)).OfType<string>();
        var words = named.Concat(among).SelectMany(Words)
            .Where(word => word.Length >= ShortestWord && char.IsUpper(word[0]) && !own.Contains(word) && !Titles.Contains(word, StringComparer.OrdinalIgnoreCase));
        var full = named.Where(name => !own.Contains(name) && !Titles.Contains(name, StringComparer.OrdinalIgnoreCase));
        return new(
            [.. full.SelectMany(Spellings).Distinct(StringComparer.Ordinal)], [.. words.SelectMany(Spellings).Distinct(StringComparer.Ordinal)],
            [.. people.Select(p => p.Phone).OfType<string>().Select(PhonePattern).Concat(people.Select(p => p.Email?.Trim()).Select(e => e is { Length: > 0 } ? Regex.Escape(e) : null)).OfType<string>().Distinct()],
            instead, insteadOfReach);
    }

    /// <summary>A text without their names, and without how they are reached.</summary>
    public string LeftOutOf(string text)
    {
        var withoutReach = _reach?.Replace(text, _insteadOfReach) ?? text;
        return _names?.Replace(withoutReach, _instead) ?? withoutReach;
    }

    // The same number however it is grouped, with or without the country.
    private static string? PhonePattern(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        var local = digits.StartsWith("0031", StringComparison.Ordinal) ? digits[4..] : digits.StartsWith("31", StringComparison.Ordinal) && phone.TrimStart().StartsWith('+') ? digits[2..] : digits.TrimStart('0');
        return local.Length < ShortestPhone ? null : $@"(?:(?:\+\s?\d{{1,3}}?|00\d{{2}})[\s\-./()]*(?:\(0\)[\s\-./()]*)?|0)?{string.Join(@"[\s\-./()]*", local.ToCharArray())}";
    }

    // As it was recorded, and as somebody types it who leaves the accents out.
    private static string[] Spellings(string name) =>
        [name, string.Concat(name.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)).Replace('ı', 'i')];

    private static string[] Words(string name) => name.Split([' ', '.', ',', '(', ')', '/', ';', ':', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
}
