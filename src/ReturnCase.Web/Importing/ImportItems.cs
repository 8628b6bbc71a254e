using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Suspensions;

namespace ReturnCase.Web.Importing;

/// <summary>Reads the items of the columns that hold several.</summary>
internal static class ImportItems
{
    private const string Pause = "pause";
    private const string Until = "until";

    /// <summary>PHASE DATE, and for an adverse phase: DECIDED BY / CONFIRMED BY: REASON.</summary>
    public static ImportedPhase? Phase(ImportCells cells, string item)
    {
        if (item.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries) is not [var word, var date, .. var rest] || ImportCells.ReadDay(date) is not { } on)
            return Wrong<ImportedPhase>(cells, ImportColumns.PhaseHistory, item, "ShelterSearch 2025-11-14");
        if (cells.Word<CasePhase>(ImportColumns.PhaseHistory, word) is not { } phase)
            return null;
        if (phase == CasePhase.Closed)
        {
            cells.Add(ImportColumns.PhaseHistory, ImportFault.NotOfThisPhase, word);
            return null;
        }

        if (!phase.IsAdverse())
            return new(new(phase), on, null, ImportColumns.PhaseHistory);
        return rest is [var names] && names.Split('/', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 and <= Actor.NameMaxLength } decided, var other] && other.Split(':', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 and <= Actor.NameMaxLength } confirmed, { Length: > 0 } reason]
            ? new(new(phase) { DecidedBy = decided, ConfirmedBy = confirmed }, on, reason, ImportColumns.PhaseHistory)
            : Wrong<ImportedPhase>(cells, ImportColumns.PhaseHistory, item, $"{phase} 2025-11-14 J. Dekker / I. Smit: why");
    }

    /// <summary>KIND DATE REFERENCE, with the date that the IND named behind "until" and the ground of a permit behind "ground".</summary>
    public static ImportedDecision? Decision(ImportCells cells, string item)
    {
        var words = item.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not [var kind, var date, var reference, .. var rest] || ImportCells.ReadDay(date) is not { } on || reference.Length > AuthorityDecision.ReferenceMaxLength)
            return Wrong<ImportedDecision>(cells, ImportColumns.Decisions, item, "FurtherInvestigation 2026-03-02 Z1-11009 until 2026-09-01");
        if (cells.Word<DecisionKind>(ImportColumns.Decisions, kind) is not { } known)
            return null;
        DateOnly? due = null;
        string? ground = null;
        switch (rest)
        {
            case []:
                break;
            case [Until, var last] when ImportCells.ReadDay(last) is { } day:
                due = day;
                break;
            case ["ground", ..] when rest.Length > 1 && string.Join(' ', rest[1..]) is { Length: <= RecordedFact.LineMaxLength } words2:
                ground = words2;
                break;
            default:
                return Wrong<ImportedDecision>(cells, ImportColumns.Decisions, item, "FurtherInvestigation 2026-03-02 Z1-11009 until 2026-09-01");
        }

        if (known is DecisionKind.AsylumRejected or DecisionKind.ReturnDecisionIssued)
        {
            cells.Add(ImportColumns.Decisions, ImportFault.NotOfThisPhase, kind);
            return null;
        }

        return new(new(known, known.Origins()[0], reference) { DueOn = due, Ground = ground }, on, ImportColumns.Decisions);
    }

    /// <summary>KIND FROM..UNTIL REFERENCE, with "pause" at the end where it is to pause the search year.</summary>
    public static ImportedSuspension? Suspension(ImportCells cells, string item)
    {
        const string Example = "Appeal 2025-10-01..2026-01-15 AWB 25/4410";
        if (item.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries) is not [var word, var days, var rest] || days.Split("..", 2) is not [var first, var last] || ImportCells.ReadDay(first) is not { } from)
            return Wrong<ImportedSuspension>(cells, ImportColumns.Suspensions, item, Example);
        var until = last.Length == 0 ? (DateOnly?)null : ImportCells.ReadDay(last);
        var pauses = rest.EndsWith($" {Pause}", StringComparison.OrdinalIgnoreCase);
        var reference = pauses ? rest[..^(Pause.Length + 1)].Trim() : rest.Trim();
        if ((until is null && last.Length > 0) || until < from || reference.Length is 0 or > RecordedFact.LineMaxLength)
            return Wrong<ImportedSuspension>(cells, ImportColumns.Suspensions, item, Example);
        return cells.Word<SuspensionKind>(ImportColumns.Suspensions, word) is { } kind ? new(new(kind, reference, false, pauses), from, until) : null;
    }

    private static T? Wrong<T>(ImportCells cells, string column, string item, string example)
        where T : class
    {
        cells.Add(column, ImportFault.ItemWrong, ImportCells.Short(item), example);
        return null;
    }
}
