using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Facts;

/// <summary>What every page that records a fact does the same way.</summary>
public sealed class FactPageTests(FactPageTests.Desks desks) : IClassFixture<FactPageTests.Desks>
{
    private ReturnCaseApp App => desks.App;

    public static TheoryData<string> Pages() => [.. FactPages.All.Keys];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Keeps_the_fact_and_refuses_what_is_wrong_without_losing_a_word(string verb)
    {
        var page = FactPages.All[verb];
        var built = page.Build();
        var at = $"{await App.Put(built)}/{verb}";
        var client = desks.Of(page.User);
        var values = page.Values(built);

        await Tomorrow_is_refused(client, at, values, page);
        await A_text_over_the_limit_comes_back(client, at, values, page);
        await A_stale_form_shows_both_texts(client, at, values, page, built);
        if (verb == "shelter-lost-after-decision")
            await App.ColleagueSaves(built, (c, file) => file.WithdrawShelterLost(c.Until(FactCases.Today).By(Staff.Ingrid), file.Referrals[^1].Number));
        await A_text_of_exactly_the_limit_fits(client, at, values, page);

        var kept = await App.Stored(built);
        var fact = kept.Facts.Last(f => f.GetType() == page.Records);
        Assert.Equal(FactCases.Today, fact.OccurredOn);
    }

    [Fact]
    public async Task A_case_of_another_team_does_not_exist_and_one_of_a_colleague_is_closed()
    {
        var at = await App.Put(FactCases.In(CasePhase.ShelterSearch));
        foreach (var address in FactPages.All.Keys.Append("search").Append("candidates/1").Select(verb => $"{at}/{verb}"))
        {
            Assert.Equal(
                (HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.Forbidden),
                ((await desks.Of("joris").Get(address)).Status, (await desks.Of("omar").Get(address)).Status, (await desks.Of("pieter").Get(address)).Status));
        }
    }

    private static async Task Tomorrow_is_refused(PageClient client, string at, Dictionary<string, string?> values, FactPage page)
    {
        var answer = await client.Record(at, new Dictionary<string, string?>(values).Date("Input.OccurredOn", FactCases.Today.AddDays(1)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(answer.Errors, error => error.StartsWith("24 november 2026 ligt na vandaag.", StringComparison.Ordinal));
        Assert.Equal(values[page.Note], Typed(answer, page));
        var longAgo = await client.Record(at, new Dictionary<string, string?>(values).Date("Input.OccurredOn", FactCases.Today.AddYears(-30)));
        Assert.Contains(longAgo.Errors, error => error.StartsWith("Deze dag ligt vóór de geboorte", StringComparison.Ordinal));
    }

    private static async Task A_text_over_the_limit_comes_back(PageClient client, string at, Dictionary<string, string?> values, FactPage page)
    {
        var text = new string('x', page.Limit + 1);
        var answer = await client.Record(at, new Dictionary<string, string?>(values) { [page.Note] = text });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([$"Deze tekst is te lang: hoogstens {page.Limit.ToString("N0", System.Globalization.CultureInfo.GetCultureInfo("nl-NL"))} tekens, nu 1 te veel. Maak hem korter; er is niets afgeknipt."], answer.Errors);
        Assert.Equal(text, Typed(answer, page));
    }

    private async Task A_stale_form_shows_both_texts(PageClient client, string at, Dictionary<string, string?> values, FactPage page, CaseBuilder built)
    {
        var form = await client.Get(at);
        await App.ColleagueSaves(built, (c, file) => file.RecordContact(
            c.By(Staff.Sanne), new ContactDetails(ContactKind.TalkWithGuardian, null, null, null, null, "De tekst van een ander.", null, null, null)));
        var answer = await client.Submit(form, "form.rc-form", values);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("De tekst van een ander.", answer.Find("#answer").TextContent, StringComparison.Ordinal);
        Assert.Equal(values[page.Note], Typed(answer, page));
        Assert.True(int.Parse(answer.Value("Input.Version")!, System.Globalization.CultureInfo.InvariantCulture) > int.Parse(form.Value("Input.Version")!, System.Globalization.CultureInfo.InvariantCulture));
        var again = await client.Submit(answer, "form.rc-form");
        Assert.True(again.RedirectsTo is not null, string.Join('\n', again.Errors) + again.Status);
    }

    private static async Task A_text_of_exactly_the_limit_fits(PageClient client, string at, Dictionary<string, string?> values, FactPage page)
    {
        var other = new Dictionary<string, string?>(values) { [page.Note] = new string('y', page.Limit) };
        if (at.EndsWith("/country", StringComparison.Ordinal))
            other["Input.Country"] = "ML";
        if (at.EndsWith("/reason-away", StringComparison.Ordinal))
            other["Input.Kind"] = "Family";
        if (at.EndsWith("/candidate", StringComparison.Ordinal))
            other["Input.Name"] = "Buurvrouw Aïcha";
        var answer = await client.Record(at, other);
        Assert.True(answer.Status == HttpStatusCode.Redirect, string.Join('\n', answer.Errors) + answer.Status);
    }

    private static string Typed(HtmlPage answer, FactPage page) =>
        answer.Find($"[name='{page.Note}']") is AngleSharp.Html.Dom.IHtmlTextAreaElement area ? area.Value.TrimStart('\n') : answer.Value(page.Note)!;

    /// <summary>One program and one signed-in client per user for all pages: each page has a case of its own.</summary>
    public sealed class Desks : IAsyncLifetime
    {
        private readonly Dictionary<string, PageClient> _clients = [];

        public ReturnCaseApp App { get; } = new();

        public PageClient Of(string user) => _clients[user];

        public async ValueTask InitializeAsync()
        {
            var other = FactCases.In(CasePhase.Intake);
            await App.InDatabase(async db =>
            {
                db.Add(CaseFile.Register(
                    other.By(Staff.Sanne), FactPages.OtherCase, VNumber.Parse("2019000001"), new("Amina", "Diallo", null, "GN", "Fula", "Zwolle"),
                    new(2010, 5, 10), BirthDateSource.Register, "Zuid", null));
                await db.SaveChangesAsync();
            });
            foreach (var user in (string[])["sanne", "ingrid", "joris", "omar", "pieter"])
                _clients[user] = await App.ClientAs(user);
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
