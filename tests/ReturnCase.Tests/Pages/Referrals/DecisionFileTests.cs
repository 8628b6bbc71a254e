using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.DecisionFiles;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Tasks;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Referrals;

/// <summary>Decisions of the IND by file: looked at line by line, recorded by whoever chooses so, and never moving a case.</summary>
public sealed class DecisionFileTests : IDisposable
{
    private const string Complete = ";;true;true;28;GN";

    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "10 cijfers", "niet bekend", "ook op regel 2", "na vandaag")]
    [InlineData("en", "10 digits", "not known", "also stands on line 2", "after today")]
    public async Task A_wrong_V_number_an_unknown_referral_a_duplicate_and_a_future_date_are_four_named_errors_and_nothing_is_recorded(string language, params string[] sentences)
    {
        CaseBuilder[] cases = [.. Enumerable.Range(0, 3).Select(_ => CasePageCases.In(CasePhase.CooperatedNoShelter).Exported())];
        await _app.KeepAll(cases);
        var client = await _app.ClientAs("pieter");
        await client.Speak(language);
        var page = await client.Bring(DecisionFileCases.Csv(
            cases[0].Line("Z-1", "ResidenceNotGranted"),
            cases[1].Line("Z-2", "ResidenceNotGranted", vNumber: "123456789"),
            cases[1].Line("Z-3", "ResidenceNotGranted", referral: "RF-2026-999999"),
            cases[0].Line("Z-1", "ResidenceNotGranted"),
            cases[2].Line("Z-4", "ResidenceNotGranted", on: CasePageCases.Today.AddDays(1))));
        var results = page.Results();
        Assert.Equal(5, results.Count);
        foreach (var (i, sentence) in sentences.Index())
            Assert.Contains(sentence, results[i + 1], StringComparison.Ordinal);
        Assert.Equal(["1"], page.Document.QuerySelectorAll("input[name='Input.Items'][checked]").Select(box => box.GetAttribute("value")));
        await _app.InDatabase(async db => Assert.False(await db.Set<AuthorityDecision>().AnyAsync(d => d.ReferralNumber != null)));

        var recorded = await client.Record(page);
        await _app.InDatabase(async db => Assert.Equal("Z-1", (await db.Set<AuthorityDecision>().SingleAsync(d => d.ReferralNumber != null)).Reference));
        Assert.Equal(0, recorded.Document.QuerySelectorAll("input[name='Input.Items']").Length);
    }

    [Fact]
    public async Task A_line_of_each_kind_is_recorded_opens_its_move_makes_the_task_and_moves_nothing()
    {
        (CasePhase Phase, DecisionKind Kind, string End, CaseTrigger? Opens)[] all =
        [
            (CasePhase.ShelterFound, DecisionKind.ReturnDecisionIssued, Complete, CaseTrigger.ReturnDecisionIssued),
            (CasePhase.ShelterFound, DecisionKind.FindingRejected, ";;;;;", CaseTrigger.ShelterLost),
            (CasePhase.CooperatedNoShelter, DecisionKind.ResidenceGranted, "asylum;;;;;", CaseTrigger.ResidenceGranted),
            (CasePhase.CooperatedNoShelter, DecisionKind.ResidenceNotGranted, ";;;;;", CaseTrigger.IndDoesNotGrant),
            (CasePhase.InsufficientCooperation, DecisionKind.FurtherInvestigation, ";2027-01-31;;;;", CaseTrigger.IndAsksFurtherInvestigation),
            (CasePhase.InsufficientCooperation, DecisionKind.NothingFurther, ";;;;;", CaseTrigger.IndAsksNothingFurther),
            (CasePhase.CooperatedCannotLeave, DecisionKind.ResidenceNotGranted, ";;;;;", CaseTrigger.IndDoesNotGrant),
        ];
        var cases = all.Select(one => CasePageCases.In(one.Phase).Exported()).ToArray();
        await _app.KeepAll(cases);
        var client = await _app.ClientAs("pieter");
        var page = await client.Bring(DecisionFileCases.Csv([.. all.Select((one, i) => cases[i].Line($"Z-{i}", one.Kind.ToString(), rest: one.End))]));
        Assert.Equal(all.Length, page.Document.QuerySelectorAll("input[name='Input.Items'][checked]").Length);
        foreach (var (i, one) in all.Index())
            Assert.Contains(CaseTexts.Of(one.Opens!.Value).Nl, page.Results()[i], StringComparison.Ordinal);
        Assert.DoesNotContain("Diallo", page.Text, StringComparison.Ordinal);

        await client.Record(page);
        foreach (var (i, one) in all.Index())
        {
            var file = await _app.Read(cases[i].File.Number);
            var waiting = Assert.Single(file.WaitingDecisions);
            Assert.Equal((one.Phase, one.Opens, one.Kind, $"Z-{i}"), (file.Phase, waiting.Trigger, waiting.Decision.Kind, waiting.Decision.Reference));
            Assert.Equal(ReferralState.Decided, file.Referrals.Single(r => r.Number == cases[i].Referral.Number).State);
            Assert.Equal((ActorRole.IndLiaison, true), (file.Entries[^1].ByRole, file.DecisionWaitsSince is not null));
        }

        await _app.InDatabase(async db => Assert.Equal(all.Length, await db.CaseTasks.CountAsync(task => task.Kind == DerivedTaskKind.DecisionWaits)));
        var sanne = await _app.ClientAs("sanne");
        Assert.Contains(cases[0].File.Number, (await sanne.Get("/tasks")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_pressed_or_brought_twice_records_each_decision_once()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        await _app.KeepAll([builder]);
        var (one, other) = (await _app.ClientAs("pieter"), await _app.ClientAs("pieter"));
        var file = DecisionFileCases.Csv(builder.Line("Z-1", "ResidenceNotGranted"));
        var (first, second) = (await one.Bring(file), await other.Bring(file));
        Assert.Equal(first.Address, second.Address);
        await one.Record(first);
        var again = await other.Record(second, 1);
        Assert.Contains("vastgelegd", again.Results()[0], StringComparison.Ordinal);

        // The same decision in another file is on file already; under the same reference another one is a mistake.
        var known = await one.Bring(DecisionFileCases.Csv(builder.Line("z-1", "ResidenceNotGranted"), "Z-9;;;1111111111;NothingFurther;2026-11-20;;;;;;"));
        Assert.Contains("staat al in de zaak", known.Results()[0], StringComparison.Ordinal);
        var changed = await one.Bring(DecisionFileCases.Csv(builder.Line("Z-1", "ResidenceGranted", rest: "asylum;;;;;")));
        Assert.Contains("met een ander besluit", changed.Results()[0], StringComparison.Ordinal);
        await _app.InDatabase(async db => Assert.Equal(1, await db.Set<AuthorityDecision>().CountAsync(d => d.ReferralNumber != null)));
    }

    [Fact]
    public async Task What_does_not_fit_the_case_is_named_line_by_line()
    {
        var (sent, unsent, other) = (CasePageCases.In(CasePhase.CooperatedNoShelter).Exported(), CasePageCases.In(CasePhase.CooperatedNoShelter), CasePageCases.In(CasePhase.InsufficientCooperation).Exported());
        await _app.KeepAll([sent, unsent, other]);
        var client = await _app.ClientAs("pieter");
        var page = await client.Bring(DecisionFileCases.Csv(
            sent.Line("Z-1", "ResidenceNotGranted", vNumber: other.File.VNumber),
            unsent.Line("Z-2", "ResidenceNotGranted"),
            sent.Line("Z-3", "FindingRejected"),
            sent.Line("Z-4", "ResidenceNotGranted", on: CasePageCases.Today.AddDays(-10)),
            $"Z-5;;{unsent.File.Number};;ResidenceGranted;2026-11-23;asylum;;;;;",
            sent.Line("Z-6", "ResidenceNotGranted"),
            sent.Line("Z-6", "ResidenceGranted", rest: "asylum;;;;;"),
            other.Line("Z-7", "NothingFurther"),
            other.Line("Z-8", "FurtherInvestigation")));
        string[] sentences = ["hoort niet bij deze melding", "nooit naar de IND gestuurd", "past niet bij wat in de melding is gevraagd", "is ingediend op", "Geef het besluit aan de regievoerder", "Op regel 8", "Op regel 7", "taak", "wacht al een ander antwoord"];
        foreach (var (i, sentence) in sentences.Index())
            Assert.Contains(sentence, page.Results()[i], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_without_a_referral_finds_the_one_that_it_answers_or_stands_in_the_case_by_itself()
    {
        var (open, returning) = (CasePageCases.In(CasePhase.CooperatedNoShelter).Exported(), CasePageCases.In(CasePhase.ShelterFound, daysAgo: 20).Exported());
        returning.Wait(2).Note(StatementKind.LawyerToldOfDecision).Decide(DecisionKind.ReturnDecisionIssued, referral: returning.Referral.Number);
        returning.Moved(CaseTrigger.ReturnDecisionIssued);
        await _app.KeepAll([open, returning]);
        var client = await _app.ClientAs("pieter");
        var page = await client.Bring(DecisionFileCases.Csv(
            $"Z-1;;;{open.File.VNumber};ResidenceNotGranted;2026-11-23;;;;;;",
            $"Z-2;;;{returning.File.VNumber};ReturnDecisionWithdrawn;2026-11-23;;;;;;",
            $"Z-3;;;{returning.File.VNumber};NothingFurther;2026-11-23;;;;;;"));
        Assert.Contains("past niet", page.Results()[2], StringComparison.Ordinal);
        await client.Record(page);
        Assert.Equal(open.Referral.Number, (await _app.Read(open.File.Number)).Decisions.Single(d => d.Reference == "Z-1").ReferralNumber);
        var file = await _app.Read(returning.File.Number);
        Assert.Equal((CasePhase.ReturnPreparation, CaseTrigger.ReturnDecisionEnded), (file.Phase, Assert.Single(file.WaitingDecisions).Trigger));
        Assert.Null(file.Decisions.Single(d => d.Reference == "Z-2").ReferralNumber);

        // Brought again it is on file, although the referral is decided by now.
        Assert.Contains("staat al", (await client.Bring(DecisionFileCases.Csv($"Z-1;;;{open.File.VNumber};ResidenceNotGranted;23-11-2026;;;;;;"))).Results()[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_on_a_superseded_or_withdrawn_referral_is_kept_as_received_and_never_refused()
    {
        var (superseded, withdrawn) = (DecisionFileCases.Superseded(out var first), DecisionFileCases.Withdrawn());
        await _app.KeepAll([superseded, withdrawn]);
        var client = await _app.ClientAs("pieter");
        var page = await client.Bring(DecisionFileCases.Csv(superseded.Line("Z-1", "FurtherInvestigation", first), superseded.Line("Z-2", "ResidenceNotGranted", first), withdrawn.Line("Z-3", "ResidenceNotGranted")));
        Assert.All(page.Results(), result => Assert.Contains("bewaard zoals ontvangen", result, StringComparison.Ordinal));
        Assert.Empty(page.Document.QuerySelectorAll("input[name='Input.Items'][checked]"));
        var recorded = await client.Record(page, 1, 2, 3);
        Assert.All(recorded.Results(), result => Assert.Contains("is bewaard zoals ontvangen", result, StringComparison.Ordinal));
        var file = await _app.Read(superseded.File.Number);
        Assert.Equal(["Z-1", "Z-2"], file.Clashes.Select(clash => clash.Decision.Reference));
        Assert.Equal((CasePhase.InsufficientCooperation, 0, ReferralState.Superseded), (file.Phase, file.WaitingDecisions.Count, file.Referrals[0].State));
        Assert.Equal("Z-3", Assert.Single((await _app.Read(withdrawn.File.Number)).Clashes).Decision.Reference);
        await _app.InDatabase(async db => Assert.Equal(3, await db.CaseTasks.CountAsync(task => task.Kind == DerivedTaskKind.DecisionClashes)));
    }

    [Fact]
    public async Task Errors_are_downloaded_with_their_lines_and_no_cell_can_run()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        await _app.KeepAll([builder]);
        var client = await _app.ClientAs("pieter");
        var page = await client.Bring(DecisionFileCases.Csv(builder.Line("=HYPERLINK(1)", "Refused"), builder.Line("Z-2", "ResidenceNotGranted", vNumber: " +31")));
        using var csv = await client.Http.GetAsync(new Uri($"{page.Address}?handler=Errors", UriKind.Relative));
        var bytes = await csv.Content.ReadAsByteArrayAsync();
        Assert.Equal(("attachment", "text/csv"), (csv.Content.Headers.ContentDisposition!.DispositionType, csv.Content.Headers.ContentType!.MediaType));
        Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        var lines = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("\"2\";\"1\";\"'=HYPERLINK(1)\";\"kind\";\"Refused\";", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("\"3\";\"2\";\"Z-2\";\"vNumber\";\"'+31\";", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_taken_is_answered_with_a_sentence_and_keeps_nothing()
    {
        var client = await _app.ClientAs("pieter");
        var none = await client.Submit(await client.Get("/referrals/decisions"), "form.rc-form");
        Assert.Equal((HttpStatusCode.BadRequest, 1), (none.Status, none.Errors.Count));
        var wrong = await client.Bring("kleur;smaak\nblauw;zoet\n"u8.ToArray());
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("\"kleur\"", Assert.Single(wrong.Errors), StringComparison.Ordinal);
        var large = await client.Bring(new byte[DecisionFile.MostBytes + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.Status);
        Assert.Contains("te groot", Assert.Single(large.Errors), StringComparison.Ordinal);
        await _app.InDatabase(async db => Assert.False(await db.DecisionFiles.AnyAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/referrals/decisions/7")).Status);
    }

    [Fact]
    public async Task More_lines_than_a_portion_are_recorded_one_portion_after_the_other_and_stop_when_asked()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        await _app.KeepAll([builder]);
        var client = await _app.ClientAs("pieter");
        var page = await client.Bring(DecisionFileCases.Csv([builder.Line("Z-0", "ResidenceNotGranted"), .. Enumerable.Range(1, 209).Select(i => $"Z-{i};;;{builder.File.VNumber};ReturnDecisionWithdrawn;{CasePageCases.Today.AddDays(-i % 2):yyyy-MM-dd};;;;;;")]));
        Assert.Equal(200, page.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(10, (await client.Get(page.Find("a[rel=next]").GetAttribute("href")!)).Document.QuerySelectorAll("tbody tr").Length);
        var token = page.Value("__RequestVerificationToken")!;
        await client.Post(page.Address, [new("__RequestVerificationToken", token), .. Enumerable.Range(1, 210).Select(item => new KeyValuePair<string, string>("Input.Items", $"{item}"))]);
        var running = await client.Get(page.Address);
        Assert.Equal("100", running.Find("progress").GetAttribute("value"));
        await client.Submit(running, "form[action$='handler=Stop']");
        var stopped = await client.Get(page.Address);
        Assert.Null(stopped.Document.QuerySelector("progress"));
        await client.Post(page.Address, [new("__RequestVerificationToken", token), new("Input.Items", "101"), new("Input.Items", "205")]);
        await _app.InDatabase(async db =>
        {
            Assert.Equal(102, await db.Set<AuthorityDecision>().CountAsync(d => d.Reference.StartsWith("Z-")));
            Assert.Equal((102, 108), (await db.DecisionLines.CountAsync(line => line.State == DecisionLineState.Recorded), await db.DecisionLines.CountAsync(line => line.State == DecisionLineState.Good)));
        });
    }

    [Fact]
    public async Task What_changed_since_the_preview_is_judged_again_when_it_is_recorded()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        await _app.KeepAll([builder]);
        var client = await _app.ClientAs("pieter");
        var page = await client.Bring(DecisionFileCases.Csv(builder.Line("Z-1", "ResidenceNotGranted")));
        var (file, address) = (await _app.Read(builder.File.Number), $"/referrals/{builder.Referral.Number.ToLowerInvariant()}");
        await client.Submit(await client.Get($"{address}/decision"), "form.rc-form", new()
        {
            ["Input.Kind"] = nameof(DecisionKind.FurtherInvestigation),
            ["Input.Reference"] = "Z-0",
            ["Input.OccurredOn.Day"] = "23",
            ["Input.OccurredOn.Month"] = "11",
            ["Input.OccurredOn.Year"] = "2026",
        });
        var kept = await client.Record(page);
        Assert.Contains("wachtte al een ander antwoord", kept.Results()[0], StringComparison.Ordinal);
        Assert.NotEqual(file.Version, (await _app.Read(builder.File.Number)).Version);
        Assert.Empty(kept.Document.QuerySelectorAll("input[name='Input.Items']"));
        var now = await _app.Read(builder.File.Number);
        Assert.Equal(("Z-1", "Z-0"), (Assert.Single(now.Clashes).Decision.Reference, now.Clashes[0].Rival!.Reference));
        Assert.DoesNotContain(now.WaitingDecisions, waiting => waiting.Decision.Reference == "Z-1");
    }

    [Fact]
    public async Task What_a_line_says_lies_encrypted_goes_with_its_case_and_is_forgotten_in_time()
    {
        var (gone, stays) = (CasePageCases.In(CasePhase.CooperatedNoShelter).Exported(), CasePageCases.In(CasePhase.CooperatedNoShelter).Exported());
        await _app.KeepAll([gone, stays]);
        var client = await _app.ClientAs("pieter");
        await client.Bring(DecisionFileCases.Csv(gone.Line("Z-1", "ResidenceGranted", rest: "qorbanixyz;;;;;"), stays.Line("Z-2", "ResidenceNotGranted"), "Z-3;;;9876543210;ResidenceGranted;2026-11-20;qorbanixyz;;;;;"));
        Assert.Empty(ByteSearch.Traces([_app.DatabasePath, $"{_app.DatabasePath}-wal"], "qorbanixyz", "9876543210"));
        await _app.With(async (ReturnCase.Data.Retention.CaseDestruction destruction) =>
        {
            await destruction.DeleteAsync([gone.File.Number], DateTime.UtcNow);
            return 0;
        });
        await _app.InDatabase(async db => Assert.Equal([(2, true), (3, false)], (await db.DecisionLines.OrderBy(line => line.Item).ToListAsync()).Select(line => (line.Item, line.Content.Length > 0))));
        await _app.With(async (DecisionFiles files) =>
        {
            await files.ForgetAsync(_app.Clock.GetUtcNow().UtcDateTime.AddDays(1), _app.Clock.GetUtcNow().UtcDateTime);
            return 0;
        });
        await _app.InDatabase(async db => Assert.True(await db.DecisionLines.AllAsync(line => line.Content.Length == 0)));
        Assert.Contains("verwijderd", (await client.Get("/referrals/decisions/1")).Text, StringComparison.Ordinal);
    }
}
