using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Security;

/// <summary>Whose data was shown, and to whom something was refused: the audit trail is told, no more and no less.</summary>
public sealed class ShownTests : IDisposable
{
    private readonly AuditCalls _audit = new();
    private readonly ReturnCaseApp _app;

    public ShownTests() => _app = new() { Also = services => services.AddSingleton<IStartupFilter>(_audit) };

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_page_of_a_case_tells_that_it_was_read_and_on_what_ground()
    {
        var number = await Kept();
        var (joris, ingrid, absent) = (await _app.ActorOf("joris"), await _app.ActorOf("ingrid"), await _app.ActorOf("sanne"));
        var (own, covering, supervisor) = (await _app.ClientAs("sanne"), await _app.ClientAs("joris"), await _app.ClientAs("ingrid"));
        await _app.InDatabase(async db =>
        {
            var (sanne, today) = (db.Users.Single(u => u.UserName == "sanne"), CasePageCases.Today);
            db.Add(new AbsenceCover(ingrid, _app.Clock.GetUtcNow().UtcDateTime, "Noord", new(sanne.Id, "S. de Wit", ActorRole.Counsellor), joris, (today, today)));
            await db.SaveChangesAsync();
        });
        foreach (var (client, ground) in ((PageClient, string)[])[(own, "Own"), (covering, $"Cover for {absent.Id}"), (supervisor, "Team")])
        {
            foreach (var address in (string[])[$"/cases/{number}", $"/cases/{number}/contacts"])
                Is(await Told(client, address), (AuditAction.CaseRead, ground, number));
        }

        var elsewhere = await _app.ClientAs("omar");
        Is(await Told(elsewhere, $"/cases/{number}"), (AuditAction.Refused, "404 /cases/{number}", number));
        await elsewhere.Fill($"/cases/{number}/emergency", new() { ["Input.Reason"] = "De opvang belt: het is nu niet veilig.", ["Input.Understood"] = "true" }, "main form");
        Is(_audit.Take().Where(note => note.Action != AuditAction.Refused), (AuditAction.EmergencyAccessOpened, null, number));
        Is(await Told(elsewhere, $"/cases/{number}"), (AuditAction.CaseRead, "Emergency", number));
    }

