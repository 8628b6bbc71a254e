using System.Net;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Api;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Api;

namespace ReturnCase.Tests.Api;

/// <summary>Every address of the API × every scope, no token, a bad one, and every person: what is not named here is closed.</summary>
public sealed class ApiAccessTests : IDisposable
{
    private static readonly Dictionary<string, ApiScope[]> Opens = new()
    {
        ["POST /transfers"] = [ApiScope.Transfers],
        ["GET /cases/{number}"] = [ApiScope.Transfers, ApiScope.Cases],
        ["GET /cases/{number}/history"] = [ApiScope.Transfers, ApiScope.Cases],
        ["GET /referrals"] = [ApiScope.Referrals],
        ["GET /referrals/{number}"] = [ApiScope.Referrals],
        ["POST /referral-batches"] = [ApiScope.Batches],
        ["GET /referral-batches/{n}"] = [ApiScope.Batches],
        ["GET /referral-batches/{n}/package"] = [ApiScope.Batches],
        ["POST /referrals/{number}/receipt"] = [ApiScope.Receipts],
        ["POST /referrals/{number}/decision"] = [ApiScope.Decisions],
        // These take a POST only, and say so to whoever may send one.
        ["GET /transfers"] = [ApiScope.Transfers],
        ["GET /referral-batches"] = [ApiScope.Batches],
        ["GET /referrals/{number}/receipt"] = [ApiScope.Receipts],
        ["GET /referrals/{number}/decision"] = [ApiScope.Decisions],
    };

    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Each_scope_opens_its_addresses_and_no_other()
    {
        var (wrong, addresses) = (new List<string>(), Addresses());
        foreach (var scope in ApiClients.Everything)
        {
            var api = await _app.Api(scope);
            foreach (var address in addresses)
            {
                var answer = await Ask(api, address);
                var forbidden = answer == HttpStatusCode.Forbidden;
                if (!Opens.TryGetValue(address, out var scopes))
                    wrong.Add($"{address} has no row: write down which scopes open it.");
                else if (forbidden == scopes.Contains(scope) || answer == HttpStatusCode.Unauthorized)
                    wrong.Add($"{address} answered {(int)answer} to {scope}.");
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(Opens.Keys.Order(), addresses.Order());
    }

    [Fact]
    public async Task Nobody_else_is_let_in_and_nothing_changes()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        await _app.KeepAll([builder]);
        var version = builder.File.Version;
        List<ApiClient> strangers = [_app.ApiWith(null), _app.ApiWith("rc_nobody")];
        foreach (var user in (string[])["sanne", "ingrid", "pieter", "noor", "willem"])
            strangers.Add(new((await _app.ClientAs(user)).Http));
        foreach (var stranger in strangers)
        {
            foreach (var address in Addresses())
                Assert.Equal(HttpStatusCode.Unauthorized, await Ask(stranger, address));
        }

        Assert.Equal(version, (await _app.Read(builder.File.Number)).Version);
    }

    private static async Task<HttpStatusCode> Ask(ApiClient api, string address)
    {
        var (method, path) = (address.Split(' ')[0], address.Split(' ')[1].Replace("{number}", address.Contains("/referrals", StringComparison.Ordinal) ? "RF-2026-000001" : "RC-2026-000001", StringComparison.Ordinal).Replace("{n}", "1", StringComparison.Ordinal));
        return (method == "POST" ? await api.Post(path, "{}") : await api.Get(path)).Status;
    }

    private List<string> Addresses()
    {
        _app.CreateClient().Dispose();
        return [.. from endpoint in _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                   let route = $"/{endpoint.RoutePattern.RawText!.Trim('/')}"
                   where route.StartsWith($"{ApiMap.Root}/", StringComparison.Ordinal) && !route.EndsWith("openapi.json", StringComparison.Ordinal)
                   from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
                   select $"{method} {route[ApiMap.Root.Length..].Split(':')[0]}{(route.Contains(':', StringComparison.Ordinal) ? route[route.IndexOf('}', StringComparison.Ordinal)..] : "")}"];
    }
}
