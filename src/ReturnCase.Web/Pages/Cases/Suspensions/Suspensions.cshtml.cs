using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Suspensions;

/// <summary>The set of suspensions, and the form that starts one.</summary>
public sealed class SuspensionsModel(CaseDesk desk, EnumText words, PageText<SuspensionsModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CaseFile Case { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Kinds => words.Choices<SuspensionKind>();

    public IEnumerable<Suspension> All => Case.Suspensions.OrderBy(s => s.EndedOn is not null).ThenByDescending(s => s.StartedOn);

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancel)
    {
        if (await desk.OpenAsync(number, cancel) is not { } file)
            return await desk.NotOpenedAsync(number, cancel);
        Case = file;
        Input = new() { Version = file.Version, OccurredOn = DateInput.From(desk.Today) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancel)
    {
        if (await desk.OpenAsync(number, cancel) is not { } file)
            return await desk.NotOpenedAsync(number, cancel);
        Case = file;
        if (!ModelState.AddErrors(await new Rules(text, shared, desk.Today).ValidateAsync(Input, cancel)))
            return this.Invalid();
        var change = desk.Change(Input.OccurredOn.ToDate(), Input.Reason, Input.Source);
        var details = new SuspensionDetails(Input.Kind!.Value, Input.Reference.Typed()!, Input.AsksNotToBlock, Input.AsksToPause);
        var answer = await desk.SaveAsync(Case, Input.Version, () => Case.StartSuspension(change, details), cancel);
        if (!answer.IsSaved)
        {
            Case = answer.Latest(Case);
            return this.Refuse(answer);
        }

        TempData.Flash(text[details.AsksNotToBlock || details.AsksToPause ? "SavedAsks" : "Saved", words[details.Kind]]);
        return Redirect($"/cases/{number}");
    }

    public sealed record InputModel
    {
        public int Version { get; set; }

        public SuspensionKind? Kind { get; set; }

        public string? Reference { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public bool AsksNotToBlock { get; set; }

        public bool AsksToPause { get; set; }

        public string? Reason { get; set; }

        public string? Source { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<SuspensionsModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
        {
            RuleFor(input => input.Kind).NotNull().WithMessage(_ => text["KindMissing"]).IsInEnum().WithMessage(_ => text["KindMissing"]);
            RuleFor(input => input.Reference).NotEmpty().WithMessage(_ => text["ReferenceMissing"]).Line(shared);
            RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
            RuleFor(input => input.Reason).NotEmpty().When(input => input.AsksNotToBlock || input.AsksToPause, ApplyConditionTo.CurrentValidator)
                .WithMessage(_ => text["ReasonMissing"]).Note(shared, Change.ReasonMaxLength);
            RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
        }
    }
}
