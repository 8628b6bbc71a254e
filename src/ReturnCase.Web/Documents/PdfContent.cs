using System.Text;
using System.Text.RegularExpressions;

namespace ReturnCase.Web.Documents;

/// <summary>A PDF begins and ends as one, can be read without a password, and does nothing by itself: no script, no program to start, no file inside it.</summary>
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

        var locked = false;
        for (long at = 0; at < content.Length; at += Window - Overlap)
        {
            var text = Plain(Text(content, at, Window));
            if (Acting().IsMatch(text))
            {
                return FileFault.CarriesProgram;
            }

            locked |= Encrypted().IsMatch(text);
        }

        return locked ? FileFault.Locked : PdfObjectStreams.Fault(content);
    }

    /// <summary>Whether words of a PDF name something that acts.</summary>
    public static bool Acts(string text) => Acting().IsMatch(Plain(text));

    /// <summary>The names in it as they are meant: a name may be written with any letter as # and two hexadecimal digits.</summary>
    public static string Plain(string text) => text.Contains('#', StringComparison.Ordinal)
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

    // Long words alone: a short one stands by chance in every large scan.
    [GeneratedRegex(@"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA)(?=[\s/<(\[\d%])", RegexOptions.CultureInvariant)]
    private static partial Regex Acting();

    [GeneratedRegex(@"/Encrypt(?=[\s<\d%])", RegexOptions.CultureInvariant)]
    private static partial Regex Encrypted();
}
