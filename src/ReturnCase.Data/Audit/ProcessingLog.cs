using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;

namespace ReturnCase.Data.Audit;

/// <summary>One child whose data was shown, changed or sent (Logboek Dataverwerkingen). It does not say who did it.</summary>
/// <param name="TraceId">The same for all children of one operation: 16 bytes.</param>
/// <param name="OperationId">The same each time this record is sent: 8 bytes.</param>
/// <param name="SubjectId">The V-number, encrypted; null where the child was destroyed before the log heard of it.</param>
public sealed record ProcessingRecord(string TraceId, string OperationId, AuditAction Operation, DateTime At, string? SubjectId);

/// <summary>A part of a chain to be sent.</summary>
public sealed record ProcessingPart(int Chain, long From, long Through, IReadOnlyList<ProcessingRecord> Records);

/// <summary>The processing log reads off the audit trail what it has to say, so nothing that was kept can be lost on the way.</summary>
public sealed class ProcessingLog(ReturnCaseDb db, UniqueIndexes indexes)
{
    private const string Job = "otlp";
    private const int RowsAtOnce = 100;
    private const int TraceBytes = 16;
    private const int OperationBytes = 8;

    // A refusal shows nothing of a child.
    private static readonly AuditAction[] NotProcessing = [AuditAction.Refused];

    /// <summary>The next part of a chain that was not acknowledged yet and whose children have their names; null where there is none.</summary>
    public async Task<ProcessingPart?> NextAsync(int chain, CancellationToken cancel = default)
    {
        var (from, named) = (await db.ThroughAsync(Job, chain, cancel), await db.ThroughAsync(AuditExpansion.Job, chain, cancel));
        var rows = await db.AuditRows.AsNoTracking().Where(r => r.Chain == chain && r.Sequence > from && r.Sequence <= named).OrderBy(r => r.Sequence).Take(RowsAtOnce).ToListAsync(cancel);
        if (rows.Count == 0)
        {
            return null;
        }

        var told = rows.Where(row => !NotProcessing.Contains(row.Action)).SelectMany(row => row.CaseNumbers.Distinct(), (row, number) => (Row: row, Case: number)).ToArray();
        var numbers = told.Select(record => record.Case).Distinct().ToArray();
        var tokens = await db.ProcessingSubjects.Where(s => numbers.Contains(s.CaseNumber)).ToDictionaryAsync(s => s.CaseNumber, s => s.Token, cancel);
        return new(chain, from, rows[^1].Sequence, [.. told.Select(record => Record(record.Row, record.Case, tokens.GetValueOrDefault(record.Case)))]);
    }

    /// <summary>The chains there are.</summary>
    public async Task<IReadOnlyList<int>> ChainsAsync(CancellationToken cancel = default) =>
        await db.AuditHeads.OrderBy(head => head.Chain).Select(head => head.Chain).ToListAsync(cancel);

    /// <summary>The receiver has the part; it is not sent again.</summary>
    public Task AcknowledgedAsync(ProcessingPart part, CancellationToken cancel = default) => db.GoOnAsync(indexes, Job, part.Chain, part.From, part.Through, cancel);

    private static ProcessingRecord Record(AuditRow row, string number, string? subject)
    {
        var trace = row.Trace is { Length: 2 * TraceBytes } known && known.All(char.IsAsciiHexDigitLower) ? known : Convert.ToHexStringLower(Digest(row, "")[..TraceBytes]);
        return new(trace, Convert.ToHexStringLower(Digest(row, number)[..OperationBytes]), row.Action, row.At, subject);
    }

    // Made from the place of the row, so that what is sent twice is known to be the same.
    private static byte[] Digest(AuditRow row, string number) =>
        SHA256.HashData([.. row.Mac, .. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{row.Chain}/{row.Sequence}/{number}"))]);
}
