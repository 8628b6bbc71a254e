extern alias OpenXml;
using OpenXml::DocumentFormat.OpenXml;
using OpenXml::DocumentFormat.OpenXml.Wordprocessing;

namespace ReturnCase.Web.Packages;

/// <summary>A dossier as a Word document, with real headings and tables.</summary>
public static class DossierDocx
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    /// <param name="to">Left open; only written forward.</param>
    /// <param name="tree">The dossier.</param>
    /// <param name="stamp">Its date: the same dossier of the same moment has the same bytes.</param>
    public static void Write(Stream to, DossierTree tree, DateTime stamp)
    {
        var language = tree.Language == "nl" ? "nl-NL" : "en-GB";
        using var file = new OpenFile(to, stamp);
        file.Begin(("word/document.xml", $"{Word}.document.main+xml"), [("styles.xml", "styles", $"{Word}.styles+xml"), ("settings.xml", "settings", $"{Word}.settings+xml"), ("numbering.xml", "numbering", $"{Word}.numbering+xml")], tree.Title, language);
        file.Part("word/styles.xml", DocxStyles.Styles(language));
        file.Part("word/settings.xml", new Settings(new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" })));
        file.Part("word/numbering.xml", DocxStyles.Numbering());
        using var writer = file.Writer("word/document.xml");
        writer.WriteStartDocument(true);
        writer.WriteStartElement(new Document());
        writer.WriteStartElement(new Body());
        writer.WriteElement(Styled("Title", tree.Title));
        writer.WriteElement(Styled(null, tree.Lead));
        foreach (var section in tree.Sections)
        {
            writer.WriteElement(Styled("Heading1", section.Title));
            foreach (var element in section.Blocks.SelectMany(Elements))
                writer.WriteElement(element);
        }

        writer.WriteElement(new SectionProperties(new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567, Gutter = 0 }));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static IEnumerable<OpenXmlElement> Elements(DossierBlock block) => block switch
    {
        DossierBlock.Heading heading => [Styled("Heading2", heading.Text)],
        DossierBlock.Subheading heading => [Styled("Heading3", heading.Text)],
        DossierBlock.Paragraph paragraph => [Styled(null, paragraph.Text)],
        DossierBlock.Bullets bullets => bullets.Items.Select(item => Styled("ListBullet", item)),
        // Two columns of names and values are a table to a reader of Word; the names head their rows.
        DossierBlock.Terms terms when terms.Lines.Count > 0 => [Table([3200, 6400], terms.Lines.Select(line => (string[])[line.Name, line.Value]), null), new Paragraph()],
        DossierBlock.Terms => [],
        DossierBlock.Table table => [Styled("Caption", table.Caption), Table([.. table.Heads.Select(_ => 9600 / table.Heads.Count)], table.Rows, table.Heads), new Paragraph()],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "A Word document cannot show this block."),
    };

    private static Table Table(int[] widths, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<string>? heads)
    {
        var table = new Table(
            new TableProperties(
                new TableStyle { Val = "TableGrid" },
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = "9600" },
                new TableLayout { Type = TableLayoutValues.Fixed },
                // The first column, and where there are heads the first row, name the others.
                new TableLook { Val = heads is null ? "0680" : "06A0" }),
            new TableGrid(widths.Select(width => new GridColumn { Width = $"{width}" })));
        if (heads is not null)
            table.Append(new TableRow((OpenXmlElement[])[new TableRowProperties(new CantSplit(), new TableHeader()), .. heads.Select((head, index) => Cell(head, widths[index], true))]));
        foreach (var row in rows)
            table.Append(new TableRow((OpenXmlElement[])[.. row.Select((cell, index) => Cell(cell, widths[index], index == 0 && heads is null))]));
        return table;
    }

    private static TableCell Cell(string text, int width, bool strong) =>
        new(new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = $"{width}" }), Styled(strong ? "TableHead" : "TableText", text));

    private static Paragraph Styled(string? style, string text)
    {
        var paragraph = style is null ? new Paragraph() : new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        var run = new Run();
        foreach (var (index, line) in XmlText.Clean(text).ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (index > 0)
                run.Append(new Break());
            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        paragraph.Append(run);
        return paragraph;
    }
}
