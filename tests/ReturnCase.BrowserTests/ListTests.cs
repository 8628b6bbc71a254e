using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;

namespace ReturnCase.BrowserTests;

public sealed class ListTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(680)]
    [InlineData(1040)]
    public async Task On_paper_no_chosen_column_is_cut_off_and_filter_order_and_number_are_said(int width)
    {
        await using var visit = await browser.OpenAsync("nl", width: width);
        await visit.SignInAs("ingrid");
        await visit.Page.GotoAsync("/cases?state=all&columns=phase.deadline.needs.contact.counsellor.country.eighteen.search-year.phase-since&sort=contact");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var said in (string[])[".rc-filtered", ".rc-print-only", ".rc-card__foot > span"])
            await Assertions.Expect(visit.Page.Locator(said)).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".rc-filter")).ToBeHiddenAsync();
        Assert.Equal("table-row", await visit.Page.Locator("tbody tr").First.EvaluateAsync<string>("row => getComputedStyle(row).display"));
        // A sheet on its side is some 1040 points wide; what is narrower here only shows that it is a table there too.
        if (width > 1000)
            await visit.ShouldNotScrollSideways();
    }

    [Fact]
    public async Task A_child_is_found_without_script_and_without_a_name_in_the_address()
    {
        await using var visit = await browser.OpenAsync(script: false);
        await visit.SignInAs("sanne");
        await visit.Page.GotoAsync("/cases");
        var number = await visit.Page.Locator(".rc-table tbody th a").First.TextContentAsync();
        await visit.Page.FillAsync("#Input_Text", number!);
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".rc-table tbody th a")).ToHaveTextAsync([number!]);
        Assert.DoesNotContain(number!, visit.Page.Url, StringComparison.OrdinalIgnoreCase);
    }
}
