using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Alarms;

/// <summary>One alarm: take it on, or close it with a reason. Also on a closed case.</summary>
public sealed class AlarmModel(CaseDesk desk, EnumText words, PageText<AlarmModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<AlarmModel.InputModel>(desk)
{
    [FromRoute]
    public int Sequence { get; set; }

    public SafetyAlarm Item => Case.Alarms.Single(a => a.Sequence == Sequence);

    public bool IsMine => Item.OwnerId == Desk.Actor.Id;

    public IEnumerable<CaseEntry> Lines => Case.Entries.Where(e => e.Sequence == Item.Sequence
        || (e.Subject == Item.Sequence && e.Kind is EntryKind.AlarmOwned or EntryKind.AlarmClosed)).OrderBy(e => e.Sequence);

    /// <summary>What must be told before the alarm can be closed, and whether it was.</summary>
    public IEnumerable<(StatementKind Statement, bool Done)> Owed =>
        CaseFile.OwedBy(Item.Kind).Select(owed => (owed.Statement, !Case.StillOwed(Item).Contains(owed.Guard)));

    public void OnGet() => Input = new() { Version = Case.Version, OccurredOn = DateInput.From(Desk.Today) };

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        Desk.SaveAsync(Case, Input.Version, Verb(), cancel);

    protected override IActionResult Kept() => Kept(text[$"Saved{Input.Do}", words[Item.Kind]]);

    protected override IActionResult? Prepare() => Case.Alarms.Any(a => a.Sequence == Sequence) ? null : NotFound();

    private Action Verb() => Input.Do == Deed.Own
        ? () => Case.OwnAlarm(Desk.Change(), Sequence)
        : () => Case.CloseAlarm(Desk.Change(Input.OccurredOn.ToDate(), Input.Reason, Input.Source), Sequence);

    public enum Deed
    {
        Own,
        Close,
    }

    public sealed record InputModel : IHappened
    {
        public int Version { get; set; }

        public Deed? Do { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Reason { get; set; }

        public string? Source { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<AlarmModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
        {
            RuleFor(input => input.Do).NotNull().WithMessage(_ => shared["ChooseOne"]);
            When(input => input.Do == Deed.Close, () =>
            {
                RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
                RuleFor(input => input.Reason).NotEmpty().WithMessage(_ => text["ReasonMissing"]).Note(shared, Change.ReasonMaxLength);
                RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
            });
        }
    }
}
