using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ReturnCase.Web.Letters;

/// <summary>A Word document taken apart: its parts that are XML can be read and changed, the others go along as they are.</summary>
internal sealed class WordFile
{
    public const string MainPart = "word/document.xml";

    // Every letter has the same one: when it was written stands in the case.
    private static readonly DateTimeOffset Stamp = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<(string Name, byte[] Content)> _entries = [];
    private readonly Dictionary<string, XDocument> _parts = new(StringComparer.Ordinal);

    private WordFile()
    {
    }

    /// <summary>Parts that are XML, the text itself first, then what stands above and below it, then the rest.</summary>
    public IEnumerable<(string Name, XDocument Xml)> Parts => _parts.OrderBy(part => Rank(part.Key)).ThenBy(part => part.Key, StringComparer.Ordinal).Select(part => (part.Key, part.Value));

    /// <summary>Takes apart what was looked into before.</summary>
    /// <exception cref="XmlException">A part is no XML.</exception>
    /// <exception cref="InvalidDataException">It is no archive.</exception>
    public static WordFile Open(byte[] content)
    {
        var file = new WordFile();
        using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            using var unpacking = entry.Open();
            using var bytes = new MemoryStream();
            unpacking.CopyTo(bytes);
            file._entries.Add((entry.FullName, bytes.ToArray()));
            if (entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
            {
                bytes.Position = 0;
                using var reader = XmlReader.Create(bytes, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
                file._parts[entry.FullName] = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
            }
        }

        return file;
    }

    /// <summary>Every paragraph, those inside frames and tables too.</summary>
    public IEnumerable<WordParagraph> Paragraphs => Parts.Where(part => part.Name.StartsWith("word/", StringComparison.Ordinal))
        .SelectMany(part => part.Xml.Descendants().Where(WordParagraph.Is).ToArray().Select(paragraph => new WordParagraph(part.Name, paragraph)));

    /// <summary>The paragraphs of the text itself, as a reader sees them: what stands there twice for older programs, once.</summary>
    public IEnumerable<WordParagraph> Read => Paragraphs.Where(paragraph => paragraph.Part == MainPart && !paragraph.IsFallback);

    /// <summary>
    /// Text that stands anywhere but in the words of a paragraph: codes of fields, drawings, properties. What a program cut within a paragraph is there as one text too.
    /// </summary>
    public IEnumerable<string> Unseen => Parts.SelectMany(part => part.Xml.Root!.DescendantNodes().OfType<XText>().Where(text => !IsOfParagraph(part.Name, text.Parent!))
        .GroupBy(text => (text.Parent!.Name, Around: text.Ancestors().FirstOrDefault(element => element.Name.LocalName == "p")))
        .SelectMany(texts => texts.Key.Around is null ? texts.Select(text => text.Value) : texts.Select(text => text.Value).Append(string.Concat(texts.Select(text => text.Value)))));

    /// <summary>Names, addresses and descriptions that no reader sees at once: of bookmarks, variables, pictures, links, simple fields and files in the archive.</summary>
    public IEnumerable<string> Names => Parts.SelectMany(part => part.Xml.Descendants().Attributes()).Where(attribute => !attribute.IsNamespaceDeclaration).Select(attribute => Uri.UnescapeDataString(attribute.Value))
        .Concat(_entries.Select(entry => entry.Name));

    /// <summary>One part, to be taken the place of.</summary>
    public void Replace(string name, XDocument xml)
    {
        if (_parts.ContainsKey(name))
        {
            _parts[name] = xml;
        }
    }

    /// <summary>Puts it together again.</summary>
    public byte[] Save()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in _entries)
            {
                var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = Stamp;
                using var to = entry.Open();
                to.Write(_parts.TryGetValue(name, out var xml) ? Bytes(xml) : content);
            }
        }

        return bytes.ToArray();
    }

    private static bool IsOfParagraph(string part, XElement element) =>
        part.StartsWith("word/", StringComparison.Ordinal) && WordParagraph.IsWord(element) && element.Name.LocalName == "t" && element.Ancestors().Any(WordParagraph.Is);

    private static byte[] Bytes(XDocument xml)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = false }))
        {
            xml.Save(writer);
        }

        return bytes.ToArray();
    }

    private static int Rank(string name) => name == MainPart ? 0 : name.StartsWith("word/header", StringComparison.Ordinal) ? 1 : name.StartsWith("word/footer", StringComparison.Ordinal) ? 2 : 3;
}
