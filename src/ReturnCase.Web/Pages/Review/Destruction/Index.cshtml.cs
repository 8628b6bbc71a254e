using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Retention;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Review.Destruction;

public sealed class IndexModel(DestructionQueries queries, CaseDesk desk) : PageModel
{
    public IReadOnlyList<DestructionListRow> Lists { get; private set; } = [];

    public string? Team => desk.Team;

    public async Task OnGetAsync(CancellationToken cancel) => Lists = await queries.OfTeamAsync(desk.Team, cancel);
}
