using ReturnCase.Data.Documents;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Documents;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Documents;

namespace ReturnCase.Web.Pages.Cases.Documents;

/// <summary>Every document of the case with its editions.</summary>
public sealed class DocumentsModel(CaseDesk desk, DocumentStore documents, VirusScanner scanner) : CasePage(desk)
{
    private IReadOnlyDictionary<string, ScanState> _scans = new Dictionary<string, ScanState>();

    public IReadOnlyList<CaseDocument> TakenBack => [.. Case.Facts.OfType<CaseDocument>().Where(Case.IsTakenBack).OrderByDescending(d => d.Sequence)];

    public bool MayAdd => !Desk.OnlyReads(Case);

    public async Task OnGetAsync(CancellationToken cancel) =>
        _scans = await documents.ScansAsync([.. Case.Facts.OfType<CaseDocument>().Select(d => d.StoredAs).Distinct()], cancel);

    /// <summary>What to say of a document that cannot be read now; null where it can.</summary>
    public ScanState? Shut(CaseDocument document) =>
        _scans.TryGetValue(document.StoredAs, out var said) && !scanner.MayRead(said) ? said : null;
}
