using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;
using ReturnCase.Data.SignIn;

namespace ReturnCase.BrowserTests;

/// <summary>A form keeps itself while somebody types.</summary>
public sealed class DraftTests(BrowserFixture browser)
{
    private const string Label = "What was discussed?";
    private const string Written = "She wants to call her grandmother first.";
    private const string Elsewhere = "Typed in another window.";

    [Fact]
    public async Task What_was_typed_is_there_when_the_page_is_opened_again()
    {
        await using var visit = await browser.SignedIn("sanne");
        var page = visit.Page;
        var sanne = await visit.Register("Bintou");
        await sanne.Follow("contact");
        await visit.Fill((Label, Written));
        await ShouldSay(page, "Draft kept at ");
        await page.CloseAsync();

        await using var again = await browser.SignedIn("sanne");
        await again.Page.GotoAsync($"/cases/{sanne.Number}/contact");
        await Assertions.Expect(again.Field(Label).Locator("textarea")).ToHaveValueAsync(Written);
        await Assertions.Expect(again.Page.Locator(".rc-put-back")).ToContainTextAsync("You were working on this today at");
        await again.ShouldBeAccessible();
        await again.Picture("draft-back");
        await again.Page.SetViewportSizeAsync(320, 900);
        await again.ShouldNotScrollSideways();
        await again.Picture("draft-back-320");
        await again.Page.GotoAsync("/");
        await again.ShouldNotScrollSideways();
        await again.Picture("draft-list-320");
        await again.Follow(again.Page.Locator("section[aria-labelledby=list-drafts] a").First);

        await again.Fill(("Kind of contact", "Phone call"));
        await again.Send("Save");
        await again.Page.GotoAsync($"/cases/{sanne.Number}/contact");
        await Assertions.Expect(again.Page.Locator(".rc-put-back")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_note_of_an_ended_session_is_back_after_signing_in()
    {
        await using var server = new AppServer();
        await using var visit = await browser.SignedIn("sanne", server: server);
        var page = visit.Page;
        var sanne = await visit.Register("Hawa");
        await sanne.Follow("contact");
        await visit.Fill((Label, "She wants"));
        await ShouldSay(page, "Draft kept at ");
        await server.InDatabase(db => db.UserSessions.ExecuteUpdateAsync(set => set
            .SetProperty(session => session.EndedAt, DateTime.UtcNow).SetProperty(session => session.EndedWhy, SessionEnd.ByAdministrator)));
        await visit.Fill((Label, Written));
        await ShouldSay(page, "Your session has ended. Your text is safe");
        await visit.ShouldBeAccessible();
        await visit.Picture("draft-session-over");

        await visit.Leave(() => page.ClickAsync(".rc-draft__sign-in"));
        await visit.Leave(() => page.ClickAsync("button[value='sanne']"));
        await Assertions.Expect(page.Locator(".rc-kept")).ToHaveTextAsync(Written);
        await visit.Leave(() => page.GetByRole(AriaRole.Link, new() { Name = "Go on in the form" }).ClickAsync());
        await Assertions.Expect(visit.Field(Label).Locator("textarea")).ToHaveValueAsync(Written);
    }

    [Fact]
    public async Task Two_windows_stand_side_by_side_until_somebody_chooses()
    {
        await using var visit = await browser.SignedIn("sanne");
        var page = visit.Page;
        var sanne = await visit.Register("Salimatou");
        await sanne.Follow("contact");
        var second = await page.Context.NewPageAsync();
        await second.GotoAsync(page.Url);
        await second.Locator("#Input_Notes").FillAsync(Elsewhere);
        await ShouldSay(second, "Draft kept at ");

        await visit.Fill((Label, Written));
        await ShouldSay(page, "Another window or computer kept");
        var cells = page.Locator("[data-both] tbody tr").Filter(new() { HasText = Label }).Locator("td");
        await Assertions.Expect(cells).ToHaveTextAsync([Written, Elsewhere]);
        await visit.ShouldBeAccessible();
        await visit.Picture("draft-two-windows");
        await page.SetViewportSizeAsync(320, 900);
        await visit.ShouldNotScrollSideways();
        await visit.Picture("draft-two-windows-320");

        await page.ClickAsync("[data-mine]");
        await ShouldSay(page, "Draft kept at ");
        await second.ReloadAsync();
        await Assertions.Expect(second.Locator("#Input_Notes")).ToHaveValueAsync(Written);
    }

    [Fact]
    public async Task The_other_text_can_be_taken_over()
    {
        await using var visit = await browser.SignedIn("sanne");
        var page = visit.Page;
        var sanne = await visit.Register("Oumou");
        await sanne.Follow("contact");
        var second = await page.Context.NewPageAsync();
        await second.GotoAsync(page.Url);
        await second.Locator("#Input_Notes").FillAsync(Elsewhere);
        await second.GetByLabel("Phone call", new() { Exact = true }).CheckAsync();
        await ShouldSay(second, "Draft kept at ");

        await visit.Fill((Label, Written));
        await page.ClickAsync("[data-other]");
        await Assertions.Expect(visit.Field(Label).Locator("textarea")).ToHaveValueAsync(Elsewhere);
        await Assertions.Expect(page.GetByLabel("Phone call", new() { Exact = true })).ToBeCheckedAsync();
        await visit.Send("Save");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Elsewhere);
        await page.GotoAsync($"/cases/{sanne.Number}/contact");
        await Assertions.Expect(page.Locator(".rc-put-back")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Saving_without_choosing_leaves_the_other_text_where_it_is()
    {
        await using var visit = await browser.SignedIn("sanne");
        var page = visit.Page;
        var sanne = await visit.Register("Ramata");
        await sanne.Follow("contact");
        var second = await page.Context.NewPageAsync();
        await second.GotoAsync(page.Url);
        await visit.Fill(("Kind of contact", "Phone call"), (Label, "First"));
        await ShouldSay(page, "Draft kept at ");
        await second.ReloadAsync();
        await second.Locator("#Input_Notes").FillAsync(Elsewhere);
        await ShouldSay(second, "Draft kept at ");

        await visit.Fill((Label, Written));
        await ShouldSay(page, "Another window or computer kept");
        await visit.Send("Save");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Written);
        await page.GotoAsync($"/cases/{sanne.Number}/contact");
        await Assertions.Expect(visit.Field(Label).Locator("textarea")).ToHaveValueAsync(Elsewhere);
    }

    [Fact]
    public async Task Sending_at_once_leaves_no_draft_behind()
    {
        await using var visit = await browser.SignedIn("sanne");
        var sanne = await visit.Register("Fatoumata");
        await sanne.Follow("contact");
        await visit.Fill(("Kind of contact", "Phone call"), (Label, Written));
        // The form is pressed while its draft is on its way.
        await visit.Page.RouteAsync("**/contact", async route =>
        {
            if (route.Request.Headers.GetValueOrDefault("accept") == "application/json")
                await Task.Delay(1000);
            await route.ContinueAsync();
        });
        await visit.Page.WaitForRequestAsync(request => request.Headers.GetValueOrDefault("accept") == "application/json");
        await visit.Send("Save");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync(Written);
        Assert.False(await browser.App.InDatabase(db => db.Drafts.AnyAsync(draft => draft.CaseNumber == sanne.Number)));
    }

    private static Task ShouldSay(IPage page, string sentence) => Assertions.Expect(page.Locator(".rc-draft__line")).ToContainTextAsync(sentence);
}
