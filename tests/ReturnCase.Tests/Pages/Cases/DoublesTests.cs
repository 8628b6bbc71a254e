using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases;

/// <summary>Whoever registers a child that looks like another, or makes it so by a correction, is asked before anything is kept.</summary>
public sealed class DoublesTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task At_a_transfer_the_registrar_answers_and_the_answer_is_kept_with_its_evidence()
    {
        var known = await Known("Selam", "Tesfai");
        var client = await _app.ClientAs("sanne");
        var asked = await client.Fill("/cases/new", Late());
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        var question = asked.Find("#doubles").TextContent;
        foreach (var told in (string[])[known, "team Noord", "Selam Tesfai", "De naam klinkt gelijk.", "alleen het jaar of de maand", "De nationaliteit is gelijk."])
            Assert.Contains(told, question, StringComparison.Ordinal);
        Assert.Equal([$"Kies of zaak {known} van hetzelfde kind is of van een ander kind.", "Schrijf op waarom u dat denkt."], asked.Errors);
        Assert.Equal("Selam", asked.Value("Input.Identity.FirstNames"));

        var kept = await client.Submit(asked, "main form", Answer("False", "Andere ouders, en een ander gezicht op de foto."));
        Assert.Equal(HttpStatusCode.Redirect, kept.Status);
        var file = await _app.Read(kept.RedirectsTo!.Split('/')[^1]);
        Assert.Equal([StatementKind.ProbableDouble, StatementKind.AnotherChild], file.Standing<Statement>().Select(s => s.Kind));
        Assert.All(file.Standing<Statement>(), s => Assert.Equal(known, s.Reference));
        Assert.Contains("De naam klinkt gelijk.", file.Standing<Statement>().First().Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tesfai", file.Standing<Statement>().First().Text, StringComparison.Ordinal);
        Assert.Empty(file.DoublesToJudge());
    }

    [Fact]
    public async Task Of_a_case_of_another_team_only_number_and_team_are_told_and_whom_to_ask()
    {
        var known = await Known("Selam", "Tesfai", "omar", "Zuid");
        var asked = await (await _app.ClientAs("sanne")).Fill("/cases/new", Late());
        var question = asked.Find("#doubles").TextContent;
        Assert.Contains($"Zaak {known}, team Zuid", question, StringComparison.Ordinal);
        Assert.Contains("Vraag een teamleider van team Zuid", question, StringComparison.Ordinal);
        Assert.DoesNotContain("Tesfai", asked.Text, StringComparison.Ordinal);
        Assert.Empty(asked.Document.QuerySelectorAll($"main a[href='/cases/{known}']"));
    }

    [Fact]
    public async Task The_same_child_makes_a_task_for_who_links_the_cases()
    {
        var known = await Known("Selam", "Tesfai", "omar", "Zuid");
        var client = await _app.ClientAs("sanne");
        var kept = await client.Submit(await client.Fill("/cases/new", Late()), "main form", Answer("True", "De IND belde: twee nummers, een kind."));
        var number = kept.RedirectsTo!.Split('/')[^1];
        Assert.Equal(known, Assert.Single((await _app.Read(number)).DoublesToLink()).Reference);
        var page = await (await _app.ClientAs("ingrid")).Get($"/cases/{number}");
        Assert.NotNull(page.Document.QuerySelector($"a[href='/cases/{number}/same-person?other={known}']"));
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_kept_and_the_choice_stays()
    {
        await Known("Selam", "Tesfai");
        var client = await _app.ClientAs("sanne");
        var again = await client.Submit(await client.Fill("/cases/new", Late()), "main form", Answer("False", ""));
        Assert.Equal((HttpStatusCode.Conflict, "Schrijf op waarom u dat denkt."), (again.Status, Assert.Single(again.Errors)));
        Assert.Equal("False", again.Find("input[name='Input.Doubles.Lines[0].Same'][checked]").GetAttribute("value"));
        Assert.Single(again.Document.QuerySelectorAll("#doubles textarea"));
    }

    [Fact]
    public async Task An_answer_is_of_the_case_it_was_given_for_also_when_the_name_is_changed_meanwhile()
    {
        await Known("Selam", "Tesfai");
        var other = await Known("Yonas", "Gebre");
        var client = await _app.ClientAs("sanne");
        var asked = await client.Fill("/cases/new", Late());
        var changed = await client.Submit(asked, "main form", new(Answer("False", "Een ander kind.")) { ["Input.Identity.FirstNames"] = "Yonas", ["Input.Identity.LastName"] = "Gebre" });
        Assert.Equal(HttpStatusCode.Conflict, changed.Status);
        Assert.Equal(other, changed.Value("Input.Doubles.Lines[0].Number"));
        Assert.Null(changed.Document.QuerySelector("input[name='Input.Doubles.Lines[0].Same'][checked]"));
        Assert.DoesNotContain("Een ander kind.", changed.Find("#doubles textarea").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("birth-date")]
    public async Task A_correction_that_makes_two_cases_alike_is_asked_about_and_one_that_does_not_is_not(string page)
    {
        var known = await Known("Selam", "Tesfai");
        var built = Case("Selam", page == "identity" ? "Berhe" : "Tesfay", page == "identity" ? new(2012) : new(2009, 3));
        var number = await _app.KeepCase(built);
        var client = await _app.ClientAs("sanne");
        Dictionary<string, string?> corrected = page == "identity" ? new() { ["Input.Identity.LastName"] = "Tesfay" } : new() { ["Input.BirthDate.Month"] = "", ["Input.BirthDate.Year"] = "2012", ["Input.KnownFrom"] = nameof(BirthDateSource.AgeAssessment) };
        var asked = await client.Fill($"/cases/{number}/{page}", corrected);
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains(known, asked.Find("#doubles").TextContent, StringComparison.Ordinal);
        var kept = await client.Submit(asked, "main form[method=post]", Answer("False", "Een nicht, zegt de voogd."));
        Assert.Equal($"/cases/{number}", kept.RedirectsTo);
        Assert.Equal([StatementKind.ProbableDouble, StatementKind.AnotherChild], (await _app.Read(number)).Standing<Statement>().Select(s => s.Kind).TakeLast(2));

        // What is answered, and what was alike before, is not asked again.
        Dictionary<string, string?> later = page == "identity" ? new() { ["Input.Identity.Location"] = "Assen" } : new() { ["Input.BirthDate.Month"] = "6", ["Input.KnownFrom"] = nameof(BirthDateSource.Document) };
        Assert.Equal($"/cases/{number}", (await client.Fill($"/cases/{number}/{page}", later)).RedirectsTo);
    }

    [Fact]
    public async Task What_was_compared_stands_in_the_trail()
    {
        var known = await Known("Selam", "Tesfai", "omar", "Zuid");
        await (await _app.ClientAs("sanne")).Fill("/cases/new", Late());
        await _app.InDatabase(async db => Assert.True(await db.AuditRows.AnyAsync(row => row.Action == AuditAction.CasesSearched && row.Detail == "double" && row.Cases.Contains(known))));
    }

    // The clock stands on the day of the cases that are kept.
    private static Dictionary<string, string?> Late() => NewTests.Transfer(year: 2026, month: 2, day: 20);

    private static Dictionary<string, string?> Answer(string same, string why) => new() { ["Input.Doubles.Lines[0].Same"] = same, ["Input.Doubles.Lines[0].Why"] = why };

    private static CaseBuilder Case(string first, string last, PartialDate born)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch, born);
        c.File.RecordIdentity(c.By(Staff.Sanne), new(first, last, null, "ER", "Tigrinya", null));
        return c;
    }

    private Task<string> Known(string first, string last, string counsellor = "sanne", string team = "Noord") => _app.KeepCase(Case(first, last, new(2012)), counsellor, team);
}
