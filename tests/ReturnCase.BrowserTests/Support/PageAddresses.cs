using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Security;

namespace ReturnCase.BrowserTests.Support;

/// <summary>
/// An address for every page of the program, read off its routes: a new page is visited by itself, and one with a parameter that is
/// unknown here stops the tests until somebody says what stands for it.
/// </summary>
public sealed class PageAddresses(AppServer server)
{
    private const string Supervisor = "ingrid";

    private readonly Dictionary<string, IReadOnlyList<CaseFile>> _cases = [];

    // Where a page looks quite different by what is asked of it.
    private static readonly Dictionary<string, string[]> Variants = new()
    {
        ["cases/{number}/decision"] = ["", "?kind=return-decision-issued", "?kind=residence-granted", "?kind=further-investigation"],
        ["cases"] = ["", "?page=2", "?country=ER&columns=phase.eighteen.search-year.phase-since&sort=contact"],
        ["cases/{number}/where-am-i"] = ["", "?view=together", "?language=ar", "?language=prs&view=together"],
        ["cases/{number}/as-of"] = ["", "?line=3"],
        ["cases/views/save"] = ["?country=ER"],
        ["referrals"] = ["", "?list=sent", "?list=other", "?list=decided"],
        ["reports"] = ["", "?per=month", "?per=year"],
    };

    private static readonly CaseTrigger[] Moves =
        [CaseTrigger.AcceptWithoutReturnDecision, CaseTrigger.Ready, CaseTrigger.TurnedEighteen, CaseTrigger.CloseAdministrative, CaseTrigger.ReopenSearch];

    private static readonly StatementKind[] Statements =
        [StatementKind.BestInterests, StatementKind.JourneyOffTold, StatementKind.ChildViewOnReturn, StatementKind.GuardianViewOnProposal, StatementKind.PoliceReport, StatementKind.Review, StatementKind.OtherCase, StatementKind.IndTold, StatementKind.ReopeningDeclined];

    // A file to download is no page.
    private static readonly string[] NotPages = ["status", "audit/access-requests/{n:int:min(1)}/file", "reports/{format}"];

    /// <summary>Who visits which addresses.</summary>
    public async Task<IReadOnlyDictionary<string, string[]>> ByVisitor()
    {
        var addresses = new List<(string User, string Address)> { ("sanne", "/"), ("pieter", "/"), ("sanne", "/cases"), ("sanne", "/cases?view=team"), ("sanne", "/cases?phase=intake&step=overdue&state=closed"), ("noor", "/nothing-here"), ("noor", "/audit") };
        foreach (var (route, page) in Routes())
            foreach (var address in await Of(route))
                addresses.Add((Visitor(page), address));
        return addresses.Distinct().GroupBy(a => a.User).ToDictionary(g => g.Key, g => g.Select(a => a.Address).ToArray());
    }

    /// <summary>The number of the first case of a team that is so: of the supervisor's own, unless another is named.</summary>
    public async Task<string> Case(Func<CaseFile, bool> isSo, string team = "Noord") => (await Find(isSo, team)).Number;

    /// <summary>The same, the case itself.</summary>
    public async Task<CaseFile> Find(Func<CaseFile, bool> isSo, string team = "Noord")
    {
        if (!_cases.TryGetValue(team, out var cases))
            _cases[team] = cases = await OfTeam(team);
        return cases.Where(isSo).OrderByDescending(c => c.Entries.Count).First();
    }

    private Task<IReadOnlyList<CaseFile>> OfTeam(string team) => server.InDatabase(async db =>
    {
        var numbers = await db.CaseFiles.Where(c => c.Team == team && c.CounsellorId != null).OrderBy(c => c.Number).Select(c => c.Number).ToListAsync();
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CaseStore>().FindManyAsync(numbers);
    });

    private IEnumerable<(string Route, string Page)> Routes() =>
        from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let page = endpoint.Metadata.GetMetadata<PageActionDescriptor>()
        where page is not null
        let route = endpoint.RoutePattern.RawText!.Trim('/')
        where !NotPages.Contains(route)
        group (route, page.ViewEnginePath) by route into same
        orderby same.Key
        select same.First();

