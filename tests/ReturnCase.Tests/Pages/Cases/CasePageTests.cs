using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases.Leaflet;

namespace ReturnCase.Tests.Pages.Cases;

public sealed class CasePageTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    // Every test has cases of its own, so that they can share one program.
    private readonly ReturnCaseApp _app = app;

    public static TheoryData<CasePhase, string> PhasesAndLanguages()
    {
        var data = new TheoryData<CasePhase, string>();
        foreach (var phase in Enum.GetValues<CasePhase>())
        {
            data.Add(phase, "nl");
            data.Add(phase, "en");
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(PhasesAndLanguages))]
    public async Task Every_phase_shows_its_place_in_the_leaflet_in_words_and_in_the_picture(CasePhase phase, string language)
    {
        var builder = CasePageCases.In(phase);
        var address = await _app.Keep(builder);
        var client = await _app.ClientAs("sanne");
        await client.Speak(language);
        var page = await client.Get(address);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(CaseTexts.Of(phase).In(language), page.Find(".rc-case__phase").TextContent.Trim());
        var now = LeafletJourney.Of(builder.File).Now;
        Assert.Equal(
            [now.Stop.ToString(), now.Stop.ToString()],
            page.Document.QuerySelectorAll(".rc-leaflet__stop--now").Select(stop => stop.GetAttribute("data-stop")));
        Assert.Contains(language == "nl" ? "nu hier" : "here now", page.Find(".rc-leaflet details ol li:last-child").TextContent, StringComparison.Ordinal);
        NoTextIsMissing(page);
        NoIdTwice(page);
    }

    [Theory]
    [InlineData("nl", 2025, "1 jaar · ")]
    [InlineData("en", 2025, "1 year old · ")]
    [InlineData("en", 2024, "2 years old · ")]
    public async Task One_year_is_said_as_one(string language, int born, string age)
    {
        var client = await _app.ClientAs("sanne");
        await client.Speak(language);
        var page = await client.Get(await _app.Keep(CasePageCases.In(CasePhase.ShelterSearch, new PartialDate(born, 6, 1))));
        Assert.Contains(age, page.Find(".rc-page-head").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "werd 18 op 20 november 2026", "wordt 18 op 24 november 2026")]
    [InlineData("en", "turned 18 on 20 November 2026", "turns 18 on 24 November 2026")]
    public async Task A_birthday_that_is_past_is_told_as_past(string language, string was, string isToBe)
    {
        var client = await _app.ClientAs("sanne");
        await client.Speak(language);
        var of18 = await client.Get(await _app.Keep(CasePageCases.In(CasePhase.ShelterSearch, new PartialDate(2008, 11, 20), daysAgo: 13).Wait(10)));
        Assert.Contains(was, of18.Find("[data-guard=Eighteen]").TextContent, StringComparison.Ordinal);
        var soon = await client.Get(await _app.Keep(CasePageCases.In(CasePhase.ShelterSearch, new PartialDate(2008, 11, 24), daysAgo: 13)));
        Assert.Contains(isToBe, soon.Find("[data-guard=Eighteen]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "De opvang viel weg voordat het terugkeerbesluit hier binnenkwam.")]
    [InlineData("en", "Shelter was lost before the return decision came in here.")]
    public async Task Where_shelter_was_lost_before_a_return_decision_came_in_the_page_points_to_the_referral_that_says_so(string language, string title)
    {
        var c = ReturnCase.Tests.Domain.DerivedTaskTests.LostBefore(new DateOnly(2026, 3, 4));
        var address = await _app.Keep(c);
        var client = await _app.ClientAs("sanne");
        await client.Speak(language);
        var page = await client.Get(address);
        var report = $"{address}/shelter-lost-after-decision";
        Assert.Contains(title, page.Find("#loss-to-report").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("#loss-to-report").QuerySelector($"a[href='{report}']"));
        Assert.NotNull(page.Find("#actions [data-action='ShelterLostAfterDecision'][data-state='open']").QuerySelector($"a[href='{report}']"));
        NoTextIsMissing(page);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Fill(report, new() { ["Input.What"] = "Haar tante is ziek." })).Status);
        var after = await client.Get(address);
        Assert.Null(after.Document.QuerySelector("#loss-to-report"));
        Assert.Null(after.Document.QuerySelector("#actions [data-action='ShelterLostAfterDecision']"));
    }

    [Theory]
    [InlineData("nl", 4, "na het besluit van 4 maart 2026. De IND weet dat nog niet.", "zonder dat te weten")]
    [InlineData("en", 4, "after the decision of 4 March 2026. The IND does not know of it yet.", "without knowing")]
    [InlineData("nl", 10, "het besluit is van 10 maart 2026. De IND nam het zonder dat te weten.", "na het besluit")]
    public async Task Shelter_that_was_lost_after_the_decision_is_told_as_such(string language, int decided, string said, string not)
    {
        var address = await _app.Keep(ReturnCase.Tests.Domain.DerivedTaskTests.LostBefore(new DateOnly(2026, 3, decided)));
        var client = await _app.ClientAs("sanne");
        await client.Speak(language);
        var banner = (await client.Get(address)).Find("#loss-to-report").TextContent;
        Assert.Contains(said, banner, StringComparison.Ordinal);
        Assert.DoesNotContain(not, banner, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_says_who_how_old_whose_and_what_is_due()
    {
        var address = await _app.Keep(CasePageCases.In(CasePhase.ShelterSearch, daysAgo: 353));
        var page = await (await _app.ClientAs("sanne")).Get(address);

        Assert.StartsWith("Amina Diallo", page.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("Amina", page.Document.Title, StringComparison.Ordinal);
        var head = page.Find(".rc-page-head").TextContent;
        Assert.Contains("16 jaar · Guinee · regievoerder: S. de Wit · team Noord", head, StringComparison.Ordinal);
        Assert.Equal("Einde onderzoeksjaar: nog 12 dagen · eindigt 5 december 2026", page.Find(".rc-page-head .rc-badge--danger").TextContent.Trim());
    }

    [Fact]
    public async Task The_v_number_stands_only_in_the_card_with_data_grouped()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch);
        var page = await (await _app.ClientAs("sanne")).Get(await _app.Keep(builder));
        var number = builder.File.VNumber;
        Assert.Contains($"{number[..3]} {number[3..6]} {number[6..]}", page.Find("section[aria-labelledby=data-title]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(number, page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_birth_date_known_in_part_gives_two_ages_and_says_which_day_counts()
    {
        var address = await _app.Keep(CasePageCases.In(CasePhase.ShelterSearch, new PartialDate(2009)));
        var page = await (await _app.ClientAs("sanne")).Get(address);
        Assert.Contains("16 of 17 jaar", page.Find(".rc-page-head").TextContent, StringComparison.Ordinal);
        var clocks = page.Find("#clocks").TextContent;
        Assert.Contains("Rechten eindigen op de laatst mogelijke dag: 31 december 2027", clocks, StringComparison.Ordinal);
        Assert.Contains("Waarschuwingen tellen vanaf de vroegst mogelijke dag: 1 januari 2027", clocks, StringComparison.Ordinal);
        Assert.Contains("alleen het jaar bekend", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "18e verjaardag: nog 39 dagen · 1 januari 2027")]
    [InlineData(12, "Vroegst mogelijke 18e verjaardag: nog 8 dagen · 1 december 2026, uiterlijk 31 december 2026")]
    [InlineData(11, "Vroegst mogelijke 18e verjaardag: 22 dagen geleden · 1 november 2026, uiterlijk 30 november 2026")]
    public async Task A_birthday_does_not_end_and_is_not_late(int? month, string badge)
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch, month is { } known ? new PartialDate(2008, known) : new PartialDate(2009, 1, 1));
        var page = await (await _app.ClientAs("sanne")).Get(await _app.Keep(builder));
        Assert.Equal(badge, page.Find(".rc-page-head .rc-badge").TextContent.Trim());
        Assert.Contains(
            month is null ? "op de 18e verjaardag verandert alles" : "vanaf deze dag kan de jongere 18 zijn", page.Find("#clocks").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("eindig", page.Find(".rc-page-head").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_deadline_says_why_it_counts()
    {
        var texts = File.ReadAllText(Path.Combine(Repository.Web, "Resources", "Pages", "Cases", "_Clocks.nl.resx"));
        Assert.All(Enum.GetValues<DeadlineKind>().Where(kind => kind.Governs()), kind => Assert.Contains($"\"Why{kind}\"", texts, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_search_year_says_how_it_is_computed_and_what_stood_still()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch, daysAgo: 100);
        builder.File.StartSuspension(builder.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Medical, "M-1", false, true));
        builder.File.AnswerException(builder.By(Staff.Ingrid), builder.File.Suspensions[0].Sequence, SuspensionWish.Pause, approved: true);
        builder.Wait(12).File.EndSuspension(builder.By(Staff.Sanne), builder.File.Suspensions[0].Sequence);
        builder.File.StartSuspension(builder.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Appeal, "B-7", false, false));
        var page = await (await _app.ClientAs("sanne")).Get(await _app.Keep(builder));

        var clocks = page.Find("#clocks").TextContent;
        Assert.Contains("88 dagen gebruikt, 12 dagen stilgestaan, 277 dagen over", clocks, StringComparison.Ordinal);
        Assert.Contains("datum van de afwijzing", clocks, StringComparison.Ordinal);
        Assert.Contains("plus 12 dagen die stilstonden", clocks, StringComparison.Ordinal);
        Assert.Contains("Beroep", clocks, StringComparison.Ordinal);
        Assert.Contains("houdt vertrek tegen · het onderzoeksjaar loopt door", clocks, StringComparison.Ordinal);
        Assert.NotNull(page.Find($"#clocks a[href='/cases/{builder.File.Number}/suspensions']"));
    }

    [Fact]
    public async Task A_blocked_outcome_says_all_that_is_missing_with_the_page_that_satisfies_it()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).Country();
        var page = await (await _app.ClientAs("sanne")).Get(await _app.Keep(builder));
        var number = builder.File.Number;

        var blocked = page.Find("[data-action=ConfirmInsufficientCooperation][data-state=blocked]");
        Assert.Contains("Uitkomst 1.3 voorstellen", blocked.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            builder.File.OutcomeOptions(builder.By(Staff.Sanne)).Single(o => o.Kind == OutcomeKind.InsufficientCooperation).Missing.Select(g => g.ToString()),
            blocked.QuerySelectorAll(".rc-checks__unmet[data-guard]").Select(g => g.GetAttribute("data-guard")!));
        Assert.Equal($"/cases/{number}/judgement", blocked.QuerySelector("[data-guard=JudgedInsufficient] a")!.GetAttribute("href"));
        Assert.Contains("Alleen de IND of een rechter.", page.Find("[data-action=ReturnDecisionIssued] [data-guard=ReturnDecisionInForce]").TextContent, StringComparison.Ordinal);

        var featured = page.Find(".rc-actions--blocked");
        Assert.NotEmpty(featured.QuerySelectorAll(".rc-checks__met"));
        Assert.NotEmpty(featured.QuerySelectorAll(".rc-checks__unmet"));
        Assert.Contains(page.Document.QuerySelectorAll("[data-state=not-now]"), move => move.GetAttribute("data-action") == "Departed");
    }

    [Theory]
    [InlineData(CasePhase.ShelterSearch)]
    [InlineData(CasePhase.FurtherSearch)]
    [InlineData(CasePhase.ReturnPreparation)]
    public async Task Each_outcome_lists_what_is_held_what_is_missing_who_can_supply_it_and_where(CasePhase phase)
    {
        var builder = CasePageCases.In(phase);
        var page = await (await _app.ClientAs("sanne")).Get(await _app.Keep(builder));
        var options = builder.File.OutcomeOptions(builder.By(Staff.Sanne));
        Assert.NotEmpty(options);
        foreach (var option in options)
        {
            var confirms = CaseLifecycle.Confirms(option.Kind);
            var shown = page.Find($"[data-action={confirms}]");
            var asked = CaseLifecycle.Moves.Where(move => move.Trigger == confirms && move.Covers(phase)).SelectMany(move => move.Guards).Distinct()
                .Where(guard => !CaseLifecycle.IsRoute(guard) && !GuardCatalogue.Of(guard).AskedByForm && !CaseLifecycle.OfTheConfirmer.Contains(guard)).ToHashSet();
            var missing = option.Missing.Where(asked.Contains).Select(guard => guard.ToString()).Order().ToArray();
            Assert.Equal(missing, shown.QuerySelectorAll(".rc-checks__unmet").Select(g => g.GetAttribute("data-guard")!).Order());
            Assert.Equal(
                [.. asked.Select(guard => guard.ToString()).Except(missing).Except(Personal).Order()],
                shown.QuerySelectorAll(".rc-checks__met").Select(g => g.GetAttribute("data-guard")!).Order());
            Assert.All(shown.QuerySelectorAll(".rc-checks__unmet"), unmet =>
            {
                var info = GuardCatalogue.Of(Enum.Parse<GuardCode>(unmet.GetAttribute("data-guard")!));
                Assert.Equal(info.Page is { } at ? $"/cases/{builder.File.Number}/{at}" : null, unmet.QuerySelector("a:not([href^='/rules'])")?.GetAttribute("href"));
                Assert.True(info.Page is not null || unmet.QuerySelector("em") is not null, "Neither a page nor who can supply it.");
            });
        }
    }

    // About who looks, not about what is on file.
    private static readonly string[] Personal = [nameof(GuardCode.CaseWorker), nameof(GuardCode.ProposalOpen), nameof(GuardCode.NoOtherDecisionWaits)];

    [Fact]
    public async Task Where_nothing_leads_forward_the_page_says_what_can_be_done_all_the_same()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch);
        var address = await _app.Keep(builder);
        var counsellors = await (await _app.ClientAs("sanne")).Get(address);
        Assert.StartsWith("Er kan nu geen stap.", counsellors.Find("[data-open=none]").TextContent, StringComparison.Ordinal);
        var supervisors = await (await _app.ClientAs("ingrid")).Get(address);
        Assert.NotNull(supervisors.Find("[data-action=CloseAdministrative][data-state=open]"));
        Assert.EndsWith("De zaak sluiten kan wel.", supervisors.Find("[data-open=none]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_eighteen_the_closing_for_that_stands_open_in_front()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch, new PartialDate(2008, 11, 20), daysAgo: 13).Wait(10).Note(StatementKind.HandoverNote);
        var page = await (await _app.ClientAs("ingrid")).Get(await _app.Keep(builder));
        Assert.Equal(nameof(CaseTrigger.TurnedEighteen), page.Document.QuerySelectorAll("#actions [data-action]")[0].GetAttribute("data-action"));
        Assert.Equal("open", page.Find("[data-action=TurnedEighteen]").GetAttribute("data-state"));
        Assert.Null(page.Document.QuerySelector("[data-open=none]"));
    }

    [Fact]
    public async Task An_outcome_whose_grounds_are_there_can_be_proposed_by_its_link()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).GroundsForShelterFound();
        var page = await (await _app.ClientAs("sanne")).Get(await _app.Keep(builder));
        var link = page.Find("[data-action=ConfirmShelterFound][data-state=open] a");
        Assert.Equal($"/cases/{builder.File.Number}/propose/shelter-found", link.GetAttribute("href"));
        Assert.Null(page.Document.QuerySelector(".rc-actions--blocked"));
    }

    [Fact]
    public async Task An_open_proposal_stands_out_with_what_is_new_and_says_who_may_not_decide()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound).Note(StatementKind.OtherEffort);
        var address = await _app.Keep(builder);
        var page = await (await _app.ClientAs("sanne")).Get(address);
        var panel = page.Find(".rc-case__proposal");
        Assert.Contains("Voorgesteld door Sanne op", panel.TextContent, StringComparison.Ordinal);
        Assert.Contains("Andere poging voor vertrek", panel.TextContent, StringComparison.Ordinal);
        Assert.NotNull(panel.QuerySelector("[data-guard=Supervisor]"));
        Assert.NotNull(panel.QuerySelector($"a[href='{address}/proposal']"));
        Assert.NotNull(page.Find("[data-action=ConfirmCooperatedNoShelter] [data-guard=NoOtherProposal]"));

        var supervisors = await (await _app.ClientAs("ingrid")).Get(address);
        Assert.Equal("Bevestigen, teruggeven of intrekken", supervisors.Find(".rc-case__proposal a.rc-button").TextContent);
    }

    [Fact]
    public async Task Banners_tell_of_decisions_that_wait_and_of_alarms_with_their_owner()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).ReturnDecision();
        builder.File.RaiseAlarm(builder.By(Staff.Sanne), AlarmKind.Trafficking);
        var address = await _app.Keep(builder);
        var page = await (await _app.ClientAs("sanne")).Get(address);
        Assert.Contains("Veiligheidsalarm: Signalen van mensenhandel.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Eigenaar: Sanne.", page.Text, StringComparison.Ordinal);
        Assert.Contains("de stap is: Terugkeerbesluit verwerken", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Find($".rc-alert a[href='{address}/decisions']"));
        Assert.NotNull(page.Find($".rc-alert a[href^='{address}/alarms/']"));
    }

    [Fact]
    public async Task A_closed_case_says_why_and_a_second_reason_stands_beside_it()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch, new PartialDate(2008, 11, 20), daysAgo: 13).Wait(10);
        builder.Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        builder.Decide(DecisionKind.ResidenceGranted);
        var page = await (await _app.ClientAs("sanne")).Get(await _app.Keep(builder));
        Assert.Contains("Deze zaak is gesloten: 18 geworden, op 20 november 2026.", page.Text, StringComparison.Ordinal);
        Assert.Contains("tweede reden bij: Verblijf verleend", page.Text, StringComparison.Ordinal);
        Assert.Contains("Er loopt geen termijn".ToLowerInvariant(), page.Find("#clocks").TextContent.ToLowerInvariant(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Earlier_periods_stay_visible_and_suspensions_are_asked_again()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch);
        builder.File.StartSuspension(builder.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Appeal, "B-1", false, false));
        builder.Moved(CaseTrigger.CloseAdministrative, Staff.Ingrid).Moved(CaseTrigger.Reopen, Staff.Ingrid);
        var page = await (await _app.ClientAs("sanne")).Get(await _app.Keep(builder));
        Assert.Contains("Administratief afgesloten", page.Find("section[aria-labelledby=periods-title]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Vraag opnieuw na: Beroep", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cooperation_is_never_a_badge()
    {
        var address = await _app.Keep(CasePageCases.In(CasePhase.InsufficientCooperation));
        var page = await (await _app.ClientAs("sanne")).Get(address);
        Assert.DoesNotContain(page.Document.QuerySelectorAll(".rc-badge"), badge => badge.TextContent.Contains("meegewerkt", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_counsellor_opens_own_cases_and_a_supervisor_those_of_the_team()
    {
        var address = await _app.Keep(CasePageCases.In(CasePhase.Intake), "joris");
        Assert.Equal(HttpStatusCode.OK, (await (await _app.ClientAs("joris")).Get(address)).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await _app.ClientAs("ingrid")).Get(address)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.ClientAs("sanne")).Get(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.ClientAs("omar")).Get(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.ClientAs("hassan")).Get(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.ClientAs("ingrid")).Get("/cases/RC-2026-999999")).Status);
    }

    [Fact]
    public async Task A_closed_case_offers_only_what_it_still_takes()
    {
        var address = await _app.Keep(CasePageCases.In(CasePhase.Closed));
        var offered = (await (await _app.ClientAs("sanne")).Get(address)).Document.QuerySelectorAll("#record a").Select(a => a.GetAttribute("href")![(address.Length + 1)..]);
        Assert.Equal(["departure-notice", "handover", "follow-up", "handover-note", "decision", "alarms", "police-report", "document", "documents", "identity", "birth-date", "contacts", "correction-asked"], offered);
    }

    [Fact]
    public async Task Only_a_supervisor_is_offered_the_pages_of_a_supervisor()
    {
        var address = await _app.Keep(CasePageCases.In(CasePhase.Intake));
        Assert.NotNull((await (await _app.ClientAs("ingrid")).Get(address)).Find($"#record a[href='{address}/assign']"));
        var page = await (await _app.ClientAs("sanne")).Get(address);
        Assert.Null(page.Document.QuerySelector($"#record a[href='{address}/assign']"));
        Assert.NotNull(page.Find($"#record a[href='{address}/contact']"));
    }

    [Theory]
    [InlineData(CasePhase.Intake)]
    [InlineData(CasePhase.FurtherSearch)]
    [InlineData(CasePhase.ReadyToTravel)]
    public async Task Every_link_of_the_page_leads_somewhere(CasePhase phase)
    {
        var address = await _app.Keep(CasePageCases.In(phase));
        var client = await _app.ClientAs("ingrid");
        var page = await client.Get(address);
        foreach (var link in page.Document.QuerySelectorAll("main a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]).Distinct())
            Assert.True((await client.Get(link)).Status is HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.Found, link);
    }

    [Fact]
    public async Task The_number_of_sql_commands_does_not_grow_with_the_case()
    {
        var small = await _app.Keep(CasePageCases.In(CasePhase.Intake));
        var large = CasePageCases.In(CasePhase.ReadyToTravel);
        for (var i = 0; i < 60; i++)
            large.Note(StatementKind.OtherEffort).Requested(RequestResult.Done);
        var long_ = await _app.Keep(large);
        var client = await _app.ClientAs("sanne");
        await client.Get(small);

        var commands = new[] { await Commands(client, small), await Commands(client, long_), await Commands(client, long_ + "?all=true") };
        Assert.Equal(commands[0], commands[1]);
        Assert.Equal(commands[0], commands[2]);
        Assert.InRange(commands[0], 1, MostCommands);
    }

    [Fact]
    public async Task A_number_in_small_letters_opens_the_case()
    {
        var address = await _app.Keep(CasePageCases.In(CasePhase.Intake));
        var client = await _app.ClientAs("sanne");
        Assert.Equal(HttpStatusCode.OK, (await client.Get(address.ToLowerInvariant())).Status);
        var other = await _app.ClientAs("joris");
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Get(address.ToLowerInvariant())).Status);
    }

    // One for the session, one for covers and emergencies, one for the access rule, one for the case and one for each of its six lists, one to know that nobody saved in between,
    // one for a legal hold, and four to keep in the audit trail that it was read.
    private const int MostCommands = 16;

    private async Task<int> Commands(PageClient client, string address)
    {
        var database = "";
        await _app.InDatabase(db =>
        {
            database = Path.GetFileName(db.Database.GetDbConnection().DataSource);
            return Task.CompletedTask;
        });
        using var commands = new CommandCount(database);
        Assert.Equal(HttpStatusCode.OK, (await client.Get(address)).Status);
        return commands.Count;
    }

    // A key that has no text shows itself: one word with a capital inside.
    private static void NoTextIsMissing(HtmlPage page) =>
        Assert.All(page.Find("main").GetDescendants().OfType<IText>(), text => Assert.DoesNotMatch(@"\b[A-Z][a-z]+[A-Z][a-z]+[A-Za-z]*\b", text.Data));

    private static void NoIdTwice(HtmlPage page) =>
        Assert.Empty(page.Document.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1).Select(group => group.Key));
}
