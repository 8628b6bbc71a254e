using ReturnCase.Domain.Cases;

namespace ReturnCase.BrowserTests.Support;

/// <summary>The work of track 2, told in one sentence each.</summary>
public static class ReturnDriver
{
    /// <summary>All that a journey asks for: who receives the child, views, documents, escort, and the checks of the day.</summary>
    public static async Task PrepareReturn(this CaseDriver sanne, string receiver)
    {
        await sanne.Record("return-plan",
            ("Who will care for the young person?", receiver), ("What was agreed with this person or house?", "Waits at the airport; school from January."),
            ("When was that agreed?", "23-11-2026"), ("Who brings the young person?", "T. Visser, escort, until the handover."), ("Journey", "Schiphol to Conakry, one stop."),
            ("Departure", "23-11-2026"), ("Handover", "23-11-2026"), ("Support of IOM and others", "IOM pays the school for a year."));
        await sanne.Record("travel-document", ("Which document?", "Laissez-passer"), ("From which country?", "Guinea"));
        await sanne.Record(["travel-document", "travel-document-answer"], ("To which request?", "Laissez-passer"), ("What did the embassy answer?", "Issued"));
        await sanne.Record("verification",
            ("Receiver", receiver), ("Does the place still stand?", "Yes"), ("How was this checked?", "Called today; the room is ready."));
        await sanne.State("removability-check", "Nothing blocks: no appeal, no measure, no medical ground.");
        await sanne.WeighInterests("best-interests-on-return", "Family, school and what she wants herself: the return is good for her.");
        await sanne.AskView("child-view-on-return", "\"I am nervous, but I want to go.\"");
        await sanne.AskView("guardian-view-on-return", "Agrees with the plan.");
        await sanne.Record("guardian-told-of-return", ("What was told, and to whom?", "The guardian knows day, flight and escort."), ("How was it told?", "By phone; the schedule followed by letter."));
    }

    /// <summary>From departure to the signature of the receiver.</summary>
    public static async Task TravelTo(this CaseDriver sanne, string receiver)
    {
        await sanne.State("departure-notice", "Left with the morning flight, with the escort.");
        await sanne.Move(CaseTrigger.Departed);
        await sanne.ShouldStandIn(CasePhase.Travelling);
        await sanne.Record("handover",
            ("Who took the child over?", receiver), ("How did the handover go?", "She was waiting; they called the mentor together."), ("Reference of the signature", "HO-2026-5"));
        await sanne.Move(CaseTrigger.HandedOver);
    }
}
