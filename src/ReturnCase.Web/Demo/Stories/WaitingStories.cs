using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Web.Demo.Vocabulary;
using static ReturnCase.Web.Demo.Stories.ClosedStories;
using static ReturnCase.Web.Demo.Stories.SearchStories;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>Cases of track 1 whose outcome was confirmed: the referral is ready, sent, received or decided.</summary>
internal static class WaitingStories
{
    public static IReadOnlyList<Story> All { get; } =
    [
        new("1.1 confirmed, referral ready", 1, s => Begun(s).ShelterFound(1, 9)) { Begins = new(150, 230) },
        new("1.1 received by the IND", 1, s => Begun(s).ShelterFound(20, 40).Send()),
        new("1.1: the return decision waits for its move", 1, s => Begun(s).ShelterFound(25, 45).Send().Ago(1, 2).ReturnDecision(s.Day, s.Liaison, referral: s.Referral.Number)),
        new("1.1: return decision without its countries", 1, s => Begun(s).ShelterFound(25, 45).Send().Ago(1, 4).ReturnDecision(s.Day, s.Liaison, complete: false, referral: s.Referral.Number)),

        new("1.2 confirmed, referral ready", 1, s => Begun(s).CooperatedNoShelter(3, 10)),
        new("1.2: the referral was withdrawn", 1, s => Begun(s).CooperatedNoShelter(9, 14).Ago(3, 7).Move(CaseTrigger.WithdrawReferral, "De school noemde een oom die nog niet is benaderd. Eerst nagaan, dan pas melden.", s.Supervisor)),
        new("1.2 exported", 1, s => Begun(s).CooperatedNoShelter(5, 11).Send(received: false)),
        new("1.2 received, answer overdue", 1, s => Begun(s).CooperatedNoShelter(62, 72).Send()) { Begins = new(270, 340) },
        new("1.2: a grant waits for its move", 1, s => Begun(s).CooperatedNoShelter(30, 50).Send().Ago(1, 2).Answer(DecisionKind.ResidenceGranted, ground: "Buiten schuld (amv)")),
        new("1.2: a refusal waits for its move", 1, s => Begun(s).CooperatedNoShelter(30, 50).Send().Ago(5, 7).Answer(DecisionKind.ResidenceNotGranted)),

        new("1.3 confirmed, referral ready", 1, s => Begun(s).InsufficientCooperation(2, 8)),
        new("1.3 received", 1, s => Begun(s).InsufficientCooperation(20, 45).Send()),
        new("1.3: a request for further search waits for its move", 1, s => Begun(s).InsufficientCooperation(30, 50).Send().Ago(1, 3).Answer(DecisionKind.FurtherInvestigation, s.DayIn(70, 90))),
        new("1.3 received, 18 within two weeks", 1, s => Begun(s).InsufficientCooperation(25, 45).Send()) { Eighteen = new(5, 12) },

        new("No shelter: nothing further asked", 2, s => NothingFurther(s, 80, 98)) { Begins = new(270, 360) },
        new("No shelter: the review is late", 1, s => NothingFurther(s, 180, 200).Ago(70, 80).Review(-16, -5)) { Begins = new(400, 460) },
        new("No shelter: search ended", 1, s => EndReady(Asked(s, 170, 190, -40, -30), 55).Conclude(OutcomeKind.SearchEnded, 55).Ago(15, 30).Review(10, 55)) { Begins = new(400, 460) },
        new("No shelter, 18 within six months", 1, s => NothingFurther(s, 110, 130).Ago(5, 15).Review(35, 70)) { Begins = new(300, 380), Eighteen = new(95, 170) },
        new("No shelter: asks to search again, waits for its move", 1, s => NothingFurther(s, 85, 98).Ago(5, 7).Do(c => s.File.RecordDecision(c, new(DecisionKind.FurtherInvestigation, DecisionOrigin.Ind, "IND-HER-4471")), s.Liaison)) { Begins = new(280, 360) },
        new("No shelter, past 18 and not yet closed", 1, s => NothingFurther(s, 80, 95).Ago(12, 16).Note(StatementKind.HandoverNote, Phrases.AdultNote)) { Begins = new(300, 380), Eighteen = new(-9, -2) },
        new("Search ended by a shelter found after 1.3", 1, s => Asked(s, 125, 145, -5, 20).ShelterFound(2, 9)) { Begins = new(360, 400) },

        // The file of the child is closed; the referral stays with the liaison.
        new("Aged out, the referral pending", 2, s => Aged(Begun(s).CooperatedNoShelter(35, 50).Send())) { Begins = new(270, 340), Eighteen = new(-25, -12) },
    ];

    /// <summary>Outcome 1.3, confirmed so many days ago, upon which the IND asked nothing further.</summary>
    public static CaseStory NothingFurther(CaseStory s, int from, int to) =>
        Begun(s).InsufficientCooperation(from, to).Send().Pass(15, 30).Answer(DecisionKind.NothingFurther).Pass(1, 3)
            .Move(CaseTrigger.IndAsksNothingFurther, "De IND vraagt niets meer; {naam} en {voogd} hebben de uitleg gekregen.").Pass(2, 6);
}
