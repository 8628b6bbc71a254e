using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;
using ReturnCase.Domain.Cases;
using ReturnCase.Web;

namespace ReturnCase.BrowserTests;

/// <summary>The pictures of the README, made anew where RETURNCASE_SCREENSHOTS names a folder.</summary>
public sealed class Pictures(BrowserFixture browser)
{
    [Fact]
    public async Task Of_the_main_pages()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("RETURNCASE_SCREENSHOTS") is null, "RETURNCASE_SCREENSHOTS names no folder.");
        var today = AmsterdamTime.Today(browser.App.Clock);
        var number = await new PageAddresses(browser.App).Case(c =>
            c.Phase == CasePhase.ShelterSearch && c.GoverningDeadline >= today && c.OpenProposal is null && c.WaitingDecisions.Count == 0 && !c.OpenAlarms.Any() && c.CounsellorName == "S. de Wit");
        await Take("sanne", "/cases", "caseload-nl");
        await Take("sanne", $"/cases/{number}", "case-nl", height: 1300);
        await Take("sanne", $"/cases/{number}", "case-en", "en", height: 1300);
        await Take("sanne", $"/cases/{number}", "case-dark", scheme: ColorScheme.Dark);
        await Take("sanne", $"/cases/{number}", "case-320", width: 320, height: 1400);
        await Take("sanne", $"/cases/{number}/judgement", "judgement-nl");
        await Take("ingrid", "/review", "review-nl");
        await Take("pieter", "/referrals", "referrals-nl");
    }

    private async Task Take(
        string user, string address, string name, string language = "nl", ColorScheme scheme = ColorScheme.Light, int width = 1440, int height = 1100)
    {
        await using var visit = await browser.OpenAsync(language, scheme, width);
        await visit.SignInAs(user);
        await visit.Page.GotoAsync(address);
        await visit.Picture(name, height);
    }
}
