using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Pages.Audit.AccessRequests;

/// <summary>Opens an access request for one child, with the letter it rests on.</summary>
public sealed class NewModel(AccessDesk requests, AccessRequestPolicy policy, ChildNames names, CaseDesk desk, PageText<NewModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public int ReadDays => policy.ReadDays;

    public IReadOnlyList<SelectListItem> Languages => [.. LocalisationSetup.Languages.Select(language => new SelectListItem(text[language], language))];

    public DraftForms Drafts => desk.Drafts;

    public Task OnGetAsync(CancellationToken cancel) => ShowDraftAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var number = CaseNumber.ReadOrAsTyped(Input.Number);
        var known = number.Length > 0 && await desk.KnowsAsync(number, cancel);
        await ShowDraftAsync(cancel);
        // A draft that names its case goes with it when that is destroyed.
        if (await Drafts.KeepAsync(this, known ? number : null, cancel) is { } kept)
        {
            return kept;
        }

        ModelState.AddErrors(await new Rules(text, shared).ValidateAsync(Input, cancel));
        if (number.Length > 0 && !known)
        {
            ModelState.AddModelError("Input.Number", text["NumberUnknown", number]);
        }

        foreach (var (field, typed) in new[] { (nameof(Input.Reference), Input.Reference), (nameof(Input.Reason), Input.Reason) })
        {
            if (await names.AreInAsync(typed, number, cancel))
            {
                ModelState.AddModelError($"{nameof(Input)}.{field}", shared["NamesChild"]);
            }
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var request = await requests.OpenAsync(desk.Change(reason: Input.Reason.Typed()), number, Input.Reference.Typed()!, Input.Language!, cancel);
        if (request is null)
        {
            ModelState.AddModelError("Input.Number", text["NumberUnknown", number]);
            return this.Invalid();
        }

        TempData.Flash(text["Opened", AmsterdamTime.Date(request.ReadableUntil)]);
        return Redirect($"/audit/access-requests/{request.Id}");
    }

    private Task<bool> ShowDraftAsync(CancellationToken cancel) =>
        desk.Drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);

    public sealed record InputModel
    {
        public string? Number { get; set; }

        public string? Reference { get; set; }

        public string? Reason { get; set; }

        public string? Language { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<NewModel> text, IStringLocalizer<SharedText> shared)
        {
            RuleFor(input => input.Number).NotEmpty().WithMessage(_ => text["NumberMissing"]);
            RuleFor(input => input.Reference).Cascade(CascadeMode.Stop).NotEmpty().WithMessage(_ => text["ReferenceMissing"])
                .Must(reference => reference.Typed()?.Length >= AccessRequest.ReferenceMinLength).WithMessage(_ => text["ReferenceShort", AccessRequest.ReferenceMinLength]).Line(shared);
            RuleFor(input => input.Reason).Cascade(CascadeMode.Stop).NotEmpty().WithMessage(_ => shared["ReasonMissing"])
                .Must(reason => reason.Typed()?.Length >= AccessRequest.ReasonMinLength).WithMessage(_ => text["ReasonShort", AccessRequest.ReasonMinLength]).Note(shared, Change.ReasonMaxLength);
            RuleFor(input => input.Language).Must(language => LocalisationSetup.Languages.Contains(language)).WithMessage(_ => text["LanguageMissing"]);
        }
    }
}
