using System.Text.RegularExpressions;

namespace ReturnCase.Data.Cases;

/// <summary>
/// How a name sounds, so that spellings of one name meet: Mohamed and Muhammad, Youssef and Joesoef, Abdul Rahman and Abdelrahman. A key holds the consonants, the sound of the first
/// vowel, and of the others little more than that there is one. Spellings that can be read in two ways have a key for each.
/// </summary>
internal static partial class NameSound
{
    private const int ShortestWord = 3;
    private const int MostKeys = 12;

    // Whoever left the vowels out is compared by consonants alone, and only with who did not: among names in Latin letters that would join Hassan and Hussein.
    private const string OfFullSpelling = "=";
    private const string OfConsonants = "~";

    private static readonly HashSet<string> Articles = ["al", "el", "ul", "er", "ar", "ur", "as", "es", "ad", "an", "az"];

    /// <summary>The parts of a name that are one word to the ear: "Abd el Rahman" is one, and an article is none.</summary>
    public static IReadOnlyList<NameWord> Units(IReadOnlyList<NameWord> words)
    {
        var units = new List<NameWord>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            var next = i + 1;
            while (next < words.Count - 1 && Articles.Contains(words[next].Text))
            {
                next++;
            }

            if (next < words.Count && !words[i].WithoutVowels && ServantOf().IsMatch(words[i].Text))
            {
                units.Add(words[next] with { Text = $"abdul{words[next].Text}" });
                i = next;
            }
            else if (next < words.Count && words[i] is { WithoutVowels: true, Text: "bd" or "abd" or "ebd" or "ybd" })
            {
                units.Add(words[next] with { Text = $"bd{ArabicArticle().Replace(words[next].Text, "")}" });
                i = next;
            }
            else if (words[i].Text is not ("al" or "el") || i == words.Count - 1)
            {
                units.Add(words[i]);
            }
        }

