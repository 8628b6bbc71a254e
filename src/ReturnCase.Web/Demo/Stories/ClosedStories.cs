using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
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
        Past("Handed over", 9, s => Home(s)),
        Past("Registered twice, seen at once", 1, Twice) with { Begins = new(2, 9) },
        Past("Handed over, follow-up to do", 1, s => Home(s, 5, followUpIn: 2)) with { Ended = new(1, 1) },
        Past("Handed over, with follow-up", 5, s => Home(s, 60).Ago(1).Note(StatementKind.FollowUp, Phrases.FollowUp)),
        Past("Returned by own wish", 5, s => Begun(s).Try(ShelterKind.Family, CandidateStage.Willing).Ago(20)
            .Note(StatementKind.OwnWish, ["\"Mijn moeder is ziek. Ik wil naar haar toe, ook zonder besluit.\""])
            .Note(StatementKind.GuardianToldOfDeparture, Phrases.GuardianTold).Ago(1)
            .Note(StatementKind.DepartureNotice, ["Vertrokken met IOM, met eigen paspoort. Bericht van aankomst ontvangen."]).Move(CaseTrigger.CloseReturnedIndependently)),
        Past("Residence granted on 1.2", 10, s => Begun(s).CooperatedNoShelter(40, 60).Send().Ago(3).Answer(DecisionKind.ResidenceGranted, ground: "Buiten schuld (amv)").Ago(1).Move(CaseTrigger.ResidenceGranted)),
        Past("Residence granted on 2.2", 3, s => Decided(s, 120, 150).CooperatedCannotLeave(40, 60).Send().Ago(3).Answer(DecisionKind.ResidenceGranted, ground: "Buiten schuld (amv)").Ago(1).Move(CaseTrigger.ResidenceGranted)) with { Begins = new(330, 400) },
        Past("Residence granted by a court", 2, s => Begun(s).Ago(3).Granted(DecisionOrigin.Court)),
        Past("Aged out of no shelter", 8, s => Aged(NothingFurther(s, 80, 120))) with { Begins = new(300, 420), Fix = Birthday },
        Past("Aged out of no arrangements", 3, s => Aged(Decided(s, 130, 160).NoArrangements(30, 70))) with { Begins = new(330, 420), Fix = Birthday },
        Past("Aged out, residence granted later", 1, s => Aged(Begun(s).CooperatedNoShelter(55, 65).Send()).Ago(1).Answer(DecisionKind.ResidenceGranted, ground: "Buiten schuld (amv)")) with { Begins = new(280, 340), Fix = plan => plan with { Eighteen = plan.End.AddDays(-30) } },
        Past("Left with unknown destination", 8, s => Begun(s).Try(ShelterKind.Family, CandidateStage.ContactMade).Ago(35, 45)
            .Miss("Niet teruggekomen van school; vermissing gemeld bij de politie.").Pass(9, 13)
            .Note(StatementKind.EightDaysUnregistered, ["Acht dagen niet geregistreerd op de groep; de voogd en de politie zijn op de hoogte."])
            .Move(CaseTrigger.CloseLeftUnknownDestination, "Aanleiding vastgelegd. Het alarm blijft lopen.", s.Supervisor).Ago(1).CloseAlarms(Phrases.Found)),
        new("Left with unknown destination, the alarm open", 1, s => Begun(s).Try(ShelterKind.Family, CandidateStage.ContactMade).Ago(10)
            .Miss("Niet teruggekomen van een weekend bij een vriend; vermissing gemeld bij de politie.").Ago(1)
            .Note(StatementKind.EightDaysUnregistered, ["Acht dagen niet geregistreerd op de groep; de voogd en de politie zijn op de hoogte."])
            .Move(CaseTrigger.CloseLeftUnknownDestination, "Aanleiding vastgelegd. Het alarm blijft lopen.", s.Supervisor)),
        Past("Taken over by another state", 6, s => Begun(s).Ago(1).Note(StatementKind.EuStateAccepted, ["Duitsland is verantwoordelijk: er loopt daar een eerdere procedure."], reference: "DUB-2210").Move(CaseTrigger.CloseTransferredToEuState)),
        Past("Family in another state", 5, s => Begun(s).Ago(1).Note(StatementKind.EuFamilyAccepted, ["Zweden neemt {naam} op bij {zijn} tante in Malmö."], reference: "FAM-0417").Move(CaseTrigger.CloseFamilyReunitedInEu)),
        Past("Found adult", 3, s => Begun(s).Ago(5).Decide(DecisionKind.FoundAdult, by: s.Liaison)
            .Do(c => s.File.RecordBirthDate(c, new(s.Plan.End.Year - 20), BirthDateSource.Decision), s.Supervisor, source: "Besluit van de IND").Ago(1)
            .Note(StatementKind.LawyerToldFoundAdult, ["{advocaat} is gebeld en heeft het besluit ontvangen; beroep volgt."]).Move(CaseTrigger.CloseFoundAdult, by: s.Supervisor)),
        Past("Deceased", 1, s => Begun(s).Ago(1).Note(StatementKind.DeathDocument, ["Akte van overlijden ontvangen. De familie is door de voogd geïnformeerd; de groep en de school krijgen begeleiding."], reference: "AKTE-118").Move(CaseTrigger.CloseDeceased, by: s.Supervisor)),
        Past("Registered twice", 3, Twice) with { Begins = new(2, 9) },
        Past("Closed for another reason", 2, s => Begun(s).Ago(1).Move(CaseTrigger.CloseAdministrative, "De voogdij en het toezicht zijn overgenomen door een andere dienst; geen van de andere redenen past.", s.Supervisor)),
    ];

    /// <summary>Handed over so many days before the end.</summary>
    public static CaseStory Home(CaseStory s, int ago = 1, int? followUpIn = null) => Decided(s, ago + 30, ago + 45).ReadyToTravel(ago + 6, -ago - 1, brief: true, followUpIn).Depart(ago + 1).Exactly(s.DayAgo(ago)).HandOver();

    /// <summary>The birthday comes, and a supervisor closes the case.</summary>
    public static CaseStory Aged(CaseStory s) => s.On(s.File.BirthDate.EighteenLatest).Pass(1, 6).AgeOut();

    private static Story Past(string name, int cases, Action<CaseStory> tell) =>
        new(name, cases, tell) { Begins = new(180, 265), Ended = new(40, 400), Eighteen = new(30, 700) };

    private static void Twice(CaseStory s) => s.Transfer().Ago(1).Note(StatementKind.OtherCase, ["Dezelfde jongere, eerder overgedragen onder een andere schrijfwijze."], reference: s.Numbers.OtherCase).Move(CaseTrigger.CloseDuplicateOrError);

    // Turns 18 shortly before the end.
    private static StoryPlan Birthday(StoryPlan plan) => plan with { Eighteen = plan.End.AddDays(-9) };
}
