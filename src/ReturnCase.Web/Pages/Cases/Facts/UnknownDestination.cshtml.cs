using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class UnknownDestinationModel(CaseDesk desk, PageText<UnknownDestinationModel> text, IStringLocalizer<SharedText> shared) : FactPage<UnknownDestinationModel.InputModel>(desk)
{
    public static readonly StatementKind[] Triggers =
        [StatementKind.NoShowAfterTransfer, StatementKind.TwoReportsMissed, StatementKind.EightDaysUnregistered];

    public IEnumerable<Statement> Earlier => Case.Standing<Statement>().Where(s => Triggers.Contains(s.Kind)).OrderByDescending(s => s.OccurredOn);

    public void OnGet() => Input = new InputModel().For(Case, Desk);

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        SaveAsync(change => Case.Note(change, new StatementDetails(Input.Trigger!.Value, Input.Text.Typed()!)), cancel);

    protected override IActionResult Kept() => Kept(text["Saved"]);

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
