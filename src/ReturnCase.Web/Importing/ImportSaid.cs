using System.Globalization;

namespace ReturnCase.Web.Importing;

/// <summary>What is said at the end to whoever runs the import: how many lines came to what, and the first ones of which there is something to say.</summary>
internal sealed class ImportSaid(ImportText text, ImportReport report, string? reportPath, bool dryRun, string ruleSet)
{
    private const int MostNamed = 10;

    private readonly List<ReportedLine> _faulty = [];
    private readonly List<ReportedLine> _alike = [];

    /// <summary>Keeps a line to be named, as long as it is among the first.</summary>
    public void Keep(ReportedLine line)
    {
        var lines = line.CameIn ? _alike : _faulty;
        if (lines.Count < MostNamed)
            lines.Add(line);
    }

    /// <summary>The counts, and what is worth knowing though it holds nothing up.</summary>
    public async Task SummaryAsync(ImportFile file, ImportCounts counts, TextWriter output)
    {
        foreach (var (line, said) in file.Said.Where(note => note.Said.Fault == ImportFault.Windows1252))
            await output.WriteLineAsync($"Line {line}: {InEnglish(said)}");
        await output.WriteLineAsync(Invariant(
            $"{Lines(counts.Lines)}: {counts.Imported:N0} {(dryRun ? "would come in" : "came in")}, {counts.WasHere:N0} were here already, {counts.NotImported:N0} {(dryRun ? "would not come in" : "did not come in")}."));
        await output.WriteLineAsync(InEnglish(new(null, ImportFault.UnderRuleSet, ruleSet)));
        foreach (var line in _alike)
            await output.WriteLineAsync($"Line {line.Line}{(line.Case is null ? "" : $" ({line.Case})")}: {string.Join(" ", line.Faults.Select(fault => text.Of(fault)[2]))}");
        if (counts.Alike > 0)
            await output.WriteLineAsync(Invariant(
                $"{Lines(counts.Alike)} {(counts.Alike == 1 ? "looks" : "look")} like a case that is here, or like another line{Named(counts.Alike)}. That holds nothing up: each case {(dryRun ? "would have" : "has")} a task, its team says whether it is the same child, and a supervisor links the two. Nothing was linked."));
    }

    /// <summary>What did not come in, and how to go on.</summary>
    public async Task FaultsAsync(ImportCounts counts, TextWriter errors)
    {
        foreach (var line in _faulty)
        {
            foreach (var fault in line.Faults)
                await errors.WriteLineAsync($"Line {line.Line}{(fault.Column is null ? "" : $", column {report.ColumnOf(fault)}")}: {InEnglish(fault)}");
        }

        if (counts.NotImported > 0)
            await errors.WriteLineAsync(Invariant(
                $"{Lines(counts.NotImported)} {(counts.NotImported == 1 ? "is" : "are")} not good; nothing of {(counts.NotImported == 1 ? "it" : "them")} was kept{Named(counts.NotImported)}. {(reportPath is null ? "Use --report FILE to have each with what would be right." : $"Each is in {reportPath}.")} Mend what is wrong and run the command again: what came in stays as it is."));
        if (counts.Stopped)
            await errors.WriteLineAsync(Invariant(
                $"Stopped after {Lines(counts.Lines)}{(dryRun ? "" : $", of which {counts.Imported:N0} came in")}. {(dryRun ? "Nothing was kept. Run the same command again to try the whole file." : "Run the same command again: it goes on with the rest, and what came in stays as it is.")}"));
    }

    private static string Lines(int count) => Invariant($"{count:N0} {(count == 1 ? "line" : "lines")}");

    private static string Named(int count) => count > MostNamed ? Invariant($" (the first {MostNamed} are named here)") : "";

    private string InEnglish(LineFault fault) => string.Join(" ", text.Of(fault).Skip(2));

    private static string Invariant(FormattableString said) => said.ToString(CultureInfo.InvariantCulture);
}
