using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Referrals;

/// <summary>What a liaison sees before referrals go, while a package is made, and when it leaves.</summary>
public sealed class SendTests : IDisposable
{
    private readonly DirectoryInfo _drop = Directory.CreateTempSubdirectory("returncase-drop-");

    public void Dispose() => _drop.Delete(recursive: true);

    [Theory]
    [InlineData("nl", "Kijk eerst", "Schrijf waarom")]
    [InlineData("en", "Look first", "Write why")]
    public async Task What_lacks_something_or_changed_is_shown_before_it_goes(string language, string title, string why)
    {
        using var app = new ReturnCaseApp { MakesPackages = true };
        var (complete, lacking, changed) = (CasePageCases.In(CasePhase.ShelterFound), Lacking(), CasePageCases.In(CasePhase.CooperatedNoShelter));
        changed.File.RecordContactPerson(changed.By(Staff.Sanne), ContactRole.Lawyer, "mr. N. Nieuw", null, null, null);
        await app.KeepAll([complete, lacking, changed]);
        var client = await app.ClientAs("pieter");
        await client.Speak(language);
        var list = await client.Get("/referrals");
        Assert.Contains("(2)", list.Find("[name='Input.All']").TextContent, StringComparison.Ordinal);

        var shown = await Send(client, list, complete, lacking, changed);
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains(title, shown.Find("#check-title").TextContent, StringComparison.Ordinal);
        Assert.Equal(((string[])[lacking.Referral.Number, changed.Referral.Number]).Order(), shown.Document.QuerySelectorAll("#check li > a").Select(a => a.TextContent).Order());
        await app.InDatabase(async db => Assert.False(await db.PackageOrders.AnyAsync()));

        var refused = await client.Submit(shown, "#check form");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(why, Assert.Single(refused.Errors), StringComparison.Ordinal);
        var sent = await client.Submit(refused, "#check form", new() { ["Input.Despite"] = "The birthday is near." });
        Assert.Equal("/referrals/batches/1", sent.RedirectsTo);
        Assert.Contains("The birthday is near.", (await client.Get("/referrals/batches/1")).Text, StringComparison.Ordinal);
        // The same form sent twice makes one package.
        Assert.Equal("/referrals/batches/1", (await client.Submit(refused, "#check form", new() { ["Input.Despite"] = "The birthday is near." })).RedirectsTo ?? "/referrals/batches/1");
        await app.InDatabase(async db => Assert.Equal(1, await db.PackageOrders.CountAsync()));
    }

    [Fact]
    public async Task What_changed_after_the_person_looked_is_shown_again()
    {
        using var app = new ReturnCaseApp { MakesPackages = true };
        var builder = CasePageCases.In(CasePhase.ShelterFound);
        builder.File.RecordContactPerson(builder.By(Staff.Sanne), ContactRole.Lawyer, "mr. N. Nieuw", null, null, null);
        await app.KeepAll([builder]);
        var client = await app.ClientAs("pieter");
        var shown = await Send(client, await client.Get("/referrals"), builder);
        await app.With(async (CaseStore store) =>
        {
            var file = (await store.FindAsync(builder.File.Number))!;
            file.RecordContactPerson(builder.By(Staff.Sanne), ContactRole.Guardian, "G. Ander", null, null, null);
            return await store.SaveAsync();
        });

        var again = await client.Submit(shown, "#check form");
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal("/referrals/batches/1", (await client.Submit(again, "#check form")).RedirectsTo);
    }

