using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Documents;
using ReturnCase.Data.Letters;
using ReturnCase.Data.Retention;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.Letters;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.Letters;

public sealed class LetterPageTests : IDisposable
{
    private const string Converts = """while [ $# -gt 0 ]; do case "$1" in --outdir) out="$2"; shift;; *.docx) printf '%%PDF-1.7 letter' > "$out/$(basename "$1" .docx).pdf";; esac; shift; done""";

    private readonly string _folder = Directory.CreateTempSubdirectory("letters").FullName;
    private ReturnCaseApp _app = new();

    public void Dispose()
    {
        _app.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_confirmation_that_departure_is_postponed_is_kept_as_it_was_sent()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation);
        c.File.StartSuspension(c.By(Staff.Sanne), new(SuspensionKind.Appeal, "AWB 26/1", false, false));
        var (client, number) = await OpenAsync(c);
        var page = await client.Get(Address(number, LetterKind.DeparturePostponed));
        Assert.Equal("Bevestiging dat het vertrek is uitgesteld", page.Title);
        Assert.Empty(page.Document.QuerySelectorAll(".rc-letter__missing"));
        foreach (var words in (string[])["Beste Amina", "AWB 26/1", c.File.ReturnDecision!.Reference, "artikel 14, tweede lid"])
            Assert.Contains(words, page.Find(".rc-letter").TextContent, StringComparison.Ordinal);

        var sent = await client.Submit(page, "main form[method=post]", new() { ["Input.OwnText"] = "Bel me <gerust> & vraag." });
        Assert.Equal($"/cases/{number}/letters", sent.RedirectsTo);
        var letter = Assert.Single((await _app.Read(number)).Letters);
        Assert.Equal((LetterKind.DeparturePostponed, 0, DocumentKind.Letter, DocumentOrigin.Own, DocumentFormat.Docx, true), (letter.Letter, letter.LetterTemplate, letter.Kind, letter.Origin, letter.Format, letter.AsylumRelated));
        Assert.DoesNotContain(c.File.LastName, letter.FileName, StringComparison.Ordinal);
        var bytes = await client.Http.GetByteArrayAsync(new Uri($"/cases/{number}/documents/{letter.Sequence}/content", UriKind.Relative));
        Assert.Equal((letter.Sha256, letter.Size), (Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length));
        var words2 = WordPapers.Read(bytes);
        Assert.Contains("Bel me &lt;gerust&gt; &amp; vraag.", words2, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", words2, StringComparison.Ordinal);

        var list = await client.Get($"/cases/{number}/letters");
        Assert.Contains(letter.Sha256, list.Text, StringComparison.Ordinal);
        Assert.Contains("Verstuurde brief", (await client.Get($"/cases/{number}?all=true")).Find("[data-kind=Document]").TextContent, StringComparison.Ordinal);
        await _app.InDatabase(async db => Assert.True(await db.AuditRows.AnyAsync(row => row.Action == AuditAction.CaseChanged && row.Detail == nameof(EntryKind.Document))));
    }

