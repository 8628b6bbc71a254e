using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReturnCase.Web.WhereAmI;

/// <summary>A file of texts as it was written: one language, nothing checked yet.</summary>
internal sealed record TextFile(
    string? Language, string? Name, string? Direction, string? Review, IReadOnlyList<string>? SpokenAs, IReadOnlyList<string>? Months, string? Date,
    IReadOnlyDictionary<string, string>? Words, IReadOnlyDictionary<string, TextFile.State>? States)
{
    private const int MostBytes = 500_000;
    private const int MostLetters = 400;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    internal sealed record State(IReadOnlyList<string>? Now, IReadOnlyList<string>? Ask, IReadOnlyList<string>? Next)
    {
        public IEnumerable<(string Part, IReadOnlyList<string>? Lines)> Parts => [("now", Now), ("ask", Ask), ("next", Next)];
    }

    /// <summary>Reads a file, or says everything that is wrong with it.</summary>
    public static (ChildText? Text, IReadOnlyList<string> Faults) Read(string path)
    {
        TextFile? file;
        try
        {
            if (new FileInfo(path).Length > MostBytes)
                return (null, [$"it is larger than {MostBytes / 1000} kB"]);
            using var stream = File.OpenRead(path);
            file = JsonSerializer.Deserialize<TextFile>(stream, Json);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, ["it cannot be read"]);
        }
        catch (JsonException exception)
        {
            return (null, [$"it is no JSON of the right form: line {exception.LineNumber + 1}, at {exception.Path ?? "the beginning"}"]);
        }

        if (file is null)
            return (null, ["it is empty"]);
        var faults = file.Faults(Path.GetFileNameWithoutExtension(path)).ToArray();
        return faults.Length > 0 ? (null, faults) : (file.Checked(), []);
    }

    private IEnumerable<string> Faults(string fileName)
    {
        if (!string.Equals(Language, fileName, StringComparison.Ordinal) || !IsTag(Language))
            yield return $"\"language\" is the tag of a language, as in the name of the file: {fileName}";
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 40)
            yield return "\"name\" is what the language is called in itself, in at most 40 letters";
        if (Direction is not ("ltr" or "rtl"))
            yield return "\"direction\" is ltr or rtl";
        if (Review is not ("reviewed" or "unreviewed"))
            yield return "\"review\" is reviewed or unreviewed";
        if (Months is not { Count: 12 } || Months.Any(string.IsNullOrWhiteSpace))
            yield return "\"months\" is a list of 12 names, from January on";
        if (Date is null || !((string[])["{day}", "{month}", "{year}"]).All(part => Date.Contains(part, StringComparison.Ordinal)))
            yield return "\"date\" has {day}, {month} and {year}";
        foreach (var fault in WordFaults().Concat(StateFaults()))
            yield return fault;
    }

    private IEnumerable<string> WordFaults()
    {
        foreach (var word in Enum.GetValues<ChildWord>())
        {
            if (Words?.GetValueOrDefault(word.ToString()) is not { } text || string.IsNullOrWhiteSpace(text))
                yield return $"the text words.{word} is missing";
            else if (Fault(text, word.Blank()) is { } fault)
                yield return $"words.{word}: {fault}";
        }

        foreach (var unknown in Words?.Keys.Where(key => !IsNameOf<ChildWord>(key)) ?? [])
            yield return $"there is no text words.{unknown}";
    }

    private IEnumerable<string> StateFaults()
    {
        foreach (var state in Enum.GetValues<ChildState>())
        {
            if (States?.GetValueOrDefault(state.ToString()) is not { } texts)
            {
                yield return $"the texts states.{state} are missing";
                continue;
            }

            foreach (var (part, lines) in texts.Parts)
            {
                if (lines is null || (lines.Count == 0 && (part == "now" || state.IsOpen())))
                    yield return $"the text states.{state}.{part} is missing";
                foreach (var fault in (lines ?? []).Select(line => string.IsNullOrWhiteSpace(line) ? "a line is empty" : Fault(line, null)).OfType<string>())
                    yield return $"states.{state}.{part}: {fault}";
            }
        }

        foreach (var unknown in States?.Keys.Where(key => !IsNameOf<ChildState>(key)) ?? [])
            yield return $"there are no texts states.{unknown}";
    }

    // A blank that nothing fills in would stand on a child's page as it is.
    private static string? Fault(string text, string? blank) => text switch
    {
        { Length: > MostLetters } => $"longer than {MostLetters} letters",
        _ when blank is not null && !text.Contains(blank, StringComparison.Ordinal) => $"{blank} is missing",
        _ when (blank is null ? text : text.Replace(blank, "", StringComparison.Ordinal)).IndexOfAny(['{', '}']) >= 0 => blank is null ? "nothing is filled in here, so it has no braces" : $"only {blank} is filled in here",
        _ => null,
    };

    private static bool IsNameOf<TEnum>(string key)
        where TEnum : struct, Enum => Enum.GetNames<TEnum>().Contains(key);

    private static bool IsTag(string? tag)
    {
        try
        {
            return tag is { Length: >= 2 } && tag.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') && CultureInfo.GetCultureInfo(tag) is not null;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    private ChildText Checked() => new(
        Language!, Name!, Direction == "rtl", Review == "reviewed", SpokenAs ?? [], Months!, Date!,
        Words!.ToDictionary(word => Enum.Parse<ChildWord>(word.Key), word => word.Value),
        States!.ToDictionary(state => Enum.Parse<ChildState>(state.Key), state => new StateText(state.Value.Now!, state.Value.Ask!, state.Value.Next!)));
}
