using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Referrals;

public sealed class BatchReceiptTests : IDisposable
{
    private const string Address = "/referrals/batches/1/receipt";

    private readonly ReturnCaseApp _app = new() { MakesPackages = true };

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task One_receipt_goes_to_every_referral_of_the_package_and_once()
    {
        var (cases, client) = await Sent(3);
        Assert.NotNull((await client.Get("/referrals/batches/1")).Document.QuerySelector($"a[href='{Address}']"));
        Assert.Equal("/referrals/batches/1", (await client.Submit(await client.Get(Address), "form.rc-form", Receipt("ONT-1"))).RedirectsTo);
        Assert.Equal("/referrals/batches/1", (await client.Submit(await client.Get(Address), "form.rc-form", Receipt("ont-1"))).RedirectsTo);
        foreach (var builder in cases)
        {
            var file = await _app.Read(builder.File.Number);
            Assert.Equal((ReferralState.Received, "ONT-1", CasePageCases.Today), (file.Referrals[0].State, file.Referrals[0].ReceiptReference, file.Referrals[0].ReceivedOn));
            Assert.Equal(1, file.Entries.Count(entry => entry.Kind == EntryKind.ReferralReceived));
        }
    }

    [Fact]
    public async Task What_has_another_receipt_is_named_and_keeps_it()
    {
        var (cases, client) = await Sent(2);
        await client.Submit(await client.Get($"/referrals/{cases[0].Referral.Number}/receipt"), "form.rc-form", Receipt("OWN-7"));
        var answer = await client.Submit(await client.Get(Address), "form.rc-form", Receipt("ONT-1"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains(cases[0].Referral.Number, answer.Find("#answer").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(cases[1].Referral.Number, answer.Find("#answer").TextContent, StringComparison.Ordinal);
        Assert.Equal(["OWN-7", "ONT-1"], await Task.WhenAll(cases.Select(async c => (await _app.Read(c.File.Number)).Referrals[0].ReceiptReference!)));
    }

    [Fact]
    public async Task Its_day_is_not_before_the_package_was_made_and_nothing_typed_is_lost()
    {
        var (_, client) = await Sent(1);
        var early = await client.Submit(await client.Get(Address), "form.rc-form", Receipt("", CasePageCases.Today.AddDays(-1)));
        Assert.Equal((HttpStatusCode.BadRequest, 2), (early.Status, early.Errors.Count));
        Assert.Equal("22", early.Value("Input.OccurredOn.Day"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/referrals/batches/9/receipt")).Status);
    }

    private async Task<(CaseBuilder[] Cases, PageClient Client)> Sent(int count)
    {
        var cases = Enumerable.Range(0, count).Select(_ => CasePageCases.In(CasePhase.ShelterFound)).ToArray();
        await _app.KeepAll(cases);
        var client = await _app.ClientAs("pieter");
        await client.Submit(await client.Get("/referrals"), "form[aria-labelledby=list-title]", button: "[name='Input.All']");
        return (cases, client);
    }

    private static Dictionary<string, string?> Receipt(string reference, DateOnly? on = null) => new()
    {
        ["Input.OccurredOn.Day"] = $"{(on ?? CasePageCases.Today).Day}",
        ["Input.OccurredOn.Month"] = "11",
        ["Input.OccurredOn.Year"] = "2026",
        ["Input.Reference"] = reference,
    };
}
