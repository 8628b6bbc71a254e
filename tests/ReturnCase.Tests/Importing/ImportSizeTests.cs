using System.Diagnostics;
using System.Globalization;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Importing;

namespace ReturnCase.Tests.Importing;

/// <summary>
/// A long caseload. <c>RETURNCASE_LINES=100000</c> says how many lines; what it prints is how long that takes. It asserts what stays in memory, never the time: of each line no more than a few bytes.
/// </summary>
[Collection(nameof(MeasuredAlone))]
public sealed class ImportSizeTests(ITestOutputHelper output) : IDisposable
{
    // What tells that a line stands in the file twice: its V-number, its key and the number of the line, in two tables that are at most twice as large as they need be.
    private const int BytesOfALine = 256;
    private const long Slack = 24L << 20;

    private static readonly int Lines = int.Parse(Environment.GetEnvironmentVariable("RETURNCASE_LINES") ?? "600", CultureInfo.InvariantCulture);

    private readonly ReturnCaseApp _app = new();
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("returncase-lines-").FullName, "cases.csv");

    public void Dispose()
    {
        Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);
        _app.Dispose();
    }

    [Fact]
    public async Task However_long_the_file_no_more_is_held_than_some_lines()
    {
        Write();
        var (first, most, watch, shown) = (0L, 0L, Stopwatch.StartNew(), 0);
        var every = Math.Max(1, Lines / ImportRun.LinesAtOnce / 6);
        var (counts, _, _) = await Caseload.BringIn(_app, _path, progress: (done, all) =>
        {
            Assert.Equal(Lines, all);
            if (shown++ % every != 0)
                return;
            var held = GC.GetTotalMemory(forceFullCollection: true);
            first = first == 0 ? held : first;
            most = Math.Max(most, held);
        });
        Assert.Equal(new ImportCounts(Lines, Lines, 0, 0), counts);
        output.WriteLine($"{Lines} lines came in at {Lines / watch.Elapsed.TotalSeconds:0} a second; held at most {(most - first) >> 10} KiB more than after the first lines");
        Assert.True(most - first < Slack + ((long)Lines * BytesOfALine), $"{(most - first) >> 20} MiB more are held at the end of the file than at its beginning.");
    }

    // As the reader, line by line.
    private void Write()
    {
        using var file = new StreamWriter(_path);
        file.WriteLine(string.Join(';', ImportColumns.All.Select(column => column.Name)));
        for (var line = 1; line <= Lines; line++)
            file.WriteLine(string.Join(';', ImportColumns.All.Select(column => column.Name switch
            {
                ImportColumns.Key => $"A-{line}",
                ImportColumns.VNumber => (3_000_000_000L + line).ToString(CultureInfo.InvariantCulture),
                ImportColumns.RejectionReference => $"Z1-{line}",
                ImportColumns.LastName => Caseload.NameOf(line),
                ImportColumns.Aliases => "",
                _ => column.Examples[line % column.Examples.Count],
            })));
    }
}
