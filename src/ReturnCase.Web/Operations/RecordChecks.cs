using ReturnCase.Data.Audit;
using ReturnCase.Data.Documents;
using ReturnCase.Data.Retention;
using ReturnCase.Web.Audit;

namespace ReturnCase.Web.Operations;

/// <summary>Looks at what is kept as evidence: the audit trail, the list of destroyed cases, and the files of documents.</summary>
internal sealed class RecordChecks(AuditVerification audit, DestructionLedger ledger, DocumentStore documents)
{
    private static readonly TimeSpan Leftover = TimeSpan.FromDays(1);

    /// <summary>The audit trail: its ends and anchors, or all of it.</summary>
    public async Task<CheckLine> AuditAsync(bool whole)
    {
        const string name = "audit";
        var finding = whole ? await audit.RunAsync() : await audit.EndsAsync();
        return finding.Fault is { Kind: AuditFaultKind.AnchorMissing } missing && finding.AnchoredAt is null && !whole ? CheckLine.Warning(name, AuditSentences.Of(missing))
            : finding.Fault is { } fault ? CheckLine.Fault(name, $"{AuditSentences.Of(fault)} Change nothing, tell the security officer, and keep a copy of database and anchors.")
            : CheckLine.Ok(name, whole
                ? FormattableString.Invariant($"The trail is intact: {finding.Rows:N0} rows in {finding.Chains} chains.")
                : $"The ends of {finding.Chains} chains are as they were written and anchored. The rows between are read with --audit.");
    }

    /// <summary>The list of destroyed cases.</summary>
    public CheckLine Destructions()
    {
        const string name = "destruction";
        try
        {
            var (last, restores) = (ledger.Last(), ledger.Restores());
            return restores is [.., { Step: RestoreStep.Begun }]
                ? CheckLine.Fault(name, "A restore was begun and did not come to its end. Give the command restore again.")
                : last.Count(entry => entry.Step == LedgerStep.Promised) is > 0 and var open
                    ? CheckLine.Warning(name, $"{open} destructions were signed and did not come to their end. The program settles them at its next start.")
                    : CheckLine.Ok(name, $"The list of destroyed cases is as it was written: {last.Count(entry => entry.Step == LedgerStep.Destroyed)} cases.");
        }
        catch (SignedLinesException exception)
        {
            return CheckLine.Fault(name, exception.Message);
        }
    }

    /// <summary>Whether each document has its file, and each file its document.</summary>
    public async Task<CheckLine> DocumentsAsync()
    {
        const string name = "documents";
        var (missing, orphaned) = await documents.CountAsync(DateTime.UtcNow - Leftover);
        return missing > 0 ? CheckLine.Fault(name, $"The files of {missing} documents are missing{(orphaned > 0 ? $", and {orphaned} files belong to none" : "")}. Check Storage:Documents, or put the folder back from its last copy.")
            : orphaned > 0 ? CheckLine.Warning(name, $"{orphaned} files older than a day belong to no document. The program takes them away within a day while it runs, but for 30 days after a restore.")
            : CheckLine.Ok(name, "Every document has its file, and every file its document.");
    }
}
