using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Web.Demo.Vocabulary;
using static ReturnCase.Web.Demo.Stories.SearchStories;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>Cases with a return decision.</summary>
internal static class ReturnStories
{
    private static readonly Span ALongWhile = new(230, 300);

    public static IReadOnlyList<Story> All { get; } =
    [
        new("Preparation after shelter was found", 2, s => Decided(s, 5, 18)) { Begins = new(170, 250) },
        new("Preparation: the term is past", 1, s => Decided(s, 36, 46)) { Begins = new(200, 280) },
        new("Preparation from the transfer", 1, s => s.Transfer().AcceptForReturn().Ask(RequestResult.Done)) { Begins = new(11, 14), Fix = plan => plan with { RejectedOn = plan.Start.AddDays(-4) } },
        new("Preparation: two suspensions", 1, s => Decided(s, 65, 80).Ago(50).Suspend(SuspensionKind.Appeal).Ago(30).Suspend(SuspensionKind.Medical).Ago(10, 20).Reviewed()) { Begins = ALongWhile },
        new("Preparation: an exception awaits approval", 1, s => Decided(s, 16, 24).Ago(2, 6).Suspend(SuspensionKind.RepeatAsylumApplication, asksNotToBlock: true, reason: "Tweede herhaalde aanvraag zonder nieuwe feiten, volgens de IND.")) { Begins = new(200, 280) },
        new("Preparation: annulled by the court, waits for its move", 1, s => Decided(s, 6, 12).Ago(1, 3).Decide(DecisionKind.ReturnDecisionAnnulled, DecisionOrigin.Court, by: s.Liaison)) { Begins = new(200, 280) },
        new("Preparation: shelter lost, the IND asked to reconsider", 1, Lost) { Begins = new(230, 290) },
        new("2.2 proposed", 1, s => Decided(s, 85, 105).ReadyForCannotLeave(1).Ago(8, 10).Reviewed().Ago(1, 7).Propose(OutcomeKind.CooperatedCannotLeave)) { Begins = ALongWhile },
        new("2.3 proposed", 1, s => Decided(s, 85, 105).ReadyForNoArrangements(2).Ago(9, 10).Reviewed().Ago(2, 8).Propose(OutcomeKind.NoArrangements)) { Begins = ALongWhile },
        new("Preparation: the journey fell through", 1, s => Decided(s, 38, 48).ReadyToTravel(10, -4, brief: true).Ago(5, 8).FellThrough(Phrases.Fell[0]).Reviewed()) { Begins = ALongWhile },
        new("Preparation: handover failed, the child is back", 1, s => Decided(s, 36, 46).ReadyToTravel(10, -5, brief: true).Depart(5).Ago(3, 4).Move(CaseTrigger.HandoverFailedChildBack, "{wie} kwam niet opdagen. {naam} is met dezelfde begeleiding teruggekomen en weer in de opvang.").Reviewed()) { Begins = ALongWhile },

        new("Ready to travel", 2, s => Decided(s, 24, 34).ReadyToTravel(3, 5).Reviewed()) { Begins = new(170, 260) },
        new("Ready to travel, 18 within a month", 1, s => Decided(s, 26, 36).ReadyToTravel(2, 4).Reviewed()) { Begins = new(170, 260), Eighteen = new(17, 26) },
        new("Ready to travel: the verification grows old", 1, s => Decided(s, 34, 42).ReadyToTravel(12, 3).Reviewed()) { Begins = new(170, 260) },
        new("Ready to travel: a decision of the court stops it, alarm without an owner", 1, s => Decided(s, 26, 36).ReadyToTravel(5, 3).Reviewed().Ago(1, 2).Decide(DecisionKind.ReturnDecisionAnnulled, DecisionOrigin.Court, by: s.Liaison)) { Begins = new(170, 260) },
        new("Ready to travel: appeal filed", 1, s => Decided(s, 26, 36).ReadyToTravel(4, 6).Reviewed().Ago(1, 2).Suspend(SuspensionKind.ProvisionalMeasure)) { Begins = new(170, 260) },

        new("Travelling", 1, s => Decided(s, 30, 40).ReadyToTravel(5, -1).Depart(1)) { Begins = new(170, 260) },
        new("Travelling: handover overdue", 1, s => Decided(s, 30, 40).ReadyToTravel(8, -4).Depart(4)) { Begins = new(170, 260) },
        new("Travelling: handover failed, the child is not back", 1, s => Decided(s, 30, 40).ReadyToTravel(6, -2).Depart(2).Exactly(s.DayAgo(1)).Note(StatementKind.HandoverFailed, ["{wie} stond niet op het vliegveld. {naam} is met de begeleiding in een hotel; de liaison zoekt contact."])) { Begins = new(170, 260) },
        new("Travelling although blocked", 1, Gone) { Begins = new(170, 260) },

        new("2.2 confirmed, referral ready", 1, s => Decided(s, 90, 110).CooperatedCannotLeave(2, 9)) { Begins = ALongWhile },
        new("2.2 received", 2, s => Decided(s, 110, 130).CooperatedCannotLeave(15, 45).Send()) { Begins = new(300, 360) },
        new("2.2: answer overdue", 1, s => Decided(s, 170, 190).CooperatedCannotLeave(94, 106).Send()) { Begins = new(350, 420) },
        new("2.2: a refusal waits for its move", 1, s => Decided(s, 110, 130).CooperatedCannotLeave(30, 50).Send().Ago(1, 3).Answer(DecisionKind.ResidenceNotGranted)) { Begins = new(300, 360) },

        new("No arrangements", 2, s => Decided(s, 120, 150).NoArrangements(15, 75)) { Begins = new(300, 380) },
        new("No arrangements: reviewed", 1, s => Decided(s, 180, 200).NoArrangements(100, 120).Ago(20, 35).Review(12, 50)) { Begins = new(350, 420) },
        new("No arrangements: review overdue", 1, s => Decided(s, 190, 210).NoArrangements(112, 122)) { Begins = new(360, 430) },
        new("No arrangements, 18 within two weeks", 1, s => Decided(s, 110, 130).NoArrangements(30, 60).Ago(3, 9).Review(20, 40).Note(StatementKind.HandoverNote, Phrases.AdultNote)) { Begins = new(280, 340), Eighteen = new(4, 13) },
        new("No arrangements, 18 today", 1, s => Decided(s, 110, 130).NoArrangements(30, 60).Ago(3, 9).Review(20, 40).Note(StatementKind.HandoverNote, Phrases.AdultNote)) { Begins = new(280, 340), Eighteen = new(0, 0) },
    ];

    /// <summary>A return decision of so many days ago, after shelter was found.</summary>
    public static CaseStory Decided(CaseStory s, int from, int to) => Begun(s).ReturnDecided(from, to);

    private static void Lost(CaseStory s)
    {
        Decided(s, 42, 52).Ago(14, 20).Step(CandidateStage.Withdrawn)
            .Do(c => s.File.ReportShelterLost(c, s.Numbers.Referral(s.Day.Year), "De plek is weg: de familie trekt zich terug. Gevraagd of het besluit in stand blijft."));
        s.Send().Ago(4, 8).Reviewed();
    }

    private static void Gone(CaseStory s)
    {
        Decided(s, 28, 38).ReadyToTravel(5, -1).Exactly(s.DayAgo(1)).Suspend(SuspensionKind.ProvisionalMeasure)
            .Note(StatementKind.DepartureNotice, ["Bij aankomst op Schiphol bleek dat de voorziening nog niet was doorgegeven. Het vliegtuig was vertrokken."])
            .Move(CaseTrigger.DepartedAlthoughBlocked, by: s.Supervisor);
    }
}
