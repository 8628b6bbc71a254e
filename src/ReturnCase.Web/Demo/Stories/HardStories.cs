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
    private static readonly Span Recently = new(1, 4);

    public static IReadOnlyList<Story> All { get; } =
    [
        Hard("jarig op 29 februari", s => Begun(s).Try(ShelterKind.Family, CandidateStage.ContactMade)) with { Fix = p => p with { BirthDate = LeapBirth(p.Today) } },
        Hard("zoekjaar begonnen op 29 februari", s => Begun(s).CooperatedNoShelter().Send().Pass(25, 50).Answer(DecisionKind.ResidenceGranted, ground: "Buiten schuld (amv)").Move(CaseTrigger.ResidenceGranted)) with { Fix = SearchFromLeapDay },
        Hard("18 binnen het zoekjaar", s => Begun(s).Try(ShelterKind.Family, CandidateStage.Rejected).At(.9).Talk(Phrases.SearchTalk)) with { Begins = new(130, 170), Eighteen = new(50, 80) },
        Hard("opvang gevonden na uitkomst 1.3", s => Asked(s).FindShelter().Conclude(OutcomeKind.ShelterFound)) with { Begins = new(390, 420) },
        Hard("opvang gevonden na 'geen opvang'", s => NothingFurther(s).At(.75).Try(ShelterKind.Acquaintance, CandidateStage.Willing).ReopenSearch().Assess().Step(CandidateStage.Assessed).Pass(2, 4).Step(CandidateStage.Accepted).ViewsOnShelter().Conclude(OutcomeKind.ShelterFound)) with { Begins = new(430, 480) },
        Hard("opvang gevonden terwijl de IND beslist", s => Begun(s).InsufficientCooperation().Send().Pass(10, 20).Try(ShelterKind.Family, CandidateStage.Willing).ReopenSearch().Pass(4, 9).Assess().Step(CandidateStage.Assessed).Pass(2, 6).Step(CandidateStage.Accepted).ViewsOnShelter().Conclude(OutcomeKind.ShelterFound)) with { Begins = new(300, 350) },
        Hard("geboortedatum gecorrigeerd: jonger", s => Begun(s).At(.8).Do(c => s.File.RecordBirthDate(c, Birth(s.Plan, 420), BirthDateSource.AgeAssessment), s.Supervisor, source: "Leeftijdsonderzoek").Talk(Phrases.SearchTalk)) with { Eighteen = new(60, 90) },
        Hard("geboortedatum gecorrigeerd: ouder", s => Begun(s).At(.9).Do(c => s.File.RecordBirthDate(c, Birth(s.Plan, -330), BirthDateSource.Document), s.Supervisor, source: "Geboorteakte").Overheard()) with { Eighteen = new(350, 370) },
        Hard("geboortedatum gecorrigeerd na 18 geworden", s => Aged(NothingFurther(s)).At(1).Do(c => s.File.RecordBirthDate(c, Birth(s.Plan, 300), BirthDateSource.Decision), s.Supervisor, source: "Uitspraak over de leeftijd")) with { Begins = new(520, 560), Eighteen = new(-60, -40) },
        Hard("opvang ingetrokken op de dag voor de vlucht", s => Decided(s).PlanReturn(8).Move(CaseTrigger.Ready).At(1).Step(CandidateStage.Withdrawn)) with { Begins = new(260, 300), Ends = new(1, 1) },
        Hard("twee opschortingen, in andere volgorde beëindigd", s => Decided(s).At(.7).Suspend(SuspensionKind.Appeal).At(.78).Suspend(SuspensionKind.Medical).At(.88).EndSuspension(SuspensionKind.Appeal).At(.96).EndSuspension(SuspensionKind.Medical)) with { Begins = new(280, 330), Fix = p => p },
        Hard("besluit van de IND kwam achteraf en botst met een stap", Backdated) with { Begins = new(240, 300) },
        Hard("negen maanden meegewerkt, twee maanden stil, weer open", NineTwoOne) with { Begins = new(345, 350) },
        Hard("vermist, op zijn 18e terug in een andere plaats", Reappeared) with { Begins = new(400, 450), Ends = new(1, 3), Eighteen = new(-25, -15) },
        Hard("broers en een tante met twee plaatsen (1)", s => Begun(s).ShelterFound(s.Places[0]).Send()) with { Fix = Sibling },
        Hard("broers en een tante met twee plaatsen (2)", s => Begun(s).FindShelter(s.Places[0]).At(.98).Propose(OutcomeKind.ShelterFound)) with { Fix = Sibling },
        Hard("broers en een tante met twee plaatsen (3): geen plaats meer", s => Begun(s).Try(ShelterKind.Family, CandidateStage.Assessed, s.Places[0])) with { Fix = Sibling },
        Hard("uitkomst vlak voor middernacht op de vooravond van de verjaardag", BeforeMidnight) with { Eighteen = new(-7, -6), Fix = p => p with { End = p.Eighteen.AddDays(-1) } },
        Hard("melding gewijzigd tussen bevestigen en versturen", s => Begun(s).CooperatedNoShelter().Pass(1, 2).Do(c => s.File.RecordContactPerson(c, ContactRole.Lawyer, "mr. E. Noordam", "advocatenkantoor", null, null)).Overheard()),
    ];

    private static Story Hard(string mark, Action<CaseStory> tell) => new(mark, 1, tell) { Mark = mark, Ends = Recently };

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

    // The decision of the 3rd arrives on the 20th; on the 12th the shelter was lost. A person resolves it.
    private static void Backdated(CaseStory s)
    {
        Begun(s).ShelterFound().Send();
        var decided = s.On(s.Plan.End.AddDays(-20)).Day;
        s.Pass(8, 10).Step(CandidateStage.Withdrawn).Move(CaseTrigger.ShelterLost, "{wie} trekt zich terug; de IND is gebeld.");
        s.At(1).ReturnDecision(decided, s.Liaison, referral: s.Referral.Number);
    }

    private static void NineTwoOne(CaseStory s)
    {
        s.Transfer().AcceptForSearch();
        foreach (var part in (double[])[.1, .25, .45, .6, .75])
            s.At(part).Talk(Phrases.SearchTalk).Ask(RequestResult.Done);
        s.At(.8).NotReached().At(.85).Ask(RequestResult.NotDone).At(.9).Ask(RequestResult.NotDone);
        s.At(.96).Talk(Phrases.SearchTalk).Ask(RequestResult.Done).ReasonAway(ShelterKind.Family).ReasonAway(ShelterKind.Acquaintance).ReasonAway(ShelterKind.ReceptionHouse);
        s.At(.99).JudgeCooperated().Propose(OutcomeKind.CooperatedNoShelter);
    }

    private static void Reappeared(CaseStory s)
    {
        Begun(s).Try(ShelterKind.Family, CandidateStage.ContactMade).At(.5)
            .Suspend(SuspensionKind.Missing, reason: "Niet teruggekeerd van een weekend bij vrienden; vermissing gemeld.").Pass(10, 14)
            .Note(StatementKind.EightDaysUnregistered, ["Acht dagen niet geregistreerd; voogd en politie weten ervan."])
            .Move(CaseTrigger.CloseLeftUnknownDestination, "Aanleiding vastgelegd. Het alarm blijft lopen.", s.Supervisor);
        s.At(1).Move(CaseTrigger.Reopen, "Heeft zich gemeld in een andere plaats, onder hetzelfde V-nummer. De verjaardag is geweest.", s.Supervisor)
            .Do(c => s.File.RecordIdentity(c, new(s.Child.FirstName, s.Child.LastName, null, s.Child.Origin.Code, s.Child.Origin.Languages, "noodopvang Rotterdam")))
            .Talk(Phrases.OtherTalk, ContactKind.Visit);
    }

    private static void BeforeMidnight(CaseStory s)
    {
        Begun(s).Ask(RequestResult.Done).TryEverything().JudgeCooperated().Exactly(s.Plan.End)
            .At(new TimeSpan(23, 41, 0)).Propose(OutcomeKind.CooperatedNoShelter)
            .At(new TimeSpan(23, 59, 0)).Confirm()
            .Exactly(s.Plan.Eighteen.AddDays(2)).AgeOut();
    }
}
