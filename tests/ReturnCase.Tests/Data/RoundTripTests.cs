using System.Collections;
using System.Reflection;
using System.Text.Json;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Demo;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Demo.Stories;

namespace ReturnCase.Tests.Data;

/// <summary>What goes in comes out: every fact, every line of history and every date, with its kind.</summary>
public sealed class RoundTripTests
{
    private const int MostCases = 8;

    private static readonly Lazy<ILookup<CasePhase, StoryPlan>> Plans = new(() => Telling.Demo().ToLookup(t => t.File.Phase, t => t.Plan));

    public static TheoryData<DatabaseKind, CasePhase> Phases() =>
        [.. from kind in Enum.GetValues<DatabaseKind>() from phase in Enum.GetValues<CasePhase>() select (kind, phase)];

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task A_whole_case_comes_back_as_it_was(DatabaseKind kind, CasePhase phase)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        var world = Telling.World();
        var files = Plans.Value[phase].Take(MostCases).Select(plan => StorySeeder.Tell(world, plan)).ToList();
        Assert.NotEmpty(files);
        await using (var desk = database.Open())
        {
            desk.Db.CaseFiles.AddRange(files);
            await desk.Db.SaveChangesAsync();
        }

        foreach (var file in files)
        {
            await using var desk = database.Open();
            var back = await desk.Store.FindAsync(file.Number);
            Assert.Equal(Lines(file), Lines(back!));
            Assert.Equal(file.Phase, back!.LastMove.To);
            Assert.Equal(Clocks(file), Clocks(back));
            Assert.All(back.Entries, entry => Assert.Equal(DateTimeKind.Utc, entry.RecordedAt.Kind));
        }
    }

    public static TheoryData<DatabaseKind> Kinds() => [.. Enum.GetValues<DatabaseKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_waits_for_a_supervisor_comes_back_as_it_was(DatabaseKind kind)
    {
        await using var database = await TestDatabase.MakeAsync(kind);
        var again = CasePageCases.In(CasePhase.Closed).TransferredAgain().TransferredAgain("Awa").Note(StatementKind.ReopeningDeclined).Wait(1).TransferredAgain();
        var owed = CaseBuilder.In(CasePhase.ShelterSearch).Wait(300).Note(StatementKind.OtherEffort);
        Assert.Equal((true, true), (again.File.ReopeningOwed, owed.File.ReviewOwed));
        foreach (var file in (CaseFile[])[again.File, owed.File])
        {
            await using (var desk = database.Open())
            {
                desk.Db.CaseFiles.Add(file);
                await desk.Db.SaveChangesAsync();
            }

            await using var reader = database.Open();
            var back = (await reader.Store.FindAsync(file.Number))!;
            Assert.Equal(Lines(file), Lines(back));
            Assert.Equal(file.WaitingTransfers.Select(t => (t.BirthDate, t.Sequence)), back.WaitingTransfers.Select(t => (t.BirthDate, t.Sequence)));
        }
    }

    private static DateOnly Today => AmsterdamCalendar.DateOf(Telling.Now.UtcDateTime);

    // With every step of each reckoning.
    private static string Clocks(CaseFile file) => JsonSerializer.Serialize(CaseClocks.For(file, Today, CasePolicy.Default));

    private static List<string> Lines(CaseFile file) =>
    [
        Line(file), .. file.Entries.Select(Line), .. file.Facts.Select(Line), .. file.Proposals.Select(Line), .. file.SuspensionVersions.Select(Line),
        .. file.Alarms.Select(Line), .. file.Referrals.Select(Line),
    ];

    // The stored properties in a fixed order, with the kind of every instant.
    private static string Line(object thing) => $"{thing.GetType().Name}: " + string.Join("; ", thing.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.Name != "Id" && p.SetMethod is not null)
        .OrderBy(p => p.Name, StringComparer.Ordinal)
        .Select(p => $"{p.Name}={Text(p.GetValue(thing))}"));

    private static string Text(object? value) => value switch
    {
        null => "-",
        string text => text,
        DateTime instant => $"{instant:O}",
        DateOnly date => $"{date:O}",
        IEnumerable list => $"[{string.Join(",", list.Cast<object>())}]",
        _ => value.ToString()!,
    };
}
