using System.Globalization;
using ReturnCase.Data;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Importing;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Commands;

/// <summary>import FILE: brings an existing caseload in.</summary>
internal static class Import
{
    private const string DryRun = "--dry-run";
    private const int NamedFaults = 10;
    private const int BarWidth = 40;

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out, Console.Error);

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancel = default)
    {
        var dryRun = args.Contains(DryRun);
        var arguments = new Arguments([.. args.Where(arg => arg != DryRun)], "--report");
        if (arguments.Words is not [var path])
            throw new UsageException(arguments.Words is [] ? "import needs a file: import FILE [--dry-run] [--report FILE]." : $"import does not know '{arguments.Words[1]}'.");
        if (arguments["--report"] is { } place && Path.GetFullPath(place) == Path.GetFullPath(path))
            throw new UsageException("The report would take the place of the file itself; name another one.");
        try
        {
            var file = ImportFile.Open(path);
            await using var app = WebApp.Build(arguments.Settings);
            await using (var scope = app.Services.CreateAsyncScope())
                await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().PrepareExistingAsync();
            await using var report = new ImportReport(ReportFile(arguments["--report"]), app.Services.GetRequiredService<ImportText>(), file.Columns);
            var faulty = new List<ReportedLine>(NamedFaults);
            var run = new ImportRun(app.Services.GetRequiredService<IServiceScopeFactory>(), app.Services.GetRequiredService<TimeProvider>(), app.Services.GetRequiredService<CasePolicy>());
            var counts = await run.RunAsync(file, dryRun, report, line => Keep(faulty, line), Show, cancel);
            foreach (var (line, said) in file.Said.Where(note => note.Said.Fault == ImportFault.Windows1252))
                await output.WriteLineAsync($"Line {line}: {string.Join(" ", app.Services.GetRequiredService<ImportText>().Of(said).Skip(2))}");
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{counts.Lines:N0} lines: {counts.Imported:N0} {(dryRun ? "would come in" : "came in")}, {counts.WasHere:N0} were here already, {counts.NotImported:N0} {(dryRun ? "would not come in" : "did not come in")}."));
            if (counts.NotImported == 0)
                return CommandLine.Done;
            foreach (var line in faulty)
            {
                foreach (var fault in line.Faults)
                    await errors.WriteLineAsync($"Line {line.Line}{(fault.Column is null ? "" : $", column {report.ColumnOf(fault)}")}: {string.Join(" ", app.Services.GetRequiredService<ImportText>().Of(fault).Skip(2))}");
            }

            await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{counts.NotImported:N0} lines are not good; nothing of them was kept. {(arguments["--report"] is { } written ? $"Each is in {written}." : "Use --report FILE to have each with what would be right.")} Mend them and run the command again: what came in stays as it is."));
            return CommandLine.Refused;
        }
        catch (ImportFileException exception)
        {
            throw new SettingsException($"{exception.Message} Nothing was brought in.");
        }
    }

    private static void Keep(List<ReportedLine> faulty, ReportedLine line)
    {
        if (faulty.Count < NamedFaults)
            faulty.Add(line);
    }

    // It names children by the keys of another system: only whoever runs the command reads it.
    private static FileStream? ReportFile(string? path)
    {
        if (path is null)
            return null;
        try
        {
            File.Delete(path);
            OwnersFile.Create(path);
            return new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The report {path} cannot be written: {exception.Message} Nothing was brought in.");
        }
    }

    private static void Show(int done, int all)
    {
        if (Console.IsOutputRedirected || all == 0)
            return;
        var filled = (int)((long)done * BarWidth / all);
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"\r[{new string('#', filled)}{new string('.', BarWidth - filled)}] {done:N0} of {all:N0}"));
        if (done == all)
            Console.WriteLine();
    }
}
