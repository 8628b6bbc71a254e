extern alias OpenXml;

using OpenXml::DocumentFormat.OpenXml.Packaging;
using OpenXml::DocumentFormat.OpenXml.Validation;
using ReturnCase.Data.Letters;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.Letters;
using ReturnCase.Web.Documents;
using ReturnCase.Web.Letters;

namespace ReturnCase.Tests.Letters;

/// <summary>The templates that come with the program: right by its own checks, Word documents to the letter, and plain where a child reads them.</summary>
public sealed class ProductTemplatesTests
{
    private const int MostWordsOnAverage = 12;

    private static readonly string[] Jargon = ["regievoerder", "vertrekprocedure", "rechtmatig", "illegaal", "uitzetting", "vreemdeling", "opschorting", "suspension", "removal order", "alien", "illegal", "procedure"];

    public static TheoryData<LetterKind, string> All =>
        [.. Enum.GetValues<LetterKind>().SelectMany(kind => LetterTemplate.Languages.Select(language => (kind, language)))];

    [Theory]
    [MemberData(nameof(All))]
    public void Each_passes_the_check_that_edited_ones_must_pass(LetterKind kind, string language)
    {
        var content = ProductTemplates.Of(kind, language);
        Assert.Equal(FileVerdict.Takes(DocumentFormat.Docx), FileContent.Judge("brief.docx", new MemoryStream(content)));
        Assert.Empty(TemplateCheck.Find(kind, content));
        Assert.Equal(content, ProductTemplates.Of(kind, language));
        Assert.Contains(Placeholders.Find(Placeholders.OwnText)!.Written, ProductTemplates.Text(kind, language), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Each_is_a_word_document_by_the_rules_of_the_format(LetterKind kind, string language)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(ProductTemplates.Of(kind, language)), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_a_child_reads_is_plain(LetterKind kind, string language)
    {
        if (kind.To() != LetterAudience.Child)
            return;
        var text = ProductTemplates.Text(kind, language);
        var sentences = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[^1] is '.' or '?').SelectMany(line => line.Split(['.', '?', '!'], StringSplitOptions.RemoveEmptyEntries))
            .Select(sentence => sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length).Where(length => length > 1).ToArray();
        Assert.True(sentences.Length > 5, text);
        Assert.True(sentences.Average() <= MostWordsOnAverage, $"{sentences.Average():0.0} words in a sentence.");
        Assert.DoesNotContain(Jargon, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Each_says_for_whom_to_ask_and_promises_no_telephone_that_may_not_be_there(LetterKind kind, string language)
    {
        var text = ProductTemplates.Text(kind, language);
        Assert.Contains("{{counsellor.name}}: {{organisation.contact}}", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?i)\b(?:bel|bellen|mail|call|email|phone)\b", text);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Who_travels_along_may_be_one_or_more(string language) =>
        Assert.Matches(@"(?:Wie met je meereist|Who travels with you): \{\{plan\.escort\}\}", ProductTemplates.Text(LetterKind.PlanTold, language));

    [Theory]
    [MemberData(nameof(All))]
    public void Both_languages_say_the_same_values(LetterKind kind, string language) => Assert.Equal(
        Used(kind, "nl"), Used(kind, language));

    private static IEnumerable<string> Used(LetterKind kind, string language) =>
        TemplateCheck.In(ProductTemplates.Text(kind, language)).Select(found => found.Name).Distinct().Order(StringComparer.Ordinal);
}