    [Fact]
    public async Task What_is_not_there_or_leads_elsewhere_shows_nothing()
    {
        var number = await Kept();
        var client = await _app.ClientAs("sanne");
        Is(await Told(client, $"/cases/{number}/candidates/999"), (AuditAction.Refused, "404 /cases/{number}/candidates/{sequence:int}", number));
        var page = await client.Get($"/cases/{number}/contacts");
        _audit.Take();
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Submit(page, "main form", new() { ["Input.Name"] = "" })).Status);
        Is(_audit.Take(), (AuditAction.CaseRead, "Own", number));
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit(page, "main form", new() { ["Input.Role"] = "Lawyer", ["Input.Name"] = "Mr. Advocaat" })).Status);
        Is(_audit.Take().Where(note => note.Action != AuditAction.CaseChanged));
    }

    [Fact]
    public async Task A_case_that_waits_for_another_team_is_read_to_decide()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter, Staff.Ingrid));
        Is(await Told(await _app.ClientAs("hassan"), $"/cases/{number}"), (AuditAction.CaseRead, "Decides", number));
    }

    [Fact]
    public async Task Lists_tell_whose_rows_they_show_and_counts_tell_nothing()
    {
        var number = await Kept();
        var other = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch), "joris");
        var (sanne, ingrid) = (await _app.ClientAs("sanne"), await _app.ClientAs("ingrid"));
        Is(await Told(sanne, "/cases"), (AuditAction.CasesListed, null, number));
        Is(await Told(sanne, "/cases?view=team"), (AuditAction.CasesListed, "masked", other));
        Is(await Told(sanne, "/"), (AuditAction.CasesListed, null, number));
        Is(await Told(sanne, "/cases?state=closed"));
        Is(await Told(ingrid, "/review"), (AuditAction.CasesListed, null, $"{number} {other}"));
        Is(await Told(ingrid, "/review/cover"));
        Is(await Told(ingrid, "/review/emergency"));
    }

    [Theory]
    [InlineData("tesfaye", "name", true)]
    [InlineData("niemand", "name", false)]
    public async Task A_search_tells_whom_it_found_and_not_what_was_typed(string typed, string by, bool found)
    {
        var number = await Kept();
        var client = await _app.ClientAs("sanne");
        var sent = await client.Submit(await client.Get("/cases"), "form.rc-filter", new() { ["Input.Text"] = typed });
        Is(await Told(client, sent.RedirectsTo!), (AuditAction.CasesSearched, by, found ? number : ""));
    }

    [Fact]
    public async Task Referrals_tell_the_case_from_their_list_to_the_download_of_their_package()
    {
        var built = CasePageCases.In(CasePhase.CooperatedNoShelter);
        var number = await _app.KeptFor(built);
        var referral = built.Referral.Number;
        var client = await _app.ClientAs("pieter");
        Is(await Told(client, "/"));
        Is(await Told(client, "/referrals"), (AuditAction.ReferralsListed, null, number));
        Is(await Told(client, $"/referrals/{referral.ToLowerInvariant()}"), (AuditAction.ReferralRead, referral, number));
        var page = await client.Get("/referrals");
        _audit.Take();
        var sent = await client.Post("/referrals", [new("__RequestVerificationToken", page.Value("__RequestVerificationToken")!), new("Input.All", "true")]);
        Is(_audit.Take(), (AuditAction.PackageAsked, "RC-batch-000001", number));
        Is(await Told(client, sent.RedirectsTo!));
        await _app.Ended(1);
        Assert.Contains(_audit.Take(), note => note.Action == AuditAction.ReferralsExported && note.Detail == "RC-batch-000001" && note.Cases.SequenceEqual([number]));
        Is(await Told(client, sent.RedirectsTo!), (AuditAction.ReferralsListed, null, number));
        Is(await Told(client, $"{sent.RedirectsTo}/file"), (AuditAction.PackageDownloaded, "RC-batch-000001.zip", number));
    }

    [Fact]
    public async Task Who_is_refused_is_told_of_with_the_address_as_it_is_written_down()
    {
        var number = await Kept();
        var (colleague, elsewhere, liaison) = (await _app.ClientAs("joris"), await _app.ClientAs("omar"), await _app.ClientAs("pieter"));
        Is(await Told(colleague, $"/cases/{number.ToLowerInvariant()}/contacts"), (AuditAction.Refused, "403 /cases/{number}/contacts", number));
        Is(await Told(elsewhere, "/cases/RC-2020-999999"), (AuditAction.Refused, "404 /cases/{number}", "RC-2020-999999"));
        Is(await Told(elsewhere, "/cases/yonas-tesfaye"), (AuditAction.Refused, "404 /cases/{number}", ""));
        Is(await Told(liaison, "/admin"), (AuditAction.Refused, "403 /admin", ""));
        Is(await Told(liaison, $"/cases/{number}"), (AuditAction.Refused, "403 /cases/{number}", number));
        Is(await Told(liaison, "/nowhere"));
        Is(await Told(_app.Client(), $"/cases/{number}"));
    }

    private Task<string> Kept() => _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).Named("Yonas", "Tesfaye"));

    private async Task<IReadOnlyList<AuditNote>> Told(PageClient client, string address)
    {
        _audit.Take();
        using var answer = await client.Http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        return _audit.Take();
    }

    private static void Is(IEnumerable<AuditNote> told, params (AuditAction Action, string? Detail, string Cases)[] expected) =>
        Assert.Equal(expected, told.Select(note => (note.Action, note.Detail, string.Join(' ', note.Cases.Order(StringComparer.Ordinal)))));
}
