using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Pages.Cases.Facts;
using ReturnCase.Tests.Pages.Drafts;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Referrals;

public sealed class ReferralTests : IDisposable
{
    private readonly ReturnCaseApp _app = new() { MakesPackages = true };

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("nl", "Overdracht aan de IND")]
    [InlineData("en", "Referrals to the IND")]
    public async Task The_liaison_sees_referrals_by_where_they_stand(string language, string title)
    {
        var (ready, sent) = (CasePageCases.In(CasePhase.ShelterFound), CasePageCases.In(CasePhase.CooperatedNoShelter).Exported());
        await _app.KeepAll([ready, sent]);
        var client = await _app.ClientAs("pieter");
        await client.Speak(language);

        var page = await client.Get("/referrals");
        Assert.Equal(title, page.Title);
        Assert.Equal(ready.Referral.Number, Assert.Single(page.Document.QuerySelectorAll("tbody th a")).TextContent);
        Assert.Equal(sent.Referral.Number, Assert.Single((await client.Get("/referrals?list=sent")).Document.QuerySelectorAll("tbody th a")).TextContent);
        foreach (var list in (string[])["decided", "other", "sent&only=long-ago"])
            Assert.Empty((await client.Get($"/referrals?list={list}")).Document.QuerySelectorAll("tbody tr"));
        Assert.DoesNotContain("Diallo", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticked_ones_are_sent_and_the_files_stay_the_same()
    {
        var builders = Enumerable.Range(0, 3).Select(_ => CasePageCases.In(CasePhase.ShelterFound)).ToArray();
        await _app.KeepAll(builders);
        var client = await _app.ClientAs("pieter");
        var page = await client.Get("/referrals");
        var none = await client.Submit(page, "form[aria-labelledby=list-title]");
        Assert.Equal(HttpStatusCode.BadRequest, none.Status);
        Assert.Single(none.Errors);

        var sent = await client.Submit(page, "form[aria-labelledby=list-title]", new() { ["Input.Numbers"] = builders[0].Referral.Number });
        Assert.Equal("/referrals/batches/1", sent.RedirectsTo);
        var all = await client.Submit(await client.Get("/referrals"), "form[aria-labelledby=list-title]", button: "[name='Input.All']");
        Assert.Equal("/referrals/batches/2", all.RedirectsTo);
        var batch = await client.Get("/referrals/batches/2");
        Assert.Contains("RC-batch-000002", batch.Title, StringComparison.Ordinal);
        Assert.Equal(2, (await client.Get("/referrals/batches")).Document.QuerySelectorAll("tbody tr").Length);

        Assert.Contains("nog niet gedownload", batch.Text, StringComparison.Ordinal);
        Assert.Equal("2", (await client.Get("/")).Find("a[href='/referrals/batches'] .rc-tile__value").TextContent);
        using var zip = await client.Http.GetAsync(new Uri("/referrals/batches/2/file", UriKind.Relative));
        Assert.Equal("attachment", zip.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("RC-batch-000002.zip", zip.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("nosniff", Assert.Single(zip.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(await zip.Content.ReadAsByteArrayAsync(), await client.Http.GetByteArrayAsync(new Uri("/referrals/batches/2/file", UriKind.Relative)));
        using var kept = await _app.Zip(2);
        using var json = JsonDocument.Parse(await kept.Text("referrals.json"));
        Assert.Equal(2, json.RootElement.GetProperty("referrals").GetArrayLength());
        var left = await client.Get("/referrals/batches/2");
        Assert.DoesNotContain("nog niet gedownload", left.Text, StringComparison.Ordinal);
        Assert.Equal(2, left.Document.QuerySelectorAll("[aria-labelledby='left-title'] li").Length);
        Assert.Equal("1", (await client.Get("/")).Find("a[href='/referrals/batches'] .rc-tile__value").TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/referrals/batches/3")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/referrals/batches/3/file")).Status);
    }

    [Fact]
    public async Task What_somebody_else_sent_meanwhile_is_not_sent_again()
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound);
        await _app.KeepAll([builder]);
        var (one, other) = (await _app.ClientAs("pieter"), await _app.ClientAs("pieter"));
        var (first, second) = (await one.Get("/referrals"), await other.Get("/referrals"));
        await one.Submit(first, "form[aria-labelledby=list-title]", new() { ["Input.Numbers"] = builder.Referral.Number });
        var refused = await other.Submit(second, "form[aria-labelledby=list-title]", new() { ["Input.Numbers"] = builder.Referral.Number });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains(builder.Referral.Number, refused.Find("#answer").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_nobody_took_is_not_called_sent()
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound);
        await _app.KeepAll([builder]);
        var batch = await _app.Made();
        var client = await _app.ClientAs("pieter");
        string[] pages = ["/referrals?list=sent", $"/referrals/{builder.Referral.Number.ToLowerInvariant()}"];
        foreach (var page in pages)
        {
            var before = (await client.Get(page)).Find("main").TextContent;
            Assert.Contains("nog niet gedownload of overgezet", before, StringComparison.Ordinal);
            Assert.DoesNotContain("verstuurd op", before, StringComparison.Ordinal);
        }

        Assert.Contains("nog niet gedownload", (await client.Get($"/referrals/{builder.Referral.Number.ToLowerInvariant()}/receipt")).Find(".rc-alert").TextContent, StringComparison.Ordinal);
        await client.Http.GetByteArrayAsync(new Uri($"/referrals/batches/{batch.Number}/file", UriKind.Relative));
        foreach (var page in pages)
        {
            Assert.Contains("verstuurd op", (await client.Get(page)).Find("main").TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_referral_is_found_by_its_number_its_case_and_the_V_number_and_no_address_holds_that()
    {
        var (builder, hidden) = (CasePageCases.In(CasePhase.ShelterFound), CasePageCases.In(CasePhase.ShelterSearch));
        await _app.KeepAll([builder, hidden]);
        var client = await _app.ClientAs("pieter");
        foreach (var (typed, leads) in new[]
        {
            (builder.Referral.Number.ToLowerInvariant(), $"/referrals/{builder.Referral.Number.ToLowerInvariant()}"),
            ($" {builder.File.VNumber[..4]} {builder.File.VNumber[4..]}", $"/referrals?case={builder.File.Number}"),
            (builder.File.Number, $"/referrals?case={builder.File.Number}"),
        })
        {
            var found = await client.Submit(await client.Get("/referrals"), "form[role=search]", new() { ["Number"] = typed });
            Assert.Equal(leads, found.RedirectsTo);
            Assert.Contains(builder.Referral.Number, (await client.Get(leads)).Text, StringComparison.Ordinal);
        }

        var none = await client.Submit(await client.Get("/referrals"), "form[role=search]", new() { ["Number"] = hidden.File.VNumber });
        Assert.Equal((HttpStatusCode.BadRequest, hidden.File.VNumber), (none.Status, none.Find("#Number").GetAttribute("value")));
        Assert.Contains("geen melding gevonden", none.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_referral_is_readable_and_says_only_that_something_changed()
    {
        var builder = CasePageCases.In(CasePhase.InsufficientCooperation).Exported();
        builder.File.RecordRequest(builder.By(Staff.Sanne), new("secret of later", "Fula", null, true, null));
        var address = await Keep(builder);
        foreach (var language in (string[])["nl", "en"])
        {
            var client = await _app.ClientAs("pieter");
            await client.Speak(language);
            var page = await client.Get(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("Amina Diallo", page.Text, StringComparison.Ordinal);
            Assert.Contains("call your aunt", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("secret of later", page.Text, StringComparison.Ordinal);
            Assert.NotEmpty(page.Document.QuerySelectorAll("aside section:last-child li"));
        }
    }

    [Theory]
    [InlineData(CasePhase.ShelterFound, DecisionKind.ReturnDecisionIssued)]
    [InlineData(CasePhase.ShelterFound, DecisionKind.FindingRejected)]
    [InlineData(CasePhase.CooperatedNoShelter, DecisionKind.ResidenceGranted)]
    [InlineData(CasePhase.CooperatedNoShelter, DecisionKind.ResidenceNotGranted)]
    [InlineData(CasePhase.CooperatedNoShelter, DecisionKind.FurtherInvestigation)]
    [InlineData(CasePhase.InsufficientCooperation, DecisionKind.FurtherInvestigation)]
    [InlineData(CasePhase.InsufficientCooperation, DecisionKind.NothingFurther)]
    [InlineData(CasePhase.InsufficientCooperation, DecisionKind.ResidenceGranted)]
    [InlineData(CasePhase.CooperatedCannotLeave, DecisionKind.ResidenceGranted)]
    [InlineData(CasePhase.CooperatedCannotLeave, DecisionKind.ResidenceNotGranted)]
    [InlineData(CasePhase.CooperatedNoShelter, DecisionKind.ReturnDecisionIssued)]
    [InlineData(CasePhase.InsufficientCooperation, DecisionKind.ReturnDecisionIssued)]
    public async Task A_decision_is_recorded_and_moves_nothing(CasePhase phase, DecisionKind kind)
    {
        var builder = CasePageCases.In(phase).Exported();
        var address = await Keep(builder);
        var client = await _app.ClientAs("pieter");
        var form = await client.Get($"{address}/decision");
        var answer = await client.Submit(form, "form.rc-form", Decision(kind));

        Assert.Equal(address, answer.RedirectsTo);
        Assert.Contains("fase van de zaak is niet veranderd", (await client.Get(address)).Text, StringComparison.Ordinal);
        await _app.InDatabase(async db =>
        {
            var referral = await db.Referrals.SingleAsync(r => r.Number == builder.Referral.Number);
            Assert.Equal(ReferralState.Decided, referral.State);
            var file = await db.CaseFiles.SingleAsync(c => c.Number == builder.File.Number);
            Assert.Equal(phase, file.Phase);
            Assert.NotNull(file.DecisionWaitsSince);
        });
    }

    [Fact]
    public async Task Missing_answers_come_back_with_what_was_typed()
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound).Exported();
        var address = await Keep(builder);
        var client = await _app.ClientAs("pieter");
        var form = await client.Get($"{address}/decision");
        Assert.Equal(2, form.Document.QuerySelectorAll("input[name='Input.Kind']").Length);
        var page = await client.Submit(form, "form.rc-form", new()
        {
            ["Input.Kind"] = nameof(DecisionKind.ReturnDecisionIssued),
            ["Input.OccurredOn.Year"] = "2027",
            ["Input.DepartureTermDays"] = "soon",
            ["Input.Reference"] = "Z-77",
        });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(4, page.Errors.Count);
        Assert.Equal(("Z-77", "2027", "soon"), (page.Value("Input.Reference"), page.Value("Input.OccurredOn.Year"), page.Value("Input.DepartureTermDays")));

        var foreign = await client.Submit(form, "form.rc-form", Decision(DecisionKind.NothingFurther));
        Assert.Equal(HttpStatusCode.BadRequest, foreign.Status);
    }

    [Fact]
    public async Task A_decision_on_a_case_that_is_closed_is_recorded_too()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter, new(2008, 11, 20), daysAgo: 10).Exported();
        builder.Until(CasePageCases.Today).Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        var address = await Keep(builder);
        var client = await _app.ClientAs("pieter");
        Assert.Equal(address, (await client.Submit(await client.Get($"{address}/decision"), "form.rc-form", Decision(DecisionKind.ResidenceGranted))).RedirectsTo);
        await _app.InDatabase(async db =>
        {
            var file = await db.CaseFiles.SingleAsync(c => c.Number == builder.File.Number);
            Assert.Equal((CasePhase.Closed, ClosingReason.AgedOut, ClosingReason.ResidenceGranted), (file.Phase, file.ClosingReason, file.SecondClosingReason));
        });
    }

    [Fact]
    public async Task A_wrong_decision_is_corrected_and_stays_visible()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter).Exported();
        var address = await Keep(builder);
        var client = await _app.ClientAs("pieter");
        await client.Submit(await client.Get($"{address}/decision"), "form.rc-form", Decision(DecisionKind.ResidenceGranted));
        var form = await client.Get($"{address}/decision");
        var values = Decision(DecisionKind.ResidenceNotGranted);
        values["Input.Corrects"] = form.Document.QuerySelectorAll("#Input_Corrects option")[1].GetAttribute("value");
        Assert.Equal(address, (await client.Submit(form, "form.rc-form", values)).RedirectsTo);
        await _app.InDatabase(async db =>
        {
            var decisions = await db.Set<AuthorityDecision>().Where(d => d.ReferralNumber == builder.Referral.Number).ToListAsync();
            Assert.Equal(2, decisions.Count);
            Assert.Equal(DecisionKind.ResidenceNotGranted, Assert.Single(decisions, d => d.Stands).Kind);
        });
    }

    [Fact]
    public async Task Receipt_and_questions_are_recorded()
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound).Exported();
        var address = await Keep(builder);
        var client = await _app.ClientAs("pieter");
        var empty = await client.Submit(await client.Get($"{address}/receipt"), "form.rc-form", new() { ["Input.OccurredOn.Year"] = "2025" });
        Assert.Equal((HttpStatusCode.BadRequest, 2), (empty.Status, empty.Errors.Count));
        Assert.Equal(address, (await client.Submit(await client.Get($"{address}/receipt"), "form.rc-form", Receipt("ONT-1"))).RedirectsTo);
        Assert.Equal(address, (await client.Submit(await client.Get($"{address}/questions"), "form.rc-form", new() { ["Input.Questions"] = "Which aunt?" })).RedirectsTo);
        await _app.InDatabase(async db =>
        {
            var referral = await db.Referrals.SingleAsync(r => r.Number == builder.Referral.Number);
            Assert.Equal((ReferralState.Received, "ONT-1"), (referral.State, referral.ReceiptReference));
            Assert.Equal("Which aunt?", (await db.Set<Statement>().SingleAsync(s => s.Kind == StatementKind.ReturnedWithQuestions)).Text);
        });
    }

    [Fact]
    public async Task The_same_receipt_is_not_recorded_twice_and_the_form_says_that_there_is_one()
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound).Exported();
        var address = await Keep(builder);
        var client = await _app.ClientAs("pieter");
        var first = await client.Get($"{address}/receipt");
        Assert.DoesNotContain("al een ontvangst vastgelegd", first.Text, StringComparison.Ordinal);
        await client.Submit(first, "form.rc-form", Receipt("ONT-1"));

        var form = await client.Get($"{address}/receipt");
        Assert.Contains("ONT-1", form.Find(".rc-alert--info").TextContent, StringComparison.Ordinal);
        var refused = await client.Submit(form, "form.rc-form", Receipt("ont-1"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Dit staat er al zo", refused.Find("#answer").TextContent, StringComparison.Ordinal);
        Assert.Equal("ont-1", refused.Value("Input.Reference"));
        var kept = (await _app.Read(builder.File.Number)).Entries.Count(entry => entry.Kind == EntryKind.ReferralReceived);
        Assert.Equal(1, kept);
        Assert.Equal(address, (await client.Submit(form, "form.rc-form", Receipt("ONT-2"))).RedirectsTo);
    }

    [Theory]
    [InlineData("receipt")]
    [InlineData("decision")]
    public async Task A_day_that_stands_on_a_letter_is_not_filled_in_with_today(string part)
    {
        var address = await Keep(CasePageCases.In(CasePhase.ShelterFound).Exported());
        var client = await _app.ClientAs("pieter");
        var form = await client.Get($"{address}/{part}");
        Assert.Equal(("", "", ""), (form.Value("Input.OccurredOn.Day"), form.Value("Input.OccurredOn.Month"), form.Value("Input.OccurredOn.Year")));
        var kept = await client.Press(form, new() { ["Input.OccurredOn.Day"] = "3" });
        Assert.Equal("3", (await client.Get(kept.RedirectsTo!)).Value("Input.OccurredOn.Day"));
    }

    [Fact]
    public async Task A_conflict_names_only_the_kind_and_date_of_what_others_did()
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound).Exported();
        var address = await Keep(builder);
        var (one, other) = (await _app.ClientAs("pieter"), await _app.ClientAs("pieter"));
        var (first, second) = (await one.Get($"{address}/questions"), await other.Get($"{address}/receipt"));
        await one.Submit(first, "form.rc-form", new() { ["Input.Questions"] = "Which aunt?" });
        var refused = await other.Submit(second, "form.rc-form", Receipt("ONT-2"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("ONT-2", refused.Value("Input.Reference"));
        Assert.DoesNotContain("Which aunt?", refused.Text, StringComparison.Ordinal);
        Assert.Equal(address, (await other.Submit(refused, "form.rc-form")).RedirectsTo);
    }

    [Theory]
    [InlineData("decision")]
    [InlineData("questions")]
    public async Task A_referral_that_was_not_sent_takes_nothing_of_the_IND_and_says_so_at_once(string part)
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound);
        var address = await Keep(builder);
        var client = await _app.ClientAs("pieter");
        Assert.Null((await client.Get(address)).Document.QuerySelector($"a[href='{address}/{part}']"));
        var page = await client.Get($"{address}/{part}");
        Assert.Contains("nog niet naar de IND gestuurd", page.Find("main .rc-alert--warn").TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form.rc-form"));
        var token = (await client.Get("/referrals/decisions")).Value("__RequestVerificationToken")!;
        var refused = await client.Post($"{address}/{part}", [new("__RequestVerificationToken", token), new("Input.Version", $"{(await _app.Read(builder.File.Number)).Version}"), new("Input.Questions", "Which aunt?"), .. Decision(DecisionKind.FindingRejected).Select(field => new KeyValuePair<string, string>(field.Key, field.Value!))]);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("nog niet verstuurd", refused.Find("#answer").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_referral_that_was_never_sent_promises_nothing()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter, daysAgo: 20).Wait(2).Moved(CaseTrigger.WithdrawReferral, Staff.Ingrid);
        var address = await Keep(builder);
        var page = await (await _app.ClientAs("pieter")).Get($"{address}/decision");
        Assert.Contains("nooit naar de IND gestuurd", page.Find("main .rc-alert--warn").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("niet geweigerd", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form.rc-form"));
    }

    [Fact]
    public async Task A_reference_that_stands_elsewhere_asks_for_a_tick()
    {
        var (one, other) = (CasePageCases.In(CasePhase.CooperatedNoShelter).Exported(), CasePageCases.In(CasePhase.CooperatedNoShelter).Exported());
        await _app.KeepAll([one, other]);
        var client = await _app.ClientAs("pieter");
        async Task<HtmlPage> Send(CaseBuilder builder, Dictionary<string, string?> values) => await client.Submit(await client.Get($"/referrals/{builder.Referral.Number.ToLowerInvariant()}/decision"), "form.rc-form", values);
        Assert.NotNull((await Send(one, Decision(DecisionKind.ResidenceNotGranted))).RedirectsTo);

        var asked = await Send(other, Decision(DecisionKind.ResidenceNotGranted));
        Assert.Equal((HttpStatusCode.BadRequest, 1), (asked.Status, asked.Errors.Count));
        Assert.Contains(one.File.Number, asked.Find("form .rc-alert--warn").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Diallo", asked.Text, StringComparison.Ordinal);
        Assert.NotNull((await client.Submit(asked, "form.rc-form", new() { ["Input.ReferenceIsRight"] = "true" })).RedirectsTo);

        var same = await Send(one, Decision(DecisionKind.FurtherInvestigation));
        Assert.Contains(same.Document.QuerySelectorAll("form .rc-alert--warn"), alert => alert.TextContent.Contains("in deze zaak", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_belongs_to_another_kind_of_decision_is_refused_by_name()
    {
        var address = await Keep(CasePageCases.In(CasePhase.CooperatedNoShelter).Exported());
        var client = await _app.ClientAs("pieter");
        var form = await client.Get($"{address}/decision");
        var page = await client.Submit(form, "form.rc-form", new(Decision(DecisionKind.ResidenceNotGranted)) { ["Input.Ground"] = "asylum", ["Input.DueOn.Day"] = "1", ["Input.DepartureTermDays"] = "28", ["Input.Countries.Lines[0]"] = "GN" });
        Assert.Equal((HttpStatusCode.BadRequest, 4), (page.Status, page.Errors.Count));
        Assert.Equal(("asylum", "28"), (page.Value("Input.Ground"), page.Value("Input.DepartureTermDays")));
        var term = await client.Submit(form, "form.rc-form", new(Decision(DecisionKind.ReturnDecisionIssued)) { ["Input.DepartureTermDays"] = "abc" });
        Assert.Equal(HttpStatusCode.BadRequest, term.Status);
        Assert.Contains("0 tot en met 730", Assert.Single(term.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_are_not_of_before_the_referral_was_sent_and_none_are_recorded_after_a_decision()
    {
        var builder = CasePageCases.In(CasePhase.CooperatedNoShelter, daysAgo: 3).Exported();
        var address = await Keep(builder);
        var client = await _app.ClientAs("pieter");
        var form = await client.Get($"{address}/questions");
        var early = await client.Submit(form, "form.rc-form", new(Dated(CasePageCases.Today.AddDays(-4))) { ["Input.Questions"] = "Which aunt?" });
        Assert.Equal(HttpStatusCode.BadRequest, early.Status);
        Assert.Contains("verstuurd op", Assert.Single(early.Errors), StringComparison.Ordinal);
        Assert.Equal(address, (await client.Submit(form, "form.rc-form", new(Dated(CasePageCases.Today.AddDays(-3))) { ["Input.Questions"] = "Which aunt?" })).RedirectsTo);

        var decided = CasePageCases.In(CasePhase.CooperatedNoShelter, daysAgo: 3).Exported();
        decided.Wait(2).Decide(DecisionKind.ResidenceNotGranted, referral: decided.Referral.Number);
        var late = await client.Get($"{await Keep(decided)}/questions");
        Assert.Contains("al beslist", late.Find("main .rc-alert--warn").TextContent, StringComparison.Ordinal);
        Assert.Null(late.Document.QuerySelector("form.rc-form"));
    }

    [Fact]
    public async Task The_liaison_opens_no_case_and_others_no_referral()
    {
        var builder = CasePageCases.In(CasePhase.ShelterFound).Exported();
        var address = await Keep(builder);
        var liaison = await _app.ClientAs("pieter");
        Assert.Equal(HttpStatusCode.Forbidden, (await liaison.Get("/cases")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await liaison.Get($"/cases/{builder.File.Number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await liaison.Get("/referrals/rf-2026-999999")).Status);
        foreach (var user in (string[])["sanne", "ingrid", "noor", "willem"])
        {
            var client = await _app.ClientAs(user);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.Get(address)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.Get("/referrals/batches/1/file")).Status);
        }
    }

    private async Task<string> Keep(CaseBuilder builder)
    {
        await _app.KeepAll([builder]);
        return $"/referrals/{builder.Referral.Number.ToLowerInvariant()}";
    }

    private static Dictionary<string, string?> Receipt(string reference, DateOnly? on = null) => new(Dated(on ?? CasePageCases.Today)) { ["Input.Reference"] = reference };

    private static Dictionary<string, string?> Dated(DateOnly on) => new()
    {
        ["Input.OccurredOn.Day"] = $"{on.Day}",
        ["Input.OccurredOn.Month"] = $"{on.Month}",
        ["Input.OccurredOn.Year"] = $"{on.Year}",
    };

    private static Dictionary<string, string?> Decision(DecisionKind kind)
    {
        var values = new Dictionary<string, string?>(Dated(CasePageCases.Today)) { ["Input.Kind"] = kind.ToString(), ["Input.Reference"] = "Z-77" };
        if (kind == DecisionKind.ResidenceGranted)
            values["Input.Ground"] = "asylum";
        if (kind == DecisionKind.ReturnDecisionIssued)
            (values["Input.UnlawfulStay"], values["Input.DutyToLeave"], values["Input.DepartureTermDays"], values["Input.Countries.Lines[0]"]) = ("True", "True", "28", "GN");
        return values;
    }
}
