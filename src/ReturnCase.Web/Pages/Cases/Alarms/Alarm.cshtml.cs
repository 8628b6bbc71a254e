using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Data.Notices;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Notices;

namespace ReturnCase.Web.Pages.Cases.Alarms;

/// <summary>One alarm: take it on, hand it over, or close it with a reason. Also on a closed case.</summary>
public sealed class AlarmModel(CaseDesk desk, ReturnCaseDb db, HandedAlarms handed, MailOptions mail, TimeProvider clock, EnumText words, PageText<AlarmModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<AlarmModel.InputModel>(desk)
{
    private IReadOnlyList<Actor> _team = [];

    [FromRoute]
    public int Sequence { get; set; }

    public SafetyAlarm Item => Case.Alarms.Single(a => a.Sequence == Sequence);

    public bool IsMine => Item.OwnerId == Desk.Actor.Id;

    /// <summary>Colleagues who can own it: those who work in the team, but not whoever owns it now.</summary>
    public IReadOnlyList<SelectListItem> Colleagues => [.. _team.Where(person => person.Id != Item.OwnerId).Select(person => new SelectListItem($"{person.Name} ({words.Inside(person.Role)})", person.Id))];

    /// <summary>What raised it, where that was a fact, a move or a suspension: the line that was recorded with it.</summary>
    public CaseEntry? RaisedBy => Case.Entries.Single(e => e.Sequence == Item.Sequence) is var raised
        && Case.Entries.LastOrDefault(e => e.Sequence < raised.Sequence && e.Kind != EntryKind.AlarmRaised) is { } before && (before.RecordedAt, before.ById) == (raised.RecordedAt, raised.ById) ? before : null;

    public IEnumerable<CaseEntry> Lines => Case.Entries.Where(e => e.Sequence == Item.Sequence
        || (e.Subject == Item.Sequence && e.Kind is EntryKind.AlarmOwned or EntryKind.AlarmClosed)).OrderBy(e => e.Sequence);

    /// <summary>An order to stop is lifted by a supervisor.</summary>
    public bool MayClose => Item.Kind != AlarmKind.StopTravel || Desk.Actor.Role == ActorRole.Supervisor;

    /// <summary>What must be told before the alarm can be closed, and whether it was.</summary>
    public IEnumerable<(StatementKind Statement, bool Done)> Owed =>
        CaseFile.OwedBy(Item.Kind).Select(owed => (owed.Statement, !Case.StillOwed(Item).Contains(owed.Guard)));

    public void OnGet() => Input = new() { Version = Case.Version, OccurredOn = DateInput.From(Desk.Today) };

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today, [.. Colleagues.Select(person => person.Value)]);

    protected override async Task<CaseAnswer> SaveAsync(CancellationToken cancel)
    {
        Action? tell = TellsColleague ? await handed.OwedAsync(Case, Colleague, clock.GetUtcNow().UtcDateTime, mail.Server is not null, cancel) : null;
        return await Desk.SaveAsync(Case, Input.Version, Verb() + tell, cancel);
    }

    protected override IActionResult Kept() => Kept(text[$"Saved{Input.Do}{(TellsColleague ? "Told" : "")}", words[Item.Kind], Item.OwnerName ?? ""]);

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel)
    {
        _team = [.. await db.CounsellorsOfAsync(Case.Team, cancel), .. await db.SupervisorsOfAsync(Case.Team, cancel)];
        return Case.Alarms.Any(a => a.Sequence == Sequence) ? null : NotFound();
    }

    // Whoever takes it over by this form knows.
    private bool TellsColleague => Input.Do == Deed.Give && Input.To != Desk.Actor.Id;

    private Actor Colleague => _team.Single(person => person.Id == Input.To);

    private Action Verb() => Input.Do switch
    {
        Deed.Own => () => Case.OwnAlarm(Desk.Change(), Sequence),
        Deed.Give => () => Case.GiveAlarm(Desk.Change(reason: Input.Note), Sequence, Colleague),
        _ => () => Case.CloseAlarm(Desk.Change(Input.OccurredOn.ToDate(), Input.Reason, Input.Source), Sequence),
    };

    public enum Deed
    {
        Own,
        Give,
        Close,
    }

    public sealed record InputModel : IHappened
    {
        public int Version { get; set; }

        public Deed? Do { get; set; }

        /// <summary>To whom it is handed over.</summary>
        public string? To { get; set; }

        /// <summary>What that person must know.</summary>
        public string? Note { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Reason { get; set; }

        public string? Source { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<AlarmModel> text, IStringLocalizer<SharedText> shared, DateOnly today, IReadOnlyList<string> colleagues)
        {
            RuleFor(input => input.Do).NotNull().WithMessage(_ => shared["ChooseOne"]);
            When(input => input.Do == Deed.Give, () =>
            {
                RuleFor(input => input.To).Must(to => to is not null && colleagues.Contains(to)).WithMessage(_ => text["ToMissing"]);
                RuleFor(input => input.Note).Note(shared, Change.ReasonMaxLength);
            });
            When(input => input.Do == Deed.Close, () =>
            {
                RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
                RuleFor(input => input.Reason).NotEmpty().WithMessage(_ => text["ReasonMissing"]).Note(shared, Change.ReasonMaxLength);
                RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
            });
        }
    }
}
