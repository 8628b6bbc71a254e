using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Importing;

namespace ReturnCase.Tests.Support;

/// <summary>An existing caseload as a file, line by line, and what comes of it.</summary>
internal sealed class Caseload : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("returncase-caseload-").FullName;
    private readonly List<Dictionary<string, string>> _lines = [];

    public static readonly DateOnly Today = new(2026, 11, 27);

    public int Count => _lines.Count;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A line that is good by itself: a case in the shelter search; with what is different.</summary>
    public Caseload Line(params (string Column, string Value)[] with)
    {
        var number = _lines.Count + 1;
        var line = ImportColumns.All.ToDictionary(column => column.Name, column => column.Name switch
        {
            ImportColumns.Key => $"A-{number}",
            ImportColumns.VNumber => (2_900_000_000L + number).ToString(CultureInfo.InvariantCulture),
            ImportColumns.RejectionReference => $"Z1-{number}",
            ImportColumns.LastName => NameOf(number),
            _ => column.Examples[0],
        });
        foreach (var (column, value) in with)
            line[column] = value;
        _lines.Add(line);
        return this;
    }

    /// <summary>Lines of all sorts, the same for the same number: in every phase, with and without referral.</summary>
    public Caseload Lines(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Line([.. (i % 6) switch
            {
                0 => [],
                1 => [(ImportColumns.Phase, "Intake"), (ImportColumns.PhaseSince, "2026-02-03")],
                2 => Adverse(CasePhase.InsufficientCooperation).Append((ImportColumns.ReferralSentOn, "2026-07-02")),
                3 => ReturnDecision().Append((ImportColumns.Phase, "ReturnPreparation")).Append((ImportColumns.PhaseSince, "2026-03-01")),
                4 => ((string, string)[])[(ImportColumns.Phase, "Closed"), (ImportColumns.PhaseSince, "2026-08-01"), (ImportColumns.ClosingReason, "LeftUnknownDestination"), (ImportColumns.PhaseReason, "no sign for weeks")],
                _ => ((string, string)[])[(ImportColumns.Suspensions, "Appeal 2026-03-01..2026-05-01 AWB 26/7"), (ImportColumns.BirthDate, "2010")],
            }]);
        }

        return this;
    }

    /// <summary>A last name that sounds like that of no other number.</summary>
    public static string NameOf(int number)
    {
        const string Consonants = "bdfklmnr";
        var name = new StringBuilder("S");
        for (var left = number; name.Length < 14; left /= Consonants.Length)
            name.Append(name.Length == 1 ? "o" : "a").Append(Consonants[left % Consonants.Length]);
        return name.Append('o').ToString();
    }

    /// <summary>A line as the reader gets it.</summary>
    public ImportRow Row(int index) => new(index + 2, [.. ImportColumns.All.Select(column => _lines[index][column.Name])]);

    public static (string, string)[] Adverse(CasePhase phase) =>
    [
        (ImportColumns.PhaseHistory, "ShelterSearch 2026-02-06"), (ImportColumns.Phase, phase.ToString()), (ImportColumns.PhaseSince, "2026-06-30"), (ImportColumns.PhaseReason, "told nothing"),
        (ImportColumns.DecidedBy, "J. Dekker"), (ImportColumns.ConfirmedBy, "I. Smit"),
    ];

    public static (string, string)[] ReturnDecision(string on = "2026-01-20") =>
    [
        (ImportColumns.ReturnDecisionOn, on), (ImportColumns.ReturnDecisionReference, "Z1-TKB"), (ImportColumns.UnlawfulStay, "yes"), (ImportColumns.DutyToLeave, "ja"),
        (ImportColumns.DepartureTermDays, "28"), (ImportColumns.ReturnCountries, "GN | SN"),
    ];

    /// <summary>The file as CSV.</summary>
    public string Csv(char separator = ';', Encoding? encoding = null, bool mark = false, IReadOnlyList<string>? columns = null)
    {
        encoding ??= new UTF8Encoding(false);
        columns ??= [.. ImportColumns.All.Select(column => column.Name)];
        var rows = _lines.Select(line => columns.Select(column => line[column])).Prepend(columns).Select(cells => string.Join(separator, cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
        return Write("csv", [.. mark ? Encoding.UTF8.GetPreamble() : [], .. encoding.GetBytes(string.Join("\r\n", rows) + "\r\n")]);
    }

    /// <summary>The file as a workbook, dates as dates.</summary>
    public string Xlsx()
    {
        using var bytes = new MemoryStream();
        bytes.SaveAs(_lines.Select(line => line.ToDictionary(cell => cell.Key, cell => ImportCells.ReadDay(cell.Value) is { } day ? day.ToDateTime(TimeOnly.MinValue) : (object)cell.Value)).ToList());
        return Write("xlsx", bytes.ToArray());
    }

    public string Write(string extension, byte[] bytes)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.{extension}");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Brings a file in, and gives the counts, the lines of which there is something to say, and the report.</summary>
    public static async Task<(ImportCounts Counts, IReadOnlyList<ReportedLine> Lines, string Report)> BringIn(ReturnCaseApp app, string path, bool dryRun = false, Action<int, int>? progress = null, CancellationToken cancel = default)
    {
        app.Clock.Set(new DateTimeOffset(Today, new TimeOnly(12, 0), TimeSpan.FromHours(1)));
        var file = ImportFile.Open(path);
        var named = new List<ReportedLine>();
        var kept = new MemoryStream();
        ImportCounts counts;
        await using (var report = new ImportReport(kept, app.Services.GetRequiredService<ImportText>(), file.Columns))
        {
            var run = new ImportRun(app.Services.GetRequiredService<IServiceScopeFactory>(), app.Services.GetRequiredService<TimeProvider>(), app.Services.GetRequiredService<CasePolicy>(), app.Services.GetRequiredService<RuleSets>().Newest);
            counts = await run.RunAsync(file, dryRun, report, named.Add, progress ?? ((_, _) => { }), cancel);
        }

        return (counts, named, Encoding.UTF8.GetString(kept.ToArray()));
    }

    /// <summary>Every case here as lines of text, by V-number: what is the same after one run or several.</summary>
    public static async Task<IReadOnlyList<string>> Told(ReturnCaseApp app)
    {
        IReadOnlyList<string> told = [];
        await app.InDatabase(async db =>
        {
            var numbers = await db.CaseFiles.Select(c => c.Number).ToListAsync();
            await using var scope = app.Services.CreateAsyncScope();
            var files = await scope.ServiceProvider.GetRequiredService<CaseStore>().FindManyAsync(numbers);
            told = [.. files.OrderBy(file => file.VNumber, StringComparer.Ordinal).Select(file => string.Join("\n", [
                $"{file.VNumber} {file.Phase} {file.ClosingReason} {file.Team} {file.CounsellorName} {file.SearchStartedOn} {file.SearchLastDay} {file.GoverningDeadline} {file.GoverningKind}",
                .. file.Entries.Select(line => $"{line.Sequence} {line.Kind} {line.OccurredOn} {line.RecordedAt:O} {line.Trigger} {line.From} {line.To} {line.Reason} {line.Source}"),
                .. file.Referrals.Select(referral => $"{referral.Kind} {referral.State} {referral.FiledOn} {referral.ExportedAt:O}"),
            ]))];
        });
        return told;
    }
}
