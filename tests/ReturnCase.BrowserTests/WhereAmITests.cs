using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Support;
using ReturnCase.Web.WhereAmI;
using UglyToad.PdfPig;

namespace ReturnCase.BrowserTests;

/// <summary>A program whose only cases are those of a test: their numbers would be those of the demo.</summary>
public sealed class ServerOfOwnCases : IAsyncDisposable
{
    public AppServer App { get; } = new();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

/// <summary>The child's page on paper, on a telephone, from right to left, and alone on the screen.</summary>
public sealed partial class WhereAmITests(BrowserFixture browser, ServerOfOwnCases server) : IClassFixture<ServerOfOwnCases>
{
    private static readonly string[] Languages = ["nl", "en", "ar", "prs"];

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("prs")]
    public async Task Every_state_fits_on_two_sheets_of_A4_with_nothing_cut_off(string language)
    {
        await using var visit = await browser.SignedIn("sanne", "nl", server: server.App);
        foreach (var state in Enum.GetValues<ChildState>())
        {
            await visit.Page.GotoAsync(await Keep(state) + $"/where-am-i?language={language}");
            var pdf = await visit.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
            using var paper = PdfDocument.Open(pdf);
            Assert.True(paper.NumberOfPages <= 2, $"{state} in {language}: {paper.NumberOfPages} sheets");
            foreach (var sheet in paper.GetPages())
            {
                Assert.Equal((595d, 842d), (Math.Round(sheet.Width), Math.Round(sheet.Height)));
                Assert.All(sheet.Letters, letter => Assert.True(
                    letter.BoundingBox is { Left: > 20, Bottom: > 12 } box && box.Right < sheet.Width - 20 && box.Top < sheet.Height - 20, $"{state} in {language}: '{letter.Value}' at {letter.BoundingBox}"));
            }

            await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
            var article = await visit.Page.Locator("article").InnerTextAsync();
            await visit.Page.EmulateMediaAsync(new() { Media = Media.Null });
            if (language is "nl" or "en")
            {
                var printed = Word().Matches(string.Join(' ', paper.GetPages().SelectMany(sheet => sheet.GetWords()).Select(word => word.Text))).Select(word => word.Value).ToHashSet();
                Assert.DoesNotContain(Word().Matches(article).Select(word => word.Value).Distinct(), word => !printed.Contains(word));
            }
            else
            {
                // Letters that are joined come out of a PDF in other forms; figures do not.
                var printed = string.Concat(paper.GetPages().SelectMany(sheet => sheet.Letters).Select(letter => letter.Value));
                Assert.All(Number().Matches(article).Select(number => number.Value).Distinct(), number => Assert.Contains(number, printed, StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("prs")]
    public async Task From_right_to_left_nothing_is_clipped_and_no_number_is_mirrored(string language)
    {
        await using var visit = await browser.SignedIn("sanne", "nl", server: server.App);
        var address = await Keep(ChildState.InsufficientCooperation);
        foreach (var (width, view) in ((int, string)[])[(1440, ""), (320, ""), (1440, "&view=together"), (320, "&view=together")])
        {
            await visit.Page.SetViewportSizeAsync(width, 900);
            await visit.Page.GotoAsync($"{address}/where-am-i?language={language}{view}");
            await visit.Page.EvaluateAsync("document.fonts.ready");
            await visit.ShouldNotScrollSideways();
            var (clipped, mirrored, digits) = await Digits(visit);
            Assert.True(digits > 20, $"{digits} figures");
            Assert.Empty(clipped);
            Assert.Empty(mirrored);
            // The first column stands at the right where there are two.
            var columns = await visit.Page.Locator(".rc-wai__track").EvaluateAllAsync<double[]>("tracks => tracks.map(track => track.getBoundingClientRect().left)");
            Assert.True(width < 736 ? columns[0] == columns[1] : columns[0] > columns[1]);
            await visit.Picture($"where-am-i-{language}-{width}{(view == "" ? "" : "-together")}");
        }
    }

    [Fact]
    public async Task The_letters_of_Arabic_and_Dari_come_with_the_program()
    {
        await using var visit = await browser.SignedIn("sanne", "nl", server: server.App);
        await visit.Page.GotoAsync(await Keep(ChildState.FamilySearch) + "/where-am-i?language=prs");
        Assert.True(await visit.Page.EvaluateAsync<bool>(
            "document.fonts.ready.then(() => [...document.fonts].some(font => font.family.includes('Noto Sans Arabic') && font.status === 'loaded'))"));
    }

    [Theory]
    [MemberData(nameof(Looks.All), MemberType = typeof(Looks))]
    public async Task Every_view_is_accessible_and_readable_on_a_telephone(string language, ColorScheme scheme)
    {
        await using var visit = await browser.OpenAsync(language, scheme, server: server.App);
        await visit.SignInAs("sanne");
        var address = await Keep(ChildState.NoArrangements);
        foreach (var view in Languages.SelectMany(shown => (string[])[$"?language={shown}", $"?language={shown}&view=together"]))
        {
            await visit.Page.SetViewportSizeAsync(1440, 1000);
            await visit.Page.GotoAsync($"{address}/where-am-i{view}");
            await visit.ShouldBeAccessible();
            await visit.Page.SetViewportSizeAsync(320, 640);
            await visit.ShouldNotScrollSideways();
            Assert.True(await visit.Page.Locator("article p").First.EvaluateAsync<double>("line => parseFloat(getComputedStyle(line).fontSize)") >= 16);
        }
    }

    [Fact]
    public async Task Looked_at_together_the_place_of_the_child_is_seen_without_scrolling_and_a_button_leads_back()
    {
        await using var visit = await browser.SignedIn("sanne", "nl", server: server.App);
        await visit.Page.GotoAsync(await Keep(ChildState.ShelterFound) + "/where-am-i");
        await visit.Follow(visit.Page.Locator("a[href$='view=together']"));
        await Assertions.Expect(visit.Page.Locator(".rc-wai__now")).ToBeInViewportAsync();
        await Assertions.Expect(visit.Page.Locator(".rc-header")).ToHaveCountAsync(0);
        await visit.Follow(visit.Page.Locator(".rc-wai-bar > a"));
        await Assertions.Expect(visit.Page.Locator("[data-print]")).ToBeVisibleAsync();
    }

    private async Task<string> Keep(ChildState state)
    {
        var today = AmsterdamCalendar.DateOf(server.App.Clock.GetUtcNow().UtcDateTime);
        var c = ChildCases.In(state, today);
        if (state.IsOpen())
            c.Filled(today);
        return await server.App.InDatabase(async db =>
        {
            var user = await db.Users.SingleAsync(u => u.UserName == "sanne");
            c.File.Assign(c.By(Staff.Ingrid), user.Team!, new Actor(user.Id, user.DisplayName, ActorRole.Counsellor));
            db.Add(c.File);
            await db.SaveChangesAsync();
            return $"/cases/{c.File.Number}";
        });
    }

    // Each figure lies within the article, and the figures of a number stand from left to right.
    private static async Task<(string[] Clipped, string[] Mirrored, int Count)> Digits(Visit visit)
    {
        var found = await visit.Page.EvaluateAsync<string[][]>(
            """
            () => {
              const article = document.querySelector('article'), edge = article.getBoundingClientRect();
              const clipped = [], mirrored = [], all = [], lines = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
              for (let node; (node = lines.nextNode());) {
                for (const number of node.data.matchAll(/\d+/g)) {
                  const places = [...number[0]].map((_, i) => { const range = document.createRange(); range.setStart(node, number.index + i); range.setEnd(node, number.index + i + 1); return range.getBoundingClientRect(); });
                  if (places[0].width === 0) continue;
                  all.push(number[0]);
                  if (places.some(place => place.left < edge.left || place.right > edge.right || place.right > innerWidth || place.left < 0)) clipped.push(number[0]);
                  if (places.some((place, i) => i > 0 && place.left < places[i - 1].left)) mirrored.push(number[0]);
                }
              }
              for (const box of article.querySelectorAll('*')) {
                const style = getComputedStyle(box);
                if (style.transform !== 'none') mirrored.push(box.className);
                if (box.scrollWidth > box.clientWidth + 1 && style.overflowX !== 'visible' && style.display !== 'inline') clipped.push(box.className);
              }
              return [clipped, mirrored, all];
            }
            """);
        return (found[0], found[1], found[2].Length);
    }

    [GeneratedRegex(@"[A-Za-z]{3,}|\d{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\d{4}")]
    private static partial Regex Number();
}
