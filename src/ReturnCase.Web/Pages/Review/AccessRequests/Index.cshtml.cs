using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Review.AccessRequests;

public sealed class IndexModel(AccessQueries queries, CaseDesk desk) : PageModel
{
    public IReadOnlyList<AccessRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Rows = await queries.InReviewAsync(desk.Team, cancel);
}
