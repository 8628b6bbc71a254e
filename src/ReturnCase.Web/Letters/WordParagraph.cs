using System.Text;
using System.Xml.Linq;
using ReturnCase.Web.Packages;

namespace ReturnCase.Web.Letters;

/// <summary>A paragraph of a Word document with its words as one text, whatever runs Word has cut them into.</summary>
internal sealed class WordParagraph
{
    private const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    // What Word and LibreOffice write beside the way words look: two runs that differ in these alone look the same.
    private static readonly string[] NotSeen = ["lang", "noProof", "rFonts", "bCs", "iCs", "szCs", "proofErr"];

    private readonly XElement _paragraph;
    private readonly List<(XElement? Text, int Start, int Length)> _pieces = [];

    public WordParagraph(string part, XElement paragraph)
    {
        (Part, _paragraph) = (part, paragraph);
        var (words, seen) = (new StringBuilder(), new StringBuilder());
        foreach (var element in paragraph.Descendants().Where(element => IsWord(element) && element.Ancestors().First(Is) == paragraph))
        {
            var text = element.Name.LocalName switch
            {
                "t" => element.Value,
                "tab" when element.Parent!.Name.LocalName == "r" => "\t",
                "br" or "cr" => "\n",
                "noBreakHyphen" => "-",
                _ => "",
            };
            if (text.Length > 0)
            {
                _pieces.Add((element.Name.LocalName == "t" ? element : null, words.Length, text.Length));
                words.Append(text);
                if (!IsHidden(element))
                    seen.Append(text);
            }
        }

        (Words, Seen) = (words.ToString(), seen.ToString());
    }

    /// <summary>The part it stands in.</summary>
    public string Part { get; }

    public string Words { get; }

    /// <summary>The same without what is marked as hidden: what stands around it reads as one.</summary>
    public string Seen { get; }

    /// <summary>Stands there a second time, for programs that do not know the first way.</summary>
    public bool IsFallback => _paragraph.Ancestors().Any(element => element.Name.LocalName == "Fallback");

    /// <summary>A title or a heading.</summary>
    public bool IsHeading => _paragraph.Elements().FirstOrDefault(e => e.Name.LocalName == "pPr")?.Elements().FirstOrDefault(e => e.Name.LocalName == "pStyle")?.Attributes().FirstOrDefault(a => a.Name.LocalName == "val")?.Value
        is { } style && (style.StartsWith("Title", StringComparison.OrdinalIgnoreCase) || style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) || style.StartsWith("Kop", StringComparison.OrdinalIgnoreCase));

    public static bool IsWord(XElement element) => element.Name.NamespaceName is Transitional or Strict;

    public static bool Is(XElement element) => IsWord(element) && element.Name.LocalName == "p";

    /// <summary>So much of the text looks the same from end to end, and nothing but letters stands in it.</summary>
    public bool IsOfOneKind(int start, int length)
    {
        var pieces = _pieces.Where(piece => piece.Start < start + length && piece.Start + piece.Length > start).ToArray();
        return pieces.All(piece => piece.Text is not null) && pieces.Select(piece => Look(piece.Text!)).Distinct().Count() == 1;
    }

    /// <summary>Puts a value where a part of the text stood, in the look of its first letter. From the end of the paragraph to its beginning: what comes before keeps its place.</summary>
    public void Put(int start, int length, string value)
    {
        var first = true;
        foreach (var piece in _pieces.Where(piece => piece.Text is not null && piece.Start < start + length && piece.Start + piece.Length > start))
        {
            var (text, from, until) = (piece.Text!.Value, Math.Max(start - piece.Start, 0), Math.Min(start + length - piece.Start, piece.Length));
            var (before, after) = (text[..from], text[until..]);
            if (first)
            {
                Write(piece.Text!, before);
                piece.Text!.AddAfterSelf([.. Lines(piece.Text!.Name, value), .. after.Length > 0 ? [Text(piece.Text!.Name, after)] : Array.Empty<XElement>()]);
            }
            else
            {
                Write(piece.Text!, before + after);
            }

            first = false;
        }
    }

    /// <summary>Takes the whole paragraph away, unless its cell or frame would be left without any.</summary>
    public void Remove()
    {
        if (_paragraph.Parent!.Elements().Count(Is) > 1 && !_paragraph.Descendants().Any(element => element.Name.LocalName == "sectPr"))
        {
            _paragraph.Remove();
        }
    }

    private static bool IsHidden(XElement element) => element.Ancestors().FirstOrDefault(run => IsWord(run) && run.Name.LocalName == "r")?.Elements().FirstOrDefault(look => look.Name.LocalName == "rPr")?.Elements()
        .Any(mark => mark.Name.LocalName is "vanish" or "webHidden" or "specVanish" && mark.Attributes().FirstOrDefault(on => on.Name.LocalName == "val")?.Value is not ("0" or "false" or "off")) == true;

    private static IEnumerable<XElement> Lines(XName name, string value)
    {
        foreach (var (index, line) in XmlText.Clean(value).ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (index > 0)
            {
                yield return new(name.Namespace + "br");
            }

            yield return Text(name, line);
        }
    }

    private static XElement Text(XName name, string words) => new(name, new XAttribute(XNamespace.Xml + "space", "preserve"), words);

    private static void Write(XElement text, string words)
    {
        text.Value = words;
        text.SetAttributeValue(XNamespace.Xml + "space", "preserve");
    }

    private static string Look(XElement text)
    {
        var run = text.Parent!;
        var look = run.Elements().FirstOrDefault(element => element.Name.LocalName == "rPr")?.Elements().Where(element => !NotSeen.Contains(element.Name.LocalName)) ?? [];
        var inLink = run.Parent!.Name.LocalName is "hyperlink" or "smartTag" or "sdtContent" ? run.Parent.GetHashCode() : 0;
        return $"{inLink}|{string.Concat(look.Select(element => element.ToString(SaveOptions.DisableFormatting)).Order(StringComparer.Ordinal))}";
    }
}
