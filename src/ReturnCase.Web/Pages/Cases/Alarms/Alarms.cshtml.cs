using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Alarms;

/// <summary>Safety alarms: each has an owner and ends only with a reason; and the form that raises one.</summary>
public sealed class AlarmsModel(CaseDesk desk, EnumText words, PageText<AlarmsModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CaseFile Case { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Kinds => words.Choices<AlarmKind>();

    public IEnumerable<SafetyAlarm> All => Case.Alarms.OrderBy(a => !a.IsOpen).ThenByDescending(a => a.Sequence);

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
        var answer = await desk.SaveAsync(Case, Input.Version, () => Case.RaiseAlarm(change, Input.Kind!.Value), cancel);
        if (!answer.IsSaved)
        {
            Case = answer.Latest(Case);
            return this.Refuse(answer);
        }

        TempData.Flash(text["Saved", words[Input.Kind!.Value]], FlashKind.Warn);
        return Redirect($"/cases/{number}");
    }

    public sealed record InputModel
    {
        public int Version { get; set; }

        public AlarmKind? Kind { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Reason { get; set; }

        public string? Source { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<AlarmsModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
        {
            RuleFor(input => input.Kind).NotNull().WithMessage(_ => text["KindMissing"]).IsInEnum().WithMessage(_ => text["KindMissing"]);
            RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
            RuleFor(input => input.Reason).NotEmpty().WithMessage(_ => text["ReasonMissing"]).Note(shared, Change.ReasonMaxLength);
            RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
        }
    }
}
