using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Audit;

/// <summary>Which months of the trail have expired; the auditor asks for the oldest to go.</summary>
public sealed class MonthsModel(AuditMonths months, AuditRetention retention, CurrentUser user, PageText<MonthsModel> text) : PageModel
{
    public AuditMonthsState State { get; private set; } = new(null, null, []);

    public int Months => retention.Months;

    public async Task OnGetAsync(CancellationToken cancel) => State = await months.StateAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var result = await months.ProposeAsync(new Actor(user.UserId, user.DisplayName, user.Role), cancel);
        if (result == RemovalResult.Done)
        {
            TempData.Flash(text["Proposed"]);
            return LocalRedirect("/audit/months");
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        ModelState.AddModelError("", text[$"Result{result}"]);
        await OnGetAsync(cancel);
        return Page();
    }
}
