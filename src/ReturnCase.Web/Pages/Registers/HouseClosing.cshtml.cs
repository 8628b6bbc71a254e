using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Registers;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Registers;

namespace ReturnCase.Web.Pages.Registers;

/// <summary>Closes a reception house, or opens a closed one again. It is never deleted.</summary>
public sealed class HouseClosingModel(RegisterDesk desk, PageText<HouseClosingModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [FromRoute]
    public int N { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public HouseRow House { get; private set; } = null!;

    public bool IsConflict { get; private set; }

    public DraftForms Drafts => desk.Drafts;

    private int Edition => House.Entry?.Number ?? 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
            return NotFound();
        Input.Version = Edition;
        await ShowDraftAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
            return NotFound();
        await ShowDraftAsync(cancel);
        if (await desk.Drafts.KeepAsync(this, null, cancel) is { } kept)
            return kept;
        if (Input.Why.Typed() is not { } why)
            ModelState.AddModelError("Input.Why", text["WhyMissing"]);
        else if (why.Length > Change.ReasonMaxLength)
            ModelState.AddModelError("Input.Why", shared["TextTooLong", Change.ReasonMaxLength, why.Length - Change.ReasonMaxLength]);
        else
        {
            var (opens, change) = (House.Closed, desk.Change(why));
            if (Input.Version == Edition && await desk.ChangeHouseAsync(N, Edition, house => _ = opens ? house.Reopen(change) : house.Close(change), opens ? "opened" : "closed", cancel))
            {
                TempData.Flash(text[opens ? "Reopened" : "Closed", House.Name]);
                return Redirect($"/registers/reception-houses/{N}");
            }

            await LoadAsync(cancel);
            (IsConflict, Input.Version, _) = (true, Edition, ModelState.Remove("Input.Version"));
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        return this.Invalid();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        House = (await desk.Registers.RowAsync(N, cancel))!;
        return House is not null;
    }

    private Task<bool> ShowDraftAsync(CancellationToken cancel) =>
        desk.Drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);

    public sealed record InputModel
    {
        /// <summary>The version of the register that the form was made from.</summary>
        public int Version { get; set; }

        public string? Why { get; set; }
    }
}
