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
    private static readonly Span Recently = new(1, 4);

    public static IReadOnlyList<Story> All { get; } =
    [
        new("Transfer of today's week", 2, s => s.Transfer()) { Begins = new(1, 4), Ends = new(1, 1) },
        new("Transfer without the rejection", 1, s => s.Transfer(rejected: false)) { Begins = new(3, 6), Ends = new(1, 1), Unassigned = true },
        new("Transfer with an incomplete return decision", 1, s => s.Transfer().ReturnDecision(s.Plan.RejectedOn, complete: false)) { Begins = new(4, 8), Ends = new(1, 2) },
        new("Transfer with a return decision", 1, s => s.Transfer().ReturnDecision(s.Plan.RejectedOn)) { Begins = new(2, 5), Ends = new(1, 1), Unassigned = true },
        new("Routing overdue", 2, s => s.Transfer().NotReached()) { Begins = new(14, 25), Ends = new(2, 5), Unassigned = true },

        new("Search just begun", 1, s => s.Transfer().AcceptForSearch().Try(ShelterKind.Family, CandidateStage.ContactAttempted)) { Begins = new(18, 60), Ends = Recently },
        new("Search: family reached", 2, s => Begun(s).Try(ShelterKind.Family, CandidateStage.ContactMade).At(.8).Talk(Phrases.SearchTalk).Ask(RequestResult.Waiting)) { Begins = new(80, 170), Ends = Recently },
        new("Search: a willing aunt", 1, s => Begun(s).Try(ShelterKind.Acquaintance, CandidateStage.Rejected).Try(ShelterKind.Family, CandidateStage.Willing).At(.9).Overheard()) { Begins = new(190, 250), Ends = Recently },
        new("Search: assessed, not yet accepted", 1, s => Begun(s).Try(ShelterKind.Family, CandidateStage.Assessed).At(.95).Talk(Phrases.SearchTalk)) { Begins = new(262, 300), Ends = Recently },
        new("Search: the last month", 1, s => Begun(s).TryEverything().At(.95).Talk(Phrases.SearchTalk)) { Begins = new(322, 330), Ends = Recently },
        new("Search: the last two weeks", 1, s => Begun(s).TryEverything().At(.97).Ask(RequestResult.Done).JudgeCooperated()) { Begins = new(338, 346), Ends = Recently },
        new("Search: past the year, nobody decided", 2, s => Begun(s).TryEverything().At(.95).Talk(Phrases.SearchTalk)) { Begins = new(365, 400), Ends = Recently },
        new("Search: past the year, it continues", 1, s => Begun(s).TryEverything().At(.93).Review(StatementKind.SearchContinues).At(.99).Overheard()) { Begins = new(375, 410), Ends = Recently },
        new("Search: 18 within three months", 1, s => Begun(s).Try(ShelterKind.Family, CandidateStage.NotReachable).At(.9).Talk(Phrases.SearchTalk)) { Begins = new(90, 160), Ends = Recently, Eighteen = new(38, 85) },
        new("Search: 18 within a month", 1, s => Begun(s).Try(ShelterKind.Family, CandidateStage.ContactMade).At(.9).Talk(Phrases.SearchTalk)) { Begins = new(120, 200), Ends = Recently, Eighteen = new(17, 27) },
        new("Search: not assigned since a colleague left", 1, s => Begun(s).Try(ShelterKind.Family, CandidateStage.ContactMade).At(.97).Do(c => s.File.Assign(c, s.Plan.Team, null), s.Supervisor, reason: "De regievoerder heeft een andere baan; de zaak wordt deze week verdeeld.")) { Begins = new(100, 240), Ends = Recently },
        new("Search: child missing", 1, s => Begun(s).Try(ShelterKind.Family, CandidateStage.ContactMade).At(.97).NotReached().Suspend(SuspensionKind.Missing, reason: "Twee nachten niet op de groep gezien; politie en voogd zijn gebeld.")) { Begins = new(90, 200), Ends = Recently },
        new("Search: signals of trafficking", 1, s => Begun(s).At(.9).Talk(Phrases.SearchTalk, ContactKind.DepartureInterview).Talk(Phrases.SearchTalk, trafficking: CheckAnswer.Yes)) { Begins = new(60, 150), Ends = Recently },
        new("Search: a pause awaits approval", 1, s => Begun(s).Try(ShelterKind.Family, CandidateStage.ContactMade).At(.97).Suspend(SuspensionKind.Medical, asksToPause: true, reason: "Opname van zes weken; de behandelaar vraagt om rust.")) { Begins = new(110, 240), Ends = Recently },
        new("Search: paused", 1, s => Begun(s).At(.5).Suspend(SuspensionKind.Medical, asksToPause: true, reason: "Herstel na een operatie.").Pass(2, 4).Do(c => s.File.AnswerException(c, s.File.Suspensions[^1].Sequence, SuspensionWish.Pause, true), s.Supervisor, reason: "Akkoord: de arts vraagt om rust.").At(.9).Overheard()) { Begins = new(150, 260), Ends = Recently },

        new("1.1 proposed", 1, s => Begun(s).FindShelter().At(.98).Propose(OutcomeKind.ShelterFound)) { Ends = Recently },
        new("1.2 proposed", 1, s => Begun(s).Ask(RequestResult.Done).TryEverything().Ask(RequestResult.Done).At(.97).JudgeCooperated().Propose(OutcomeKind.CooperatedNoShelter)) { Ends = Recently },
        new("1.3 proposed", 1, s => Begun(s).ReadyForInsufficient().At(.98).Propose(OutcomeKind.InsufficientCooperation)) { Ends = Recently },
        new("1.2 returned", 1, s => Begun(s).Ask(RequestResult.Done).TryEverything().Ask(RequestResult.Done).At(.93).JudgeCooperated().Propose(OutcomeKind.CooperatedNoShelter).Pass(1, 3).ReturnProposal()) { Ends = Recently },
        new("1.1 proposed by a supervisor, for the other team", 1, s => Begun(s).FindShelter().At(.98).Propose(OutcomeKind.ShelterFound, s.Supervisor)) { Ends = Recently },

        new("Further search asked by the IND", 2, s => Asked(s).Try(ShelterKind.Family, CandidateStage.ContactMade).At(.95).Talk(Phrases.SearchTalk)) { Begins = new(330, 420), Ends = Recently },
        new("Further search past its date", 1, s => Asked(s, 20).At(.9).Talk(Phrases.SearchTalk)) { Begins = new(380, 440), Ends = Recently },
        new("Further search after a refusal", 1, s => Begun(s).CooperatedNoShelter().Send().Pass(20, 40).Answer(DecisionKind.ResidenceNotGranted).Pass(1, 3).Move(CaseTrigger.IndDoesNotGrant).At(.95).Try(ShelterKind.Acquaintance, CandidateStage.ContactAttempted)) { Begins = new(330, 420), Ends = Recently },
        new("Search ended, proposed", 1, s => EndReady(Asked(s)).At(.99).Propose(OutcomeKind.SearchEnded)) { Begins = new(400, 470), Ends = Recently },
        new("Search reopened: late cooperation", 1, s => Begun(s).InsufficientCooperation().Send().Pass(8, 20).ReopenSearch().Ask(RequestResult.Done).At(.95).Talk(Phrases.SearchTalk)) { Begins = new(320, 390), Ends = Recently },
    ];

    public static CaseStory Begun(CaseStory s) => s.Transfer().AcceptForSearch().At(.1).Talk(Phrases.SearchTalk);

    public static CaseStory Asked(CaseStory s, int? dueInDays = null) =>
        Begun(s).InsufficientCooperation().Send().Pass(15, 30).Answer(DecisionKind.FurtherInvestigation, s.Day.AddDays(dueInDays ?? 150)).Pass(1, 3)
            .Move(CaseTrigger.IndAsksFurtherInvestigation).Pass(3, 8).Talk(Phrases.SearchTalk);

    public static CaseStory EndReady(CaseStory s) =>
        s.Try(ShelterKind.Acquaintance, CandidateStage.NotReachable).Pass(4, 10).Ask(RequestResult.NotDone).Pass(2, 5).JudgeInsufficient().AskGuardianOnProposal();
}
