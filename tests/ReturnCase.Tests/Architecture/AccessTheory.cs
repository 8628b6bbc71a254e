using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Demo.Stories;

namespace ReturnCase.Tests.Architecture;

/// <summary>Every page × every role × own, team and other team: the answer stands in <see cref="AccessTable"/>.</summary>
public sealed partial class AccessTheory : IAsyncLifetime
{
    private const string CaseStory = "1.2 returned";
    private const string ReferralStory = "1.2 exported";

    private readonly ReturnCaseApp _app = new();
    private string _awaitsOther = "";
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sequence"] = "1",
        ["n"] = "1",
        ["move"] = "close-administrative",
        ["outcome"] = "shelter-found",
        ["statement"] = "own-wish",
        ["code"] = "404",
        ["id"] = "0123456789abcdef",
        ["handler"] = "",
    };

    public async ValueTask InitializeAsync() => await _app.InDatabase(async db =>
    {
        var world = new StoryWorld(
            _app.Clock.GetUtcNow(), CasePolicy.Default, Cast.Of(await db.Users.ToListAsync()), StoryNumbers.FromOne(2020, 2026, 10), DemoPlaces.Make());
        var (file, referred) = (Told(world, CaseStory), Told(world, ReferralStory));
        db.CaseFiles.AddRange(file, referred);
        await db.SaveChangesAsync();
        (_values["number"], _values["referral"]) = (file.Number, referred.Referrals[^1].Number);
        var proposed = CasePageCases.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter, Staff.Ingrid);
        await _app.Keep(proposed);
        _awaitsOther = proposed.File.Number;
    });

    public ValueTask DisposeAsync()
    {
        _app.Dispose();
        return ValueTask.CompletedTask;
    }

    public static TheoryData<Asker> Askers() => [.. Enum.GetValues<Asker>()];

    [Theory]
    [MemberData(nameof(Askers))]
    public async Task Each_page_answers_as_the_table_says(Asker asker)
    {
        var client = await ClientFor(asker);
        Assert.Empty(await Wrong(Pages().Select(page => Route(page)).Distinct(), asker, AccessTable.For, address => client.Http.GetAsync(address)));
    }

    [Theory]
    [MemberData(nameof(Askers))]
    public async Task Each_form_that_is_sent_is_answered_as_the_table_says(Asker asker)
    {
        var client = await ClientFor(asker);
        var token = (await client.Get("/accessibility")).Value("__RequestVerificationToken")!;
        var routes = new List<string>();
        foreach (var page in Pages())
        {
            var compiled = await _app.Services.GetRequiredService<PageLoader>().LoadAsync(page.Metadata.GetRequiredMetadata<PageActionDescriptor>(), page.Metadata);
            if (compiled.HandlerMethods.Any(handler => HttpMethods.IsPost(handler.HttpMethod)))
                routes.Add(Route(page));
        }

        Assert.True(routes.Count > 30, "Hardly a page takes a form.");
        Assert.Empty(await Wrong(routes.Distinct(), asker, AccessTable.ForSending, async address =>
        {
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
            return await client.Http.PostAsync(Kind(address), form);
        }));
    }

    // Without a kind this page is only a choice between kinds.
    private static Uri Kind(Uri address) => address.OriginalString.EndsWith("/decision", StringComparison.Ordinal) ? new($"{address.OriginalString}?kind=asylum-rejected", UriKind.Relative) : address;

    private async Task<PageClient> ClientFor(Asker asker)
    {
        if (asker == Asker.DecidingSupervisor)
            _values["number"] = _awaitsOther;
        return AccessTable.SignedInAs[asker] is { } name ? await _app.ClientAs(name) : _app.Client();
    }

    private async Task<List<string>> Wrong(IEnumerable<string> routes, Asker asker, Func<string, Asker, Access?> table, Func<Uri, Task<HttpResponseMessage>> ask)
    {
        var wrong = new List<string>();
        foreach (var route in routes.Order(StringComparer.Ordinal))
        {
            using var response = await ask(new Uri(Address(route), UriKind.Relative));
            if (table(route, asker) is not { } expected)
                wrong.Add($"/{route} has no row in AccessTable: write down who may open it.");
            else if (!Fits(expected, route, response))
                wrong.Add($"/{route} should be {expected} for {asker}, and answered {(int)response.StatusCode} {response.Headers.Location}");
        }

        return wrong;
    }

    private static bool Fits(Access expected, string route, HttpResponseMessage response) => expected switch
    {
        Access.SignIn => response.StatusCode == HttpStatusCode.Redirect && LeadsToSignIn(response),
        Access.No => response.StatusCode == HttpStatusCode.Forbidden,
        Access.Hidden => response.StatusCode == HttpStatusCode.NotFound,
        _ => response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.Conflict
            || (response.StatusCode == HttpStatusCode.Redirect && !LeadsToSignIn(response))
            || (response.StatusCode == HttpStatusCode.NotFound && (route.StartsWith("status", StringComparison.OrdinalIgnoreCase) || MayBeMissing(route))),
    };

    // A route that names a thing inside the case: the page is open, and the thing of that name may not be there.
    private static bool MayBeMissing(string route) => Parameter().Matches(route).Any(match => match.Groups["name"].Value != "number");

    private static bool LeadsToSignIn(HttpResponseMessage response) => response.Headers.Location?.OriginalString.Contains("/sign-in?returnUrl", StringComparison.Ordinal) == true;

    private static CaseFile Told(StoryWorld world, string story)
    {
        var post = world.Cast.Counsellors.Single(p => p.Person.Name == "S. de Wit");
        return StorySeeder.Tell(world, StoryPlans.Demo(world, StorySeeder.DemoSeed).First(p => p.Story.Name == story) with { Counsellor = post.Person, Team = post.Team });
    }

    private List<RouteEndpoint> Pages()
    {
        _app.CreateClient().Dispose();
        return [.. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)];
    }

    private static string Route(RouteEndpoint page) => page.RoutePattern.RawText!.TrimStart('/');

    private string Address(string route) => "/" + Parameter().Replace(route, match => _values.TryGetValue(match.Groups["name"].Value, out var value)
        ? value
        : throw new InvalidOperationException($"AccessTheory has no value for {match.Value} of /{route}: add one.")).TrimEnd('/');

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
