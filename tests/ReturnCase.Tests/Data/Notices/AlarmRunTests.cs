using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Notices;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Notices;

/// <summary>Who is told of which deadline, and that nobody is told twice or forgotten: whatever runs twice, at once or breaks off.</summary>
public sealed class AlarmRunTests : IDisposable
{
    private static readonly DateOnly Today = CasePageCases.Today;
    private readonly BreaksAtCommit _breaks = new();
    private readonly ReturnCaseApp _app;

    public AlarmRunTests() => _app = new() { Interceptors = [_breaks] };

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData(200)]
    [InlineData(170, "sanne SixMonths")]
    [InlineData(80, "ingrid ThreeMonths", "sanne ThreeMonths")]
    [InlineData(25, "ingrid OneMonth", "sanne OneMonth")]
    [InlineData(10, "ingrid TwoWeeks", "sanne TwoWeeks")]
    [InlineData(0, "ingrid Due", "sanne Due", "team:Noord Due")]
    [InlineData(-1, "ingrid Overdue", "sanne Overdue", "team:Noord Overdue")]
    public async Task A_step_reaches_who_it_should_and_each_of_them_once(int inDays, params string[] told)
    {
        await _app.KeptFor(NearDeadline.Eighteen(inDays));
        Assert.Equal(told.Length, (await _app.RunAlarms()).Notices);
        Assert.Equal(0, (await _app.RunAlarms()).Notices);
        Assert.Equal(told, await _app.Told());
        await _app.InDatabase(async db => Assert.All(await db.Notices.ToListAsync(), notice => Assert.Equal(
            (DeadlineKind.Eighteen, Today.AddDays(inDays), _app.Clock.GetUtcNow().UtcDateTime, null, false), (notice.Kind, notice.DeadlineOn, notice.ToldAt, notice.ReadAt, notice.MailOwed))));
    }

    [Fact]
    public async Task Every_step_on_the_way_is_told_on_its_day_and_nothing_is_capped()
    {
        await _app.KeptFor(NearDeadline.Eighteen(200));
        for (var day = Today; day <= Today.AddDays(210); day = day.AddDays(1))
        {
            await _app.OnDay(day);
            await _app.RunAlarms();
        }

        Assert.Equal(
            ["ingrid Due", "ingrid OneMonth", "ingrid Overdue", "ingrid SixMonths", "ingrid ThreeMonths", "ingrid TwoWeeks", "sanne Due", "sanne OneMonth", "sanne Overdue", "sanne SixMonths", "sanne ThreeMonths", "sanne TwoWeeks",
                "team:Noord Due", "team:Noord OneMonth", "team:Noord Overdue", "team:Noord SixMonths", "team:Noord ThreeMonths", "team:Noord TwoWeeks"],
            await _app.Told());
    }

    [Fact]
    public async Task What_nobody_reads_goes_a_rung_up_after_two_working_days_and_what_is_read_does_not()
    {
        var (silent, read) = (await _app.KeptFor(NearDeadline.Eighteen(170)), await _app.KeptFor(NearDeadline.Eighteen(171)));
        await _app.RunAlarms();
        await _app.InDatabase(db => db.Notices.Where(n => n.Case!.Number == read).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, _app.Clock.GetUtcNow().UtcDateTime)));
        await _app.OnDay(Today.AddDays(1));
        Assert.Equal(0, (await _app.RunAlarms()).Notices);
        await _app.OnDay(Today.AddDays(2));
        await _app.RunAlarms();
        Assert.Equal(["ingrid SixMonths", "sanne SixMonths"], await _app.Told(silent));
        await _app.OnDay(Today.AddDays(4));
        await _app.RunAlarms();
        Assert.Equal(["ingrid SixMonths", "sanne SixMonths", "team:Noord SixMonths"], await _app.Told(silent));
        Assert.Equal(["sanne SixMonths"], await _app.Told(read));
    }

    [Fact]
    public async Task A_case_that_nobody_has_is_told_to_the_supervisor_and_lies_in_the_team_box_from_the_first_step()
    {
        await _app.KeepAll([NearDeadline.Eighteen(170)], counsellor: null);
        await _app.RunAlarms();
        Assert.Equal(["ingrid SixMonths", "team:Noord SixMonths"], await _app.Told());
    }

    [Fact]
    public async Task A_counsellor_who_is_disabled_or_does_something_else_now_has_nobody_to_read_it()
    {
        var (first, second) = (await _app.KeptFor(NearDeadline.Eighteen(170)), await _app.KeptFor(NearDeadline.Eighteen(170), "joris"));
        await Become("sanne", user => user.Disabled = true);
        await Become("joris", user => user.Role = ActorRole.Auditor);
        await _app.RunAlarms();
        Assert.Equal(["ingrid SixMonths", "team:Noord SixMonths"], await _app.Told(first));
        Assert.Equal(["ingrid SixMonths", "team:Noord SixMonths"], await _app.Told(second));
    }

    [Fact]
    public async Task A_team_without_a_supervisor_has_its_box()
    {
        await _app.KeptFor(NearDeadline.Eighteen(80));
        await Become("ingrid", user => user.Disabled = true);
        await _app.RunAlarms();
        Assert.Equal(["sanne ThreeMonths", "team:Noord ThreeMonths"], await _app.Told());
    }

    [Fact]
    public async Task While_somebody_covers_the_cover_is_told_and_afterwards_the_counsellor_of_what_still_stands()
    {
        await _app.KeptFor(NearDeadline.Eighteen(170));
        await _app.Covers("sanne", "joris", Today, Today.AddDays(1));
        await _app.RunAlarms();
        Assert.Equal(["joris SixMonths for sanne"], await _app.Told());
        await _app.OnDay(Today.AddDays(2));
        await _app.RunAlarms();
        Assert.Equal(["joris SixMonths for sanne", "sanne SixMonths"], await _app.Told());
    }

    [Fact]
    public async Task A_cover_of_another_team_or_by_somebody_who_no_longer_may_is_none()
    {
        var number = await _app.KeptFor(NearDeadline.Eighteen(170));
        await _app.Covers("sanne", "joris", Today, Today.AddDays(30));
        await Become("joris", user => user.Team = "Zuid");
        await _app.RunAlarms();
        Assert.Equal(["sanne SixMonths"], await _app.Told(number));
    }

    [Fact]
    public async Task Whoever_gets_the_case_is_told_of_the_step_that_stands_and_silence_of_the_one_before_is_not_held_against_them()
    {
        var number = await _app.KeptFor(NearDeadline.Eighteen(170));
        await _app.RunAlarms();
        await _app.OnDay(Today.AddDays(3));
        var joris = await _app.ActorOf("joris");
        await _app.Change(number, (file, change) => file.Assign(change, "Noord", joris));
        await _app.RunAlarms();
        Assert.Equal(["joris SixMonths", "sanne SixMonths"], await _app.Told());
    }

    [Fact]
    public async Task A_report_to_the_police_that_is_late_is_told_to_all_rungs_and_to_whoever_owns_the_alarm_once()
    {
        var number = await Missing();
        await _app.OnDay(Today.AddDays(1), hour: 7);
        Assert.Equal(0, (await _app.RunAlarms()).Notices);
        await _app.OnDay(Today.AddDays(1), hour: 9);
        Assert.Equal(4, (await _app.RunAlarms()).Notices);
        Assert.Equal(0, (await _app.RunAlarms()).Notices);
        Assert.Equal(["ingrid Overdue", "joris Overdue", "sanne Overdue", "team:Noord Overdue"], await _app.Told(number));
        await _app.InDatabase(async db => Assert.All(await db.Notices.ToListAsync(), notice => Assert.Equal((DeadlineKind.PoliceReport, Today.AddDays(1)), (notice.Kind, notice.DeadlineOn))));
        Assert.Equal(4, await Standing());

        await _app.Change(number, (file, change) => file.Note(change, new(StatementKind.PoliceReport, "in Assen") { Reference = "PL0100-1" }));
        Assert.Equal(0, await Standing());
        await _app.OnDay(Today.AddDays(2));
        Assert.Equal(0, (await _app.RunAlarms()).Notices);
    }

    [Fact]
    public async Task A_report_that_is_late_is_told_of_a_closed_case_too_because_closing_silences_no_alarm()
    {
        var number = await Missing();
        await _app.OnDay(Today.AddDays(1), hour: 9);
        await _app.Change(number, (file, change) =>
        {
            file.Note(change, new(StatementKind.EuStateAccepted, "accepted") { Reference = "FR-1" });
            file.Move(change, CaseTrigger.CloseTransferredToEuState);
        });
        Assert.Equal((CasePhase.Closed, 4), ((await _app.Read(number)).Phase, (await _app.RunAlarms()).Notices));
        Assert.Equal(4, await Standing());
    }

    private Task<int> Standing() => _app.With((ReturnCaseDb db) => Notice.Standing(db, AmsterdamCalendar.DateOf(_app.Clock.GetUtcNow().UtcDateTime)).CountAsync());

    // Last seen at half past seven in the morning in Amsterdam; a colleague owns the alarm.
    private async Task<string> Missing()
    {
        var joris = await _app.ActorOf("joris");
        var built = CasePageCases.In(CasePhase.ShelterSearch).Until(Today);
        built.File.RaiseAlarm(built.By(Staff.Sanne), AlarmKind.Missing, new(7, 30));
        built.File.GiveAlarm(built.By(Staff.Sanne), built.File.OpenAlarms.Single().Sequence, joris);
        return await _app.KeptFor(built);
    }

    [Fact]
    public async Task A_moved_deadline_is_told_anew_and_the_old_one_lapses()
    {
        var number = await _app.KeptFor(NearDeadline.Eighteen(170));
        await _app.RunAlarms();
        var moved = Today.AddDays(80);
        await _app.Change(number, (file, change) => file.RecordBirthDate(change, new PartialDate(moved.Year - 18, moved.Month, moved.Day), BirthDateSource.Document));
        await _app.RunAlarms();
        Assert.Equal(["ingrid ThreeMonths", "sanne SixMonths", "sanne ThreeMonths"], await _app.Told());

        var later = Today.AddDays(160);
        await _app.Change(number, (file, change) => file.RecordBirthDate(change, new PartialDate(later.Year - 18, later.Month, later.Day), BirthDateSource.AgeAssessment));
        await _app.RunAlarms();
        Assert.Equal(["ingrid ThreeMonths", "sanne SixMonths", "sanne SixMonths", "sanne ThreeMonths"], await _app.Told());
        Assert.Equal(0, (await _app.RunAlarms()).Notices);
        await _app.InDatabase(async db => Assert.Equal(later, (await db.Notices.Where(Notice.Stands).SingleAsync()).DeadlineOn));
    }

    [Fact]
    public async Task A_closed_case_is_owed_nothing_and_what_was_told_of_it_lapses()
    {
        var number = await _app.KeptFor(NearDeadline.Eighteen(170));
        await _app.RunAlarms();
        await _app.Change(number, (file, change) =>
        {
            file.Note(change, new StatementDetails(StatementKind.OtherCase, "noted") { Reference = "RC-2026-999999" });
            file.Move(change, CaseTrigger.CloseDuplicateOrError);
        });
        await _app.OnDay(Today.AddDays(160));
        Assert.Equal(new AlarmCount(0, 0), await _app.RunAlarms());
        await _app.InDatabase(async db => Assert.False(await db.Notices.AnyAsync(Notice.Stands)));
    }

    [Fact]
    public async Task Two_processes_at_once_give_each_notice_once()
    {
        await KeepMany(12);
        using var other = new ReturnCaseApp(_app.DatabasePath);
        other.Clock.Set(_app.Clock.GetUtcNow());
        var counts = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => (i % 2 == 0 ? _app : other).RunAlarms())));
        Assert.Equal(24, counts.Sum(count => count.Notices));
        await IsEachOnce(24);
    }

    [Fact]
    public async Task One_that_comes_in_between_looking_and_giving_takes_nothing_away()
    {
        await KeepMany(5);
        var between = new BeforeSaving();
        using var other = new ReturnCaseApp(_app.DatabasePath) { Interceptors = [between] };
        other.Clock.Set(_app.Clock.GetUtcNow());
        await other.InDatabase(_ => Task.CompletedTask);
        AlarmCount? first = null;
        between.Once = async () => first = await _app.RunAlarms();
        Assert.Equal(0, (await other.RunAlarms()).Notices);
        Assert.Equal(10, first!.Notices);
        await IsEachOnce(10);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_is_killed_before_or_after_a_commit_is_finished_by_the_next(bool after)
    {
        await KeepMany(7);
        (_breaks.At, _breaks.After) = (2, after);
        await Assert.ThrowsAsync<KilledException>(() => RunInPages(2));
        await _app.InDatabase(async db => Assert.Equal(after ? 8 : 4, await db.Notices.CountAsync()));
        Assert.Equal(after ? 6 : 10, await RunInPages(2));
        await IsEachOnce(14);
    }

    [Fact]
    public async Task Every_notice_is_told_to_somebody_who_may_open_the_case()
    {
        for (var i = 0; i < 10; i++)
            await _app.KeptFor(NearDeadline.Eighteen(i * 20), ((string[])["sanne", "joris", "omar"])[i % 3]);
        await _app.KeepAll([NearDeadline.Eighteen(40)], counsellor: null);
        await _app.Covers("sanne", "joris", Today, Today);
        await _app.RunAlarms();
        await _app.InDatabase(async db =>
        {
            var notices = await db.Notices.Include(n => n.Case).Where(n => n.Rung != EscalationRung.TeamBox).ToListAsync();
            Assert.NotEmpty(notices);
            foreach (var notice in notices)
            {
                var user = await db.Users.SingleAsync(u => u.Id == notice.Recipient);
                var viewer = await _app.With((ReturnCase.Data.Access.Viewers viewers) => viewers.OfAsync(user.Id, user.Role, user.Team));
                Assert.True(await _app.With((CaseStore store) => store.MayOpenAsync(notice.Case!.Number, viewer)));
            }
        });
    }

    [Fact]
    public async Task The_trail_says_who_was_told_of_which_case_and_no_more()
    {
        var numbers = new[] { await _app.KeptFor(NearDeadline.Eighteen(170).Named("Zélie", "Qorbani")), await _app.KeptFor(NearDeadline.Eighteen(171)) };
        await _app.RunAlarms();
        var sanne = await _app.ActorOf("sanne");
        await _app.InDatabase(async db =>
        {
            var row = await db.AuditRows.SingleAsync(r => r.Action == AuditAction.NoticesGiven);
            Assert.Equal(($"to {sanne.Id}, SixMonths", AuditTrail.System), (row.Detail, row.ActorId));
            Assert.Equal(numbers, row.CaseNumbers.Order(StringComparer.Ordinal));
        });
    }

    [Fact]
    public async Task A_page_reads_with_the_same_few_commands_whatever_is_on_it()
    {
        var counts = new List<int>();
        foreach (var more in (int[])[1, 9])
        {
            await KeepMany(more);
            await _app.RunAlarms();
            using var commands = new CommandCount(Path.GetFileName(_app.DatabasePath));
            await _app.RunAlarms();
            counts.Add(commands.Count);
        }

        // Who works here, who covers, the cases, what they were told, and whose report to the police is late.
        Assert.Equal([5, 5], counts);
    }

    private async Task KeepMany(int count) => await _app.KeepAll([.. Enumerable.Range(0, count).Select(i => NearDeadline.Eighteen(60 + i))]);

    private async Task<int> RunInPages(int size)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var run = new AlarmRun(services.GetRequiredService<ReturnCaseDb>(), services.GetRequiredService<UniqueIndexes>(), services.GetRequiredService<AuditTrail>(), CasePolicy.Default) { PageSize = size };
        return (await run.RunAsync(_app.Clock.GetUtcNow().UtcDateTime, Today, mail: false)).Notices;
    }

    private Task IsEachOnce(int count) => _app.InDatabase(async db =>
    {
        var notices = await db.Notices.ToListAsync();
        Assert.Equal(count, notices.Count);
        Assert.Equal(count, notices.DistinctBy(n => (n.CaseFileId, n.Recipient)).Count());
        // Each is in the trail once, with the case it is about.
        Assert.Equal(count, (await db.AuditRows.Where(row => row.Action == AuditAction.NoticesGiven).ToListAsync()).Sum(row => row.CaseNumbers.Count()));
    });

    private Task Become(string userName, Action<AppUser> change) => _app.InDatabase(async db =>
    {
        change(await db.Users.SingleAsync(user => user.UserName == userName));
        await db.SaveChangesAsync();
    });

    private sealed class KilledException : Exception;

    /// <summary>The process ends at a commit: before it arrived, or before its answer did.</summary>
    private sealed class BreaksAtCommit : DbTransactionInterceptor
    {
        private int _commits;

        public int At { get; set; }

        public bool After { get; set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            At > 0 && !After && ++_commits == At ? throw new KilledException() : ValueTask.FromResult(result);

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
            At > 0 && After && ++_commits == At ? throw new KilledException() : Task.CompletedTask;
    }
}
