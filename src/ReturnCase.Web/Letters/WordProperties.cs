using System.Xml.Linq;

namespace ReturnCase.Web.Letters;

/// <summary>What a Word document tells beside its text: who made the template, when, on which disk. None of that goes along with a letter.</summary>
internal static class WordProperties
{
    private const string Core = "docProps/core.xml";
    private const string App = "docProps/app.xml";
    private const string Custom = "docProps/custom.xml";
    private const string Settings = "word/settings.xml";

    private static readonly XNamespace CoreNames = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Extended = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    private static readonly XNamespace Own = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";

    // Ids of the times at which somebody worked on it, variables, and where its template lay.
    private static readonly string[] Traces = ["rsids", "docVars", "attachedTemplate", "revisionView", "mailMerge"];

    public static void Clean(WordFile file, string title, string language, string organisation)
    {
        file.Replace(Core, new(new XElement(
            CoreNames + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", CoreNames), new XAttribute(XNamespace.Xmlns + "dc", Dublin),
            new XElement(Dublin + "title", title), new XElement(Dublin + "creator", organisation), new XElement(Dublin + "language", language == "nl" ? "nl-NL" : "en-GB"))));
        file.Replace(App, new(new XElement(Extended + "Properties")));
        file.Replace(Custom, new(new XElement(Own + "Properties")));
        foreach (var (name, xml) in file.Parts)
        {
            if (name == Settings)
                xml.Descendants().Where(element => Traces.Contains(element.Name.LocalName)).ToList().ForEach(element => element.Remove());
            if (name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
                xml.Descendants().Where(IsOfTemplate).ToList().ForEach(element => element.Remove());
        }
    }

    private static bool IsOfTemplate(XElement relation) =>
        ((string?)relation.Attribute("Type"))?.EndsWith("/attachedTemplate", StringComparison.OrdinalIgnoreCase) == true || ((string?)relation.Attribute("Type"))?.EndsWith("/mailMergeSource", StringComparison.OrdinalIgnoreCase) == true;
}
