using System.Net;
using System.Xml.Linq;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;

namespace ReturnCase.Tests.Pages.Cases.Facts;

public sealed class StatementTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Every_kind_says_why_it_is_asked_what_to_write_and_how(string language)
    {
        var keys = XDocument.Load(Path.Combine(Repository.Web, "Resources", "Pages", "Cases", "Facts", $"Statement.{language}.resx"))
            .Root!.Elements("data").Select(data => data.Attribute("name")!.Value).ToHashSet();
        Assert.All(
            Enum.GetValues<StatementKind>().Where(StatementForm.HasPage).SelectMany(kind => (string[])[$"{kind}Why", $"{kind}Text", $"{kind}Hint"]),
            key => Assert.Contains(key, keys));
    }

    [Theory]
    [InlineData("best-interest")]
    [InlineData("Best-Interests")]
    [InlineData("7")]
    [InlineData("nothing-like-this")]
    public async Task Another_word_is_no_page(string word)
    {
        var at = await app.Put(FactCases.In(CasePhase.ShelterSearch));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.ClientAs("sanne")).Get($"{at}/{word}")).Status);
    }

    [Theory]
    [InlineData("review")]
    [InlineData("search-continues")]
    [InlineData("missing-finding-signed")]
    public async Task What_a_supervisor_signs_says_so_to_a_counsellor(string word)
    {
        var at = await app.Put(FactCases.In(CasePhase.ShelterSearch));
        var page = await (await app.ClientAs("sanne")).Get($"{at}/{word}");
        Assert.Contains("Alleen een teamleider kan dit vastleggen.", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("form.rc-form"));
    }

    [Theory]
    [InlineData("review", 0, "De volgende beoordeling kan niet op de dag van deze zijn (23 november 2026). Vul een latere dag in.")]
    [InlineData("review", -1, "22 november 2026 ligt vóór deze beoordeling (23 november 2026). Vul een latere dag in.")]
    [InlineData("review", 93, "De volgende beoordeling is binnen 3 maanden na deze. Vul uiterlijk 23 februari 2027 in.")]
    [InlineData("search-continues", 0, "De volgende beoordeling kan niet op de dag van deze zijn (23 november 2026). Vul een latere dag in.")]
    [InlineData("search-continues", -1, "22 november 2026 ligt vóór deze beoordeling (23 november 2026). Vul een latere dag in.")]
    [InlineData("search-continues", 93, "De volgende beoordeling is binnen 3 maanden na deze. Vul uiterlijk 23 februari 2027 in.")]
    public async Task A_wrong_day_for_the_next_review_gets_the_sentence_that_is_true_of_it(string word, int days, string sentence)
    {
        var at = await app.Put(FactCases.In(CasePhase.ShelterSearch));
        var refused = await (await app.ClientAs("ingrid")).Record(
            $"{at}/{word}", new Dictionary<string, string?> { ["Input.Text"] = "Gezien." }.Date("Input.NextOn", FactCases.Today.AddDays(days)));
        Assert.Equal((HttpStatusCode.BadRequest, sentence), (refused.Status, Assert.Single(refused.Errors)));
    }

    [Fact]
    public async Task Before_the_last_day_of_the_year_the_page_says_so_beforehand_and_leads_to_a_review()
    {
        var at = await app.Put(FactCases.In(CasePhase.ShelterSearch));
        var page = await (await app.ClientAs("ingrid")).Get($"{at}/search-continues");
        Assert.Contains("Vanaf die dag kan een teamleider dit vastleggen.", page.Text, StringComparison.Ordinal);
        Assert.Equal($"{at}/review", page.Find(".rc-prose a").GetAttribute("href"));
    }

    [Theory]
    [InlineData("RC-26-1", "Schrijf het zaaknummer voluit, zoals RC-2026-000123.")]
    [InlineData("", "Schrijf het zaaknummer voluit, zoals RC-2026-000123.")]
    [InlineData(null, "Dit is het nummer van deze zaak zelf. Vul het nummer van de andere zaak in.")]
    public async Task The_other_case_is_another_case(string? number, string sentence)
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        var at = await app.Put(built);
        var answer = await (await app.ClientAs("sanne")).Record($"{at}/other-case", new() { ["Input.Text"] = "Dubbel.", ["Input.Reference"] = number ?? built.File.Number });
        Assert.Equal([sentence], answer.Errors);
    }

    [Fact]
    public async Task No_answer_after_a_reminder_asks_both_days_and_keeps_the_question_as_a_fact_of_its_own()
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        var page = $"{at}/guardian-view-on-proposal";
        var values = new Dictionary<string, string?> { ["Input.Answer"] = "NoAnswerAfterReminder", ["Input.Text"] = "Twee keer gemaild, geen antwoord." };
        var bare = await client.Record(page, values);
        Assert.Equal((HttpStatusCode.BadRequest, 2), (bare.Status, bare.Errors.Count));
        Assert.Equal("Twee keer gemaild, geen antwoord.", bare.Find("textarea[name='Input.Text']").TextContent.Trim());
        var (asked, reminded) = (FactCases.Today.AddDays(-8), FactCases.Today.AddDays(-2));
        var early = await client.Record(page, new Dictionary<string, string?>(values).Date("Input.AskedOn", reminded).Date("Input.RemindedOn", asked));
        Assert.StartsWith("Een herinnering komt na de vraag.", Assert.Single(early.Errors), StringComparison.Ordinal);
        var late = await client.Record(page, new Dictionary<string, string?>(values).Date("Input.AskedOn", asked).Date("Input.RemindedOn", reminded).Date("Input.OccurredOn", asked.AddDays(1)));
        Assert.StartsWith("De herinnering ging aan het uitblijven van een antwoord vooraf.", Assert.Single(late.Errors), StringComparison.Ordinal);

        // What is typed with another answer is not dropped without a word.
        var other = await client.Record(page, new Dictionary<string, string?>(values) { ["Input.Answer"] = "Given" }.Date("Input.AskedOn", asked).Date("Input.RemindedOn", reminded));
        Assert.Equal((HttpStatusCode.BadRequest, $"{reminded.Day}"), (other.Status, other.Value("Input.RemindedOn.Day")));
        Assert.StartsWith("Deze dag hoort alleen bij", other.Errors[0], StringComparison.Ordinal);

        Assert.Equal(at, (await client.Record(page, new Dictionary<string, string?>(values).Date("Input.AskedOn", asked).Date("Input.RemindedOn", reminded))).RedirectsTo);
        var facts = (await app.Stored(built)).Standing<Statement>().Where(s => s.Kind == StatementKind.GuardianViewOnProposal).ToArray();
        Assert.Equal([(asked, ViewAnswer.Asked, null), (FactCases.Today, ViewAnswer.NoAnswerAfterReminder, (DateOnly?)reminded)], facts.Select(s => (s.OccurredOn, s.Answer!.Value, s.NextOn)));
        Assert.Contains("Herinnerd op 21 november 2026", (await client.Get(at)).Text, StringComparison.Ordinal);
        Assert.Equal($"{asked.Day}", (await client.Get(page)).Value("Input.AskedOn.Day"));
        Assert.Equal(at, (await client.Record(page, new() { ["Input.Answer"] = "Given", ["Input.Text"] = "Belde toch nog terug." })).RedirectsTo);
    }

    [Fact]
    public async Task A_correction_starts_from_the_old_text_and_belongs_to_its_own_page()
    {
        var built = FactCases.In(CasePhase.ShelterSearch).Note(StatementKind.OwnWish, answer: null);
        var old = built.File.Latest<Statement>()!.Sequence;
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"{at}/follow-up?corrects={old}")).Status);
        var form = await client.Get($"{at}/own-wish?corrects={old}");
        Assert.Contains("noted", form.Find("[name='Input.Text']").TextContent, StringComparison.Ordinal);
        await client.Submit(form, "form.rc-form", new() { ["Input.Text"] = "Zij zei het anders.", ["Input.CorrectionReason"] = "Verkeerd getolkt." });
        var file = await app.Stored(built);
        Assert.Equal([false, true], file.Facts.OfType<Statement>().Select(s => s.Stands));
        Assert.Equal("Verkeerd getolkt.", file.Entries[^1].Reason);
    }

    [Fact]
    public async Task The_three_triggers_of_an_unknown_destination_close_nothing()
    {
        var built = FactCases.In(CasePhase.ShelterSearch);
        var at = await app.Put(built);
        var client = await app.ClientAs("sanne");
        Assert.Equal(3, (await client.Get($"{at}/unknown-destination")).Document.QuerySelectorAll("[name='Input.Trigger']").Length);
        var other = await client.Record($"{at}/unknown-destination", new() { ["Input.Trigger"] = "DeathDocument", ["Input.Text"] = "x" });
        Assert.Equal(["Kies welke van de drie aanleidingen er is."], other.Errors);
        await client.Record($"{at}/unknown-destination", new() { ["Input.Trigger"] = "EightDaysUnregistered", ["Input.Text"] = "Sinds de 12e." });
        Assert.Equal(CasePhase.ShelterSearch, (await app.Stored(built)).Phase);
    }
}
