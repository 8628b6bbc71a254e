using System.Text.RegularExpressions;
using ReturnCase.Domain.Letters;
using ReturnCase.Domain.Suspensions;

namespace ReturnCase.Web.Letters;

/// <summary>Makes a letter of a template: reads it with its values, and fills them in.</summary>
internal sealed partial class LetterMaker(LetterKind kind, string language, byte[] template, FactsAbroad abroad, FactsHere? here, JourneyFault? fault = null)
{
    private readonly Dictionary<Placeholder, string?> _values = [];

    /// <summary>What will stand in it, and what stands in the way. The language of the letter is spoken by whoever asks.</summary>
    public LetterDraft Read()
    {
        var file = WordFile.Open(template);
        Placeholder[] used = [.. file.Paragraphs.SelectMany(paragraph => TemplateCheck.In(paragraph.Words)).Select(found => Placeholders.Find(found.Name)).OfType<Placeholder>().Distinct()];
        // What stands outside the text itself, as in the head of the page, is read first.
        var paragraphs = file.Paragraphs.Where(paragraph => !paragraph.IsFallback && (paragraph.Part.Contains("/header", StringComparison.Ordinal) || paragraph.Part.Contains("/footer", StringComparison.Ordinal)))
            .Where(paragraph => TemplateCheck.In(paragraph.Words).Any()).Concat(file.Read);
        return new(kind, language, [.. paragraphs.Select(Shown).Where(paragraph => paragraph.Pieces.Any(piece => piece.Text.Trim().Length > 0))],
            [.. used.Where(placeholder => !placeholder.IsOptional && !IsOff(placeholder) && Value(placeholder) is null)], kind.To().IsAbroad() ? BetrayedBy(used, file) : null, used.Any(placeholder => placeholder.IsOptional))
        {
            Fault = fault,
            Off = [.. used.Where(IsOff)],
            AsTyped = language == "nl" ? [] : [.. used.Where(placeholder => IsTyped(placeholder) && Value(placeholder) is not null)],
        };
    }

    /// <summary>The letter as a Word document.</summary>
    /// <param name="title">Its title property.</param>
    /// <exception cref="InvalidOperationException">A placeholder has no value: such a letter is not made.</exception>
    public byte[] Make(string title)
    {
        var file = WordFile.Open(template);
        foreach (var paragraph in file.Paragraphs.ToArray())
            Fill(paragraph);
        WordProperties.Clean(file, title, language, abroad.Head.Organisation ?? "");
        return file.Save();
    }

    /// <summary>A word in any part of a document that tells of the asylum request: its text, and what stands there unseen.</summary>
    public static string? AsylumWordIn(WordFile file) =>
        file.Paragraphs.SelectMany(paragraph => new[] { paragraph.Words, paragraph.Seen }).Concat(file.Unseen).Select(TemplateCheck.Without)
            .Concat(file.Names.SelectMany(name => new[] { name, HumpedWord().Replace(name, " ") }))
            .Select(AsylumWords.In).FirstOrDefault(word => word is not null);

    // A name is what it is, in whatever language it happens to mean something.
    private Betrayal? BetrayedBy(Placeholder[] used, WordFile file) =>
        used.Where(placeholder => !IsName(placeholder)).Select(placeholder => (IsOfSender(placeholder) ? AsylumWords.InNameOfSender(Value(placeholder)) : AsylumWords.In(Value(placeholder))) is { } word ? new Betrayal(word, placeholder) : null).FirstOrDefault(found => found is not null)
        ?? (AsylumWordIn(file) is { } own ? new Betrayal(own, null) : null);

    private static bool IsName(Placeholder placeholder) => placeholder.Name is "child.firstName" or "child.lastName" or "child.fullName" or "child.otherNames" or "receiver.name";

    private static bool IsOfSender(Placeholder placeholder) => placeholder.Name is "organisation.name" or "organisation.contact";

    private bool IsOff(Placeholder placeholder) => fault is not null && placeholder.Source == PlaceholderSource.ReturnPlan;

    // Of another ground the words are those of whoever recorded it.
    private bool IsTyped(Placeholder placeholder) => placeholder.IsFreeText || (placeholder.Name == Placeholders.Grounds && here?.Postponing.Any(suspension => suspension.Kind == SuspensionKind.Other) == true);

    private string? Value(Placeholder placeholder) => _values.TryGetValue(placeholder, out var known) ? known : _values[placeholder] = placeholder.Value(abroad, here);

    private LetterParagraph Shown(WordParagraph paragraph)
    {
        var (pieces, at) = (new List<LetterPiece>(), 0);
        foreach (var (start, length, name) in TemplateCheck.In(paragraph.Words))
        {
            pieces.Add(new(paragraph.Words[at..start]));
            var placeholder = Placeholders.Find(name);
            var value = placeholder is null ? null : Value(placeholder);
            pieces.Add(new(value ?? (placeholder is { IsOptional: true } ? "" : $"{{{{{name}}}}}"), placeholder, value is null && placeholder is not { IsOptional: true }));
            at = start + length;
        }

        pieces.Add(new(paragraph.Words[at..]));
        return new(paragraph.IsHeading, [.. pieces.Where(piece => piece.Text.Length > 0)]);
    }

    private void Fill(WordParagraph paragraph)
    {
        var found = TemplateCheck.In(paragraph.Words).ToArray();
        if (found is [var only] && Placeholders.Find(only.Name) is { IsOptional: true } optional && Value(optional) is null && paragraph.Words.Trim().Length == only.Length)
            paragraph.Remove();
        foreach (var (start, length, name) in found.Reverse())
        {
            var placeholder = Placeholders.Find(name) ?? throw new InvalidOperationException($"There is no placeholder {name}.");
            paragraph.Put(start, length, Value(placeholder) ?? (placeholder.IsOptional ? "" : throw new InvalidOperationException($"{name} has no value.")));
        }
    }

    // Names have no spaces between their words: BookmarkAsylum.
    [GeneratedRegex(@"(?<=\p{Ll})(?=\p{Lu})")]
    private static partial Regex HumpedWord();
}
