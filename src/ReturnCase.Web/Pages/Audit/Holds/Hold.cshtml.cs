using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Retention;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Audit.Holds;

/// <summary>The holds of one case: set one, lift one, each with a reason. Of the case itself only its term is shown.</summary>
public sealed class HoldModel(LegalHolds holds, RetentionQueries queries, RetentionPolicy policy, ChildNames names, CaseDesk desk, AuditTrail audit, PageText<HoldModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public RetentionRow Row { get; private set; } = null!;

    public IReadOnlyList<LegalHold> Holds { get; private set; } = [];

    public DateOnly? DueOn => Row.DueOn(policy);

    public DraftForms Drafts => desk.Drafts;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancel)
    {
        if (!await LoadAsync(number, cancel))
        {
            return NotFound();
        }

        Shows();
        await ShowDraftAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancel)
    {
        if (!await LoadAsync(number, cancel))
        {
            return NotFound();
        }

        await ShowDraftAsync(cancel);
        if (await Drafts.KeepAsync(this, Row.Number, cancel) is { } draft)
        {
            return Draft(draft);
        }

        Shows();
        ModelState.AddErrors(await new Rules(shared).ValidateAsync(Input, cancel));
        if (await names.AreInAsync(Input.Reason, Row.Number, cancel))
        {
            ModelState.AddModelError("Input.Reason", shared["NamesChild"]);
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var change = desk.Change(reason: Input.Reason.Typed());
        var kept = Input.Lift is { } id ? await holds.LiftAsync(Row.Number, id, change, cancel) : await holds.SetAsync(Row.Number, change, cancel);
        TempData.Flash(text[(Input.Lift, kept) switch { (null, true) => "WasSet", (null, false) => "IsGone", (_, true) => "WasLifted", _ => "WasLiftedBefore" }], kept ? FlashKind.Ok : FlashKind.Warn);
        return kept || Input.Lift is not null ? Redirect($"/audit/holds/{Row.Number}") : Redirect("/audit/holds");
    }

    private async Task<bool> LoadAsync(string number, CancellationToken cancel)
    {
        if ((await queries.FindAsync([number.ToUpperInvariant()], cancel)) is not [var row])
        {
            return false;
        }

        (Row, Holds) = (row, await holds.OfAsync(row.Number, cancel));
        return true;
    }

    // Keeping what is typed shows nothing new, unless it answers with the page.
    private IActionResult Draft(IActionResult answer)
    {
        if (answer is PageResult)
        {
            Shows();
        }

        return answer;
    }

    private void Shows() => audit.Shown(AuditAction.CasesListed, [Row.Number], "hold");

    private Task<bool> ShowDraftAsync(CancellationToken cancel) =>
        desk.Drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);

    public sealed record InputModel
    {
        public string? Reason { get; set; }

        /// <summary>The hold to lift; null to set one.</summary>
        public int? Lift { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(IStringLocalizer<SharedText> shared) =>
            RuleFor(input => input.Reason).NotEmpty().WithMessage(_ => shared["ReasonMissing"]).Note(shared, Change.ReasonMaxLength);
    }
}
