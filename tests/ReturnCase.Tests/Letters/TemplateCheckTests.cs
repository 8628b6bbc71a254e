using ReturnCase.Domain.Letters;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Letters;

namespace ReturnCase.Tests.Letters;

public sealed class TemplateCheckTests
{
    private const string Bold = "<w:b/>";

    [Theory]
    [InlineData("Beste {{child.fristName}},", TemplateFault.Misspelt, "{{child.fristName}}", "{{child.firstName}}")]
    [InlineData("Beste {{naam van het kind in de brief}},", TemplateFault.Unknown, "{{naam van het kind in de brief}}", "")]
    [InlineData("Beste {{}},", TemplateFault.Unknown, "{{}}", "")]
    [InlineData("Beste {child.firstName},", TemplateFault.OneBrace, "{child.firstName}", "{{child.firstName}}")]
    [InlineData("Beste {{child.firstName},", TemplateFault.Unclosed, "{{child.firstName", "")]
    [InlineData("Beste child.firstName}},", TemplateFault.Unclosed, "Beste child.firstName}}", "")]
    [InlineData("Voorstel: {{proposal.outcome}}", TemplateFault.NotForReader, "{{proposal.outcome}}", "")]
    public void A_placeholder_that_is_wrong_is_named_with_what_would_be_right(string words, TemplateFault fault, string what, string right) =>
        Assert.Equal(new(fault, what, right), Assert.Single(TemplateCheck.Find(LetterKind.InvitationToTalk, WordPapers.Template(words))));

    [Theory]
    [InlineData("Beste {{child.firstName}}")]
    [InlineData("Beste {{ child.firstName }}")]
    [InlineData("{{Child.FirstName}} komt")]
    [InlineData("{{letter.date}} {{child.firstName}} {{talk.nextOn}}")]
    [InlineData("Een {gewone} accolade")]
    public void What_is_right_passes(string words) => Assert.Empty(TemplateCheck.Find(LetterKind.InvitationToTalk, WordPapers.Template(words)));

