using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Moves;

/// <summary>One move: what it means for the child, what it asks, and the form that makes it. Outcomes are confirmed on the page of their proposal.</summary>
public sealed class MoveModel(CaseDesk desk, CarePlaces places, PageText<MoveModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<MoveModel.InputModel>(desk)
{
    /// <summary>The day to judge on, for a move that was made earlier than it is recorded.</summary>
    [BindProperty(SupportsGet = true)]
    public DateInput On { get; set; } = new();

    public CaseTrigger Trigger { get; private set; }

    public Conditions Conditions { get; private set; } = null!;

    public bool IsFromHere => Rows.Any();

    /// <summary>The day that was typed, where it lies before the last step: a person resolves that.</summary>
    public DateOnly? BeforeLastStep => IsFromHere && (Input.OccurredOn.ToDate() ?? On.ToDate()) is { } day && day < Case.LastMove.OccurredOn ? day : null;

    public bool AsksReason => Rows.SelectMany(row => row.Guards).Contains(GuardCode.ReasonGiven) || Case.FollowsLateDecision(Trigger);

    /// <summary>Where it leads; a withdrawal to where the referral came from.</summary>
    public IEnumerable<CasePhase> LeadsTo => Trigger == CaseTrigger.WithdrawReferral && IsFromHere && Case.CurrentReferral is { } referral && Rows.Any(row => row.To == referral.FromPhase) ? [referral.FromPhase] : (IsFromHere ? Rows : CaseLifecycle.Moves.Where(row => row.Trigger == Trigger)).Select(row => row.To).Distinct();

    public IEnumerable<MoveScope> BelongsTo => CaseLifecycle.Moves.Where(row => row.Trigger == Trigger).Select(row => row.From).Distinct();

    public IEnumerable<WaitingDecision> ActsOn => Case.WaitingDecisions.Where(waiting => waiting.Trigger == Trigger);

    /// <summary>Which text about consequences goes with this move; null for a step that can be taken back by another.</summary>
    public string? Consequence => Trigger switch
    {
        CaseTrigger.IndAsksNothingFurther => "ConsequenceEighteen",
        CaseTrigger.TurnedEighteen when Case.CurrentReferral is { IsUndecided: true } => "ConsequenceEighteenPending",
        // The leaflet says it of outcomes 1.3 and 2.3 only.
        CaseTrigger.TurnedEighteen => Case.Phase is CasePhase.InsufficientCooperation or CasePhase.NoShelter or CasePhase.NoArrangements
            ? "ConsequenceEighteen" : "ConsequenceEighteenOther",
        CaseTrigger.DepartedAlthoughBlocked => "ConsequenceBlocked",
        CaseTrigger.ReturnDecisionIssued or CaseTrigger.AcceptWithReturnDecision => "ConsequenceReturnDecision",
        CaseTrigger.Departed => "ConsequenceDeparted",
        _ when CaseLifecycle.Closing(Trigger) is not null => "ConsequenceClosing",
        _ => null,
    };

    /// <summary>A return decision without a finding that there is shelter: those of before mid-2022 often lack it.</summary>
    public bool LacksShelterFinding => Trigger == CaseTrigger.AcceptWithReturnDecision
        && !Case.Proposals.Any(p => p is { Kind: OutcomeKind.ShelterFound, State: ProposalState.Confirmed });

    private IEnumerable<Move> Rows => CaseLifecycle.Moves.Where(row => row.Trigger == Trigger && row.Covers(Case.Phase));

    public IActionResult OnGet()
    {
        var day = On.ToDate();
        if (!On.IsEmpty && (day is null || day > Desk.Today))
        {
            ModelState.AddModelError(nameof(On), day is { } late ? shared["DateAfterToday", AmsterdamTime.Date(late)] : shared["DateNotReal", On]);
            day = null;
        }

        Judge(day);
        Input = new() { Version = Case.Version, OccurredOn = DateInput.From(day ?? Desk.Today) };
        return ModelState.IsValid ? Page() : this.Invalid();
    }

    protected override IValidator<InputModel> Validator => new Rules(shared, Desk.Today, AsksReason);

    protected override async Task<CaseAnswer> SaveAsync(CancellationToken cancel)
    {
        var change = Desk.Change(Input.OccurredOn.ToDate(), Input.Reason, Input.Source);
        var held = CaseFile.FreesPlaces(Trigger) ? await places.OfCaseAsync(Case, cancel) : [];
        return await Desk.SaveAsync(Case, Input.Version, () => Case.Move(change, Trigger, places: held), cancel);
    }

    protected override IActionResult Kept() => Kept(text["Done", CaseTexts.Of(Trigger).Here(), CaseTexts.Of(Case.Phase).Here()]);

    protected override IActionResult? Prepare()
    {
        if (!Slugs.TryParse<CaseTrigger>((string?)RouteData.Values["move"], out var trigger))
        {
            return NotFound();
        }

        Trigger = trigger;
        Judge(Input.OccurredOn.ToDate());
        return CaseLifecycle.Outcome(trigger) is null ? null : Redirect($"/cases/{Case.Number}/proposal");
    }

    private void Judge(DateOnly? day) =>
        Conditions = Conditions.OfMove(Case, Trigger, Desk.Change(day is { } on && on <= Desk.Today ? on : null));

    public sealed record InputModel : IHappened
    {
        public int Version { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Reason { get; set; }

        public string? Source { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(IStringLocalizer<SharedText> text, DateOnly today, bool asksReason)
        {
            RuleFor(input => input.OccurredOn).HappenedOn(text, today);
            RuleFor(input => input.Reason).NotEmpty().When(_ => asksReason, ApplyConditionTo.CurrentValidator).WithMessage(_ => text["ReasonMissing"]).Note(text, Change.ReasonMaxLength);
            RuleFor(input => input.Source).Line(text, Change.SourceMaxLength);
        }
    }
}
