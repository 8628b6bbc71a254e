using System.Xml;

namespace ReturnCase.Web.Packages;

/// <summary>Text for files that are XML inside: some characters that a person can paste may not stand there.</summary>
internal static class XmlText
{
    private const char Instead = '\ufffd';

    /// <summary>The same text; what XML forbids, and half characters, became a mark that something stood there.</summary>
    public static string Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                continue;
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                i++;
                continue;
            }

            return Cleaned(text);
        }

        return text;
    }

    private static string Cleaned(string text)
    {
        var cleaned = text.ToCharArray();
        for (var i = 0; i < cleaned.Length; i++)
        {
            if (XmlConvert.IsXmlChar(cleaned[i]))
                continue;
            if (i + 1 < cleaned.Length && XmlConvert.IsXmlSurrogatePair(cleaned[i + 1], cleaned[i]))
                i++;
            else
                cleaned[i] = Instead;
        }

        return new(cleaned);
    }
}
