using System.Net;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Pages.Cases.Facts;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;

namespace ReturnCase.Tests.Pages.Cases;

/// <summary>Somebody types the transfer of a child whose case is closed, and the supervisors of that case decide.</summary>
public sealed class RepeatedTransferTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "hebben nu de taak om te beslissen", "is vandaag al doorgegeven")]
    [InlineData("en", "now have the task to decide", "earlier today")]
    public async Task Whoever_types_it_learns_number_and_team_and_the_supervisors_get_the_task_once(string language, string first, string again)
    {
        var (built, number) = await Closed();
        var client = await _app.ClientAs("sanne");
        await client.Speak(language);
        foreach (var sentence in (string[])[first, again])
        {
            var answer = await client.Fill("/cases/new", Typed(built));
            Assert.Equal((HttpStatusCode.Redirect, "/cases"), (answer.Status, answer.RedirectsTo));
            var page = await client.Get("/cases");
            Assert.Contains(number, page.Text, StringComparison.Ordinal);
            Assert.Contains("team Zuid", page.Text, StringComparison.Ordinal);
            Assert.Contains(sentence, page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Diallo", page.Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/cases/{number}")).Status);
        var file = await _app.Read(number);
        var fact = Assert.Single(file.Facts.OfType<RepeatedTransfer>());
        Assert.True(file.ReopeningOwed);
        Assert.Equal(("Selam", "W. Voogd", "Noord", new PartialDate(2012, 5), null), (fact.FirstNames, fact.Guardian, fact.Team, fact.BirthDate, fact.ReturnDecisionOn));
        Assert.Equal(("S. de Wit", "Overdrachtsdossier 12", built.Today), (file.Entries[^1].ByName, file.Entries[^1].Source, fact.OccurredOn));
        await _app.InDatabase(db =>
        {
            Assert.Equal(1, db.CaseFiles.Count());
            Assert.DoesNotContain(db.SearchTokens, token => token.Word == "selam");
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task What_came_with_it_is_kept_and_shown_to_the_supervisors_only()
    {
        var (built, number) = await Closed();
        var values = Typed(built);
        foreach (var (field, value) in (ReadOnlySpan<(string, string)>)
            [("HasReturnDecision", "True"), ("ReturnDecisionOn.Day", "2"), ("ReturnDecisionOn.Month", "11"), ("ReturnDecisionOn.Year", "2026"), ("ReturnDecisionReference", "Z9"),
                ("ReturnDecision.TermDays", "28"), ("ReturnDecision.DutyToLeave", "true"), ("ReturnDecision.Countries.Lines[0]", "ER")])
            values[$"Input.{field}"] = value;
        await (await _app.ClientAs("ingrid")).Fill("/cases/new", values);
        var fact = (await _app.Read(number)).Latest<RepeatedTransfer>()!;
        Assert.Equal((new DateOnly(2026, 11, 2), "Z9", 28, true, false, "ER"), (fact.ReturnDecisionOn, fact.ReturnDecisionReference, fact.DepartureTermDays, fact.DutyToLeave, fact.UnlawfulStay, Assert.Single(fact.Countries)));

        var hassan = await _app.ClientAs("hassan");
        Assert.Contains(number, (await hassan.Get("/")).Find("section[aria-labelledby=list-reopening]").TextContent, StringComparison.Ordinal);
        var review = (await hassan.Get("/review")).Find("section[aria-labelledby=reopenings-title]");
        Assert.Equal($"/cases/{number}", review.QuerySelector("td a")!.GetAttribute("href"));
        var page = await hassan.Get($"/cases/{number}");
        Assert.Contains("Selam Tesfay", page.Find("[data-kind=RepeatedTransfer]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($".rc-alert a[href='/cases/{number}/reopen']"));
        Assert.NotNull(page.Document.QuerySelector($".rc-alert a[href='/cases/{number}/reopening-declined']"));
        Assert.Null((await (await _app.ClientAs("ingrid")).Get("/review")).Document.QuerySelector("#reopenings-title"));
    }

    [Fact]
    public async Task Somebody_who_comes_back_at_eighteen_is_for_a_person_to_decide_on()
    {
        var (built, number) = await Closed();
        var values = Typed(built);
        values["Input.BirthDate.Year"] = "2007";
        var client = await _app.ClientAs("sanne");
        Assert.Equal("/cases", (await client.Fill("/cases/new", values)).RedirectsTo);
        Assert.Equal(2007, (await _app.Read(number)).Latest<RepeatedTransfer>()!.Year);
        values["Input.VNumber"] = "9999999999";
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Fill("/cases/new", values)).Status);
    }

    [Fact]
    public async Task A_day_that_cannot_be_is_refused_and_nothing_typed_is_lost()
    {
        var (built, number) = await Closed();
        var values = Typed(built);
        foreach (var field in (string[])["TransferredOn", "RejectedOn"])
            (values[$"Input.{field}.Day"], values[$"Input.{field}.Month"], values[$"Input.{field}.Year"]) = ("1", "2", "2009");
        (values["Input.BirthDate.Month"], values["Input.BirthDate.Year"]) = ("", "2000");
        var answer = await (await _app.ClientAs("sanne")).Fill("/cases/new", values);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.StartsWith("De datum ligt vóór de geboorte van de jongere.", Assert.Single(answer.Errors), StringComparison.Ordinal);
        Assert.Equal("Selam", answer.Value("Input.Identity.FirstNames"));
        Assert.False((await _app.Read(number)).ReopeningOwed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_who_type_at_once_both_hear_it_and_make_one_task(bool theSame)
    {
        var meanwhile = new BeforeSaving();
        using var app = new ReturnCaseApp { Interceptors = [meanwhile] };
        var built = CasePageCases.In(CasePhase.Closed);
        var number = await app.KeepCase(built, "omar", "Zuid");
        var (sanne, joris) = (await app.ClientAs("sanne"), await app.ClientAs("joris"));
        var other = Typed(built);
        if (!theSame)
            other["Input.Identity.FirstNames"] = "Salam";
        var form = await sanne.Get("/cases/new");
        meanwhile.Once = async () => Assert.Equal("/cases", (await joris.Fill("/cases/new", other)).RedirectsTo);

        Assert.Equal("/cases", (await sanne.Submit(form, "main form", Typed(built))).RedirectsTo);

        Assert.Null(meanwhile.Once);
        var file = await app.Read(number);
        Assert.Equal(theSame ? 1 : 2, file.Facts.OfType<RepeatedTransfer>().Count());
        Assert.Equal((true, file.Entries.Count), (file.ReopeningOwed, file.Version));
    }

    [Fact]
    public async Task A_case_that_is_reopened_meanwhile_takes_nothing_and_its_team_is_named()
    {
        var meanwhile = new BeforeSaving();
        using var app = new ReturnCaseApp { Interceptors = [meanwhile] };
        var built = CasePageCases.In(CasePhase.Closed);
        var number = await app.KeepCase(built, "omar", "Zuid");
        var sanne = await app.ClientAs("sanne");
        var form = await sanne.Get("/cases/new");
        meanwhile.Once = () => app.With(async (CaseStore store) =>
        {
            (await store.FindAsync(number))!.Move(built.By(Staff.Hassan), CaseTrigger.Reopen);
            return await store.SaveAsync();
        });

        var answer = await sanne.Submit(form, "main form", Typed(built));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.StartsWith($"Dit V-nummer heeft al een zaak: {number}, team Zuid.", Assert.Single(answer.Errors), StringComparison.Ordinal);
        Assert.Equal("Selam", answer.Value("Input.Identity.FirstNames"));
        Assert.Empty((await app.Read(number)).Facts.OfType<RepeatedTransfer>());
    }

    [Theory]
    [InlineData("nl", "Niet heropenen", "Gaat de zaak niet open, dan staat hier waarom.")]
    [InlineData("en", "Not reopening", "Where it does not, this says why.")]
    public async Task A_supervisor_says_why_the_case_stays_closed(string language, string title, string why)
    {
        var built = FactCases.In(CasePhase.Closed).TransferredAgain("Awa");
        var at = await _app.Put(built);
        var ingrid = await _app.ClientAs("ingrid");
        await ingrid.Speak(language);
        var page = await ingrid.Get($"{at}/reopening-declined");
        Assert.Equal(title, page.Title);
        Assert.Contains(why, page.Text, StringComparison.Ordinal);
        Assert.Contains("Awa Diallo", page.Find("section[aria-labelledby=reopening-title]").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await ingrid.Submit(page, "form.rc-form")).Status);

        var kept = await ingrid.Submit(page, "form.rc-form", new() { ["Input.Text"] = "Het V-nummer is van een ander kind." });

        Assert.Equal(at, kept.RedirectsTo);
        Assert.Equal((false, CasePhase.Closed), ((await _app.Stored(built)).ReopeningOwed, (await _app.Stored(built)).Phase));
        Assert.Contains("Het V-nummer is van een ander kind.", (await ingrid.Get(at)).Find("#timeline [data-kind=Statement]").TextContent, StringComparison.Ordinal);
        Assert.Null((await ingrid.Get("/review")).Document.QuerySelector("#reopenings-title"));
        Assert.Empty((await ingrid.Get($"{at}/reopening-declined")).Document.QuerySelectorAll("form.rc-form"));
        var late = await ingrid.Submit(page, "form.rc-form", new() { ["Input.Text"] = "Nog eens." });
        Assert.Equal((HttpStatusCode.Conflict, "Nog eens."), (late.Status, late.Find("[name='Input.Text']").TextContent.Trim()));
    }

    [Fact]
    public async Task What_comes_in_while_a_supervisor_writes_is_shown_before_the_decision_is_kept()
    {
        var built = FactCases.In(CasePhase.Closed).TransferredAgain();
        var at = await _app.Put(built);
        var ingrid = await _app.ClientAs("ingrid");
        var page = await ingrid.Get($"{at}/reopening-declined");
        await (await _app.ClientAs("omar")).Fill("/cases/new", Typed(built));
        var answer = await ingrid.Submit(page, "form.rc-form", new() { ["Input.Text"] = "Een ander kind." });
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Selam", answer.Find("section[aria-labelledby=reopening-title]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Een ander kind.", answer.Find("[name='Input.Text']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_counsellor_reads_that_a_supervisor_decides()
    {
        var at = await _app.Put(FactCases.In(CasePhase.Closed).TransferredAgain());
        var sanne = await _app.ClientAs("sanne");
        var page = await sanne.Get($"{at}/{Slugs.Of(StatementKind.ReopeningDeclined)}");
        Assert.Contains("Alleen een teamleider kan dit vastleggen.", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("form.rc-form"));
    }

    private async Task<(CaseBuilder Built, string Number)> Closed()
    {
        var built = CasePageCases.In(CasePhase.Closed);
        return (built, await _app.KeepCase(built, "omar", "Zuid"));
    }

    private static Dictionary<string, string?> Typed(CaseBuilder built) => new(NewTests.Transfer(built.File.VNumber)) { ["Input.Source"] = "Overdrachtsdossier 12" };
}
