using ReturnCase.Data.Audit;

namespace ReturnCase.Web.Audit;

/// <summary>What is wrong with the trail, for an operator.</summary>
public static class AuditSentences
{
    public static string Of(AuditFault fault) => FormattableString.Invariant(fault.Kind switch
    {
        AuditFaultKind.RowChanged => $"Chain {fault.Chain}, row {fault.Sequence}: the row was changed, moved or put in after it was written.",
        AuditFaultKind.RowMissing => $"Chain {fault.Chain}, row {fault.Sequence}: the row is missing.",
        AuditFaultKind.HeadChanged => $"Chain {fault.Chain}: its end was changed, or signed with another key than Keys:Folder holds.",
        AuditFaultKind.ChainMissing => (FormattableString)$"Chain {fault.Chain} is missing altogether.",
        AuditFaultKind.EndWrong => $"Chain {fault.Chain}, row {fault.Sequence}: the rows do not end where the chain ends.",
        AuditFaultKind.SegmentChanged => $"Chain {fault.Chain}, row {fault.Sequence}: the record of a removed month was changed or does not join the one before it.",
        AuditFaultKind.BehindAnchor => $"Chain {fault.Chain}, row {fault.Sequence}: the database is older than, or differs from, what was anchored outside it.",
        AuditFaultKind.AnchorChanged => $"Line {fault.Sequence} of {AuditAnchors.FileName} was changed after it was written, or signed with another key.",
        AuditFaultKind.AnchorMissing => (FormattableString)$"There is no anchor in {AuditAnchors.FileName} of Audit:AnchorFolder to hold the trail against. If the program ran before, the file was taken away or the folder is another; if not, start it once.",
        AuditFaultKind.LinksChanged => $"Chain {fault.Chain}: the rows are whole, but the list that finds the rows of a case was changed. Make it anew with: audit relink.",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Kind, null),
    });
}
