using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Web.Demo.Vocabulary;
using static ReturnCase.Web.Demo.Stories.SearchStories;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>Cases of track 1 whose outcome was confirmed: the referral is ready, sent, received or decided.</summary>
internal static class WaitingStories
{
    private static readonly Span Recently = new(1, 4);
    private static readonly Span AWhileAgo = new(12, 35);

    public static IReadOnlyList<Story> All { get; } =
    [
        new("1.1 confirmed, referral ready", 1, s => Begun(s).ShelterFound()) { Ends = Recently, Begins = new(150, 230) },
        new("1.1 received by the IND", 1, s => Begun(s).ShelterFound().Send().At(.95).Overheard()) { Ends = AWhileAgo },
        new("1.1: the return decision waits for its move", 1, s => Begun(s).ShelterFound().Send().At(.98).ReturnDecision(s.Day, s.Liaison, referral: s.Referral.Number)) { Ends = Recently },
        new("1.1: return decision without its countries", 1, s => Begun(s).ShelterFound().Send().At(.98).ReturnDecision(s.Day, s.Liaison, complete: false, referral: s.Referral.Number)) { Ends = Recently },

        new("1.2 confirmed, referral ready", 1, s => Begun(s).CooperatedNoShelter()) { Ends = Recently },
        new("1.2: the referral was withdrawn", 1, s => Begun(s).CooperatedNoShelter().Pass(2, 5).Move(CaseTrigger.WithdrawReferral, "De school noemde een oom die nog niet is benaderd. Eerst nagaan, dan pas melden.", s.Supervisor)) { Ends = Recently },
        new("1.2 exported", 1, s => Begun(s).CooperatedNoShelter().Send(received: false)) { Ends = new(5, 10) },
        new("1.2 received, answer overdue", 1, s => Begun(s).CooperatedNoShelter().Send().At(1).Overheard()) { Begins = new(300, 400), Ends = new(58, 75) },
        new("1.2: a grant waits for its move", 1, s => Begun(s).CooperatedNoShelter().Send().At(.98).Answer(DecisionKind.ResidenceGranted, ground: "Buiten schuld (amv)")) { Ends = Recently },
        new("1.2: a refusal waits for its move", 1, s => Begun(s).CooperatedNoShelter().Send().At(.98).Answer(DecisionKind.ResidenceNotGranted)) { Ends = Recently },

        new("1.3 confirmed, referral ready", 1, s => Begun(s).InsufficientCooperation()) { Ends = Recently },
        new("1.3 received", 1, s => Begun(s).InsufficientCooperation().Send().At(.97).Overheard()) { Ends = AWhileAgo },
        new("1.3: a request for further search waits for its move", 1, s => Begun(s).InsufficientCooperation().Send().At(.98).Answer(DecisionKind.FurtherInvestigation, s.Day.AddDays(80))) { Ends = Recently },
        new("1.3 received, 18 within two weeks", 1, s => Begun(s).InsufficientCooperation().Send().At(.97).Talk(Phrases.SearchTalk)) { Ends = new(6, 12), Eighteen = new(5, 12) },

        new("No shelter: nothing further asked", 2, s => NothingFurther(s).At(.97).Talk(Phrases.SearchTalk)) { Begins = new(300, 400), Ends = new(3, 30) },
        new("No shelter: the review is late", 1, s => NothingFurther(s).At(.6).Review().At(1).Overheard()) { Begins = new(500, 580), Ends = new(60, 80) },
        new("No shelter: search ended", 1, s => EndReady(Asked(s)).Conclude(OutcomeKind.SearchEnded).At(.9).Review().At(1).Talk(Phrases.SearchTalk)) { Begins = new(430, 540), Ends = new(3, 25) },
        new("No shelter, 18 within six months", 1, s => NothingFurther(s).At(.9).Review()) { Begins = new(350, 430), Ends = new(3, 10), Eighteen = new(95, 170) },
        new("No shelter: asks to search again, waits for its move", 1, s => NothingFurther(s).At(.98).Do(c => s.File.RecordDecision(c, new(DecisionKind.FurtherInvestigation, DecisionOrigin.Ind, "IND-HER-4471")), s.Liaison)) { Begins = new(380, 430), Ends = Recently },
        new("No shelter, past 18 and not yet closed", 1, s => NothingFurther(s).At(1).Note(StatementKind.HandoverNote, Phrases.AdultNote)) { Begins = new(350, 420), Ends = new(12, 20), Eighteen = new(-9, -2) },
        new("Search ended by a shelter found after 1.3", 1, s => Asked(s).FindShelter().Conclude(OutcomeKind.ShelterFound)) { Begins = new(380, 420), Ends = Recently },
    ];

    public static CaseStory NothingFurther(CaseStory s) =>
        Begun(s).InsufficientCooperation().Send().Pass(15, 30).Answer(DecisionKind.NothingFurther).Pass(1, 3)
            .Move(CaseTrigger.IndAsksNothingFurther, "De IND vraagt niets meer; {naam} en {voogd} hebben de uitleg gekregen.").Pass(2, 6).Talk(Phrases.SearchTalk);
}
