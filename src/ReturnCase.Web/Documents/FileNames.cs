using System.Globalization;
using System.Text;
using ReturnCase.Domain.Documents;

namespace ReturnCase.Web.Documents;

/// <summary>Names of files, as they come in and as they go out.</summary>
public static class FileNames
{
    private static readonly string[] Longest = [".jpeg", ".docx"];

    /// <summary>
    /// A name as the sender's disk has it: in a form a browser writes a quotation mark and the ends of lines as the HTML standard asks, and nothing else.
    /// </summary>
    public static string Sent(string name) => name.Replace("%22", "\"", StringComparison.Ordinal).Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal);

    /// <summary>
    /// A name as it is shown: the last part of whatever path came with it, without signs that cannot be seen, that turn the order of others or that a disk takes for its own.
    /// A long one keeps its ending.
    /// </summary>
    public static string Cleaned(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var seen = string.Concat(Valid(last).Normalize(NormalizationForm.FormC).EnumerateRunes().Where(IsSeen).Select(rune => rune.ToString())).Trim(' ', '.');
        var words = string.Join(' ', seen.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? "document" : words.Length <= CaseDocument.FileNameMaxLength ? words : Shortened(words);
    }

    /// <summary>The ending of a cleaned name, with its dot and in lower case; empty where it has none.</summary>
    public static string Ending(string cleaned) => Path.GetExtension(cleaned).ToLowerInvariant();

    /// <summary>The name of a download: made here of the case number and the line of history, so nothing that a user typed reaches a header.</summary>
    public static string ForDownload(string caseNumber, CaseDocument document) =>
        string.Create(CultureInfo.InvariantCulture, $"{caseNumber}-{document.Sequence}{EndingOf(document.Format)}");

    /// <summary>The ending that goes with a format.</summary>
    public static string EndingOf(DocumentFormat format) => format switch
    {
        DocumentFormat.Pdf => ".pdf",
        DocumentFormat.Png => ".png",
        DocumentFormat.Jpeg => ".jpg",
        DocumentFormat.Text => ".txt",
        DocumentFormat.Docx => ".docx",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    /// <summary>What an answer says that a file is: what was found in it, never what the sender called it.</summary>
    public static string ContentType(DocumentFormat format) => format switch
    {
        DocumentFormat.Pdf => "application/pdf",
        DocumentFormat.Png => "image/png",
        DocumentFormat.Jpeg => "image/jpeg",
        DocumentFormat.Text => "text/plain; charset=utf-8",
        DocumentFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    // Half a surrogate pair cannot be normalised.
    private static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static bool IsSeen(Rune rune) => !"<>:\"|?*\uFFFD".Contains(rune.ToString(), StringComparison.Ordinal) && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Shortened(string name)
    {
        var ending = Path.GetExtension(name) is { Length: > 0 } found && found.Length <= Longest.Max(e => e.Length) ? found : "";
        var cut = CaseDocument.FileNameMaxLength - ending.Length;
        return name[..(char.IsHighSurrogate(name[cut - 1]) ? cut - 1 : cut)].TrimEnd() + ending;
    }
}
