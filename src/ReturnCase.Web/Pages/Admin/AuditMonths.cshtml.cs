using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Admin;

/// <summary>The second person signs, and an expired month of the trail goes whole.</summary>
public sealed class AuditMonthsModel(AuditMonths months, CurrentUser user, PageText<AuditMonthsModel> text) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public AuditMonthsState State { get; private set; } = new(null, null, []);

    public async Task OnGetAsync(CancellationToken cancel) => State = await months.StateAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.AddErrors(await new Rules(text).ValidateAsync(Input, cancel)))
        {
            await OnGetAsync(cancel);
            return this.Invalid();
        }

        var result = await months.SignAsync(new Actor(user.UserId, user.DisplayName, user.Role), cancel);
        if (result == RemovalResult.Done)
        {
            TempData.Flash(text["Done"]);
            return LocalRedirect("/admin/audit-months");
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        ModelState.AddModelError("", text[$"Result{result}"]);
        await OnGetAsync(cancel);
        return Page();
    }

    public sealed record InputModel
    {
        public bool Sure { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<AuditMonthsModel> text) => RuleFor(input => input.Sure).Equal(true).WithMessage(_ => text["SureMissing"]);
    }
}
