using System.Net;
using ReturnCase.Data.Api;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Api;

public sealed class ReferralApiTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Referrals_come_in_pages_each_once_and_by_where_they_stand()
    {
        var builders = Enumerable.Range(0, 7).Select(i => i < 5 ? CasePageCases.In(CasePhase.ShelterFound, daysAgo: 3 + (i % 2)) : CasePageCases.In(CasePhase.CooperatedNoShelter).Exported()).ToArray();
        await _app.KeepAll(builders);
        var api = await _app.Api(ApiScope.Referrals);
        var (seen, cursor) = (new List<string>(), "");
        do
        {
            var page = await api.Get($"/referrals?limit=3{cursor}");
            seen.AddRange(page.Body.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("referral").GetString()!));
            cursor = page.Body.TryGetProperty("next", out var next) ? $"&cursor={next.GetString()}" : "";
        }
        while (cursor.Length > 0);
        Assert.Equal(builders.Select(builder => builder.Referral.Number).Order(), seen.Order());
        Assert.Equal(2, (await api.Get("/referrals?status=Exported")).Body.GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await api.Get("/referrals?status=decided")).Body.GetProperty("items").GetArrayLength());
        var wrong = await api.Get("/referrals?status=lost&limit=101");
        Assert.Equal((HttpStatusCode.BadRequest, 2), (wrong.Status, wrong.Body.GetProperty("errors").GetArrayLength()));
        Assert.Contains(_app.Audit.All, row => row.Action == AuditAction.ReferralsListed && row.Actor.StartsWith("client-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_referral_shows_what_is_frozen_in_it_and_the_trail_keeps_who_read_it()
    {
        var builder = CasePageCases.In(CasePhase.InsufficientCooperation).Exported();
        await _app.KeepAll([builder]);
        var (system, token) = await _app.System([ApiScope.Referrals]);
        var answer = await _app.ApiWith(token).Get($"/referrals/{builder.Referral.Number.ToLowerInvariant()}");
        Assert.Equal((HttpStatusCode.OK, builder.File.Number, "Exported"), (answer.Status, answer.Text("caseNumber"), answer.Text("state")));
        Assert.Equal("Amina", answer.Body.GetProperty("content").GetProperty("child").GetProperty("firstNames").GetString());
        Assert.Contains((system.ActorId, AuditAction.ReferralRead, $"{builder.Referral.Number} [token 1]"), _app.Audit.All);
        Assert.Equal(HttpStatusCode.NotFound, (await _app.ApiWith(token).Get("/referrals/RF-2026-999999")).Status);
    }

    [Fact]
    public async Task A_receipt_is_recorded_by_the_rules_of_the_page()
    {
        var (sent, ready) = (CasePageCases.In(CasePhase.CooperatedNoShelter).Exported(), CasePageCases.In(CasePhase.ShelterFound));
        await _app.KeepAll([sent, ready]);
        var api = await _app.Api(ApiScope.Receipts);
        var answer = await api.Post($"/referrals/{sent.Referral.Number}/receipt", new { receivedOn = "2026-11-23", reference = "ONT-1" });
        Assert.Equal((HttpStatusCode.Created, "Received"), (answer.Status, answer.Text("referralState")));
        Assert.Equal((ReferralState.Received, "ONT-1"), ((await Referral(sent)).State, (await Referral(sent)).ReceiptReference));

        Assert.Equal(["/receivedOn"], (await api.Post($"/referrals/{sent.Referral.Number}/receipt", new { receivedOn = "2026-11-01", reference = "ONT-2" })).Pointers);
        Assert.Equal(["/receivedOn", "/reference"], (await api.Post($"/referrals/{sent.Referral.Number}/receipt", "{}")).Pointers);
        Assert.Equal(HttpStatusCode.Conflict, (await api.Post($"/referrals/{ready.Referral.Number}/receipt", new { receivedOn = "2026-11-23", reference = "ONT-3" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Post("/referrals/RF-2026-999999/receipt", new { receivedOn = "2026-11-23", reference = "ONT-3" })).Status);
    }

    [Theory]
    [InlineData(CasePhase.ShelterFound, DecisionKind.ReturnDecisionIssued)]
    [InlineData(CasePhase.ShelterFound, DecisionKind.FindingRejected)]
    [InlineData(CasePhase.CooperatedNoShelter, DecisionKind.ResidenceGranted)]
    [InlineData(CasePhase.CooperatedNoShelter, DecisionKind.FurtherInvestigation)]
    [InlineData(CasePhase.InsufficientCooperation, DecisionKind.NothingFurther)]
    [InlineData(CasePhase.CooperatedCannotLeave, DecisionKind.ResidenceNotGranted)]
    public async Task A_decision_is_recorded_and_moves_nothing(CasePhase phase, DecisionKind kind)
    {
        var builder = CasePageCases.In(phase).Exported();
        await _app.KeepAll([builder]);
        var api = await _app.Api(ApiScope.Decisions);
        var answer = await api.Post($"/referrals/{builder.Referral.Number}/decision", Decision(kind));
        Assert.Equal((HttpStatusCode.Created, kind.ToString(), "Decided"), (answer.Status, answer.Text("kind"), answer.Text("referralState")));
        var file = await _app.Read(builder.File.Number);
        Assert.Equal((phase, answer.Body.GetProperty("sequence").GetInt32()), (file.Phase, file.Decisions[^1].Sequence));
        Assert.Equal(ActorRole.ApiClient, file.Entries[^1].ByRole);
    }

    [Fact]
    public async Task The_same_letter_is_recorded_once_and_another_under_its_reference_is_refused()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        await _app.KeepAll([builder]);
        var (api, address) = (await _app.Api(ApiScope.Decisions), $"/referrals/{builder.Referral.Number}/decision");
        var first = await api.Post(address, Decision(DecisionKind.ResidenceNotGranted));
        var version = (await _app.Read(builder.File.Number)).Version;
        var again = await api.Post(address, Decision(DecisionKind.ResidenceNotGranted));
        Assert.Equal((HttpStatusCode.OK, first.Body.ToString()), (again.Status, again.Body.ToString()));
        Assert.Equal(HttpStatusCode.Conflict, (await api.Post(address, Decision(DecisionKind.FurtherInvestigation))).Status);
        Assert.Equal(version, (await _app.Read(builder.File.Number)).Version);
        var corrected = Decision(DecisionKind.FurtherInvestigation) with { Corrects = first.Body.GetProperty("sequence").GetInt32() };
        Assert.Equal(HttpStatusCode.Created, (await api.Post(address, corrected)).Status);
    }

    [Fact]
    public async Task A_decision_on_a_withdrawn_referral_is_kept_as_received()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported().Note(StatementKind.IndTold).Moved(CaseTrigger.WithdrawReferral, Staff.Ingrid);
        await _app.KeepAll([builder]);
        var answer = await (await _app.Api(ApiScope.Decisions)).Post($"/referrals/{builder.File.Referrals[0].Number}/decision", Decision(DecisionKind.ResidenceNotGranted));
        Assert.Equal((HttpStatusCode.Created, "Withdrawn"), (answer.Status, answer.Text("referralState")));
    }

    [Fact]
    public async Task What_the_page_refuses_is_refused_at_its_field()
    {
        var (sent, ready) = (CasePageCases.In(CasePhase.CooperatedNoShelter).Exported(), CasePageCases.In(CasePhase.CooperatedNoShelter));
        await _app.KeepAll([sent, ready]);
        var (api, address) = (await _app.Api(ApiScope.Decisions), $"/referrals/{sent.Referral.Number}/decision");
        Assert.Equal(["/kind"], (await api.Post(address, Decision(DecisionKind.FindingRejected))).Pointers);
        Assert.Equal(["/decidedOn"], (await api.Post(address, Decision(DecisionKind.ResidenceNotGranted) with { DecidedOn = "2027-01-01" })).Pointers);
        Assert.Equal(["/ground"], (await api.Post(address, Decision(DecisionKind.ResidenceGranted) with { Ground = null })).Pointers);
        Assert.Equal(["/corrects"], (await api.Post(address, Decision(DecisionKind.ResidenceNotGranted) with { Corrects = 99 })).Pointers);
        Assert.Equal(HttpStatusCode.Conflict, (await api.Post($"/referrals/{ready.Referral.Number}/decision", Decision(DecisionKind.ResidenceNotGranted))).Status);
    }

    [Fact]
    public async Task A_decision_made_on_an_older_reading_can_be_held_back()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        await _app.KeepAll([builder]);
        var api = await _app.Api();
        var tag = (await api.Get($"/referrals/{builder.Referral.Number}")).Header("ETag")!;
        await api.Post($"/referrals/{builder.Referral.Number}/receipt", new { receivedOn = "2026-11-23", reference = "ONT-1" }, null, ("If-Match", tag));
        var stale = await api.Post($"/referrals/{builder.Referral.Number}/decision", Decision(DecisionKind.ResidenceNotGranted), null, ("If-Match", tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
        Assert.DoesNotContain((await _app.Read(builder.File.Number)).Decisions, d => d.ReferralNumber is not null);
    }

    private async Task<Referral> Referral(CaseBuilder builder) => (await _app.Read(builder.File.Number)).Referrals[^1];

    internal static Letter Decision(DecisionKind kind) => new(kind.ToString(), "2026-11-23", "BESL-1", kind == DecisionKind.ResidenceGranted ? "asiel" : null, kind == DecisionKind.ReturnDecisionIssued ? new(true, true, 28, ["GN"]) : null, null);

    internal sealed record Letter(
        [property: System.Text.Json.Serialization.JsonPropertyName("kind")] string Kind,
        [property: System.Text.Json.Serialization.JsonPropertyName("decidedOn")] string DecidedOn,
        [property: System.Text.Json.Serialization.JsonPropertyName("reference")] string Reference,
        [property: System.Text.Json.Serialization.JsonPropertyName("ground")] string? Ground,
        [property: System.Text.Json.Serialization.JsonPropertyName("returnDecision")] Stated? ReturnDecision,
        [property: System.Text.Json.Serialization.JsonPropertyName("corrects")] int? Corrects);

    internal sealed record Stated(
        [property: System.Text.Json.Serialization.JsonPropertyName("unlawfulStay")] bool UnlawfulStay,
        [property: System.Text.Json.Serialization.JsonPropertyName("dutyToLeave")] bool DutyToLeave,
        [property: System.Text.Json.Serialization.JsonPropertyName("departureTermDays")] int Days,
        [property: System.Text.Json.Serialization.JsonPropertyName("countries")] string[] Countries);
}