    [Fact]
    public async Task A_package_that_is_being_made_says_how_far_it_is_and_can_be_stopped()
    {
        using var app = new ReturnCaseApp();
        await app.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        Assert.IsType<PlacedOrder.Placed>(await app.Place());
        var client = await app.ClientAs("pieter");
        var page = await client.Get("/referrals/batches/1");
        Assert.Equal(("1", "0"), (page.Find("progress").GetAttribute("max"), page.Find("progress").GetAttribute("value")));
        Assert.Contains("\"finished\":false", await client.Http.GetStringAsync(new Uri("/referrals/batches/1/progress", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/referrals/batches/1/file")).Status);
        Assert.Contains("RC-batch-000001", (await client.Get("/referrals/batches")).Find("[aria-labelledby='not-made-title']").TextContent, StringComparison.Ordinal);
        Assert.Contains("Er staat niets klaar", (await client.Get("/referrals")).Text, StringComparison.Ordinal);

        Assert.Equal("/referrals/batches/1", (await client.Submit(page, "form[action$='/stop']")).RedirectsTo);
        Assert.Contains("gestopt", (await client.Get("/referrals/batches/1")).Find("#far-title").TextContent, StringComparison.Ordinal);
        Assert.Single((await client.Get("/referrals")).Document.QuerySelectorAll("tbody tr"));
        await client.Submit(page, "form[action$='/stop']");
        Assert.Contains("Stoppen kon niet meer", (await client.Get("/referrals/batches/1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_was_not_read_back_whole_has_not_left()
    {
        using var app = new ReturnCaseApp { Settings = new() { ["Transfer:Folder"] = _drop.FullName } };
        await app.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        await app.Made();
        var client = await app.ClientAs("pieter");
        var page = await client.Get("/referrals/batches/1");
        // A folder stands where the file is to come.
        var inTheWay = _drop.CreateSubdirectory("RC-batch-000001.zip");
        inTheWay.CreateSubdirectory("in-the-way");
        await client.Submit(page, "form[action$='/transfer']");
        var failed = await client.Get("/referrals/batches/1");
        Assert.Contains("niet overgezet", failed.Text, StringComparison.Ordinal);
        Assert.NotNull(failed.Document.QuerySelector("[aria-labelledby='left-title'] .rc-alert"));
        Assert.Equal("1", (await client.Get("/")).Find("a[href='/referrals/batches'] .rc-tile__value").TextContent);

        inTheWay.Delete(recursive: true);
        await client.Submit(failed, "form[action$='/transfer']");
        var left = await client.Get("/referrals/batches/1");
        Assert.Null(left.Document.QuerySelector("[aria-labelledby='left-title'] .rc-alert"));
        var bytes = await client.Http.GetByteArrayAsync(new Uri("/referrals/batches/1/file", UriKind.Relative));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(_drop.FullName, "RC-batch-000001.zip")));
        Assert.Equal(["RC-batch-000001.zip"], _drop.GetFileSystemInfos().Select(file => file.Name));
    }

    [Fact]
    public async Task A_supervisor_freezes_anew_what_lacked_something_and_the_task_goes()
    {
        using var app = new ReturnCaseApp();
        var builder = Lacking();
        var number = await app.KeepCase(builder);
        var (sanne, ingrid) = (await app.ClientAs("sanne"), await app.ClientAs("ingrid"));
        Assert.Contains("Melding aanvullen", (await sanne.Get("/tasks")).Text, StringComparison.Ordinal);
        var forbidden = await sanne.Get($"/cases/{number}/correct-referral");
        Assert.Null(forbidden.Document.QuerySelector("main form textarea"));
        Assert.Contains("Alleen een teamleider", forbidden.Text, StringComparison.Ordinal);
        Assert.NotNull(forbidden.Document.QuerySelector($"main a[href='/cases/{number}/contacts']"));
        await app.With(async (CaseStore store) =>
        {
            var file = (await store.FindAsync(number))!;
            file.RecordContactPerson(builder.By(Staff.Sanne), ContactRole.Lawyer, "mr. N. Nieuw", null, null, null);
            return await store.SaveAsync();
        });

        var form = await ingrid.Get($"/cases/{number}/correct-referral");
        Assert.Contains("contactpersonen", form.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await ingrid.Submit(form, "form.rc-form")).Status);
        Assert.Equal($"/cases/{number}", (await ingrid.Submit(form, "form.rc-form", new() { ["Input.Reason"] = "the lawyer was missing" })).RedirectsTo);
        await app.InDatabase(async db =>
        {
            var referral = await db.Referrals.Include(r => r.Earlier).SingleAsync();
            Assert.Equal((2, ReferralState.Ready), (referral.ContentVersion, referral.State));
            Assert.DoesNotContain(ReferralGap.Lawyer, referral.Gaps);
            Assert.Equal((1, builder.Referral.Content), (Assert.Single(referral.Earlier).Version, referral.Earlier[0].Content));
        });
        // Where a new version would say the same there is no form, and one that stood open is refused.
        Assert.Null((await ingrid.Get($"/cases/{number}/correct-referral")).Document.QuerySelector("main form textarea"));
        var again = await ingrid.Submit(form, "form.rc-form", new() { ["Input.Reason"] = "once more" });
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
    }

    private static CaseBuilder Lacking() => CasePageCases.In(CasePhase.ShelterSearch).GroundsForShelterFound().Confirmed(OutcomeKind.ShelterFound);

    private static Task<HtmlPage> Send(PageClient client, HtmlPage list, params CaseBuilder[] builders)
    {
        foreach (var builder in builders)
            ((IHtmlInputElement)list.Find($"input[value='{builder.Referral.Number}']")).IsChecked = true;
        return client.Submit(list, "main form.rc-card--flush");
    }
}
