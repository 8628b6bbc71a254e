using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Referrals;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Referrals.Batches;

/// <summary>The packages: first those that are no batch yet or were given up, then the batches and whether each left.</summary>
public sealed class IndexModel(BatchQueries queries, PackageOrders orders, CaseDesk desk) : PageModel
{
    private const int MostNotMade = 10;

    public IReadOnlyList<BatchRow> Batches { get; private set; } = [];

    public IReadOnlyList<PackageOrder> NotMade { get; private set; } = [];

    public int? Next { get; private set; }

    public async Task OnGetAsync(int? below, CancellationToken cancel)
    {
        var viewer = await desk.ViewerAsync(cancel);
        (Batches, Next) = await queries.PageAsync(viewer, below, cancel);
        NotMade = below is null ? await orders.NotMadeAsync(viewer, MostNotMade, cancel) : [];
    }
}
