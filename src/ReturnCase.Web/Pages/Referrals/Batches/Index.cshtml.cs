using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Referrals;

namespace ReturnCase.Web.Pages.Referrals.Batches;

public sealed class IndexModel(BatchQueries queries) : PageModel
{
    public IReadOnlyList<BatchRow> Batches { get; private set; } = [];

    public int? Next { get; private set; }

    public async Task OnGetAsync(int? below, CancellationToken cancel) =>
        (Batches, Next) = await queries.PageAsync(below, cancel);
}
