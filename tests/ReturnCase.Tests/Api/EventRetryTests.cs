using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Api;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Api.Events;

namespace ReturnCase.Tests.Api;

/// <summary>Events that do not arrive: tried again, given up, shown, and sent again.</summary>
public sealed class EventRetryTests : EventCases
{
    [Fact]
    public async Task What_fails_is_tried_again_later_and_under_the_same_id_and_later_events_of_the_case_wait()
    {
        var (system, _) = await Subscribed();
        (Receiver.Usual, var builder) = (HttpStatusCode.ServiceUnavailable, CasePageCases.In(CasePhase.ShelterFound));
        await App.KeepAll([builder]);
        await Round();
        await Round();
        Assert.Single(Receiver.Got);
        Assert.Equal("HTTP 503", await Error());

        App.Clock.Advance(EventDelivery.WaitAfter(1));
        Receiver.Usual = HttpStatusCode.NoContent;
        await Round();
        Assert.Equal(4, Receiver.Got.Count);
        Assert.Equal(Receiver.Got[0].Headers[WebhookSigning.IdHeader], Receiver.Got[1].Headers[WebhookSigning.IdHeader]);
        Assert.Equal(new DeliveryCounts(0, 0, 3), await Counts(system));
    }

    [Fact]
    public async Task An_address_that_does_not_answer_keeps_nobody_else_waiting()
    {
        using var silent = new FakeReceiver { Silence = new() };
        await Subscribed(silent, ApiEventKind.CaseRegistered);
        var (system, _) = await Subscribed(ApiEventKind.CaseRegistered);
        await App.KeepAll([CasePageCases.In(CasePhase.ShelterFound), CasePageCases.In(CasePhase.CooperatedNoShelter)]);
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
        await App.KeepAll([CasePageCases.In(CasePhase.ShelterFound), CasePageCases.In(CasePhase.CooperatedNoShelter)]);
        Receiver.Usual = HttpStatusCode.ServiceUnavailable;
        Assert.Equal(new EventCount(0, 1), await Round());
        Receiver.Usual = HttpStatusCode.OK;
        Assert.Equal(new EventCount(1, 0), await Round());
        App.Clock.Advance(EventDelivery.WaitAfter(1));
        await Round();
        Assert.Equal((3, new DeliveryCounts(0, 0, 2)), (Receiver.Got.Count, await Counts(system)));
    }

    [Theory]
    [InlineData(HttpStatusCode.Redirect)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task What_never_arrives_is_given_up_shown_and_sent_again_by_the_administrator(HttpStatusCode answer)
    {
        var (system, _) = await Subscribed(ApiEventKind.CaseRegistered);
        Receiver.Usual = answer;
        await App.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        for (var i = 0; i < 15; i++)
        {
            await Round();
            App.Clock.Advance(TimeSpan.FromHours(6));
        }

        Assert.Equal(12, Receiver.Got.Count);
        Assert.Equal(new DeliveryCounts(0, 1, 0), await Counts(system));
        var noor = await App.ClientAs("noor");
        var page = await noor.Get($"/admin/clients/{system.Id}/deliveries");
        Assert.Contains($"HTTP {(int)answer}", page.Text, StringComparison.Ordinal);
        Assert.Contains("Niet afgeleverd: 1", (await noor.Get("/admin/clients")).Text, StringComparison.Ordinal);

        Receiver.Usual = HttpStatusCode.OK;
        Assert.Equal(HttpStatusCode.Redirect, (await noor.Submit(page, "tbody form")).Status);
        await Round();
        Assert.Equal((13, new DeliveryCounts(0, 0, 1)), (Receiver.Got.Count, await Counts(system)));
        Assert.Single(Receiver.Got.Select(got => got.Headers[WebhookSigning.IdHeader]).Distinct());
        Assert.Contains(App.Audit.All, row => row.Action == AuditAction.EventsRedelivered);
    }

    [Fact]
    public async Task What_arrived_is_sent_again_and_a_number_that_cannot_be_read_sends_nothing()
    {
        var (system, _) = await Subscribed(ApiEventKind.CaseRegistered);
        await App.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        await Round();
        var noor = await App.ClientAs("noor");
        var page = await noor.Get($"/admin/clients/{system.Id}/deliveries?arrived=true");
        var wrong = await noor.Post($"/admin/clients/{system.Id}/deliveries?handler=Again", [new("__RequestVerificationToken", page.Value("__RequestVerificationToken")!), new("delivery", "abc")]);
        Assert.Equal((HttpStatusCode.BadRequest, new DeliveryCounts(0, 0, 1)), (wrong.Status, await Counts(system)));
        Assert.Equal(HttpStatusCode.Redirect, (await noor.Submit(page, "tbody form")).Status);
        await Round();
        Assert.Equal(2, Receiver.Got.Count);
        Assert.Single(Receiver.Got.Select(got => got.Headers[WebhookSigning.IdHeader]).Distinct());
    }

    [Fact]
    public async Task The_administrator_sees_in_words_that_events_fail()
    {
        var (system, _) = await Subscribed(ApiEventKind.CaseRegistered);
        Receiver.Usual = HttpStatusCode.ServiceUnavailable;
        await App.KeepAll([CasePageCases.In(CasePhase.ShelterFound)]);
        await Round();
        await App.InDatabase(db => db.EventDeliveries.ExecuteUpdateAsync(set => set.SetProperty(delivery => delivery.Error, DeliveryErrors.NoAnswer)));
        var noor = await App.ClientAs("noor");
        Assert.Contains("Gebeurtenissen die niet aankwamen bij een systeem: 1", (await noor.Get("/admin")).Text, StringComparison.Ordinal);
        Assert.Contains("wordt opnieuw geprobeerd: 1", (await noor.Get("/admin/clients")).Text, StringComparison.Ordinal);
        Assert.Contains("Laatste fout: Geen antwoord binnen 10 seconden", (await noor.Get($"/admin/clients/{system.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("Geen antwoord binnen 10 seconden", (await noor.Get($"/admin/clients/{system.Id}/deliveries")).Text, StringComparison.Ordinal);
    }
}
