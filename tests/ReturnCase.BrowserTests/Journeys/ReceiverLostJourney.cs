using Microsoft.Playwright;
using ReturnCase.BrowserTests.Support;
using ReturnCase.Domain.Cases;
using static ReturnCase.BrowserTests.Support.SearchDriver;

namespace ReturnCase.BrowserTests.Journeys;

/// <summary>The aunt who withdraws the day before the flight (domain 7, case 5).</summary>
public sealed class ReceiverLostJourney(BrowserFixture browser)
{
    [Fact]
    public async Task The_aunt_withdraws_the_day_before_the_flight_and_can_be_travelled_to_only_when_verified_anew()
    {
        await using var people = await People.Of(browser);
        var sanne = await people.Sanne.Register("Djenabou", returnDecision: true);
        var ingrid = people.Ingrid.At(sanne);
        await sanne.Move(CaseTrigger.AcceptWithReturnDecision);
        await sanne.NameGuinea();
        await sanne.FindTheAunt();
        await sanne.PrepareReturn(Aunt);
        await sanne.Move(CaseTrigger.Ready);

        await sanne.Step(Aunt, "Withdrawn");
        await sanne.ShouldStandIn(CasePhase.ReadyToTravel);
        await TravelPageStops(sanne);
        await ShouldSay(sanne, "The journey cannot go on like this.");

        // The supervisor hears of it at once, at another window, and lets the journey fall through.
        await people.Ingrid.Page.GotoAsync("/notices");
        await Assertions.Expect(people.Ingrid.Page.Locator("main", new() { HasText = sanne.Number })).ToContainTextAsync("Journey cannot go on");
        await ShouldSay(ingrid, "The journey cannot go on like this.");
        await ingrid.Move(CaseTrigger.FellThrough, "The aunt rang: she fell ill and cannot take her in.");
        await sanne.ShouldStandIn(CasePhase.ReturnPreparation);

        // Those involved are named until it is on file that each of them knows.
        await ShouldSay(sanne, "The journey fell through.");
        await sanne.Record("journey-off-told", ("What was told?", "That the flight is cancelled, and why."),
            ("Young person", "In a talk, with the mentor."), ("Guardian", "By phone at noon."), ("Escort", "By phone."));
        await sanne.Open();
        await Assertions.Expect(sanne.Page.Locator("#tell-journey-off")).ToHaveCountAsync(0);
        await sanne.Record("shelter-lost-after-decision", ("What happened?", "The aunt fell ill and withdrew."));

        // She can after all: the request to the IND is withdrawn, and the old check of the place counts for nothing.
        await sanne.RecordOnCandidate(Aunt, "candidate-step", ("Which step was taken?", "Accepted"), ("What came of it?", "She is better; her sister helps."),
            ("Evidence", "Letter of the aunt and her sister."), ("Why out of order?", "She withdrew and can after all."));
        await ingrid.Follow("withdraw-shelter-lost");
        await people.Ingrid.Fill(("Why is the referral withdrawn?", "The aunt can take her in after all."));
        await people.Ingrid.Send("Withdraw the referral");
        await ingrid.Follow("alarms");
        await people.Ingrid.Follow(people.Ingrid.Page.Locator("main a[href*='/alarms/']"));
        await people.Ingrid.Fill(("Why can this alarm be closed?", "Nobody travelled; the aunt is well again and takes her in."));
        await people.Ingrid.Send("Close the alarm");
        await sanne.Open();
        await Assertions.Expect(sanne.Page.Locator(".rc-checks__unmet[data-guard=ReceiverVerified]").First).ToBeAttachedAsync();
        await Assertions.Expect(sanne.Page.Locator(".rc-checks__unmet[data-guard=ReceiverAgreed]").First).ToBeAttachedAsync();
        await sanne.Record("verification", ("Receiver", Aunt), ("Does the place still stand?", "Yes"), ("How was this checked?", "Called today; she is well and her sister helps."));
        // What was agreed with her before, and what the guardian was told of the flight that is off, counts for nothing either.
        await sanne.Record("return-plan", ("What was agreed with this person or house?", "Her sister comes along to the airport; school from January."), ("When was that agreed?", "23-11-2026"));
        await sanne.Record("guardian-told-of-return", ("What was told, and to whom?", "The guardian knows that the flight is on again."), ("How was it told?", "By phone."));
        await sanne.Move(CaseTrigger.Ready);
        await sanne.TravelTo(Aunt);
        await sanne.ShouldBeClosed(ClosingReason.ReturnedHandedOver);
    }

    private static async Task TravelPageStops(CaseDriver person)
    {
        await person.Open();
        await Assertions.Expect(person.Page.Locator("[data-action=Departed][data-state=open]")).ToHaveCountAsync(0);
        await person.Page.GotoAsync($"/cases/{person.Number}/travel-day");
        await Assertions.Expect(person.Page.Locator("main")).ToContainTextAsync("STOP");
        await Assertions.Expect(person.Page.Locator("main a[href$='/handover']")).ToHaveCountAsync(0);
    }

    private static async Task ShouldSay(CaseDriver person, string words)
    {
        await person.Open();
        await Assertions.Expect(person.Page.Locator(".rc-alert", new() { HasText = words }).First).ToBeVisibleAsync();
    }
}
