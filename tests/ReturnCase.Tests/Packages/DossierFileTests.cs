extern alias OpenXml;

using System.Globalization;
using System.Text;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using OpenXml::DocumentFormat.OpenXml.Packaging;
using OpenXml::DocumentFormat.OpenXml.Validation;
using OpenXml::DocumentFormat.OpenXml.Wordprocessing;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Packages;

namespace ReturnCase.Tests.Packages;

public sealed class DossierFileTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Every_field_that_can_be_frozen_has_a_name(string language)
    {
        var keys = XDocument.Load(Path.Combine(Repository.Web, "Resources", "Packages", $"ReferralDossier.{language}.resx")).Root!.Elements("data").Select(data => data.Attribute("name")!.Value).ToHashSet();
        var fields = typeof(FrozenReferral).GetNestedTypes().Append(typeof(FrozenReferral)).Append(typeof(SearchClock)).SelectMany(type => type.GetProperties()).Where(p => p.SetMethod is not null).Select(p => $"Field{p.Name}");
        Assert.All(fields, field => Assert.Contains(field, keys));
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task The_html_is_whole_alone_and_in_order(string language)
    {
        var (tree, values) = Tree(language, FullCase.Told(FullCase.Build()));
        using var bytes = new MemoryStream();
        await DossierHtml.WriteAsync(bytes, tree, values, TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(bytes.ToArray());
        using var page = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(text);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(tree.Title, page.Title);
        Assert.Equal((1, 1, 1, 1), (page.QuerySelectorAll("main").Length, page.QuerySelectorAll("header").Length, page.QuerySelectorAll("footer").Length, page.QuerySelectorAll("h1").Length));
        Assert.Equal(tree.Sections.Select(section => section.Title), page.QuerySelectorAll("h2").Select(heading => heading.TextContent));
        Assert.All(page.QuerySelectorAll("th"), head => Assert.Contains(head.GetAttribute("scope"), (string[])["col", "row"]));
        Assert.All(page.QuerySelectorAll("nav a"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, object, [style], [onclick]"));
        Assert.Contains("default-src 'none'", page.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("dt"), term => term.TextContent.StartsWith("Field", StringComparison.Ordinal));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_text_in_html_is_text_whatever_is_typed()
    {
        var (tree, values) = Tree("nl", FrozenReferral.Read(TableTests.Named("<script>alert(1)</script>", "Ünal\u0001 & سلام").Referral.Content));
        using var bytes = new MemoryStream();
        await DossierHtml.WriteAsync(bytes, tree, values, TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(bytes.ToArray());
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.Contains("Ünal\ufffd &amp; سلام", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_word_document_is_valid_has_headings_table_heads_a_language_and_a_title_and_is_the_same_each_time()
    {
        var c = FullCase.Build();
        var (tree, _) = Tree("nl", FullCase.Told(c));
        var bytes = Docx(tree);
        Assert.Equal(bytes, Docx(Tree("nl", FullCase.Told(c)).Tree));
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var body = document.MainDocumentPart!.Document!.Body!;
        Assert.Equal(tree.Sections.Select(section => section.Title), Styled("Heading1"));
        Assert.Equal([tree.Title], Styled("Title"));
        Assert.Contains("aunt", Styled("Heading2"));
        Assert.Equal(tree.Sections.SelectMany(section => section.Blocks).OfType<DossierBlock.Table>().Count(), body.Descendants<TableHeader>().Count());
        Assert.Equal("nl-NL", document.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val!.Value);
        Assert.Equal((tree.Title, "nl-NL"), (document.PackageProperties.Title, document.PackageProperties.Language));

        string[] Styled(string style) => [.. body.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == style).Select(p => p.InnerText)];
    }

    [Fact]
    public void A_word_document_takes_any_text()
    {
        var (tree, _) = Tree("nl", FrozenReferral.Read(TableTests.Named("a\u0001\ud800b", "x\ny").Referral.Content));
        using var document = WordprocessingDocument.Open(new MemoryStream(Docx(tree)), false);
        Assert.Contains("a\ufffd\ufffdb x", document.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_judgement_rests_on_is_told_in_words()
    {
        var c = FullCase.Build();
        var (tree, _) = Tree("en", FullCase.Told(c));
        var judgement = tree.Sections.Single(section => section.Id == "oordeel").Blocks.OfType<DossierBlock.Terms>().First();
        Assert.Contains(judgement.Lines, line => line.Name == "Rests on" && line.Value.StartsWith("The child's own view on the shelter", StringComparison.OrdinalIgnoreCase) | line.Value.Contains("2 March 2026", StringComparison.Ordinal));
    }

    private static byte[] Docx(DossierTree tree)
    {
        using var bytes = new MemoryStream();
        using (var to = new ForwardOnly(bytes))
            DossierDocx.Write(to, tree, new(2026, 3, 4, 9, 30, 0, DateTimeKind.Utc));
        return bytes.ToArray();
    }

    private (DossierTree Tree, DossierValues Values) Tree(string language, FrozenReferral frozen)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(language == "nl" ? "nl-NL" : "en-GB");
        return (_app.Services.GetRequiredService<ReferralDossier>().Of(frozen), _app.Services.GetRequiredService<DossierValues>());
    }
}
