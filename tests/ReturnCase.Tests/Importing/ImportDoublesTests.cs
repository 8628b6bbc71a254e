using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Importing;

namespace ReturnCase.Tests.Importing;

/// <summary>A line that may be of a child who is here already comes in, is named, and waits for a person.</summary>
public sealed class ImportDoublesTests : IDisposable
{
    private static readonly (string, string)[] Mohamed = [(ImportColumns.FirstNames, "Mohamed"), (ImportColumns.LastName, "Al Hassan"), (ImportColumns.Nationality, "SY"), (ImportColumns.BirthDate, "2010-05-10")];
    private static readonly (string, string)[] Muhammad = [(ImportColumns.FirstNames, "Muhammad"), (ImportColumns.LastName, "Al Hasan"), (ImportColumns.Nationality, "SY"), (ImportColumns.BirthDate, "2010")];

    private readonly ReturnCaseApp _app = new();
    private readonly Caseload _file = new();

    public void Dispose()
    {
        _file.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task A_case_that_is_here_is_named_recorded_and_made_a_task_and_nothing_is_linked()
    {
        await Caseload.BringIn(_app, _file.Line(Mohamed).Csv());
        using var other = new Caseload();
        other.Line([.. Muhammad, (ImportColumns.Key, "B-1"), (ImportColumns.VNumber, "2900000099")]);
        var (counts, lines, report) = await Caseload.BringIn(_app, other.Csv());

        Assert.Equal(new ImportCounts(1, 1, 0, 0) { Alike = 1 }, counts);
        var (known, added) = await Numbers();
        var line = Assert.Single(lines);
        Assert.Equal((2, ImportOutcome.Imported, added, $"LooksLike {known} (Noord)"), (line.Line, line.Outcome, line.Case, $"{Assert.Single(line.Faults).Fault} {line.Faults[0].Details[0]}"));
        Assert.Contains($"2;;B-1;Binnengehaald / Came in;{added};Lijkt op: {known} (Noord).;", report, StringComparison.Ordinal);

        var file = await Read(added);
        var found = Assert.Single(file.DoublesToJudge());
        Assert.Equal((known, Caseload.Today), (found.Reference, found.OccurredOn));
        Assert.StartsWith($"Lijkt op zaak {known} van team Noord. De naam klinkt gelijk.", found.Text, StringComparison.Ordinal);
        Assert.Empty(file.SamePersonCases());
        Assert.Empty((await Read(known)).Standing<Statement>());
        await _app.InDatabase(async db => Assert.Equal(known, Assert.Single(await db.AuditRows.AsNoTracking().Where(row => row.Action == AuditAction.CasesSearched && row.Detail == "double").ToListAsync()).Cases));
    }

    [Fact]
    public async Task The_end_of_what_is_not_on_the_line_is_said_and_comes_in_as_received()
    {
        _file.Line((ImportColumns.Decisions, "ReturnDecisionWithdrawn 2026-02-20 Z1-99")).Line(Caseload.ReturnDecision()).Line([.. Caseload.ReturnDecision(), (ImportColumns.Decisions, "ReturnDecisionWithdrawn 2026-02-01 Z1-98")]);
        foreach (var dryRun in (bool[])[true, false])
        {
            var (counts, lines, report) = await Caseload.BringIn(_app, _file.Csv(), dryRun);
            Assert.Equal((3, 0), (counts.Lines, counts.Alike));
            var line = Assert.Single(lines, one => one.CameIn);
            Assert.Equal((2, ImportColumns.Decisions, ImportFault.EndsNothing), (line.Line, line.Faults[0].Column, Assert.Single(line.Faults).Fault));
            Assert.Contains("ReturnDecisionWithdrawn of 2026-02-20: no ReturnDecisionIssued of that day or before is on this line.", report, StringComparison.Ordinal);
            Assert.Contains("De zaken lopen onder regelset", report, StringComparison.Ordinal);
            Assert.Contains($"The cases run under rule set {CaseFile.CurrentRuleSet}", report, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(ImportRun.LinesAtOnce + 5)]
    public async Task An_earlier_line_of_the_same_file_is_named_wherever_it_stands(int between)
    {
        _file.Line(Mohamed).Lines(between).Line(Muhammad);
        var (counts, lines, _) = await Caseload.BringIn(_app, _file.Csv());
        Assert.Equal(1, counts.Alike);
        var line = Assert.Single(lines);
        await _app.InDatabase(async db =>
        {
            var first = await db.CaseFiles.Where(c => c.VNumber == "2900000001").Select(c => c.Number).SingleAsync();
            Assert.Equal((between + 3, $"{first} (Noord)"), (line.Line, Assert.Single(line.Faults).Details[0]));
        });
        Assert.Single((await Read(line.Case!)).DoublesToJudge());
        Assert.Equal(0, (await Caseload.BringIn(_app, _file.Csv())).Counts.Alike);
    }

    [Fact]
    public async Task A_dry_run_names_the_case_and_the_line_and_leaves_only_the_trail()
    {
        await Caseload.BringIn(_app, _file.Line(Mohamed).Csv());
        using var other = new Caseload();
        other.Line([.. Muhammad, (ImportColumns.Key, "B-1"), (ImportColumns.VNumber, "2900000098")]).Lines(ImportRun.LinesAtOnce).Line([.. Mohamed, (ImportColumns.Key, "B-2"), (ImportColumns.VNumber, "2900000099")]);
        var (counts, lines, _) = await Caseload.BringIn(_app, other.Csv(), dryRun: true);
        Assert.Equal(2, counts.Alike);
        var known = "";
        await _app.InDatabase(async db => known = await db.CaseFiles.Select(c => c.Number).SingleAsync());
        Assert.Equal(
            [$"2 LooksLike {known} (Noord)", $"{ImportRun.LinesAtOnce + 3} LooksLike {known} (Noord)", $"{ImportRun.LinesAtOnce + 3} LooksLikeLine 2"],
            lines.Where(line => line.CameIn).SelectMany(line => line.Faults.Select(fault => $"{line.Line} {fault.Fault} {fault.Details[0]}")));
        await _app.InDatabase(async db => Assert.All(await db.AuditRows.AsNoTracking().Where(row => row.Action == AuditAction.CasesSearched).ToListAsync(), row => Assert.Equal((known, Actor.CommandLine), (row.Cases, row.ActorId))));
    }

    [Fact]
    public async Task Of_many_the_most_alike_are_named_and_it_is_said_how_many_more()
    {
        for (var i = 0; i < ImportDoubles.MostNamed + 2; i++)
            _file.Line(i == 4 ? Muhammad : Mohamed);
        var (_, lines, _) = await Caseload.BringIn(_app, _file.Line(Mohamed).Csv());
        var last = Assert.Single(lines[^1].Faults).Details[0];
        Assert.EndsWith(" (Noord), +2", last, StringComparison.Ordinal);
        var file = await Read(lines[^1].Case!);
        Assert.Equal(ImportDoubles.MostNamed, file.DoublesToJudge().Count);
        Assert.DoesNotContain(lines[3].Case!, last, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mohamed", "Al Hassan", null, 2010, 5, 10, "SY")]
    [InlineData("Muhammad", "Alhassan", null, 2010, null, null, "SY")]
    [InlineData("Mohamed", "Al Hassan", null, 2009, 5, 10, "SY")]
    [InlineData("Hassan", "Mohamed", null, 2010, 10, 5, "ZZ")]
    [InlineData("Sami", "Darwish", "Abu Omar, Mohamed Alhasan", 2010, 5, 10, "SY")]
    [InlineData("Yusuf", "Al Hassan", null, 2010, 5, 10, "SY")]
    [InlineData("Mohamed", "Karimi", null, 2010, 5, 10, "SY")]
    [InlineData("Mohamed", "Al Hassan", null, 2010, null, null, "IQ")]
    [InlineData("Mohamed", "Al Hassan", null, 2013, 5, 11, "SY")]
    public async Task Lines_are_compared_by_the_rule_by_which_cases_are(string first, string last, string? aliases, int year, int? month, int? day, string nationality)
    {
        await Caseload.BringIn(_app, _file.Line([.. Mohamed, (ImportColumns.Aliases, "Tarek Nasser")]).Csv());
        var child = new SoughtChild(new(first, last, aliases, nationality, "Arabic", null), new(year, month, day));
        var lines = new LikeChildren<int>();
        lines.Add(7, new(new("Mohamed", "Al Hassan", "Tarek Nasser", "SY", "Arabic", null), new(2010, 5, 10)));
        await using var scope = _app.Services.CreateAsyncScope();
        var cases = await scope.ServiceProvider.GetRequiredService<LikeCases>().FindAsync(new("nobody", ActorRole.ApiClient, null), child, null);
        Assert.Equal(cases.Select(like => string.Join(' ', like.Evidence)), lines.Like(child).Select(like => string.Join(' ', like.Evidence)));
    }

    private async Task<(string Known, string Added)> Numbers()
    {
        string[] numbers = [];
        await _app.InDatabase(async db => numbers = await db.CaseFiles.OrderBy(c => c.Id).Select(c => c.Number).ToArrayAsync());
        return (numbers[0], numbers[1]);
    }

    private async Task<CaseFile> Read(string number)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<CaseStore>().FindAsync(number))!;
    }
}
