using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;
using ReturnCase.Domain.Cases;

namespace ReturnCase.BrowserTests.Journeys;

public sealed class WithoutMouseOrScriptTests(BrowserFixture browser)
{
    private const string Focused = "() => (document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()";

    [Fact]
    public async Task A_case_begins_without_script()
    {
        await using var visit = await browser.SignedIn("sanne", script: false);
        var sanne = await visit.Register("Mariama");
        await sanne.Move(CaseTrigger.AcceptWithoutReturnDecision);
        await sanne.ShouldStandIn(CasePhase.ShelterSearch);
    }

    [Fact]
    public async Task A_second_country_is_added_without_script_and_Enter_saves()
    {
        await using var visit = await browser.SignedIn("sanne", script: false);
        var sanne = await visit.Register("Tenin");
        await visit.Page.GotoAsync($"/cases/{sanne.Number}/decision?kind=return-decision-issued");
        await visit.Fill(("Country of return", "Guinea"));
        await visit.Press("Another country");
        await visit.Fill(("Country of return 2", "Mali"), ("Reference", "Z1-2026-14"));
        await visit.Leave(() => visit.Field("Reference").Locator("input").PressAsync("Enter"));
        // Nothing on file points to Mali: that is asked about first.
        await visit.Page.CheckAsync("[name='Input.Sure']");
        await visit.Leave(() => visit.Field("Reference").Locator("input").PressAsync("Enter"));
        await visit.Page.GotoAsync($"/cases/{sanne.Number}/decisions");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("Guinea, Mali");
    }

    [Fact]
    public async Task A_contact_is_recorded_with_the_keyboard_alone()
    {
        string number;
        await using (var before = await browser.SignedIn("sanne"))
            number = (await before.Register("Ibrahima")).Number;

        await using var visit = await browser.OpenAsync("en");
        var keyboard = visit.Page.Keyboard;
        await visit.Page.GotoAsync("/sign-in");
        await TabTo(visit, "User name");
        await keyboard.TypeAsync("sanne");
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync("demo");
        await visit.Leave(() => keyboard.PressAsync("Enter"));

        await visit.Page.GotoAsync("/cases");
        await TabTo(visit, "Search");
        await keyboard.TypeAsync(number);
        await visit.Leave(() => keyboard.PressAsync("Enter"));
        await TabTo(visit, number);
        await visit.Leave(() => keyboard.PressAsync("Enter"));
        await TabTo(visit, "Record");
        await keyboard.PressAsync("Enter");
        await TabTo(visit, "Contact moment");
        await visit.Leave(() => keyboard.PressAsync("Enter"));

        await TabTo(visit, "Departure interview");
        await keyboard.PressAsync("ArrowDown");
        await TabTo(visit, "What was discussed?");
        await keyboard.TypeAsync("Played football and talked of home.");
        await TabTo(visit, "Save");
        await visit.Leave(() => keyboard.PressAsync("Enter"));

        await Assertions.Expect(visit.Page).ToHaveURLAsync($"{browser.App.Address}/cases/{number}");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("Played football and talked of home.");
    }

    private static async Task TabTo(Visit visit, string text)
    {
        for (var presses = 0; presses < 250; presses++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            if (await visit.Page.EvaluateAsync<string>(Focused) == text)
                return;
        }

        Assert.Fail($"Tab never came to \"{text}\" on {visit.Page.Url}.");
    }
}
