using System.Buffers;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace ReturnCase.Web.Documents;

/// <summary>A Word document is an archive. It is unpacked once, into nothing, counting: the sizes that an archive states of itself are not believed.</summary>
internal static partial class DocxContent
{
    private const int MostEntries = 2_000;
    private const long MostUnpacked = 150L * 1024 * 1024;
    private const int MostRatio = 200;
    private const long SmallEnough = 1024 * 1024;
    private const string Types = "[Content_Types].xml";
    private const int LongestRelations = 256 * 1024;

    // Programs, controls and other files that Word would open with what made them.
    private static readonly string[] Programs = ["vbaproject", "activex", "oleobject", "embeddings/", "macrosheets", "vbadata"];

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

            return Unpacks(archive) ?? (CallsIn(archive) ? FileFault.CarriesProgram : null);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or NotSupportedException or IOException or ArgumentException)
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

    // A template or a frame that is fetched from elsewhere when the document is opened; and a type that allows programs.
    private static bool CallsIn(ZipArchive archive) =>
        archive.Entries.Where(entry => entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).Select(Words)
            .Any(words => words.Length == LongestRelations || Fetches().IsMatch(words))
        || Words(archive.GetEntry(Types)!).Contains("macroEnabled", StringComparison.OrdinalIgnoreCase);

    private static string Words(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        var words = new char[LongestRelations];
        return new string(words, 0, reader.ReadBlock(words, 0, words.Length));
    }

    // The path of the template on the writer's own disk stands in many an honest letter and fetches nothing.
    [GeneratedRegex(@"<Relationship\b(?=[^>]*\bType=[""'][^""']*/(?:attachedTemplate|frame|subDocument|oleObject)[""'])(?=[^>]*\bTarget=[""'](?:https?:|ftp:|\\\\|file:(?>/{2,5})(?![a-z]:)))", RegexOptions.IgnoreCase)]
    private static partial Regex Fetches();
}
