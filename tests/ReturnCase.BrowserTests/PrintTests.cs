using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;

namespace ReturnCase.BrowserTests;

public sealed class PrintTests(BrowserFixture browser)
{
    [Fact]
    public async Task Of_a_form_only_what_is_filled_in_is_printed()
    {
        await using var visit = await browser.OpenAsync("nl");
        await visit.SignInAs("sanne");
        await visit.Page.GotoAsync("/cases");
        await visit.Page.GotoAsync($"{await visit.Page.Locator(".rc-table tbody th a").First.GetAttributeAsync("href")}/contact");
        await visit.Page.CheckAsync("[name='Input.Kind'][value=Visit]");
        await visit.Page.FillAsync("#Input_Notes", "Wij spraken over school.");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var said in (string[])["#Input_Notes", "#Input_OccurredOn", "[name='Input.Kind'][value=Visit]"])
            await Assertions.Expect(visit.Page.Locator(said)).ToBeVisibleAsync();
        foreach (var empty in (string[])["#Input_Agreements", "#Input_NextOn", "#Input_Place", "[name='Input.Kind'][value=PhoneCall]", ".rc-form .rc-button-group", "#Input_Notes_hint"])
            await Assertions.Expect(visit.Page.Locator(empty).First).ToBeHiddenAsync();
        // A long text is not cut off.
        await visit.Page.FillAsync("#Input_Notes", string.Join('\n', Enumerable.Repeat("Wij spraken over school.", 40)));
        Assert.True(await visit.Page.EvaluateAsync<bool>("(notes => notes.scrollHeight <= notes.clientHeight)(document.querySelector('#Input_Notes'))"));
    }

    [Fact]
    public async Task The_rules_are_printed_with_their_steps_and_nothing_beyond_the_edge()
    {
        await using var visit = await browser.OpenAsync("nl", width: 680);
        await visit.SignInAs("sanne");
        await visit.Page.GotoAsync("/rules");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.ShouldNotScrollSideways();
        await Assertions.Expect(visit.Page.Locator("#CaseWorker ul.rc-rule__moves")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("#CaseWorker ul.rc-rule__tests")).ToBeHiddenAsync();
        Assert.True(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollHeight") < 22_000);
    }
}
