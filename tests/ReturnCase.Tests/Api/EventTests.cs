using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Api;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Api.Events;

namespace ReturnCase.Tests.Api;

/// <summary>What systems of partners are told of, of which cases, and in which order.</summary>
public sealed class EventTests : EventCases
{
    [Fact]
    public async Task What_happens_is_told_in_its_order_signed_and_without_a_word_about_the_child()
    {
        var (system, secret) = await Subscribed();
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        await App.KeepAll([builder]);
        var api = await App.Api();
        await api.Post($"/referrals/{builder.Referral.Number}/receipt", new { receivedOn = "2026-11-23", reference = "ONT-1" });
        await api.Post($"/referrals/{builder.Referral.Number}/decision", ReferralApiTests.Decision(DecisionKind.ResidenceNotGranted));
        await Round();

        var types = Receiver.Got.Select(got => Event(got.Body).GetProperty("type").GetString()).ToArray();
        Assert.Equal(
            ["nl.returncase.case.registered", "nl.returncase.case.phase-changed", "nl.returncase.case.phase-changed", "nl.returncase.referral.exported", "nl.returncase.referral.received", "nl.returncase.referral.decided"],
            types);
        var ids = new HashSet<string>();
        foreach (var (body, headers) in Receiver.Got)
        {
            var told = Event(body);
            Assert.Equal(("1.0", builder.File.Number, "application/cloudevents+json; charset=utf-8"), (told.GetProperty("specversion").GetString(), told.GetProperty("subject").GetString(), headers["Content-Type"]));
            Assert.Equal(told.GetProperty("id").GetString(), headers[WebhookSigning.IdHeader]);
            Assert.True(ids.Add(headers[WebhookSigning.IdHeader]));
            Assert.Equal(Signed(secret, headers, body), headers[WebhookSigning.SignatureHeader]);
            Assert.NotEqual(Signed(secret, headers, body + " "), headers[WebhookSigning.SignatureHeader]);
            Assert.DoesNotMatch("Amina|Diallo|Z2-2|BESL|ONT", body);
            Assert.DoesNotContain(builder.File.VNumber, body, StringComparison.Ordinal);
        }

        await Round();
        Assert.Equal(6, Receiver.Got.Count);
        Assert.Equal(new DeliveryCounts(0, 0, 6), await Counts(system));
    }

    [Fact]
    public async Task An_event_about_a_referral_names_it_and_one_about_the_case_does_not()
    {
        await Subscribed(ApiEventKind.CaseRegistered, ApiEventKind.ReferralExported);
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        await App.KeepAll([builder]);
        await Round();
        Assert.False(Event(Receiver.Got[0].Body).GetProperty("data").TryGetProperty("referral", out _));
        Assert.Equal(builder.Referral.Number, Event(Receiver.Got[1].Body).GetProperty("data").GetProperty("referral").GetString());
    }

    [Fact]
    public async Task What_happens_while_an_address_is_stopped_waits_for_thirty_days()
    {
        var (system, _) = await Subscribed(ApiEventKind.CaseRegistered);
        await Stop(true);
        await App.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        await Round();
        Assert.Empty(Receiver.Got);
        await Stop(false);
        await Round();
        Assert.Single(Receiver.Got);

        await Stop(true);
        await App.KeepAll([CasePageCases.In(CasePhase.CooperatedNoShelter)]);
        Assert.Equal(1, (await Counts(system)).Waiting);
        await Queue(queue => queue.SweepAsync(App.Clock.GetUtcNow().UtcDateTime.AddDays(-29)));
        Assert.Equal(1, (await Counts(system)).Waiting);
        await Queue(queue => queue.SweepAsync(App.Clock.GetUtcNow().UtcDateTime.AddDays(1)));
        Assert.Equal(0, (await Counts(system)).Waiting);

        Task<bool> Stop(bool stopped) => App.With<EventSubscriptions, bool>(subscriptions => subscriptions.SetDisabledAsync(system, 1, stopped));
    }

    [Fact]
    public async Task A_scope_that_was_taken_away_holds_back_what_was_written_before()
    {
        var (system, _, _) = await Subscribed([ApiScope.Cases], [ApiEventKind.CaseRegistered]);
        await App.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        await Scopes("receipts");
        await Round();
        Assert.Empty(Receiver.Got);
        await Scopes("cases");
        await Round();
        Assert.Single(Receiver.Got);

        Task Scopes(string line) => App.InDatabase(async db =>
        {
            (await db.ClientSystems.SingleAsync(client => client.Id == system.Id)).Scopes = line;
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task One_process_has_an_event_and_where_it_dies_another_sends_it()
    {
        await Subscribed(ApiEventKind.CaseRegistered);
        await App.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        var now = App.Clock.GetUtcNow().UtcDateTime;
        var subscription = Assert.Single(await Queue(queue => queue.SubscriptionsDueAsync(now)));
        var due = await Queue(queue => queue.DueAsync(subscription, now));
        Assert.NotNull(await Queue(queue => queue.TakeAsync(due[0], now)));
        Assert.Null(await Queue(queue => queue.TakeAsync(due[0], now)));
        await Round();
        Assert.Empty(Receiver.Got);
        App.Clock.Advance(EventDelivery.Lease);
        await Round();
        Assert.Single(Receiver.Got);
    }

    [Fact]
    public async Task An_event_is_kept_with_its_change_or_not_at_all()
    {
        var (system, _) = await Subscribed();
        await App.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        var before = (await Counts(system)).Waiting;
        await Assert.ThrowsAsync<InvalidOperationException>(() => App.InDatabase(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var other = CasePageCases.In(CasePhase.ShelterFound);
            db.Add(other.File);
            await db.SaveChangesAsync();
            throw new InvalidOperationException("The machine stopped here.");
        }));
        Assert.Equal((3, 3), (before, (await Counts(system)).Waiting));
    }

    [Fact]
    public async Task Nobody_is_told_of_a_case_that_their_system_may_not_follow()
    {
        var registers = await Subscribed([ApiScope.Transfers], Enum.GetValues<ApiEventKind>());
        var follows = await Subscribed([ApiScope.Cases], Enum.GetValues<ApiEventKind>());
        var stopped = await Subscribed(ApiClients.Everything, Enum.GetValues<ApiEventKind>());
        await App.InDatabase(async db =>
        {
            (await db.ClientSystems.SingleAsync(client => client.Id == stopped.System.Id)).Disabled = true;
            await db.SaveChangesAsync();
        });
        await App.KeepAll([CasePageCases.In(CasePhase.ShelterSearch), CasePageCases.In(CasePhase.ShelterFound)]);
        await App.ApiWith(registers.Token).Post("/transfers", ApiClients.Transfer());
        Assert.Equal(1, (await Counts(registers.System)).Waiting);
        Assert.Equal(3, (await Counts(follows.System)).Waiting);
        Assert.Equal(0, (await Counts(stopped.System)).Waiting);
    }
}
