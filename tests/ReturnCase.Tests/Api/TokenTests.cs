using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Api;
using ReturnCase.Data.Audit;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Api;

public sealed class TokenTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_token_opens_until_it_expires_is_revoked_or_its_system_is_disabled()
    {
        var (system, token) = await _app.System([ApiScope.Referrals]);
        var api = _app.ApiWith(token);
        Assert.Equal(HttpStatusCode.OK, (await api.Get("/referrals")).Status);

        await Change(client => client.Disabled = true);
        await Refused(api, "Disabled");
        await Change(client => client.Disabled = false);
        Assert.Equal(HttpStatusCode.OK, (await api.Get("/referrals")).Status);

        _app.Machine.Advance(TimeSpan.FromDays(ApiOptions.DefaultTokenDays));
        await Refused(api, "Expired");
        _app.Machine.Advance(TimeSpan.FromDays(-1));
        await _app.With<ClientSystems, bool>(async clients => await clients.RevokeAsync(system, 1, "noor", DateTime.UtcNow));
        await Refused(api, "Revoked");
        await Refused(_app.ApiWith("rc_nobody"), "Unknown");
        await Refused(_app.ApiWith(null), null);

        async Task Change(Action<ClientSystem> change) => await _app.InDatabase(async db =>
        {
            change(await db.ClientSystems.SingleAsync());
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task Only_a_hash_of_it_is_kept_and_its_use_is_noted_once_a_minute()
    {
        var (_, token) = await _app.System([ApiScope.Referrals]);
        var (api, first) = (_app.ApiWith(token), _app.Machine.GetUtcNow().UtcDateTime);
        Assert.Matches("^rc_[A-Za-z0-9_-]{43}$", token);
        await api.Get("/referrals");
        _app.Machine.Advance(TimeSpan.FromSeconds(59));
        await api.Get("/referrals");
        Assert.Equal(first, await LastUsed());
        _app.Machine.Advance(TimeSpan.FromSeconds(2));
        await api.Get("/referrals");
        Assert.Equal(first.AddSeconds(61), await LastUsed());
        await _app.InDatabase(async db =>
        {
            Assert.Equal(AccessToken.HashOf(token), (await db.AccessTokens.SingleAsync()).Hash);
        });
        using var file = File.Open(_app.DatabasePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Assert.False(await Holds(file, token));

        async Task<DateTime?> LastUsed()
        {
            DateTime? at = null;
            await _app.InDatabase(async db => at = await db.AccessTokens.Select(one => one.LastUsedAt).SingleAsync());
            return at;
        }
    }

    [Fact]
    public async Task A_cookie_opens_nothing()
    {
        var pieter = await _app.ClientAs("pieter");
        using var answer = await pieter.Http.GetAsync(new Uri("/api/v1/referrals", UriKind.Relative));
        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_token_opens_no_page()
    {
        var api = await _app.Api();
        Assert.Equal(HttpStatusCode.Redirect, (await api.Http.GetAsync(new Uri("/referrals", UriKind.Relative))).StatusCode);
    }

    private async Task Refused(ApiClient api, string? why)
    {
        var before = Told();
        var answer = await api.Get("/referrals");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.StartsWith("Bearer realm=", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Equal(why is null ? before : before + 1, Told());

        int Told() => _app.Audit.All.Count(row => row.Action == AuditAction.TokenRefused && (why is null || row.Detail!.StartsWith(why, StringComparison.Ordinal)));
    }

    private static async Task<bool> Holds(Stream file, string text)
    {
        using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
        return (await reader.ReadToEndAsync()).Contains(text, StringComparison.Ordinal);
    }
}
