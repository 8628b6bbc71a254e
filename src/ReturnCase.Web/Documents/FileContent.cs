using System.Text;
using ReturnCase.Domain.Documents;

namespace ReturnCase.Web.Documents;

/// <summary>Reads a file to see whether it is what its name says. The name, and the type that the sender claims, are never believed.</summary>
public static class FileContent
{
    private static readonly Dictionary<string, DocumentFormat> Taken = new(StringComparer.Ordinal)
    {
        [".pdf"] = DocumentFormat.Pdf,
        [".png"] = DocumentFormat.Png,
        [".jpg"] = DocumentFormat.Jpeg,
        [".jpeg"] = DocumentFormat.Jpeg,
        [".txt"] = DocumentFormat.Text,
        [".docx"] = DocumentFormat.Docx,
    };

    private static readonly string[] WithPrograms = [".docm", ".dotm", ".dotx", ".doc", ".xls", ".xlsm", ".xlsb", ".ppt", ".pptm", ".exe", ".com", ".bat", ".cmd", ".ps1", ".vbs", ".msi", ".jar", ".lnk", ".scr"];

    private static readonly string[] ForBrowsers = [".svg", ".svgz", ".html", ".htm", ".xhtml", ".xht", ".mht", ".mhtml", ".xml", ".js", ".mjs", ".css"];

    /// <summary>The endings that are taken, for the field in which a file is chosen.</summary>
    public static string Endings { get; } = string.Join(',', Taken.Keys);

    /// <summary>Judges a whole file by its cleaned name and its content.</summary>
    public static FileVerdict Judge(string name, Stream content)
    {
        var ending = FileNames.Ending(name);
        if (!Taken.TryGetValue(ending, out var said))
        {
            if (Taken.ContainsKey($".{name.ToLowerInvariant()}"))
            {
                return FileVerdict.Refuses(FileFault.NameMissing);
            }

            return FileVerdict.Refuses(WithPrograms.Contains(ending) ? FileFault.CarriesProgram : ForBrowsers.Contains(ending) ? FileFault.RunsInBrowser : FileFault.EndingNotTaken);
        }

        if (content.Length == 0)
        {
            return FileVerdict.Refuses(FileFault.Empty);
        }

        var head = new byte[32];
        var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        if (Begins(head.AsSpan(0, length)) != said)
        {
            return FileVerdict.Refuses(said == DocumentFormat.Docx && head.AsSpan().StartsWith(Compound) ? FileFault.Locked : FileFault.NotWhatItSays);
        }

        var fault = said switch
        {
            DocumentFormat.Pdf => PdfContent.Fault(content),
            DocumentFormat.Png => PictureContent.PngFault(content),
            DocumentFormat.Jpeg => PictureContent.JpegFault(content),
            DocumentFormat.Text => TextContent.Fault(content),
            DocumentFormat.Docx => DocxContent.Fault(content),
            _ => throw new ArgumentOutOfRangeException(nameof(name), said, null),
        };
        return fault is { } why ? FileVerdict.Refuses(why) : FileVerdict.Takes(said);
    }

    // Old Word files, and new ones with a password.
    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0];

    // What begins as nothing else can only be text; whether it is, its own check says.
    private static DocumentFormat? Begins(ReadOnlySpan<byte> head) =>
        head.StartsWith("%PDF-"u8) ? DocumentFormat.Pdf
        : head.StartsWith(PictureContent.PngSignature) ? DocumentFormat.Png
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? DocumentFormat.Jpeg
        : head.StartsWith("PK\u0003\u0004"u8) ? DocumentFormat.Docx
        : head.StartsWith("PK"u8) || head.StartsWith(Compound) || head.StartsWith("MZ"u8) || LooksLikeMarkup(head) ? null
        : DocumentFormat.Text;

    private static bool LooksLikeMarkup(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head).Replace("\0", "", StringComparison.Ordinal).TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FF', '\u00FE', ' ', '\t', '\r', '\n');
        return ((string[])["<!doctype", "<html", "<svg", "<?xml", "<script", "<head", "<body"]).Any(tag => text.StartsWith(tag, StringComparison.OrdinalIgnoreCase));
    }
}
