using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Architecture;

/// <summary>Every endpoint × every role × own, covered, team, other team, emergency × open, closed, destroyed: the answer stands in <see cref="AccessTable"/>.</summary>
public sealed partial class AccessTheory(AccessHouse house) : IClassFixture<AccessHouse>
{
    // Made by the platform, in development alone, for files that came after the build. Like everything that names no policy it asks to sign in.
    private const string LateFiles = "{**path:file}";

    // Whoever sent this asks nothing any more.
    private const string SignOut = "sign-out";

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sequence"] = "1",
        ["n"] = "1",
        ["move"] = "close-administrative",
        ["outcome"] = "shelter-found",
        ["statement"] = "own-wish",
        ["code"] = "404",
        ["id"] = "0123456789abcdef",
        ["token"] = "0123456789abcdef",
        ["handler"] = "",
        ["format"] = "csv",
        ["path"] = "no-such-file.txt",
        ["referral"] = house.Referral,
    };

    // A closed or destroyed case has no open proposal to decide on.
    public static TheoryData<Asker, CaseFate> Askers() =>
        [.. from asker in Enum.GetValues<Asker>() from fate in Enum.GetValues<CaseFate>() where asker != Asker.DecidingSupervisor || fate == CaseFate.Open select (asker, fate)];

    [Theory]
    [MemberData(nameof(Askers))]
    public async Task Each_address_answers_as_the_table_says(Asker asker, CaseFate fate)
    {
        var client = await ClientFor(asker, fate);
        var routes = Endpoints().Where(endpoint => Takes(endpoint, HttpMethods.Get)).Select(Route);
        Assert.Empty(await Wrong(Concerned(routes, fate), route => AccessTable.For(route, asker, fate), asker, address => client.Http.GetAsync(address)));
    }

    [Theory]
    [MemberData(nameof(Askers))]
    public async Task Each_form_that_is_sent_is_answered_as_the_table_says(Asker asker, CaseFate fate)
    {
        var client = await ClientFor(asker, fate);
        var token = (await client.Get("/accessibility")).Value("__RequestVerificationToken")!;
        var routes = new List<string>();
        foreach (var endpoint in Endpoints())
        {
            if (await TakesFormAsync(endpoint))
                routes.Add(Route(endpoint));
        }

        Assert.True(routes.Count > 30, "Hardly a page takes a form.");
        Assert.Empty(await Wrong(Concerned(routes, fate), route => AccessTable.ForSending(route, asker, fate), asker, async address =>
        {
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
            return await client.Http.PostAsync(Kind(address), form);
        }));
    }

    [Fact]
    public async Task What_takes_no_form_refuses_one()
    {
        var client = await ClientFor(Asker.Supervisor, CaseFate.Open);
        var token = (await client.Get("/accessibility")).Value("__RequestVerificationToken")!;
        foreach (var endpoint in Endpoints())
        {
            if (await TakesFormAsync(endpoint))
                continue;
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
            using var answer = await client.Http.PostAsync(new Uri(Address(Route(endpoint)), UriKind.Relative), form);
            var toApi = Route(endpoint).StartsWith("api/", StringComparison.Ordinal);
            Assert.True(toApi ? (int)answer.StatusCode == 401 : (int)answer.StatusCode is 403 or 404 or 405, $"/{Route(endpoint)} answered {(int)answer.StatusCode} to a form.");
        }
    }

    [Fact]
    public void Each_endpoint_names_its_policy_or_says_that_it_is_open() => Assert.All(Endpoints().Where(endpoint => Route(endpoint) != LateFiles), endpoint => Assert.True(
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy is not null),
        $"/{Route(endpoint)} has no policy: name one, or say that it is open."));

    [Fact]
    public void A_route_without_a_row_has_no_answer() => Assert.Null(AccessTable.For("a-page-that-nobody-wrote-down", Asker.Auditor));

    // Without a kind this page is only a choice between kinds.
    private static Uri Kind(Uri address) => address.OriginalString.EndsWith("/decision", StringComparison.Ordinal) ? new($"{address.OriginalString}?kind=asylum-rejected", UriKind.Relative) : address;

    // What is not about a case answers the same whatever became of it, so it is asked once.
    private static IEnumerable<string> Concerned(IEnumerable<string> routes, CaseFate fate) =>
        routes.Where(route => fate == CaseFate.Open || AccessTable.IsOfACase(route)).Distinct().OrderBy(route => route == SignOut).ThenBy(route => route, StringComparer.Ordinal);

    private async Task<PageClient> ClientFor(Asker asker, CaseFate fate)
    {
        _values["number"] = house.Number(asker, fate);
        return AccessTable.SignedInAs[asker] is { } name ? await house.App.ClientAs(name) : house.App.Client();
    }

    private async Task<List<string>> Wrong(IEnumerable<string> routes, Func<string, Access?> table, Asker asker, Func<Uri, Task<HttpResponseMessage>> ask)
    {
        var wrong = new List<string>();
        foreach (var route in routes)
        {
            using var response = await ask(new Uri(Address(route), UriKind.Relative));
            var expected = table(route);
            if (expected is null)
                wrong.Add($"/{route} has no row in AccessTable: write down who may open it.");
            else if (!Fits(expected.Value, route, response))
                wrong.Add($"/{route} should be {expected} for {asker}, and answered {(int)response.StatusCode} {response.Headers.Location}");
        }

        return wrong;
    }

    private static bool Fits(Access expected, string route, HttpResponseMessage response) => expected switch
    {
        Access.SignIn => response.StatusCode == HttpStatusCode.Redirect && LeadsToSignIn(response),
        Access.No => response.StatusCode == HttpStatusCode.Forbidden,
        Access.Hidden => response.StatusCode == HttpStatusCode.NotFound,
        Access.Token => response.StatusCode == HttpStatusCode.Unauthorized,
        _ => response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.Conflict
            || (response.StatusCode == HttpStatusCode.Redirect && !LeadsToSignIn(response))
            || (response.StatusCode == HttpStatusCode.NotFound && (route.StartsWith("status", StringComparison.OrdinalIgnoreCase) || MayBeMissing(route))),
    };

    // A route that names a thing inside the case: the page is open, and the thing of that name may not be there.
    private static bool MayBeMissing(string route) => Parameter().Matches(route).Any(match => match.Groups["name"].Value != "number");

    private static bool LeadsToSignIn(HttpResponseMessage response) => response.Headers.Location?.OriginalString.Contains("/sign-in?returnUrl", StringComparison.Ordinal) == true;

    private List<RouteEndpoint> Endpoints()
    {
        house.App.CreateClient().Dispose();
        return [.. house.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
    }

    private static bool Takes(RouteEndpoint endpoint, string method) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains(method);

    private async Task<bool> TakesFormAsync(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
        ? (await house.App.Services.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata)).HandlerMethods.Any(handler => HttpMethods.IsPost(handler.HttpMethod))
        : Takes(endpoint, HttpMethods.Post);

    private static string Route(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.TrimStart('/');

    private string Address(string route) => "/" + Parameter().Replace(route, match => _values.TryGetValue(match.Groups["name"].Value, out var value)
        ? value
        : throw new InvalidOperationException($"AccessTheory has no value for {match.Value} of /{route}: add one.")).TrimEnd('/');

    [GeneratedRegex(@"\{\**(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
