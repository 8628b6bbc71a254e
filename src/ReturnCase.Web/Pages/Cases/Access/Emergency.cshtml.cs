using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Pages.Cases.Access;

/// <summary>
/// A counsellor opens somebody else's case in an emergency: the case of the address, or the one whose number or V-number is typed, which then stands in no address. Until the reason is given and logged the page is the same for a case that exists and one that does not.
/// </summary>
public sealed class EmergencyModel(
    CaseDesk desk, EmergencyAccesses accesses, ChildNames names, AuditTrail trail, AccessOptions options, TimeProvider clock, PageText<EmergencyModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public int Hours => (int)options.Emergency.TotalHours;

    public DraftForms Drafts => desk.Drafts;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGetAsync(string? number, CancellationToken cancel)
    {
        if (number is null)
        {
            await ShowDraftAsync(cancel);
            return Page();
        }

        var asked = Written(number);
        if (await desk.MayOpenAsync(asked, cancel))
        {
            return LocalRedirect($"/cases/{asked}");
        }

        Input = new() { Number = CaseNumber.Fits(asked) ? asked : null };
        await ShowDraftAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? number, CancellationToken cancel)
    {
        await ShowDraftAsync(cancel);
        if (await Drafts.KeepAsync(this, number is null ? null : Written(number), cancel) is { } kept)
        {
            return kept;
        }

        if (!ModelState.AddErrors(await new Rules(text, shared).ValidateAsync(Input, cancel)))
        {
            return this.Invalid();
        }

        if (await NumberAsync(Input.Number!, cancel) is not { } meant)
        {
            trail.Happened(AuditAction.Refused, "emergency: no such V-number");
            return NotFound(text["NoSuchVNumber"]);
        }

        if (await desk.MayOpenAsync(meant, cancel))
        {
            TempData.Flash(text["OpenAlready"], FlashKind.Info);
            return LocalRedirect($"/cases/{meant}");
        }

        if (await names.AreInAsync(Input.Reason, meant, cancel))
        {
            trail.Happened(AuditAction.Refused, "emergency: names in the reason", meant);
            ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.Reason)}", shared["NamesChild"]);
            return this.Invalid();
        }

        if (await accesses.OpenAsync(new(desk.Actor, desk.Team, meant, Input.Reason.Typed()!, Now, options.Emergency), cancel) is not { } opened)
        {
            return NotFound(text["NoSuchCase", meant]);
        }

        TempData.Flash(text["Opened", AmsterdamTime.DateTime(opened.EndsAt)], FlashKind.Warn);
        return LocalRedirect($"/cases/{meant}");
    }

    public async Task<IActionResult> OnPostEndAsync(string number, CancellationToken cancel)
    {
        await accesses.EndAsync(desk.Actor.Id, Written(number), Now, cancel);
        TempData.Flash(text["Ended"]);
        return LocalRedirect("/cases");
    }

    private Task<bool> ShowDraftAsync(CancellationToken cancel) =>
        Drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);

    private PageResult NotFound(string sentence)
    {
        ModelState.AddModelError($"{nameof(Input)}.{nameof(Input.Number)}", sentence);
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    private async Task<string?> NumberAsync(string typed, CancellationToken cancel) =>
        VNumber.TryParse(typed, out var vNumber) ? await accesses.NumberOfAsync(vNumber, cancel) : Written(typed);

    private static string Written(string number) => CaseNumber.ReadOrAsTyped(number);

    public sealed record InputModel
    {
        public string? Number { get; set; }

        public string? Reason { get; set; }

        public bool Understood { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<EmergencyModel> text, IStringLocalizer<SharedText> shared)
        {
            RuleFor(input => input.Number).Must(number => CaseNumber.Fits(Written(number ?? "")) || VNumber.TryParse(number, out var _)).WithMessage(_ => text["NumberWrong", CaseNumber.Example]);
            RuleFor(input => input.Reason).Cascade(CascadeMode.Stop)
                .Must(reason => reason.Typed()?.Length >= EmergencyAccess.ReasonMinLength).WithMessage(_ => text["ReasonShort", EmergencyAccess.ReasonMinLength])
                .Note(shared, EmergencyAccess.ReasonMaxLength);
            RuleFor(input => input.Understood).Equal(true).WithMessage(_ => text["NotUnderstood"]);
        }
    }
}
