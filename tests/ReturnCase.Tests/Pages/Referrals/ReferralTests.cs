using System.Net;
using System.Text.Json;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using static ReturnCase.Tests.Pages.Referrals.ReferralForms;

namespace ReturnCase.Tests.Pages.Referrals;

/// <summary>The referrals of a liaison: found, sent, read, and closed to everybody else.</summary>
public sealed class ReferralTests : IDisposable
{
    private readonly ReturnCaseApp _app = new() { MakesPackages = true };

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "Overdracht aan de IND")]
    [InlineData("en", "Referrals to the IND")]
    public async Task The_liaison_sees_referrals_by_where_they_stand(string language, string title)
    {
        var (ready, sent) = (CasePageCases.In(CasePhase.ShelterFound), CasePageCases.In(CasePhase.CooperatedNoShelter).Exported());
        await _app.KeepAll([ready, sent]);
        var client = await _app.ClientAs("pieter");
        await client.Speak(language);

        var page = await client.Get("/referrals");
        Assert.Equal(title, page.Title);
        Assert.Equal(ready.Referral.Number, Assert.Single(page.Document.QuerySelectorAll("tbody th a")).TextContent);
        Assert.Equal(sent.Referral.Number, Assert.Single((await client.Get("/referrals?list=sent")).Document.QuerySelectorAll("tbody th a")).TextContent);
        foreach (var list in (string[])["decided", "other", "sent&only=long-ago"])
            Assert.Empty((await client.Get($"/referrals?list={list}")).Document.QuerySelectorAll("tbody tr"));
        Assert.DoesNotContain("Diallo", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticked_ones_are_sent_and_the_files_stay_the_same()
    {
        var builders = Enumerable.Range(0, 3).Select(_ => CasePageCases.In(CasePhase.ShelterFound)).ToArray();
        await _app.KeepAll(builders);
        var client = await _app.ClientAs("pieter");
        var page = await client.Get("/referrals");
        var none = await client.Submit(page, "form[aria-labelledby=list-title]");
        Assert.Equal(HttpStatusCode.BadRequest, none.Status);
        Assert.Single(none.Errors);

        var sent = await client.Submit(page, "form[aria-labelledby=list-title]", new() { ["Input.Numbers"] = builders[0].Referral.Number });
        Assert.Equal("/referrals/batches/1", sent.RedirectsTo);
        var all = await client.Submit(await client.Get("/referrals"), "form[aria-labelledby=list-title]", button: "[name='Input.All']");
        Assert.Equal("/referrals/batches/2", all.RedirectsTo);
        var batch = await client.Get("/referrals/batches/2");
        Assert.Contains("RC-batch-000002", batch.Title, StringComparison.Ordinal);
        Assert.Equal(2, (await client.Get("/referrals/batches")).Document.QuerySelectorAll("tbody tr").Length);

        Assert.Contains("nog niet gedownload", batch.Text, StringComparison.Ordinal);
        Assert.Equal("2", (await client.Get("/")).Find("a[href='/referrals/batches'] .rc-tile__value").TextContent);
        using var zip = await client.Http.GetAsync(new Uri("/referrals/batches/2/file", UriKind.Relative));
        Assert.Equal("attachment", zip.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("RC-batch-000002.zip", zip.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("nosniff", Assert.Single(zip.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(await zip.Content.ReadAsByteArrayAsync(), await client.Http.GetByteArrayAsync(new Uri("/referrals/batches/2/file", UriKind.Relative)));
        using var kept = await _app.Zip(2);
        using var json = JsonDocument.Parse(await kept.Text("referrals.json"));
        Assert.Equal(2, json.RootElement.GetProperty("referrals").GetArrayLength());
        var left = await client.Get("/referrals/batches/2");
        Assert.DoesNotContain("nog niet gedownload", left.Text, StringComparison.Ordinal);
        Assert.Equal(2, left.Document.QuerySelectorAll("[aria-labelledby='left-title'] li").Length);
        Assert.Equal("1", (await client.Get("/")).Find("a[href='/referrals/batches'] .rc-tile__value").TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/referrals/batches/3")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/referrals/batches/3/file")).Status);
    }

    [Fact]
    public async Task What_somebody_else_sent_meanwhile_is_not_sent_again()
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound);
        await _app.KeepAll([builder]);
        var (one, other) = (await _app.ClientAs("pieter"), await _app.ClientAs("pieter"));
        var (first, second) = (await one.Get("/referrals"), await other.Get("/referrals"));
        await one.Submit(first, "form[aria-labelledby=list-title]", new() { ["Input.Numbers"] = builder.Referral.Number });
        var refused = await other.Submit(second, "form[aria-labelledby=list-title]", new() { ["Input.Numbers"] = builder.Referral.Number });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains(builder.Referral.Number, refused.Find("#answer").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_nobody_took_is_not_called_sent()
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound);
        await _app.KeepAll([builder]);
        var batch = await _app.Made();
        var client = await _app.ClientAs("pieter");
        string[] pages = ["/referrals?list=sent", $"/referrals/{builder.Referral.Number.ToLowerInvariant()}"];
        foreach (var page in pages)
        {
            var before = (await client.Get(page)).Find("main").TextContent;
            Assert.Contains("nog niet gedownload of overgezet", before, StringComparison.Ordinal);
            Assert.DoesNotContain("verstuurd op", before, StringComparison.Ordinal);
        }

        Assert.Contains("nog niet gedownload", (await client.Get($"/referrals/{builder.Referral.Number.ToLowerInvariant()}/receipt")).Find(".rc-alert").TextContent, StringComparison.Ordinal);
        await client.Http.GetByteArrayAsync(new Uri($"/referrals/batches/{batch.Number}/file", UriKind.Relative));
        foreach (var page in pages)
        {
            Assert.Contains("verstuurd op", (await client.Get(page)).Find("main").TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_referral_is_found_by_its_number_its_case_and_the_V_number_and_no_address_holds_that()
    {
        var (builder, hidden) = (CasePageCases.In(CasePhase.ShelterFound), CasePageCases.In(CasePhase.ShelterSearch));
        await _app.KeepAll([builder, hidden]);
        var client = await _app.ClientAs("pieter");
        foreach (var (typed, leads) in new[]
        {
            (builder.Referral.Number.ToLowerInvariant(), $"/referrals/{builder.Referral.Number.ToLowerInvariant()}"),
            ($" {builder.File.VNumber[..4]} {builder.File.VNumber[4..]}", $"/referrals?case={builder.File.Number}"),
            (builder.File.Number, $"/referrals?case={builder.File.Number}"),
        })
        {
            var found = await client.Submit(await client.Get("/referrals"), "form[role=search]", new() { ["Number"] = typed });
            Assert.Equal(leads, found.RedirectsTo);
            Assert.Contains(builder.Referral.Number, (await client.Get(leads)).Text, StringComparison.Ordinal);
        }

        var none = await client.Submit(await client.Get("/referrals"), "form[role=search]", new() { ["Number"] = hidden.File.VNumber });
        Assert.Equal((HttpStatusCode.BadRequest, hidden.File.VNumber), (none.Status, none.Find("#Number").GetAttribute("value")));
        Assert.Contains("geen melding gevonden", none.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_referral_is_readable_and_says_only_that_something_changed()
    {
        var builder = CasePageCases.In(CasePhase.InsufficientCooperation).Exported();
        builder.File.RecordRequest(builder.By(Staff.Sanne), new("secret of later", "Fula", null, true, null));
        var address = await _app.KeepReferral(builder);
        foreach (var language in (string[])["nl", "en"])
        {
            var client = await _app.ClientAs("pieter");
            await client.Speak(language);
            var page = await client.Get(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("Amina Diallo", page.Text, StringComparison.Ordinal);
            Assert.Contains("call your aunt", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("secret of later", page.Text, StringComparison.Ordinal);
            Assert.NotEmpty(page.Document.QuerySelectorAll("aside section:last-child li"));
        }
    }

    [Theory]
    [InlineData("decision")]
    [InlineData("questions")]
    public async Task A_referral_that_was_not_sent_takes_nothing_of_the_IND_and_says_so_at_once(string part)
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound);
        var address = await _app.KeepReferral(builder);
        var client = await _app.ClientAs("pieter");
        Assert.Null((await client.Get(address)).Document.QuerySelector($"a[href='{address}/{part}']"));
        var page = await client.Get($"{address}/{part}");
        Assert.Contains("nog niet naar de IND gestuurd", page.Find("main .rc-alert--warn").TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form.rc-form"));
        var token = (await client.Get("/referrals/decisions")).Value("__RequestVerificationToken")!;
        var refused = await client.Post($"{address}/{part}", [new("__RequestVerificationToken", token), new("Input.Version", $"{(await _app.Read(builder.File.Number)).Version}"), new("Input.Questions", "Which aunt?"), .. Decision(DecisionKind.FindingRejected).Select(field => new KeyValuePair<string, string>(field.Key, field.Value!))]);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("nog niet verstuurd", refused.Find("#answer").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_referral_that_was_never_sent_promises_nothing()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter, daysAgo: 20).Wait(2).Moved(CaseTrigger.WithdrawReferral, Staff.Ingrid);
        var address = await _app.KeepReferral(builder);
        var page = await (await _app.ClientAs("pieter")).Get($"{address}/decision");
        Assert.Contains("nooit naar de IND gestuurd", page.Find("main .rc-alert--warn").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("niet geweigerd", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form.rc-form"));
    }

    [Fact]
    public async Task The_liaison_opens_no_case_and_others_no_referral()
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound).Exported();
        var address = await _app.KeepReferral(builder);
        var liaison = await _app.ClientAs("pieter");
        Assert.Equal(HttpStatusCode.Forbidden, (await liaison.Get("/cases")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await liaison.Get($"/cases/{builder.File.Number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await liaison.Get("/referrals/rf-2026-999999")).Status);
        foreach (var user in (string[])["sanne", "ingrid", "noor", "willem"])
        {
            var client = await _app.ClientAs(user);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.Get(address)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.Get("/referrals/batches/1/file")).Status);
        }
    }
}
