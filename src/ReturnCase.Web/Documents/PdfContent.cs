using System.Text;
using System.Text.RegularExpressions;

namespace ReturnCase.Web.Documents;

/// <summary>A PDF begins and ends as one, and does nothing by itself: no script, no program to start, no file inside it.</summary>
internal static partial class PdfContent
{
    private const int Tail = 2048;
    private const int Window = 256 * 1024;
    private const int Overlap = 64;

    public static FileFault? Fault(Stream content)
    {
        if (!Version().IsMatch(Text(content, 0, 16)))
        {
            return FileFault.Broken;
        }

        var end = Text(content, Math.Max(0, content.Length - Tail), Tail);
        if (!end.Contains("%%EOF", StringComparison.Ordinal) || !end.Contains("startxref", StringComparison.Ordinal))
        {
            return FileFault.Broken;
        }

        for (long at = 0; at < content.Length; at += Window - Overlap)
        {
            if (Acts().IsMatch(Plain(Text(content, at, Window))))
            {
                return FileFault.CarriesProgram;
            }
        }

        return null;
    }

    // A name may be written with any letter as # and two hexadecimal digits.
    private static string Plain(string text) => text.Contains('#', StringComparison.Ordinal)
        ? Escaped().Replace(text, match => ((char)Convert.ToByte(match.ValueSpan[1..].ToString(), 16)).ToString())
        : text;

    [GeneratedRegex("#[0-9A-Fa-f]{2}")]
    private static partial Regex Escaped();

    private static string Text(Stream content, long from, int length)
    {
        content.Position = from;
        var bytes = new byte[length];
        return Encoding.Latin1.GetString(bytes, 0, content.ReadAtLeast(bytes, length, throwOnEndOfStream: false));
    }

    [GeneratedRegex(@"^%PDF-[12]\.\d")]
    private static partial Regex Version();

    // Long words alone: a short one stands by chance in every large scan. What is packed is not looked into; it is served so that it cannot act.
    [GeneratedRegex(@"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA)(?=[\s/<(\[\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Acts();
}
