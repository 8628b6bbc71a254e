using System.Net;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ReturnCase.Data.Api;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Api;
using Letter = ReturnCase.Tests.Api.ReferralApiTests.Letter;

namespace ReturnCase.Tests.Api;

/// <summary>What comes a second time is known by all that it says: the same is answered as before, and nothing that differs is dropped.</summary>
public sealed class RepeatTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_decision_that_differs_anywhere_is_refused_and_only_the_same_is_known()
    {
        var (api, address, builder) = await Sent(CasePhase.ShelterFound);
        var letter = ReferralApiTests.Decision(DecisionKind.ReturnDecisionIssued);
        var whole = letter.ReturnDecision!;
        Assert.Equal(HttpStatusCode.Created, (await api.Post($"{address}/decision", letter)).Status);
        foreach (var other in (ReferralApiTests.Stated[])[whole with { Days = 27 }, whole with { Countries = ["MA"] }, whole with { DutyToLeave = false }])
        {
            var answer = await api.Post($"{address}/decision", letter with { ReturnDecision = other });
            Assert.Equal((HttpStatusCode.Conflict, "urn:returncase:problem:reference-known"), (answer.Status, answer.Text("type")));
        }

        Assert.Equal(HttpStatusCode.OK, (await api.Post($"{address}/decision", letter)).Status);
        Assert.Equal(28, Assert.Single((await _app.Read(builder.File.Number)).Decisions, d => d.ReferralNumber is not null).DepartureTermDays);
    }

    [Fact]
    public async Task A_correction_names_what_it_corrected_and_is_known_when_it_comes_again()
    {
        var (api, address, _) = await Sent(CasePhase.CooperatedNoShelter);
        var first = (await api.Post($"{address}/decision", ReferralApiTests.Decision(DecisionKind.ResidenceNotGranted))).Body.GetProperty("sequence").GetInt32();
        var corrected = ReferralApiTests.Decision(DecisionKind.FurtherInvestigation) with { Corrects = first };
        var made = await api.Post($"{address}/decision", corrected);
        var again = await api.Post($"{address}/decision", corrected);
        Assert.Equal((HttpStatusCode.Created, first), (made.Status, made.Body.GetProperty("corrects").GetInt32()));
        Assert.Equal((HttpStatusCode.OK, made.Body.ToString()), (again.Status, again.Body.ToString()));
        var decision = Assert.Single((await api.Get(address)).Body.GetProperty("decisions").EnumerateArray());
        Assert.Equal(first, decision.GetProperty("corrects").GetInt32());
    }

    [Fact]
    public async Task A_receipt_is_recorded_once_and_another_takes_its_place_only_where_it_says_so()
    {
        var (api, address, builder) = await Sent(CasePhase.CooperatedNoShelter);
        var receipt = new { receivedOn = "2026-11-23", reference = "ONT-1" };
        var first = await api.Post($"{address}/receipt", receipt);
        Assert.Equal(($"/api/v1{address}", HttpStatusCode.Created), (first.Message.Headers.Location!.OriginalString, first.Status));
        Assert.Equal(HttpStatusCode.OK, (await api.Post($"{address}/receipt", receipt)).Status);
        var other = await api.Post($"{address}/receipt", new { receivedOn = "2026-11-23", reference = "ONT-2" });
        Assert.Equal((HttpStatusCode.Conflict, "urn:returncase:problem:receipt-known"), (other.Status, other.Text("type")));
        Assert.Equal(["/replaces"], (await api.Post($"{address}/receipt", new { receivedOn = "2026-11-23", reference = "ONT-2", replaces = "ONT-9" })).Pointers);
        Assert.Equal("ONT-1", (await _app.Read(builder.File.Number)).Referrals[^1].ReceiptReference);
        Assert.Equal(HttpStatusCode.Created, (await api.Post($"{address}/receipt", new { receivedOn = "2026-11-23", reference = "ONT-2", replaces = "ont-1" })).Status);
        Assert.Equal("ONT-2", (await _app.Read(builder.File.Number)).Referrals[^1].ReceiptReference);
    }

    [Fact]
    public async Task What_does_not_fit_the_kind_is_refused_by_its_name()
    {
        var (api, address, builder) = await Sent(CasePhase.CooperatedNoShelter);
        var answer = await api.Post($"{address}/decision", new { kind = "FurtherInvestigation", decidedOn = "2026-11-23", reference = "B-1", ground = "asiel", returnDecision = new { unlawfulStay = true } });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["/ground", "/returnDecision"], answer.Pointers);
        Assert.Equal(["/dueOn"], (await api.Post($"{address}/decision", new { kind = "ResidenceNotGranted", decidedOn = "2026-11-23", reference = "B-1", dueOn = "2027-01-01" })).Pointers);
        var wrong = await api.Post($"{address}/decision", ReferralApiTests.Decision(DecisionKind.FindingRejected));
        Assert.Contains("ResidenceGranted, ResidenceNotGranted, FurtherInvestigation", wrong.Body.GetProperty("errors")[0].GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain((await _app.Read(builder.File.Number)).Decisions, d => d.ReferralNumber is not null);
    }

    [Fact]
    public async Task A_repeat_under_one_key_needs_no_mark_of_the_case_and_no_failed_command()
    {
        var failed = new CountsFailures();
        using var app = new ReturnCaseApp { Interceptors = [failed] };
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        await app.KeepAll([builder]);
        var (api, key, address) = (await app.Api(), Guid.NewGuid().ToString(), $"/referrals/{builder.Referral.Number}");
        var tag = (await api.Get(address)).Header("ETag")!;
        Letter letter = ReferralApiTests.Decision(DecisionKind.ResidenceNotGranted);
        Assert.Equal(HttpStatusCode.Created, (await api.Post($"{address}/decision", letter, key, ("If-Match", tag))).Status);
        var again = await api.Post($"{address}/decision", letter, key);
        Assert.Equal((HttpStatusCode.Created, "true", 0), (again.Status, again.Header(ApiPost.ReplayHeader), failed.Count));
    }

    [Fact]
    public async Task A_system_sees_what_goes_into_a_package_and_what_changed_since()
    {
        var (ready, sent, changed) = (CasePageCases.In(CasePhase.ShelterFound), CasePageCases.In(CasePhase.CooperatedNoShelter).Exported(), CasePageCases.In(CasePhase.ShelterFound).Note(StatementKind.IndTold));
        await _app.KeepAll([ready, sent, changed]);
        var api = await _app.Api(ApiScope.Referrals);
        var rows = (await api.Get("/referrals")).Body.GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("referral").GetString()!);
        Assert.Equal((true, false), (rows[ready.Referral.Number].GetProperty("toSend").GetBoolean(), rows[sent.Referral.Number].GetProperty("toSend").GetBoolean()));
        Assert.Equal((0, 1), (rows[ready.Referral.Number].GetProperty("changes").GetInt32(), rows[changed.Referral.Number].GetProperty("changes").GetInt32()));
        var read = (await api.Get($"/referrals/{changed.Referral.Number}")).Body;
        Assert.Equal((true, 1, System.Text.Json.JsonValueKind.Array), (read.GetProperty("toSend").GetBoolean(), read.GetProperty("changes").GetInt32(), read.GetProperty("changedParts").ValueKind));
    }

    private async Task<(ApiClient Api, string Address, CaseBuilder Builder)> Sent(CasePhase phase)
    {
        var builder = CasePageCases.In(phase).Exported();
        await _app.KeepAll([builder]);
        return (await _app.Api(), $"/referrals/{builder.Referral.Number}", builder);
    }

    private sealed class CountsFailures : DbCommandInterceptor
    {
        public int Count { get; private set; }

        public override Task CommandFailedAsync(System.Data.Common.DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
        {
            Count++;
            return Task.CompletedTask;
        }
    }
}