    private static string Visitor(string page) => page.Split('/')[1] switch
    {
        // A counsellor of another team asks.
        "Cases" when page.EndsWith("/Access/Emergency", StringComparison.Ordinal) => "omar",
        // The demo tells of brothers with one aunt in the other team.
        "Cases" when page.EndsWith("/Facts/HomeSize", StringComparison.Ordinal) => "hassan",
        "Referrals" => "pieter",
        "Admin" or "Registers" => "noor",
        "Audit" => "willem",
        _ => Supervisor,
    };

    private async Task<IEnumerable<string>> Of(string route)
    {
        var paths = new List<string> { route };
        while (paths.Exists(path => path.Contains('{', StringComparison.Ordinal)))
        {
            var filled = new List<string>();
            foreach (var path in paths)
                filled.AddRange(await FillFirst(path));
            paths = filled;
        }

        return paths.SelectMany(path => Variants.GetValueOrDefault(route, [""]).Select(variant => $"/{path}{variant}"));
    }

    // The parameter decides what stands for it; for a case the page decides which case has something to show there.
    private async Task<IEnumerable<string>> FillFirst(string path)
    {
        var start = path.IndexOf('{', StringComparison.Ordinal);
        var parameter = path[(start + 1)..path.IndexOf('}', start)];
        string[] values = parameter.Split(':', '?')[0] switch
        {
            "number" => [await CaseFor(path)],
            "move" => [.. Moves.Select(move => Slugs.Of(move))],
            "statement" => [.. Statements.Select(kind => Slugs.Of(kind))],
            "outcome" => [Slugs.Of(OutcomeKind.ShelterFound), Slugs.Of(OutcomeKind.InsufficientCooperation)],
            "sequence" => [await Sequence(path)],
            "referral" => await Referrals(path),
            "n" when path.StartsWith("registers", StringComparison.Ordinal) => [await First(db => db.CarePlaces.Where(p => p.Kind == Domain.Shelter.ShelterKind.ReceptionHouse).Select(p => p.Id))],
            "code" => [await server.InDatabase(async db => await db.CountryPolicies.OrderBy(p => p.Country).Select(p => p.Country).FirstAsync())],
            "n" when path.Contains("emergency", StringComparison.Ordinal) => [await First(db => db.EmergencyAccesses.Select(e => e.Id))],
            "n" when path.Contains("access-requests", StringComparison.Ordinal) => [await First(db => db.AccessRequests.Select(r => r.Id))],
            "n" when path.Contains("destruction", StringComparison.Ordinal) || path.Contains("lists", StringComparison.Ordinal) => [await First(db => db.DestructionLists.Select(l => l.Id))],
            "n" when path.StartsWith("review/reassign", StringComparison.Ordinal) => [await First(db => db.Reassignments.Where(r => r.Team == "Noord").Select(r => r.Id))],
            "n" when path.StartsWith("referrals/decisions", StringComparison.Ordinal) => [await First(db => db.DecisionFiles.Select(f => f.Id))],
            "n" when path.StartsWith("tasks", StringComparison.Ordinal) => [await First(db => db.OwnTasks.Where(t => t.Team == "Noord" && t.CaseFileId != null).Select(t => t.Id))],
            "n" when path.StartsWith("admin/clients", StringComparison.Ordinal) => [await First(db => db.ClientSystems.Select(client => client.Id))],
            "n" => [await First(db => db.ReferralBatches.Select(b => b.Number))],
            "handler" => [""],
            "id" when path.StartsWith("admin", StringComparison.Ordinal) => [await server.InDatabase(async db => UserDesk.AddressOf(await db.Users.OrderBy(user => user.UserName).Select(user => user.Id).FirstAsync()))],
            "id" => ["no-longer-kept"],
            _ => throw new InvalidOperationException($"No value for {{{parameter}}} in /{path}. Say in {nameof(PageAddresses)} what stands for it, so that its page is checked too."),
        };
        return values.Select(value => (path[..start] + value + path[(start + parameter.Length + 2)..]).TrimEnd('/'));
    }

