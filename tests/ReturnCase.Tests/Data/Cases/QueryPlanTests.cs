using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Drafts;
using ReturnCase.Data.Notices;
using ReturnCase.Data.SqlServer;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Cases;

/// <summary>Lists and searches are answered from indexes: the plan of each command that they send walks the table of cases nowhere.</summary>
public sealed class QueryPlanTests(PlannedDatabases databases) : IClassFixture<PlannedDatabases>
{
    private static readonly DateOnly Today = PlannedDatabases.Today;
    private static readonly Viewer Sanne = new("c1", ActorRole.Counsellor, "Noord");
    private static readonly Viewer Covering = Sanne with { Covered = [new("c3", "Joris", Today), new("c5", "Anne", Today)] };
    private static readonly Viewer Opened = Covering with { Opened = [new("RC-2027-000008", DateTime.MaxValue), new("RC-2027-000010", DateTime.MaxValue)] };
    private static readonly Viewer Ingrid = new("ingrid", ActorRole.Supervisor, "Noord");

    // Looks after another team besides the own one.
    private static readonly Viewer StandsIn = Ingrid with { StandsIn = [new("hassan", "Hassan", Today, "Zuid")] };

    private static readonly Dictionary<string, Viewer> Viewers = new() { ["a counsellor"] = Sanne, ["one who covers"] = Covering, ["one with opened cases"] = Opened, ["a supervisor"] = Ingrid, ["a supervisor who covers"] = StandsIn };

    private static readonly Dictionary<string, CaseloadFilter> Filters = new(
        [
            new("nothing", new()),
            new("open", new() { State = CaseState.Open }),
            new("closed", new() { State = CaseState.Closed }),
            new("all", new() { State = CaseState.All }),
            new("a phase", new() { Phase = CasePhase.NoShelter }),
            new("a counsellor", new() { CounsellorId = "c3" }),
            new("a country", new() { Country = "ER" }),
            new("a language", new() { Language = "ti" }),
            new("long without contact", new() { ContactBefore = Today.AddDays(-28) }),
            new("never contacted", new() { NeverContacted = true }),
            new("deadlines between", new() { DeadlineFrom = Today, DeadlineUntil = Today.AddDays(60) }),
            new("everything at once", new() { Country = "ER", Language = "ti", ContactBefore = Today, DeadlineFrom = Today, Phase = CasePhase.ShelterSearch, Step = AlarmStep.SixMonths, Attention = Attention.ReviewOwed }),
            .. Enum.GetValues<Attention>().Select(attention => KeyValuePair.Create($"attention: {attention}", new CaseloadFilter { Attention = attention })),
            .. Enum.GetValues<AlarmStep>().Select(step => KeyValuePair.Create($"step: {step}", new CaseloadFilter { Step = step })),
            .. ((string[])["RC-2027-000012", "RC-2027", "2027-0000", "2027", "12", "2800000012", "tesf", "yonas tesf", "abd el rahman", "محمد"]).Select(typed => KeyValuePair.Create($"search: {typed}", new CaseloadFilter { Search = CaseSearch.Parse(typed) })),
        ]);

    public static TheoryData<string, string, bool> Lists()
    {
        var rows = new TheoryData<string, string, bool>();
        foreach (var (viewer, filter, analyzed) in from viewer in Viewers.Keys from filter in Filters.Keys from analyzed in (bool[])[false, true] select (viewer, filter, analyzed))
            rows.Add(viewer, filter, analyzed);
        return rows;
    }

