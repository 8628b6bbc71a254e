using System.Net;
using ReturnCase.Data.Api;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Api;

namespace ReturnCase.Tests.Api;

public sealed class BatchApiTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task One_request_makes_one_package_that_is_fetched_byte_for_byte()
    {
        var builders = new[] { CasePageCases.In(CasePhase.ShelterFound), CasePageCases.In(CasePhase.CooperatedNoShelter) };
        await _app.KeepAll(builders);
        var (api, key) = (await _app.Api(ApiScope.Batches), Guid.NewGuid().ToString());
        var asked = await api.Post("/referral-batches", "{}", key);
        Assert.Equal((HttpStatusCode.Accepted, 2, "Waiting"), (asked.Status, asked.Body.GetProperty("count").GetInt32(), asked.Text("state")));
        var number = asked.Body.GetProperty("batch").GetInt32();
        Assert.Equal($"/api/v1/referral-batches/{number}", asked.Message.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Conflict, (await api.Get($"/referral-batches/{number}/package")).Status);
        Assert.Equal("true", (await api.Post("/referral-batches", "{}", key)).Header(ApiPost.ReplayHeader));

        await _app.Ended(number);
        Assert.Equal("Done", (await api.Get($"/referral-batches/{number}")).Text("state"));
        var package = (await api.Get($"/referral-batches/{number}/package")).Message;
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (package.StatusCode, package.Content.Headers.ContentType!.MediaType));
        Assert.Equal(await package.Content.ReadAsByteArrayAsync(), await (await api.Get($"/referral-batches/{number}/package")).Message.Content.ReadAsByteArrayAsync());
        Assert.All(builders, builder => Assert.Equal(ReferralState.Exported, _app.Read(builder.File.Number).Result.Referrals[^1].State));
        Assert.Contains(_app.Audit.All, row => row.Action == AuditAction.PackageDownloaded && row.Actor.StartsWith("client-", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Conflict, (await api.Post("/referral-batches", "{}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get("/referral-batches/99")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get("/referral-batches/99/package")).Status);
    }

    [Fact]
    public async Task What_cannot_go_is_named_and_nothing_goes()
    {
        var (ready, sent) = (CasePageCases.In(CasePhase.ShelterFound), CasePageCases.In(CasePhase.CooperatedNoShelter).Exported());
        await _app.KeepAll([ready, sent]);
        var api = await _app.Api(ApiScope.Batches);
        var refused = await api.Post("/referral-batches", new { referrals = new[] { ready.Referral.Number, sent.Referral.Number } });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains(sent.Referral.Number, refused.Text("detail"), StringComparison.Ordinal);
        Assert.DoesNotContain(ready.Referral.Number, refused.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(["/referrals"], (await api.Post("/referral-batches", new { referrals = Array.Empty<string>() })).Pointers);
        Assert.Equal(["/despite"], (await api.Post("/referral-batches", new { despite = new string('x', 4001) })).Pointers);
        Assert.Equal(ReferralState.Ready, (await _app.Read(ready.File.Number)).Referrals[^1].State);
    }
}
