extern alias OpenXml;

using System.IO.Compression;
using System.Text;
using OpenXml::DocumentFormat.OpenXml;

namespace ReturnCase.Web.Packages;

/// <summary>
/// The wrapping of a DOCX or XLSX, written forward only and the same each time. The library's own packages need a stream that can go back, and stamp the moment and random names in it
/// (docs/adr/0037); its elements and its writer fill the parts.
/// </summary>
internal sealed class OpenFile(Stream to, DateTime stamp) : IDisposable
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly ZipArchive _zip = new(to, ZipArchiveMode.Create, leaveOpen: true);
    private Stream? _open;

    /// <summary>What is in it, where the main part is, and what hangs on that.</summary>
    /// <param name="main">Path and content type of the main part.</param>
    /// <param name="others">The others: path from the folder of the main part, kind of relation, content type.</param>
    /// <param name="title">Title property.</param>
    /// <param name="language">Language property.</param>
    public void Begin((string Path, string Type) main, (string Path, string Kind, string Type)[] others, string title, string language)
    {
        var folder = main.Path[..(main.Path.IndexOf('/') + 1)];
        var types = new StringBuilder(Head).Append("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        types.Append(Type(main.Path, main.Type));
        foreach (var (path, _, type) in others)
            types.Append(Type(folder + path, type));
        Text("[Content_Types].xml", types.Append(Type("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")).Append("</Types>").ToString());
        Text("_rels/.rels", $"{Head}<Relationships xmlns=\"{Relations}\">{Relation(1, $"{Office}/officeDocument", main.Path)}{Relation(2, "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")}</Relationships>");
        Text($"{folder}_rels/{main.Path[folder.Length..]}.rels", $"{Head}<Relationships xmlns=\"{Relations}\">{string.Concat(others.Select((other, index) => Relation(index + 1, $"{Office}/{other.Kind}", other.Path)))}</Relationships>");
        Text("docProps/core.xml", $"{Head}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
            + $"<dc:title>{Escaped(title)}</dc:title><dc:creator>ReturnCase</dc:creator><dc:language>{language}</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">{stamp:yyyy-MM-ddTHH:mm:ss}Z</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">{stamp:yyyy-MM-ddTHH:mm:ss}Z</dcterms:modified></cp:coreProperties>");
    }

    /// <summary>Writes a part that fits in memory.</summary>
    public void Part(string path, OpenXmlElement root)
    {
        using var writer = Writer(path);
        writer.WriteStartDocument(true);
        writer.WriteElement(root);
    }

    /// <summary>Opens a part that is written element by element; one at a time.</summary>
    public OpenXmlWriter Writer(string path) => OpenXmlWriter.Create(Entry(path), new UTF8Encoding(false));

    public void Dispose()
    {
        _open?.Dispose();
        _zip.Dispose();
    }

    private static string Type(string path, string type) => $"<Override PartName=\"/{path}\" ContentType=\"{type}\"/>";

    private static string Relation(int number, string type, string target) => $"<Relationship Id=\"rId{number}\" Type=\"{type}\" Target=\"{target}\"/>";

    private static string Escaped(string text) => System.Security.SecurityElement.Escape(XmlText.Clean(text));

    private void Text(string path, string text)
    {
        Entry(path).Write(Encoding.UTF8.GetBytes(text));
    }

    // The writer of the library leaves its stream open; a part ends where the next begins.
    private Stream Entry(string path)
    {
        _open?.Dispose();
        var entry = _zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = new DateTimeOffset(DateTime.SpecifyKind(stamp, DateTimeKind.Unspecified), TimeSpan.Zero);
        return _open = entry.Open();
    }
}
