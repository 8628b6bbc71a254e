using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace ReturnCase.Web.Documents;

/// <summary>
/// A PDF may pack its objects together, and what acts in it with them. Each packed part is unpacked, counting, and what holds objects is read. Parts are known by what is in them, wherever
/// they stand: what a file says of where its parts are, and how long, is not believed. One that says it holds objects and cannot be read here is refused.
/// </summary>
internal static partial class PdfObjectStreams
{
    /// <summary>Bytes of all parts with objects together once they are unpacked; of any one part that is packed tighter than pages are; and of all parts of a file that is.</summary>
    internal const long MostUnpacked = 128L * 1024 * 1024;

    // Scans of many pages in full colour.
    private const long MostOfAll = 1024L * 1024 * 1024;
    private const int MostRatio = 200;

    private const int MostParts = 200_000;
    private const int LongestHead = 8 * 1024;
    private const int Probe = 256;
    private const int Window = 64 * 1024;

    // Reading a whole file is work for a processor and its memory: the uploads of others wait.
    private static readonly SemaphoreSlim AtOnce = new(2);

    public static FileFault? Fault(Stream content, PdfActions actions)
    {
        AtOnce.Wait();
        var length = (int)content.Length;
        var file = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            content.Position = 0;
            content.ReadExactly(file, 0, length);
            return new Reading(file, length, actions).Fault();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(file);
            AtOnce.Release();
        }
    }

    private sealed class Reading(byte[] file, int length, PdfActions actions)
    {
        private long _objects;
        private long _all;

        public FileFault? Fault()
        {
            var (parts, at) = (0, 0);
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
                var head = Unpacked(file, begin, length);
                var holds = HoldsObjects(head);
                if (head.Length > 0 && Read(begin, holds) is { } fault)
                {
                    return fault;
                }

                if (!holds && SaysItHoldsObjects(file.AsSpan(from, next)) && !HoldsObjects(Words(file.AsSpan(begin, Math.Min(Probe, length - begin)))))
                {
                    return FileFault.Unreadable;
                }
            }

            return null;
        }

        private FileFault? Read(int begin, bool holdsObjects)
        {
            using var packed = Packed(file, begin, length);
            using var unpacking = new DeflateStream(packed, CompressionMode.Decompress);
            var window = ArrayPool<byte>.Shared.Rent(Window);
            try
            {
                var (one, kept, ended) = (0L, 0, false);
                while (!ended)
                {
                    var first = one == 0;
                    var read = Fill(unpacking, window.AsSpan(kept, Window - kept), out ended);
                    (one, _all, _objects) = (one + read, _all + read, _objects + (holdsObjects ? read : 0));
                    if (_objects > MostUnpacked || _all > MostOfAll || (one > MostUnpacked && one / MostRatio > packed.Position) || (_all > MostUnpacked && _all / MostRatio > length))
                    {
                        return FileFault.Bomb;
                    }

                    if (holdsObjects && actions.Read(PdfContent.Plain(Words(window.AsSpan(0, kept + read))), first, ended) is { } fault)
                    {
                        return fault;
                    }

                    var keep = holdsObjects ? Math.Min(PdfActions.Overlap, kept + read) : 0;
                    window.AsSpan(kept + read - keep, keep).CopyTo(window);
                    kept = keep;
                }

                return null;
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(window);
            }
        }
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

        using var unpacking = new DeflateStream(Packed(file, begin, length), CompressionMode.Decompress);
        var head = new byte[Probe];
        return Words(head.AsSpan(0, Fill(unpacking, head, out _)));
    }

    // What is damaged was unpacked up to there, and a reader shows that: how far is not known, so the rest counts as nothing but zeros.
    private static int Fill(DeflateStream unpacking, Span<byte> into, out bool ended)
    {
        into.Clear();
        try
        {
            var read = unpacking.ReadAtLeast(into, into.Length, throwOnEndOfStream: false);
            ended = read < into.Length;
            return read;
        }
        catch (InvalidDataException)
        {
            ended = true;
            return into.Length;
        }
    }

    private static MemoryStream Packed(byte[] file, int begin, int length) => new(file, begin + 2, length - begin - 2, writable: false);

    private static bool SaysItHoldsObjects(ReadOnlySpan<byte> before) =>
        before.IndexOf("/ObjStm"u8) >= 0 || PdfContent.Plain(Words(before[Math.Max(0, before.Length - LongestHead)..])).Contains("/ObjStm", StringComparison.Ordinal);

    private static string Words(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    // Objects that are packed together begin with the number and the place of each.
    private static bool HoldsObjects(string head) => Numbers().IsMatch(head);

    [GeneratedRegex(@"^[\s\0]*\d+[\s\0]+\d+[\s\0]", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
