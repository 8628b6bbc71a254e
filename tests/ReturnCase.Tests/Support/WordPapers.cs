using System.IO.Compression;
using System.Text;

namespace ReturnCase.Tests.Support;

/// <summary>Word documents as Word writes them: with runs, heads and properties.</summary>
internal static class WordPapers
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>A template of which each paragraph is the words of one run.</summary>
    public static byte[] Template(params string[] paragraphs) => Of(string.Concat(paragraphs.Select(words => $"<w:p>{Run(words)}</w:p>")));

    /// <summary>A document with this in its body, and what else stands in its archive.</summary>
    public static byte[] Of(string body, params (string Name, string Content)[] also) => Papers.Zip(
    [
        ("[Content_Types].xml", Encoding.UTF8.GetBytes("""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""")),
        ("_rels/.rels", Encoding.UTF8.GetBytes("""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""")),
        ("word/document.xml", Encoding.UTF8.GetBytes(Part("document", $"<w:body>{body}</w:body>"))),
        .. also.Select(part => (part.Name, Encoding.UTF8.GetBytes(part.Content))),
    ]);

    /// <summary>Another part of a document, such as its head.</summary>
    public static string Part(string root, string content) => $"""<w:{root} xmlns:w="{Word}">{content}</w:{root}>""";

    /// <summary>A run, with the look of its letters.</summary>
    public static string Run(string words, string look = "") => $"<w:r>{(look.Length > 0 ? $"<w:rPr>{look}</w:rPr>" : "")}<w:t xml:space=\"preserve\">{words}</w:t></w:r>";

    /// <summary>A part of a document as it was written.</summary>
    public static string Read(byte[] content, string part = "word/document.xml")
    {
        using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        using var reader = new StreamReader(archive.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }
}
