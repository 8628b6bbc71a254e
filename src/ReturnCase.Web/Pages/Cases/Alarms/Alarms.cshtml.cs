using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Tasks;

namespace ReturnCase.Web.Pages.Cases.Alarms;

/// <summary>Safety alarms: each has an owner and ends only with a reason; and the form that raises one.</summary>
public sealed class AlarmsModel(CaseDesk desk, EnumText words, PageText<AlarmsModel> text, IStringLocalizer<SharedText> shared, TimeProvider clock) : CaseFormPage<AlarmsModel.InputModel>(desk)
{
    public IReadOnlyList<SelectListItem> Kinds => words.Choices([.. Offered]);

    /// <summary>Whoever reads the case in an emergency says that the child is missing, and nothing else.</summary>
    public bool OnlyMissing => Desk.OnlyReads(Case);

    public IEnumerable<SafetyAlarm> All => Case.Alarms.OrderBy(a => !a.IsOpen).ThenByDescending(a => a.Sequence);

    public void OnGet() => Input = new() { Version = Case.Version, OccurredOn = DateInput.From(Desk.Today) };

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Case, Offered, Desk.Today, clock.GetUtcNow().UtcDateTime);

    private IReadOnlyList<AlarmKind> Offered => OnlyMissing ? [AlarmKind.Missing] : CaseFile.RaisedByHand;

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        Desk.SaveAsync(Case, Input.Version, () => Case.RaiseAlarm(Desk.Change(Input.OccurredOn.ToDate(), Input.Reason, Input.Source), Input.Kind!.Value, TaskInput.Read(Input.MissingAt)), cancel);

    protected override IActionResult Kept() => Kept(text["Saved", words[Input.Kind!.Value]], kind: FlashKind.Warn);

    public sealed record InputModel : IHappened
    {
        public int Version { get; set; }

        public AlarmKind? Kind { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        /// <summary>Of a missing child: the time at which it was last seen.</summary>
        public string? MissingAt { get; set; }

        public string? Reason { get; set; }

        public string? Source { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<AlarmsModel> text, IStringLocalizer<SharedText> shared, CaseFile file, IReadOnlyList<AlarmKind> offered, DateOnly today, DateTime now)
        {
            RuleFor(input => input.Kind).NotNull().WithMessage(_ => text["KindMissing"]).Must(kind => kind is null || offered.Contains(kind.Value)).WithMessage(_ => text["KindMissing"]);
            RuleFor(input => input.Kind).Must(kind => kind != AlarmKind.Missing || !file.OpenAlarms.Any(open => open.Kind == AlarmKind.Missing)).WithMessage(_ => text["MissingAlready"]);
            RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
            RuleFor(input => input.OccurredOn).Must(date => date.ToDate() is not { } day || day >= file.PhaseLines.First().OccurredOn).WithMessage(_ => text["BeforeCase", AmsterdamTime.Date(file.PhaseLines.First().OccurredOn)]);
            RuleFor(input => input.MissingAt).Cascade(CascadeMode.Stop)
                .Must((input, time) => time.Typed() is null || input.Kind is null or AlarmKind.Missing).WithMessage(_ => text["TimeOfMissing"])
                .Must(time => time.Typed() is null || TaskInput.Read(time) is not null).WithMessage((_, time) => text["TimeWrong", time!.Trim()])
                .Must((input, time) => TaskInput.Read(time) is not { } at || input.OccurredOn.ToDate() is not { } day || AmsterdamCalendar.At(day, at) <= now).WithMessage((_, time) => text["TimeToCome", time!.Trim()]);
            RuleFor(input => input.Reason).NotEmpty().WithMessage(_ => text["ReasonMissing"]).Note(shared, Change.ReasonMaxLength);
            RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
        }
    }
}
