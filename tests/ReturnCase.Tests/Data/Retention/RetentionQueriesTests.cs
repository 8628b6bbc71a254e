using ReturnCase.Data.Retention;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Retention;

public sealed class RetentionQueriesTests : IDisposable
{
    private static readonly DateOnly Today = CasePageCases.Today;

    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_query_finds_what_the_rule_says()
    {
        CaseBuilder[] builders =
        [
            DueCases.Closed(366), DueCases.Closed(365), DueCases.Closed(364), CasePageCases.In(CasePhase.ShelterSearch, daysAgo: 4_000),
            DueCases.Sent("Awa", "Diallo"), Aged(2016, 11, 23), Aged(2016, 11, 24), Aged(2016, 11, 20, granted: true), DueCases.Closed(900).Wait(1).Moved(CaseTrigger.Reopen),
        ];
        await _app.KeepAll(builders);
        foreach (var day in (DateOnly[])[Today, Today.AddDays(1), Today.AddYears(4)])
        {
            var expected = builders.Where(b => RetentionPolicy.Default.DueOn(b.File) <= day).Select(b => b.File.Number).Order(StringComparer.Ordinal);
            var found = await _app.With((RetentionQueries q) => q.PageAsync(new(), day, null));
            Assert.Equal(expected, found.Rows.Select(row => row.Number).Order(StringComparer.Ordinal));
            Assert.Equal(found.Rows.Count, await _app.With((RetentionQueries q) => q.CountAsync(new(), day)));
        }
    }

    [Fact]
    public async Task Pages_follow_each_other_and_nothing_is_shown_twice()
    {
        var builders = Enumerable.Range(0, RetentionQueries.PageSize + 7).Select(i => DueCases.Closed(400 + (i / 3))).ToArray();
        await _app.KeepAll(builders);
        var first = await _app.With((RetentionQueries q) => q.PageAsync(new(), Today, null));
        var second = await _app.With((RetentionQueries q) => q.PageAsync(new(), Today, first.Next));
        var back = await _app.With((RetentionQueries q) => q.PageAsync(new(), Today, second.Previous));
        Assert.Equal((RetentionQueries.PageSize, 7), (first.Rows.Count, second.Rows.Count));
        Assert.Equal(builders.Select(b => b.File.Number).Order(StringComparer.Ordinal), first.Rows.Concat(second.Rows).Select(row => row.Number).Order(StringComparer.Ordinal));
        Assert.Equal(first.Rows, back.Rows);
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task What_keeps_a_case_is_said_and_can_be_left_out()
    {
        var (free, held) = (DueCases.Closed(), DueCases.Closed(410));
        var alarm = CaseBuilder.In(CasePhase.ShelterSearch, new(2005, 1, 1), new(2016, 1, 1)).Gone().Moved(CaseTrigger.CloseLeftUnknownDestination, Staff.Ingrid);
        await _app.KeepAll([free, held, alarm]);
        await _app.With((LegalHolds holds) => holds.SetAsync(held.File.Number, DueCases.By(Staff.Auditor)));

        var rows = (await _app.With((RetentionQueries q) => q.PageAsync(new(), Today, null))).Rows.ToDictionary(row => row.Number, row => row.KeptBy(RetentionPolicy.Default, Today));
        Assert.Equal([null, KeepReason.Held, KeepReason.AlarmOpen], [rows[free.File.Number], rows[held.File.Number], rows[alarm.File.Number]]);
        Assert.Equal(free.File.Number, Assert.Single((await _app.With((RetentionQueries q) => q.PageAsync(new() { OnlyFree = true }, Today, null))).Rows).Number);
        Assert.Empty((await _app.With((RetentionQueries q) => q.PageAsync(new() { Reason = ClosingReason.AgedOut }, Today, null))).Rows);
        Assert.Empty((await _app.With((RetentionQueries q) => q.PageAsync(new() { Team = "Zuid" }, Today, null))).Rows);
    }

    private static CaseBuilder Aged(int year, int month, int day, bool granted = false)
    {
        var eighteen = new DateOnly(year, month, day);
        var builder = CaseBuilder.In(CasePhase.NoShelter, new(year - 18, month, day), eighteen.AddDays(-30)).Until(eighteen)
            .Note(StatementKind.HandoverNote).Moved(CaseTrigger.TurnedEighteen, Staff.Ingrid);
        return granted ? builder.Wait(1).Answer(ReturnCase.Domain.Decisions.DecisionKind.ResidenceGranted) : builder;
    }
}
