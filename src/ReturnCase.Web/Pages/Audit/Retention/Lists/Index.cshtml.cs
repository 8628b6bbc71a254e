using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Retention;

namespace ReturnCase.Web.Pages.Audit.Retention.Lists;

public sealed class IndexModel(DestructionQueries queries) : PageModel
{
    public IReadOnlyList<DestructionListRow> Lists { get; private set; } = [];

    public int? Next { get; private set; }

    public async Task OnGetAsync(int? below, CancellationToken cancel) => (Lists, Next) = await queries.PageAsync(below, cancel);
}
