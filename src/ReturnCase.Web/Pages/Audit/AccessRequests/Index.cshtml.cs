using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.AccessRequests;

namespace ReturnCase.Web.Pages.Audit.AccessRequests;

public sealed class IndexModel(AccessQueries queries) : PageModel
{
    public IReadOnlyList<AccessRow> Rows { get; private set; } = [];

    public int? Next { get; private set; }

    public async Task OnGetAsync(int? below, CancellationToken cancel) => (Rows, Next) = await queries.PageAsync(below, cancel);
}
