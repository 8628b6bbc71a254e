using System.Text.RegularExpressions;
using System.Xml;

namespace ReturnCase.Web.Documents;

/// <summary>Reads one part of a Word document for what makes Word fetch, insert or start something: what the part is said to be, what it is tied to, and what its fields say.</summary>
internal static partial class DocxPart
{
    private const long MostRead = 64L * 1024 * 1024;

    /// <summary>What is wrong with it.</summary>
    /// <exception cref="XmlException">It is no XML that Word writes.</exception>
    public static FileFault? Fault(Stream part)
    {
        using var xml = XmlReader.Create(part, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostRead });
        var fields = new DocxFields();
        while (xml.Read())
        {
            var fault = xml.NodeType == XmlNodeType.Element ? OfElement(xml) : null;
            if (fault is not null)
            {
                return fault;
            }

            fields.Read(xml);
        }

        return fields.Reach ? FileFault.ActsByItself : null;
    }

    private static FileFault? OfElement(XmlReader xml) => xml.LocalName switch
    {
        // A page or letter that Word inserts as it opens; a page by itself.
        "altChunk" or "html" or "script" or "control" or "OLEObject" => FileFault.CarriesProgram,
        "Override" or "Default" when Programs().IsMatch(xml.GetAttribute("ContentType") ?? "") => FileFault.CarriesProgram,
        "Relationship" => OfRelation(xml.GetAttribute("Type") ?? "", xml.GetAttribute("Target") ?? "", xml.GetAttribute("TargetMode")),
        "imagedata" or "fill" or "stroke" when IsOutside(xml.GetAttribute("src") ?? "") => FileFault.ActsByItself,
        _ => null,
    };

    private static FileFault? OfRelation(string type, string target, string? mode)
    {
        var (kind, to) = (type.TrimEnd().Split('/')[^1].ToUpperInvariant(), Uri.UnescapeDataString(target).Trim());
        if (kind is "VBAPROJECT" or "WORDVBADATA" or "OLEOBJECT" or "CONTROL" or "PACKAGE" or "AFCHUNK")
        {
            return FileFault.CarriesProgram;
        }

        if (mode?.Trim().Equals("External", StringComparison.OrdinalIgnoreCase) != true && !IsOutside(to))
        {
            return null;
        }

        var honest = kind switch
        {
            // Who reads it presses it.
            "HYPERLINK" => !IsOutside(to) || Pressed().IsMatch(to),
            // The path of the template on the writer's own disk stands in many an honest letter and fetches nothing.
            "ATTACHEDTEMPLATE" => !IsOutside(to) || OwnDisk().IsMatch(to),
            _ => false,
        };
        return honest ? null : kind is "ATTACHEDTEMPLATE" or "FRAME" or "SUBDOCUMENT" ? FileFault.CarriesProgram : FileFault.ActsByItself;
    }

    private static bool IsOutside(string target) => Elsewhere().IsMatch(target);

    [GeneratedRegex(@"vbaProject|vbaData|macroEnabled|activeX|oleObject|text/html|xhtml|message/rfc822|/rtf|/msword|\.package|msdownload|(?:spreadsheetml\.sheet|presentationml\.presentation|wordprocessingml\.document)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Programs();

    [GeneratedRegex(@"^(?:[\\/]{2}|[a-z][a-z0-9+.-]*:)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"^(?:https?:|ftp:|mailto:|tel:|sip:|callto:|(?:file:/{2,5})?[a-z]:(?:[\\/]|$))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pressed();

    [GeneratedRegex(@"^(?:file:/{2,5})?[a-z]:(?:[\\/]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OwnDisk();
}
