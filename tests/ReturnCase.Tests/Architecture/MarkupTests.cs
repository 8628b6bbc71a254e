using System.Text.RegularExpressions;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Architecture;

/// <summary>What the content policy forbids in the browser is not written in the first place.</summary>
public sealed partial class MarkupTests
{
    [Fact]
    public void No_page_writes_unencoded_text_or_code_of_its_own() => Assert.All(
        Files(Path.Combine(Repository.Web, "Pages"), "*.cshtml"),
        file => Assert.False(OwnCode().IsMatch(File.ReadAllText(file)), $"{file}: {OwnCode().Match(File.ReadAllText(file)).Value}"));

    [Fact]
    public void No_script_turns_text_into_markup_or_code_or_keeps_anything() => Assert.All(
        Files(Path.Combine(Repository.Web, "wwwroot"), "*.js"),
        file => Assert.False(TextAsCode().IsMatch(File.ReadAllText(file)), $"{file}: {TextAsCode().Match(File.ReadAllText(file)).Value}"));

    [Theory]
    [InlineData("<p onclick=\"go()\">", true)]
    [InlineData("<p style=\"color:red\">", true)]
    [InlineData("<script>go()</script>", true)]
    [InlineData("@Html.Raw(Model.Text)", true)]
    [InlineData("<script src=\"~/forms.js\" defer></script>", false)]
    [InlineData("<p class=\"rc-small\">@Model.Text</p>", false)]
    public void Both_are_recognised(string markup, bool forbidden) => Assert.Equal(forbidden, OwnCode().IsMatch(markup));

    private static List<string> Files(string folder, string pattern)
    {
        var files = Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).ToList();
        Assert.NotEmpty(files);
        return files;
    }

    [GeneratedRegex("""Html\.Raw|<script(?![^>]*\bsrc=)|<style\b|<\w[^>]*\s(?:style|on[a-z]+)=["']|href=["']javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex OwnCode();

    [GeneratedRegex(@"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|Function|localStorage|sessionStorage|indexedDB)\b\s*[(=.+]")]
    private static partial Regex TextAsCode();
}
