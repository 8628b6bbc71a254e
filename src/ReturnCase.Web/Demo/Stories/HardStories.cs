using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Web.Demo.Vocabulary;
using static ReturnCase.Web.Demo.Stories.ClosedStories;
using static ReturnCase.Web.Demo.Stories.ReturnStories;
using static ReturnCase.Web.Demo.Stories.SearchStories;
using static ReturnCase.Web.Demo.Stories.WaitingStories;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>One recognisable case for each hard case of domain 7: the source of its first line names it.</summary>
internal static class HardStories
{
    public static IReadOnlyList<Story> All { get; } =
    [
        Hard("jarig op 29 februari", s => Begun(s).Try(ShelterKind.Family, CandidateStage.ContactMade)) with { Begins = new(120, 170), Fix = p => p with { BirthDate = LeapBirth(p.Today) } },
        Hard("zoekjaar begonnen op 29 februari", s => Begun(s).CooperatedNoShelter(330, 340).Send().Pass(25, 50).Answer(DecisionKind.ResidenceGranted, ground: "Buiten schuld (amv)").Move(CaseTrigger.ResidenceGranted)) with { Fix = SearchFromLeapDay },
        Hard("18 binnen het zoekjaar", s => Begun(s).Try(ShelterKind.Family, CandidateStage.Rejected)) with { Begins = new(130, 170), Eighteen = new(50, 80) },
        Hard("opvang gevonden na uitkomst 1.3", s => Asked(s, 125, 145, 5, 40).ShelterFound(3, 10)) with { Begins = new(360, 400) },
        Hard("opvang gevonden na 'geen opvang'", s => NothingFurther(s, 130, 145).Ago(70, 75).Try(ShelterKind.Acquaintance, CandidateStage.Willing).ReopenSearch().Assess().Step(CandidateStage.Assessed).Pass(2, 4).Step(CandidateStage.Accepted).Ago(14, 18).ViewsOnShelter().Conclude(OutcomeKind.ShelterFound, 5)) with { Begins = new(360, 410) },
        Hard("opvang gevonden terwijl de IND beslist", s => Begun(s).InsufficientCooperation(60, 70).Send().Ago(48, 50).Try(ShelterKind.Family, CandidateStage.Willing).ReopenSearch().Pass(4, 9).Assess().Step(CandidateStage.Assessed).Pass(2, 6).Step(CandidateStage.Accepted).ViewsOnShelter().Conclude(OutcomeKind.ShelterFound, 3)) with { Begins = new(280, 330) },
        Hard("geboortedatum gecorrigeerd: jonger", s => Begun(s).Ago(30, 50).Do(c => s.File.RecordBirthDate(c, Birth(s.Plan, 420), BirthDateSource.AgeAssessment), s.Supervisor, reason: "Volgens het onderzoek is {naam} jonger dan {hij} zelf opgaf.", source: "rapport leeftijdsonderzoek")) with { Begins = new(180, 240), Eighteen = new(60, 90) },
        Hard("geboortedatum gecorrigeerd: ouder", s => Begun(s).Ago(10, 20).Do(c => s.File.RecordBirthDate(c, Birth(s.Plan, -330), BirthDateSource.Document), s.Supervisor, reason: "De geboorteakte kwam binnen via de ambassade. {naam} is ouder dan {hij} zelf opgaf.", source: "Geboorteakte")) with { Eighteen = new(350, 370) },
        Hard("geboortedatum gecorrigeerd na 18 geworden", s => Aged(NothingFurther(s, 120, 150)).Ago(2, 6).Do(c => s.File.RecordBirthDate(c, Birth(s.Plan, 300), BirthDateSource.Decision), s.Supervisor, reason: "De rechter gaat uit van een latere geboortedatum dan die in de overdracht.", source: "Uitspraak over de leeftijd")) with { Begins = new(360, 420), Eighteen = new(-50, -40) },
        Hard("opvang ingetrokken op de dag voor de vlucht", s => Decided(s, 30, 38).ReadyToTravel(6, 0, brief: true).Reviewed().Exactly(s.DayAgo(1)).Step(CandidateStage.Withdrawn)) with { Begins = new(240, 290) },
        Hard("twee opschortingen, in andere volgorde beëindigd", s => Decided(s, 80, 95).Ago(70).Suspend(SuspensionKind.Appeal).Ago(55).Suspend(SuspensionKind.Medical).Ago(30).EndSuspension(SuspensionKind.Medical).Ago(10, 12).EndSuspension(SuspensionKind.Appeal).Ago(5, 8).Reviewed()) with { Begins = new(250, 300) },
        Hard("besluit van de IND kwam achteraf en botst met een stap", Backdated) with { Begins = new(240, 290) },
        Hard("negen maanden meegewerkt, twee maanden stil, weer open", NineTwoOne) with { Begins = new(338, 343) },
        Hard("vermist, na de 18e verjaardag terug in een andere plaats", Reappeared) with { Begins = new(330, 390), Eighteen = new(-12, -7) },
        Hard("broers en een tante met twee plaatsen (1)", s => Begun(s).ShelterFound(20, 35, s.Places[0]).Send()) with { Fix = Sibling, Together = SiblingStories.Family },
        Hard("broers en een tante met twee plaatsen (2)", s => Begun(s).ReadyForShelterFound(2, s.Places[0]).Ago(2, 6).Propose(OutcomeKind.ShelterFound)) with { Fix = Sibling, Together = SiblingStories.Family },
        Hard("broers en een tante met twee plaatsen (3): geen plaats meer", s => Begun(s).Ago(55, 65).Try(ShelterKind.Family, CandidateStage.Assessed, s.Places[0])) with { Fix = Sibling, Together = SiblingStories.Family },
        Hard("uitkomst vlak voor middernacht op de vooravond van de verjaardag", BeforeMidnight) with { Eighteen = new(-7, -6), Fix = p => p with { End = p.Eighteen.AddDays(-1) } },
        Hard("melding gewijzigd tussen bevestigen en versturen", s => Begun(s).CooperatedNoShelter(6, 10).Ago(3, 4).Do(c => s.File.RecordContactPerson(c, ContactRole.Lawyer, "mr. E. Noordam", "advocatenkantoor", null, null)).Overheard()),
        Hard("opnieuw overgedragen nadat de zaak was gesloten", TransferredAgain) with { Cases = 2, Begins = new(240, 300) },
    ];

