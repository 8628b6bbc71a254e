using ReturnCase.Domain.Letters;

namespace ReturnCase.Web.Letters;

/// <summary>A stretch of the text of a letter.</summary>
/// <param name="Text">As it will stand there.</param>
/// <param name="Of">The placeholder of which it is the value; null for words of the template.</param>
/// <param name="IsMissing">The placeholder has no value: its own name stands here.</param>
public sealed record LetterPiece(string Text, Placeholder? Of = null, bool IsMissing = false);

/// <summary>A paragraph of a letter.</summary>
public sealed record LetterParagraph(bool IsHeading, IReadOnlyList<LetterPiece> Pieces);

/// <summary>A word that no letter abroad says, and where it comes from.</summary>
/// <param name="Word">The word.</param>
/// <param name="In">The placeholder in whose value it stands; null where it stands in the template.</param>
public sealed record Betrayal(string Word, Placeholder? In);

/// <summary>A letter before it is kept: what will stand in it, and what stands in the way.</summary>
/// <param name="Paragraphs">What will stand in it.</param>
/// <param name="Missing">Placeholders without a value.</param>
/// <param name="Betrayed">Abroad: a word that would tell of the asylum request.</param>
/// <param name="TakesOwnText">The template has a place for what the writer adds.</param>
public sealed record LetterDraft(LetterKind Kind, string Language, IReadOnlyList<LetterParagraph> Paragraphs, IReadOnlyList<Placeholder> Missing, Betrayal? Betrayed, bool TakesOwnText)
{
    /// <summary>Greatest length of what the writer adds: about a page.</summary>
    public const int OwnTextMaxLength = 4_000;

    /// <summary>What is wrong with the journey in the plan; null where it can be told.</summary>
    public JourneyFault? Fault { get; init; }

    /// <summary>Placeholders that would tell that journey.</summary>
    public IReadOnlyList<Placeholder> Off { get; init; } = [];

    /// <summary>In a letter of another language: placeholders whose value stands there in the words that somebody typed, mostly Dutch.</summary>
    public IReadOnlyList<Placeholder> AsTyped { get; init; } = [];
}
