using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Web.Demo.Vocabulary;
using static ReturnCase.Web.Demo.Stories.ReturnStories;
using static ReturnCase.Web.Demo.Stories.SearchStories;
using static ReturnCase.Web.Demo.Stories.WaitingStories;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>Closed cases: every closing reason, and what a closed case still accepts.</summary>
internal static class ClosedStories
{
    public static IReadOnlyList<Story> All { get; } =
    [
        Past("Handed over", 14, s => Home(s)),
        Past("Handed over, with follow-up", 6, s => Home(s).At(1).Note(StatementKind.FollowUp, Phrases.FollowUp)),
        Past("Returned by own wish", 6, s => Begun(s).Try(ShelterKind.Family, CandidateStage.Willing).At(.9)
            .Note(StatementKind.OwnWish, ["\"Mijn moeder is ziek. Ik wil naar haar toe, ook zonder besluit.\""])
            .Note(StatementKind.GuardianToldOfDeparture, Phrases.GuardianTold).At(1)
            .Note(StatementKind.DepartureNotice, ["Vertrokken met IOM, met eigen paspoort. Bericht van aankomst ontvangen."]).Move(CaseTrigger.CloseReturnedIndependently)),
        Past("Residence granted on 1.2", 12, s => Begun(s).CooperatedNoShelter().Send().Pass(25, 50).Answer(DecisionKind.ResidenceGranted, ground: "Buiten schuld (amv)").Pass(1, 3).Move(CaseTrigger.ResidenceGranted)),
        Past("Residence granted on 2.2", 4, s => Decided(s).CooperatedCannotLeave().Send().Pass(25, 50).Answer(DecisionKind.ResidenceGranted, ground: "Buiten schuld (amv)").Pass(1, 3).Move(CaseTrigger.ResidenceGranted)) with { Begins = new(600, 900) },
        Past("Residence granted by a court", 2, s => Begun(s).At(.9).Granted(DecisionOrigin.Court)),
        Past("Aged out of no shelter", 12, s => Aged(NothingFurther(s))) with { Begins = new(580, 660), Ends = new(40, 200), Eighteen = new(-230, -210) },
        Past("Aged out of no arrangements", 4, s => Aged(Decided(s).NoArrangements())) with { Begins = new(760, 860), Ends = new(40, 200), Eighteen = new(-230, -210) },
        Past("Aged out, the referral pending", 2, s => Aged(Begun(s).CooperatedNoShelter().Send())) with { Begins = new(460, 520), Ends = new(60, 120), Eighteen = new(-150, -130) },
        Past("Aged out, residence granted later", 1, s => Aged(Begun(s).CooperatedNoShelter().Send()).At(1).Answer(DecisionKind.ResidenceGranted, ground: "Buiten schuld (amv)")) with { Begins = new(460, 520), Ends = new(60, 80), Eighteen = new(-150, -130) },
        Past("Left with unknown destination", 10, s => Begun(s).Try(ShelterKind.Family, CandidateStage.ContactMade).At(.9)
            .Suspend(SuspensionKind.Missing, reason: "Niet teruggekomen van school; vermissing gemeld bij de politie.").At(1)
            .Note(StatementKind.EightDaysUnregistered, ["Acht dagen niet geregistreerd op de groep; de voogd en de politie zijn op de hoogte."])
            .Move(CaseTrigger.CloseLeftUnknownDestination, "Aanleiding vastgelegd. Het alarm blijft lopen.", s.Supervisor)),
        Past("Taken over by another state", 4, s => Begun(s).At(1).Note(StatementKind.EuStateAccepted, ["Duitsland is verantwoordelijk: er loopt daar een eerdere procedure."], reference: "DUB-2210").Move(CaseTrigger.CloseTransferredToEuState)),
        Past("Family in another state", 5, s => Begun(s).At(.8).Talk(Phrases.SearchTalk).At(1).Note(StatementKind.EuFamilyAccepted, ["Zweden neemt {naam} op bij {zijn} tante in Malmö."], reference: "FAM-0417").Move(CaseTrigger.CloseFamilyReunitedInEu)),
        Past("Found adult", 4, s => Begun(s).At(.9).Decide(DecisionKind.FoundAdult, by: s.Liaison).Pass(1, 4)
            .Note(StatementKind.LawyerToldFoundAdult, ["{advocaat} is gebeld en heeft het besluit ontvangen; beroep volgt."]).Move(CaseTrigger.CloseFoundAdult, by: s.Supervisor)),
        Past("Deceased", 1, s => Begun(s).At(1).Note(StatementKind.DeathDocument, ["Akte van overlijden ontvangen. De familie is door de voogd geïnformeerd; de groep en de school krijgen begeleiding."], reference: "AKTE-118").Move(CaseTrigger.CloseDeceased, by: s.Supervisor)),
        Past("Registered twice", 3, s => s.Transfer().At(1).Note(StatementKind.OtherCase, ["Dezelfde jongere, eerder overgedragen onder een andere schrijfwijze."], reference: $"RC-{s.Day.Year}-000001").Move(CaseTrigger.CloseDuplicateOrError)) with { Begins = new(120, 400), Ends = new(90, 110) },
        Past("Closed for another reason", 2, s => Begun(s).At(1).Move(CaseTrigger.CloseAdministrative, "De voogdij en het toezicht zijn overgenomen door een andere dienst; geen van de andere redenen past.", s.Supervisor)),
    ];

    public static CaseStory Home(CaseStory s) => Decided(s).ReadyToTravel().Pass(1, 2).Depart().Pass(1, 1).HandOver();

    /// <summary>The birthday comes, and a supervisor closes the case.</summary>
    public static CaseStory Aged(CaseStory s) => s.On(s.File.BirthDate.EighteenLatest).Pass(1, 6).AgeOut();

    private static Story Past(string name, int cases, Action<CaseStory> tell) =>
        new(name, cases, tell) { Begins = new(460, 800), Ends = new(40, 260), Eighteen = new(30, 700), IsPast = true };
}