    private static Story Hard(string mark, Action<CaseStory> tell) => new(mark, 1, tell) { Mark = mark };

    // Born on the 29 February that makes the child 18 soonest, but not yet.
    private static PartialDate LeapBirth(DateOnly today)
    {
        var year = today.Year - 18;
        while (!DateTime.IsLeapYear(year) || new PartialDate(year, 2, 29).EighteenEarliest <= today)
            year++;
        return new(year, 2, 29);
    }

    private static StoryPlan SearchFromLeapDay(StoryPlan plan)
    {
        var year = plan.Today.Year;
        while (!DateTime.IsLeapYear(year) || new DateOnly(year, 2, 29).AddDays(420) > plan.Today)
            year--;
        var leapDay = new DateOnly(year, 2, 29);
        return plan with { RejectedOn = leapDay, Start = leapDay.AddDays(12), End = leapDay.AddDays(380), Eighteen = leapDay.AddDays(900) };
    }

    private static StoryPlan Sibling(StoryPlan plan) => plan with { Surname = "Tesfay", Country = "ER" };

    private static PartialDate Birth(StoryPlan plan, int daysLater) =>
        plan.Eighteen.AddYears(-18).AddDays(daysLater) is var born ? new(born.Year, born.Month, born.Day) : throw new InvalidOperationException();

    // The decision of three weeks ago arrives now; meanwhile the shelter was lost. A person resolves it.
    private static void Backdated(CaseStory s)
    {
        Begun(s).ShelterFound(35, 45).Send();
        var decided = s.Ago(20).Day;
        s.Ago(9, 12).Step(CandidateStage.Withdrawn).Move(CaseTrigger.ShelterLost, "{wie} trekt zich terug; de IND is gebeld.");
        s.Ago(1, 3).ReturnDecision(decided, s.Liaison, referral: s.Referral.Number);
    }

