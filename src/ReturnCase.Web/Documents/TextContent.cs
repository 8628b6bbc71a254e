using System.Text;

namespace ReturnCase.Web.Documents;

/// <summary>A plain text holds nothing but signs that can be read: in UTF-8, or as older programs of Windows write it, in UTF-16 with its mark or in Windows-1252.</summary>
internal static class TextContent
{
    private const int Piece = 16 * 1024;

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static FileFault? Fault(Stream content) => EncodingOf(content) is null ? FileFault.NoText : null;

    /// <summary>How a text is written; null where no way of writing fits all of it. The content stands at its beginning afterwards.</summary>
    public static Encoding? EncodingOf(Stream content)
    {
        var mark = new byte[2];
        content.Position = 0;
        content.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        Encoding[] ways = mark switch
        {
            [0xFF, 0xFE] => [new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true)],
            [0xFE, 0xFF] => [new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)],
            _ => [Utf8, Windows],
        };
        var way = Array.Find(ways, one => Fits(content, one));
        content.Position = 0;
        return way;
    }

    private static bool Fits(Stream content, Encoding way)
    {
        try
        {
            content.Position = 0;
            using var reader = new StreamReader(content, way, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024, leaveOpen: true);
            var part = new char[Piece];
            int read;
            while ((read = reader.Read(part, 0, part.Length)) > 0)
            {
                var signs = part.AsSpan(0, read);
                // What Windows-1252 has no sign for is made into one that cannot be seen.
                if (signs.ContainsAnyInRange('\0', '\u0008') || signs.ContainsAnyInRange('\u000E', '\u001F') || (way == Windows && signs.ContainsAnyInRange('\u0080', '\u009F')))
                {
                    return false;
                }
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
