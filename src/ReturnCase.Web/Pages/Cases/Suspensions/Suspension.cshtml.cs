using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Suspensions;

/// <summary>One suspension: end it, answer the exceptions asked for, or say that it still holds in a new period.</summary>
public sealed class SuspensionModel(CaseDesk desk, ReturnCaseDb db, EnumText words, SuspensionWords says, PageText<SuspensionModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<SuspensionModel.InputModel>(desk)
{
    [FromRoute]
    public int Sequence { get; set; }

    public Suspension Item => Case.SuspensionVersions.Single(s => s.Sequence == Sequence);

    public bool IsSupervisor => Desk.Actor.Role == ActorRole.Supervisor;

    /// <summary>The version that counts now; null where it was taken back.</summary>
    public Suspension? Now => Case.Suspensions.SingleOrDefault(s => Case.VersionsOf(s).Contains(Item));

    /// <summary>This person asked for what is to be answered, or put it right.</summary>
    public bool Asked => Item.Awaits is { } wish && Case.AskedIn(Item, wish).Any(line => line.ById == Desk.Actor.Id);

    /// <summary>The supervisors of the team who can answer.</summary>
    public IReadOnlyList<string> Answerers { get; private set; } = [];

    /// <summary>What a supervisor who agrees does to the limit.</summary>
    public SuspensionCheck? IfAgreed => Item.Awaits == SuspensionWish.Pause ? CheckOf(new(Sequence, Item.StartedOn, Item.EndedOn, true), PauseStage.Answering, concern => concern != SuspensionConcern.EndedLongAgo) : null;

    /// <summary>What the end does to the limit.</summary>
    public SuspensionCheck? IfEnded => Input.OccurredOn.ToDate() is { } end && end >= Item.StartedOn && end <= Desk.Today
        ? CheckOf(new(Sequence, Item.StartedOn, end, Item.PausesClock || PauseWaits), PauseWaits ? PauseStage.Asked : PauseStage.Settled, OfAnEnd)
        : null;

    private bool PauseWaits => Item is { AsksToPause: true, PauseApproved: null };

    protected override bool AsksForAnotherLine => Input.Do == Deed.Check && IfEnded is not null;

    public void OnGet() => Input = new() { Version = Case.Version, OccurredOn = DateInput.From(Desk.Today) };

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Item.StartedOn, Desk.Today);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        Desk.SaveAsync(Case, Input.Version, Verb(), cancel);

    protected override IActionResult Kept() => Kept(says.WithLimit(text[$"Saved{Input.Do}", words[Item.Kind]], Case, Item));

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel)
    {
        if (Case.SuspensionVersions.All(s => s.Sequence != Sequence))
            return NotFound();
        if (Item.Awaits is { } wish)
        {
            var asked = Case.AskedIn(Item, wish).Select(line => line.ById).ToHashSet();
            Answerers = [.. (await db.SupervisorsOfAsync(Case.Team, cancel)).Where(person => !asked.Contains(person.Id)).Select(person => person.Name)];
        }

        return null;
    }

    protected override (string Field, string Question)? Question() =>
        Input.Do switch
        {
            Deed.End when IfEnded is { } end && end.IsOpen(Input.SureEnd, Input.SureEndOf) => (nameof(Input.SureEnd), says.Question(end.Effect)),
            Deed.Approve when Input.Exception == SuspensionWish.Pause && !Asked && IsSupervisor && IfAgreed is { } agreed && agreed.IsOpen(Input.Sure, Input.SureOf) => (nameof(Input.Sure), says.Question(agreed.Effect)),
            _ => null,
        };

    private SuspensionCheck CheckOf(SuspensionPlan plan, PauseStage stage, Func<SuspensionConcern, bool> about)
    {
        var effect = PauseEffect.Of(Case, plan, Desk.Today, Desk.Policy);
        return new(plan, effect with { Concerns = [.. effect.Concerns.Where(about)] }, stage, effect.Concerns.Any(about));
    }

    // What is unlikely about the start was asked when that was recorded.
    private static bool OfAnEnd(SuspensionConcern concern) => concern is SuspensionConcern.EndedLongAgo or SuspensionConcern.MoreThanRemains;

    private Action Verb() => Input.Do switch
    {
        Deed.End or Deed.Check => () => Case.EndSuspension(Desk.Change(Input.OccurredOn.ToDate(), source: Input.Source), Sequence),
        Deed.Approve => () => Case.AnswerException(Desk.Change(reason: Input.Reason), Sequence, Input.Exception ?? default, approved: true),
        Deed.Refuse => () => Case.AnswerException(Desk.Change(reason: Input.Reason), Sequence, Input.Exception ?? default, approved: false),
        _ => () => Case.ReaffirmSuspension(Desk.Change(), Sequence),
    };

    public enum Deed
    {
        End,
        Check,
        Approve,
        Refuse,
        Reaffirm,
    }

    public sealed record InputModel : IHappened
    {
        public int Version { get; set; }

        public Deed? Do { get; set; }

        /// <summary>Which of the exceptions asked for is answered.</summary>
        public SuspensionWish? Exception { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Source { get; set; }

        public string? Reason { get; set; }

        public bool Sure { get; set; }

        public string? SureOf { get; set; }

        public bool SureEnd { get; set; }

        public string? SureEndOf { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<SuspensionModel> text, IStringLocalizer<SharedText> shared, DateOnly start, DateOnly today)
        {
            RuleFor(input => input.Do).NotNull().WithMessage(_ => shared["ChooseOne"]);
            When(input => input.Do is Deed.End or Deed.Check, () =>
            {
                RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
                RuleFor(input => input.OccurredOn).Must(on => !(on.ToDate() < start)).WithMessage(_ => text["EndBeforeStart", AmsterdamTime.Date(start)]);
                RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
            });
            When(input => input.Do is Deed.Approve or Deed.Refuse, () =>
                RuleFor(input => input.Reason).NotEmpty().WithMessage(_ => text["ReasonMissing"]).Note(shared, Change.ReasonMaxLength));
        }
    }
}
