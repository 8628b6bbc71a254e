using System.Text;
using System.Text.RegularExpressions;

namespace ReturnCase.Web.Documents;

/// <summary>A PDF begins and ends as one, can be read without a password, and does nothing by itself: no script, no program to start, no file inside it, nothing that is sent or fetched.</summary>
internal static partial class PdfContent
{
    private const int Tail = 2048;
    private const int Window = 256 * 1024;

    // An archive is found by its end, before which a remark of this length can stand.
    private const int LongestRemark = 66 * 1024;

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

        if (Text(content, Math.Max(0, content.Length - LongestRemark), LongestRemark).Contains("PK\u0005\u0006", StringComparison.Ordinal))
        {
            return FileFault.MoreBehind;
        }

        var (locked, actions) = (false, new PdfActions());
        for (long at = 0; at < content.Length; at += Window - PdfActions.Overlap)
        {
            var (raw, last) = (Text(content, at, Window), at + Window >= content.Length);
            if (Behind().IsMatch(raw) || (last && BehindLast().IsMatch(raw)))
            {
                return FileFault.MoreBehind;
            }

            var text = Plain(raw);
            if (actions.Read(text, at == 0, last) is { } fault)
            {
                return fault;
            }

            locked |= Encrypted().IsMatch(text);
        }

        return locked ? FileFault.Locked : PdfObjectStreams.Fault(content, actions) ?? actions.Fault;
    }

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

    // Behind an end stands a later edition, which is made of objects, or nothing.
    [GeneratedRegex(@"%%EOF(?>[\s\0]*)(?![\s\0]|\z|\d|%|xref|trailer|startxref)", RegexOptions.CultureInvariant)]
    private static partial Regex Behind();

    [GeneratedRegex(@"%%EOF(?>[\s\0]*)(?!.*%%EOF)(?!\z)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex BehindLast();

    [GeneratedRegex(@"/Encrypt(?=[\s<\d%])", RegexOptions.CultureInvariant)]
    private static partial Regex Encrypted();
}
