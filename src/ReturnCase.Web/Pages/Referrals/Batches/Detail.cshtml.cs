using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Referrals.Batches;

/// <summary>A batch that was sent. Its files are the bytes that were kept when it was made.</summary>
[ResponseCache(NoStore = true)]
public sealed class DetailModel(BatchQueries queries, CaseDesk desk, AuditTrail trail) : PageModel
{
    public BatchRow Batch { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int n, CancellationToken cancel)
    {
        if (await queries.FindAsync(await desk.ViewerAsync(cancel), n, cancel) is not { } batch)
            return NotFound();
        Batch = batch;
        return Page();
    }

    public Task<IActionResult> OnGetCsvAsync(int n, CancellationToken cancel) => DownloadAsync(n, queries.CsvAsync, "text/csv; charset=utf-8", "csv", cancel);

    public Task<IActionResult> OnGetJsonAsync(int n, CancellationToken cancel) => DownloadAsync(n, queries.JsonAsync, "application/json", "json", cancel);

    private async Task<IActionResult> DownloadAsync(
        int n, Func<Viewer, int, CancellationToken, Task<byte[]?>> part, string type, string extension, CancellationToken cancel)
    {
        var viewer = await desk.ViewerAsync(cancel);
        if (await part(viewer, n, cancel) is not { } bytes)
            return NotFound();
        var name = $"{ReferralBatch.NameOf(n)}.{extension}";
        trail.Shown(AuditAction.PackageDownloaded, await queries.CasesInAsync(viewer, n, cancel), name);
        return File(bytes, type, name);
    }
}
