using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Referrals;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Referrals.Batches;

public sealed class IndexModel(BatchQueries queries, CaseDesk desk) : PageModel
{
    public IReadOnlyList<BatchRow> Batches { get; private set; } = [];

    public int? Next { get; private set; }

    public async Task OnGetAsync(int? below, CancellationToken cancel) =>
        (Batches, Next) = await queries.PageAsync(await desk.ViewerAsync(cancel), below, cancel);
}
