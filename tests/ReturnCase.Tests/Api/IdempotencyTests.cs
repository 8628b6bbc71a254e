using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Api;
using ReturnCase.Data.Retention;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Api;

namespace ReturnCase.Tests.Api;

public sealed class IdempotencyTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_same_request_sent_twice_is_done_once_and_answered_alike()
    {
        var (api, key) = (await _app.Api(ApiScope.Transfers), Guid.NewGuid().ToString());
        var first = await api.Post("/transfers", ApiClients.Transfer(), key);
        var second = await api.Post("/transfers", ApiClients.Transfer(), key);
        Assert.Equal((HttpStatusCode.Created, null), (first.Status, first.Header(ApiPost.ReplayHeader)));
        Assert.Equal((HttpStatusCode.Created, "true", first.Body.ToString()), (second.Status, second.Header(ApiPost.ReplayHeader), second.Body.ToString()));
        Assert.Equal(first.Message.Headers.Location, second.Message.Headers.Location);
        await _app.InDatabase(async db => Assert.Equal(1, await db.CaseFiles.CountAsync()));
    }

    [Fact]
    public async Task A_key_belongs_to_one_request_of_one_system()
    {
        var (api, other, key) = (await _app.Api(ApiScope.Transfers), await _app.Api(ApiScope.Transfers), Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.Created, (await api.Post("/transfers", ApiClients.Transfer(), key)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.Post("/transfers", ApiClients.Transfer("2999000456"), key)).Status);
        Assert.Equal(HttpStatusCode.Created, (await other.Post("/transfers", ApiClients.Transfer("2999000789"), key)).Status);
        foreach (var bad in (string?[])[null, "short", new string('x', 256)])
        {
            var answer = await api.Send(HttpMethod.Post, "/transfers", ApiClients.Transfer("2999000456").ToJsonString(), bad is null ? [] : [(ApiPost.KeyHeader, bad)]);
            Assert.Equal((HttpStatusCode.BadRequest, ApiPost.KeyHeader), (answer.Status, answer.Body.GetProperty("errors")[0].GetProperty("name").GetString()));
        }
    }

    [Fact]
    public async Task What_was_refused_frees_its_key()
    {
        var (api, key) = (await _app.Api(ApiScope.Transfers), Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.BadRequest, (await api.Post("/transfers", "{}", key)).Status);
        Assert.Equal(HttpStatusCode.Created, (await api.Post("/transfers", ApiClients.Transfer(), key)).Status);
    }

    [Fact]
    public async Task Of_many_at_once_one_is_done()
    {
        var (api, key) = (await _app.Api(ApiScope.Transfers), Guid.NewGuid().ToString());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.Post("/transfers", ApiClients.Transfer(), key)));
        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.Created or HttpStatusCode.Conflict, answer.Body.ToString()));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created && answer.Header(ApiPost.ReplayHeader) is null);
        Assert.Equal("true", (await api.Post("/transfers", ApiClients.Transfer(), key)).Header(ApiPost.ReplayHeader));
        await _app.InDatabase(async db => Assert.Equal(1, await db.CaseFiles.CountAsync()));
    }

    [Fact]
    public async Task A_failure_between_the_change_and_its_answer_leaves_neither()
    {
        var breaking = new FailsOnCommit();
        using var app = new ReturnCaseApp { Interceptors = [breaking] };
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        await app.KeepAll([builder]);
        var (api, key) = (await app.Api(ApiScope.Decisions), Guid.NewGuid().ToString());
        breaking.Armed = true;
        var (address, letter) = ($"/referrals/{builder.Referral.Number}/decision", ReferralApiTests.Decision(DecisionKind.ResidenceNotGranted));
        Assert.Equal(HttpStatusCode.InternalServerError, (await api.Post(address, letter, key)).Status);
        breaking.Armed = false;
        Assert.DoesNotContain((await app.Read(builder.File.Number)).Decisions, d => d.ReferralNumber is not null);
        var answer = await api.Post(address, letter, key);
        Assert.Equal((HttpStatusCode.Created, null), (answer.Status, answer.Header(ApiPost.ReplayHeader)));
        Assert.Single((await app.Read(builder.File.Number)).Decisions, d => d.ReferralNumber is not null);
    }

    [Fact]
    public async Task Somebody_who_died_over_a_request_is_followed_by_another_and_keeps_nothing_any_more()
    {
        var (system, _) = await _app.System(ApiClients.Everything);
        var (request, now) = (new KeyedRequest(system.Id, Guid.NewGuid().ToString(), "POST /x", [1, 2]), DateTime.UtcNow);
        var dead = Assert.IsType<KeyClaim.Mine>(await Claim(now));
        Assert.IsType<KeyClaim.Busy>(await Claim(now.AddMinutes(1)));
        var heir = Assert.IsType<KeyClaim.Mine>(await Claim(now.AddMinutes(6)));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Keep(dead, "late"));
        await Keep(heir, "right");
        Assert.Equal("right", System.Text.Encoding.UTF8.GetString(Assert.IsType<KeyClaim.Answered>(await Claim(now.AddMinutes(7))).Answer.Body));
        Assert.IsType<KeyClaim.Mine>(await Claim(now.AddDays(2)));

        Task<KeyClaim> Claim(DateTime at) => _app.With<IdempotentRequests, KeyClaim>(requests => requests.ClaimAsync(request, at));
        async Task Keep(KeyClaim.Mine claim, string words)
        {
            await using var scope = _app.Services.CreateAsyncScope();
            var requests = scope.ServiceProvider.GetRequiredService<IdempotentRequests>();
            requests.Keep(claim, new(201, System.Text.Encoding.UTF8.GetBytes(words), null), null, now);
            await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().SaveChangesAsync();
        }
    }

    [Fact]
    public async Task The_database_tells_nothing_of_what_was_answered_and_a_destroyed_case_takes_it_along()
    {
        var (api, key) = (await _app.Api(ApiScope.Transfers), Guid.NewGuid().ToString());
        var number = (await api.Post("/transfers", ApiClients.Transfer(), key)).Text("caseNumber");
        await _app.InDatabase(async db =>
        {
            var row = await db.IdempotentRequests.SingleAsync();
            Assert.Equal(number, row.CaseNumber);
            Assert.DoesNotContain("outcome", System.Text.Encoding.UTF8.GetString(row.Answer!), StringComparison.Ordinal);
            Assert.DoesNotContain(key, row.KeyHash, StringComparison.Ordinal);
        });
        await _app.With<CaseDestruction, int>(async destruction =>
        {
            await destruction.DeleteAsync([number], DateTime.UtcNow);
            return 0;
        });
        await _app.InDatabase(async db => Assert.Empty(await db.IdempotentRequests.ToListAsync()));
    }

    private sealed class FailsOnCommit : DbTransactionInterceptor
    {
        public bool Armed { get; set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(System.Data.Common.DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            // The claim itself and the trail are let through; the change is the save that has a decision in it.
            if (Armed && eventData.Context?.ChangeTracker.Entries<AuthorityDecision>().Any(entry => entry.State == EntityState.Added) == true)
                throw new InvalidOperationException("The machine stopped here.");
            return ValueTask.FromResult(result);
        }
    }
}