    private Task<string> CaseFor(string path) => path.Split('/')[2..] switch
    {
        [] => Case(c => c.Phase == CasePhase.ShelterSearch),
        ["proposal", ..] => Case(c => c.OpenProposal is not null),
        ["candidates", _, "places"] => Case(c => c.Facts.OfType<Domain.Shelter.ShelterCandidate>().Any(IsHome), "Zuid"),
        ["documents" or "document", ..] => Case(c => c.Documents.Any(d => d.Edition > 1)),
        ["alarms", ..] => Case(c => c.OpenAlarms.Any()),
        ["suspensions", ..] => Case(c => c.Suspensions.Any(s => s.EndedOn is null)),
        ["return-plan", "versions"] => Case(c => c.PlanVersions.Count > 1),
        ["return-plan" or "travel-document" or "travel-document-answer" or "embassy-step" or "verification" or "shelter-lost-after-decision"] => Case(c => c.Phase == CasePhase.ReadyToTravel),
        ["travel-day" or "handover"] => Case(c => c.Phase == CasePhase.Travelling && !c.OpenAlarms.Any()),
        ["travel-details"] => Case(c => c.Phase == CasePhase.ReadyToTravel),
        ["answer"] => Case(c => c.Questions.Count > 0),
        ["withdraw-shelter-lost"] => Case(c => c.Referrals.Any(r => r.Kind == ReferralKind.ShelterLostAfterReturnDecision && r.IsUndecided)),
        ["decisions"] => Case(c => c.Decisions.Count > 2),
        ["retract", ..] => Case(c => c.Facts.OfType<ContactPerson>().Any(f => f.Stands) && c.Phase.IsOpen()),
        _ => Case(c => c.Phase == CasePhase.ShelterSearch && c.OpenProposal is null && c.Countries.Count > 0),
    };

    private Task<string> Sequence(string path) => server.InDatabase(async db =>
    {
        var parts = path.Split('/');
        await using var scope = server.Services.CreateAsyncScope();
        var file = (await scope.ServiceProvider.GetRequiredService<CaseStore>().FindAsync(parts[1]))!;
        var sequence = parts[2] switch
        {
            "documents" => file.Documents[0].Sequence,
            "alarms" => file.Alarms[0].Sequence,
            "suspensions" => file.Suspensions[0].Sequence,
            "candidates" when parts[^1] == "places" => file.Facts.OfType<Domain.Shelter.ShelterCandidate>().First(IsHome).Sequence,
            "candidates" => file.Standing<Domain.Shelter.ShelterCandidate>().First().Sequence,
            "retract" => file.Facts.OfType<ContactPerson>().First(f => f.Stands).Sequence,
            _ => throw new InvalidOperationException($"No number for /{path}. Say in {nameof(PageAddresses)} which record it shows."),
        };
        return sequence.ToString(System.Globalization.CultureInfo.InvariantCulture);
    });

    private static bool IsHome(Domain.Shelter.ShelterCandidate candidate) => candidate is { CarePlaceId: not null, Kind: not Domain.Shelter.ShelterKind.ReceptionHouse, Stands: true };

    // The page itself is another before it was sent.
    private Task<string[]> Referrals(string path) => server.InDatabase(async db =>
    {
        var referrals = db.Referrals.OrderBy(r => r.Number);
        List<string> numbers = [await referrals.Where(r => r.ExportedAt != null).Select(r => r.Number).FirstAsync()];
        if (path.Count(c => c == '/') == 1)
            numbers.Add(await referrals.Where(r => r.ExportedAt == null).Select(r => r.Number).FirstAsync());
        return numbers.Select(number => number.ToLowerInvariant()).ToArray();
    });

    private Task<string> First(Func<ReturnCaseDb, IQueryable<int>> numbers) => server.InDatabase(async db =>
        (await numbers(db).OrderBy(number => number).FirstAsync()).ToString(System.Globalization.CultureInfo.InvariantCulture));
}
