using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Api;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Api;
using ReturnCase.Web.Api.Events;
using ReturnCase.Web.Demo;

namespace ReturnCase.Tests.Api;

public sealed class EventTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();
    private readonly FakeReceiver _receiver = new();

    public void Dispose()
    {
        _receiver.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task What_happens_is_told_in_its_order_signed_and_without_a_word_about_the_child()
    {
        var (system, secret) = await Subscribed();
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        await _app.KeepAll([builder]);
        var api = await _app.Api();
        await api.Post($"/referrals/{builder.Referral.Number}/receipt", new { receivedOn = "2026-11-23", reference = "ONT-1" });
        await api.Post($"/referrals/{builder.Referral.Number}/decision", ReferralApiTests.Decision(DecisionKind.ResidenceNotGranted));
        await Round();

        var types = _receiver.Got.Select(got => Event(got.Body).GetProperty("type").GetString()).ToArray();
        Assert.Equal(
            ["nl.returncase.case.registered", "nl.returncase.case.phase-changed", "nl.returncase.case.phase-changed", "nl.returncase.referral.exported", "nl.returncase.referral.received", "nl.returncase.referral.decided"],
            types);
        var ids = new HashSet<string>();
        foreach (var (body, headers) in _receiver.Got)
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
        Assert.Equal(6, _receiver.Got.Count);
        Assert.Equal(new DeliveryCounts(0, 0, 6), await Counts(system));
    }

    [Fact]
    public async Task What_fails_is_tried_again_later_and_under_the_same_id_and_later_events_of_the_case_wait()
    {
        var (system, _) = await Subscribed();
        (_receiver.Usual, var builder) = (HttpStatusCode.ServiceUnavailable, CasePageCases.In(CasePhase.ShelterFound));
        await _app.KeepAll([builder]);
        await Round();
        await Round();
        Assert.Single(_receiver.Got);
        Assert.Equal("HTTP 503", await Error());

        _app.Clock.Advance(EventDelivery.WaitAfter(1));
        _receiver.Usual = HttpStatusCode.NoContent;
        await Round();
        Assert.Equal(4, _receiver.Got.Count);
        Assert.Equal(_receiver.Got[0].Headers[WebhookSigning.IdHeader], _receiver.Got[1].Headers[WebhookSigning.IdHeader]);
        Assert.Equal(new DeliveryCounts(0, 0, 3), await Counts(system));
    }

    [Fact]
    public async Task An_address_that_does_not_answer_keeps_nobody_else_waiting()
    {
        using var silent = new FakeReceiver { Silence = new() };
        await Subscribed(silent, ApiEventKind.CaseRegistered);
        var (system, _) = await Subscribed(ApiEventKind.CaseRegistered);
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterFound), CasePageCases.In(CasePhase.CooperatedNoShelter)]);
        var round = Round();
        while ((await Counts(system)).Delivered < 2)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Null(await Error());
        silent.Silence.SetResult();
        Assert.Equal(new EventCount(4, 0), await round);
    }

    [Fact]
    public async Task An_address_that_fails_is_not_asked_to_take_the_next_in_the_same_breath()
    {
        var (system, _) = await Subscribed(ApiEventKind.CaseRegistered);
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterFound), CasePageCases.In(CasePhase.CooperatedNoShelter)]);
        _receiver.Usual = HttpStatusCode.ServiceUnavailable;
        Assert.Equal(new EventCount(0, 1), await Round());
        _receiver.Usual = HttpStatusCode.OK;
        Assert.Equal(new EventCount(1, 0), await Round());
        _app.Clock.Advance(EventDelivery.WaitAfter(1));
        await Round();
        Assert.Equal((3, new DeliveryCounts(0, 0, 2)), (_receiver.Got.Count, await Counts(system)));
    }

    [Theory]
    [InlineData(HttpStatusCode.Redirect)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task What_never_arrives_is_given_up_shown_and_sent_again_by_the_administrator(HttpStatusCode answer)
    {
        var (system, _) = await Subscribed(ApiEventKind.CaseRegistered);
        _receiver.Usual = answer;
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        for (var i = 0; i < 15; i++)
        {
            await Round();
            _app.Clock.Advance(TimeSpan.FromHours(6));
        }

        Assert.Equal(12, _receiver.Got.Count);
        Assert.Equal(new DeliveryCounts(0, 1, 0), await Counts(system));
        var noor = await _app.ClientAs("noor");
        var page = await noor.Get($"/admin/clients/{system.Id}/deliveries");
        Assert.Contains($"HTTP {(int)answer}", page.Text, StringComparison.Ordinal);
        Assert.Contains("Niet afgeleverd: 1", (await noor.Get("/admin/clients")).Text, StringComparison.Ordinal);

        _receiver.Usual = HttpStatusCode.OK;
        Assert.Equal(HttpStatusCode.Redirect, (await noor.Submit(page, "tbody form")).Status);
        await Round();
        Assert.Equal((13, new DeliveryCounts(0, 0, 1)), (_receiver.Got.Count, await Counts(system)));
        Assert.Single(_receiver.Got.Select(got => got.Headers[WebhookSigning.IdHeader]).Distinct());
        Assert.Contains(_app.Audit.All, row => row.Action == AuditAction.EventsRedelivered);
    }

    [Fact]
    public async Task An_event_about_a_referral_names_it_and_one_about_the_case_does_not()
    {
        await Subscribed(ApiEventKind.CaseRegistered, ApiEventKind.ReferralExported);
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        await _app.KeepAll([builder]);
        await Round();
        Assert.False(Event(_receiver.Got[0].Body).GetProperty("data").TryGetProperty("referral", out _));
        Assert.Equal(builder.Referral.Number, Event(_receiver.Got[1].Body).GetProperty("data").GetProperty("referral").GetString());
    }

    [Fact]
    public async Task What_happens_while_an_address_is_stopped_waits_for_thirty_days()
    {
        var (system, _) = await Subscribed(ApiEventKind.CaseRegistered);
        await Stop(true);
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        await Round();
        Assert.Empty(_receiver.Got);
        await Stop(false);
        await Round();
        Assert.Single(_receiver.Got);

        await Stop(true);
        await _app.KeepAll([CasePageCases.In(CasePhase.CooperatedNoShelter)]);
        Assert.Equal(1, (await Counts(system)).Waiting);
        await Queue(queue => queue.SweepAsync(_app.Clock.GetUtcNow().UtcDateTime.AddDays(-29)));
        Assert.Equal(1, (await Counts(system)).Waiting);
        await Queue(queue => queue.SweepAsync(_app.Clock.GetUtcNow().UtcDateTime.AddDays(1)));
        Assert.Equal(0, (await Counts(system)).Waiting);

        Task<bool> Stop(bool stopped) => _app.With<EventSubscriptions, bool>(subscriptions => subscriptions.SetDisabledAsync(system, 1, stopped));
    }

    [Fact]
    public async Task A_scope_that_was_taken_away_holds_back_what_was_written_before()
    {
        var (system, _, _) = await Subscribed([ApiScope.Cases], [ApiEventKind.CaseRegistered]);
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        await Scopes("receipts");
        await Round();
        Assert.Empty(_receiver.Got);
        await Scopes("cases");
        await Round();
        Assert.Single(_receiver.Got);

        Task Scopes(string line) => _app.InDatabase(async db =>
        {
            (await db.ClientSystems.SingleAsync(client => client.Id == system.Id)).Scopes = line;
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task What_arrived_is_sent_again_and_a_number_that_cannot_be_read_sends_nothing()
    {
        var (system, _) = await Subscribed(ApiEventKind.CaseRegistered);
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        await Round();
        var noor = await _app.ClientAs("noor");
        var page = await noor.Get($"/admin/clients/{system.Id}/deliveries?arrived=true");
        var wrong = await noor.Post($"/admin/clients/{system.Id}/deliveries?handler=Again", [new("__RequestVerificationToken", page.Value("__RequestVerificationToken")!), new("delivery", "abc")]);
        Assert.Equal((HttpStatusCode.BadRequest, new DeliveryCounts(0, 0, 1)), (wrong.Status, await Counts(system)));
        Assert.Equal(HttpStatusCode.Redirect, (await noor.Submit(page, "tbody form")).Status);
        await Round();
        Assert.Equal(2, _receiver.Got.Count);
        Assert.Single(_receiver.Got.Select(got => got.Headers[WebhookSigning.IdHeader]).Distinct());
    }

    [Fact]
    public async Task The_administrator_sees_in_words_that_events_fail()
    {
        var (system, _) = await Subscribed(ApiEventKind.CaseRegistered);
        _receiver.Usual = HttpStatusCode.ServiceUnavailable;
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        await Round();
        await _app.InDatabase(db => db.EventDeliveries.ExecuteUpdateAsync(set => set.SetProperty(delivery => delivery.Error, DeliveryErrors.NoAnswer)));
        var noor = await _app.ClientAs("noor");
        Assert.Contains("Gebeurtenissen die niet aankwamen bij een systeem: 1", (await noor.Get("/admin")).Text, StringComparison.Ordinal);
        Assert.Contains("wordt opnieuw geprobeerd: 1", (await noor.Get("/admin/clients")).Text, StringComparison.Ordinal);
        Assert.Contains("Laatste fout: Geen antwoord binnen 10 seconden", (await noor.Get($"/admin/clients/{system.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("Geen antwoord binnen 10 seconden", (await noor.Get($"/admin/clients/{system.Id}/deliveries")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_process_has_an_event_and_where_it_dies_another_sends_it()
    {
        await Subscribed(ApiEventKind.CaseRegistered);
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        var now = _app.Clock.GetUtcNow().UtcDateTime;
        var subscription = Assert.Single(await Queue(queue => queue.SubscriptionsDueAsync(now)));
        var due = await Queue(queue => queue.DueAsync(subscription, now));
        Assert.NotNull(await Queue(queue => queue.TakeAsync(due[0], now)));
        Assert.Null(await Queue(queue => queue.TakeAsync(due[0], now)));
        await Round();
        Assert.Empty(_receiver.Got);
        _app.Clock.Advance(EventDelivery.Lease);
        await Round();
        Assert.Single(_receiver.Got);
    }

    [Fact]
    public async Task An_event_is_kept_with_its_change_or_not_at_all()
    {
        var (system, _) = await Subscribed();
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        var before = (await Counts(system)).Waiting;
        await Assert.ThrowsAsync<InvalidOperationException>(() => _app.InDatabase(async db =>
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
        await _app.InDatabase(async db =>
        {
            (await db.ClientSystems.SingleAsync(client => client.Id == stopped.System.Id)).Disabled = true;
            await db.SaveChangesAsync();
        });
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterSearch), CasePageCases.In(CasePhase.ShelterFound)]);
        await _app.ApiWith(registers.Token).Post("/transfers", ApiClients.Transfer());
        Assert.Equal(1, (await Counts(registers.System)).Waiting);
        Assert.Equal(3, (await Counts(follows.System)).Waiting);
        Assert.Equal(0, (await Counts(stopped.System)).Waiting);
    }

    [Theory]
    [InlineData("https://partner.example/events", null)]
    [InlineData("http://partner.example/events", "AddressHttps")]
    [InlineData("https://partner.example/events?key=1", "AddressParts")]
    [InlineData("https://me:secret@partner.example/", "AddressParts")]
    [InlineData("https://127.0.0.1/", "AddressPrivate")]
    [InlineData("https://localhost/", "AddressPrivate")]
    [InlineData("https://10.1.2.3/", "AddressPrivate")]
    [InlineData("https://192.168.1.1/", "AddressPrivate")]
    [InlineData("https://169.254.169.254/", "AddressPrivate")]
    [InlineData("https://[fd00::1]/", "AddressPrivate")]
    [InlineData("https://[::ffff:10.0.0.1]/", "AddressPrivate")]
    [InlineData("https://0x7f000001/", "AddressPrivate")]
    [InlineData("ftp://partner.example/", "AddressHttps")]
    [InlineData("partner.example", "AddressWrong")]
    public void Events_go_to_https_outside_and_nowhere_else(string address, string? fault) => Assert.Equal(fault, WebhookAddress.Fault(address, Service));

    [Theory]
    [InlineData("203.0.113.7", false, true)]
    [InlineData("10.0.0.1", false, false)]
    [InlineData("10.0.0.1", true, true)]
    [InlineData("169.254.169.254", true, false)]
    [InlineData("127.0.0.1", true, false)]
    [InlineData("0.0.0.0", true, false)]
    [InlineData("fe80::1", true, false)]
    [InlineData("::1", true, false)]
    [InlineData("64:ff9b::a00:1", true, false)]
    [InlineData("2001:db8::1", false, true)]
    public void A_name_is_judged_by_what_it_stands_for(string address, bool privateAllowed, bool reached) =>
        Assert.Equal(reached, WebhookAddress.MayReach(IPAddress.Parse(address), Service with { AllowPrivate = privateAllowed }));

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    public async Task A_name_that_leads_inside_is_not_asked(string leadsTo)
    {
        var (asked, secrets) = ("", _app.Services.GetRequiredService<WebhookSecrets>());
        using var client = new WebhookClient(Service, secrets, (name, _) =>
        {
            asked = name;
            return Task.FromResult<IPAddress[]>([IPAddress.Parse(leadsTo)]);
        });
        var outgoing = new OutgoingEvent(1, "id", ApiEventKind.CaseRegistered, "RC-2026-000001", DateTime.UtcNow, 1, "https://partner.example/events", secrets.Close(WebhookSigning.NewSecret()));
        Assert.Equal(DeliveryErrors.Private, await client.SendAsync(outgoing, DateTimeOffset.UtcNow, TestContext.Current.CancellationToken));
        Assert.Equal("partner.example", asked);
    }

    private static ApiSettings Service => ApiSettings.Read(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build(), new DemoOptions(false, false, null, false));

    private static JsonElement Event(string body) => JsonSerializer.Deserialize<JsonElement>(body);

    // As a subscriber would write it from docs/api.md.
    private static string Signed(string secret, Dictionary<string, string> headers, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.{body}")));

    private Task<(ClientSystem System, string Secret)> Subscribed(params ApiEventKind[] kinds) => Subscribed(_receiver, kinds);

    private async Task<(ClientSystem System, string Secret)> Subscribed(FakeReceiver receiver, params ApiEventKind[] kinds)
    {
        var (system, secret, _) = await Subscribed(ApiClients.Everything, kinds.Length == 0 ? Enum.GetValues<ApiEventKind>() : kinds, receiver);
        return (system, secret);
    }

    private async Task<(ClientSystem System, string Secret, string Token)> Subscribed(ApiScope[] scopes, ApiEventKind[] kinds, FakeReceiver? receiver = null)
    {
        var (system, token) = await _app.System(scopes);
        var (shown, kept) = _app.Services.GetRequiredService<WebhookDesk>().NewSecret();
        await _app.With<EventSubscriptions, EventSubscription>(subscriptions => subscriptions.AddAsync(system, (receiver ?? _receiver).Address, kinds, kept, DateTime.UtcNow));
        return (system, shown, token);
    }

    private async Task<EventCount> Round() => await _app.With<EventRound, EventCount>(round => round.RunAsync());

    private Task<T> Queue<T>(Func<WaitingEvents, Task<T>> work) => _app.With(work);

    private Task<DeliveryCounts> Counts(ClientSystem system) => Queue(queue => queue.CountAsync(system.Id));

    private async Task<string?> Error()
    {
        string? error = null;
        await _app.InDatabase(async db => error = await db.EventDeliveries.Where(delivery => delivery.Error != null).Select(delivery => delivery.Error).SingleOrDefaultAsync());
        return error;
    }
}
