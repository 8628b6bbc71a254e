using System.Text;
using ReturnCase.Domain.Documents;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Documents;

namespace ReturnCase.Tests.Documents;

public sealed class TextPreviewTests
{
    [Fact]
    public async Task The_words_of_a_PDF_are_read_page_by_page_up_to_a_limit()
    {
        var preview = await Of(DocumentFormat.Pdf, Papers.Pdf("Eerste bladzijde", "Tweede bladzijde"));
        Assert.Contains("Eerste bladzijde", preview!.Text, StringComparison.Ordinal);
        Assert.Contains("Tweede bladzijde", preview.Text, StringComparison.Ordinal);
        Assert.False(preview.IsCut);

        var long_ = await Of(DocumentFormat.Pdf, Papers.Pdf([.. Enumerable.Range(1, TextPreview.MostPages + 3).Select(page => $"Blad{page}.")]));
        Assert.Contains($"Blad{TextPreview.MostPages}.", long_!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"Blad{TextPreview.MostPages + 1}.", long_.Text, StringComparison.Ordinal);
        Assert.True(long_.IsCut);
    }

    [Fact]
    public async Task A_text_is_shown_up_to_so_many_signs_and_without_what_cannot_be_seen()
    {
        Assert.Equal(new Preview("een\ntwee", false), await Of(DocumentFormat.Text, Papers.Text("\uFEFFeen\r\ntw\u0007ee\u0085")));
        var cut = await Of(DocumentFormat.Text, Papers.Text(new string('a', TextPreview.MostSigns + 5)));
        Assert.Equal((TextPreview.MostSigns, true), (cut!.Text.Length, cut.IsCut));
    }

    [Fact]
    public async Task A_text_of_an_older_program_is_shown_as_it_was_typed()
    {
        foreach (var content in (byte[][])[[0xFF, 0xFE, .. Encoding.Unicode.GetBytes("caf\u00E9s")], [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("caf\u00E9s")], [(byte)'c', (byte)'a', (byte)'f', 0xE9, (byte)'s']])
            Assert.Equal(new Preview("caf\u00E9s", false), await Of(DocumentFormat.Text, content));
    }

    [Fact]
    public async Task Signs_that_turn_the_order_of_others_are_written_out_and_marks_that_a_script_needs_stay()
    {
        Assert.Equal(new Preview("brief[U+202E]fdp.exe\n[U+2067]x[U+2069]", false) { Turns = true }, await Of(DocumentFormat.Text, Papers.Text("brief\u202Efdp.exe\n\u2067x\u2069")));
        Assert.Equal(new Preview("\u0633\u0644\u0627\u0645\u200F!", false), await Of(DocumentFormat.Text, Papers.Text("\u0633\u0644\u0627\u0645\u200F!")));
        Assert.True((await Of(DocumentFormat.Docx, Papers.DocxOf("een\u202Etwee")))!.Turns);
    }

    [Fact]
    public async Task A_PDF_that_unpacks_to_far_more_than_itself_has_no_preview_and_is_not_unpacked()
    {
        var bomb = Papers.PdfBomb(300);
        Assert.True(bomb.Length < 1024 * 1024);
        var before = GC.GetTotalAllocatedBytes();
        Assert.Null(await Of(DocumentFormat.Pdf, bomb));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 100L * 1024 * 1024);
    }

    [Fact]
    public async Task The_words_of_a_Word_document_are_read_paragraph_by_paragraph_up_to_a_limit()
    {
        Assert.Equal(new Preview("Beste voogd,\nZij belde <gisteren>.", false), await Of(DocumentFormat.Docx, Papers.DocxOf("Beste voogd,", "Zij belde &lt;gisteren&gt;.")));
        var cut = await Of(DocumentFormat.Docx, Papers.DocxOf([.. Enumerable.Repeat(new string('a', 1_000), 25)]));
        Assert.Equal((TextPreview.MostSigns, true), (cut!.Text.Length, cut.IsCut));
        Assert.Null(await Of(DocumentFormat.Docx, Papers.Zip(("word/document.xml", Papers.Text("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")))));
    }

    [Fact]
    public async Task What_cannot_be_read_has_no_preview()
    {
        Assert.Null(await Of(DocumentFormat.Pdf, Papers.Text("%PDF-1.4 kapot %%EOF")));
        Assert.Null(await Of(DocumentFormat.Png, Papers.Png()));
        Assert.Null(await Of(DocumentFormat.Docx, Papers.Docx()));
        var random = new Random(7);
        var pdf = Papers.Pdf("Hallo");
        for (var i = 0; i < 60; i++)
        {
            var spoiled = pdf.ToArray();
            for (var k = 0; k < 20; k++)
                spoiled[random.Next(spoiled.Length)] = (byte)random.Next(256);
            await Of(DocumentFormat.Pdf, spoiled);
        }
    }

    private static async Task<Preview?> Of(DocumentFormat format, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return await TextPreview.OfAsync(format, stream);
    }
}
