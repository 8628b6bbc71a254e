using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Pages.Cases.Facts;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Reviews;

public sealed class ReviewTests : IDisposable
{
    private static readonly DateOnly Today = CasePageCases.Today;
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "Wat de uitkomsten vragen", "Voortvarendheid", "Wat is gevraagd")]
    [InlineData("en", "What the outcomes ask", "Due speed", "What was asked")]
    public async Task Everything_stands_beside_the_form(string language, params string[] titles)
    {
        var at = await _app.Keep(Owed().Country().Requested(RequestResultOf("Done")));
        var client = await _app.ClientAs("ingrid");
        await client.Speak(language);
        var page = await client.Get($"{at}/review");
        Assert.Equal(titles, page.Document.QuerySelectorAll("aside h2").Select(title => title.TextContent));
        Assert.NotEmpty(page.Document.QuerySelectorAll("aside [data-outcome] [data-guard].rc-checks__met"));
        Assert.NotEmpty(page.Document.QuerySelectorAll("aside [data-outcome] [data-guard].rc-checks__unmet"));
        Assert.Contains("call your aunt", page.Text, StringComparison.Ordinal);
        var ids = page.Document.All.Select(element => element.GetAttribute("id")).OfType<string>().ToArray();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task A_review_ends_in_agreements_that_are_tasks_and_the_next_one_asks_what_came_of_them()
    {
        var built = Owed();
        var at = await _app.Keep(built);
        var (client, sanne) = (await _app.ClientAs("ingrid"), await _app.ActorOf("sanne"));
        var saved = await client.Record($"{at}/review", new Dictionary<string, string?>
        {
            ["Input.Text"] = "De tante is nog niet gebeld.",
            ["Input.Agreements[0].What"] = "Bel de tante",
            ["Input.Agreements[0].Owner"] = sanne.Id,
            ["Input.Agreements[1].What"] = "Vraag het paspoort na",
            ["Input.Agreements[1].Owner"] = nameof(AgreementParty.Embassy),
        }.Date("Input.Agreements[0].On", Today.AddDays(7)).Date("Input.Agreements[1].On", Today.AddDays(20)).Date("Input.NextOn", Today.AddMonths(2)));
        Assert.Equal(at, saved.RedirectsTo);
        Assert.Contains("Volgende beoordeling: 23 januari 2027, beoordeeld op 23 november 2026.", (await client.Get(at)).Find("#clocks").TextContent, StringComparison.Ordinal);

        var tasks = await Tasks();
        Assert.Equal([("Bel de tante", sanne.Id, null), ("Vraag het paspoort na", sanne.Id, (Company?)Company.Embassy)], tasks.Select(task => (task.What, task.OwnerId, task.With)));
        Assert.Equal([Today.AddDays(7), Today.AddDays(20)], tasks.Select(task => task.On));
        var line = (await client.Get($"{at}?all=true")).Document.QuerySelectorAll("[data-kind=Statement]").Single(entry => entry.TextContent.Contains("nog niet gebeld", StringComparison.Ordinal));
        Assert.Contains("Bel de tante", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bel de tante", (await (await _app.ClientAs("sanne")).Get("/tasks")).Text, StringComparison.Ordinal);

        var next = await client.Get($"{at}/review");
        Assert.Equal(["Bel de tante", "Vraag het paspoort na"], next.Document.QuerySelectorAll("fieldset.rc-part > legend").Take(2).Select(legend => legend.TextContent));
        var values = new Dictionary<string, string?> { ["Input.Text"] = "Gezien." }.Date("Input.NextOn", Today.AddMonths(1));
        var silent = await client.Submit(next, "form.rc-form", values);
        Assert.Equal((HttpStatusCode.BadRequest, 2), (silent.Status, silent.Errors.Count(error => error == "Kies wat er van deze afspraak kwam.")));

        (values["Input.Came[0].Result"], values["Input.Came[0].Note"], values["Input.Came[1].Result"]) = ("Kept", "Zij wil haar zien.", "StillOpen");
        Assert.Equal(at, (await client.Submit(next, "form.rc-form", values)).RedirectsTo);
        tasks = await Tasks();
        Assert.Equal([(OwnTaskState.Done, "Zij wil haar zien."), (OwnTaskState.Open, null)], tasks.Select(task => (task.State, task.Note)));
        Assert.Equal("Vraag het paspoort na", Assert.Single((await _app.Stored(built)).OpenAgreements).Agreement.What);
        line = (await client.Get($"{at}?all=true")).Document.QuerySelectorAll("[data-kind=Statement]").Single(entry => entry.TextContent.Contains("nog niet gebeld", StringComparison.Ordinal));
        Assert.Contains("Nagekomen", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("Loopt nog", line.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_half_agreement_is_refused_with_a_sentence_for_each_gap_and_nothing_typed_is_lost()
    {
        var built = Owed();
        var at = await _app.Keep(built);
        var client = await _app.ClientAs("ingrid");
        var answer = await client.Record($"{at}/review", new Dictionary<string, string?>
        {
            ["Input.Text"] = "Gezien.",
            ["Input.Agreements[0].What"] = "Bel de tante",
            ["Input.Agreements[1].Owner"] = "somebody-else",
        }.Date("Input.Agreements[1].On", Today.AddDays(-9)).Date("Input.NextOn", Today.AddMonths(2)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Kies wie dit doet.", answer.Errors);
        Assert.Contains("Schrijf op wat er is afgesproken.", answer.Errors);
        Assert.Contains(answer.Errors, error => error.StartsWith("Deze dag ligt vóór", StringComparison.Ordinal));
        Assert.Equal(("Gezien.", "Bel de tante"), (answer.Find("[name='Input.Text']").TextContent.Trim(), answer.Find("[name='Input.Agreements[0].What']").TextContent.Trim()));
        Assert.Empty((await _app.Stored(built)).Reviews);
        Assert.Empty(await Tasks());
    }

    [Fact]
    public async Task One_more_agreement_is_asked_for_without_keeping_anything()
    {
        var built = Owed();
        var at = await _app.Keep(built);
        var client = await _app.ClientAs("ingrid");
        var longer = await client.Submit(await client.Get($"{at}/review"), "form.rc-form", new() { ["Input.Agreements[0].What"] = "Bel de tante" }, "button[name='Input.Another']");
        Assert.Equal(3, longer.Document.QuerySelectorAll("textarea[name$='.What']").Length);
        Assert.Equal("Bel de tante", longer.Find("[name='Input.Agreements[0].What']").TextContent.Trim());
        Assert.Empty((await _app.Stored(built)).Reviews);
    }

    [Fact]
    public async Task A_next_review_beyond_the_term_is_refused()
    {
        var at = await _app.Keep(Owed());
        var answer = await (await _app.ClientAs("ingrid")).Record($"{at}/review", new Dictionary<string, string?> { ["Input.Text"] = "Gezien." }.Date("Input.NextOn", Today.AddMonths(3).AddDays(1)));
        Assert.Equal((HttpStatusCode.BadRequest, "De volgende beoordeling is binnen 3 maanden na deze. Vul uiterlijk 23 februari 2027 in."), (answer.Status, Assert.Single(answer.Errors)));
        Assert.Empty(await Tasks());
    }

    [Fact]
    public async Task A_counsellor_reads_the_reviews_and_cannot_record_one()
    {
        var at = await _app.Keep(Owed().Note(StatementKind.Review, nextOn: Today.AddDays(20)));
        var page = await (await _app.ClientAs("sanne")).Get($"{at}/review");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("form.rc-form"));
        Assert.Contains("noted", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_colleague_recorded_meanwhile_is_shown_and_no_task_is_made()
    {
        var built = Owed();
        var at = await _app.Keep(built);
        var client = await _app.ClientAs("ingrid");
        var page = await client.Get($"{at}/review");
        await _app.ColleagueSaves(built, (c, file) => file.NameCountry(c.By(Staff.Sanne), "SN", "lived there"));
        var answer = await client.Submit(page, "form.rc-form", new Dictionary<string, string?>
        {
            ["Input.Text"] = "Gezien.",
            ["Input.Agreements[0].What"] = "Bel de tante",
            ["Input.Agreements[0].Owner"] = nameof(AgreementParty.Guardian),
        }.Date("Input.Agreements[0].On", Today).Date("Input.NextOn", Today.AddMonths(2)));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("Bel de tante", answer.Find("[name='Input.Agreements[0].What']").TextContent.Trim());
        Assert.Empty(await Tasks());
    }

    private static CaseBuilder Owed() => CasePageCases.In(CasePhase.ShelterSearch, new PartialDate(2012, 1, 1), daysAgo: 200).Until(Today);

    private static ReturnCase.Domain.Cooperation.RequestResult RequestResultOf(string name) => Enum.Parse<ReturnCase.Domain.Cooperation.RequestResult>(name);

    private async Task<List<OwnTask>> Tasks()
    {
        List<OwnTask> tasks = [];
        await _app.InDatabase(async db => tasks = await db.OwnTasks.AsNoTracking().Where(task => task.Review != null).OrderBy(task => task.Agreement).ToListAsync());
        return tasks;
    }
}
