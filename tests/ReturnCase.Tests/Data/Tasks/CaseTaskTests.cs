using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Tasks;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Tasks;

/// <summary>The rows by which lists find what cases ask for are in step with the cases after every save and every night.</summary>
public sealed partial class CaseTaskTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Rows_follow_each_save_of_a_case()
    {
        var due = CasePageCases.Today.AddDays(4);
        var builder = CasePageCases.In(CasePhase.ShelterSearch).Requested(RequestResult.Waiting, due: due);
        var number = await _app.KeptFor(builder);
        var row = Assert.Single(await Rows(number));
        Assert.Equal((DerivedTaskKind.RequestDue, due), (row.Kind, row.DueOn));

        await Save(number, file => file.RecordContact(By(), new(ContactKind.Visit, null, null, null, null, "seen", null, null, due.AddDays(1))));
        Assert.Equal([DerivedTaskKind.RequestDue, DerivedTaskKind.ContactDue], (await Rows(number)).Select(task => task.Kind));
        // What nothing happened to is the same row.
        Assert.Equal(row.Id, (await Rows(number))[0].Id);

        var fact = builder.File.Latest<CooperationFact>()!.Sequence;
        await Save(number, file => file.RecordResult(By(), fact, new(RequestResult.Done, "called")));
        Assert.Equal([DerivedTaskKind.ContactDue], (await Rows(number)).Select(task => task.Kind));
    }

    [Fact]
    public async Task The_nightly_refresh_brings_what_time_asks_for_and_raises_no_version()
    {
        var number = await _app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).Country());
        var version = (await _app.Read(number)).Version;
        Assert.Empty(await Rows(number));
        var audited = await Audited();

        _app.Clock.Set(new(CasePageCases.Today.AddDays(18), new TimeOnly(12, 0), TimeSpan.Zero));
        await Refresh();

        var row = Assert.Single(await Rows(number));
        Assert.Equal((DerivedTaskKind.StepDue, CasePageCases.Today.AddDays(25), version), (row.Kind, row.DueOn, (await _app.Read(number)).Version));
        await Refresh();
        Assert.Equal(row.Id, Assert.Single(await Rows(number)).Id);
        Assert.Equal(audited, await Audited());

        async Task<int> Audited()
        {
            var count = 0;
            await _app.InDatabase(async db => count = await db.AuditRows.CountAsync(kept => kept.Detail!.Contains(nameof(CaseTask))));
            return count;
        }
    }

    [Fact]
    public async Task In_every_demo_case_the_rows_are_what_the_case_asks_for()
    {
        using var app = new ReturnCaseApp(await DemoDatabase.CloneAsync());
        await app.With((ListRefresh refresh) => refresh.RunAsync(app.Clock.GetUtcNow().UtcDateTime));
        await app.InDatabase(async db =>
        {
            var rows = (await db.CaseTasks.AsNoTracking().Include(task => task.Case).ToListAsync()).ToLookup(task => task.Case!.Number, task => (task.Kind, task.Subject, task.DueOn, task.Detail, task.Candidate));
            var seen = new HashSet<DerivedTaskKind>();
            var numbers = await db.CaseFiles.Select(file => file.Number).ToListAsync();
            foreach (var file in await app.With((CaseStore store) => store.FindManyAsync(numbers)))
            {
                var asked = DerivedTasks.Of(file, AmsterdamTimeOf(app), CasePolicy.Default);
                seen.UnionWith(asked.Select(task => task.Kind));
                Assert.Equal(asked.Select(task => (task.Kind, task.Subject, task.DueOn, task.Detail, task.Candidate)).Order(), rows[file.Number].Order());
            }

            Assert.True(seen.Count >= 7, string.Join(", ", seen));
        });
    }

    [Fact]
    public async Task Lists_of_tasks_read_no_table_from_end_to_end()
    {
        var commands = new Sent();
        using var app = new ReturnCaseApp { Interceptors = [commands] };
        await app.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).Requested(RequestResult.Waiting, due: CasePageCases.Today));
        foreach (var user in (string[])["sanne", "ingrid"])
        {
            var (viewer, today) = (await app.ViewerOf(user), CasePageCases.Today);
            commands.Plans.Clear();
            await app.With(async (TaskQueries tasks) =>
            {
                await tasks.DerivedAsync(viewer, new(today));
                await tasks.PlannedAsync(viewer, new(today));
                await tasks.ClosedAsync(viewer, DateTime.UtcNow, 5);
                await tasks.CountDerivedAsync(viewer, today, today);
                await tasks.CountPlannedAsync(viewer, today, today);
                return true;
            });
            Assert.Equal(5, commands.Plans.Count);
            Assert.All(commands.Plans, plan => Assert.Empty(Scanned(plan)));
        }
    }

    [Theory]
    [InlineData("SCAN c", 1)]
    [InlineData("SCAN c USING INDEX IX_Cases_Team", 1)]
    [InlineData("CO-ROUTINE u\nSEARCH o USING INDEX x (y=?)\nSCAN u", 0)]
    public void A_table_that_is_read_whole_is_recognised(string plan, int scanned) => Assert.Equal(scanned, Scanned(plan).Count());

    // What a part of the query itself gathered is read whole; what lies in a table is not.
    private static IEnumerable<string> Scanned(string plan)
    {
        var own = Gathered().Matches(plan).Select(match => match.Groups[1].Value).ToHashSet();
        return Scan().Matches(plan).Select(match => match.Groups[1].Value).Where(name => name != "CONSTANT" && !own.Contains(name));
    }

    [GeneratedRegex(@"(?:CO-ROUTINE|MATERIALIZE) (\w+)")]
    private static partial Regex Gathered();

    [GeneratedRegex(@"^SCAN (\w+)", RegexOptions.Multiline)]
    private static partial Regex Scan();

    private static DateOnly AmsterdamTimeOf(ReturnCaseApp app) => AmsterdamCalendar.DateOf(app.Clock.GetUtcNow().UtcDateTime);

    private static Change By() => new(Staff.Sanne, CasePageCases.Today, CasePageCases.Today.ToDateTime(new TimeOnly(11, 0), DateTimeKind.Utc), "because");

    private async Task Save(string number, Action<CaseFile> verb) => Assert.Equal(SaveResult.Saved, await _app.With(async (CaseStore store) =>
    {
        verb((await store.FindAsync(number))!);
        return await store.SaveAsync();
    }));

    private Task<RefreshCount> Refresh() => _app.With((ListRefresh refresh) => refresh.RunAsync(_app.Clock.GetUtcNow().UtcDateTime));

    private async Task<IReadOnlyList<CaseTask>> Rows(string number)
    {
        IReadOnlyList<CaseTask> rows = [];
        await _app.InDatabase(async db => rows = await db.CaseTasks.AsNoTracking().Where(task => task.Case!.Number == number).OrderBy(task => task.DueOn).ToListAsync());
        return rows;
    }
}
