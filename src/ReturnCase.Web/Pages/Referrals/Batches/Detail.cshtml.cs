using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Referrals;

namespace ReturnCase.Web.Pages.Referrals.Batches;

/// <summary>A batch that was sent. Its files are the bytes that were kept when it was made.</summary>
[ResponseCache(NoStore = true)]
public sealed class DetailModel(BatchQueries queries) : PageModel
{
    public BatchRow Batch { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int n, CancellationToken cancel)
    {
        if (await queries.FindAsync(n, cancel) is not { } batch)
            return NotFound();
        Batch = batch;
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(int n, CancellationToken cancel) =>
        await queries.CsvAsync(n, cancel) is { } bytes ? File(bytes, "text/csv; charset=utf-8", $"{ReferralBatch.NameOf(n)}.csv") : NotFound();

    public async Task<IActionResult> OnGetJsonAsync(int n, CancellationToken cancel) =>
        await queries.JsonAsync(n, cancel) is { } bytes ? File(bytes, "application/json", $"{ReferralBatch.NameOf(n)}.json") : NotFound();
}