    [Fact]
    public async Task A_letter_with_a_value_that_is_missing_is_refused_with_where_to_record_it_and_nothing_typed_is_lost()
    {
        var (client, number) = await OpenAsync(CaseBuilder.In(CasePhase.ReturnPreparation));
        var page = await client.Get(Address(number, LetterKind.DeparturePostponed));
        Assert.Contains("{{postponement.grounds}}", page.Find(".rc-letter__missing").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/cases/{number}/suspensions", page.Find("#Input_Missing a").GetAttribute("href"));

        var sent = await client.Submit(page, "main form[method=post]", new() { ["Input.OwnText"] = "Mijn woorden" });
        Assert.Equal(HttpStatusCode.Conflict, sent.Status);
        Assert.Contains("{{postponement.grounds}}", Assert.Single(sent.Errors), StringComparison.Ordinal);
        Assert.Equal("Mijn woorden", sent.Find("[name='Input.OwnText']").TextContent.Trim());
        Assert.Empty((await _app.Read(number)).Letters);
        Assert.True(!Directory.Exists(_app.DocumentFolder) || !Directory.EnumerateFiles(_app.DocumentFolder, "*", SearchOption.AllDirectories).Any());
    }

    [Fact]
    public async Task Own_words_are_shown_before_anything_is_kept()
    {
        var (client, number) = await OpenAsync(Invited());
        var shown = await client.Submit(await client.Get(Address(number, LetterKind.InvitationToTalk)), "main form[method=post]", new() { ["Input.OwnText"] = "Neem je papieren mee." }, "button[name='Input.Show']");
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("Neem je papieren mee.", shown.Find(".rc-letter").TextContent, StringComparison.Ordinal);
        Assert.Empty((await _app.Read(number)).Letters);
    }

    [Theory]
    [InlineData("Input.OwnText", "She asked for asylum here.", HttpStatusCode.BadRequest, "asylum")]
    [InlineData("Input.OwnText", "She likes school.", HttpStatusCode.Found, null)]
    public async Task A_letter_abroad_never_names_the_asylum_request(string field, string words, HttpStatusCode status, string? said)
    {
        var (client, number) = await OpenAsync(FullCase.Build());
        var page = await client.Get(Address(number, LetterKind.TravelDocumentAsked, "en"));
        Assert.Contains("Diallo", page.Find(".rc-letter").TextContent, StringComparison.Ordinal);
        var sent = await client.Submit(page, "main form[method=post]", new() { [field] = words });
        Assert.Equal(status, sent.Status);
        var letters = (await _app.Read(number)).Letters;
        if (said is null)
            Assert.False(Assert.Single(letters).AsylumRelated);
        else
            Assert.Contains(said, Assert.Single(sent.Errors), StringComparison.Ordinal);
        Assert.Equal(said is null ? 1 : 0, letters.Count);
    }

    [Fact]
    public async Task An_agreement_that_names_it_stops_the_letter_to_the_receiver_and_is_named()
    {
        var c = CaseBuilder.In(CasePhase.ReturnPreparation).GroundsForTravel();
        var plan = c.File.CurrentPlan!;
        c.File.Plan(c.By(Staff.Sanne), new(plan.Receiver, plan.AgreedOn, "zorg na de asielprocedure", null, "escort", "route", c.Today.AddDays(9), c.Today.AddDays(9), "school", "we bellen"));
        var (client, number) = await OpenAsync(c);
        var sent = await client.Fill(Address(number, LetterKind.AgreementWithReceiver));
        Assert.Equal(HttpStatusCode.Conflict, sent.Status);
        Assert.Contains("{{plan.agreement}}", Assert.Single(sent.Errors), StringComparison.Ordinal);
        Assert.Empty((await _app.Read(number)).Letters);
    }

    [Fact]
    public async Task With_a_converter_the_letter_is_a_pdf_unless_its_writer_asks_for_word()
    {
        WithConverter(Converts);
        var (client, number) = await OpenAsync(Invited());
        Assert.Equal(HttpStatusCode.Found, (await client.Fill(Address(number, LetterKind.InvitationToTalk))).Status);
        Assert.Equal(HttpStatusCode.Found, (await client.Fill(Address(number, LetterKind.InvitationToTalk), new() { ["Input.AsWord"] = "true" })).Status);
        Assert.Equal([DocumentFormat.Docx, DocumentFormat.Pdf], (await _app.Read(number)).Letters.Select(letter => letter.Format));
        Assert.Empty(Directory.GetDirectories(Path.GetTempPath(), "returncase-letter-*"));
    }

    [Fact]
    public async Task A_converter_that_fails_keeps_nothing_and_says_what_to_do()
    {
        WithConverter("echo no >&2; exit 3");
        var (client, number) = await OpenAsync(Invited());
        var sent = await client.Fill(Address(number, LetterKind.InvitationToTalk), new() { ["Input.OwnText"] = "Tot dan." });
        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Contains("geen PDF", Assert.Single(sent.Errors), StringComparison.Ordinal);
        Assert.Equal("Tot dan.", sent.Find("[name='Input.OwnText']").TextContent.Trim());
        Assert.Empty((await _app.Read(number)).Letters);
    }

    [Fact]
    public async Task A_letter_stays_as_it_was_sent_and_its_description_can_be_put_right()
    {
        var (client, number) = await OpenAsync(Invited());
        await client.Fill(Address(number, LetterKind.InvitationToTalk));
        var letter = Assert.Single((await _app.Read(number)).Letters);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/cases/{number}/document?replaces={letter.Sequence}")).Status);
        var form = $"/cases/{number}/document?corrects={letter.Sequence}";
        var replaced = await client.Http.PostAsync(new Uri(form, UriKind.Relative), WithFile(await client.Get(form)), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, replaced.StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await client.Fill(form, new() { ["Input.Note"] = "Meegegeven aan de voogd." })).Status);
        var now = Assert.Single((await _app.Read(number)).Letters);
        Assert.Equal((letter.Sha256, LetterKind.InvitationToTalk, "Meegegeven aan de voogd."), (now.Sha256, now.Letter, now.Note));
    }

