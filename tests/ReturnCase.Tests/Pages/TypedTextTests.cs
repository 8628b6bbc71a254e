using ReturnCase.Web.Forms;

namespace ReturnCase.Tests.Pages;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("  Sami \u202EonaloS ", "Sami onaloS")]
    [InlineData("Re\u0000za\u0007", "Reza")]
    [InlineData("eerste\r\ntweede\tderde", "eerste\ntweede\tderde")]
    [InlineData("محمد\u200F الحسيني", "محمد\u200F الحسيني")]
    [InlineData("\u2066\u2069 ", null)]
    [InlineData(" \n", null)]
    public void Signs_that_cannot_be_seen_are_left_out(string typed, string? kept) => Assert.Equal(kept, typed.Typed());

    [Theory]
    [InlineData("Sami \u202EonaloS", "U+202E")]
    [InlineData("Re\u0000za", "U+0000")]
    [InlineData("Re\tza", "U+0009")]
    [InlineData("Re\u2028za", "U+2028")]
    [InlineData("Zo\u200Bra", "U+200B")]
    [InlineData("Zo\u00ADra", "U+00AD")]
    [InlineData("Zo\u2060ra", "U+2060")]
    [InlineData("می\u200Cخواهم", null)]
    [InlineData("  Reza\r\n", null)]
    [InlineData("محمد\u200F الحسيني", null)]
    [InlineData(null, null)]
    public void A_sign_that_cannot_be_seen_in_a_name_is_named(string? typed, string? sign) => Assert.Equal(sign, NameText.UnseenSign(typed));
}