    [Fact]
    public void One_that_is_cut_into_runs_that_look_the_same_is_right_and_one_in_two_looks_is_named()
    {
        var same = WordPapers.Of($"<w:p>{WordPapers.Run("Beste {{child.", "<w:lang w:val=\"nl-NL\"/>")}<w:proofErr w:type=\"spellStart\"/>{WordPapers.Run("first")}{WordPapers.Run("Name}},")}</w:p>");
        Assert.Empty(TemplateCheck.Find(LetterKind.InvitationToTalk, same));
        foreach (var body in (string[])[
            $"<w:p>{WordPapers.Run("Beste {{child.")}{WordPapers.Run("firstName}},", Bold)}</w:p>",
            $"<w:p>{WordPapers.Run("Beste {{child.")}<w:r><w:tab/></w:r>{WordPapers.Run("firstName}},")}</w:p>",
            $"<w:p>{WordPapers.Run("Beste {{child.")}<w:r><w:br/></w:r>{WordPapers.Run("firstName}},")}</w:p>"])
            Assert.Equal(new(TemplateFault.Split, "{{child.firstName}}"), Assert.Single(TemplateCheck.Find(LetterKind.InvitationToTalk, WordPapers.Of(body))));
        Assert.Equal([TemplateFault.Unclosed, TemplateFault.Unclosed], TemplateCheck.Find(LetterKind.InvitationToTalk, WordPapers.Template("Beste {{child.", "firstName}},")).Select(finding => finding.Fault));
    }

    [Fact]
    public void One_where_nothing_fills_it_in_is_named()
    {
        var drawing = WordPapers.Of($"<w:p>{WordPapers.Run("Dag")}<w:r><w:drawing><a:t xmlns:a=\"urn:a\">{{{{child.firstName}}}}</a:t></w:drawing></w:r></w:p>");
        Assert.Equal(new(TemplateFault.OutOfReach, "{{child.firstName}}"), Assert.Single(TemplateCheck.Find(LetterKind.InvitationToTalk, drawing)));
        var link = WordPapers.Of($"<w:p>{WordPapers.Run("Dag")}</w:p>", ("word/_rels/document.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/hyperlink" Target="mailto:%7B%7Bcounsellor.name%7D%7D" TargetMode="External"/></Relationships>"""));
        Assert.Equal(TemplateFault.OutOfReach, Assert.Single(TemplateCheck.Find(LetterKind.InvitationToTalk, link)).Fault);
    }

    [Theory]
    [InlineData("<w:p><w:ins w:id=\"1\" w:author=\"x\"><w:r><w:t>nieuw</w:t></w:r></w:ins></w:p>")]
    [InlineData("<w:p><w:r><w:t>Dag</w:t></w:r><w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>oud</w:delText></w:r></w:del></w:p>")]
    public void Changes_that_are_still_open_are_named(string body) =>
        Assert.Equal(TemplateFault.Tracked, Assert.Single(TemplateCheck.Find(LetterKind.InvitationToTalk, WordPapers.Of($"<w:p>{WordPapers.Run("Beste")}</w:p>{body}"))).Fault);

    [Fact]
    public void Remarks_and_a_letter_without_words_are_named()
    {
        var comments = WordPapers.Of($"<w:p>{WordPapers.Run("Dag")}</w:p>", ("word/comments.xml", WordPapers.Part("comments", "<w:comment w:id=\"0\"><w:p/></w:comment>")));
        Assert.Equal(TemplateFault.Comments, Assert.Single(TemplateCheck.Find(LetterKind.InvitationToTalk, comments)).Fault);
        Assert.Equal(TemplateFault.NoWords, Assert.Single(TemplateCheck.Find(LetterKind.InvitationToTalk, WordPapers.Template(" "))).Fault);
        Assert.Equal(TemplateFault.Unreadable, Assert.Single(TemplateCheck.Find(LetterKind.InvitationToTalk, Papers.Zip(("word/document.xml", "<w:"u8.ToArray())))).Fault);
    }

    [Fact]
    public void The_confirmation_that_departure_is_postponed_says_what_the_law_asks()
    {
        var missing = TemplateCheck.Find(LetterKind.DeparturePostponed, WordPapers.Template("Je vertrek is uitgesteld om {{postponement.grounds}}."));
        Assert.Equal([new(TemplateFault.Required, "{{postponement.until}}"), new(TemplateFault.Required, "{{returnDecision.reference}}")], missing);
    }

    [Theory]
    [InlineData("The asylum request was rejected.")]
    [InlineData("Il a demandé l'asile en 2024.")]
    public void A_template_abroad_says_nothing_of_asylum(string words)
    {
        Assert.Equal(TemplateFault.AsylumWord, Assert.Single(TemplateCheck.Find(LetterKind.TravelDocumentAsked, WordPapers.Template(words))).Fault);
        Assert.Empty(TemplateCheck.Find(LetterKind.LawyerInformed, WordPapers.Template(words)));
    }

    [Theory]
    [InlineData("word/header1.xml")]
    [InlineData("docProps/core.xml")]
    public void Nor_does_it_where_nobody_looks(string part)
    {
        var content = part.StartsWith("word", StringComparison.Ordinal) ? WordPapers.Part("hdr", $"<w:p>{WordPapers.Run("asy")}{WordPapers.Run("lum dossier")}</w:p>") : "<p>asylum dossier</p>";
        Assert.Equal(TemplateFault.AsylumWord, Assert.Single(TemplateCheck.Find(LetterKind.AgreementWithReceiver, WordPapers.Of($"<w:p>{WordPapers.Run("Dag")}</w:p>", (part, content)))).Fault);
    }

    [Theory]
    [InlineData("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DOCPROPERTY asielnummer</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>", "asielnummer")]
    [InlineData("<w:r><w:instrText>TITLE asy</w:instrText></w:r><w:r><w:instrText>lum</w:instrText></w:r>", "asylum")]
    [InlineData("<w:fldSimple w:instr=\"TITLE asielaanvraag\"><w:r><w:t>x</w:t></w:r></w:fldSimple>", "asielaanvraag")]
    [InlineData("<w:r><w:rPr><w:vanish/></w:rPr><w:t>asiel</w:t></w:r>", "asiel")]
    [InlineData("<w:r><w:t>asi</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:r><w:t>el</w:t></w:r>", "asiel")]
    [InlineData("<w:r><w:drawing><d:docPr xmlns:d=\"urn:d\" id=\"1\" name=\"foto\" descr=\"asielzoeker\"/></w:drawing></w:r>", "asielzoeker")]
    [InlineData("<w:r><w:drawing><a:p xmlns:a=\"urn:a\"><a:r><a:t>asy</a:t></a:r><a:r><a:t>lum</a:t></a:r></a:p></w:drawing></w:r>", "asylum")]
    [InlineData("<w:bookmarkStart w:id=\"0\" w:name=\"DossierAsiel\"/><w:bookmarkEnd w:id=\"0\"/>", "DossierAsiel")]
    [InlineData("<w:bookmarkStart w:id=\"0\" w:name=\"dossierIND\"/><w:bookmarkEnd w:id=\"0\"/>", "IND")]
    public void Nor_in_what_no_reader_sees_at_once(string unseen, string word)
    {
        var content = WordPapers.Of($"<w:p>{WordPapers.Run("Dag ")}{unseen}</w:p>");
        Assert.Equal([new(TemplateFault.AsylumWord, word)], TemplateCheck.Find(LetterKind.AgreementWithReceiver, content));
        Assert.Empty(TemplateCheck.Find(LetterKind.LawyerInformed, content));
    }

    [Theory]
    [InlineData("word/settings.xml", "settings", "<w:docVars><w:docVar w:name=\"soort\" w:val=\"asiel\"/></w:docVars>")]
    [InlineData("word/comments.xml", "comments", "<w:comment w:id=\"0\"><w:p><w:r><w:t>asiel</w:t></w:r></w:p></w:comment>")]
    public void Nor_in_variables_and_remarks(string part, string root, string content) => Assert.Contains(
        new TemplateFinding(TemplateFault.AsylumWord, "asiel"), TemplateCheck.Find(LetterKind.AgreementWithReceiver, WordPapers.Of($"<w:p>{WordPapers.Run("Dag")}</w:p>", (part, WordPapers.Part(root, content)))));
}