    [Fact]
    public async Task Letters_go_with_their_case()
    {
        var (client, number) = await OpenAsync(Invited());
        await client.Fill(Address(number, LetterKind.InvitationToTalk));
        Assert.Single(Directory.EnumerateFiles(_app.DocumentFolder, "*", SearchOption.AllDirectories));
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CaseDestruction>().DeleteAsync([number], DateTime.UtcNow, TestContext.Current.CancellationToken);
        Assert.True(await scope.ServiceProvider.GetRequiredService<DocumentStore>().DestroyOwedAsync(TestContext.Current.CancellationToken));
        Assert.Empty(Directory.EnumerateFiles(_app.DocumentFolder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_template_of_the_organisation_is_used_and_the_letter_says_which()
    {
        var (client, number) = await OpenAsync(Invited());
        await using (var scope = _app.Services.CreateAsyncScope())
            Assert.True(await scope.ServiceProvider.GetRequiredService<LetterTemplates>().AddAsync(LetterKind.InvitationToTalk, "nl", 0, WordPapers.Template("Hoi {{child.firstName}}, kom je?"), new("noor", "Noor", ActorRole.Administrator), DateTime.UtcNow));
        var page = await client.Get(Address(number, LetterKind.InvitationToTalk));
        Assert.Contains("Hoi Amina, kom je?", page.Find(".rc-letter").TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("[name='Input.OwnText']"));
        await client.Submit(page, "main form[method=post]");
        Assert.Equal(1, Assert.Single((await _app.Read(number)).Letters).LetterTemplate);
    }

    [Fact]
    public async Task A_letter_that_its_writer_saw_in_another_template_is_shown_again_before_it_is_kept()
    {
        var (client, number) = await OpenAsync(Invited());
        var page = await client.Get(Address(number, LetterKind.InvitationToTalk));
        await using (var scope = _app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<LetterTemplates>().AddAsync(LetterKind.InvitationToTalk, "nl", 0, WordPapers.Template("Hoi {{child.firstName}}"), new("noor", "Noor", ActorRole.Administrator), DateTime.UtcNow);
        var asked = await client.Submit(page, "main form[method=post]");
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains("sjabloon", Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.Empty((await _app.Read(number)).Letters);
        Assert.Equal(HttpStatusCode.Found, (await client.Submit(asked, "main form[method=post]")).Status);
        Assert.Equal(1, Assert.Single((await _app.Read(number)).Letters).LetterTemplate);
    }

    [Theory]
    [InlineData("kind=nothing&language=nl")]
    [InlineData("kind=plan-told&language=fr")]
    public async Task There_is_no_other_letter_and_no_other_language(string query)
    {
        var (client, number) = await OpenAsync(Invited());
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/cases/{number}/letter?{query}")).Status);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Every_letter_of_the_program_can_be_written(string language)
    {
        var c = FullCase.Build();
        c.File.RecordContactPerson(c.By(Staff.Sanne), ContactRole.Lawyer, "mr. Yilmaz", null, null, null);
        var (client, number) = await OpenAsync(c);
        LetterKind[] ofJourney = [LetterKind.PlanTold, LetterKind.AgreementWithReceiver];
        foreach (var kind in Enum.GetValues<LetterKind>().Except(ofJourney).Where(kind => kind != LetterKind.GuardianViewAsked))
        {
            var sent = await client.Fill(Address(number, kind, language));
            Assert.True(sent.Status == HttpStatusCode.Found, $"{kind}: {string.Join(' ', sent.Errors)}");
        }

        (client, number) = await OpenAsync(CaseBuilder.In(CasePhase.ReadyToTravel));
        foreach (var kind in ofJourney)
        {
            var sent = await client.Fill(Address(number, kind, language));
            Assert.True(sent.Status == HttpStatusCode.Found, $"{kind}: {string.Join(' ', sent.Errors)}");
        }
    }

    [Theory]
    [InlineData(LetterKind.PlanTold, "fell", "Maak eerst een nieuw terugkeerplan")]
    [InlineData(LetterKind.AgreementWithReceiver, "back", "Maak eerst een nieuw terugkeerplan")]
    [InlineData(LetterKind.AgreementWithReceiver, "withdrawn", "Kies een ander in het terugkeerplan")]
    [InlineData(LetterKind.PlanTold, "old", "Controleer de plek opnieuw")]
    [InlineData(LetterKind.PlanTold, "past", "Zet een nieuwe dag in het terugkeerplan")]
    public async Task A_letter_of_a_journey_that_is_off_is_refused_with_what_would_be_right_and_nothing_typed_is_lost(LetterKind kind, string how, string right)
    {
        var ready = CaseBuilder.In(how == "back" ? CasePhase.Travelling : CasePhase.ReadyToTravel);
        var (client, number) = await OpenAsync(how switch
        {
            "fell" => ready.Moved(CaseTrigger.FellThrough),
            "back" => ready.Moved(CaseTrigger.HandoverFailedChildBack),
            "withdrawn" => ready.Wait(1).Steps(CandidateStage.Withdrawn),
            "old" => ready.Wait(CasePolicy.Default.VerificationMaxAgeDays + 1),
            _ => ready.Wait(4),
        });
        var page = await client.Get(Address(number, kind));
        Assert.Contains(right, page.Find("#Input_Missing").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/cases/{number}/return-plan", page.Find("#Input_Missing a").GetAttribute("href"));
        Assert.DoesNotContain("aunt", page.Find(".rc-letter").TextContent, StringComparison.Ordinal);

        var sent = await client.Submit(page, "main form[method=post]", new() { ["Input.OwnText"] = "Mijn woorden" });
        Assert.Equal(HttpStatusCode.Conflict, sent.Status);
        var error = Assert.Single(sent.Errors);
        Assert.Contains(right, error, StringComparison.Ordinal);
        Assert.Contains("{{receiver.name}}", error, StringComparison.Ordinal);
        Assert.Equal("Mijn woorden", sent.Find("[name='Input.OwnText']").TextContent.Trim());
        Assert.Empty((await _app.Read(number)).Letters);
    }

    [Theory]
    [InlineData("Beste {{child.firstName}}, tot dan.", "{{child.firstName}}")]
    [InlineData("Tot dan, {{ counsellor.name", "{{")]
    public async Task A_field_in_ones_own_paragraph_is_refused_by_name(string words, string named)
    {
        var (client, number) = await OpenAsync(Invited());
        var sent = await client.Fill(Address(number, LetterKind.InvitationToTalk), new() { ["Input.OwnText"] = words });
        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Contains($"staat {named}.", Assert.Single(sent.Errors), StringComparison.Ordinal);
        Assert.Equal(words, sent.Find("[name='Input.OwnText']").TextContent.Trim());
        Assert.Empty((await _app.Read(number)).Letters);
    }

    [Fact]
    public async Task A_letter_in_another_language_warns_of_fields_that_stand_there_as_they_were_typed()
    {
        var (client, number) = await OpenAsync(CaseBuilder.In(CasePhase.ReadyToTravel));
        var warning = (await client.Get(Address(number, LetterKind.PlanTold, "en"))).Find("#as-typed").TextContent;
        Assert.Contains("{{plan.escort}}", warning, StringComparison.Ordinal);
        Assert.Contains("{{plan.agreement}}", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("{{child.firstName}}", warning, StringComparison.Ordinal);
        Assert.Null((await client.Get(Address(number, LetterKind.PlanTold))).Document.QuerySelector("#as-typed"));
    }

    [Fact]
    public async Task The_list_says_the_language_of_a_letter_in_that_of_the_reader()
    {
        var (client, number) = await OpenAsync(Invited());
        await client.Fill(Address(number, LetterKind.InvitationToTalk));
        var page = await client.Get($"/cases/{number}/letters");
        Assert.Equal("Nederlands", page.Find("td[data-label='Taal']").TextContent.Trim());
        await client.Submit(page, "form[action='/language']", new() { ["language"] = "en" });
        Assert.Equal("Dutch", (await client.Get($"/cases/{number}/letters")).Find("td[data-label='Language']").TextContent.Trim());
    }

    private static CaseBuilder Invited()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        c.File.RecordContact(c.By(Staff.Sanne), new ContactDetails(
            ContactKind.DepartureInterview, "Utrecht", "guardian", "Fula", "tolk 12", "talked", "I like school", null, c.Today.AddDays(7),
            CheckAnswer.No, CheckAnswer.No, CheckAnswer.No, null));
        return c;
    }

    private static string Address(string number, LetterKind kind, string language = "nl") => $"/cases/{number}/letter?kind={Web.Cases.Slugs.Of(kind)}&language={language}";

    private static MultipartFormDataContent WithFile(HtmlPage page)
    {
        var body = new MultipartFormDataContent("----a-browser");
        foreach (var field in page.Find("main form[enctype]").QuerySelectorAll("input[type=hidden]"))
            body.Add(new StringContent(field.GetAttribute("value") ?? ""), $"\"{field.GetAttribute("name")}\"");
        var file = new ByteArrayContent(Papers.Text("iets anders"));
        file.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; name=\"Input.File\"; filename=\"a.txt\"");
        body.Add(file);
        return body;
    }

    private void WithConverter(string script)
    {
        var path = Path.Combine(_folder, "soffice");
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _app.Dispose();
        _app = new() { Settings = new() { ["Documents:Converter"] = path } };
    }

    private async Task<(PageClient Client, string Number)> OpenAsync(CaseBuilder c)
    {
        var number = await _app.KeepCase(c);
        return (await _app.ClientAs("sanne"), number);
    }
}
