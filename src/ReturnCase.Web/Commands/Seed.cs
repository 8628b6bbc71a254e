using System.Diagnostics;
using System.Globalization;
using ReturnCase.Data;
using ReturnCase.Data.Retention;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Demo.Stories;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Commands;

internal static class Seed
{
    private const int Most = 1_000_000;
    private const int BarWidth = 40;

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out);

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var arguments = new Arguments(args, "--cases", "--seed");
        if (arguments.Words.Count > 0)
            throw new UsageException($"seed does not know '{arguments.Words[0]}'.");
        var cases = arguments.Number("--cases", 1, Most);
        var seed = arguments.Number("--seed", 0, int.MaxValue, StorySeeder.DemoSeed);
        await using var app = WebApp.Build(arguments.Settings);
        if (!app.Services.GetRequiredService<DemoOptions>().Enabled)
            throw new SettingsException("seed adds fictitious children, so it works only in a demo: set Demo:Enabled to true, and use a database without real cases.");
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().PrepareAsync();
            await scope.ServiceProvider.GetRequiredService<DemoAccountSeeder>().SeedAsync();
        }

        var watch = Stopwatch.StartNew();
        var before = await app.Services.GetRequiredService<LargeSet>().AddAsync(cases, seed, done => Show(done, cases));
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DatabaseFile>().SampleAsync(scope.ServiceProvider.GetRequiredService<ReturnCaseDb>());
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{cases - before:N0} cases were added in {watch.Elapsed:hh\\:mm\\:ss} ({(cases - before) / watch.Elapsed.TotalSeconds:N0} a second, seed {seed}){(before > 0 ? $"; {before:N0} were there already" : "")}."));
        return CommandLine.Done;
    }

    private static void Show(int done, int all)
    {
        if (Console.IsOutputRedirected)
            return;
        var filled = (int)((long)done * BarWidth / all);
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"\r[{new string('#', filled)}{new string('.', BarWidth - filled)}] {done:N0} of {all:N0}"));
        if (done == all)
            Console.WriteLine();
    }
}
