using System.Buffers;
using System.Text;
using ReturnCase.Data.DecisionFiles;

namespace ReturnCase.Web.Referrals;

/// <summary>Reads a file with decisions: CSV with semicolons, commas or tabs, in UTF-8, UTF-16 or Windows-1252, or JSON. The one way in, whoever brings the file.</summary>
public static class DecisionFileReader
{
    private const byte Zero = 0;
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n"u8);
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding[] Utf16 = [new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true), new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)];
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>What a file says.</summary>
    /// <exception cref="DecisionFileException">It is no such file, or larger than one may be.</exception>
    public static DecisionFileContent Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > DecisionFile.MostBytes)
        {
            throw new DecisionFileException(DecisionFileFault.TooLarge);
        }

        file = FromUtf16(file);
        var bytes = file.Span.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file;
        if (bytes.Span.IndexOfAnyExcept(Blanks) is var first && first < 0)
        {
            throw new DecisionFileException(DecisionFileFault.Empty);
        }

        if (bytes.Span[first] is (byte)'{' or (byte)'[')
        {
            return new(DecisionFileFormat.Json, false, DecisionJson.Read(bytes));
        }

        // What has a zero byte is no text in either of the two, but UTF-16, a spreadsheet or a picture.
        if (bytes.Span.Contains(Zero))
        {
            throw new DecisionFileException(DecisionFileFault.NotText);
        }

        var (text, isOld) = Decoded(bytes.Span);
        return new(DecisionFileFormat.Csv, isOld, DecisionCsv.Read(text));
    }

    // A spreadsheet that saves "Unicode text" writes UTF-16 with a mark in front.
    private static ReadOnlyMemory<byte> FromUtf16(ReadOnlyMemory<byte> file)
    {
        try
        {
            return Array.Find(Utf16, encoding => file.Span.StartsWith(encoding.Preamble)) is { } encoding ? Encoding.UTF8.GetBytes(encoding.GetString(file.Span[encoding.Preamble.Length..])) : file;
        }
        catch (DecoderFallbackException)
        {
            throw new DecisionFileException(DecisionFileFault.NotText);
        }
    }

    private static (string Text, bool IsWindows1252) Decoded(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return (Strict.GetString(bytes), false);
        }
        catch (DecoderFallbackException)
        {
            return (Windows1252.GetString(bytes), true);
        }
    }
}
