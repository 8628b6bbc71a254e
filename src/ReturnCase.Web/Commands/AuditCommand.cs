using System.Globalization;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Retention;
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
        if (arguments.Words is not ["verify" or "relink"])
            throw new UsageException("audit needs verify or relink.");
        await using var app = WebApp.Build(arguments.Settings);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().PrepareExistingAsync();
        if (arguments.Words is ["relink"])
        {
            var rows = await scope.ServiceProvider.GetRequiredService<AuditExpansion>().AnewAsync();
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The list that finds the rows of a case was made anew from {rows:N0} rows."));
            return CommandLine.Done;
        }

        var finding = await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(Console.IsOutputRedirected ? null : Show);
        if (finding.Fault is { } fault)
            throw new SettingsException(AuditSentences.Of(fault));

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"The audit trail is intact: {finding.Rows:N0} rows in {finding.Chains} chains{(finding.Removed > 0 ? $", and {finding.Removed:N0} that were removed with their months" : "")}. Last anchored on {finding.AnchoredAt:yyyy-MM-dd HH:mm:ss} UTC."));
        foreach (var restore in scope.ServiceProvider.GetRequiredService<DestructionLedger>().Restores().Where(entry => entry.Step == RestoreStep.Done))
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"A backup was put back on {restore.At:yyyy-MM-dd HH:mm:ss} UTC. {BeforeRestore.Sentence(restore.Aside, restore.AsideRows)}"));
        return CommandLine.Done;
    }

    private static void Show(long rows)
    {
        if (rows % EachRows == 0)
            Console.Write(string.Create(CultureInfo.InvariantCulture, $"\r{rows:N0} rows"));
    }
}
