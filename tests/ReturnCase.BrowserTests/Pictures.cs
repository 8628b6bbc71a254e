using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;
using ReturnCase.Web;

namespace ReturnCase.BrowserTests;

/// <summary>The pictures of the documents: made anew from the demo where RETURNCASE_SCREENSHOTS names a folder.</summary>
public sealed class Pictures(BrowserFixture browser)
{
    private sealed record Picture(string Name, string User, string Address, int Height = 1000, int Width = 1280, string Language = "en", ColorScheme Scheme = ColorScheme.Light);

    // {search}, {proposal} and {travelling} stand for a case that is so; {referral} and {batch} for one that was sent.
    private static readonly Picture[] All =
    [
        new("case-nl", "sanne", "/cases/{search}", 1300, 1440, "nl"),
        new("case-dark", "sanne", "/cases/{search}", Scheme: ColorScheme.Dark),
        new("case-320", "sanne", "/cases/{search}", 1400, 320),
        new("start", "sanne", "/"),
        new("caseload", "sanne", "/cases"),
        new("case", "sanne", "/cases/{search}", 1300, 1440),
        new("contact", "sanne", "/cases/{search}/contact"),
        new("judgement", "sanne", "/cases/{search}/judgement"),
        new("where-am-i", "sanne", "/cases/{search}/where-am-i", 1200),
        new("where-am-i-ar", "sanne", "/cases/{search}/where-am-i?language=ar", 900, 390),
        new("board", "ingrid", "/review"),
        new("proposal", "ingrid", "/cases/{proposal}/proposal"),
        new("travel-day", "ingrid", "/cases/{travelling}/travel-day", 900, 390),
        new("referrals", "pieter", "/referrals"),
        new("referral", "pieter", "/referrals/{referral}", 1200),
        new("batch", "pieter", "/referrals/batches/{batch}", 900),
        new("letters", "noor", "/admin/letters", 900),
        new("trail", "willem", "/audit", 900),
        new("as-of", "ingrid", "/cases/{corrected}/as-of?line={before}", 1200),
        new("clash", "hassan", "/cases/{clash}/clashes", 1200),
        new("rules", "ingrid", "/rules", 900),
    ];

    private const string Double = "double";

    [Fact]
    public async Task Of_the_main_pages()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("RETURNCASE_SCREENSHOTS") is null, "RETURNCASE_SCREENSHOTS names no folder.");
        var stands = await Stands();
        foreach (var picture in All)
        {
            await using var visit = await browser.OpenAsync(picture.Language, picture.Scheme, picture.Width);
            await visit.SignInAs(picture.User);
            var answer = await visit.Page.GotoAsync(stands.Aggregate(picture.Address, (address, one) => address.Replace(one.Key, one.Value, StringComparison.Ordinal)));
            Assert.True(answer!.Ok, $"{picture.Name}: {answer.Status} at {answer.Url}");
            await visit.Picture(picture.Name, picture.Height);
        }

        await OfADouble();
    }

    // Last, because it adds a child to the demo.
    private async Task OfADouble()
    {
        await using var visit = await browser.OpenAsync("en", ColorScheme.Light, 1280);
        await visit.SignInAs("sanne");
        await visit.Page.GotoAsync("/cases/new");
        await visit.FillTransfer("8199000001", "Mariama", "Soumaoro", "3-5-2011");
        await visit.Send("Register the transfer");
        await visit.Page.GotoAsync("/cases/new");
        await visit.FillTransfer("8199000002", "Mariyama", "Sumaoro", "3-5-2011");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Register the transfer" }).ClickAsync();
        await visit.Page.Locator("#doubles").WaitForAsync();
        await visit.Page.SetViewportSizeAsync(1280, 900);
        await visit.Page.EvaluateAsync("() => window.scrollTo(0, document.getElementById('doubles').getBoundingClientRect().top + window.scrollY - 100)");
        await visit.Picture(Double, 900);
    }

    [Fact]
    public void Each_is_there_and_no_document_shows_another()
    {
        var root = Repository.Root;
        var kept = Directory.GetFiles(Path.Combine(root, "docs", "screenshots")).Select(Path.GetFileNameWithoutExtension);
        var names = All.Select(picture => picture.Name).Append(Double).Order().ToArray();
        Assert.Equal(names, kept.Order());
        string[] documents = [Path.Combine(root, "README.md"), .. Directory.GetFiles(Path.Combine(root, "docs"), "*.md")];
        var shown = documents.SelectMany(document => File.ReadAllText(document).Split("screenshots/")[1..]).Select(rest => rest[..rest.IndexOf(".png", StringComparison.Ordinal)]);
        Assert.Equal(names, shown.Distinct().Order());
    }

    private async Task<Dictionary<string, string>> Stands()
    {
        var today = AmsterdamTime.Today(browser.App.Clock);
        var cases = new PageAddresses(browser.App);
        var (referral, batch) = await browser.App.InDatabase(async db => (
            await db.Referrals.Where(r => r.ExportedAt != null).OrderBy(r => r.Number).Select(r => r.Number).FirstAsync(),
            await db.ReferralBatches.MinAsync(b => b.Number)));
        var corrected = await cases.Find(c => c.Phase.IsOpen() && c.Facts.OfType<BirthDateVersion>().Count() > 1);
        return new()
        {
            ["{corrected}"] = corrected.Number,
            ["{before}"] = (corrected.Facts.OfType<BirthDateVersion>().Last().Sequence - 1).ToString(CultureInfo.InvariantCulture),
            ["{clash}"] = await cases.Case(c => c.LateDecisions.Count > 0, "Zuid"),
            ["{search}"] = await cases.Case(c => c.Phase == CasePhase.ShelterSearch && c.GoverningDeadline >= today && c.OpenProposal is null && c.WaitingDecisions.Count == 0 && !c.OpenAlarms.Any() && c.CounsellorName == "S. de Wit"),
            ["{proposal}"] = await cases.Case(c => c.OpenProposal is not null),
            ["{travelling}"] = await cases.Case(c => c.Phase == CasePhase.Travelling && !c.OpenAlarms.Any()),
            ["{referral}"] = referral.ToLowerInvariant(),
            ["{batch}"] = batch.ToString(CultureInfo.InvariantCulture),
        };
    }
}
