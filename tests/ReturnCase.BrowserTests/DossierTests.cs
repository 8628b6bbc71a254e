using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Packages;

namespace ReturnCase.BrowserTests;

/// <summary>The dossier of a referral as one file, opened from a disk: nothing that axe finds, nothing wider than 320 pixels, nothing fetched, and whole on paper.</summary>
public sealed class DossierTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-GB")]
    public async Task A_dossier_of_every_kind_is_accessible_narrow_and_fetches_nothing(string culture)
    {
        var contents = (await browser.App.InDatabase(db => db.Referrals.AsNoTracking().ToListAsync())).GroupBy(referral => referral.Kind).Select(kind => kind.MaxBy(referral => referral.Content.Length)!.Content).ToArray();
        Assert.True(contents.Length > 2, $"{contents.Length} kinds of referrals");
        foreach (var content in contents)
            await Look(await Write(content, culture));
    }

    private async Task Look(string file)
    {
        await using var visit = await browser.OpenAsync();
        List<string> fetched = [];
        visit.Page.Request += (_, request) => fetched.Add(request.Url);
        List<string> said = [];
        visit.Page.Console += (_, line) => said.Add(line.Text);
        await visit.Page.GotoAsync(new Uri(file).AbsoluteUri);
        Assert.Equal([new Uri(file).AbsoluteUri], fetched);
        Assert.Empty(said);
        // The style is the file's own, and its policy lets it through.
        Assert.Equal("0px", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('dd')).marginLeft"));
        Assert.Empty(await visit.Violations());
        await visit.Page.SetViewportSizeAsync(320, 640);
        await visit.ShouldNotScrollSideways();
        Assert.Empty(await visit.Violations());
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await visit.Page.Locator("nav").IsVisibleAsync());
        Assert.True(await visit.Page.Locator("main").IsVisibleAsync());
        File.Delete(file);
    }

    private async Task<string> Write(string content, string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(culture);
        var file = Path.Combine(Path.GetTempPath(), $"dossier-{Guid.NewGuid():N}.html");
        await using var to = File.Create(file);
        var values = browser.App.Services.GetRequiredService<DossierValues>();
        await DossierHtml.WriteAsync(to, browser.App.Services.GetRequiredService<ReferralDossier>().Of(FrozenReferral.Read(content)), values, TestContext.Current.CancellationToken);
        return file;
    }
}
