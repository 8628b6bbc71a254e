using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Suspensions;

namespace ReturnCase.Web.Importing;

/// <summary>Reads the items of the columns that hold several. Each names the part of it that is wrong.</summary>
internal static class ImportItems
{
    private const string Pause = "pause";
    private const string Until = "until";
    private const string Ground = "ground";
    private const string DecisionExample = "FurtherInvestigation 2026-03-02 Z1-11009 until 2026-09-01";
    private const string SuspensionExample = "Appeal 2025-10-01..2026-01-15 AWB 25/4410";

    /// <summary>PHASE DATE, and for an adverse phase: DECIDED BY / CONFIRMED BY: REASON.</summary>
    public static ImportedPhase? Phase(ImportCells cells, string item)
    {
        const string Column = ImportColumns.PhaseHistory;
        if (item.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries) is not [var word, var date, .. var rest])
            return Wrong<ImportedPhase>(cells, Column, item, "ShelterSearch 2025-11-14");
        if (cells.Word(Column, word, null, CasePhase.Closed) is not { } phase || Day(cells, Column, date) is not { } on)
            return null;
        if (phase == CasePhase.Closed)
        {
            cells.Add(Column, ImportFault.ClosedBefore, ImportCells.Iso(on));
            return null;
        }

        if (!phase.IsAdverse())
            return new(new(phase), on, null, Column);
        if (rest is not [var names] || names.Split('/', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } decided, var other] || other.Split(':', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } confirmed, { Length: > 0 } reason])
            return Wrong<ImportedPhase>(cells, Column, item, $"{phase} 2025-11-14 J. Dekker / I. Smit: why");
        return Fits(cells, Column, decided, Actor.NameMaxLength) && Fits(cells, Column, confirmed, Actor.NameMaxLength)
            ? new(new(phase) { DecidedBy = decided, ConfirmedBy = confirmed }, on, reason, Column) : null;
    }

    /// <summary>KIND DATE REFERENCE, with the date that the IND named behind "until" and the ground of a permit behind "ground".</summary>
    public static ImportedDecision? Decision(ImportCells cells, string item)
    {
        const string Column = ImportColumns.Decisions;
        var words = item.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (cells.Word(Column, words[0], null, DecisionKind.AsylumRejected, DecisionKind.ReturnDecisionIssued) is not { } kind)
            return null;
        if (kind is DecisionKind.AsylumRejected or DecisionKind.ReturnDecisionIssued)
        {
            cells.Add(Column, ImportFault.HasOwnColumns, kind.ToString(), string.Join(", ", kind == DecisionKind.AsylumRejected
                ? [ImportColumns.RejectedOn, ImportColumns.RejectionReference] : (string[])[ImportColumns.ReturnDecisionOn, ImportColumns.ReturnDecisionReference]));
            return null;
        }

        if (words is not [_, var date, var reference, .. var rest])
            return Wrong<ImportedDecision>(cells, Column, item, DecisionExample);
        if (Day(cells, Column, date) is not { } on || !Fits(cells, Column, reference, AuthorityDecision.ReferenceMaxLength))
            return null;
        var known = new DecisionDetails(kind, kind.Origins()[0], reference);
        switch (rest)
        {
            case []:
                return new(known, on, Column);
            case [Until, var last]:
                if (Day(cells, Column, last) is not { } due)
                    return null;
                if (due >= on)
                    return new(known with { DueOn = due }, on, Column);
                cells.Add(Column, ImportFault.DueBeforeDecision, ImportCells.Iso(due), ImportCells.Iso(on));
                return null;
            case [Ground, _, ..]:
                var ground = string.Join(' ', rest[1..]);
                return Fits(cells, Column, ground, RecordedFact.LineMaxLength) ? new(known with { Ground = ground }, on, Column) : null;
            default:
                return Wrong<ImportedDecision>(cells, Column, item, DecisionExample);
        }
    }

    /// <summary>KIND FROM..UNTIL REFERENCE, with "pause" at the end where it is to pause the search year.</summary>
    public static ImportedSuspension? Suspension(ImportCells cells, string item)
    {
        const string Column = ImportColumns.Suspensions;
        if (item.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries) is not [var word, var days, var rest] || days.Split("..", 2) is not [var first, var last])
            return Wrong<ImportedSuspension>(cells, Column, item, SuspensionExample);
        var pauses = rest.EndsWith($" {Pause}", StringComparison.OrdinalIgnoreCase);
        var reference = pauses ? rest[..^(Pause.Length + 1)].Trim() : rest.Trim();
        if (cells.Word<SuspensionKind>(Column, word) is not { } kind || Day(cells, Column, first) is not { } from || !Fits(cells, Column, reference, RecordedFact.LineMaxLength))
            return null;
        if (last.Length == 0)
            return new(new(kind, reference, false, pauses), from, null);
        if (Day(cells, Column, last) is not { } until)
            return null;
        if (until >= from)
            return new(new(kind, reference, false, pauses), from, until);
        cells.Add(Column, ImportFault.EndsBeforeBegin, ImportCells.Iso(until), ImportCells.Iso(from));
        return null;
    }

    private static DateOnly? Day(ImportCells cells, string column, string text)
    {
        if (ImportCells.ReadDay(text) is { } day)
            return day;
        cells.AddNoDay(column, text);
        return null;
    }

    private static bool Fits(ImportCells cells, string column, string text, int max)
    {
        if (text.Length > max)
            cells.Add(column, ImportFault.PartTooLong, ImportCells.Short(text), ImportCells.Number(text.Length), ImportCells.Number(max));
        return text.Length <= max;
    }

    private static T? Wrong<T>(ImportCells cells, string column, string item, string example)
        where T : class
    {
        cells.Add(column, ImportFault.ItemWrong, ImportCells.Short(item), example);
        return null;
    }
}