    private static void NineTwoOne(CaseStory s)
    {
        Begun(s);
        foreach (var (ago, request, answer) in Phrases.NineMonths)
            s.Ago(ago).Talk(Phrases.SearchTalk).Ask(RequestResult.Done, request, answer);
        s.Quiet().Ago(74).NotReached(Phrases.StaysAway);
        foreach (var (ago, request, answer, again) in Phrases.TwoMonths)
        {
            s.Ago(ago).Ask(RequestResult.NotDone, request, answer);
            if (again is not null)
                s.Pass(6, 8).NotReached(again);
        }

        s.Ago(20).Talk(Phrases.OpenAgain).Ask(RequestResult.Done, Phrases.AskedAgain, Phrases.DoneAfterAll);
        s.Ago(13).ReasonAway(ShelterKind.Family, Phrases.NamesFollowed).ReasonAway(ShelterKind.Acquaintance, Phrases.NeighboursFollowed).ReasonAway(ShelterKind.ReceptionHouse);
        s.Ago(8).JudgeCooperated(Phrases.CooperatedOnTheWhole, Phrases.GuardianOnSilence).Ago(4).Propose(OutcomeKind.CooperatedNoShelter);
    }

    private static void Reappeared(CaseStory s)
    {
        Begun(s).Try(ShelterKind.Family, CandidateStage.ContactMade).Ago(120, 150)
            .Miss("Niet teruggekomen na een bezoek aan vrienden; vermissing gemeld bij de politie.").Pass(10, 14)
            .Note(StatementKind.EightDaysUnregistered, ["Acht dagen niet geregistreerd; voogd en politie weten ervan."])
            .Move(CaseTrigger.CloseLeftUnknownDestination, "Aanleiding vastgelegd. Het alarm blijft lopen.", s.Supervisor);
        s.Ago(1, 3).Move(CaseTrigger.Reopen, "Heeft zich gemeld in een andere plaats, onder hetzelfde V-nummer. De verjaardag is geweest.", s.Supervisor)
            .LiveAt("noodopvang Rotterdam").Talk(Phrases.BackTalk, ContactKind.Visit)
            .EndSuspension(SuspensionKind.Missing).CloseAlarms(Phrases.CameForward);
    }

    // Somebody of another team types the transfer of a child whose case is closed: the supervisors of its own team decide.
    private static void TransferredAgain(CaseStory s)
    {
        Begun(s).Try(ShelterKind.Family, CandidateStage.ContactMade).Ago(70, 90)
            .Miss("Niet teruggekomen van school; vermissing gemeld bij de politie.").Pass(10, 14)
            .Note(StatementKind.EightDaysUnregistered, ["Acht dagen niet geregistreerd op de groep; de voogd en de politie zijn op de hoogte."])
            .Move(CaseTrigger.CloseLeftUnknownDestination, "Aanleiding vastgelegd. Het alarm blijft lopen.", s.Supervisor)
            .Ago(20, 30).CloseAlarms(Phrases.Found);
        s.Ago(2, 5).Do(
            c => s.File.RecordRepeatedTransfer(
                c, new(new(s.Child.FirstName, s.Child.LastName, null, s.Child.Origin.Code, s.Child.Origin.Languages, "noodopvang Rotterdam"), s.File.BirthDate, BirthDateSource.Statement, s.Plan.RejectedOn, "Z1-0412") { Guardian = "mw. T. Verhoef" }, s.OtherTeam),
            s.OtherSupervisor, source: "Overdrachtsdossier IND");
    }

    private static void BeforeMidnight(CaseStory s)
    {
        Begun(s).ReadyForCooperated(9).Exactly(s.Plan.End)
            .At(new TimeSpan(23, 41, 0)).Propose(OutcomeKind.CooperatedNoShelter)
            .At(new TimeSpan(23, 59, 0)).Confirm()
            .Exactly(s.Plan.Eighteen.AddDays(2)).AgeOut();
    }
}
