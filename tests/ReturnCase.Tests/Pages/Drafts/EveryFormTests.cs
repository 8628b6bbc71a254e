using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;

namespace ReturnCase.Tests.Pages.Drafts;

/// <summary>No form about a case forgets to keep itself, whoever adds it.</summary>
public sealed partial class EveryFormTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Each_page_with_a_form_keeps_it_and_has_a_name_in_the_list()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).GroundsForShelterFound().Requested();
        builder.File.RaiseAlarm(builder.By(Staff.Sanne), AlarmKind.Trafficking);
        builder.File.StartSuspension(builder.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Medical, "art. 64", false, true));
        builder.Proposed(OutcomeKind.ShelterFound);
        await _app.KeepAll([builder]);
        var file = await _app.Read(builder.File.Number);
        var client = await _app.ClientAs("ingrid");
        await using var scope = _app.Services.CreateAsyncScope();
        var words = scope.ServiceProvider.GetRequiredService<DraftWords>();
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nl-NL");
        var seen = 0;
        foreach (var address in Addresses(file))
        {
            var page = await client.Get(address);
            foreach (var form in page.Document.QuerySelectorAll("main form.rc-form[method=post]"))
            {
                seen++;
                Assert.True(form.HasAttribute("data-draft"), address);
                Assert.NotNull(form.QuerySelector("button[name='Draft.Keep']"));
                Assert.False(string.IsNullOrEmpty(words.FormName(address.ToLowerInvariant())), $"The form at {address} has no name: add Form_… to DraftWords.");
            }
        }

        Assert.True(seen > 40, $"Only {seen} forms were seen.");
    }

    // Any form is kept for its writer when a session ends under it, and then stands in the list.
    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-GB")]
    public void Each_form_outside_a_case_has_a_name_in_the_list_too(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        using var scope = _app.Services.CreateScope();
        var words = scope.ServiceProvider.GetRequiredService<DraftWords>();
        var named = _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Route: $"/{endpoint.RoutePattern.RawText!.Trim('/')}", Page: endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.RelativePath))
            .Where(page => page.Page is not null && HasForm(page.Page) && !FormAddress.IsNeverKept(page.Route) && (!page.Route.StartsWith("/cases/{number}/", StringComparison.Ordinal) || page.Route.EndsWith("/emergency", StringComparison.Ordinal)))
            .Select(page => Parameter().Replace(page.Route, parameter => Example(page.Route, parameter.Groups[1].Value))).Distinct().ToList();
        Assert.True(named.Count > 25, $"Only {named.Count} pages were seen.");
        Assert.All(named, address => Assert.False(string.IsNullOrEmpty(words.FormName(address)), $"The form at {address} has no name: add Form_… to DraftWords."));
    }

    private static bool HasForm(string page)
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "src", "ReturnCase.Web", page.TrimStart('/').Replace('/', Path.DirectorySeparatorChar)));
        return source.Contains("<form method=\"post\"", StringComparison.Ordinal) || source.Contains("_EmergencyReview", StringComparison.Ordinal);
    }

    private static string Example(string route, string parameter) => parameter switch
    {
        "number" => "rc-2026-000001",
        "referral" => "rf-2026-000001",
        "id" => "fadedacebeadfeed",
        "code" => "er",
        "n" => "7",
        "handler" => "",
        _ => throw new InvalidOperationException($"No value for {parameter} in {route}."),
    };


    [Fact]
    public async Task Two_forms_on_one_page_keep_themselves_apart()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound);
        await _app.KeepAll([builder]);
        var client = await _app.ClientAs("ingrid");
        var address = $"/cases/{builder.File.Number}/proposal";
        await client.Press(await client.Get(address), new() { ["Input.Note"] = "akkoord" }, "#confirm");
        await client.Press(await client.Get(address), new() { ["Input.ReturnReason"] = "nog niet" }, "#return");
        var page = await client.Get(address);
        Assert.Equal(("akkoord", "nog niet"), (page.Typed("Input.Note"), page.Typed("Input.ReturnReason")));
        Assert.NotEqual("", page.Typed("Input.OccurredOn.Day"));
        Assert.Equal(2, page.Document.QuerySelectorAll(".rc-put-back").Length);

        await client.Submit(page, "#return", button: "button[value=Return]");
        Assert.EndsWith("#confirm", Assert.Single(await _app.Drafts()).Form, StringComparison.Ordinal);
    }

    private IEnumerable<string> Addresses(CaseFile file)
    {
        var routes = _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath.StartsWith("/Cases/", StringComparison.Ordinal) == true)
            .Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/')).Where(route => route.StartsWith("cases/{number}/", StringComparison.Ordinal)).Distinct();
        return routes.Prepend("cases/new").SelectMany(route => Of(route.Replace("{number}", file.Number, StringComparison.Ordinal), file));
    }

    private static IEnumerable<string> Of(string route, CaseFile file) => Parameter().Match(route) switch
    {
        { Success: false } => [route.EndsWith("/decision", StringComparison.Ordinal) ? $"/{route}?kind=return-decision-issued" : $"/{route}"],
        { Groups: [_, { Value: "move" }] } match => Enum.GetValues<CaseTrigger>().Select(move => Filled(route, match, Slugs.Of(move))),
        { Groups: [_, { Value: "statement" }] } match => Enum.GetValues<StatementKind>().Where(StatementForm.HasPage).Select(kind => Filled(route, match, Slugs.Of(kind))),
        { Groups: [_, { Value: "outcome" }] } match => Enum.GetValues<OutcomeKind>().Select(kind => Filled(route, match, Slugs.Of(kind))),
        { Groups: [_, { Value: "sequence" }] } match => [Filled(route, match, $"{(route.Contains("alarms", StringComparison.Ordinal) ? file.Alarms[0].Sequence : route.Contains("suspensions", StringComparison.Ordinal) ? file.Suspensions[0].Sequence : file.Facts[^1].Sequence)}")],
        var match => throw new InvalidOperationException($"No value for {match.Value} in {route}."),
    };

    private static string Filled(string route, Match parameter, string value) => $"/{route.Replace(parameter.Value, value, StringComparison.Ordinal)}";

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
