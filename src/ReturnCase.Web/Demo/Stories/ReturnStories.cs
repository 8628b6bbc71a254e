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
    private static readonly Span Recently = new(1, 4);

    public static IReadOnlyList<Story> All { get; } =
    [
        new("Preparation after shelter was found", 2, s => Decided(s).At(.95).Talk(Phrases.ReturnTalk)) { Begins = new(170, 250), Ends = Recently },
        new("Preparation: the term is past", 1, s => Decided(s).At(1).Overheard()) { Begins = new(260, 340), Ends = new(20, 30) },
        new("Preparation from the transfer", 1, s => s.Transfer().AcceptForReturn().At(.5).Ask(RequestResult.Done).At(.9).Talk(Phrases.ReturnTalk)) { Begins = new(20, 34), Ends = Recently },
        new("Preparation: two suspensions", 1, s => Decided(s).At(.7).Suspend(SuspensionKind.Appeal).At(.85).Suspend(SuspensionKind.Medical).At(.97).Overheard()) { Begins = new(200, 280), Ends = Recently },
        new("Preparation: an exception awaits approval", 1, s => Decided(s).At(.9).Suspend(SuspensionKind.RepeatAsylumApplication, asksNotToBlock: true, reason: "Tweede herhaalde aanvraag zonder nieuwe feiten, volgens de IND.")) { Begins = new(200, 280), Ends = Recently },
        new("Preparation: annulled by the court, waits for its move", 1, s => Decided(s).At(.98).Decide(DecisionKind.ReturnDecisionAnnulled, DecisionOrigin.Court, by: s.Liaison)) { Begins = new(200, 280), Ends = Recently },
        new("Preparation: shelter lost, the IND asked to reconsider", 1, Lost) { Begins = new(230, 290), Ends = Recently },
        new("2.2 proposed", 1, s => Decided(s).TryToLeave().Ask(RequestResult.Done).At(.97).JudgeCooperated().Propose(OutcomeKind.CooperatedCannotLeave)) { Begins = new(320, 400), Ends = Recently },
        new("2.3 proposed", 1, s => Decided(s).ReadyForNoArrangements().At(.98).Propose(OutcomeKind.NoArrangements)) { Begins = new(320, 400), Ends = Recently },
        new("Preparation: the journey fell through", 1, s => Decided(s).ReadyToTravel().Pass(1, 3).Move(CaseTrigger.FellThrough, Phrases.Fell[0])) { Begins = new(260, 340), Ends = Recently },
        new("Preparation: handover failed, the child is back", 1, s => Decided(s).ReadyToTravel().Pass(1, 2).Depart().Pass(1, 2).Move(CaseTrigger.HandoverFailedChildBack, "{wie} kwam niet opdagen. {naam} is met dezelfde begeleiding teruggekomen en weer in de opvang.")) { Begins = new(260, 340), Ends = Recently },

        new("Ready to travel", 2, s => Decided(s).ReadyToTravel()) { Begins = new(230, 320), Ends = new(1, 4) },
        new("Ready to travel, 18 within a month", 1, s => Decided(s).ReadyToTravel()) { Begins = new(230, 320), Ends = new(1, 3), Eighteen = new(17, 26) },
        new("Ready to travel: the verification grows old", 1, s => Decided(s).ReadyToTravel()) { Begins = new(250, 340), Ends = new(11, 13) },
        new("Ready to travel: a decision of the court stops it, alarm without an owner", 1, s => Decided(s).ReadyToTravel().Pass(1, 1).Decide(DecisionKind.ReturnDecisionAnnulled, DecisionOrigin.Court, by: s.Liaison)) { Begins = new(230, 320), Ends = new(1, 2) },
        new("Ready to travel: appeal filed", 1, s => Decided(s).ReadyToTravel().Pass(1, 2).Suspend(SuspensionKind.ProvisionalMeasure)) { Begins = new(230, 320), Ends = new(1, 2) },

        new("Travelling", 1, s => Decided(s).ReadyToTravel().Pass(1, 3).Verify().WritePlan(0).Depart()) { Begins = new(230, 330), Ends = new(1, 1) },
        new("Travelling: handover overdue", 1, s => Decided(s).ReadyToTravel().Pass(1, 3).Depart()) { Begins = new(230, 330), Ends = new(8, 10) },
        new("Travelling: handover failed, the child is not back", 1, s => Decided(s).ReadyToTravel().Pass(1, 2).Depart().Pass(1, 2).Note(StatementKind.HandoverFailed, ["{wie} stond niet op het vliegveld. {naam} is met de begeleiding in een hotel; de liaison zoekt contact."])) { Begins = new(230, 330), Ends = new(1, 2) },
        new("Travelling although blocked", 1, Gone) { Begins = new(230, 330), Ends = new(1, 2) },

        new("2.2 confirmed, referral ready", 1, s => Decided(s).CooperatedCannotLeave()) { Begins = new(330, 420), Ends = Recently },
        new("2.2 received", 2, s => Decided(s).CooperatedCannotLeave().Send().At(.98).Talk(Phrases.ReturnTalk)) { Begins = new(350, 450), Ends = new(5, 20) },
        new("2.2: answer overdue", 1, s => Decided(s).CooperatedCannotLeave().Send()) { Begins = new(400, 480), Ends = new(60, 75) },
        new("2.2: a refusal waits for its move", 1, s => Decided(s).CooperatedCannotLeave().Send().At(.98).Answer(DecisionKind.ResidenceNotGranted)) { Begins = new(350, 420), Ends = Recently },

        new("No arrangements", 2, s => Decided(s).NoArrangements().At(.95).Talk(Phrases.ReturnTalk)) { Begins = new(330, 430), Ends = new(3, 25) },
        new("No arrangements: reviewed", 1, s => Decided(s).NoArrangements().At(.9).Review().At(.98).Overheard()) { Begins = new(380, 470), Ends = new(3, 15) },
        new("No arrangements: review overdue", 1, s => Decided(s).NoArrangements()) { Begins = new(450, 520), Ends = new(100, 110) },
        new("No arrangements, 18 within two weeks", 1, s => Decided(s).NoArrangements().At(.98).Review().Note(StatementKind.HandoverNote, Phrases.AdultNote)) { Begins = new(330, 430), Ends = new(3, 9), Eighteen = new(4, 13) },
        new("No arrangements, 18 today", 1, s => Decided(s).NoArrangements().At(.98).Review().Note(StatementKind.HandoverNote, Phrases.AdultNote)) { Begins = new(330, 430), Ends = new(3, 9), Eighteen = new(0, 0) },
    ];

    public static CaseStory Decided(CaseStory s) => Begun(s).ShelterFound().ReturnDecided();

    private static void Lost(CaseStory s)
    {
        Decided(s).At(.9).Step(CandidateStage.Withdrawn)
            .Do(c => s.File.ReportShelterLost(c, s.Numbers.Referral(s.Day.Year), "De plek is weg: de familie trekt zich terug. Gevraagd of het besluit in stand blijft."));
        s.Send();
    }

    private static void Gone(CaseStory s)
    {
        Decided(s).ReadyToTravel().Pass(1, 1).Suspend(SuspensionKind.ProvisionalMeasure)
            .Note(StatementKind.DepartureNotice, ["Bij aankomst op Schiphol bleek dat de voorziening nog niet was doorgegeven. Het vliegtuig was vertrokken."])
            .Move(CaseTrigger.DepartedAlthoughBlocked, by: s.Supervisor);
    }
}
