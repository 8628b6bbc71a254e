using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Domain;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Cases.AsOf;

public sealed class AsOfTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    [Fact]
    public async Task The_case_page_and_each_line_lead_to_the_case_of_then()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(10);
        c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2008, 4, 1), BirthDateSource.AgeAssessment);
        var address = await app.Keep(c);
        var client = await app.ClientAs("sanne");
        var page = await client.Get(address);
        Assert.NotNull(page.Find($"a[href='{address}/as-of']"));
        var then = await client.Get(page.Find($"#line-2 a[href='{address}/as-of?line=2']").GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, then.Status);
        Assert.Contains("10 mei 2010", then.Find("#row-birthdate").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 april 2008", then.Find("#change-birthdate").TextContent, StringComparison.Ordinal);
        Assert.Contains("leeftijdsonderzoek", then.Find("#change-birthdate").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Single(then.Document.QuerySelectorAll("#births tbody tr"));
        Assert.Empty(then.Document.QuerySelectorAll("#history a[href*='/retract/'], main form[method=post]"));
        Assert.DoesNotContain("Amina", then.Document.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Vroegst mogelijke 18e verjaardag: 1 januari 2027, uiterlijk 31 december 2027")]
    [InlineData("en", "Earliest possible 18th birthday: 1 January 2027, 31 December 2027 at the latest")]
    public async Task Of_a_birth_date_that_is_known_in_part_the_first_deadline_is_named_as_on_the_page_of_the_case(string language, string said)
    {
        var address = await app.Keep(CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2009)));
        var client = await app.ClientAs("sanne");
        await client.Speak(language);
        Assert.Equal(said, (await client.Get($"{address}/as-of?At=")).Find("#row-deadline").TextContent.Trim());
    }

    [Fact]
    public async Task Every_field_left_empty_asks_for_now()
    {
        var address = await app.Keep(CaseBuilder.In(CasePhase.ShelterSearch));
        var client = await app.ClientAs("sanne");
        Assert.Null((await client.Get($"{address}/as-of")).Document.QuerySelector("#as-of"));
        var now = await client.Get($"{address}/as-of?On.Day=&On.Month=&On.Year=&At=&About.Day=&About.Month=&About.Year=");
        Assert.NotNull(now.Find("#as-of"));
        Assert.Contains("Zo staat de zaak nu; wat u vroeg, staat hieronder", now.Find(".rc-page-head").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task About_a_day_nothing_is_said_of_a_step_that_came_after_it()
    {
        var c = CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported();
        var referral = c.File.CurrentReferral!.Number;
        c.Until(new DateOnly(2026, 3, 10)).Moved(CaseTrigger.ReopenSearch);
        c.Until(new DateOnly(2026, 3, 20)).Decide(DecisionKind.ResidenceGranted, new DateOnly(2026, 3, 3), referral);
        var address = await app.Keep(c);
        var client = await app.ClientAs("sanne");
        Assert.Contains("10 maart 2026", (await Clashes(10)).Find("#row-clashes").TextContent, StringComparison.Ordinal);
        Assert.Equal("geen", (await Clashes(5)).Find("#row-clashes").TextContent.Trim());
        await app.Change(c.File.Number, (file, _) => file.FollowLateDecision(c.By(Staff.Sanne), file.LateDecisions[0].Waiting.Decision.Sequence));
        // The case went on after the rejection on which it was accepted; after the grant only on the 20th.
        Assert.Equal(2, await Followed(20));
        Assert.Equal(1, await Followed(5));

        async Task<int> Followed(int day) => (await Clashes(day)).Find("#history").TextContent.Split("Hierop is de zaak verder gegaan").Length - 1;

        Task<HtmlPage> Clashes(int day) => client.Get($"{address}/as-of?About.Day={day}&About.Month=3&About.Year=2026");
    }

    [Theory]
    [InlineData("nl", "geen", "16 dagen later vastgelegd")]
    [InlineData("en", "none", "recorded 16 days later")]
    public async Task What_came_late_is_marked_and_stands_in_the_comparison(string language, string none, string late)
    {
        var c = CaseBuilder.In(CasePhase.InsufficientCooperation).Exported().Wait(17);
        c.Decide(DecisionKind.ResidenceGranted, on: new DateOnly(2026, 3, 3));
        var address = await app.Keep(c);
        var client = await app.ClientAs("sanne");
        await client.Speak(language);
        var then = await client.Get($"{address}/as-of?On.Day=10&On.Month=3&On.Year=2026&At=14:05&About.Day=3&About.Month=3&About.Year=2026");
        Assert.Contains(none, then.Find("#row-permit").TextContent, StringComparison.Ordinal);
        Assert.NotNull(then.Find("#change-permit"));
        Assert.Contains(late, then.Find("#since li[data-kind='Backdated']").TextContent, StringComparison.Ordinal);
        var now = await client.Get($"{address}/as-of?About.Day=3&About.Month=3&About.Year=2026");
        Assert.Contains(late, now.Find("#history").TextContent, StringComparison.Ordinal);
        Assert.Null(now.Document.QuerySelector("#change-permit"));
    }

    [Theory]
    [InlineData("On.Day=1&On.Month=1&On.Year=2020", "Deze zaak staat hier sinds")]
    [InlineData("On.Day=1&On.Month=1&On.Year=2099", "ligt in de toekomst")]
    [InlineData("On.Day=31&On.Month=2&On.Year=2026", "een dag in die bestaat")]
    [InlineData("At=25:00", "uren en minuten")]
    [InlineData("About.Day=1&About.Month=1&About.Year=2020", "De zaak begon op")]
    [InlineData("On.Day=3&On.Month=3&On.Year=2026&About.Day=4&About.Month=3&About.Year=2026", "ligt na de dag waarop het bekend was")]
    [InlineData("line=999", "staat niet in de tijdlijn")]
    [InlineData("line=abc", "bestaat uit cijfers, zoals 2")]
    [InlineData("line=2.5", "bestaat uit cijfers, zoals 2")]
    [InlineData("line=abc&On.Day=5&On.Month=3&On.Year=2026", "bestaat uit cijfers, zoals 2")]
    [InlineData("At=23:59", "is er vandaag nog niet: het is nu")]
    [InlineData("On.Day=23&On.Month=11&On.Year=2026&At=23:59", "is er vandaag nog niet: het is nu")]
    public async Task A_moment_outside_the_life_of_the_case_gets_a_sentence(string query, string sentence)
    {
        var address = await app.Keep(CaseBuilder.In(CasePhase.ShelterSearch).Wait(10));
        var page = await (await app.ClientAs("sanne")).Get($"{address}/as-of?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(sentence, page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#stood"));
    }

    [Fact]
    public async Task A_day_a_time_and_a_day_it_is_about_that_are_wrong_are_all_named_at_once()
    {
        var address = await app.Keep(CaseBuilder.In(CasePhase.ShelterSearch).Wait(10));
        var page = await (await app.ClientAs("sanne")).Get($"{address}/as-of?On.Day=31&On.Month=2&On.Year=2026&At=25:00&About.Day=30&About.Month=2&About.Year=2026");
        Assert.Equal((HttpStatusCode.BadRequest, 3), (page.Status, page.Errors.Count));
    }

    [Theory]
    [InlineData("nl", "U vroeg ook naar regel 2")]
    [InlineData("en", "You also asked for line 2")]
    public async Task A_day_or_a_time_that_is_typed_goes_before_a_line_and_the_page_says_so(string language, string sentence)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Wait(10);
        var address = await app.Keep(c);
        var client = await app.ClientAs("sanne");
        await client.Speak(language);
        var both = await client.Get($"{address}/as-of?line=2&On.Day=5&On.Month=3&On.Year=2026");
        Assert.Equal(HttpStatusCode.OK, both.Status);
        Assert.Contains(sentence, both.Find("#typed-first").TextContent, StringComparison.Ordinal);
        Assert.Equal("5", both.Value("On.Day"));
        var line = await client.Get($"{address}/as-of?line=2");
        Assert.Null(line.Document.QuerySelector("#typed-first"));
        Assert.NotEqual("5", line.Value("On.Day"));
    }

    [Fact]
    public async Task It_is_opened_by_the_rule_of_the_case_and_the_trail_keeps_the_reading()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch);
        var address = await app.Keep(c);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.ClientAs("omar")).Get($"{address}/as-of")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await app.ClientAs("ingrid")).Get($"{address}/as-of?line=2")).Status);
        var ingrid = await app.ActorOf("ingrid");
        await app.InDatabase(async db => Assert.True(await db.Set<AuditRow>().AnyAsync(row => row.Action == AuditAction.CaseRead && row.ActorId == ingrid.Id && row.Cases == c.File.Number)));
    }

    [Fact]
    public async Task What_is_kept_answers_as_what_was_built_also_after_the_case_was_saved_read_and_changed()
    {
        List<(string Number, DateTime At, DateOnly About, string Answer)> then = [];
        for (var seed = 101; seed <= 108; seed++)
        {
            CaseBuilder walked = null!;
            List<(DateTime At, DateOnly About)> asked = [];
            new RandomWalk(seed, c =>
            {
                walked = c;
                asked.Add((c.By(Staff.Sanne).RecordedAt, c.Today.AddDays(-asked.Count % 30)));
            }).Run(50);
            // Asked while it is still in memory; the property test says that this is what was answered on the day.
            then.AddRange(asked.Where(a => walked.File.AsOf(a.At, a.About, CasePolicy.Default) is not null)
                .Select(a => (walked.File.Number, a.At, a.About, CaseSnapshot.Of(walked.File.AsOf(a.At, a.About, CasePolicy.Default)!))));
            await app.InDatabase(async db =>
            {
                db.Add(walked.File);
                await db.SaveChangesAsync();
            });
            await Change(walked.File.Number, walked.Wait(1));
        }

        Assert.True(then.Count > 200, $"{then.Count} answers");
        foreach (var of in then.GroupBy(t => t.Number))
        {
            await using var scope = app.Services.CreateAsyncScope();
            var store = scope.ServiceProvider.GetRequiredService<CaseStore>();
            var file = (await store.FindAsync(of.Key))!;
            await store.ReadKeptAsync(file);
            Assert.All(of, t => Assert.Equal(t.Answer, CaseSnapshot.Of(file.AsOf(t.At, t.About, CasePolicy.Default)!)));
        }
    }

    // As the desk does: read without what is kept of earlier states, changed, saved.
    private async Task Change(string number, CaseBuilder c)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CaseStore>();
        var file = (await store.FindAsync(number))!;
        if (file.Referrals.FirstOrDefault(r => r.State == ReferralState.Ready) is { } ready)
            file.ExportReferral(c.By(Staff.Pieter), ready.Number);
        if (file.Referrals.FirstOrDefault(r => r.WasSent) is { } sent)
            file.RecordReceipt(c.By(Staff.Pieter), sent.Number, "receipt of later");
        file.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2007, 12, 31), BirthDateSource.Decision);
        file.Assign(c.By(Staff.Ingrid), "Zuid", Staff.Bram);
        Assert.Equal(SaveResult.Saved, await store.SaveAsync());
    }
}
