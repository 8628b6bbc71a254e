using System.Net;
using System.Text.Json.Nodes;
using ReturnCase.Data.Api;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Api;

public sealed class TransferTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_transfer_makes_a_case_with_all_that_came_with_it()
    {
        var (system, token) = await _app.System([ApiScope.Transfers]);
        var sent = ApiClients.Transfer();
        sent["returnDecision"] = JsonNode.Parse("""{ "decidedOn": "2026-11-03", "reference": "IND-2", "unlawfulStay": true, "dutyToLeave": true, "departureTermDays": 28, "countries": ["GN"] }""");
        var answer = await _app.ApiWith(token).Post("/transfers", sent);

        Assert.Equal((HttpStatusCode.Created, "Registered", "Noord"), (answer.Status, answer.Text("outcome"), answer.Text("team")));
        var number = answer.Text("caseNumber");
        Assert.Equal($"/api/v1/cases/{number}", answer.Message.Headers.Location!.OriginalString);
        var file = await _app.Read(number);
        Assert.Equal(("2999000123", "Noord", null, CasePhase.Intake), (file.VNumber, file.Team, file.CounsellorId, file.Phase));
        Assert.Equal(("Amina", "Voorbeeld", new PartialDate(2011, 5, 3)), (file.Identity.FirstNames, file.Identity.LastName, file.BirthDate));
        Assert.Equal("G. Voogd", Assert.Single(file.Standing<ContactPerson>()).Name);
        Assert.NotNull(file.ReturnDecision);
        Assert.All(file.Entries, line => Assert.Equal((system.ActorId, ActorRole.ApiClient), (line.ById, line.ByRole)));
        Assert.Equal(ActorRole.ApiClient, file.Entries[0].ByRole);
    }

    [Fact]
    public async Task A_child_that_is_like_another_is_taken_with_a_warning_and_the_team_gets_a_task()
    {
        var api = await _app.Api(ApiScope.Transfers);
        var first = await api.Post("/transfers", ApiClients.Transfer());
        Assert.Equal(0, first.Body.GetProperty("probableDoubles").GetArrayLength());

        var again = ApiClients.Transfer("2999000124");
        again["child"]!["firstNames"] = "Aminah";
        var second = await api.Post("/transfers", again);
        Assert.Equal((HttpStatusCode.Created, "Registered"), (second.Status, second.Text("outcome")));
        var warning = Assert.Single(second.Body.GetProperty("probableDoubles").EnumerateArray());
        Assert.Equal((first.Text("caseNumber"), "Noord"), (warning.GetProperty("caseNumber").GetString(), warning.GetProperty("team").GetString()));
        Assert.Equal(["NameSoundsAlike", "SameBirthDate", "SameNationality"], warning.GetProperty("evidence").EnumerateArray().Select(code => code.GetString()!));
        Assert.DoesNotContain("Voorbeeld", second.Body.GetRawText(), StringComparison.Ordinal);

        var file = await _app.Read(second.Text("caseNumber"));
        Assert.Equal(first.Text("caseNumber"), Assert.Single(file.DoublesToJudge()).Reference);
        var task = $"/cases/{file.Number}/another-child?other={first.Text("caseNumber")}";
        var ingrid = await _app.ClientAs("ingrid");
        Assert.NotNull((await ingrid.Get($"/cases/{file.Number}")).Document.QuerySelector($"a[href='{task}']"));
        Assert.NotNull((await ingrid.Fill(task, new() { ["Input.Text"] = "Een nicht; de voogd kent allebei." }, "form.rc-form")).RedirectsTo);
        Assert.Empty((await _app.Read(file.Number)).DoublesToJudge());
    }

    [Fact]
    public async Task The_rules_of_the_page_hold_and_each_fault_is_named_at_its_field()
    {
        var api = await _app.Api(ApiScope.Transfers);
        var answer = await api.Post("/transfers", """{ "vNumber": "12", "child": { "firstNames": "A", "birthYear": 1960 }, "transferredOn": "2026-12-01", "rejection": { "reference": "" }, "returnDecision": { "countries": ["NL", "GN"] } }""");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Superset(
            new HashSet<string> { "/vNumber", "/child/lastName", "/child/nationality", "/child/languages", "/child/birthYear", "/child/birthKnownFrom", "/transferredOn", "/rejection/decidedOn", "/rejection/reference", "/returnDecision/decidedOn", "/returnDecision/reference", "/returnDecision/countries/0" },
            answer.Pointers.ToHashSet());
        await _app.InDatabase(db =>
        {
            Assert.Empty(db.CaseFiles);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task An_open_case_is_named_and_a_closed_one_takes_the_transfer()
    {
        var (open, closed) = (CasePageCases.In(CasePhase.ShelterSearch), CasePageCases.In(CasePhase.Closed));
        await _app.KeepAll([open, closed]);
        var api = await _app.Api(ApiScope.Transfers);
        var refused = await api.Post("/transfers", ApiClients.Transfer(open.File.VNumber));
        Assert.Equal((HttpStatusCode.Conflict, open.File.Number, "Noord"), (refused.Status, refused.Text("caseNumber"), refused.Text("team")));
        Assert.Equal(["/vNumber"], refused.Pointers);

        var handed = await api.Post("/transfers", ApiClients.Transfer(closed.File.VNumber));
        Assert.Equal((HttpStatusCode.Accepted, "HandedToClosedCase", closed.File.Number), (handed.Status, handed.Text("outcome"), handed.Text("caseNumber")));
        var file = await _app.Read(closed.File.Number);
        Assert.Equal((CasePhase.Closed, 1), (file.Phase, file.WaitingTransfers.Count));
        Assert.Null(file.WaitingTransfers[0].Team);
        Assert.Equal($"/api/v1/cases/{closed.File.Number}", handed.Message.Headers.Location!.OriginalString);
        Assert.Equal("Closed", (await api.Get($"/cases/{closed.File.Number}")).Text("phase"));
    }

    [Fact]
    public async Task A_system_without_a_team_registers_nothing()
    {
        var (_, token) = await _app.System([ApiScope.Transfers], team: null);
        Assert.Equal(HttpStatusCode.Conflict, (await _app.ApiWith(token).Post("/transfers", ApiClients.Transfer())).Status);
    }

    [Fact]
    public async Task A_system_follows_what_it_registered_and_what_was_referred_by_its_scopes()
    {
        var (referred, silent) = (CasePageCases.In(CasePhase.ShelterFound), CasePageCases.In(CasePhase.ShelterSearch));
        await _app.KeepAll([referred, silent]);
        var (registering, following, neither) = (await _app.Api(ApiScope.Transfers), await _app.Api(ApiScope.Cases), await _app.Api(ApiScope.Referrals, ApiScope.Decisions));
        var own = (await registering.Post("/transfers", ApiClients.Transfer())).Text("caseNumber");

        var found = await registering.Get($"/cases/{own.ToLowerInvariant()}");
        Assert.Equal((HttpStatusCode.OK, "Intake", "2026-11-20"), (found.Status, found.Text("phase"), found.Text("transferredOn")));
        Assert.DoesNotContain("Amina", found.Body.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, (await registering.Get($"/cases/{own}", ("If-None-Match", found.Header("ETag")!))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await registering.Get($"/cases/{referred.File.Number}")).Status);
        var followed = await following.Get($"/cases/{referred.File.Number}");
        Assert.Equal(("ShelterFound", "ShelterSearch", referred.Referral.Number), (followed.Text("phase"), followed.Text("track"), followed.Body.GetProperty("referrals")[0].GetProperty("referral").GetString()));
        foreach (var hidden in (string[])[own, silent.File.Number, "RC-2020-999999", "nonsense"])
        {
            foreach (var address in (string[])[$"/cases/{hidden}", $"/cases/{hidden}/history"])
                Assert.Equal(HttpStatusCode.NotFound, (await following.Get(address)).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await neither.Get($"/cases/{own}")).Status);
    }

    [Fact]
    public async Task A_history_comes_in_pages_and_tells_nothing_that_people_wrote()
    {
        var builder = CasePageCases.In(CasePhase.InsufficientCooperation).Exported();
        await _app.KeepAll([builder]);
        var api = await _app.Api(ApiScope.Cases);
        var (lines, cursor) = (new List<string>(), "");
        do
        {
            var page = await api.Get($"/cases/{builder.File.Number}/history?limit=2{cursor}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("because", page.Body.ToString(), StringComparison.Ordinal);
            lines.AddRange(page.Body.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("kind").GetString()!));
            Assert.True(page.Body.GetProperty("items").GetArrayLength() <= 2);
            cursor = page.Body.TryGetProperty("next", out var next) ? $"&cursor={next.GetString()}" : "";
            Assert.Equal(cursor.Length > 0, page.Header("Link") is not null);
        }
        while (cursor.Length > 0);
        Assert.Equal(["Registered", "Moved", "ReferralMade", "ReferralExported"], lines.Distinct());
        Assert.Equal(HttpStatusCode.BadRequest, (await api.Get($"/cases/{builder.File.Number}/history?limit=0&cursor=!&what=1")).Status);
    }
}
