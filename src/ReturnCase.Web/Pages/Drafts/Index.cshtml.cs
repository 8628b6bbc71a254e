using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Drafts;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Drafts;

/// <summary>All that this person typed and did not send.</summary>
public sealed class IndexModel(DraftStore drafts, CaseDesk desk, DraftLimits limits) : PageModel
{
    public IReadOnlyList<DraftRow> Rows { get; private set; } = [];

    public int Days => limits.Days;

    public async Task OnGetAsync(CancellationToken cancel) => Rows = await drafts.ListAsync(await desk.ViewerAsync(cancel), cancel);
}
