using System.Text;

namespace ReturnCase.Web.Documents;

/// <summary>A plain text holds nothing but signs that can be read, in UTF-8.</summary>
internal static class TextContent
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static FileFault? Fault(Stream content)
    {
        try
        {
            using var reader = new StreamReader(content, Strict, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024, leaveOpen: true);
            var part = new char[16 * 1024];
            int read;
            while ((read = reader.Read(part, 0, part.Length)) > 0)
            {
                if (part.AsSpan(0, read).ContainsAnyInRange('\0', '\u0008') || part.AsSpan(0, read).ContainsAnyInRange('\u000E', '\u001F'))
                {
                    return FileFault.NotUtf8;
                }
            }

            return null;
        }
        catch (DecoderFallbackException)
        {
            return FileFault.NotUtf8;
        }
    }
}
