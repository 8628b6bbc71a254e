extern alias OpenXml;

using OpenXml::DocumentFormat.OpenXml;
using OpenXml::DocumentFormat.OpenXml.Wordprocessing;
using ReturnCase.Domain.Letters;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Packages;

namespace ReturnCase.Web.Letters;

/// <summary>
/// The templates that come with the program: texts beside this file, made into Word documents here. In a text a line that begins with <c># </c> is the title, with <c>## </c> a heading and with <c>- </c>
/// an item of a list; an empty line ends a paragraph.
/// </summary>
public static class ProductTemplates
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    private static readonly DateTime Stamp = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The Word document of a letter in a language.</summary>
    public static byte[] Of(LetterKind kind, string language)
    {
        using var to = new MemoryStream();
        Write(to, Text(kind, language), language == "nl" ? "nl-NL" : "en-GB");
        return to.ToArray();
    }

    /// <summary>The text that it is made of.</summary>
    public static string Text(LetterKind kind, string language)
    {
        using var stream = typeof(ProductTemplates).Assembly.GetManifestResourceStream($"letter:{Slugs.Of(kind)}.{language}")
            ?? throw new InvalidOperationException($"The program has no template {Slugs.Of(kind)}.{language}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }

    private static void Write(Stream to, string text, string language)
    {
        using var file = new OpenFile(to, Stamp);
        file.Begin(("word/document.xml", $"{Word}.document.main+xml"), [("styles.xml", "styles", $"{Word}.styles+xml"), ("settings.xml", "settings", $"{Word}.settings+xml"), ("numbering.xml", "numbering", $"{Word}.numbering+xml")], "", language);
        file.Part("word/styles.xml", DocxStyles.Styles(language));
        file.Part("word/settings.xml", new Settings(new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" })));
        file.Part("word/numbering.xml", DocxStyles.Numbering());
        var body = new Body(text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).SelectMany(Paragraphs));
        body.Append(new SectionProperties(new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1418, Bottom = 1418, Left = 1418, Right = 1418, Header = 709, Footer = 709, Gutter = 0 }));
        file.Part("word/document.xml", new Document(body));
    }

    private static IEnumerable<OpenXmlElement> Paragraphs(string block) => block.Trim() switch
    {
        ['#', ' ', .. var title] => [Paragraph("Title", title)],
        ['#', '#', ' ', .. var heading] => [Paragraph("Heading1", heading)],
        ['-', ' ', ..] list => list.Split('\n').Select(item => Paragraph("ListBullet", item[2..])),
        var words => [Paragraph(null, words)],
    };

    private static Paragraph Paragraph(string? style, string text)
    {
        var paragraph = style is null ? new Paragraph() : new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        foreach (var (index, line) in text.Split('\n').Index())
        {
            var run = new Run();
            if (index > 0)
                run.Append(new Break());
            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
            paragraph.Append(run);
        }

        return paragraph;
    }
}
