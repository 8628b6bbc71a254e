using System.Text.RegularExpressions;

namespace ReturnCase.Domain.Cases;

/// <summary>The number of a case, as it is kept and as people type it.</summary>
public static partial class CaseNumber
{
    /// <summary>How one looks.</summary>
    public const string Example = "RC-2026-000123";

    private const int SequenceLength = 6;

    /// <summary>Whether a text is a number as it is kept.</summary>
    public static bool Fits(string? text) => text is not null && Form().IsMatch(text);

    /// <summary>Reads a number as people type it: in small letters, with blanks for hyphens, without the zeros or the letters in front. Null where it is none.</summary>
    public static string? Read(string? typed) =>
        Typed().Match(Plain(typed)) is { Success: true } number ? Of(number.Groups[1].Value, number.Groups[2].Value) : null;

    /// <summary>A number as people type it, or what they typed where it is none: for a sentence that says so.</summary>
    public static string ReadOrAsTyped(string? typed) => Read(typed) ?? typed?.Trim().ToUpperInvariant() ?? "";

    /// <summary>
    /// The first and the last number that begin with what was typed: a year, or a year and the first digits after it. Null where it is no beginning. Both are whole numbers, because databases
    /// differ on where a shorter text or a sign stands among them.
    /// </summary>
    public static (string First, string Last)? ReadBeginning(string? typed) =>
        Beginning().Match(Plain(typed)) is { Success: true } beginning && beginning.Groups[2].Value is var digits
            ? (At(beginning, digits.PadRight(SequenceLength, '0')), At(beginning, digits.PadRight(SequenceLength, '9')))
            : null;

    /// <summary>The number of a year.</summary>
    /// <param name="year">In four digits.</param>
    /// <param name="sequence">In one to six digits.</param>
    public static string Of(string year, string sequence) => $"RC-{year}-{sequence.PadLeft(SequenceLength, '0')}";

    /// <summary>What was typed as it is read here.</summary>
    // A word processor makes a dash of a hyphen; who copies a number often takes the word before it along.
    public static string Plain(string? typed) => Label().Replace((typed?.Trim() ?? "").Replace('–', '-').Replace('—', '-'), "");

    private static string At(Match beginning, string sequence) => $"RC-{beginning.Groups[1].Value}-{sequence}";

    [GeneratedRegex(@"^RC-[0-9]{4}-[0-9]{6}\z")]
    private static partial Regex Form();

    // With its year the letters before it say nothing more; ten digits in one are a V-number.
    [GeneratedRegex(@"^(?:RC[-\s]?(?=[0-9])|(?=[0-9]{4}[-\s]))((?:19|20)[0-9]{2})[-\s]?([0-9]{1,6})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Typed();

    [GeneratedRegex(@"^(?:RC[-\s]?(?=[0-9])|(?=[0-9]{4}(?:[-\s]|\z)))((?:19|20)[0-9]{2})[-\s]?([0-9]{0,5})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"^(?:zaak(?:nummer)?|dossier(?:nummer)?|case(?:\s+number)?)\s*[:.]?\s*(?=RC[-\s]?[0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
