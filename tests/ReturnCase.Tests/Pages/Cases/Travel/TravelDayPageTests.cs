using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Pages.Cases.Facts;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Travel;

public sealed class TravelDayPageTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    private const string Stop = ".rc-stop";
    private const string Sheet = ".rc-travel";

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task The_sheet_says_whom_the_child_goes_to_how_they_are_reached_and_whom_to_call(string language)
    {
        var built = Ready();
        built.File.RecordTravelDetails(built.By(Staff.Sanne), new(new(9, 40), "KL 587", new(18, 15), "arrivals hall, desk 3", "+224 555 0142", "+31 6 0000 0123"));
        built.File.RecordContactPerson(built.By(Staff.Sanne), ContactRole.Guardian, "Mevrouw Bos", "Nidos", "030 1234567", null);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        await client.Speak(language);
        var page = await client.Get($"{at}/travel-day");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Document.QuerySelector(Stop));
        var sheet = page.Find(Sheet).TextContent;
        Assert.All(
            (string[])[built.File.Number, "aunt", "Conakry", "09:40", "KL 587", "18:15", "arrivals hall, desk 3", "+224 555 0142", "an escort", "+31 6 0000 0123", "Mevrouw Bos", "by air"],
            told => Assert.Contains(told, sheet, StringComparison.Ordinal));
        Assert.Equal(["tel:+31880000000", "tel:0301234567", "tel:112", "tel:+31343578844", "tel:+31247247247"], page.Document.QuerySelectorAll(".rc-travel__numbers a").Select(link => link.GetAttribute("href")));
        Assert.Equal(9 + 5, page.Document.QuerySelectorAll(".rc-travel__checks > li").Length);
        Assert.Equal(5, page.Document.QuerySelectorAll("section[aria-labelledby=wrong] ol > li").Length);
        Assert.Equal(["Removability", "DepartureNotice", "Departed"], page.Document.QuerySelectorAll("[data-step]").Select(step => step.GetAttribute("data-step")));
    }

    [Fact]
    public async Task Nothing_of_why_the_child_came_stands_on_the_sheet()
    {
        var built = Ready();
        var file = built.File;
        file.RecordContactPerson(built.By(Staff.Sanne), ContactRole.Lawyer, "mr. Visser", "Kantoor Visser", "020 7654321", null);
        file.RecordContact(built.By(Staff.Sanne), new(ContactKind.DepartureInterview, "Assen", "guardian", "Fula", "by phone", "the army took her brother", "I am afraid of the army", "calls", built.Today.AddDays(7), CheckAnswer.Yes, CheckAnswer.No, CheckAnswer.No));
        file.RecordIdentity(built.By(Staff.Sanne), new("Amina", "Diallo", "Mimi", "GN", "Fula", "Emmen, kamer 12"));
        var at = await app.Put(built);
        var page = await (await app.ClientAs("sanne")).Get($"{at}/travel-day");
        var sheet = page.Find(Sheet).TextContent;
        string[] kept =
        [
            file.VNumber, "Amina", "Diallo", "Mimi", "Emmen", "mr. Visser", "army", "afraid", "Z1-1", "Z2-2", "she takes care", "that the child is well", "trusts her", "mensenhandel", "trafficking", "asiel", "asylum",
        ];
        Assert.All(kept, word => Assert.DoesNotContain(word, sheet, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Er staat een veiligheidsalarm open", sheet, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("na afwijzing van het asielverzoek")]
    [InlineData("demande d'asile rejetée")]
    [InlineData("رفض طلب اللجوء")]
    [InlineData("geen internationale bescherming")]
    public async Task Words_of_asylum_in_the_plan_are_left_out_and_the_counsellor_is_told(string told)
    {
        var built = Ready();
        built.File.Plan(built.By(Staff.Sanne), new PlanDetails(built.Candidate, built.Today, "she takes care", "has a passport", "an escort", $"Schiphol - Conakry, {told}", built.Today, built.Today, null, null));
        var at = await app.Put(built);
        var sheet = (await (await app.ClientAs("sanne")).Get($"{at}/travel-day")).Find(Sheet).TextContent;
        Assert.DoesNotContain(told, sheet, StringComparison.Ordinal);
        Assert.Contains("Dat is hier weggelaten.", sheet, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Stops => new()
    {
        { "suspension", nameof(GuardCode.NoBlockingSuspension) },
        { "withdrawn", nameof(GuardCode.ReceiverAccepted) },
        { "failed", nameof(GuardCode.ReceiverVerified) },
        { "missing", "missing" },
    };

    [Theory]
    [MemberData(nameof(Stops))]
    public async Task It_stops_in_red_the_moment_something_stands_in_the_way(string what, string reason)
    {
        foreach (var phase in (CasePhase[])[CasePhase.ReadyToTravel, CasePhase.Travelling])
        {
            var built = FactCases.In(phase);
            var at = await app.Put(built);
            var client = await app.ClientAs("sanne");
            Assert.Null((await client.Get($"{at}/travel-day")).Document.QuerySelector(Stop));
            await app.ColleagueSaves(built, (c, file) =>
            {
                var change = c.By(Staff.Ingrid);
                switch (what)
                {
                    case "suspension": file.StartSuspension(change, new(SuspensionKind.ProvisionalMeasure, "AWB 26/1", false, false)); break;
                    case "withdrawn": file.RecordStep(change, c.Candidate, CandidateStage.Withdrawn, "cannot after all", "phone call", "it happened so"); break;
                    case "failed": file.Verify(change, c.Candidate, false, "the room is gone"); break;
                    default: file.RaiseAlarm(change, AlarmKind.Missing); break;
                }
            });

            var page = await client.Get($"{at}/travel-day");
            var stop = page.Find(Stop);
            Assert.Equal("alert", stop.GetAttribute("role"));
            Assert.Contains("STOP", stop.TextContent, StringComparison.Ordinal);
            Assert.NotNull(stop.QuerySelector($"[data-stop={reason}]"));
            // What to do, whom to call, and no way to hand over.
            Assert.Equal(3, stop.QuerySelectorAll("ol > li").Length);
            Assert.NotEmpty(page.Document.QuerySelectorAll(".rc-travel__numbers a"));
            Assert.Empty(page.Document.QuerySelectorAll("[data-step], .rc-travel a[href$='/handover'], .rc-travel a[href$='/handed-over'], .rc-travel__receiver, .rc-travel form"));
            // On paper no reason, which is nobody's business there.
            Assert.All(stop.QuerySelectorAll(".rc-stop__why"), list => Assert.True(list.ClassList.Contains("rc-no-print")));
            Assert.Contains("Stop: de reis mag nu niet doorgaan.", (await client.Get(at)).Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public async Task It_stops_when_the_verification_is_too_old(int daysAgo, bool stopped)
    {
        var at = await app.Put(FactCases.In(CasePhase.ReadyToTravel, daysAgo));
        var page = await (await app.ClientAs("sanne")).Get($"{at}/travel-day");
        Assert.Equal(stopped, page.Document.QuerySelector("[data-stop=VerificationFresh] a[href*='/verification']") is not null);
        Assert.Equal(stopped, page.Document.QuerySelector(Stop) is not null);
    }

    [Theory]
    [InlineData(CasePhase.ReturnPreparation, "De zaak is niet klaar voor vertrek")]
    [InlineData(CasePhase.ShelterSearch, "Er mag niemand op reis.")]
    [InlineData(CasePhase.Closed, "Deze zaak is gesloten.")]
    public async Task In_another_phase_it_says_so_and_shows_no_journey(CasePhase phase, string sentence)
    {
        var at = await app.Put(FactCases.In(phase));
        var page = await (await app.ClientAs("sanne")).Get($"{at}/travel-day");
        Assert.Contains(sentence, page.Find(Stop).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".rc-travel__receiver, .rc-travel__checks, [data-step]"));
    }

    [Fact]
    public async Task On_the_way_it_leads_to_the_handover_and_to_what_is_recorded_when_it_fails()
    {
        var at = await app.Put(FactCases.In(CasePhase.Travelling));
        var page = await (await app.ClientAs("sanne")).Get($"{at}/travel-day");
        Assert.Equal([$"{at}/handover", $"{at}/handed-over"], page.Document.QuerySelectorAll("[data-step] a").Select(link => link.GetAttribute("href")));
        Assert.Equal([$"{at}/handover-failed-child-back", $"{at}/handover-failed", $"{at}/alarms"], page.Document.QuerySelectorAll("section[aria-labelledby=wrong] a").Select(link => link.GetAttribute("href")));
        Assert.Equal(5, page.Document.QuerySelectorAll(".rc-travel__checks > li").Length);
    }

    [Fact]
    public async Task The_times_and_numbers_are_recorded_for_the_sheet_and_a_wrong_one_gets_its_sentence()
    {
        var at = await app.Put(Ready());
        var client = await app.ClientAs("sanne");
        var empty = await client.Record($"{at}/travel-details", []);
        Assert.Equal((HttpStatusCode.BadRequest, "Vul ten minste één tijd, plek of nummer in."), (empty.Status, Assert.Single(empty.Errors)));
        var wrong = await client.Record($"{at}/travel-details", new() { ["Input.DepartsAt"] = "25:00", ["Input.MeetingPlace"] = "bij de IND in Ter Apel", ["Input.ReceiverReach"] = "+224 1" });
        Assert.Equal(
            ["'25:00' is geen tijd. Schrijf bijvoorbeeld 9:30.", "'IND' kan verraden dat de jongere asiel vroeg. Dit blad leest men ook in het buitenland. Schrijf het zonder dat woord."], wrong.Errors);
        Assert.Equal(("25:00", "+224 1"), (wrong.Value("Input.DepartsAt"), wrong.Value("Input.ReceiverReach")));
        var kept = await client.Submit(wrong, "form.rc-form", new() { ["Input.DepartsAt"] = "9.30", ["Input.MeetingPlace"] = "hal 2" });
        Assert.Equal($"{at}/travel-day", kept.RedirectsTo);
        var sheet = (await client.Get($"{at}/travel-day")).Find(Sheet).TextContent;
        Assert.All((string[])["09:30", "hal 2", "+224 1"], told => Assert.Contains(told, sheet, StringComparison.Ordinal));
        var again = await client.Get($"{at}/travel-details");
        Assert.Equal(("09:30", "hal 2"), (again.Value("Input.DepartsAt"), again.Value("Input.MeetingPlace")));
    }

    private static CaseBuilder Ready() => FactCases.In(CasePhase.ReadyToTravel);
}
