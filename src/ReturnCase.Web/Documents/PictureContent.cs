using System.Buffers.Binary;

namespace ReturnCase.Web.Documents;

/// <summary>A picture holds together from beginning to end, and is not so large that unpacking it would stop a browser.</summary>
internal static class PictureContent
{
    private const long MostPoints = 120_000_000;
    private const int MostParts = 100_000;

    public static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Every part of a PNG follows on the one before, IHDR first and IEND last, with nothing behind it.</summary>
    public static FileFault? PngFault(Stream content)
    {
        Span<byte> head = stackalloc byte[8];
        Span<byte> size = stackalloc byte[8];
        content.Position = PngSignature.Length;
        for (var part = 0; part < MostParts; part++)
        {
            if (content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
            {
                return FileFault.Broken;
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            ReadOnlySpan<byte> name = head[4..];
            var next = content.Position + length + 4;
            if (next > content.Length || (part == 0) != name.SequenceEqual("IHDR"u8) || (part == 0 && length != 13))
            {
                return FileFault.Broken;
            }

            if (name.SequenceEqual("IEND"u8))
            {
                return next == content.Length ? null : FileFault.Broken;
            }

            if (part == 0)
            {
                content.ReadExactly(size);
                if (Points(BinaryPrimitives.ReadUInt32BigEndian(size), BinaryPrimitives.ReadUInt32BigEndian(size[4..])) is { } fault)
                {
                    return fault;
                }
            }

            content.Position = next;
        }

        return FileFault.Broken;
    }

    /// <summary>The parts of a JPEG follow on each other up to the picture itself, which says how large it is. Telephones write more behind it; that is left alone.</summary>
    public static FileFault? JpegFault(Stream content)
    {
        Span<byte> head = stackalloc byte[4];
        Span<byte> frame = stackalloc byte[5];
        var sized = false;
        content.Position = 2;
        for (var part = 0; part < MostParts; part++)
        {
            if (content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || head[0] != 0xFF)
            {
                return FileFault.Broken;
            }

            var (marker, length) = (head[1], BinaryPrimitives.ReadUInt16BigEndian(head[2..]));
            var next = content.Position + length - 2;
            if (marker == 0xFF)
            {
                content.Position -= 3;
                continue;
            }

            if (length < 2 || next > content.Length)
            {
                return FileFault.Broken;
            }

            if (marker == 0xDA)
            {
                return sized ? null : FileFault.Broken;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                if (content.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) < frame.Length)
                {
                    return FileFault.Broken;
                }

                if (Points(BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..])) is { } fault)
                {
                    return fault;
                }

                sized = true;
            }

            content.Position = next;
        }

        return FileFault.Broken;
    }

    private static FileFault? Points(long width, long height) =>
        width == 0 || height == 0 ? FileFault.Broken : width > MostPoints / height ? FileFault.TooManyPoints : null;
}
