using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Privacy;

namespace ReturnCase.Web.Importing;

/// <summary>A case or, as long as nothing is kept, a line that may be of the same child.</summary>
internal sealed record AlikeLine(int Line, CaseFile? File);

/// <summary>
/// Looks for what may be of the same child as a line: a case that is here, or a line before it in the same file. It holds nothing up and links nothing: the finding is a fact of the new case and
/// a task of its team, as for a transfer by a system (ADR 48).
/// </summary>
internal sealed class ImportDoubles(LikeCases cases, Doubles doubles, Viewer viewer, LikeChildren<AlikeLine> before)
{
    /// <summary>The most alike are named and recorded; of more it is said how many.</summary>
    public const int MostNamed = 5;

    /// <summary>Compares a line, records on its case what was found, and keeps it to be compared with those after it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="file">Its case.</param>
    /// <param name="change">As of now; null on a trial, when nothing is recorded.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <returns>The warnings, and the numbers of the cases that are alike.</returns>
    public async Task<(IReadOnlyList<LineFault> Warnings, IReadOnlyList<string> Cases)> LookAsync(ImportLine line, CaseFile file, Change? change, CancellationToken cancel = default)
    {
        var child = new SoughtChild(line.Identity, line.BirthDate);
        var near = before.Like(child);
        before.Add(new(line.Line, change is null ? null : file), child);
        LikeCase[] kept = [.. await cases.FindAsync(viewer, child, null, cancel), .. near.Where(one => one.Mark.File is not null).Select(one => new LikeCase(one.Mark.File!.Number, one.Mark.File.Team, one.Mark.File.Phase.IsOpen(), one.Evidence))];
        LikeCase[] found = [.. kept.OrderBy(like => like.Evidence.Sum(evidence => (int)evidence)).ThenBy(like => like.Number, StringComparer.Ordinal)];
        if (change is not null)
            Record(file, change, found.Take(MostNamed));
        return ([
            .. Warning(ImportFault.LooksLike, [.. found.Select(like => $"{like.Number} ({like.Team})")]),
            .. Warning(ImportFault.LooksLikeLine, [.. near.Where(one => one.Mark.File is null).Select(one => ImportCells.Number(one.Mark.Line))]),
        ], [.. found.Take(MostNamed).Select(like => like.Number)]);
    }

    // What is kept on a case is in Dutch, whatever the machine speaks on which the command runs.
    private void Record(CaseFile file, Change change, IEnumerable<LikeCase> found)
    {
        using var dutch = new Spoken("nl");
        foreach (var like in found)
            doubles.Record(file, change, like);
    }

    private static IEnumerable<LineFault> Warning(ImportFault fault, string[] found) => found.Length == 0 ? []
        : [new(null, fault, string.Join(", ", found.Take(MostNamed)) + (found.Length > MostNamed ? $", +{ImportCells.Number(found.Length - MostNamed)}" : ""))];
}
