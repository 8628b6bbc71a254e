using System.IO.Compression;
using System.Text;
using System.Xml;

namespace ReturnCase.Web.Documents;

/// <summary>Reads the words out of a Word document: what stands in its body, paragraph by paragraph. What is struck out by whoever reviewed it is left out, as Word does.</summary>
internal static class DocxText
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private const long MostRead = 16L * 1024 * 1024;

    /// <summary>The words, up to so many signs and one more; empty where there are none or it cannot be read.</summary>
    public static string Read(Stream content, int most, CancellationToken limit)
    {
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.GetEntry("word/document.xml") is not { } body)
            {
                return "";
            }

            using var part = body.Open();
            using var xml = XmlReader.Create(part, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostRead });
            return Words(xml, most, limit);
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return "";
        }
    }

    private static string Words(XmlReader xml, int most, CancellationToken limit)
    {
        var text = new StringBuilder();
        while (text.Length <= most && xml.Read() && !limit.IsCancellationRequested)
        {
            if (xml.NamespaceURI is not (Word or Strict))
            {
                continue;
            }

            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "t") when !xml.IsEmptyElement && xml.Read() && xml.HasValue:
                    text.Append(xml.Value);
                    break;
                case (XmlNodeType.Element, "tab"):
                    text.Append('\t');
                    break;
                case (XmlNodeType.Element, "br" or "cr") or (XmlNodeType.EndElement, "p"):
                    text.Append('\n');
                    break;
            }
        }

        return text.ToString();
    }
}
