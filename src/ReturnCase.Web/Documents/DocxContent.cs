using System.Buffers;
using System.IO.Compression;
using System.Xml;

namespace ReturnCase.Web.Documents;

/// <summary>A Word document is an archive. It is unpacked once, into nothing, counting: the sizes that an archive states of itself are not believed. Then each part that is XML is read.</summary>
internal static class DocxContent
{
    private const int MostEntries = 2_000;
    private const long MostUnpacked = 150L * 1024 * 1024;
    private const int MostRatio = 200;
    private const long SmallEnough = 1024 * 1024;
    private const int MostLooked = 64 * 1024;
    private const string Types = "[Content_Types].xml";

    // Programs, controls, pages and other files that Word would open with what made them.
    private static readonly string[] Programs = ["vbaproject", "activex", "oleobject", "embeddings/", "macrosheets", "vbadata", "afchunk", ".htm", ".xhtm", ".mht", ".rtf", ".hta", ".exe", ".dll"];

    public static FileFault? Fault(Stream content)
    {
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostEntries)
            {
                return FileFault.Bomb;
            }

            if (archive.Entries.Any(entry => Programs.Any(program => entry.FullName.Contains(program, StringComparison.OrdinalIgnoreCase))))
            {
                return FileFault.CarriesProgram;
            }

            var names = archive.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (names.Count != archive.Entries.Count || names.Any(LeadsOut) || archive.GetEntry("word/document.xml") is null || archive.GetEntry(Types) is null)
            {
                return FileFault.NotWhatItSays;
            }

            return Unpacks(archive) ?? (Words(archive.GetEntry(Types)!).Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) ? FileFault.CarriesProgram : Parts(archive));
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or NotSupportedException or IOException or ArgumentException or XmlException)
        {
            return FileFault.Broken;
        }
    }

    private static bool LeadsOut(string name) => name.Contains("..", StringComparison.Ordinal) || name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal);

    private static FileFault? Unpacks(ZipArchive archive)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            long all = 0;
            foreach (var entry in archive.Entries)
            {
                using var unpacking = entry.Open();
                long one = 0;
                int read;
                while ((read = unpacking.Read(buffer, 0, buffer.Length)) > 0)
                {
                    (one, all) = (one + read, all + read);
                    if (all > MostUnpacked || (one > SmallEnough && one / MostRatio > entry.CompressedLength))
                    {
                        return FileFault.Bomb;
                    }
                }
            }

            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FileFault? Parts(ZipArchive archive)
    {
        foreach (var entry in archive.Entries)
        {
            var words = Words(entry);
            var named = entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
            if (!named && !words.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('<'))
            {
                continue;
            }

            // Word writes none, and what can be declared in one is read as something else.
            if (words.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
            {
                return FileFault.CarriesProgram;
            }

            try
            {
                using var part = entry.Open();
                if (DocxPart.Fault(part) is { } fault)
                {
                    return fault;
                }
            }
            catch (XmlException) when (!named)
            {
                // Marked up, and nothing that Word writes.
                return FileFault.CarriesProgram;
            }
        }

        return null;
    }

    private static string Words(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        var words = new char[MostLooked];
        return new string(words, 0, reader.ReadBlock(words, 0, words.Length));
    }
}
