using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace ReturnCase.Web.Documents;

/// <summary>
/// The instructions of the fields in a part. Word puts them together from as many runs as they were typed in, and from what fields inside them come to: so they are read
/// both as words that stand apart and as one row of signs.
/// </summary>
internal sealed partial class DocxFields
{
    // Enough for every field of a long report.
    private const int MostSigns = 4 * 1024 * 1024;

    // Where an instruction may begin: its first word is what it does.
    private const char Start = '\u0001';

    private readonly StringBuilder _apart = new();
    private readonly StringBuilder _together = new();

    // Of each field that is open: whether its instruction is still being written.
    private readonly Stack<bool> _open = new();

    private bool _reads;

    /// <summary>One of them starts, fetches or inserts something, or is longer than any letter has.</summary>
    public bool Reach => _together.Length > MostSigns || Single().IsMatch(_apart.ToString()) || Split().IsMatch(_together.ToString());

    /// <summary>Takes what stands at this place of the part.</summary>
    public void Read(XmlReader xml)
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Element:
                _reads = !xml.IsEmptyElement && (xml.LocalName is "instrText" or "delInstrText" || (xml.LocalName == "t" && _open.Contains(true)));
                Begin(xml);
                break;
            case XmlNodeType.EndElement:
                _reads = false;
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when _reads:
                Add(xml.Value);
                break;
        }
    }

    private void Begin(XmlReader xml)
    {
        if (xml.LocalName == "fldSimple")
        {
            Add($"{Start}{Attribute(xml, "instr")}{Start}");
        }
        else if (xml.LocalName == "fldChar")
        {
            Turn(Attribute(xml, "fldCharType"));
        }
    }

    private void Turn(string? type)
    {
        _apart.Append(Start);
        if (type == "begin")
        {
            _together.Append(_open.Count == 0 ? " " : "");
            _open.Push(true);
        }
        else if (_open.TryPop(out _) && type == "separate")
        {
            _open.Push(false);
        }
    }

    private void Add(string words)
    {
        if (_together.Length <= MostSigns)
        {
            _apart.Append(words);
            _together.Append(words);
        }
    }

    private static string? Attribute(XmlReader xml, string name)
    {
        string? value = null;
        while (xml.MoveToNextAttribute())
        {
            value = xml.LocalName == name ? xml.Value : value;
        }

        xml.MoveToElement();
        return value;
    }

    // The last two: an instruction that is spelled out in numbers, and a path to another computer.
    [GeneratedRegex(@"\u0001\s*(?:DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD)\b|\bQUOTE(?:\s+\d+){3}|""\s*(?:\\\\|//|file:(?>/{2,5})(?![a-z]:))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Single();

    [GeneratedRegex(@"DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|(?<![A-Z0-9])DDE(?![A-Z0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Split();
}
