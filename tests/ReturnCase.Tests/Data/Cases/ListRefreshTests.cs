using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Domain;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Jobs;

namespace ReturnCase.Tests.Data.Cases;

/// <summary>What lists show of a case on which nobody saves keeps pace with the days.</summary>
public sealed class ListRefreshTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Lists_say_the_next_day_what_the_case_page_says_and_no_version_is_raised()
    {
        var limit = new DateOnly(2027, 3, 2);
        var search = CaseBuilder.In(CasePhase.ShelterSearch).Until(limit).Note(StatementKind.SearchContinues, nextOn: limit.AddMonths(2));
        var paused = CaseBuilder.In(CasePhase.ShelterSearch);
        var pause = paused.File.StartSuspension(paused.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Medical, "art. 64", true, true));
        foreach (var wish in Enum.GetValues<SuspensionWish>())
            paused.File.AnswerException(paused.By(Staff.Ingrid), pause.Sequence, wish, approved: true);
        await _app.KeepAll([search, paused]);
        _app.Clock.Set(Noon(limit.AddDays(1)));
        var (before, stale) = (await _app.Read(search.File.Number), await _app.Read(paused.File.Number));
        Assert.Equal(DeadlineKind.SearchLimit, before.GoverningKind);

        await Refresh();

        var (after, running) = (await _app.Read(search.File.Number), await _app.Read(paused.File.Number));
        Assert.Equal((DeadlineKind.Review, limit.AddMonths(2)), (after.GoverningKind, after.GoverningDeadline!.Value));
        Assert.Equal(CaseClocks.For(after, limit.AddDays(1), CasePolicy.Default).Governing!.On, after.GoverningDeadline);
        Assert.Equal(CaseClocks.For(running, limit.AddDays(1), CasePolicy.Default).Search!.LastDay, running.SearchLastDay);
        Assert.True(running.SearchLastDay > stale.SearchLastDay);
        Assert.Equal((before.Version, before.Entries.Count), (after.Version, after.Entries.Count));
    }

    [Fact]
    public async Task Reopening_is_no_longer_owed_from_the_eighteenth_birthday()
    {
        var built = new CaseBuilder(new PartialDate(2008, 5, 10), new DateOnly(2026, 5, 11)).Rejected().Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        built.File.RecordBirthDate(built.By(Staff.Ingrid), new PartialDate(2008, 12, 24), BirthDateSource.Register);
        await _app.KeepAll([built]);
        Assert.True((await _app.Read(built.File.Number)).ReopeningOwed);

        _app.Clock.Set(Noon(new(2026, 12, 24)));
        await Refresh();

        Assert.False((await _app.Read(built.File.Number)).ReopeningOwed);
        Assert.Equal(new(0, 0), await Refresh());
    }

    [Fact]
    public async Task A_review_is_owed_from_the_day_on_which_the_first_step_begins_and_a_transfer_waits_for_years()
    {
        var search = CaseBuilder.In(CasePhase.ShelterSearch);
        var closed = CaseBuilder.In(CasePhase.Closed).TransferredAgain();
        await _app.KeepAll([search, closed]);
        foreach (var (day, owed) in ((DateOnly, bool)[])[(new(2026, 9, 1), false), (new(2026, 9, 2), true)])
        {
            _app.Clock.Set(Noon(day));
            await Refresh();
            Assert.Equal(owed, (await _app.Read(search.File.Number)).ReviewOwed);
        }

        _app.Clock.Set(Noon(new(2030, 1, 1)));
        await Refresh();
        Assert.True((await _app.Read(closed.File.Number)).ReopeningOwed);
    }

    [Fact]
    public async Task A_case_that_somebody_saves_meanwhile_is_done_again_and_the_saved_text_stays()
    {
        var cases = ListCases.Many(5);
        var meanwhile = new BeforeSaving();
        using var app = new ReturnCaseApp { Interceptors = [meanwhile] };
        await app.KeepAll(cases);
        app.Clock.Set(Noon(cases[0].Today.AddYears(1)));
        meanwhile.Once = () => app.With(async (CaseStore store) =>
        {
            (await store.FindAsync(cases[2].File.Number))!.RecordContact(cases[2].By(Staff.Sanne), new(ContactKind.Visit, null, null, null, null, "meanwhile", null, null, null));
            return await store.SaveAsync();
        });

        var count = await app.With((ListRefresh refresh) => refresh.RunAsync(app.Clock.GetUtcNow().UtcDateTime));

        Assert.Null(meanwhile.Once);
        Assert.Equal(5, count.Cases);
        var file = await app.Read(cases[2].File.Number);
        Assert.Equal("meanwhile", file.Latest<ContactMoment>()!.Notes);
        Assert.Equal(CaseClocks.For(file, AmsterdamCalendar.DateOf(app.Clock.GetUtcNow().UtcDateTime), CasePolicy.Default).Governing!.On, file.GoverningDeadline);
    }

    [Fact]
    public async Task The_program_refreshes_at_its_start_and_after_midnight_in_Amsterdam()
    {
        using var app = new ReturnCaseApp { RunsJobs = true };
        var limit = new DateOnly(2027, 3, 2);
        var file = CaseBuilder.In(CasePhase.ShelterSearch).Until(limit).Note(StatementKind.SearchContinues, nextOn: limit.AddMonths(2));
        app.Clock.Set(Noon(limit));
        await app.KeepAll([file]);
        // 22:59 UTC is a minute before midnight in Amsterdam.
        app.Clock.Set(new(limit, new TimeOnly(22, 59), TimeSpan.Zero));
        Assert.Equal(limit, (await app.Read(file.File.Number)).GoverningDeadline);

        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var scheduler = (await app.Services.GetRequiredKeyedService<ISchedulerFactory>(JobsSetup.Scheduler).GetScheduler())!;
        var now = DateTimeOffset.UtcNow;
        var next = Assert.Single(await scheduler.GetTriggersOfJob(new JobKey(NightlyRefresh.Name))).GetFireTimeAfter(now);
        Assert.InRange(next!.Value - now, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        await scheduler.TriggerJob(new JobKey(NightlyRefresh.Name));

        for (var tries = 0; (await app.Read(file.File.Number)).GoverningKind != DeadlineKind.Review; tries++)
        {
            Assert.True(tries < 200, "The lists were not refreshed within 10 seconds.");
            await Task.Delay(50);
        }
    }

    [Fact]
    public async Task Cases_of_an_earlier_edition_are_found_and_sorted_as_if_they_were_kept_today()
    {
        var (open, closed) = (CasePageCases.In(CasePhase.ShelterSearch).Named("Mohamed", "Ahmad"), CasePageCases.In(CasePhase.Closed).Named("Youssef", "Achmed"));
        await _app.KeepAll([open, closed]);
        var before = await Kept();
        // As the program left them before it knew of sounds, countries, languages and orders.
        await _app.InDatabase(async db =>
        {
            await db.SearchTokens.Where(token => token.Kind != SearchTokenKind.Word).ExecuteDeleteAsync();
            await db.SearchTokens.Where(token => token.Word == "achmed").ExecuteUpdateAsync(set => set.SetProperty(token => token.Word, "of-old"));
            await db.Database.ExecuteSqlRawAsync("UPDATE Cases SET IndexEdition = 0, DeadlineOrder = '0001-01-01', NameOrder = '', LastRecordedAt = '0001-01-01 00:00:00'");
        });
        Assert.NotEqual(before, await Kept());
        var version = (await _app.Read(closed.File.Number)).Version;

        Assert.Equal(2, (await Refresh()).Cases);

        Assert.Equal(before, await Kept());
        Assert.Equal(version, (await _app.Read(closed.File.Number)).Version);
        Assert.Equal(1, (await Refresh()).Cases);
    }

    [Fact]
    public async Task A_closed_case_that_was_kept_by_earlier_rules_of_sound_is_found_by_the_new_ones_after_the_start()
    {
        var closed = CasePageCases.In(CasePhase.Closed).Named("Maxamuud", "Bo");
        await _app.KeepAll([closed]);
        await _app.InDatabase(async db =>
        {
            await db.SearchTokens.Where(token => token.Kind == SearchTokenKind.Sound).ExecuteUpdateAsync(set => set.SetProperty(token => token.Word, "OLD"));
            await db.Database.ExecuteSqlRawAsync("UPDATE Cases SET IndexEdition = IndexEdition - 1");
        });
        var viewer = await _app.ViewerOf("sanne");
        var filter = new CaseloadFilter { Search = CaseSearch.Parse("Mahamud") };
        Assert.Empty(await _app.With((CaseloadQueries queries) => queries.SoundingAsync(viewer, filter, CasePageCases.Today)));
        await Refresh();
        Assert.Equal(closed.File.Number, Assert.Single(await _app.With((CaseloadQueries queries) => queries.SoundingAsync(viewer, filter, CasePageCases.Today))).Number);
    }

    [Fact]
    public async Task Whatever_becomes_of_cases_their_lists_and_tasks_say_on_each_day_what_settling_them_says()
    {
        var cases = Enumerable.Range(1, 26).Select(seed =>
        {
            var walk = new RandomWalk(seed);
            walk.Run(25);
            return walk.Case;
        }).ToArray();
        await _app.KeepAll(cases);
        var (day, changed) = (cases.Max(c => c.Today), 0);
        foreach (var days in (int[])[1, 6, 23, 90, 400])
        {
            day = day.AddDays(days);
            _app.Clock.Set(Noon(day));
            changed += (await Refresh()).Changed;
            var shown = await Shown(null);
            Assert.Equal(await Shown(new(Staff.Ingrid, day, Noon(day).UtcDateTime)), shown);
        }

        // Days on which nothing changes would prove nothing.
        Assert.InRange(changed, 10, (5 * cases.Length) - 20);
    }

    [Fact]
    public async Task After_a_night_the_database_knows_which_index_leads_to_few_rows()
    {
        await _app.KeepAll(ListCases.Many(20));
        await Refresh();
        await _app.InDatabase(async db => Assert.Contains("IX_Cases_Team_Open", await db.Database.SqlQuery<string>($"SELECT idx AS Value FROM sqlite_stat1 WHERE tbl = 'Cases'").ToListAsync()));
    }

    [Fact]
    public async Task A_case_that_cannot_be_read_is_named_and_holds_up_no_other()
    {
        var (first, broken, last) = (CaseBuilder.In(CasePhase.ShelterSearch), CaseBuilder.In(CasePhase.ShelterSearch), CaseBuilder.In(CasePhase.ShelterSearch));
        await _app.KeepAll([first, broken, last]);
        await _app.InDatabase(db => db.Database.ExecuteSqlAsync($"UPDATE Cases SET Phase = 'Nonsense' WHERE Number = {broken.File.Number}"));
        _app.Clock.Set(Noon(new(2026, 9, 2)));

        var count = await Refresh();

        Assert.Equal([broken.File.Number], count.Failed.Select(one => one.Number));
        Assert.Equal((2, 2), (count.Cases, count.Changed));
        Assert.True((await _app.Read(first.File.Number)).ReviewOwed);
        Assert.True((await _app.Read(last.File.Number)).ReviewOwed);
    }

    // Every column of every case and every task, as they are kept or as settling them would keep them.
    private async Task<string[]> Shown(Change? settle)
    {
        string[] shown = [];
        await _app.InDatabase(async db =>
        {
            var numbers = await db.CaseFiles.Where(c => c.Phase != CasePhase.Closed || c.ReopeningOwed).OrderBy(c => c.Id).Select(c => c.Number).ToListAsync();
            foreach (var number in numbers)
            {
                var file = await _app.Read(number);
                var tasks = await db.CaseTasks.AsNoTracking().Where(task => task.CaseFileId == file.Id).ToListAsync();
                var said = tasks.Select(task => $"{task.Kind} {task.Subject} {task.DueOn} {task.Detail} {task.Candidate}");
                if (settle is not null)
                {
                    file.Settle(settle);
                    said = file.Asks()!.Tasks.Select(task => $"{task.Kind} {task.Subject} {task.DueOn} {task.Detail} {task.Candidate}");
                }

                var columns = db.Model.FindEntityType(typeof(CaseFile))!.GetProperties().Where(p => p.PropertyInfo is not null).Select(p => $"{p.Name}={p.PropertyInfo!.GetValue(file)}");
                shown = [.. shown, string.Join(' ', [.. columns, .. file.Alarms.Select(alarm => $"{alarm.Sequence}:{alarm.ReportDueAt}"), .. said.Order(StringComparer.Ordinal)])];
            }
        });
        return shown;
    }

    private async Task<string[]> Kept()
    {
        string[] kept = [];
        await _app.InDatabase(async db => kept =
        [
            .. await db.SearchTokens.OrderBy(token => token.CaseFileId).ThenBy(token => token.Kind).ThenBy(token => token.Word).Select(token => $"{token.CaseFileId} {token.Kind} {token.Word}").ToListAsync(),
            .. await db.CaseFiles.OrderBy(c => c.Id).Select(c => $"{EF.Property<DateOnly>(c, "DeadlineOrder")} {EF.Property<string>(c, "NameOrder")} {EF.Property<DateTime>(c, "LastRecordedAt")} {EF.Property<int>(c, "IndexEdition")}").ToListAsync(),
        ]);
        return kept;
    }

    private Task<RefreshCount> Refresh() => _app.With((ListRefresh refresh) => refresh.RunAsync(_app.Clock.GetUtcNow().UtcDateTime));

    private static DateTimeOffset Noon(DateOnly day) => new(day, new TimeOnly(12, 0), TimeSpan.Zero);
}
