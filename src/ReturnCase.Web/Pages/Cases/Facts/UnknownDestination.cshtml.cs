using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class UnknownDestinationModel(CaseDesk desk, PageText<UnknownDestinationModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    public static readonly StatementKind[] Triggers =
        [StatementKind.NoShowAfterTransfer, StatementKind.TwoReportsMissed, StatementKind.EightDaysUnregistered];

    public CaseFile Case { get; private set; } = null!;

    public IEnumerable<Statement> Earlier => Case.Standing<Statement>().Where(s => Triggers.Contains(s.Kind)).OrderByDescending(s => s.OccurredOn);

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        Case = file;
        Input = new InputModel().For(file, desk);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        Case = file;
        if (!await this.IsRightAsync(new Rules(text, shared, desk.Today), Input))
            return this.Invalid();
        var answer = await desk.SaveAsync(
            file, Input.Version, () => file.Note(desk.ChangeOf(Input), new StatementDetails(Input.Trigger!.Value, Input.Text.Typed()!)));
        return answer.IsSaved ? this.Kept(file, text["Saved"]) : this.Refuse(answer);
    }

    public sealed record InputModel : FactInput
    {
        public StatementKind? Trigger { get; set; }

        public string? Text { get; set; }
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<UnknownDestinationModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
            : base(shared, today)
        {
            RuleFor(input => input.Trigger).Must(kind => kind is { } chosen && Triggers.Contains(chosen)).WithMessage(_ => text["TriggerMissing"]);
            RuleFor(input => input.Text).NotEmpty().WithMessage(_ => text["TextMissing"]).Note(shared);
        }
    }
}
