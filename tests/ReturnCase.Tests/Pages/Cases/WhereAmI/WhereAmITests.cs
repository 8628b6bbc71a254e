using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.WhereAmI;

public sealed class WhereAmITests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    private const string Secret = "zwijgwoord";

    private static readonly string[] Views = ["", "?language=en", "?language=ar", "?language=prs", "?view=together", "?language=ar&view=together"];

    private readonly ReturnCaseApp _app = app;

    [Fact]
    public async Task The_case_page_leads_to_it_and_it_is_read_not_changed()
    {
        var c = CasePageCases.In(CasePhase.ShelterSearch);
        var address = await _app.Keep(c);
        var client = await _app.ClientAs("sanne");
        var link = (await client.Get(address)).Find($"a[href='{address}/where-am-i']").GetAttribute("href")!;
        var page = await client.Get(link);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("FamilySearch", page.Find("article").GetAttribute("data-state"));
        Assert.Equal(("nl", "ltr"), (page.Find("article").GetAttribute("lang"), page.Find("article").GetAttribute("dir")));
        Assert.Contains("Amina, hier zie je waar je nu staat.", page.Find("article").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("article form, article button, article input"));
        Assert.DoesNotContain("Amina", page.Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_speaks_the_language_of_who_looks_until_another_is_chosen()
    {
        var address = await _app.Keep(CasePageCases.In(CasePhase.ShelterSearch)) + "/where-am-i";
        var client = await _app.ClientAs("sanne");
        await client.Speak("en");
        Assert.Equal("en", (await client.Get(address)).Find("article").GetAttribute("lang"));
        Assert.Equal("nl", (await client.Get($"{address}?language=nl")).Find("article").GetAttribute("lang"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"{address}?language=tlh")).Status);
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("prs")]
    public async Task A_language_from_right_to_left_is_laid_out_so_and_says_in_both_languages_that_nobody_reviewed_it(string language)
    {
        var address = await _app.Keep(CasePageCases.In(CasePhase.ReturnPreparation)) + "/where-am-i";
        var client = await _app.ClientAs("sanne");
        var page = await client.Get($"{address}?language={language}");
        Assert.Equal((language, "rtl"), (page.Find("article").GetAttribute("lang"), page.Find("article").GetAttribute("dir")));
        Assert.NotEmpty(page.Find("article .rc-wai__unreviewed").TextContent.Trim());
        Assert.Contains("Niemand heeft deze vertaling nagekeken", page.Text, StringComparison.Ordinal);
        var alone = await client.Get($"{address}?language={language}&view=together");
        Assert.Equal((language, "rtl"), (alone.Document.DocumentElement.GetAttribute("lang"), alone.Document.DocumentElement.GetAttribute("dir")));
        Assert.NotEmpty(alone.Find("article .rc-wai__unreviewed").TextContent.Trim());
        Assert.Empty((await client.Get($"{address}?language=nl")).Document.QuerySelectorAll(".rc-wai__unreviewed"));
    }

    [Fact]
    public async Task Looked_at_together_there_is_nothing_of_the_program_around_it()
    {
        var c = CasePageCases.In(CasePhase.InsufficientCooperation);
        var address = await _app.Keep(c) + "/where-am-i?view=together";
        var page = await (await _app.ClientAs("sanne")).Get(address);
        Assert.Empty(page.Document.QuerySelectorAll("header.rc-header, footer, form, .rc-breadcrumb"));
        Assert.Equal("Waar sta ik nu?", page.Title);
        Assert.All(page.Document.QuerySelectorAll("a[href^='/']"), link => Assert.Contains("/where-am-i?", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.DoesNotContain(c.File.VNumber, page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(CaseTexts.Of(CasePhase.InsufficientCooperation).In("nl"), page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_can_help_stands_on_it_with_a_number_to_call()
    {
        var c = CasePageCases.In(CasePhase.ShelterSearch);
        c.File.RecordContactPerson(c.By(Staff.Sanne), ContactRole.Guardian, "Mevrouw de Boer", "Nidos", "06 12 34 56 78", null);
        var page = await (await _app.ClientAs("sanne")).Get(await _app.Keep(c) + "/where-am-i?language=ar");
        var help = page.Find("[data-part='help']");
        Assert.Contains("Mevrouw de Boer", help.TextContent, StringComparison.Ordinal);
        Assert.Equal(("tel:0612345678", "ltr"), (help.QuerySelector("a")!.GetAttribute("href"), help.QuerySelector("a")!.GetAttribute("dir")));
        Assert.Equal(4, help.QuerySelectorAll("li").Length);
    }

    [Theory]
    [InlineData(CasePhase.ShelterSearch)]
    [InlineData(CasePhase.ReturnPreparation)]
    public async Task Nothing_that_somebody_typed_and_nothing_of_anybody_else_is_on_it(CasePhase phase)
    {
        var address = await _app.Keep(Secretive(phase)) + "/where-am-i";
        var client = await _app.ClientAs("sanne");
        Assert.Contains(Secret, (await client.Get(address.Replace("/where-am-i", "?all=true", StringComparison.Ordinal))).Text, StringComparison.OrdinalIgnoreCase);
        foreach (var view in Views)
        {
            var page = await client.Get(address + view);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain(Secret, page.Document.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        }

        var article = (await client.Get(address)).Find("article").TextContent;
        Assert.All((string[])["mensenhandel", "B8", "voorstel", "oordeel", "verdwenen", "vermist"], word => Assert.DoesNotContain(word, article, StringComparison.OrdinalIgnoreCase));
    }

    // Everything that is kept in words, of this child and of others, with a word that must not be seen.
    private static CaseBuilder Secretive(CasePhase phase)
    {
        var c = CasePageCases.In(phase).Country();
        var by = c.By(Staff.Sanne, Secret) with { Source = Secret };
        var aunt = c.File.AddCandidate(by, new CandidateDetails(ShelterKind.Family, $"Tante {Secret}", Secret, "GN", Secret, ContactRoute.LocalPartner)).Sequence;
        c.File.CheckSafety(by, aunt, true, Secret, Secret, Secret);
        c.File.RecordStep(by, aunt, CandidateStage.ContactAttempted, Secret, Secret, Secret);
        c.File.Assess(by, aunt, new AssessmentAnswers(true, true, true, true, true, true, Secret, Secret, c.Today.AddDays(9)));
        c.File.RecordContact(by, new ContactDetails(ContactKind.DepartureInterview, Secret, Secret, Secret, Secret, Secret, Secret, Secret, c.Today.AddDays(30), CheckAnswer.Yes, CheckAnswer.Yes, CheckAnswer.Yes));
        c.File.RecordContactPerson(by, ContactRole.Other, $"Oom {Secret}", Secret, "0600000000", "zwijgwoord@example.org");
        c.File.RecordContactPerson(by, ContactRole.Guardian, "F. Bakker", Secret, null, "zwijgwoord@example.org");
        c.File.Note(by, new StatementDetails(StatementKind.ChildViewOnShelter, Secret) { Candidate = aunt, Answer = ViewAnswer.Given });
        c.File.Note(by, new StatementDetails(StatementKind.GuardianViewOnProposal, Secret) { Answer = ViewAnswer.Given });
        foreach (var kind in (StatementKind[])[StatementKind.CareArrangementTried, StatementKind.DocumentsTried])
            c.File.Note(by, new StatementDetails(kind, Secret));
        c.File.Plan(by, new PlanDetails(aunt, c.Today, Secret, Secret, Secret, Secret, c.Today.AddDays(30), c.Today.AddDays(30), Secret, Secret));
        c.File.RecordStep(by, aunt, CandidateStage.NotReachable, Secret, Secret, Secret);
        foreach (var kind in (ShelterKind[])[ShelterKind.Acquaintance, ShelterKind.ReceptionHouse])
            c.File.ReasonAway(by, "GN", kind, Secret);
        c.File.FileTravelDocument(by, Secret, "GN", Secret);
        c.File.StartSuspension(by, new SuspensionDetails(SuspensionKind.Trafficking, Secret, false, false));
        c.File.RaiseAlarm(by, AlarmKind.Trafficking);
        c.Document($"{Secret}.pdf");
        c.Requested();
        var asked = c.File.RecordRequest(by, new RequestDetails(Secret, Secret, Secret, true, c.Today.AddDays(30)));
        c.File.Judge(by, new JudgementDetails(CooperationVerdict.Insufficient, Secret, [c.File.Standing<CooperationFact>().First().Sequence], new(JudgementView.Given, Secret), new(JudgementView.Given, Secret)));
        c.File.Propose(by, phase == CasePhase.ShelterSearch ? OutcomeKind.InsufficientCooperation : OutcomeKind.NoArrangements, Secret);
        return c;
    }
}
