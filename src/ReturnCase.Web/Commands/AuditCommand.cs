using System.Globalization;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Web.Audit;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Commands;

/// <summary>audit verify: reads the whole trail and names the first thing that is not as it was written.</summary>
internal static class AuditCommand
{
    private const int EachRows = 50_000;

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out);

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var arguments = new Arguments(args);
        if (arguments.Words is not ["verify"])
            throw new UsageException("audit needs verify.");
        await using var app = WebApp.Build(arguments.Settings);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().PrepareAsync();
        var finding = await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(Console.IsOutputRedirected ? null : Show);
        if (finding.Fault is { } fault)
            throw new SettingsException(AuditSentences.Of(fault));

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"The audit trail is intact: {finding.Rows:N0} rows in {finding.Chains} chains{(finding.Removed > 0 ? $", and {finding.Removed:N0} that were removed with their months" : "")}."));
        return CommandLine.Done;
    }

    private static void Show(long rows)
    {
        if (rows % EachRows == 0)
            Console.Write(string.Create(CultureInfo.InvariantCulture, $"\r{rows:N0} rows"));
    }
}
