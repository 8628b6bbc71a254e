using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;

namespace ReturnCase.BrowserTests.Journeys;

public sealed class KeyboardTests(BrowserFixture browser)
{
    private const string FocusedLink = "() => document.activeElement.closest('tbody tr')?.rowIndex ?? 0";

    [Fact]
    public async Task One_letter_searches_goes_through_the_list_and_opens()
    {
        await using var visit = await browser.SignedIn("sanne");
        var (page, keyboard) = (visit.Page, visit.Page.Keyboard);
        await page.GotoAsync("/account");
        await visit.Leave(() => keyboard.PressAsync("/"));
        await Assertions.Expect(visit.Field("Search").Locator("input")).ToBeFocusedAsync();
        await keyboard.TypeAsync("jk/?");
        await Assertions.Expect(visit.Field("Search").Locator("input")).ToHaveValueAsync("jk/?");

        await page.GotoAsync("/cases");
        foreach (var (key, row) in ((string, int)[])[("j", 1), ("j", 2), ("j", 3), ("k", 2), ("K", 1), ("k", 1)])
        {
            await keyboard.PressAsync(key);
            Assert.Equal(row, await page.EvaluateAsync<int>(FocusedLink));
        }

        await visit.Leave(() => keyboard.PressAsync("Enter"));
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/cases/RC-"));
    }

    [Fact]
    public async Task Tasks_are_stepped_through_too_and_a_line_of_a_timeline_is_chosen_and_not_opened()
    {
        await using var visit = await browser.SignedIn("sanne");
        var (page, keyboard) = (visit.Page, visit.Page.Keyboard);
        await page.GotoAsync("/tasks");
        await keyboard.PressAsync("j");
        await keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator(".rc-tasks > li a").First).Not.ToBeFocusedAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.matches('.rc-tasks > li a')"));

        await page.GotoAsync((await page.Locator(".rc-tasks__sub a").First.GetAttributeAsync("href"))!);
        var address = page.Url;
        foreach (var _ in Enumerable.Range(0, await page.Locator("main .rc-table tbody tr, main .rc-tasks > li").CountAsync() + 2))
            await keyboard.PressAsync("j");
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.matches('.rc-timeline > li')"));
        await keyboard.PressAsync("Enter");
        Assert.Equal(address, page.Url);
    }

    [Fact]
    public async Task The_list_of_keys_opens_closes_and_leads_to_the_switch()
    {
        await using var visit = await browser.SignedIn("ingrid");
        var (page, keyboard) = (visit.Page, visit.Page.Keyboard);
        await page.GotoAsync("/review");
        await keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#keys")).ToBeVisibleAsync();
        await visit.ShouldBeAccessible();
        await keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#keys")).ToBeHiddenAsync();

        await page.GotoAsync("/account/keyboard");
        await visit.Press("Turn shortcuts off");
        await page.GotoAsync("/cases");
        await keyboard.PressAsync("j");
        Assert.Equal(0, await page.EvaluateAsync<int>(FocusedLink));
        await page.GotoAsync("/account/keyboard");
        await visit.Press("Turn shortcuts on");
    }
}
