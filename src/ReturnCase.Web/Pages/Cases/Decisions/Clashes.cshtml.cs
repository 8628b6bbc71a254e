using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Decisions;

/// <summary>What came late and clashes with what was done meanwhile, both sides beside each other: decisions on what was no longer asked, decisions of before the last step, and birth dates. A person says what follows.</summary>
public sealed class ClashesModel(CaseDesk desk, CarePlaces places, EnumText words, PageText<ClashesModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<ClashesModel.InputModel>(desk)
{
    /// <summary>The decision that the address names.</summary>
    [FromQuery(Name = "decision")]
    public int? AskedDecision { get; set; }

    public IReadOnlyList<DecisionClash> Clashes => Case.Clashes;

    /// <summary>Those about which something can be said here: the others wait for their move.</summary>
    public IReadOnlyList<DecisionClash> Open => [.. Clashes.Where(clash => clash.Waits is null)];

    /// <summary>Decisions of before the last step whose move this person can make now.</summary>
    public IReadOnlyList<LateDecision> Late => [.. Case.LateDecisions.Where(late => Case.MoveOptions(Desk.Change()).Any(move => move.Trigger == late.Waiting.Trigger && move.State == MoveState.Open))];

    /// <summary>What stands in the way of the move of one of the others; nothing where the phase knows no such move.</summary>
    public IReadOnlyList<GuardCode> Missing(LateDecision late) => Case.MoveOptions(Desk.Change()).Single(move => move.Trigger == late.Waiting.Trigger).Unmet;

    public IReadOnlyList<BirthDateClash> Births => Case.BirthDateClashes(Desk.Today);

    public bool IsSupervisor => Desk.Actor.Role == ActorRole.Supervisor;

    /// <summary>This person can say something of one of them.</summary>
    public bool MaySay => Late.Count > 0 || (IsSupervisor ? Open.Count > 0 : Open.Any(clash => clash.Would is not null));

    public IEnumerable<SelectListItem> Choices => Sayable.Select(decision => new SelectListItem(
        $"{words[decision.Kind]} · {AmsterdamTime.Date(decision.OccurredOn)} · {decision.Reference}", $"{decision.Sequence}"));

    private IReadOnlyList<AuthorityDecision> Sayable => [.. Open.Select(clash => clash.Decision).Concat(Late.Select(late => late.Waiting.Decision)).Distinct()];

    public IReadOnlyList<SelectListItem> Meanings =>
    [
        .. Late.Count > 0 ? [new SelectListItem(text["Follow"], nameof(Meaning.Follow))] : Array.Empty<SelectListItem>(),
        .. Open.Any(clash => clash.Would is not null) ? [new SelectListItem(text["Counts"], nameof(Meaning.Counts))] : Array.Empty<SelectListItem>(),
        .. IsSupervisor && Open.Count > 0 ? [new SelectListItem(text["NoEffect"], nameof(Meaning.NoEffect))] : Array.Empty<SelectListItem>(),
    ];

    public void OnGet() => Input = new()
    {
        Version = Case.Version,
        Decision = Sayable.Any(decision => decision.Sequence == AskedDecision) ? AskedDecision : Sayable is [var only] ? only.Sequence : null,
    };

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Open, Late);

    protected override async Task<CaseAnswer> SaveAsync(CancellationToken cancel)
    {
        IReadOnlyCollection<CarePlace> held = Input.Meaning == Meaning.Follow ? await places.OfCaseAsync(Case, cancel) : [];
        return await Desk.SaveAsync(Case, Input.Version, () => Say(held), cancel);
    }

    protected override IActionResult Kept() => Kept(Input.Meaning == Meaning.Follow ? text["SavedFollow", CaseTexts.Of(Case.Phase).Here()] : text[$"Saved{Input.Meaning}"]);

    private void Say(IReadOnlyCollection<CarePlace> held)
    {
        var change = Desk.Change(reason: Input.Reason.Typed());
        if (Input.Meaning == Meaning.Follow)
        {
            Case.FollowLateDecision(change, Input.Decision!.Value, held);
            return;
        }

        _ = Input.Meaning == Meaning.Counts ? Case.CountDecision(change, Input.Decision!.Value) : Case.KeepWithoutEffect(change, Input.Decision!.Value);
    }

    public enum Meaning { Counts, NoEffect, Follow }

    public sealed record InputModel
    {
        public int Version { get; set; }

        public int? Decision { get; set; }

        public Meaning? Meaning { get; set; }

        public string? Reason { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<ClashesModel> text, IStringLocalizer<SharedText> shared, IReadOnlyList<DecisionClash> open, IReadOnlyList<LateDecision> late)
        {
            RuleFor(input => input.Decision).Must(decision => open.Any(clash => clash.Decision.Sequence == decision) || late.Any(l => l.Waiting.Decision.Sequence == decision)).WithMessage(_ => text["DecisionMissing"]);
            RuleFor(input => input.Meaning).NotNull().WithMessage(_ => text["MeaningMissing"]).IsInEnum().WithMessage(_ => text["MeaningMissing"]);
            RuleFor(input => input.Meaning).Must((input, meaning) => meaning != ClashesModel.Meaning.Counts || open.All(clash => clash.Decision.Sequence != input.Decision || clash.Would is not null))
                .WithMessage(_ => text["CountsForNothing"]);
            RuleFor(input => input.Meaning).Must((input, meaning) => meaning is null || input.Decision is null || (meaning == ClashesModel.Meaning.Follow) == late.Any(l => l.Waiting.Decision.Sequence == input.Decision))
                .WithMessage(_ => text["OtherMeaning"]);
            RuleFor(input => input.Reason).NotEmpty().WithMessage(_ => text["ReasonMissing"]).Note(shared, Change.ReasonMaxLength);
        }
    }
}
