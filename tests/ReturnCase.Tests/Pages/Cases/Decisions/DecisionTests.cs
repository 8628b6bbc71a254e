using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Pages.Cases.Facts;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;

namespace ReturnCase.Tests.Pages.Cases.Decisions;

// Each test makes its own case, so they share one program.
public sealed class DecisionTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    public static TheoryData<DecisionKind> Kinds() => [.. Enum.GetValues<DecisionKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_has_a_form_that_records_it(DecisionKind kind)
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.CooperatedCannotLeave).Exported());
        var client = await app.ClientAs("sanne");
        var choice = await client.Get($"/cases/{number}/decision");
        var link = choice.Find($"a[href='/cases/{number}/decision?kind={Slugs.Of(kind)}']").GetAttribute("href")!;
        var recorded = await client.Fill(link, new()
        {
            ["Input.Reference"] = "Z7-2026",
            ["Input.Origin"] = kind.Origins()[0].ToString(),
            ["Input.Ground"] = "buitenschuld",
        });
        if (kind is DecisionKind.PermitEnded or DecisionKind.AsylumRejected or DecisionKind.FurtherInvestigation or DecisionKind.NothingFurther or DecisionKind.FindingRejected)
        {
            // No permit is on file, a rejection stands, and the referral of this case asked something else: somebody says that it is right all the same.
            Assert.Equal(HttpStatusCode.Conflict, recorded.Status);
            recorded = await client.Submit(recorded, "main form", recorded.Tick());
        }

        Assert.Equal(HttpStatusCode.Redirect, recorded.Status);
        var decision = (await app.Read(number)).Decisions.Single(d => d.Reference == "Z7-2026");
        Assert.Equal((kind, kind.Origins()[0], kind == DecisionKind.ResidenceGranted ? "buitenschuld" : null), (decision.Kind, decision.Origin, decision.Ground));
    }

    [Theory]
    [InlineData("nl", DecisionKind.ReturnDecisionWithdrawn, "Er staat geen besluit ‘Terugkeerbesluit’ van die dag of daarvoor in de zaak.", "nagekeken")]
    [InlineData("en", DecisionKind.ReturnDecisionAnnulled, "No decision “Return decision” of that day or before is on file.", "checked the letter")]
    [InlineData("en", DecisionKind.ReturnDecisionUpheld, "No decision “Return decision” of that day or before is on file.", "checked the letter")]
    public async Task The_end_of_what_is_not_on_file_is_asked_about_and_kept_as_received(string language, DecisionKind kind, string question, string label)
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        await client.Speak(language);
        var asked = await client.Fill($"/cases/{number}/decision?kind={Slugs.Of(kind)}", new() { ["Input.Reference"] = "Z7-END", ["Input.Source"] = "letter" });
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.StartsWith(question, Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.Contains(label, asked.Text, StringComparison.Ordinal);
        Assert.Equal(("Z7-END", "letter"), (asked.Value("Input.Reference"), asked.Value("Input.Source")));
        Assert.DoesNotContain((await app.Read(number)).Decisions, decision => decision.Reference == "Z7-END");
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit(asked, "main form", asked.Tick())).Status);
        Assert.Contains((await app.Read(number)).Decisions, decision => (decision.Reference, decision.Kind) == ("Z7-END", kind));
    }

    [Theory]
    [InlineData("nl", "een besluit zijn op versie 1 van melding", "Versie 2 is nog niet verstuurd")]
    [InlineData("en", "a decision on version 1 of referral", "Version 2 has not been sent")]
    public async Task A_decision_on_a_version_that_a_newer_one_waits_behind_is_asked_about(string language, string version, string waits)
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported();
        c.Wait(1).Country("ML").File.CorrectReferral(c.By(Staff.Ingrid), c.Referral.Number);
        var number = await app.KeepCase(c);
        var client = await app.ClientAs("sanne");
        await client.Speak(language);
        var address = $"/cases/{number}/decision?kind={Slugs.Of(DecisionKind.ResidenceNotGranted)}";
        Assert.Null((await client.Get(address)).Document.QuerySelector("[name='Input.Sure']"));
        foreach (var referral in (string[])[c.Referral.Number, ""])
        {
            var asked = await client.Fill(address, new() { ["Input.Reference"] = "Z7-V1", ["Input.ReferralNumber"] = referral });
            Assert.Equal(HttpStatusCode.Conflict, asked.Status);
            Assert.Contains(version, Assert.Single(asked.Errors), StringComparison.Ordinal);
            Assert.Contains(waits, asked.Errors[0], StringComparison.Ordinal);
            Assert.DoesNotContain((await app.Read(number)).Decisions, decision => decision.Reference == "Z7-V1");
            if (referral.Length == 0)
                Assert.Equal(HttpStatusCode.Redirect, (await client.Submit(asked, "main form", asked.Tick())).Status);
        }

        Assert.Contains((await app.Read(number)).Decisions, decision => decision.Reference == "Z7-V1");
    }

    [Fact]
    public async Task Only_a_referral_that_the_kind_can_answer_is_filled_in_and_another_one_is_asked_about()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedCannotLeave).Exported();
        var number = await app.KeepCase(c);
        var client = await app.ClientAs("sanne");
        foreach (var kind in Enum.GetValues<DecisionKind>().Where(kind => kind.AsksReferral()))
        {
            var form = await client.Get($"/cases/{number}/decision?kind={Slugs.Of(kind)}");
            var chosen = ((IHtmlSelectElement)form.Find("[name='Input.ReferralNumber']")).Value;
            Assert.Equal(kind is DecisionKind.ResidenceGranted or DecisionKind.ResidenceNotGranted ? c.Referral.Number : "", chosen);
        }

        var asked = await client.Fill($"/cases/{number}/decision?kind=finding-rejected", new() { ["Input.Reference"] = "Z7-FIT", ["Input.ReferralNumber"] = c.Referral.Number });
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains($"is geen antwoord op melding {c.Referral.Number}", Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.Null((await app.Read(number)).Referrals.Single().DecidedBy);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit(asked, "main form", asked.Tick())).Status);
        Assert.NotNull((await app.Read(number)).Referrals.Single().DecidedBy);
    }

    [Fact]
    public async Task A_decision_of_before_its_referral_is_refused_and_one_of_before_the_sending_is_asked_about()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Wait(3).Exported().Wait(3);
        var number = await app.KeepCase(c);
        var (client, address) = (await app.ClientAs("sanne"), $"/cases/{number}/decision?kind=residence-not-granted");
        Task<HtmlPage> On(DateOnly day) => client.Fill(address, new Dictionary<string, string?> { ["Input.Reference"] = "Z7-DAY" }.Date("Input.OccurredOn", day));
        var refused = await On(new(2026, 3, 1));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.StartsWith("De melding is ingediend op 2 maart 2026.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Contains("kies dan ‘Op geen melding’", refused.Errors[0], StringComparison.Ordinal);
        var asked = await On(new(2026, 3, 3));
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.StartsWith($"De dag van het besluit, 3 maart 2026, ligt voor de dag waarop melding {c.Referral.Number} is verstuurd: 5 maart 2026.", Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit(asked, "main form", asked.Tick())).Status);
        // A correction is asked the same, and says why the date is another.
        var recorded = (await app.Read(number)).Decisions.Single(decision => decision.Reference == "Z7-DAY");
        address = $"/cases/{number}/decision?corrects={recorded.Sequence}";
        Task<HtmlPage> Correct(string? reference, DateOnly day, string? why) => client.Fill(address, new Dictionary<string, string?> { ["Input.Reference"] = reference, ["Input.Reason"] = why }.Date("Input.OccurredOn", day));
        Assert.StartsWith("De melding is ingediend op 2 maart 2026.", Assert.Single((await Correct("Z7-DAY", new(2026, 3, 1), "misread")).Errors), StringComparison.Ordinal);
        Assert.StartsWith("De datum van dit besluit wordt anders", Assert.Single((await Correct("Z7-DAY", new(2026, 3, 4), null)).Errors), StringComparison.Ordinal);
        asked = await Correct("Z7-DAY", new(2026, 3, 4), "misread");
        Assert.StartsWith("De dag van het besluit, 4 maart 2026, ligt voor de dag", Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit(asked, "main form", asked.Tick())).Status);
        var last = (await app.Read(number)).Decisions.Single(decision => decision.Reference == "Z7-DAY");
        Assert.Equal((new DateOnly(2026, 3, 4), "misread"), (last.OccurredOn, (await app.Read(number)).Entries.Single(line => line.Sequence == last.Sequence).Reason));
    }

    [Theory]
    [InlineData("nl", "De afwijzing van 4 maart 2026 ligt na de overdracht van 1 maart 2026.", "Op 4 maart 2026 kan het besluit dan niet zijn genomen.")]
    [InlineData("en", "The rejection of 4 March 2026 is after the transfer of 1 March 2026.", "It cannot be a decision of 4 March 2026 then.")]
    public async Task A_rejection_that_is_corrected_to_a_day_after_what_rests_on_it_is_asked_about(string language, string transfer, string step)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(10);
        var number = await app.KeepCase(c);
        var client = await app.ClientAs("sanne");
        await client.Speak(language);
        var asked = await client.Fill($"/cases/{number}/decision?corrects={c.File.Rejection!.Sequence}", new Dictionary<string, string?> { ["Input.Reason"] = "misread" }.Date("Input.OccurredOn", new(2026, 3, 4)));
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.All((string[])[transfer, step], said => Assert.Contains(said, Assert.Single(asked.Errors), StringComparison.Ordinal));
        Assert.Equal(new DateOnly(2026, 3, 2), (await app.Read(number)).Rejection!.OccurredOn);
        // Earlier than that it is a slip like any other.
        Assert.Equal(HttpStatusCode.Redirect, (await client.Fill($"/cases/{number}/decision?corrects={c.File.Rejection!.Sequence}", new Dictionary<string, string?> { ["Input.Reason"] = "misread" }.Date("Input.OccurredOn", new(2026, 2, 27)))).Status);
    }

    [Fact]
    public async Task Of_a_case_that_was_brought_in_the_correction_is_asked_about_by_the_phase_that_rests_on_it()
    {
        var c = new CaseBuilder().BroughtIn(CasePhase.InsufficientCooperation).Wait(10);
        var number = await app.KeepCase(c);
        var client = await app.ClientAs("sanne");
        var day = c.Today.AddDays(-3);
        var asked = await client.Fill($"/cases/{number}/decision?corrects={c.File.Rejection!.Sequence}", new Dictionary<string, string?> { ["Input.Reason"] = "misread" }.Date("Input.OccurredOn", day));
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains($"‘{CaseTexts.Of(CasePhase.InsufficientCooperation).Nl}’", Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit(asked, "main form", asked.Tick())).Status);
        Assert.Equal(day, (await app.Read(number)).Rejection!.OccurredOn);
    }

    [Theory]
    [InlineData("nl", "further-investigation", "ligt voor de overdracht van de jongere aan ons op 1 maart 2026")]
    [InlineData("en", "return-decision-issued", "lies before the transfer of the child to us on 1 March 2026")]
    public async Task A_decision_of_before_the_transfer_is_asked_about(string language, string kind, string words)
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.InsufficientCooperation).Exported());
        var client = await app.ClientAs("sanne");
        await client.Speak(language);
        var asked = await client.Fill($"/cases/{number}/decision?kind={kind}", new Dictionary<string, string?> { ["Input.Reference"] = "Z7-OLD", ["Input.ReferralNumber"] = "" }.Date("Input.OccurredOn", new(2026, 2, 28)));
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains(words, Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit(asked, "main form", asked.Tick())).Status);
    }

    [Theory]
    [InlineData("nl", "Er staat al een afwijzing van 2 maart 2026, kenmerk Z1-1", "ligt meer dan een jaar na het besluit")]
    [InlineData("en", "A rejection of 2 March 2026, reference Z1-1, is on file already", "lies more than a year after the decision")]
    public async Task A_second_rejection_and_a_day_far_ahead_are_asked_about(string language, string twice, string far)
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.InsufficientCooperation).Exported());
        var client = await app.ClientAs("sanne");
        await client.Speak(language);
        var rejected = await client.Fill($"/cases/{number}/decision?kind=asylum-rejected", new() { ["Input.Reference"] = "Z7-TWO" });
        Assert.Contains(twice, Assert.Single(rejected.Errors), StringComparison.Ordinal);
        var due = await client.Fill($"/cases/{number}/decision?kind=further-investigation", new Dictionary<string, string?> { ["Input.Reference"] = "Z7-DUE" }.Date("Input.DueOn", new(2027, 3, 3)));
        Assert.Contains(far, Assert.Single(due.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain((await app.Read(number)).Decisions, decision => decision.Reference is "Z7-TWO" or "Z7-DUE");
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit(due, "main form", new Dictionary<string, string?>().Date("Input.DueOn", new(2027, 3, 2)))).Status);
        // Once it ended, the next rejection is nothing unusual.
        Assert.Equal(HttpStatusCode.Redirect, (await client.Fill($"/cases/{number}/decision?kind=rejection-withdrawn", new() { ["Input.Reference"] = "Z7-END" })).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Fill($"/cases/{number}/decision?kind=asylum-rejected", new() { ["Input.Reference"] = "Z7-TWO" })).Status);
    }

    [Theory]
    [InlineData("nl", "geen melding aan de IND waarop", "Tot die tijd kan dit besluit hier niet worden vastgelegd.", "alleen een antwoord zijn op een melding van deze soort: ")]
    [InlineData("en", "has no referral to the IND", "Until then this decision cannot be recorded here.", "can only answer a referral of this kind: ")]
    public async Task Where_there_is_nothing_to_answer_the_form_says_so_first(string language, string nothing, string refused, string only)
    {
        var (search, cannotLeave) = (await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch)), await app.KeepCase(CaseBuilder.In(CasePhase.CooperatedCannotLeave).Exported()));
        var client = await app.ClientAs("sanne");
        await client.Speak(language);
        async Task<string?> Told(string number, string kind) => (await client.Get($"/cases/{number}/decision?kind={kind}")).Document.QuerySelector("#nothing-to-answer")?.TextContent;
        foreach (var kind in (string[])["finding-rejected", "residence-not-granted", "further-investigation", "nothing-further"])
        {
            var told = await Told(search, kind);
            Assert.All((string[])[nothing, refused], said => Assert.Contains(said, told, StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.Conflict, (await client.Fill($"/cases/{search}/decision?kind={kind}", new() { ["Input.Reference"] = "Z7-NONE" })).Status);
        }

        var other = await Told(cannotLeave, "finding-rejected");
        Assert.Contains(nothing, other, StringComparison.Ordinal);
        Assert.DoesNotContain(refused, other, StringComparison.Ordinal);
        // It is kept as received, once somebody has said that it is.
        var at = $"/cases/{cannotLeave}/decision?kind=finding-rejected";
        var asked = await client.Fill(at, new() { ["Input.Reference"] = "Z7-NONE" });
        Assert.Contains(only, Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.NotNull((await client.Submit(asked, "form.rc-form", asked.Tick("Input.Sure"))).RedirectsTo);
        Assert.Null(await Told(cannotLeave, "residence-not-granted"));
        Assert.Null(await Told(search, "residence-granted"));
        Assert.Null(await Told(search, "return-decision-issued"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?kind=")]
    [InlineData("?kind=no-such-kind")]
    [InlineData("?kind=3")]
    [InlineData("?corrects=999")]
    [InlineData("?kind=residence-granted&corrects=999")]
    [InlineData("?kind=residence-granted&corrects=none")]
    public async Task A_form_of_no_kind_or_of_no_decision_is_not_there(string query)
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        var form = await client.Get($"/cases/{number}/decision?kind=residence-granted");
        form.Find("main form").SetAttribute("action", $"/cases/{number}/decision{query}");
        var answer = await client.Submit(form, "main form", new() { ["Input.Reference"] = "Z9", ["Input.Ground"] = "asiel", ["Input.Origin"] = "Ind" });
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("Deze pagina bestaat niet", answer.Title);
        Assert.DoesNotContain((await app.Read(number)).Decisions, decision => decision.Reference == "Z9");
        Assert.Equal(query is "" or "?kind=" ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await client.Get($"/cases/{number}/decision{query}")).Status);
    }

    [Fact]
    public async Task The_form_asks_only_what_goes_with_the_kind_and_says_what_is_missing()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        var answer = await client.Fill($"/cases/{number}/decision?kind=residence-granted");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(
            ["Kies wie het besluit nam: de IND of een rechter.", "Vul het kenmerk in dat op het besluit staat.", "Vul de grond in waarop verblijf is verleend."], answer.Errors);
        Assert.Empty(answer.Document.QuerySelectorAll("[name^='Input.ReturnDecision.']"));
    }

    [Fact]
    public async Task A_recorded_return_decision_waits_for_its_move()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        await client.Fill($"/cases/{number}/decision?kind=return-decision-issued", new()
        {
            ["Input.Reference"] = "Z8",
            ["Input.ReturnDecision.UnlawfulStay"] = "true",
            ["Input.ReturnDecision.DutyToLeave"] = "true",
            ["Input.ReturnDecision.TermDays"] = "28",
            ["Input.ReturnDecision.Countries.Lines[0]"] = "GN",
        });
        var list = await client.Get($"/cases/{number}/decisions");
        Assert.NotNull(list.Find($".rc-alert a[href='/cases/{number}/return-decision-issued']"));
        var file = await app.Read(number);
        Assert.Equal((CasePhase.ShelterSearch, true), (file.Phase, file.ReturnDecision is not null));
    }

    [Fact]
    public async Task An_incomplete_return_decision_is_completed_by_a_correction()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.Intake).Rejected().IncompleteReturnDecision());
        var client = await app.ClientAs("sanne");
        var list = await client.Get($"/cases/{number}/decisions");
        var link = list.Document.QuerySelectorAll("a[href*='corrects=']").First(a => a.TextContent.StartsWith("Compleet maken", StringComparison.Ordinal)).GetAttribute("href")!;
        var page = await client.Get(link);
        Assert.Equal("Z3", page.Value("Input.Reference"));
        var completed = await client.Submit(page, "main form", new() { ["Input.ReturnDecision.TermDays"] = "0", ["Input.ReturnDecision.Countries.Lines[0]"] = "GN" });
        Assert.Equal(HttpStatusCode.Redirect, completed.Status);
        var file = await app.Read(number);
        Assert.Null(file.IncompleteReturnDecision);
        Assert.Equal(0, file.ReturnDecision!.DepartureTermDays);
    }

    [Theory]
    [InlineData("Input.ReturnDecision.TermDays", "vier weken", "Schrijf het aantal dagen in cijfers, van 0 tot 999.")]
    [InlineData("Input.ReturnDecision.Countries.Lines[0]", "QQ", "Kies een land uit de lijst.")]
    [InlineData("Input.OccurredOn.Year", "2027", "2 maart 2027 ligt na vandaag. Vul de dag in waarop het gebeurde: vandaag of eerder.")]
    public async Task Bad_input_gets_a_sentence_and_stays(string field, string typed, string sentence)
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        var answer = await client.Fill($"/cases/{number}/decision?kind=return-decision-issued", new() { ["Input.Reference"] = "Z8", [field] = typed });
        Assert.Equal((HttpStatusCode.BadRequest, sentence), (answer.Status, Assert.Single(answer.Errors)));
        Assert.Equal("Z8", answer.Value("Input.Reference"));
    }

    [Fact]
    public async Task A_return_decision_names_as_many_countries_as_there_are()
    {
        string[] countries = ["GN", "SN", "ML", "SL"];
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        var page = await client.Get($"/cases/{number}/decision?kind=return-decision-issued");
        foreach (var (at, country) in countries.Index())
        {
            Assert.Equal(at + 1, page.Document.QuerySelectorAll("select[name^='Input.ReturnDecision.Countries.Lines[']").Length);
            page = await client.Submit(page, "main form", new()
            {
                ["Input.Reference"] = "Z8",
                ["Input.OccurredOn.Day"] = "geen dag",
                [$"Input.ReturnDecision.Countries.Lines[{at}]"] = country,
            }, button: "[name='Input.ReturnDecision.Countries.Another']");
            Assert.Equal((HttpStatusCode.OK, "Z8", "geen dag"), (page.Status, page.Value("Input.Reference"), page.Value("Input.OccurredOn.Day")));
            Assert.Empty(page.Errors);
            Assert.DoesNotContain("Fout:", page.Document.Title, StringComparison.Ordinal);
        }
        Assert.DoesNotContain((await app.Read(number)).Decisions, decision => decision.Reference == "Z8");

        var today = (await client.Get($"/cases/{number}/decision?kind=return-decision-issued")).Value("Input.OccurredOn.Day");
        var asked = await client.Submit(page, "main form", new() { ["Input.OccurredOn.Day"] = today });
        Assert.Contains("Het besluit noemt Senegal, Mali, Sierra Leone.", Assert.Single(asked.Errors), StringComparison.Ordinal);
        // A tick for those countries is none for others.
        var other = await client.Submit(asked, "main form", new(asked.Tick()) { ["Input.ReturnDecision.Countries.Lines[3]"] = "GM" });
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        var saved = await client.Submit(asked, "main form", asked.Tick());
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var decision = (await app.Read(number)).Decisions.Single(d => d.Reference == "Z8");
        Assert.Equal(countries, decision.Countries);
        var correction = await client.Get($"/cases/{number}/decision?corrects={decision.Sequence}");
        Assert.Equal(countries.Append(""), correction.Document.QuerySelectorAll<IHtmlSelectElement>("select[name^='Input.ReturnDecision.Countries.Lines[']").Select(line => line.Value));
    }

    [Fact]
    public async Task A_page_with_errors_says_so_in_its_title()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        var page = await client.Get($"/cases/{number}/decision?kind=residence-granted");
        var answer = await client.Submit(page, "main form");
        Assert.Equal($"Fout: {page.Document.Title}", answer.Document.Title);
        await client.Speak("en");
        Assert.StartsWith("Error: ", (await client.Submit(page, "main form")).Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_origin_that_cannot_be_is_refused()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        var answer = await client.Fill($"/cases/{number}/decision?kind=nothing-further", new() { ["Input.Reference"] = "Z8", ["Input.Origin"] = "Court" });
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains(GuardCatalogue.Of(GuardCode.OriginFits).Sentence.Nl, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_tied_to_a_referral_that_was_sent()
    {
        var number = await app.KeepCase(CaseBuilder.In(CasePhase.InsufficientCooperation).Exported());
        var client = await app.ClientAs("sanne");
        var referral = (await app.Read(number)).CurrentReferral!.Number;
        await client.Fill($"/cases/{number}/decision?kind=further-investigation", new() { ["Input.Reference"] = "Z8" });
        var decision = (await app.Read(number)).Decisions.Single(d => d.Reference == "Z8");
        Assert.Equal(referral, decision.ReferralNumber);
    }

    [Fact]
    public async Task A_fact_is_taken_back_with_a_reason_and_stays_visible()
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch).Country();
        var sequence = built.File.Latest<CountryNamed>()!.Sequence;
        var number = await app.KeepCase(built);
        var client = await app.ClientAs("sanne");
        var missing = await client.Fill($"/cases/{number}/retract/{sequence}");
        Assert.Equal((HttpStatusCode.BadRequest, "Schrijf op waarom dit een vergissing was."), (missing.Status, Assert.Single(missing.Errors)));
        var taken = await client.Submit(missing, "main form", new() { ["Input.Reason"] = "Verkeerd land." });
        Assert.Equal(HttpStatusCode.Redirect, taken.Status);
        var file = await app.Read(number);
        Assert.Empty(file.Countries);
        Assert.Single(file.Facts.OfType<CountryNamed>());
        Assert.Contains("al verbeterd of teruggenomen", (await client.Get($"/cases/{number}/retract/{sequence}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/cases/{number}/retract/999")).Status);
    }

    [Fact]
    public async Task Taking_an_acceptance_back_gives_the_place_free()
    {
        var place = new CarePlace(ShelterKind.Family, "Tante Binta", "GN", 1);
        var built = CaseBuilder.In(CasePhase.ShelterSearch);
        await app.InDatabase(async db =>
        {
            db.Add(place);
            await db.SaveChangesAsync();
            built.AddCandidate(carePlace: place.Id)
                .Steps(place, CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, CandidateStage.Assessed, CandidateStage.Accepted);
            await db.SaveChangesAsync();
        });
        Assert.Equal(0, place.Free);
        var number = await app.KeepCase(built);
        var step = built.File.Standing<CandidateStep>().Last().Sequence;
        await (await app.ClientAs("sanne")).Fill($"/cases/{number}/retract/{step}", new() { ["Input.Reason"] = "Verkeerde kandidaat." });
        await app.InDatabase(async db => Assert.Equal(1, (await db.CarePlaces.Include(p => p.Placements).SingleAsync(p => p.Id == place.Id)).Free));
    }

    [Fact]
    public async Task A_birth_date_is_replaced_not_taken_back()
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch);
        var number = await app.KeepCase(built);
        var page = await (await app.ClientAs("sanne")).Get($"/cases/{number}/retract/{built.File.Latest<BirthDateVersion>()!.Sequence}");
        Assert.NotNull(page.Find($"main a[href='/cases/{number}/birth-date']"));
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }
}
