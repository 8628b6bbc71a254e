using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Alarms;

/// <summary>Safety alarms: each has an owner and ends only with a reason; and the form that raises one.</summary>
public sealed class AlarmsModel(CaseDesk desk, EnumText words, PageText<AlarmsModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<AlarmsModel.InputModel>(desk)
{
    public IReadOnlyList<SelectListItem> Kinds => words.Choices([.. Offered]);

    /// <summary>Whoever reads the case in an emergency says that the child is missing, and nothing else.</summary>
    public bool OnlyMissing => Desk.OnlyReads(Case);

    public IEnumerable<SafetyAlarm> All => Case.Alarms.OrderBy(a => !a.IsOpen).ThenByDescending(a => a.Sequence);

    public void OnGet() => Input = new() { Version = Case.Version, OccurredOn = DateInput.From(Desk.Today) };

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Offered, Desk.Today);

    private IReadOnlyList<AlarmKind> Offered => OnlyMissing ? [AlarmKind.Missing] : CaseFile.RaisedByHand;

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        Desk.SaveAsync(Case, Input.Version, () => Case.RaiseAlarm(Desk.Change(Input.OccurredOn.ToDate(), Input.Reason, Input.Source), Input.Kind!.Value), cancel);

    protected override IActionResult Kept() => Kept(text["Saved", words[Input.Kind!.Value]], kind: FlashKind.Warn);

    public sealed record InputModel : IHappened
    {
        public int Version { get; set; }

        public AlarmKind? Kind { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Reason { get; set; }

        public string? Source { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<AlarmsModel> text, IStringLocalizer<SharedText> shared, IReadOnlyList<AlarmKind> offered, DateOnly today)
        {
            RuleFor(input => input.Kind).NotNull().WithMessage(_ => text["KindMissing"]).Must(kind => kind is null || offered.Contains(kind.Value)).WithMessage(_ => text["KindMissing"]);
            RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
            RuleFor(input => input.Reason).NotEmpty().WithMessage(_ => text["ReasonMissing"]).Note(shared, Change.ReasonMaxLength);
            RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
        }
    }
}
