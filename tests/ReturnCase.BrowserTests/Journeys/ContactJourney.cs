using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;

namespace ReturnCase.BrowserTests.Journeys;

/// <summary>Logging a talk is what counsellors do most, often between two other things.</summary>
public sealed class ContactJourney(BrowserFixture browser)
{
    private const int MostLoads = 4;
    private const int MostInteractions = 12;

    [Fact]
    public async Task A_departure_interview_is_logged_from_the_start_page_in_few_steps_and_the_three_checks_by_hand()
    {
        await using var visit = await browser.OpenAsync("en");
        await visit.SignInAs("sanne");
        var (loads, interactions) = (1, 0);
        visit.Page.DOMContentLoaded += (_, _) => loads++;

        await Follow("section[aria-labelledby='list-soon'] a[href^='/cases/RC-']");
        await Do(visit.Page.Locator("#record summary").ClickAsync());
        await Follow("#record a[href$='/contact']");
        Assert.Equal(0, await visit.Page.Locator("main form input[type=radio]:checked").CountAsync());
        await Do(visit.Field("Kind of contact").GetByLabel("Departure interview").CheckAsync());
        await Do(visit.Page.FillAsync("[name='Input.Notes']", "We spoke about the aunt in Conakry and about school."));
        foreach (var check in (string[])["TraffickingSignals", "Medical", "SpecialHardship"])
            await Do(visit.Page.Locator($"input[name='Input.{check}'][value=No]").CheckAsync());
        interactions++;
        await visit.Send("Save");

        await Assertions.Expect(visit.Page.GetByText("We spoke about the aunt in Conakry").First).ToBeVisibleAsync();
        Assert.True(loads <= MostLoads, $"{loads} pages were loaded.");
        Assert.True(interactions <= MostInteractions, $"{interactions} interactions were needed.");

        async Task Do(Task act)
        {
            interactions++;
            await act;
        }

        async Task Follow(string link)
        {
            interactions++;
            await visit.Leave(() => visit.Page.Locator(link).First.ClickAsync());
        }
    }
}
