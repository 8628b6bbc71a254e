using System.Globalization;
using ReturnCase.Data;
using ReturnCase.Data.Retention;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Importing;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Commands;

/// <summary>import FILE: brings an existing caseload in.</summary>
internal static class Import
{
    private const string DryRun = "--dry-run";
    private const int BarWidth = 40;

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out, Console.Error);

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancel = default)
    {
        var arguments = new Arguments(args, flags: [DryRun], ["--report"]);
        var dryRun = arguments.Has(DryRun);
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
            using var stop = new StopSignals(() => errors.WriteLine("Stopping: these lines are finished first. Ctrl-C again ends it at once."), cancel);
            var text = app.Services.GetRequiredService<ImportText>();
            await using var report = new ImportReport(ReportFile(arguments["--report"]), text, file.Columns);
            var ruleSet = app.Services.GetRequiredService<RuleSets>().Newest;
            var said = new ImportSaid(text, report, arguments["--report"], dryRun, ruleSet);
            var run = new ImportRun(app.Services.GetRequiredService<IServiceScopeFactory>(), app.Services.GetRequiredService<TimeProvider>(), app.Services.GetRequiredService<CasePolicy>(), ruleSet);
            var counts = await run.RunAsync(file, dryRun, report, said.Keep, Show, stop.Token);
            await said.SummaryAsync(file, counts, output);
            await said.FaultsAsync(counts, errors);
            // A dry run writes nothing, this neither.
            if (!dryRun)
            {
                await using var scope = app.Services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<DatabaseFile>().SampleAsync(scope.ServiceProvider.GetRequiredService<ReturnCaseDb>(), CancellationToken.None);
            }

            return counts.NotImported == 0 && !counts.Stopped ? CommandLine.Done : CommandLine.Refused;
        }
        catch (ImportFileException exception)
        {
            throw new SettingsException($"{exception.Message} Nothing was brought in.");
        }
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
            return new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
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
