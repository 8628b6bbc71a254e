using ReturnCase.Domain.Documents;
using ReturnCase.Web.Documents;

namespace ReturnCase.Tests.Documents;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("brief.pdf", "brief.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\Windows\\win.ini", "win.ini")]
    [InlineData("C:\\Documenten\\brief van Zoë.pdf", "brief van Zoë.pdf")]
    [InlineData("brief\u202Efdp.exe", "brieffdp.exe")]
    [InlineData("\u2067brief\u2069\u200E.pdf", "brief.pdf")]
    [InlineData("bri\u0000ef\r\n.pdf", "brief.pdf")]
    [InlineData("  ...brief   van  mij.pdf  ", "brief van mij.pdf")]
    [InlineData("a<b>\"c|d?.pdf", "abcd.pdf")]
    [InlineData("Zoe\u0308.pdf", "Zo\u00EB.pdf")]
    [InlineData("\uD83D.pdf", "pdf")]
    [InlineData("", "document")]
    [InlineData("///", "document")]
    [InlineData(null, "document")]
    public void A_name_is_only_what_can_be_seen_of_its_last_part(string? name, string cleaned) => Assert.Equal(cleaned, FileNames.Cleaned(name));

    [Theory]
    [InlineData("brief %22kopie%22.pdf", "brief kopie.pdf")]
    [InlineData("een%0D%0Abrief.pdf", "eenbrief.pdf")]
    [InlineData("100%25 en %41.pdf", "100%25 en %41.pdf")]
    [InlineData("%2222.pdf", "22.pdf")]
    public void What_a_browser_wrote_for_a_quotation_mark_is_read_back_and_nothing_else(string sent, string cleaned) => Assert.Equal(cleaned, FileNames.Cleaned(FileNames.Sent(sent)));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var name = FileNames.Cleaned(new string('a', 500) + ".docx");
        Assert.Equal(CaseDocument.FileNameMaxLength, name.Length);
        Assert.EndsWith("a.docx", name, StringComparison.Ordinal);
        Assert.Equal(CaseDocument.FileNameMaxLength, FileNames.Cleaned(new string('a', 100) + "." + new string('b', 100)).Length);
    }

    [Fact]
    public void Half_a_sign_is_never_left_at_the_cut()
    {
        var name = FileNames.Cleaned(new string('a', 115) + string.Concat(Enumerable.Repeat("\U0001F600", 10)) + ".pdf");
        Assert.Equal(new string('a', 115) + ".pdf", name);
        Assert.Equal(name, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(name)));
    }
}
