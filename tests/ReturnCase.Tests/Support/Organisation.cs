using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace ReturnCase.Tests.Support;

/// <summary>An OpenID Connect provider in memory, which tells of one person.</summary>
internal sealed class Organisation : IAsyncDisposable
{
    public const string Address = "https://id.example";

    private static readonly RsaSecurityKey Key = new(RSA.Create(2048)) { KeyId = "of the organisation" };

    private readonly WebApplication _app;

    private Organisation(WebApplication app) => _app = app;

    public string Subject { get; set; } = "subject-1";

    public string Name { get; set; } = "A. Organisatie";

    public string[] Roles { get; set; } = ["regievoerders"];

    public string? Team { get; set; } = "Noord";

    /// <summary>What the program said when it signed somebody out.</summary>
    public string? IdTokenHint { get; private set; }

    /// <summary>What somebody on the way makes of the token that says who signed in.</summary>
    public Func<string, string> OnTheWay { get; set; } = token => token;

    public HttpMessageHandler Handler => new Way(this) { InnerHandler = _app.GetTestServer().CreateHandler() };

    /// <summary>A token with other claims, signed with the organisation's own key.</summary>
    public static string SignedAgain(string token, Action<IDictionary<string, object>> change)
    {
        var claims = new JsonWebToken(token).Claims.Where(claim => claim.Type != Claims.Private.Scope).GroupBy(claim => claim.Type)
            .ToDictionary(group => group.Key, group => group.First().ValueType == ClaimValueTypes.Integer64 || group.First().ValueType == ClaimValueTypes.Integer32
                ? long.Parse(group.First().Value, CultureInfo.InvariantCulture)
                : (object)group.First().Value);
        change(claims);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = new(Key, SecurityAlgorithms.RsaSha256), TokenType = "JWT" });
    }

    public static async Task<Organisation> StartAsync()
    {
        Organisation? organisation = null;
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddOpenIddict().AddServer(options =>
        {
            options.SetIssuer(new Uri($"{Address}/"));
            options.EnableDegradedMode().AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().DisableAccessTokenEncryption();
            options.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetEndSessionEndpointUris("connect/logout");
            options.RegisterScopes(Scopes.Profile).AddEphemeralEncryptionKey().AddSigningKey(Key);
            options.UseAspNetCore();
            options.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(_ => default));
            options.AddEventHandler<OpenIddictServerEvents.ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(_ => default));
            options.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientSecret != "secret")
                    context.Reject(Errors.InvalidClient);
                return default;
            }));
            options.AddEventHandler<OpenIddictServerEvents.HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                context.Principal = organisation!.Person();
                return default;
            }));
            options.AddEventHandler<OpenIddictServerEvents.HandleEndSessionRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                organisation!.IdTokenHint = context.Request.IdTokenHint;
                context.SignOut();
                return default;
            }));
        });
        var app = builder.Build();
        app.UseAuthentication();
        organisation = new(app);
        await app.StartAsync();
        return organisation;
    }

    /// <summary>Opens one of its pages as a browser would, and tells where that leads.</summary>
    public async Task<string> Visit(string address)
    {
        using var client = _app.GetTestClient();
        client.BaseAddress = new Uri(Address);
        var answer = await client.GetAsync(new Uri(address));
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.OriginalString;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private sealed class Way(Organisation organisation) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (request.RequestUri!.AbsolutePath != "/connect/token")
                return answer;
            var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!;
            body["id_token"] = organisation.OnTheWay((string)body["id_token"]!);
            answer.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            return answer;
        }
    }

    private ClaimsPrincipal Person()
    {
        var identity = new ClaimsIdentity("organisation");
        identity.SetClaim(Claims.Subject, Subject).SetClaim(Claims.Name, Name).SetClaim("team", Team).SetClaims("roles", [.. Roles]);
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        var person = new ClaimsPrincipal(identity);
        person.SetScopes(Scopes.OpenId, Scopes.Profile);
        return person;
    }
}
