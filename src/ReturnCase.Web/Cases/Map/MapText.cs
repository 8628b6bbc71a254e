using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Cases.Map;

/// <summary>What is written in the search map, cut to the room there is. The table below the picture has every word.</summary>
public sealed class MapText(PageText<MapText> text, IStringLocalizer<SharedText> shared, EnumText words)
{
    private const string Cut = "…";
    private const int NameLines = 2;
    private const int ReasonLines = 2;
    private const int NoteLines = 2;

    public string Title(SearchMap map) => text["PictureTitle", map.Number];

    public string Story(SearchMap map) => text["PictureStory", map.Lines.Count(), map.Lines.Count(line => SearchMap.LookOf(line) == MapLook.Underway), map.Lines.Count(line => SearchMap.LookOf(line) == MapLook.Accepted), map.Lines.Count(line => line.IsDeadEnd), map.Lines.Count(line => line.IsUnsafe), map.Lines.Count(line => line.AwaitsSafetyCheck)];

    public string Look(MapLook look) => text[$"Look_{look}"];

    /// <summary>Where a candidate stands, in words.</summary>
    public string Stage(CandidateLine line) => line.IsRedCross ? text["RedCross"] : words[line.Stage];

    /// <summary>The cards of every side.</summary>
    public IReadOnlyList<MapColumn> Columns(SearchMap map, bool wide)
    {
        var letters = MapLayout.Letters(wide);
        return [.. map.Sides.Select(side => new MapColumn(
            side.Kind, text["Side", words[side.Kind], side.Count],
            side.Groups.Count == 0
                ? [new(text["NoCountry"], [], [])]
                : [.. side.Groups.Select(group => new MapCards(Fit(Countries.Name(group.Country), letters.Name, 1)[0], [.. group.Lines.Select(line => Card(line, letters))], Notes(group, letters.Other)))]))];
    }

    /// <summary>Words in lines of so many letters, at most so many; what does not fit ends in an ellipsis.</summary>
    public static IReadOnlyList<string> Fit(string text, int letters, int lines)
    {
        var fitted = new List<string>();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (fitted.Count > 0 && fitted[^1].Length + 1 + word.Length <= letters)
                fitted[^1] += " " + word;
            else
                fitted.Add(word);
        }

        for (var i = 0; i < fitted.Count; i++)
            fitted[i] = fitted[i].Length > letters ? Shorten(fitted[i], letters) : fitted[i];
        if (fitted.Count > lines)
            (fitted[lines - 1], _) = (Shorten(fitted[lines - 1], letters), 0);
        return fitted.Count == 0 ? ["–"] : [.. fitted.Take(lines)];
    }

    // A sign of two halves is not cut in two.
    private static string Shorten(string text, int letters)
    {
        var kept = Math.Min(text.Length, letters - 1);
        return text[..(kept > 0 && char.IsHighSurrogate(text[kept - 1]) ? kept - 1 : kept)].TrimEnd(' ', '.', ',', '…') + Cut;
    }

    private MapCard Card(CandidateLine line, (int Name, int Other) letters)
    {
        var (candidate, look) = (line.Candidate, SearchMap.LookOf(line));
        List<MapWords> lines = [.. Fit(candidate.Name, letters.Name, NameLines).Select(part => new MapWords(part, "name"))];
        if (string.Join(", ", new[] { candidate.Relation, candidate.Place }.OfType<string>()) is { Length: > 0 } about)
            lines.Add(new(Fit(about, letters.Other, 1)[0], "about"));
        lines.AddRange(Fit(Stage(line), letters.Other, 1).Select(part => new MapWords(part, "stage")));
        lines.Add(new(text["Since", AmsterdamTime.DateInNarrow(line.Since)], "about"));
        if (line.WithoutContact is { } ended)
            lines.Add(new(Fit(text[ended.Counts ? "NoContact" : "NotCounted"], letters.Other, 1)[0], ended.Counts ? "about" : "warn"));
        if (line.IsDeadEnd && line.LastStep is { } end)
            lines.AddRange(Fit(end.Result, letters.Other, ReasonLines).Select(part => new MapWords(part, "reason")));
        if (line.IsUnsafe)
            lines.Add(new(shared["NotSafeNoContact"], "danger"));
        if (line.AwaitsSafetyCheck)
            lines.Add(new(text["NoSafetyCheck"], "warn"));
        return new(candidate.Sequence, look, lines);
    }

    private IReadOnlyList<string> Notes(MapGroup group, int letters) => group switch
    {
        { Away: { } away } => Fit(text["Away", AmsterdamTime.DateInNarrow(away.OccurredOn)], letters, NoteLines),
        { Lines.Count: 0 } => [text["Nobody"]],
        _ => [],
    };
}
