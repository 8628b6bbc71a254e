using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Demo.Stories;

namespace ReturnCase.Tests.Architecture;

/// <summary>Every page × every role × own, team and other team: the answer stands in <see cref="AccessTable"/>.</summary>
public sealed partial class AccessTheory : IAsyncLifetime
{
    private const string CaseStory = "1.2 returned";
    private const string ReferralStory = "1.2 exported";

    private readonly ReturnCaseApp _app = new();
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sequence"] = "1",
        ["n"] = "1",
        ["move"] = "close-administrative",
        ["outcome"] = "shelter-found",
        ["statement"] = "own-wish",
        ["code"] = "404",
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
    });

    public ValueTask DisposeAsync()
    {
        _app.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(Asker.Anonymous)]
    [InlineData(Asker.Own)]
    [InlineData(Asker.Colleague)]
    [InlineData(Asker.OtherTeam)]
    [InlineData(Asker.Supervisor)]
    [InlineData(Asker.OtherSupervisor)]
    [InlineData(Asker.Liaison)]
    [InlineData(Asker.Administrator)]
    [InlineData(Asker.Auditor)]
    public async Task Each_page_answers_as_the_table_says(Asker asker)
    {
        var client = AccessTable.SignedInAs[asker] is { } name ? await _app.ClientAs(name) : _app.Client();
        var wrong = new List<string>();
        foreach (var route in Routes())
        {
            using var response = await client.Http.GetAsync(new Uri(Address(route), UriKind.Relative));
            if (AccessTable.For(route, asker) is not { } expected)
                wrong.Add($"/{route} has no row in AccessTable: write down who may open it.");
            else if (!Fits(expected, route, response))
                wrong.Add($"/{route} should be {expected} for {asker}, and answered {(int)response.StatusCode} {response.Headers.Location}");
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private static bool Fits(Access expected, string route, HttpResponseMessage response) => expected switch
    {
        Access.SignIn => response.StatusCode == HttpStatusCode.Redirect && LeadsToSignIn(response),
        Access.No => response.StatusCode == HttpStatusCode.Forbidden,
        Access.Hidden => response.StatusCode == HttpStatusCode.NotFound,
        _ => response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict
            || (response.StatusCode == HttpStatusCode.Redirect && !LeadsToSignIn(response))
            || (response.StatusCode == HttpStatusCode.NotFound && (route.StartsWith("status", StringComparison.OrdinalIgnoreCase) || MayBeMissing(route))),
    };

    // A route that names a thing inside the case: the page is open, and the thing of that name may not be there.
    private static bool MayBeMissing(string route) => Parameter().Matches(route).Any(match => match.Groups["name"].Value != "number");

    private static bool LeadsToSignIn(HttpResponseMessage response) => response.Headers.Location?.OriginalString.Contains("/sign-in", StringComparison.Ordinal) == true;

    private static CaseFile Told(StoryWorld world, string story)
    {
        var post = world.Cast.Counsellors.Single(p => p.Person.Name == "S. de Wit");
        return StorySeeder.Tell(world, StoryPlans.Demo(world, StorySeeder.DemoSeed).First(p => p.Story.Name == story) with { Counsellor = post.Person, Team = post.Team });
    }

    private List<string> Routes()
    {
        _app.CreateClient().Dispose();
        return [.. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal)];
    }

    private string Address(string route) => "/" + Parameter().Replace(route, match => _values.TryGetValue(match.Groups["name"].Value, out var value)
        ? value
        : throw new InvalidOperationException($"AccessTheory has no value for {match.Value} of /{route}: add one.")).TrimEnd('/');

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
