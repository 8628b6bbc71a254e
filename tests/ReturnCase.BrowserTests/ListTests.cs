using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;

namespace ReturnCase.BrowserTests;

public sealed class ListTests(BrowserFixture browser)
{
    private static readonly (string User, string[] Addresses)[] Lists =
    [
        ("sanne", ["/", "/cases", "/cases?view=team", "/cases?phase=intake&step=overdue&state=closed"]),
        ("ingrid", ["/", "/cases", "/review"]),
        ("pieter", ["/", "/referrals", "/referrals?list=sent", "/referrals?list=other", "/referrals/batches"]),
    ];

    [Theory]
    [MemberData(nameof(Looks.All), MemberType = typeof(Looks))]
    public async Task Lists_are_accessible(string language, ColorScheme scheme)
    {
        foreach (var (user, addresses) in Lists)
        {
            await using var visit = await browser.OpenAsync(language, scheme);
            await visit.SignInAs(user);
            foreach (var address in addresses)
            {
                await visit.Page.GotoAsync(address);
                await visit.Picture($"list-{user}-{Name(address)}-{language}-{scheme}".ToLowerInvariant());
                await visit.ShouldBeAccessible();
            }
        }
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Lists_fit_a_narrow_window(string language)
    {
        foreach (var (user, addresses) in Lists)
        {
            await using var visit = await browser.OpenAsync(language, width: 320);
            await visit.SignInAs(user);
            foreach (var address in addresses)
            {
                await visit.Page.GotoAsync(address);
                await visit.Picture($"list-{user}-{Name(address)}-{language}-320");
                await visit.ShouldNotScrollSideways();
            }
        }
    }

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

    [Theory]
    [MemberData(nameof(Looks.All), MemberType = typeof(Looks))]
    public async Task A_referral_and_its_forms_are_accessible(string language, ColorScheme scheme)
    {
        await using var visit = await browser.OpenAsync(language, scheme);
        await visit.SignInAs("pieter");
        await visit.Page.GotoAsync("/referrals?list=sent");
        await visit.Page.Locator("tbody th a").First.ClickAsync();
        var address = new Uri(visit.Page.Url).AbsolutePath;
        foreach (var part in (string[])["", "/decision", "/receipt", "/questions"])
        {
            await visit.Page.GotoAsync(address + part);
            await visit.Picture($"referral{part.Replace('/', '-')}-{language}-{scheme}".ToLowerInvariant());
            await visit.ShouldBeAccessible();
            await visit.Page.SetViewportSizeAsync(320, 800);
            await visit.ShouldNotScrollSideways();
            await visit.Page.SetViewportSizeAsync(1440, 1000);
        }
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

    private static string Name(string address) => address.Trim('/').Split('&')[0].Replace('?', '-').Replace('=', '-').Replace('/', '-') is { Length: > 0 } name ? name : "start";
}
