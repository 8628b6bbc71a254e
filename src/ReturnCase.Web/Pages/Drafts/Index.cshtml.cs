using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Drafts;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Drafts;

/// <summary>All that this person typed and did not send.</summary>
public sealed class IndexModel(DraftStore drafts, CaseDesk desk, ReturnCaseDb db, DraftLimits limits) : PageModel
{
    private const string UserForms = "/admin/users/";

    public IReadOnlyList<DraftRow> Rows { get; private set; } = [];

    public int Days => limits.Days;

    public async Task OnGetAsync(CancellationToken cancel) => Rows = await NamedAsync(await drafts.ListAsync(await desk.ViewerAsync(cancel), cancel), cancel);

    // The address of a colleague's page tells nobody whose it is; the list does.
    private async Task<IReadOnlyList<DraftRow>> NamedAsync(IReadOnlyList<DraftRow> rows, CancellationToken cancel)
    {
        if (!rows.Any(IsOfUser))
            return rows;
        var names = (await db.Users.Select(user => new { user.Id, user.DisplayName }).ToListAsync(cancel)).ToDictionary(user => UserDesk.AddressOf(user.Id), user => user.DisplayName);
        return [.. rows.Select(row => IsOfUser(row) && names.GetValueOrDefault(row.Form[UserForms.Length..].Split('#', '~')[0]) is { } name ? row with { About = name } : row)];
    }

    private static bool IsOfUser(DraftRow row) => row.Form.StartsWith(UserForms, StringComparison.Ordinal);
}
