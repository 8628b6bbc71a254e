using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;

namespace ReturnCase.Tests.Data.Cases;

public sealed class CaseListTests : IDisposable
{
    private static readonly DateOnly Today = CasePageCases.Today;
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("sanne")]
    [InlineData("joris")]
    [InlineData("omar")]
    [InlineData("ingrid")]
    [InlineData("hassan")]
    [InlineData("pieter")]
    [InlineData("noor")]
    [InlineData("willem")]
    public async Task List_detail_search_and_counts_follow_the_one_access_rule(string userName)
    {
        await FillTeams();
        var viewer = await _app.ViewerOf(userName);
        List<CaseFile> all = [];
        await _app.InDatabase(async db => all = await db.CaseFiles.AsNoTracking().ToListAsync());
        var mayOpen = all.Where(CaseAccess.MayOpen(viewer).Compile()).Select(c => c.Number).Order().ToArray();
        var mayList = all.Where(CaseAccess.MayList(viewer).Compile()).Select(c => c.Number).Order().ToArray();

        var everything = new CaseloadFilter { State = CaseState.All };
        var listed = await Numbers(viewer, everything);
        Assert.Equal(mayOpen, listed.Order());
        Assert.Equal(mayOpen.Length, await _app.With((CaseloadQueries q) => q.CountAsync(viewer, everything, Today)));
        Assert.Equal(mayList.Length - mayOpen.Length, (await Masked(viewer)).Count + all.Count(c => c.Phase == CasePhase.Closed && mayList.Contains(c.Number) && !mayOpen.Contains(c.Number)));
        Assert.Equal((await Masked(viewer)).Count, await _app.With((CaseloadQueries q) => q.CountMaskedAsync(viewer)));
        foreach (var file in all)
        {
            var expected = mayOpen.Contains(file.Number);
            Assert.Equal(expected, await _app.With((CaseStore store) => store.MayOpenAsync(file.Number, viewer)));
            Assert.Equal(expected, (await Numbers(viewer, new() { Search = CaseSearch.Parse(file.VNumber) })).Contains(file.Number));
            Assert.Equal(expected, (await Numbers(viewer, new() { Search = CaseSearch.Parse($"V-nummer {file.VNumber}") })).Contains(file.Number));
            Assert.Equal(expected, (await Numbers(viewer, new() { Search = CaseSearch.Parse(file.Number.Replace('-', '–')) })).Contains(file.Number));
            Assert.Equal(expected, (await Numbers(viewer, new() { Search = CaseSearch.Parse(file.Number) })).Contains(file.Number));
            Assert.Equal(expected, (await Numbers(viewer, new() { Search = CaseSearch.Parse(file.LastName) })).Contains(file.Number));
        }

        var open = all.Where(c => mayOpen.Contains(c.Number)).ToArray();
        var counts = await _app.With((CaseloadQueries q) => q.CountsAsync(viewer, Today));
        Assert.Equal(open.Count(c => c.Phase != CasePhase.Closed), counts.Open);
        Assert.Equal(open.Count(c => AlarmSteps.Of(c.GoverningDeadline, Today, CasePolicy.Default) == AlarmStep.Overdue), counts.Overdue);
        Assert.Equal(open.Count(c => AlarmSteps.Of(c.GoverningDeadline, Today, CasePolicy.Default) is >= AlarmStep.ThreeMonths and <= AlarmStep.Due), counts.WithinThreeMonths);
        Assert.Equal(open.Count(c => c.DecisionWaitsSince is not null), counts.DecisionsWaiting);
        Assert.Equal(open.Count(c => c.ProposedOutcome is not null), counts.ProposalsOpen);
        Assert.Equal((open.Count(c => c.ReopeningOwed), open.Count(c => c.ReviewOwed)), (counts.ReopeningOwed, counts.ReviewsOwed));
        foreach (var (attention, count) in ((Attention, int)[])
            [(Attention.DecisionWaits, counts.DecisionsWaiting), (Attention.DecisionEscalated, counts.DecisionsEscalated), (Attention.ProposalOpen, counts.ProposalsOpen),
                (Attention.AlarmOpen, counts.AlarmsOpen), (Attention.Unassigned, counts.Unassigned), (Attention.ReopeningOwed, counts.ReopeningOwed), (Attention.ReviewOwed, counts.ReviewsOwed)])
        {
            Assert.Equal(count, (await Numbers(viewer, new() { Attention = attention })).Count);
        }
    }

    [Fact]
    public async Task Each_case_stands_on_one_page_forwards_and_backwards()
    {
        await _app.KeepAll(ListCases.Many(60));
        await _app.KeepAll([.. ListCases.Many(10, CasePhase.Closed)]);
        var viewer = await _app.ViewerOf("sanne");
        foreach (var state in Enum.GetValues<CaseState>())
        {
            var filter = new CaseloadFilter { State = state };
            var pages = new List<Slice<CaseRow>>();
            for (PageCursor? cursor = null; pages.Count == 0 || cursor is not null; cursor = pages[^1].Next)
                pages.Add(await Page(viewer, filter, cursor));
            var forwards = pages.SelectMany(page => page.Rows).ToArray();
            Assert.Equal(await _app.With((CaseloadQueries q) => q.CountAsync(viewer, filter, Today)), forwards.Length);
            Assert.Equal(forwards.Length, forwards.Select(row => row.Number).Distinct().Count());
            Assert.Equal(forwards.OrderBy(row => row.Deadline ?? DateOnly.MaxValue).ThenBy(row => row.Id), forwards);
            Assert.Null(pages[0].Previous);

            var back = new List<CaseRow>(pages[^1].Rows);
            for (var cursor = pages[^1].Previous; cursor is not null;)
            {
                var page = await Page(viewer, filter, PageCursor.Parse(null, cursor.ToString()));
                back.InsertRange(0, page.Rows);
                cursor = page.Previous;
            }

            Assert.Equal(forwards.Select(row => row.Number), back.Select(row => row.Number));
        }
    }

    [Theory]
    [InlineData("Tésfaye")]
    [InlineData("tesf")]
    [InlineData("YOHANNES")]
    [InlineData("yoh tes")]
    [InlineData("D'Oğan")]
    [InlineData("dogan")]
    public async Task A_name_is_found_by_the_beginning_of_its_parts_whatever_its_signs(string typed)
    {
        var builder = CasePageCases.In(CasePhase.Intake).Named("Yóhannes D’Oğan", "Tesfaye-Łukasz");
        await _app.KeepAll([builder, CasePageCases.In(CasePhase.Intake).Named("Bilal", "Karimi")]);

        Assert.Equal([builder.File.Number], await Numbers(await _app.ViewerOf("sanne"), new() { Search = CaseSearch.Parse(typed) }));
    }

    [Fact]
    public async Task A_corrected_name_is_found_by_both_spellings()
    {
        var builder = CasePageCases.In(CasePhase.Intake).Named("Yonas", "Tesfai");
        await _app.KeepAll([builder]);
        await _app.InDatabase(async db =>
        {
            var file = await db.CaseFiles.Include(c => c.Entries).Include(c => c.Facts).Include(c => c.Proposals).Include(c => c.SuspensionVersions).Include(c => c.Alarms).Include(c => c.Referrals)
                .SingleAsync(c => c.Number == builder.File.Number);
            file.RecordIdentity(builder.By(Staff.Sanne), new("Yonas", "Tesfaye", null, "ER", "Tigrinya", null));
            await db.SaveChangesAsync();
        });
        var viewer = await _app.ViewerOf("sanne");
        Assert.Single(await Numbers(viewer, new() { Search = CaseSearch.Parse("tesfai") }));
        Assert.Single(await Numbers(viewer, new() { Search = CaseSearch.Parse("tesfaye") }));
        Assert.Single(await Numbers(viewer, new() { Search = CaseSearch.Parse("yonas") }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("-- !")]
    public void Nothing_to_look_for_is_no_search(string? typed) => Assert.Null(CaseSearch.Parse(typed));

    [Fact]
    public async Task A_step_of_the_filter_ends_where_the_alarm_step_ends()
    {
        await _app.KeepAll(ListCases.Many(60));
        var viewer = await _app.ViewerOf("sanne");
        var rows = await Rows(viewer, new());
        foreach (var step in (AlarmStep[])[AlarmStep.Overdue, AlarmStep.Due, AlarmStep.TwoWeeks, AlarmStep.OneMonth, AlarmStep.ThreeMonths, AlarmStep.SixMonths])
        {
            var expected = rows.Where(row => AlarmSteps.Of(row.Deadline, Today, CasePolicy.Default) is var found && (step == AlarmStep.Overdue ? found == step : found >= step && found != AlarmStep.Overdue));
            Assert.Equal(expected.Select(row => row.Number).Order(), (await Numbers(viewer, new() { Step = step })).Order());
        }

        Assert.Equal(rows.Count(row => AlarmSteps.Of(row.Deadline, Today, CasePolicy.Default) == AlarmStep.None), (await Numbers(viewer, new() { Step = AlarmStep.None })).Count);
    }

    [Fact]
    public async Task The_review_shows_each_open_case_of_the_team_once_in_its_order_and_the_bars_count_them()
    {
        await FillTeams();
        await _app.KeepAll([.. ListCases.Many(120), CasePageCases.In(CasePhase.ShelterSearch, new(2012, 1, 1), daysAgo: 400)]);
        var viewer = await _app.ViewerOf("ingrid");
        var rows = new List<CaseRow>();
        ReviewCursor? next = null;
        do
        {
            var page = await _app.With((ReviewQueries q) => q.PageAsync(viewer, new(), ReviewCursor.Parse(next?.ToString()), Today));
            rows.AddRange(page.Rows);
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(rows.Count, rows.Select(row => row.Number).Distinct().Count());
        Assert.Equal(await _app.With((ReviewQueries q) => q.CountAsync(viewer, new(), Today)), rows.Count);
        Assert.Equal(rows.OrderBy(r => r.Deadline).ThenByDescending(r => r.MissingGrounds ?? 0).ThenBy(r => r.LastContactOn ?? DateOnly.MinValue).ThenBy(r => r.Id), rows);
        Assert.Equal(rows.Select(r => r.Number), (await _app.With((ReviewQueries q) => q.FirstAsync(viewer, new(), 2_000, Today))).Select(r => r.Number));
        var overdue = rows.TakeWhile(row => row.Deadline < Today).Count();
        Assert.True(overdue > 0 && rows.Skip(overdue).All(row => row.Deadline >= Today));
        var days = await _app.With((ReviewQueries q) => q.ByDayAsync(viewer, Today));
        Assert.Equal(rows.GroupBy(row => row.Deadline!.Value).Select(day => (day.Key, day.Count())).OrderBy(day => day.Key), days.GroupBy(day => day.On).Select(day => (day.Key, day.Sum(of => of.Count))));
        foreach (var bar in StepBar.Of(days, Today, CasePolicy.Default))
        {
            Assert.Equal(rows.Count(row => AlarmSteps.Of(row.Deadline, Today, CasePolicy.Default) == bar.Step), bar.Count);
            Assert.Equal(bar.Count, await _app.With((ReviewQueries q) => q.CountAsync(viewer, BoardFilter.Parse(Slugs.Of(bar.Step), null, null, null).On(Today, CasePolicy.Default), Today)));
        }

        foreach (var week in WeekBar.Of(days, Today, CasePolicy.Default).Where(week => week.Count > 0))
            Assert.Equal(week.Count, await _app.With((ReviewQueries q) => q.CountAsync(viewer, BoardFilter.Parse(null, null, BoardFilter.Text(week.From), BoardFilter.Text(week.Until)).On(Today, CasePolicy.Default), Today)));
        var month = AlarmSteps.LastDay(AlarmStep.OneMonth, Today, CasePolicy.Default);
        Assert.Equal(
            rows.GroupBy(row => row.CounsellorId).Select(of => (of.Key, of.Count(), of.Count(row => row.Deadline <= month))).OrderBy(of => of.Key, StringComparer.Ordinal),
            Workload.Of(days, month).Select(work => (Key: work.CounsellorId, work.Open, work.Pressing)).OrderBy(of => of.Key, StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal("Noord", row.Team));
        Assert.Equal(rows.Count(row => row.ReviewOwed), await _app.With((ReviewQueries q) => q.CountAsync(viewer, new() { Attention = Attention.ReviewOwed }, Today)));
        Assert.Contains(rows, row => row.ReviewOwed);
        Assert.Equal(_again.File.Number, Assert.Single(await _app.With((ReviewQueries q) => q.ReopeningsAsync(viewer, 50, Today))).Number);
        Assert.Contains(rows, row => row.CounsellorName is null);
    }

    [Fact]
    public async Task A_returned_proposal_is_found_until_another_is_made()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound);
        builder.File.ReturnProposal(builder.By(Staff.Hassan));
        var again = CasePageCases.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound);
        again.File.ReturnProposal(again.By(Staff.Hassan));
        again.Proposed(OutcomeKind.ShelterFound);
        await _app.KeepAll([builder, again]);

        Assert.Equal([builder.File.Number], await Numbers(await _app.ViewerOf("sanne"), new() { Attention = Attention.ProposalReturned }));
        var row = Assert.Single(await Rows(await _app.ViewerOf("sanne"), new()), r => r.Number == builder.File.Number);
        Assert.True(row.ProposalReturned);
    }

    [Fact]
    public async Task A_country_is_that_of_the_child_or_of_a_return_and_a_language_is_read_however_it_is_written()
    {
        var named = CasePageCases.In(CasePhase.ShelterSearch).Named("Yonas", "Tesfaye").Country("ET");
        var speaks = CasePageCases.In(CasePhase.ShelterSearch);
        speaks.File.RecordIdentity(speaks.By(Staff.Sanne), new("Bilal", "Karimi", null, "AF", "Dari en een beetje Pasjto", null));
        await _app.KeepAll([named, speaks]);
        var viewer = await _app.ViewerOf("sanne");
        Assert.Equal([named.File.Number], await Numbers(viewer, new() { Country = "ER" }));
        Assert.Equal([named.File.Number], await Numbers(viewer, new() { Country = "ET" }));
        Assert.Equal([speaks.File.Number], await Numbers(viewer, new() { Country = "AF" }));
        Assert.Empty(await Numbers(viewer, new() { Country = "GN" }));
        Assert.Equal([named.File.Number], await Numbers(viewer, new() { Language = "ti" }));
        foreach (var language in (string[])["prs", "ps"])
            Assert.Equal([speaks.File.Number], await Numbers(viewer, new() { Language = language }));
        Assert.Empty(await Numbers(viewer, new() { Language = "ff" }));
    }

    [Fact]
    public async Task A_country_and_a_language_that_were_corrected_find_the_case_no_more()
    {
        var builder = CasePageCases.In(CasePhase.ShelterSearch).Named("Yonas", "Tesfaye");
        await _app.KeepAll([builder]);
        await _app.With(async (CaseStore store) =>
        {
            (await store.FindAsync(builder.File.Number))!.RecordIdentity(builder.By(Staff.Sanne), new("Yonas", "Tesfaye", null, "ET", "Amhaars", null));
            return await store.SaveAsync();
        });
        var viewer = await _app.ViewerOf("sanne");
        Assert.Empty(await Numbers(viewer, new() { Country = "ER" }));
        Assert.Single(await Numbers(viewer, new() { Country = "ET" }));
        Assert.Empty(await Numbers(viewer, new() { Language = "ti" }));
        Assert.Single(await Numbers(viewer, new() { Language = "am" }));
    }

    [Fact]
    public async Task Contacts_and_deadlines_narrow_the_list()
    {
        await _app.KeepAll(ListCases.Many(40));
        var spoken = CasePageCases.In(CasePhase.ShelterSearch);
        spoken.File.RecordContact(spoken.By(Staff.Sanne), new(ReturnCase.Domain.Cooperation.ContactKind.Visit, null, null, null, null, "spoke", null, null, null));
        await _app.KeepAll([spoken]);
        var viewer = await _app.ViewerOf("sanne");
        var rows = await Rows(viewer, new());
        foreach (var before in (DateOnly[])[Today.AddDays(-14), Today.AddDays(1)])
            Assert.Equal(rows.Where(row => row.LastContactOn is null || row.LastContactOn < before).Select(row => row.Number).Order(), (await Numbers(viewer, new() { ContactBefore = before })).Order());
        Assert.Equal(rows.Where(row => row.LastContactOn is null).Select(row => row.Number).Order(), (await Numbers(viewer, new() { NeverContacted = true })).Order());
        Assert.DoesNotContain(spoken.File.Number, await Numbers(viewer, new() { NeverContacted = true }));
        var (from, until) = (rows[5].Deadline!.Value, rows[20].Deadline!.Value);
        Assert.Equal(rows.Where(row => row.Deadline >= from && row.Deadline <= until).Select(row => row.Number), await Numbers(viewer, new() { DeadlineFrom = from, DeadlineUntil = until }));
    }

    [Theory]
    [InlineData("sanne", CaseOrder.Contact)]
    [InlineData("sanne", CaseOrder.Name)]
    [InlineData("ingrid", CaseOrder.Contact)]
    [InlineData("ingrid", CaseOrder.Name)]
    [InlineData("ingrid", CaseOrder.Deadline)]
    public async Task Each_order_shows_each_case_once_forwards_and_backwards(string userName, CaseOrder order)
    {
        await _app.KeepAll([.. ListCases.Many(40), .. ListCases.Many(20).Select((builder, i) => builder.Named("Bo", $"Naam{i % 7}"))]);
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound, Staff.Hassan)], "omar");
        var (viewer, filter) = (await _app.ViewerOf(userName), new CaseloadFilter { Order = order });
        var pages = new List<Slice<CaseRow>>();
        for (PageCursor? cursor = null; pages.Count == 0 || cursor is not null; cursor = PageCursor.Parse(pages[^1].Next?.ToString(), null))
            pages.Add(await Page(viewer, filter, cursor));
        var forwards = pages.SelectMany(page => page.Rows).ToArray();
        Assert.Equal(await _app.With((CaseloadQueries q) => q.CountAsync(viewer, filter, Today)), forwards.Select(row => row.Number).Distinct().Count());
        Assert.Equal(forwards.Length, forwards.Select(row => row.Number).Distinct().Count());
        Assert.Equal(
            order switch
            {
                CaseOrder.Contact => forwards.OrderBy(row => row.LastContactOn ?? DateOnly.MinValue).ThenBy(row => row.Id),
                CaseOrder.Name => forwards.OrderBy(row => row.NameOrder, StringComparer.Ordinal).ThenBy(row => row.Id),
                _ => forwards.OrderBy(row => row.Deadline).ThenBy(row => row.Id),
            },
            forwards);
        var back = new List<CaseRow>(pages[^1].Rows);
        for (var cursor = pages[^1].Previous; cursor is not null;)
        {
            var page = await Page(viewer, filter, PageCursor.Parse(null, cursor.ToString()));
            back.InsertRange(0, page.Rows);
            cursor = page.Previous;
        }

        Assert.Equal(forwards.Select(row => row.Number), back.Select(row => row.Number));
    }

    [Fact]
    public async Task The_cursor_of_a_case_that_one_may_not_open_tells_nothing_of_its_name()
    {
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterSearch).Named("Bo", "Aaa"), CasePageCases.In(CasePhase.ShelterSearch).Named("Bo", "Zzz")]);
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterSearch).Named("Bo", "Mmm")], "omar");
        var id = 0;
        await _app.InDatabase(async db => id = await db.CaseFiles.Where(c => c.LastName == "Mmm").Select(c => c.Id).SingleAsync());
        var page = await Page(await _app.ViewerOf("sanne"), new() { Order = CaseOrder.Name }, PageCursor.Parse($"0-{id}", null));
        Assert.Equal(["Aaa", "Zzz"], page.Rows.Select(row => row.LastName));
    }

    private readonly CaseBuilder _again = CasePageCases.In(CasePhase.Closed).TransferredAgain();

    private async Task FillTeams()
    {
        await _app.KeepAll([_again], "joris");
        await _app.KeepAll([CasePageCases.In(CasePhase.Closed).TransferredAgain()], "omar");
        await _app.KeepAll([CasePageCases.In(CasePhase.Intake), CasePageCases.In(CasePhase.NoShelter), CasePageCases.In(CasePhase.Closed), .. ListCases.Many(3)]);
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterSearch).ReturnDecision(), CasePageCases.In(CasePhase.Travelling)], "joris");
        await _app.KeepAll([CasePageCases.In(CasePhase.ReturnPreparation), CasePageCases.In(CasePhase.Closed)], "omar");
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound, Staff.Hassan)], "omar");
        await _app.KeepAll([CasePageCases.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound)], "joris");
        await _app.KeepAll([CasePageCases.In(CasePhase.Intake), CasePageCases.In(CasePhase.ShelterSearch)], null);
        await _app.KeepAll([CasePageCases.In(CasePhase.Intake)], null, "Zuid");
    }

    private Task<Slice<CaseRow>> Page(Viewer viewer, CaseloadFilter filter, PageCursor? cursor) =>
        _app.With((CaseloadQueries q) => q.PageAsync(viewer, filter, cursor, Today));

    private async Task<List<CaseRow>> Rows(Viewer viewer, CaseloadFilter filter)
    {
        var rows = new List<CaseRow>();
        PageCursor? cursor = null;
        do
        {
            var page = await Page(viewer, filter, cursor);
            rows.AddRange(page.Rows);
            cursor = page.Next;
        }
        while (cursor is not null);

        return rows;
    }

    private async Task<List<string>> Numbers(Viewer viewer, CaseloadFilter filter) => [.. (await Rows(viewer, filter)).Select(row => row.Number)];

    private async Task<List<MaskedRow>> Masked(Viewer viewer)
    {
        var rows = new List<MaskedRow>();
        PageCursor? cursor = null;
        do
        {
            var page = await _app.With((CaseloadQueries q) => q.MaskedPageAsync(viewer, cursor));
            rows.AddRange(page.Rows);
            cursor = page.Next;
        }
        while (cursor is not null);

        return rows;
    }
}
