using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace ReturnCase.Web.Documents;

/// <summary>
/// A PDF may pack its objects together, and what acts in it with them. Each such part is unpacked, counting, and read. Parts are known by what is in them, wherever they stand: what a file
/// says of where its parts are, and how long, is not believed. One that says it holds objects and cannot be read here is refused.
/// </summary>
internal static partial class PdfObjectStreams
{
    /// <summary>Bytes of all such parts together once they are unpacked.</summary>
    internal const long MostUnpacked = 128L * 1024 * 1024;

    private const int MostParts = 200_000;
    private const int LongestHead = 8 * 1024;
    private const int Probe = 256;
    private const int Window = 64 * 1024;
    private const int Overlap = 64;

    // Reading a whole file is work for a processor and its memory: the uploads of others wait.
    private static readonly SemaphoreSlim AtOnce = new(2);

    public static FileFault? Fault(Stream content)
    {
        AtOnce.Wait();
        var length = (int)content.Length;
        var file = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            content.Position = 0;
            content.ReadExactly(file, 0, length);
            return Fault(file, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(file);
            AtOnce.Release();
        }
    }

    private static FileFault? Fault(byte[] file, int length)
    {
        var (left, parts, at) = (MostUnpacked, 0, 0);
        while (file.AsSpan(at, length - at).IndexOf("stream"u8) is var next and >= 0)
        {
            var (from, word) = (at, at + next);
            at = word + "stream".Length;
            if (file.AsSpan(0, word).EndsWith("end"u8))
            {
                continue;
            }

            if (++parts > MostParts)
            {
                return FileFault.Bomb;
            }

            var begin = Content(file, at, length);
            if (HoldsObjects(Unpacked(file, begin, length)))
            {
                if (Read(file, begin, length, ref left) is { } fault)
                {
                    return fault;
                }
            }
            else if (SaysItHoldsObjects(file.AsSpan(from, next)) && !HoldsObjects(Words(file.AsSpan(begin, Math.Min(Probe, length - begin)))))
            {
                return FileFault.Unreadable;
            }
        }

        return null;
    }

    // The content begins on the next line.
    private static int Content(byte[] file, int at, int length)
    {
        while (at < length && file[at] is (byte)' ' or (byte)'\t')
        {
            at++;
        }

        at += at < length && file[at] == '\r' ? 1 : 0;
        return at < length && file[at] == '\n' ? at + 1 : at;
    }

    private static string Unpacked(byte[] file, int begin, int length)
    {
        if (length - begin < 3 || (file[begin] & 0x0F) != 8 || ((file[begin] << 8) | file[begin + 1]) % 31 != 0)
        {
            return "";
        }

        using var unpacking = Unpacking(file, begin, length);
        var head = new byte[Probe];
        try
        {
            return Words(head.AsSpan(0, unpacking.ReadAtLeast(head, Probe, throwOnEndOfStream: false)));
        }
        catch (InvalidDataException)
        {
            return "";
        }
    }

    private static FileFault? Read(byte[] file, int begin, int length, ref long left)
    {
        using var unpacking = Unpacking(file, begin, length);
        var window = ArrayPool<byte>.Shared.Rent(Window);
        try
        {
            int read, kept = 0;
            while ((read = unpacking.Read(window, kept, Window - kept)) > 0)
            {
                left -= read;
                if (left < 0)
                {
                    return FileFault.Bomb;
                }

                // A word at the very end is still a word.
                if (PdfContent.Acts($"{Words(window.AsSpan(0, kept + read))} "))
                {
                    return FileFault.CarriesProgram;
                }

                var keep = Math.Min(Overlap, kept + read);
                window.AsSpan(kept + read - keep, keep).CopyTo(window);
                kept = keep;
            }
        }
        catch (InvalidDataException)
        {
            // Damaged: a reader gets no further than this did.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(window);
        }

        return null;
    }

    private static DeflateStream Unpacking(byte[] file, int begin, int length) => new(new MemoryStream(file, begin + 2, length - begin - 2, writable: false), CompressionMode.Decompress);

    private static bool SaysItHoldsObjects(ReadOnlySpan<byte> before) =>
        before.IndexOf("/ObjStm"u8) >= 0 || PdfContent.Plain(Words(before[Math.Max(0, before.Length - LongestHead)..])).Contains("/ObjStm", StringComparison.Ordinal);

    private static string Words(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    // Objects that are packed together begin with the number and the place of each.
    private static bool HoldsObjects(string head) => Numbers().IsMatch(head);

    [GeneratedRegex(@"^[\s\0]*\d+[\s\0]+\d+[\s\0]", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
