using System.Net;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.People;

/// <summary>One child with two V-numbers: linked by a supervisor, said on both pages, merged nowhere.</summary>
public sealed class SamePersonTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_supervisor_links_two_cases_and_both_pages_say_so_and_which_one_leads()
    {
        var (mine, theirs) = await TwoTeams();
        var before = await _app.Read(theirs);
        var ingrid = await _app.ClientAs("ingrid");
        var kept = await ingrid.Fill($"/cases/{mine}/same-person", Link(theirs));
        Assert.Equal($"/cases/{mine}", kept.RedirectsTo);

        var page = await ingrid.Get($"/cases/{mine}");
        Assert.Contains($"Dit kind heeft ook zaak {theirs} (team Zuid), onder een ander V-nummer. Deze zaak is leidend.", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll($"main a[href='/cases/{theirs}']"));
        Assert.DoesNotContain("Bintou", page.Text, StringComparison.Ordinal);
        var other = await (await _app.ClientAs("omar")).Get($"/cases/{theirs}");
        Assert.Contains($"Dit kind heeft ook zaak {mine} (team Noord), onder een ander V-nummer. Die zaak is leidend.", other.Text, StringComparison.Ordinal);

        var (one, two) = (await _app.Read(mine), await _app.Read(theirs));
        Assert.NotEqual(one.VNumber, two.VNumber);
        Assert.Equal(before.Entries.Count + 1, two.Entries.Count);
        Assert.Equal("Vingerafdrukken zijn gelijk, bevestigt de IND.", two.Latest<Statement>()!.Text);
        Assert.Equal([(theirs, true)], one.SamePersonCases().Select(linked => (linked.Number, linked.LeadsHere)));
        Assert.Equal([(mine, false)], two.SamePersonCases().Select(linked => (linked.Number, linked.LeadsHere)));
    }

    [Fact]
    public async Task Taking_the_link_back_takes_it_back_in_both_and_both_histories_keep_it()
    {
        var (mine, theirs) = await TwoTeams();
        var ingrid = await _app.ClientAs("ingrid");
        await ingrid.Fill($"/cases/{mine}/same-person", Link(theirs));
        var link = (await _app.Read(mine)).SamePersonCases()[0];
        var answer = await ingrid.Fill($"/cases/{mine}/retract/{link.Sequence}", new() { ["Input.Reason"] = "De IND heeft zich vergist." });
        Assert.Equal($"/cases/{mine}", answer.RedirectsTo);
        foreach (var number in (string[])[mine, theirs])
        {
            var file = await _app.Read(number);
            Assert.Empty(file.SamePersonCases());
            Assert.Contains(file.Facts.OfType<Statement>(), s => CaseFile.IsSamePerson(s.Kind) && !s.Stands);
            Assert.Equal("De IND heeft zich vergist.", file.Entries.Single(e => e.Sequence == file.Version).Reason);
        }
    }

    [Theory]
    [InlineData(true, true, "Zaak {0} is gesloten en zaak {1} loopt.")]
    [InlineData(false, true, "Zaak {0} is gesloten en zaak {1} loopt.")]
    [InlineData(true, false, "Zaak {0} is gesloten. In de leidende zaak")]
    [InlineData(false, false, null)]
    public async Task That_a_closed_case_leads_an_open_one_is_asked_about_as_far_as_whoever_links_may_know(bool closedHere, bool oneTeam, string? question)
    {
        var (mine, theirs) = await TwoTeams(oneTeam);
        var (closed, open) = closedHere ? (mine, theirs) : (theirs, mine);
        await _app.Change(closed, (file, change) => Close(file, change));
        var link = Link(theirs);
        link["Input.LeadsHere"] = closedHere ? "True" : "False";
        // Who may not link learns nothing of the other case.
        var sanne = await _app.ClientAs("sanne");
        var token = (await sanne.Get("/accessibility")).Value("__RequestVerificationToken")!;
        var refused = await sanne.Post($"/cases/{mine}/same-person", [new("__RequestVerificationToken", token), .. link.Select(field => new KeyValuePair<string, string>(field.Key, field.Value!)), new("Input.OccurredOn.Day", "2"), new("Input.OccurredOn.Month", "3"), new("Input.OccurredOn.Year", "2026")]);
        Assert.DoesNotContain("vink dat dan aan", refused.Text, StringComparison.Ordinal);
        var ingrid = await _app.ClientAs("ingrid");
        var asked = await ingrid.Fill($"/cases/{mine}/same-person", link);
        if (question is null)
        {
            Assert.Equal(HttpStatusCode.Redirect, asked.Status);
            return;
        }

        Assert.Equal((HttpStatusCode.Conflict, link["Input.Evidence"]), (asked.Status, asked.Find("[name='Input.Evidence']").TextContent.Trim()));
        Assert.StartsWith(string.Format(System.Globalization.CultureInfo.InvariantCulture, question, closed, open), Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.Equal(oneTeam, asked.Errors[0].Contains("De voornaam in zaak", StringComparison.Ordinal));
        Assert.Empty((await _app.Read(mine)).SamePersonCases());
        // The open one leads without a question, the closed one once somebody says that it is right.
        if (closedHere)
            Assert.Equal(HttpStatusCode.Redirect, (await ingrid.Submit(asked, "main form", asked.Tick())).Status);
        else
            Assert.Equal(HttpStatusCode.Redirect, (await Sure(ingrid, await ingrid.Submit(asked, "main form", new() { ["Input.LeadsHere"] = "True" }))).Status);
        Assert.True(Assert.Single((await _app.Read(mine)).SamePersonCases()).LeadsHere);

        // The other name alone is asked about as well.
        static async Task<HtmlPage> Sure(PageClient client, HtmlPage asked)
        {
            Assert.DoesNotContain("is gesloten", Assert.Single(asked.Errors), StringComparison.Ordinal);
            return await client.Submit(asked, "main form", asked.Tick());
        }

        static void Close(CaseFile file, Change change)
        {
            file.Note(change, new(StatementKind.OtherCase, "double") { Reference = "RC-2025-000001" });
            file.Move(change, CaseTrigger.CloseDuplicateOrError);
        }
    }

    [Theory]
    [InlineData("nl", StatementKind.SiblingCase, "staan vast als zaken van broers of zussen", "De voornaam in zaak {0} is een andere.", "De geboortedatum in zaak {0} is een andere.")]
    [InlineData("en", StatementKind.FamilyCase, "are on file as those of brothers or sisters", "The first name in case {0} is another one.", "The birth date in case {0} is another one.")]
    public async Task What_speaks_against_one_child_is_asked_about_and_told_only_of_a_case_that_may_be_opened(string language, StatementKind family, string siblings, string name, string born)
    {
        string Of(string words, string other) => string.Format(System.Globalization.CultureInfo.InvariantCulture, words, other);
        var mine = await _app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var ingrid = await _app.ClientAs("ingrid");
        await ingrid.Speak(language);
        foreach (var oneTeam in (bool[])[true, false])
        {
            var other = CaseBuilder.In(CasePhase.ShelterSearch, new ReturnCase.Domain.People.PartialDate(2012, 7, 1)).Note(family, reference: mine);
            other.File.RecordIdentity(other.By(Staff.Sanne), new("Bintou", "Diallo", null, "GN", "Fula", null));
            var number = await (oneTeam ? _app.KeepCase(other) : _app.KeepCase(other, "omar", "Zuid"));
            var asked = await ingrid.Fill($"/cases/{mine}/same-person", new(Link(number)) { ["Input.LeadsHere"] = "True" });
            if (oneTeam)
            {
                Assert.Equal(HttpStatusCode.Conflict, asked.Status);
                Assert.All((string[])[siblings, Of(name, number), Of(born, number)], said => Assert.Contains(said, Assert.Single(asked.Errors), StringComparison.Ordinal));
                Assert.DoesNotContain("Bintou", asked.Text, StringComparison.Ordinal);
                Assert.Empty((await _app.Read(mine)).SamePersonCases());
                asked = await ingrid.Submit(asked, "main form", asked.Tick());
            }

            Assert.Equal(HttpStatusCode.Redirect, asked.Status);
        }

        // What stands in the own case is asked about whichever team has the other.
        var theirs = await _app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch), "omar", "Zuid");
        await _app.Change(mine, (file, change) => file.Note(change, new(family, "her brother") { Reference = theirs }));
        var own = Assert.Single((await ingrid.Fill($"/cases/{mine}/same-person", Link(theirs))).Errors);
        Assert.Contains(siblings, own, StringComparison.Ordinal);
        Assert.DoesNotContain(Of(name, theirs), own, StringComparison.Ordinal);
        // Nothing is asked of two cases that say the same.
        var alike = await _app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch, new ReturnCase.Domain.People.PartialDate(2010)));
        Assert.Equal(HttpStatusCode.Redirect, (await ingrid.Fill($"/cases/{mine}/same-person", Link(alike))).Status);
    }

    [Fact]
    public async Task A_counsellor_is_told_who_links_and_can_not()
    {
        var (mine, theirs) = await TwoTeams();
        var page = await (await _app.ClientAs("sanne")).Get($"/cases/{mine}/same-person?other={theirs}");
        Assert.Contains("Alleen een teamleider koppelt twee zaken van één kind.", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form[method=post]"));
    }

    [Theory]
    [InlineData("nl", "Alleen een teamleider neemt dit terug. Klopt het niet? Vraag een teamleider van team Noord om dit terug te nemen.")]
    [InlineData("en", "Only a supervisor takes this back. Is it not right? Ask a supervisor of team Noord to take it back.")]
    public async Task A_counsellor_is_told_who_takes_a_link_back_and_sees_no_form_that_would_be_refused(string language, string sentence)
    {
        var (mine, theirs) = await TwoTeams();
        var ingrid = await _app.ClientAs("ingrid");
        await ingrid.Fill($"/cases/{mine}/same-person", Link(theirs));
        var address = $"/cases/{mine}/retract/{(await _app.Read(mine)).SamePersonCases()[0].Sequence}";
        Assert.NotNull((await ingrid.Get(address)).Document.QuerySelector("main form[method=post]"));
        var sanne = await _app.ClientAs("sanne");
        await sanne.Speak(language);
        var page = await sanne.Get(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(sentence, page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form[method=post]"));
        // A fact that everybody who works on the case takes back has its form.
        var own = (await _app.Read(mine)).Facts.First(fact => fact is AuthorityDecision);
        Assert.NotNull((await sanne.Get($"/cases/{mine}/retract/{own.Sequence}")).Document.QuerySelector("main form[method=post]"));
    }

    [Theory]
    [InlineData("geen nummer", "Vul het zaaknummer in, zoals RC-2026-000123.")]
    [InlineData("RC-1999-000001", "Er is geen zaak met dit nummer. Kijk het nummer na.")]
    [InlineData("own", "Dit is het nummer van deze zaak zelf. Vul het nummer van de andere zaak in.")]
    public async Task A_wrong_number_gets_its_sentence(string typed, string sentence)
    {
        var (mine, _) = await TwoTeams();
        var ingrid = await _app.ClientAs("ingrid");
        var answer = await ingrid.Fill($"/cases/{mine}/same-person", Link(typed == "own" ? mine : typed));
        Assert.Equal((HttpStatusCode.BadRequest, sentence), (answer.Status, Assert.Single(answer.Errors)));
        Assert.Equal("Vingerafdrukken zijn gelijk, bevestigt de IND.", answer.Find("#Input_Evidence").TextContent.Trim());
    }

    [Fact]
    public async Task What_is_linked_already_is_not_linked_again_the_other_way_round()
    {
        var (mine, theirs) = await TwoTeams();
        var ingrid = await _app.ClientAs("ingrid");
        await ingrid.Fill($"/cases/{mine}/same-person", Link(theirs));
        var answer = await ingrid.Fill($"/cases/{mine}/same-person", new(Link(theirs)) { ["Input.LeadsHere"] = "False" });
        Assert.StartsWith("Deze zaken zijn al gekoppeld.", Assert.Single(answer.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_the_other_case_refuses_is_not_shown_as_made()
    {
        var (mine, theirs) = await TwoTeams();
        var third = await _app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var ingrid = await _app.ClientAs("ingrid");
        await ingrid.Fill($"/cases/{third}/same-person", Link(theirs));
        var answer = await ingrid.Fill($"/cases/{mine}/same-person", new(Link(theirs)) { ["Input.LeadsHere"] = "False" });
        Assert.NotEqual(HttpStatusCode.Redirect, answer.Status);
        Assert.Empty(answer.Document.QuerySelectorAll($"main a[href^='/cases/{mine}/retract/']"));
        Assert.Empty((await _app.Read(mine)).SamePersonCases());
    }

    private static Dictionary<string, string?> Link(string other) => new()
    {
        ["Input.Other"] = other,
        ["Input.LeadsHere"] = "True",
        ["Input.Evidence"] = "Vingerafdrukken zijn gelijk, bevestigt de IND.",
    };

    private async Task<(string Mine, string Theirs)> TwoTeams(bool butOne = false)
    {
        var other = CaseBuilder.In(CasePhase.ShelterSearch);
        other.File.RecordIdentity(other.By(Staff.Sanne), new("Bintou", "Keita", null, "ML", "Bambara", null));
        var theirs = await (butOne ? _app.KeepCase(other) : _app.KeepCase(other, "omar", "Zuid"));
        return (await _app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch)), theirs);
    }
}
