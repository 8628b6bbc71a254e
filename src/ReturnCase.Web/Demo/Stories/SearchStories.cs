using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Web.Demo.Vocabulary;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>Cases in Intake and in the search, each at another distance from its deadline.</summary>
internal static class SearchStories
{
    public static IReadOnlyList<Story> All { get; } =
    [
        new("Transfer of today's week", 2, s => s.Transfer()) { Begins = new(1, 4) },
        new("Transfer without the rejection", 1, s => s.Transfer(rejected: false)) { Begins = new(3, 5), Unassigned = true },
        new("Transfer with an incomplete return decision", 1, s => s.Transfer().ReturnDecision(s.Plan.RejectedOn, complete: false)) { Begins = new(3, 5) },
        new("Transfer with a return decision", 1, s => s.Transfer().ReturnDecision(s.Plan.RejectedOn)) { Begins = new(2, 4), Unassigned = true },
        new("Routing overdue", 2, s => s.Transfer().Ago(3, 6).NotReached()) { Begins = new(10, 14), Unassigned = true },

        new("Search just begun", 1, s => s.Transfer().AcceptForSearch().Try(ShelterKind.Family, CandidateStage.ContactAttempted)) { Begins = new(18, 60) },
        new("Search: family reached", 2, s => Begun(s).Try(ShelterKind.Family, CandidateStage.ContactMade).Ago(8, 20).Ask(RequestResult.Waiting)) { Begins = new(80, 170) },
        new("Search: a willing aunt", 1, s => Begun(s).Try(ShelterKind.Acquaintance, CandidateStage.Rejected).Ago(40, 60).Try(ShelterKind.Family, CandidateStage.Willing)) { Begins = new(190, 250) },
        new("Search: assessed, not yet accepted", 1, s => Begun(s).Ago(50, 70).Try(ShelterKind.Family, CandidateStage.Assessed).Ago(5, 12).Review(30, 75)) { Begins = new(262, 300) },
        new("Search: the last month", 1, s => Begun(s).TryEverything(30)) { Begins = new(330, 332) },
        new("Search: the last two weeks", 1, s => Begun(s).TryEverything(40).Ago(12, 20).Ask(RequestResult.Done).Pass(3, 6).JudgeCooperated()) { Begins = new(338, 341) },
        new("Search: past the year, nobody decided", 1, s => Begun(s).TryEverything(40)) { Begins = new(363, 366) },
        new("Search: past the year, it continues", 1, s => Begun(s).TryEverything(60).Ago(3, 12).Review(30, 75, StatementKind.SearchContinues)) { Begins = new(375, 410) },
        new("Search: 18 within three months", 1, s => Begun(s).Try(ShelterKind.Family, CandidateStage.NotReachable)) { Begins = new(90, 160), Eighteen = new(38, 85) },
        new("Search: 18 within a month", 1, s => Begun(s).Try(ShelterKind.Family, CandidateStage.ContactMade)) { Begins = new(120, 200), Eighteen = new(17, 27) },
        new("Search: not assigned since a colleague left", 1, s => Begun(s).Try(ShelterKind.Family, CandidateStage.ContactMade).Ago(2, 5).Do(c => s.File.Assign(c, s.Plan.Team, null), s.Supervisor, reason: "De regievoerder heeft een andere baan; de zaak wordt deze week verdeeld.").Quiet()) { Begins = new(100, 240) },
        new("Search: child missing", 1, s => Begun(s).Try(ShelterKind.Family, CandidateStage.ContactMade).Ago(3, 7).NotReached().Miss("Twee nachten niet op de groep gezien; politie en voogd zijn gebeld.")) { Begins = new(90, 200) },
        new("Search: signals of trafficking", 1, s => Begun(s).Ago(2, 6).Talk(Phrases.SearchTalk, trafficking: CheckAnswer.Yes)) { Begins = new(60, 150) },
        new("Search: a pause awaits approval", 1, s => Begun(s).Try(ShelterKind.Family, CandidateStage.ContactMade).Ago(2, 6).Suspend(SuspensionKind.Medical, asksToPause: true, reason: "Opname van zes weken; de behandelaar vraagt om rust.")) { Begins = new(110, 240) },
        new("Search: paused", 1, s => Begun(s).Ago(30, 50).Suspend(SuspensionKind.Medical, asksToPause: true, reason: "Herstel na een operatie.").Pass(2, 4).Do(c => s.File.AnswerException(c, s.File.Suspensions[^1].Sequence, SuspensionWish.Pause, true), s.Supervisor, reason: "Akkoord: de arts vraagt om rust.")) { Begins = new(150, 260) },

        new("1.1 proposed", 1, s => Begun(s).ReadyForShelterFound(2).Ago(2, 8).Propose(OutcomeKind.ShelterFound)),
        new("1.2 proposed", 1, s => Begun(s).ReadyForCooperated(1).Ago(1, 7).Propose(OutcomeKind.CooperatedNoShelter)),
        new("1.3 proposed", 1, s => Begun(s).ReadyForInsufficient(2).Ago(2, 8).Propose(OutcomeKind.InsufficientCooperation)),
        new("1.2 returned", 1, s => Begun(s).ReadyForCooperated(4).Ago(8, 10).Propose(OutcomeKind.CooperatedNoShelter).Ago(2, 6).ReturnProposal()),
        new("1.1 proposed by a supervisor, for the other team", 1, s => Begun(s).ReadyForShelterFound(1).Ago(1, 6).Propose(OutcomeKind.ShelterFound, s.Supervisor)),

        new("Further search asked by the IND", 2, s => Asked(s, 95, 120, 35, 80).Try(ShelterKind.Family, CandidateStage.ContactMade)) { Begins = new(330, 400) },
        new("Further search past its date", 1, s => Asked(s, 110, 130, -12, -3).Try(ShelterKind.Acquaintance, CandidateStage.NotReachable)) { Begins = new(340, 400) },
        new("Further search after a refusal", 1, s => Begun(s).CooperatedNoShelter(75, 95).Send().Pass(20, 40).Answer(DecisionKind.ResidenceNotGranted).Pass(1, 3).Move(CaseTrigger.IndDoesNotGrant).Pass(10, 25).Try(ShelterKind.Acquaintance, CandidateStage.ContactAttempted)) { Begins = new(300, 380) },
        new("Search ended, proposed", 1, s => EndReady(Asked(s, 120, 140, 10, 25), 2).Ago(2, 6).Propose(OutcomeKind.SearchEnded)) { Begins = new(360, 430) },
        new("Search reopened: late cooperation", 1, s => Begun(s).InsufficientCooperation(40, 50).Send().Pass(8, 20).ReopenSearch().Ask(RequestResult.Done)) { Begins = new(280, 350) },
    ];

    public static CaseStory Begun(CaseStory s) => s.Transfer().AcceptForSearch();

    /// <summary>Outcome 1.3, confirmed so many days ago, upon which the IND asks to search further until a day so many days from now.</summary>
    public static CaseStory Asked(CaseStory s, int from, int to, int dueFrom, int dueTo) =>
        Begun(s).InsufficientCooperation(from, to).Send().Pass(15, 30).Answer(DecisionKind.FurtherInvestigation, s.DayIn(dueFrom, dueTo)).Pass(1, 3)
            .Move(CaseTrigger.IndAsksFurtherInvestigation).Pass(3, 8);

    /// <summary>Everything that the end of the search, so many days ago, asks for.</summary>
    public static CaseStory EndReady(CaseStory s, int ago) =>
        s.Try(ShelterKind.Acquaintance, CandidateStage.NotReachable).Ago(ago + 20).Ask(RequestResult.NotDone).Ago(ago + 12).JudgeInsufficient().Ago(ago + 9).AskGuardianOnProposal();
}
