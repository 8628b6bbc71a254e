using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.People;

/// <summary>A new version of the birth date. Every clock is computed anew and no past event changes. Also on a closed case.</summary>
public sealed class BirthDateModel(CaseDesk desk, Doubles doubles, EnumText words, PageText<BirthDateModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<BirthDateModel.InputModel>(desk)
{
    public IReadOnlyList<SelectListItem> Sources => words.Choices<BirthDateSource>();

    public IEnumerable<BirthDateVersion> Versions => Case.Facts.OfType<BirthDateVersion>().OrderByDescending(v => v.Sequence);

    public void OnGet() => Input = new() { Version = Case.Version, OccurredOn = DateInput.From(Desk.Today), BirthDate = BirthDates.From(Case.BirthDate) };

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today);

    protected override async Task<bool> AsksAsync(CancellationToken cancel)
    {
        Doubles.Ask(ModelState, Input.Doubles, await doubles.FindNewAsync(Case, Case.Identity.Details, Input.BirthDate.ToPartialDate()!, cancel));
        return !doubles.Judge(ModelState, Input.Doubles);
    }

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        Desk.SaveAsync(Case, Input.Version,
            () =>
            {
                Case.RecordBirthDate(Desk.Change(Input.OccurredOn.ToDate(), Input.Reason, Input.Source), Input.BirthDate.ToPartialDate()!, Input.KnownFrom!.Value);
                doubles.Record(Case, Desk.Change(), Input.Doubles);
            },
            cancel);

    protected override IActionResult Kept() => Case.ReopeningOwed
        ? Kept(text["SavedReopeningOwed", AmsterdamTime.Date(Case.EighteenLatest)], kind: FlashKind.Warn)
        : Kept(text[Case.BirthDate.IsExact ? "Saved" : "SavedPartial", AmsterdamTime.Date(Case.EighteenLatest)]);

    public sealed record InputModel : IHappened
    {
        public int Version { get; set; }

        public DateInput BirthDate { get; set; } = new();

        public BirthDateSource? KnownFrom { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Reason { get; set; }

        public string? Source { get; set; }

        public DoubleAnswers Doubles { get; set; } = new();
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
