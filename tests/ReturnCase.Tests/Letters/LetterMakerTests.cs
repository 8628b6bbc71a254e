using System.Globalization;
using System.Xml.Linq;
using ReturnCase.Domain.Letters;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Letters;

namespace ReturnCase.Tests.Letters;

public sealed class LetterMakerTests
{
    private static readonly LetterHead Head = new(new(2026, 11, 23), "S. de Wit", "Dienst", "post@dienst.example", null);

    public LetterMakerTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");

    [Fact]
    public void A_value_is_nothing_but_words_whatever_it_holds()
    {
        var made = Make("Dear {{child.firstName}} {{child.lastName}}!", firstNames: "<w:b/>& \"{{child.lastName}}\"", lastName: "A\u0001\u000B\uD800ya");
        Assert.Equal("Dear <w:b/>& \"{{child.lastName}}\" A\uFFFD\uFFFD\uFFFDya!", Words(made));
        Assert.DoesNotContain("<w:b/", WordPapers.Read(made), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_of_a_value_are_lines_in_the_letter()
    {
        var made = Make("{{letter.ownText}}", head: Head with { OwnText = "one\r\ntwo\n\nthree" });
        Assert.Equal(3, XDocument.Parse(WordPapers.Read(made)).Descendants().Count(element => element.Name.LocalName == "br"));
        Assert.Equal("onetwothree", Words(made));
    }

    [Fact]
    public void Values_keep_the_look_of_where_they_stand_whatever_runs_word_made()
    {
        var template = WordPapers.Of($"<w:p>{WordPapers.Run("Dear {{child.first")}{WordPapers.Run("Name}} and {{child.")}{WordPapers.Run("lastName}}: {{case.number}}.")}</w:p><w:p>{WordPapers.Run("{{letter.date}}", "<w:b/>")}</w:p>");
        var made = Maker(template, "Amina", "Diallo").Make("t");
        Assert.Equal("Dear Amina and Diallo: RC-2026-000001.23 November 2026", Words(made));
        Assert.Equal("23 November 2026", Assert.Single(XDocument.Parse(WordPapers.Read(made)).Descendants(), element => element.Name.LocalName == "b").Parent!.Parent!.Value);
    }

    [Fact]
    public void The_paragraph_for_own_words_goes_where_nothing_was_added_and_its_cell_stays_whole()
    {
        var own = $"<w:p>{WordPapers.Run("{{letter.ownText}}")}</w:p>";
        var made = Maker(WordPapers.Of($"<w:p>{WordPapers.Run("Dear")}</w:p>{own}<w:tbl><w:tr><w:tc>{own}</w:tc></w:tr></w:tbl>")).Make("t");
        var xml = XDocument.Parse(WordPapers.Read(made));
        Assert.Equal(2, xml.Descendants().Count(element => element.Name.LocalName == "p"));
        Assert.Single(xml.Descendants().Single(element => element.Name.LocalName == "tc").Elements());
        Assert.Equal("Dear", Words(made));
    }

    [Fact]
    public void The_head_of_the_page_is_filled_in_too_and_frames()
    {
        var head = WordPapers.Part("hdr", $"<w:p>{WordPapers.Run("{{case.number}}")}</w:p>");
        var frame = $"<w:p>{WordPapers.Run("outside {{child.firstName}} ")}<w:r><w:txbxContent><w:p>{WordPapers.Run("inside {{child.lastName}}")}</w:p></w:txbxContent></w:r></w:p>";
        var made = Maker(WordPapers.Of(frame, ("word/header1.xml", head)), "Amina", "Diallo").Make("t");
        Assert.Equal("outside Amina inside Diallo", Words(made));
        Assert.Contains("RC-2026-000001", WordPapers.Read(made, "word/header1.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_who_made_the_template_goes_along()
    {
        var made = Maker(WordPapers.Of(
            $"<w:p>{WordPapers.Run("Dear")}</w:p>",
            ("docProps/core.xml", "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>Jan Geheim</dc:creator></cp:coreProperties>"),
            ("docProps/app.xml", "<Properties><Company>Geheim BV</Company></Properties>"),
            ("word/settings.xml", WordPapers.Part("settings", "<w:attachedTemplate/><w:rsids><w:rsid w:val=\"00AB12CD\"/></w:rsids><w:zoom/>")),
            ("word/_rels/settings.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"x/attachedTemplate\" Target=\"file:///C:/Users/geheim/brief.dotx\" TargetMode=\"External\"/></Relationships>"))).Make("A title");
        foreach (var part in (string[])["docProps/core.xml", "docProps/app.xml", "word/settings.xml", "word/_rels/settings.xml.rels"])
            Assert.DoesNotMatch("(?i)geheim|00AB12CD|attachedTemplate", WordPapers.Read(made, part));
        Assert.Contains("zoom", WordPapers.Read(made, "word/settings.xml"), StringComparison.Ordinal);
        Assert.Contains("A title", WordPapers.Read(made, "docProps/core.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_with_a_value_that_is_missing_is_never_made()
    {
        var maker = Maker(WordPapers.Template("{{travelDocument.country}} {{receiver.name}}"));
        Assert.Equal(["travelDocument.country", "receiver.name"], maker.Read().Missing.Select(placeholder => placeholder.Name));
        Assert.Throws<InvalidOperationException>(() => maker.Make("t"));
    }

    [Fact]
    public void The_preview_says_of_each_stretch_where_it_comes_from()
    {
        var draft = Maker(WordPapers.Template("Dear {{child.firstName}}, {{receiver.name}} waits.", "{{letter.ownText}}"), "Amina").Read();
        Assert.Equal(["Dear ", "Amina", ", ", "{{receiver.name}}", " waits."], Assert.Single(draft.Paragraphs).Pieces.Select(piece => piece.Text));
        Assert.Equal([false, false, false, true, false], draft.Paragraphs[0].Pieces.Select(piece => piece.IsMissing));
        Assert.True(draft.TakesOwnText);
    }

    [Fact]
    public void A_name_betrays_nothing_but_an_agreement_that_says_so_does()
    {
        var template = WordPapers.Template("{{child.firstName}}: {{plan.agreement}}");
        Assert.Null(Maker(template, "Asyl", agreement: "she takes care").Read().Betrayed);
        var betrayed = Maker(template, agreement: "after the asylum procedure").Read().Betrayed!;
        Assert.Equal(("asylum", "plan.agreement"), (betrayed.Word, betrayed.In!.Name));
    }

    [Fact]
    public void Whoever_sends_it_signs_with_its_own_name()
    {
        var template = WordPapers.Template("{{organisation.name}}, {{organisation.contact}}");
        Assert.Null(Maker(template, head: Head with { Organisation = "DT&V" }).Read().Betrayed);
        Assert.Equal("organisation.name", Maker(template, head: Head with { Organisation = "Stichting Asiel" }).Read().Betrayed!.In!.Name);
    }

    [Fact]
    public void A_letter_in_another_language_says_which_values_stand_there_as_they_were_typed()
    {
        var template = WordPapers.Template("{{child.firstName}} {{plan.agreement}} {{plan.escort}} {{child.languages}} {{case.number}}");
        Assert.Equal(["plan.agreement", "child.languages"], Maker(template, agreement: "zij zorgt").Read().AsTyped.Select(placeholder => placeholder.Name));
        Assert.Empty(Maker(template, agreement: "zij zorgt", language: "nl").Read().AsTyped);
    }

    private static byte[] Make(string words, string firstNames = "Amina", string lastName = "Diallo", LetterHead? head = null) => Maker(WordPapers.Template(words), firstNames, lastName, head: head).Make("t");

    private static LetterMaker Maker(byte[] template, string firstNames = "Amina", string lastName = "Diallo", string? agreement = null, LetterHead? head = null, string language = "en") => new(
        LetterKind.AgreementWithReceiver, language, template,
        new(head ?? Head, "RC-2026-000001", new(firstNames, lastName, null, new PartialDate(2009, 3, 1), "GN", "Fula"), null, null, agreement is null ? null : new(null, agreement, null, null, null, null, null, null)), null);

    private static string Words(byte[] made) => string.Concat(XDocument.Parse(WordPapers.Read(made)).Descendants().Where(element => element.Name.LocalName == "t").Select(element => element.Value));
}
