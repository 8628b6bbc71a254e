using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.People;

/// <summary>A new version of the birth date. Every clock is computed anew and no past event changes. Also on a closed case.</summary>
public sealed class BirthDateModel(CaseDesk desk, EnumText words, PageText<BirthDateModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CaseFile Case { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Sources => words.Choices<BirthDateSource>();

    public IEnumerable<BirthDateVersion> Versions => Case.Facts.OfType<BirthDateVersion>().OrderByDescending(v => v.Sequence);

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancel)
    {
        if (await desk.OpenAsync(number, cancel) is not { } file)
            return await desk.NotOpenedAsync(number, cancel);
        Case = file;
        Input = new() { Version = file.Version, OccurredOn = DateInput.From(desk.Today), BirthDate = BirthDates.From(file.BirthDate) };
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
        var answer = await desk.SaveAsync(
            Case, Input.Version, () => Case.RecordBirthDate(change, Input.BirthDate.ToPartialDate()!, Input.KnownFrom!.Value), cancel);
        if (!answer.IsSaved)
        {
            Case = answer.Latest(Case);
            return this.Refuse(answer);
        }

        TempData.Flash(text[Case.ReopeningOwed ? "SavedReopeningOwed" : "Saved", AmsterdamTime.Date(Case.EighteenLatest)], Case.ReopeningOwed ? FlashKind.Warn : FlashKind.Ok);
        return Redirect($"/cases/{number}");
    }

    public sealed record InputModel
    {
        public int Version { get; set; }

        public DateInput BirthDate { get; set; } = new();

        public BirthDateSource? KnownFrom { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Reason { get; set; }

        public string? Source { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<BirthDateModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
        {
            RuleFor(input => input.BirthDate).BirthDate(shared, today);
            RuleFor(input => input.KnownFrom).NotNull().WithMessage(_ => text["KnownFromMissing"]).IsInEnum().WithMessage(_ => text["KnownFromMissing"]);
            RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
            RuleFor(input => input.Reason).Note(shared, Change.ReasonMaxLength);
            RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
        }
    }
}
