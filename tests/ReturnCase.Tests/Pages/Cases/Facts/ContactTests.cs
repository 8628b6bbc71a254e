using System.Net;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Tests.Pages.Drafts;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Facts;

public sealed class ContactTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    [Fact]
    public async Task Everything_about_a_talk_is_kept_and_stands_in_the_timeline()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        var saved = await client.Fill($"/cases/{number}/contact", new(Interview())
        {
            ["Input.Present"] = "de jongere en de mentor",
            ["Input.InterpreterUse"] = nameof(InterpreterUse.ByPhone),
            ["Input.Interpreter"] = "tolk 118",
            ["Input.Recording"] = nameof(RecordingConsent.Refused),
            ["Input.ChildsWords"] = "Ik wil eerst mijn moeder spreken.",
        });
        Assert.Equal($"/cases/{number}", saved.RedirectsTo);
        var kept = (await app.Read(number)).Latest<ContactMoment>()!;
        Assert.Equal((InterpreterUse.ByPhone, "tolk 118", RecordingConsent.Refused, (FailedAttempt?)null), (kept.InterpreterUse, kept.Interpreter, kept.Recording, kept.Attempt));
        var page = (await client.Get($"/cases/{number}")).Text;
        Assert.Contains("Telefonisch, tolk 118", page, StringComparison.Ordinal);
        Assert.Contains("Gevraagd en geweigerd", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Wanneer gebeurde dit? Vul de dag, de maand en het jaar in.", "Kies wat voor contact het was.", "Schrijf op wat er is besproken.")]
    [InlineData("en", "When did this happen? Enter the day, the month and the year.", "Choose what kind of contact it was.", "Write down what was discussed.")]
    public async Task An_empty_form_is_told_everything_in_one_go(string language, params string[] sentences)
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        await client.Speak(language);
        var answer = await client.Fill($"/cases/{number}/contact", new() { ["Input.OccurredOn.Day"] = "", ["Input.OccurredOn.Month"] = "", ["Input.OccurredOn.Year"] = "" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(sentences.Length, answer.Errors.Count);
        Assert.All(sentences, sentence => Assert.Contains(answer.Errors, error => error.StartsWith(sentence, StringComparison.Ordinal)));
        // Beside the field itself its name is not said again.
        Assert.StartsWith(sentences[0][(sentences[0].IndexOf('?', StringComparison.Ordinal) + 2)..], answer.Find("#Input_OccurredOn_error").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_three_checks_have_no_answer_beforehand_and_an_interview_is_not_kept_without_them()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        var form = await client.Get($"/cases/{number}/contact");
        Assert.Empty(form.Document.QuerySelectorAll("input[type=radio][checked]"));
        var refused = await client.Submit(form, "main form", new() { ["Input.Kind"] = nameof(ContactKind.DepartureInterview), ["Input.Notes"] = "Wij spraken over school." });
        Assert.Equal((HttpStatusCode.BadRequest, 3), (refused.Status, refused.Errors.Count));
        Assert.Equal("Wij spraken over school.", refused.Find("[name='Input.Notes']").TextContent.Trim());
    }

    [Fact]
    public async Task Of_a_talk_that_failed_it_is_kept_what_happened_and_how_it_was_tried_and_nothing_that_was_not_said()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        var refused = await client.Fill($"/cases/{number}/contact", new() { ["Input.Kind"] = nameof(ContactKind.NotReached) });
        Assert.Equal(2, refused.Errors.Count);
        var spoken = await client.Submit(refused, "main form", new()
        {
            ["Input.Attempt"] = nameof(FailedAttempt.NoShow),
            ["Input.TriedHow"] = "Afspraak om 10.00 uur op kantoor; daarna twee keer gebeld.",
            ["Input.ChildsWords"] = "Via de mentor: ik kom niet.",
            ["Input.TraffickingSignals"] = nameof(CheckAnswer.Yes),
        });
        Assert.StartsWith("U koos dat u niemand bereikte, maar bij het gesprek staat wel iets", Assert.Single(spoken.Errors), StringComparison.Ordinal);
        Assert.Equal("Via de mentor: ik kom niet.", spoken.Typed("Input.ChildsWords"));
        Assert.NotNull(spoken.Find(".rc-part--reached.rc-part--filled"));
        Assert.DoesNotContain("veiligheidsalarm open", spoken.Text, StringComparison.Ordinal);
        var saved = await client.Submit(spoken, "main form", new() { ["Input.ChildsWords"] = "", ["Input.TraffickingSignals"] = null });
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var kept = (await app.Read(number)).Latest<ContactMoment>()!;
        Assert.Equal((ContactKind.NotReached, FailedAttempt.NoShow, null), (kept.Kind, kept.Attempt, kept.Medical));
        Assert.False(kept.IsWithChild);
        Assert.Contains("Niet gekomen", (await client.Get($"/cases/{number}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_it_was_tried_in_vain_is_not_dropped_from_a_talk_that_took_place()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        var answer = await client.Fill($"/cases/{number}/contact", new() { ["Input.Kind"] = nameof(ContactKind.Visit), ["Input.Notes"] = "Gesproken.", ["Input.TriedHow"] = "Eerst gebeld." });
        Assert.StartsWith("U koos dat u iemand sprak, maar er staat ook hoe u het vergeefs probeerde.", Assert.Single(answer.Errors), StringComparison.Ordinal);
        Assert.Equal("Eerst gebeld.", answer.Typed("Input.TriedHow"));
    }

    [Fact]
    public async Task One_talk_with_brothers_is_put_in_each_of_their_cases_with_their_own_words_and_answers()
    {
        var (number, brother, other) = await SiblingsAsync();
        var client = await app.ClientAs("sanne");
        var form = await client.Get($"/cases/{number}/contact");
        Assert.Equal([brother], form.Document.QuerySelectorAll("input[name$='.Number']").Select(input => input.GetAttribute("value")));
        var refused = await client.Submit(form, "main form", new(Interview()) { ["Input.Siblings[0].TookPart"] = "true", ["Input.Siblings[0].ChildsWords"] = "Ik wil naar mijn tante." });
        Assert.Equal((HttpStatusCode.BadRequest, 3), (refused.Status, refused.Errors.Count));
        Assert.Null((await app.Read(number)).Latest<ContactMoment>());

        var saved = await client.Submit(refused, "main form", new()
        {
            ["Input.Siblings[0].TraffickingSignals"] = nameof(CheckAnswer.Yes),
            ["Input.Siblings[0].Medical"] = nameof(CheckAnswer.No),
            ["Input.Siblings[0].SpecialHardship"] = nameof(CheckAnswer.No),
        });
        Assert.Equal($"/cases/{number}", saved.RedirectsTo);
        var (mine, his) = (await app.Read(number), await app.Read(brother));
        Assert.Equal((CheckAnswer.No, brother), (mine.Latest<ContactMoment>()!.TraffickingSignals, mine.Latest<ContactMoment>()!.AlsoWith));
        Assert.Equal((CheckAnswer.Yes, number, "Ik wil naar mijn tante."), (his.Latest<ContactMoment>()!.TraffickingSignals, his.Latest<ContactMoment>()!.AlsoWith, his.Latest<ContactMoment>()!.ChildsWords));
        Assert.Equal((0, 1), (mine.OpenAlarmCount, his.OpenAlarmCount));
        var said = (await client.Get($"/cases/{number}")).Find("[role=status] .rc-alert");
        Assert.Contains($"veiligheidsalarm open in {brother}:", said.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/cases/{brother}", said.QuerySelector("a")!.GetAttribute("href"));
        Assert.Null((await app.Read(other)).Latest<ContactMoment>());
    }

    [Fact]
    public async Task An_alarm_says_in_which_cases_it_is_open_and_in_the_own_one_alone_needs_no_number()
    {
        var (number, brother, _) = await SiblingsAsync();
        var client = await app.ClientAs("sanne");
        await client.Fill($"/cases/{number}/contact", new(Interview()) { ["Input.TraffickingSignals"] = nameof(CheckAnswer.Yes) });
        var own = (await client.Get($"/cases/{number}")).Find("[role=status] .rc-alert");
        Assert.Contains("Er staat nu een veiligheidsalarm open: signalen", own.TextContent, StringComparison.Ordinal);
        Assert.Null(own.QuerySelector("a"));

        Dictionary<string, string?> both = new(Interview()) { ["Input.Notes"] = "Een tweede gesprek.", ["Input.TraffickingSignals"] = nameof(CheckAnswer.Yes), ["Input.Siblings[0].TookPart"] = "true" };
        foreach (var check in (string[])["TraffickingSignals", "Medical", "SpecialHardship"])
            both[$"Input.Siblings[0].{check}"] = nameof(CheckAnswer.Yes);
        await client.Fill($"/cases/{number}/contact", both);
        var said = (await client.Get($"/cases/{number}")).Find("[role=status] .rc-alert");
        Assert.Contains($"veiligheidsalarm open in {number}, {brother}:", said.TextContent, StringComparison.Ordinal);
        Assert.Equal([$"/cases/{brother}"], said.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task No_interpreter_was_needed_and_an_interpreter_with_a_name_do_not_go_together()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        var refused = await client.Fill($"/cases/{number}/contact", new(Interview()) { ["Input.InterpreterUse"] = nameof(InterpreterUse.NotNeeded), ["Input.Interpreter"] = "Jan" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.StartsWith("U koos dat er geen tolk nodig was", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal("Jan", refused.Value("Input.Interpreter"));
        Assert.Equal($"/cases/{number}", (await client.Submit(refused, "main form", new() { ["Input.Interpreter"] = "" })).RedirectsTo);
    }

    [Fact]
    public async Task A_brother_whose_case_is_a_colleagues_is_not_offered_and_cannot_be_slipped_in()
    {
        var (number, _, other) = await SiblingsAsync();
        var client = await app.ClientAs("sanne");
        var form = await client.Get($"/cases/{number}/contact");
        Assert.DoesNotContain(other, form.Find("main form").TextContent, StringComparison.Ordinal);
        var refused = await client.Submit(form, "main form", new(Interview()) { ["Input.Siblings[0].Number"] = other, ["Input.Siblings[0].TookPart"] = "true" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains($"De zaak {other} is geen zaak van een broer of zus", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Null((await app.Read(other)).Latest<ContactMoment>());
        Assert.Null((await app.Read(number)).Latest<ContactMoment>());
    }

    [Fact]
    public async Task What_was_filled_in_about_a_brother_is_never_left_out_without_a_word()
    {
        var (number, brother, _) = await SiblingsAsync();
        var client = await app.ClientAs("sanne");
        var form = await client.Get($"/cases/{number}/contact");
        foreach (var (field, value) in ((string, string)[])[("ChildsWords", "Hij slaat mij."), ("TraffickingSignals", nameof(CheckAnswer.Yes)), ("NotDiscussedWhy", "Hij was moe.")])
        {
            var refused = await client.Submit(form, "main form", new(Interview()) { [$"Input.Siblings[0].{field}"] = value });
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Contains(refused.Errors, error => error.Contains($"de jongere van {brother}", StringComparison.Ordinal));
        }

        Assert.Null((await app.Read(number)).Latest<ContactMoment>());
    }

    [Fact]
    public async Task What_is_missing_of_a_brother_names_him_and_comes_in_the_order_of_the_page()
    {
        var (number, brother, _) = await SiblingsAsync();
        var name = (await app.Read(brother)).Identity.FirstNames;
        var client = await app.ClientAs("sanne");
        var refused = await client.Submit(await client.Get($"/cases/{number}/contact"), "main form", new(Interview()) { ["Input.Notes"] = "", ["Input.Medical"] = null, ["Input.Siblings[0].TookPart"] = "true" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        var of = $"{name} ({brother}): ";
        Assert.Equal(5, refused.Errors.Count);
        Assert.All(refused.Errors.Take(2), error => Assert.DoesNotContain(brother, error, StringComparison.Ordinal));
        Assert.All(refused.Errors.Skip(2).Zip(["mensenhandel", "medische", "schrijnende"]), error =>
        {
            Assert.StartsWith(of, error.First, StringComparison.Ordinal);
            Assert.Contains(error.Second, error.First, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Words_about_a_brother_who_went_to_a_colleague_meanwhile_are_shown_and_do_not_slide_into_anothers_part()
    {
        var (one, two, three) = (CaseBuilder.In(CasePhase.ShelterSearch), CaseBuilder.In(CasePhase.ShelterSearch), CaseBuilder.In(CasePhase.ShelterSearch));
        string[] brothers = [await app.KeepCase(two), await app.KeepCase(three)];
        foreach (var sibling in brothers)
            one.File.Note(one.By(Staff.Sanne), new StatementDetails(StatementKind.SiblingCase, "Allebei zeggen het.") { Reference = sibling });
        var client = await app.ClientAs("sanne");
        var form = await client.Get($"/cases/{await app.KeepCase(one)}/contact");
        var gone = form.Value("Input.Siblings[0].Number")!;
        var joris = await app.ActorOf("joris");
        await app.InDatabase(db => db.CaseFiles.Where(c => c.Number == gone).ExecuteUpdateAsync(set => set.SetProperty(c => c.CounsellorId, joris.Id)));

        var refused = await client.Submit(form, "main form", new(Interview()) { ["Input.Siblings[0].ChildsWords"] = "Ik ben bang." });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(gone, Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Contains("Ik ben bang.", refused.Find("main form .rc-alert").TextContent, StringComparison.Ordinal);
        Assert.Equal(brothers.Single(number => number != gone), refused.Value("Input.Siblings[0].Number"));
        Assert.Equal("", refused.Typed("Input.Siblings[0].ChildsWords"));
    }

    [Fact]
    public async Task The_same_contact_sent_once_more_is_asked_about_and_recorded_again_only_by_choice()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        var form = await client.Get($"/cases/{number}/contact");
        Assert.Null(form.Document.QuerySelector("[name='Input.Again']"));
        Assert.Equal($"/cases/{number}", (await client.Submit(form, "main form", Interview())).RedirectsTo);

        // Back in the browser the form stands there as it was sent; another one may hold the newest version.
        foreach (var back in (HtmlPage[])[form, await client.Get($"/cases/{number}/contact")])
        {
            var asked = await client.Submit(back, "main form", Interview());
            Assert.Equal(HttpStatusCode.Conflict, asked.Status);
            Assert.Contains("Dit contact staat er al", Assert.Single(asked.Errors), StringComparison.Ordinal);
            Assert.Single((await app.Read(number)).Facts.OfType<ContactMoment>());
        }

        var again = await client.Submit(await client.Get($"/cases/{number}/contact"), "main form", Interview());
        Assert.Equal($"/cases/{number}", (await client.Submit(again, "main form", again.Tick("Input.Again"))).RedirectsTo);
        Assert.Equal(2, (await app.Read(number)).Facts.OfType<ContactMoment>().Count());
        Assert.Equal($"/cases/{number}", (await client.Fill($"/cases/{number}/contact", new(Interview()) { ["Input.Notes"] = "Een ander gesprek." })).RedirectsTo);
    }

    [Fact]
    public async Task What_is_asked_only_of_a_talk_stands_together_and_says_so()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var form = await (await app.ClientAs("sanne")).Get($"/cases/{number}/contact");
        var part = form.Find(".rc-part--reached");
        Assert.Contains("Sla dit over", part.TextContent, StringComparison.Ordinal);
        foreach (var name in (string[])["InterpreterUse", "Interpreter", "Recording", "TraffickingSignals", "Medical", "SpecialHardship", "ChildsWords"])
            Assert.NotNull(part.QuerySelector($"[name='Input.{name}']"));
        Assert.Null(part.QuerySelector("[name='Input.Notes']"));
        Assert.Contains("Niet verplicht als u niemand sprak", form.Find("main form").TextContent, StringComparison.Ordinal);
    }

    private async Task<(string Number, string Brother, string Other)> SiblingsAsync()
    {
        var (one, two, three) = (CaseBuilder.In(CasePhase.ShelterSearch), CaseBuilder.In(CasePhase.ShelterSearch), CaseBuilder.In(CasePhase.ShelterSearch));
        var (brother, other) = (await app.KeepCase(two), await app.KeepCase(three, "joris"));
        foreach (var sibling in (string[])[brother, other])
            one.File.Note(one.By(Staff.Sanne), new StatementDetails(StatementKind.SiblingCase, "Allebei zeggen het.") { Reference = sibling });
        return (await app.KeepCase(one), brother, other);
    }

    private static Dictionary<string, string?> Interview() => new()
    {
        ["Input.Kind"] = nameof(ContactKind.DepartureInterview),
        ["Input.Notes"] = "Wij spraken over de familie in Conakry.",
        ["Input.TraffickingSignals"] = nameof(CheckAnswer.No),
        ["Input.Medical"] = nameof(CheckAnswer.No),
        ["Input.SpecialHardship"] = nameof(CheckAnswer.No),
    };
}