        return units;
    }

    /// <summary>The keys under which a name is kept: those of its parts, and of each two words beside each other, because others write them as one.</summary>
    public static IEnumerable<string> KeysOf(string name)
    {
        var words = SearchWords.Read(name);
        var units = Units(words);
        return words.Concat(units).Concat(Pairs(words)).Concat(Pairs(units)).Distinct().SelectMany(Kept).Distinct();
    }

    /// <summary>The keys by which a word is looked for.</summary>
    public static IReadOnlyList<string> SoughtBy(NameWord word)
    {
        if (word.Text.Length < (word.WithoutVowels ? 2 : ShortestWord))
        {
            return [];
        }

        return word.WithoutVowels
            ? [.. Skeletons(word).SelectMany(key => (string[])[OfFullSpelling + key, OfConsonants + key])]
            : [.. Encode(word.Text), .. Skeletons(word).Select(key => OfConsonants + key)];
    }

    /// <summary>Two words that somebody else may write as one.</summary>
    public static NameWord Joined(NameWord first, NameWord second) => new(Cut(first.Text + second.Text), first.WithoutVowels || second.WithoutVowels);

    /// <summary>Each two words beside each other as one.</summary>
    public static IEnumerable<NameWord> Pairs(IReadOnlyList<NameWord> words) => words.Zip(words.Skip(1), Joined);

    private static IEnumerable<string> Kept(NameWord word)
    {
        if (word.Text.Length < (word.WithoutVowels ? 2 : ShortestWord))
        {
            return [];
        }

        return word.WithoutVowels ? Skeletons(word).Select(key => OfConsonants + key) : [.. Encode(word.Text), .. Skeletons(word).Select(key => OfFullSpelling + key)];
    }

    /// <summary>All readings of a word in Latin letters.</summary>
    internal static IReadOnlyList<string> Encode(string word) => [.. Readings(word).SelectMany(EncodeOne).Distinct()];

    // Somali writes two sounds of Arabic with letters that others read in another way: x is a deep h, and c is a sound that others leave out.
    // Before "ullah" some write the h that ends the name before it, and some do not.
    private static IEnumerable<string> Readings(string word) => ((string[])[word, SomaliX().Replace(SomaliC().Replace(word, ""), "h"), BeforeAllah().Replace(word, "")]).Distinct();

    private static IReadOnlyList<string> EncodeOne(string word)
    {
        if (Servant().Match(word) is { Success: true } servant)
        {
            return [.. Encode(FirstDoubled().Replace(servant.Groups["rest"].Value, "$1")).Select(key => Cut($"1BD-{key}"))];
        }

        var letters = Irregular(Spelled(word));
        List<string> keys = [""];
        var seenVowel = false;
        foreach (Match part in Parts().Matches(letters))
        {
            var options = part.Groups["vowels"].Success
                ? Vowels(part.Value, first: !seenVowel, last: part.Index + part.Length == letters.Length)
                : Consonant(part.Value, part.Index > 0 ? letters[part.Index - 1] : ' ');
            seenVowel |= part.Groups["vowels"].Success;
            keys = [.. keys.SelectMany(key => options.Select(option => key + option)).Take(MostKeys)];
        }

        return [.. keys.Select(key => Cut(Doubled().Replace(key, "$1"))).Where(key => key.Length > 1 && key.Any(char.IsAsciiLetter)).Distinct()];
    }

    private static IEnumerable<string> Skeletons(NameWord word)
    {
        // Without vowels r and h stand beside each other that are two letters.
        var text = word.WithoutVowels ? word.Text.Replace("rh", "r.h", StringComparison.Ordinal).Replace("bh", "b.h", StringComparison.Ordinal) : word.Text;
        text = word.WithoutVowels && text[0] == 'y' ? $"ya{text[1..]}" : text;
        return Encode(text).Select(key => string.Concat(key.Where(char.IsAsciiLetter).Select((code, i) => i > 0 && (code is 'V' or 'Y') ? "" : code.ToString())))
            .Select(key => key.Length > 1 ? key[^1] switch { 'H' => key[..^1], 'T' => $"{key[..^1]}D", _ => key } : key).Where(key => key.Length > 0).Distinct();
    }

    // One way of writing for what is surely one sound. Capitals are consonants that are settled.
    private static string Spelled(string word)
    {
        foreach (var (pattern, with) in Spellings)
        {
            word = pattern.Replace(word, with);
        }

        return word;
    }

    private static readonly (Regex Pattern, string With)[] Spellings = Array.ConvertAll<(string Pattern, string With), (Regex, string)>(
        [
            ("tsj|tch", "C"), ("sch|sj|sh", "X"), ("dzj|dzh|dj|zh|zj|xh", "J"), ("kh", "H"), ("ph", "F"), ("ck", "K"), ("^tz", "ts"), ("g(?=b)", "K"), ("kb", "Kb"), ("dh", "D"), ("bh", "B"), ("rh", "R"), ("x", "KS"),
            ("c(?=[eiy])", "S"), ("c(?!h)", "K"), ("yy+", "y"), ("aou(?=[aei])", "aV"), ("aou|aoo", "aVu"), ("ou(?=[aei])", "V"), ("au", "aVu"), ("aw(?![aeiouy])", "aVu"), ("[vw]", "V"),
            ("oe|ou|oo|uu", "u"), ("ee|ie|ii", "i"), ("aa", "a"), ("iy(?=[aeou])", "i"), ("(?<=[aeiou])j$", "y"), ("(?<=[^aeiouy])y(?=[aeou])", "i"), ("(?<=[^aeiouy])y(?![aeiouy])", "i"),
            ("(?<=[aeiouy])h$", ""), ("(?<=...[^aeiouy])e$", ""), ("(?<=..)ae$", "a"), ("(?<=..[aeiouy])t$", "D"), ("^Vo(?=l)", "Ve"),
        ],
        rule => (new Regex(rule.Pattern, RegexOptions.CultureInvariant), rule.With));

    // Names of which the ear alone does not know that they are one.
    private static string Irregular(string letters) => letters switch
    {
        _ when MohamedForms().IsMatch(letters) => "muhamad",
        _ when HusseinForms().IsMatch(letters) => "husain",
        _ when MaryamForms().IsMatch(letters) => "mariam",
        _ when YahyaForms().IsMatch(letters) => "yahia",
        "fatma" => "fatima",
        "brahim" => "ibrahim",
        "mehdi" => "mahdi",
        "sied" => "said",
        "suad" => "sVad",
        "miXael" or "miHael" or "michael" => "miKael",
        // Tigrinya leaves a short vowel out, or writes it.
        _ => ShortVowel().Replace(letters, "${first}i"),
    };

    private static string[] Consonant(string letters, char before) => letters switch
    {
        "ch" => ["H", "X", "C"],
        "th" => ["T", "S"],
        "gh" => ["G", "H"],
        // Iran writes gh, and Sudan says g.
        "q" => ["K", "G"],
        "j" when before == 'i' => ["", "J"],
        "j" => ["J", "Y"],
        "y" => ["Y"],
        _ => [letters.ToUpperInvariant()],
    };

    // 1 a, 2 e or i, 3 ai, 4 o or u; further on 0 some vowel and 5 i; at the end 5 i or e, 6 a or e, 7 o or u.
    private static string[] Vowels(string run, bool first, bool last)
    {
        if (run is ['a' or 'e', 'e' or 'i' or 'y', ..] and not "ee")
        {
            var rest = run[2..].TrimStart('e', 'i', 'y');
            return [rest.Length == 0 ? "3" : $"3{Plain(rest[^1], false, last)[0]}"];
        }

        var heads = Plain(run[0], first, last && run.Length == 1);
        return run.Length == 1 ? heads : [.. heads.Select(head => head + Plain(run[^1], false, last)[0])];
    }

    private static string[] Plain(char vowel, bool first, bool last) => (vowel, first, last) switch
    {
        ('a', true, _) => ["1"],
        ('e' or 'i' or 'y', true, _) => ["2"],
        (_, true, _) => ["4"],
        ('i' or 'y', _, _) => ["5"],
        ('e', _, true) => ["6", "5"],
        ('e', _, _) => ["0", "5"],
        ('a', _, true) => ["6"],
        (_, _, true) => ["7"],
        _ => ["0"],
    };

    private static string Cut(string key) => key.Length > SearchWords.MaxLength - 1 ? key[..(SearchWords.MaxLength - 1)] : key;

    [GeneratedRegex("^abd(?:[aeu]l?|oul|oel|[aeiu][rsnz])?$")]
    private static partial Regex ServantOf();

    [GeneratedRegex("^abd(?:ou|oe|[aeiou])?l*(?<rest>.{3,})$")]
    private static partial Regex Servant();

    [GeneratedRegex("^a?l(?=.{3})")]
    private static partial Regex ArabicArticle();

    [GeneratedRegex("^(.)\\1")]
    private static partial Regex FirstDoubled();

    [GeneratedRegex("([A-Z])\\1+")]
    private static partial Regex Doubled();

    [GeneratedRegex("^m[aou]h+[aou]m+[ae][dD]$")]
    private static partial Regex MohamedForms();

    [GeneratedRegex("^h[uo][sS]+[aei]*[ei]n$")]
    private static partial Regex HusseinForms();

    [GeneratedRegex("^m[ae]ri[ae]?m$")]
    private static partial Regex MaryamForms();

    [GeneratedRegex("^y[ae]hia$")]
    private static partial Regex YahyaForms();

    [GeneratedRegex("^(?<first>b(?=R)|m(?=hr)|f(?=s))")]
    private static partial Regex ShortVowel();

    [GeneratedRegex("x(?=[aeioudlmr])|(?<=a|uu|aali)x$")]
    private static partial Regex SomaliX();

    [GeneratedRegex("^c(?=a+bd|a+li$|uma+r$|usma+n|a+sh|a+wa|a+y|i+lmi|i+s[es]|igaa)|(?<=sa|isma+)c(?=i)|(?<=ja+ma+)c$|(?<=su)c(?=a+d)")]
    private static partial Regex SomaliC();

    [GeneratedRegex("(?<=[aeiouy][^aeiouy]+[aeiouy])h(?=[uo]ll?ah?$)")]
    private static partial Regex BeforeAllah();

    [GeneratedRegex("(?<vowels>(?!^y[aeiou])[aeiouy]+)|ch|th|gh|.")]
    private static partial Regex Parts();
}