    public static TheoryData<string, CaseOrder, bool> OpenLists()
    {
        var rows = new TheoryData<string, CaseOrder, bool>();
        foreach (var (viewer, order, analyzed) in from viewer in Viewers.Keys from order in Enum.GetValues<CaseOrder>() from analyzed in (bool[])[false, true] select (viewer, order, analyzed))
            rows.Add(viewer, order, analyzed);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_walks_no_table_of_cases(string viewer, string filter, bool analyzed)
    {
        var (who, which) = (Viewers[viewer], Filters[filter]);
        foreach (var order in Enum.GetValues<CaseOrder>())
        {
            await NoScan(analyzed, s => Cases(s).PageAsync(who, which with { Order = order }, null, Today));
            foreach (var (after, before) in ((string?, string?)[])[("20270103-17", null), (null, "20270103-17"), ("0-17", null), (null, "0-17")])
                await NoScan(analyzed, s => Cases(s).PageAsync(who, which with { Order = order }, PageCursor.Parse(after, before), Today));
        }

        await NoScan(analyzed, s => Cases(s).CountAsync(who, which, Today));
        await NoScan(analyzed, s => Cases(s).CountsAsync(who, [which, which], Today));
        await NoScan(analyzed, s => Cases(s).FirstAsync(who, which, 6, Today));
        if (which.Search is { IsName: true })
            await NoScan(analyzed, s => Cases(s).SoundingAsync(who, which, Today));
    }

    [Theory]
    [MemberData(nameof(OpenLists))]
    public async Task The_open_list_comes_out_of_its_index_in_order(string viewer, CaseOrder order, bool analyzed)
    {
        foreach (var (after, before) in ((string?, string?)[])[(null, null), ("20270103-17", null), (null, "20270103-17")])
        {
            var plans = await NoScan(analyzed, s => Cases(s).PageAsync(Viewers[viewer], new() { Order = order }, PageCursor.Parse(after, before), Today));
            Assert.All(plans.SelectMany(plan => plan.Steps), step => Assert.DoesNotContain("USE TEMP B-TREE", step, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_start_page_the_masked_rows_and_the_review_walk_no_table_of_cases(bool analyzed)
    {
        foreach (var viewer in Viewers.Values)
        {
            await NoScan(analyzed, s => Cases(s).CountsAsync(viewer, Today));
            await NoScan(analyzed, s => Cases(s).LastTouchedAsync(viewer, 6));
            await NoScan(analyzed, async s => await Cases(s).NewAsync(viewer, await Cases(s).LastTouchedAsync(viewer, 6), Today));
            await NoScan(analyzed, s => s.GetRequiredService<CaseStore>().FindAsync("RC-2027-000012", CaseAccess.MayOpen(viewer)));
            await NoScan(analyzed, s => new DraftStore(s.GetRequiredService<ReturnCaseDb>(), new DraftKey(new byte[DraftKey.Length]), s.GetRequiredService<UniqueIndexes>()).ListAsync(viewer));
            await NoScan(analyzed, s => s.GetRequiredService<ReturnCaseDb>().CarePlacesFor(viewer, ["RC-2027-000011"], ["RC-2027-000012", "RC-2027-000013"]).ToListAsync());
            foreach (var may in (Func<CaseStore, Task<bool>>[])
                [store => store.MayOpenAsync("RC-2027-000012", viewer), store => store.MayWorkOnAsync("RC-2027-000012", viewer), store => store.MayDecideOnAsync("RC-2027-000012", viewer), store => store.MaySayMissingAsync("RC-2027-000012", viewer)])
                await NoScan(analyzed, s => may(s.GetRequiredService<CaseStore>()));
            if (viewer.Role != ActorRole.Counsellor)
                continue;
            await NoScan(analyzed, s => Cases(s).CountMaskedAsync(viewer));
            foreach (var (after, before) in ((string?, string?)[])[(null, null), ("20270103-17", null), (null, "20270103-17")])
            {
                var plans = await NoScan(analyzed, s => Cases(s).MaskedPageAsync(viewer, PageCursor.Parse(after, before)));
                Assert.All(plans.SelectMany(plan => plan.Steps), step => Assert.DoesNotContain("USE TEMP B-TREE", step, StringComparison.Ordinal));
            }
        }

        foreach (var supervisor in (Viewer[])[Ingrid, StandsIn, StandsIn.LookingAt("Zuid")])
        {
            await NoScan(analyzed, s => Review(s).ByDayAsync(supervisor, Today));
            await NoScan(analyzed, s => Review(s).QueueAsync(supervisor, Today));
            await NoScan(analyzed, s => Review(s).ProposalsAsync(supervisor, 50, Today));
            await NoScan(analyzed, s => Review(s).ReopeningsAsync(supervisor, 50, Today));
            foreach (var filter in Filters.Values.Where(filter => filter.Search is null))
            {
                await NoScan(analyzed, s => Review(s).CountAsync(supervisor, filter, Today));
                await NoScan(analyzed, s => Review(s).FirstAsync(supervisor, filter, 2_000, Today));
                foreach (var after in (string?[])[null, "20270103-2-20261101-17"])
                    await NoScan(analyzed, s => Review(s).PageAsync(supervisor, filter, ReviewCursor.Parse(after), Today));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_board_reads_open_cases_alone_however_many_its_team_closed(bool analyzed)
    {
        foreach (var query in (Func<IServiceProvider, Task>[])
            [
                s => Review(s).ByDayAsync(Ingrid, Today), s => Review(s).PageAsync(Ingrid, new(), null, Today),
                s => Review(s).PageAsync(Ingrid, new(), ReviewCursor.Parse("20270103-2-20261101-17"), Today), s => Review(s).FirstAsync(Ingrid, new(), 2_000, Today),
            ])
        {
            var cases = (await NoScan(analyzed, query)).SelectMany(plan => plan.Steps).Where(step => step.Contains("_Team_", StringComparison.Ordinal)).ToArray();
            Assert.NotEmpty(cases);
            Assert.All(cases, step => Assert.Matches(@"Team=\?.*DeadlineOrder", step));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_alarms_walk_no_table_of_cases_and_take_the_nearest_deadlines_in_order(bool analyzed)
    {
        // A day on which nothing is near yet: only what is asked counts here.
        var plans = await NoScan(analyzed, s => Run(s).RunAsync(new(2020, 11, 23, 8, 0, 0, DateTimeKind.Utc), Today.AddYears(-6), mail: true));
        Assert.Contains(plans, plan => plan.Sql.Contains("DeadlineOrder", StringComparison.Ordinal) && plan.Steps.Any(step => step.Contains("IX_Cases_DeadlineOrder_Id", StringComparison.Ordinal)) && !plan.Steps.Any(step => step.Contains("USE TEMP B-TREE", StringComparison.Ordinal)));
        Assert.All(plans.Where(plan => plan.Sql.Contains("SafetyAlarms", StringComparison.Ordinal)), plan => Assert.Contains("SEARCH s USING INDEX IX_SafetyAlarms_ReportDueAt", Assert.Single(plan.Steps), StringComparison.Ordinal));
        foreach (var viewer in Viewers.Values)
        {
            foreach (var box in Enum.GetValues<NoticeBox>())
                await NoScan(analyzed, s => Inbox(s).PageAsync(viewer, box, true, 17));
        }
    }

    [Fact]
    public async Task A_case_and_those_that_are_refreshed_are_found_by_their_keys()
    {
        await NoScan(true, s => s.GetRequiredService<CaseStore>().FindAsync("RC-2027-000012"));
        await NoScan(true, s => s.GetRequiredService<CaseStore>().MovingAsync(100, 2));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_stands_beside_a_case_that_names_no_other_walks_no_table_of_cases(bool analyzed) =>
        await NoScan(analyzed, s => new TaskQueries(s.GetRequiredService<ReturnCaseDb>(), TimeProvider.System).OfCaseAsync(CaseBuilder.In(CasePhase.ShelterSearch).File, Sanne, DateTime.UnixEpoch));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_like_a_child_is_found_by_its_names_and_walks_neither_cases_nor_facts(bool analyzed)
    {
        foreach (var born in (PartialDate[])[new(2010, 5, 10), new(2010)])
        {
            var plans = await NoScan(analyzed, s => new LikeCases(s.GetRequiredService<ReturnCaseDb>()).FindAsync(Sanne, new(new("Zbigniew", "Wojcik", "Jan Kowal", "ER", "Tigrinya", null), born), "RC-2027-000012"));
            // These databases hold hardly a fact: whoever has counted them walks the few there are.
            Assert.All(plans.SelectMany(plan => plan.Steps).Where(_ => !analyzed), step => Assert.DoesNotMatch("^SCAN .*(CaseFacts|\\bc\\d*\\b)", step));
        }
    }

    [Fact]
    public async Task A_question_without_an_index_is_seen()
    {
        var plans = await databases.PlansAsync(false, s => s.GetRequiredService<ReturnCaseDb>().CaseFiles.Where(c => c.LastName == "Tesfaye").Select(c => c.Id).ToListAsync());
        Assert.Contains(plans, plan => plan.ScansCases);
        plans = await databases.PlansAsync(false, s => s.GetRequiredService<ReturnCaseDb>().CaseFiles.Select(c => c.Number).OrderBy(number => number).ToListAsync());
        Assert.Contains(plans, plan => plan.ScansCases);
        plans = await databases.PlansAsync(false, s => s.GetRequiredService<ReturnCaseDb>().CaseFiles.Where(c => c.Team == "Noord").OrderBy(c => c.FirstNames).ToListAsync());
        Assert.Contains(plans, plan => !plan.ScansCases && plan.Steps.Any(step => step.Contains("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.SqlServer)]
    public async Task Both_databases_have_an_index_that_begins_with_what_a_list_asks(DatabaseKind kind)
    {
        await using var provider = kind == DatabaseKind.Sqlite
            ? databases.Services(false)
            : new ServiceCollection().AddReturnCaseSqlServer("Server=none;Database=none").AddSingleton(TimeProvider.System).AddAuditTrail(TestDatabase.Key, TestDatabase.Subjects, new(), new()).BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().Model;
        var cases = model.FindEntityType(typeof(CaseFile))!;
        foreach (var begins in (string[][])
            [
                ["Number"], ["VNumber"], ["CounsellorId", "DeadlineOrder", "Id"], ["CounsellorId", "LastContactOn", "Id"], ["CounsellorId", "NameOrder", "Id"], ["CounsellorId", "LastRecordedAt", "Id"],
                ["Team", "DeadlineOrder", "Id"], ["Team", "LastContactOn", "Id"], ["Team", "NameOrder", "Id"], ["Team", "Phase", "DeadlineOrder", "Id"],
                ["AwaitsOtherSupervisor", "DeadlineOrder", "Id"], ["AwaitsOtherSupervisor", "LastContactOn", "Id"], ["AwaitsOtherSupervisor", "NameOrder", "Id"],
            ])
            Assert.Contains(cases.GetIndexes(), index => Begins(index, begins));
        foreach (var rare in (string[])["DecisionWaitsSince", "ProposedOutcome", "OpenAlarmCount", "ReviewOwed", "ReopeningOwed"])
            Assert.Contains(cases.GetIndexes(), index => Begins(index, ["Team", "DeadlineOrder"]) && index.GetFilter()?.StartsWith($"[{rare}]", StringComparison.Ordinal) == true);
        Assert.Contains(model.FindEntityType(typeof(SearchToken))!.GetIndexes(), index => Begins(index, ["Kind", "Word", "CaseFileId"]));
        Assert.Contains(model.FindEntityType(typeof(SavedView))!.GetIndexes(), index => Begins(index, ["UserId", "Position"]));
    }

    [Fact]
    public async Task On_SQL_Server_too_no_plan_walks_the_table_of_cases()
    {
        var server = Environment.GetEnvironmentVariable(TestDatabase.ServerVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"{TestDatabase.ServerVariable} holds no connection string.");
        await using var planned = await PlannedServer.MakeAsync(server!);
        foreach (var (viewer, filter) in from viewer in Viewers.Values from filter in Filters.Values select (viewer, filter))
        {
            foreach (var plan in await planned.PlansAsync(s => Cases(s).PageAsync(viewer, filter, null, Today)))
                Assert.DoesNotMatch(new Regex("PhysicalOp=\"(Clustered Index Scan|Table Scan|Index Scan)\"(?:(?!</RelOp>).)*Table=\"\\[Cases\\]\"", RegexOptions.Singleline), plan);
        }
    }

    private static bool Begins(IReadOnlyIndex index, string[] names) => index.Properties.Select(property => property.Name).Take(names.Length).SequenceEqual(names);

    private async Task<IReadOnlyList<QueryPlan>> NoScan(bool analyzed, Func<IServiceProvider, Task> query)
    {
        var plans = await databases.PlansAsync(analyzed, query);
        Assert.NotEmpty(plans);
        Assert.All(plans, plan => Assert.False(plan.ScansCases, $"{plan.Sql}\n{string.Join('\n', plan.Steps)}"));
        return plans;
    }

    private static AlarmRun Run(IServiceProvider s) => new(s.GetRequiredService<ReturnCaseDb>(), s.GetRequiredService<UniqueIndexes>(), s.GetRequiredService<AuditTrail>(), CasePolicy.Default);

    private static NoticeInbox Inbox(IServiceProvider s) => new(s.GetRequiredService<ReturnCaseDb>(), s.GetRequiredService<AuditTrail>(), TimeProvider.System);

    private static CaseloadQueries Cases(IServiceProvider services) => services.GetRequiredService<CaseloadQueries>();

    private static ReviewQueries Review(IServiceProvider services) => services.GetRequiredService<ReviewQueries>();
}
