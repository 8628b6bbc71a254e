using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Decisions;

/// <summary>Decisions on referrals that were superseded or withdrawn: kept as received, until a person says what they mean now.</summary>
public sealed class ClashesModel(CaseDesk desk, EnumText words, PageText<ClashesModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<ClashesModel.InputModel>(desk)
{
    /// <summary>The decision that the address names.</summary>
    [FromQuery(Name = "decision")]
    public int? AskedDecision { get; set; }

    public IReadOnlyList<DecisionClash> Clashes => Case.Clashes;

    /// <summary>Those about which something can be said here: the others wait for their move.</summary>
    public IReadOnlyList<DecisionClash> Open => [.. Clashes.Where(clash => clash.Waits is null)];

    public bool IsSupervisor => Desk.Actor.Role == ActorRole.Supervisor;

    /// <summary>This person can say something of one of them.</summary>
    public bool MaySay => IsSupervisor ? Open.Count > 0 : Open.Any(clash => clash.Would is not null);

    public IEnumerable<SelectListItem> Choices => Open.Select(clash => new SelectListItem(
        $"{words[clash.Decision.Kind]} · {AmsterdamTime.Date(clash.Decision.OccurredOn)} · {clash.Decision.Reference}", $"{clash.Decision.Sequence}"));

    public IReadOnlyList<SelectListItem> Meanings =>
    [
        .. Open.Any(clash => clash.Would is not null) ? [new SelectListItem(text["Counts"], nameof(Meaning.Counts))] : Array.Empty<SelectListItem>(),
        .. IsSupervisor ? [new SelectListItem(text["NoEffect"], nameof(Meaning.NoEffect))] : Array.Empty<SelectListItem>(),
    ];

    public void OnGet() => Input = new()
    {
        Version = Case.Version,
        Decision = Open.Any(clash => clash.Decision.Sequence == AskedDecision) ? AskedDecision : Open is [var only] ? only.Decision.Sequence : null,
    };

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Open);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) => Desk.SaveAsync(Case, Input.Version, Say, cancel);

    protected override IActionResult Kept() => Kept(text[Input.Meaning == Meaning.Counts ? "SavedCounts" : "SavedNoEffect"]);

    private void Say()
    {
        var change = Desk.Change(reason: Input.Reason.Typed());
        _ = Input.Meaning == Meaning.Counts ? Case.CountDecision(change, Input.Decision!.Value) : Case.KeepWithoutEffect(change, Input.Decision!.Value);
    }

    public enum Meaning { Counts, NoEffect }

    public sealed record InputModel
    {
        public int Version { get; set; }

        public int? Decision { get; set; }

        public Meaning? Meaning { get; set; }

        public string? Reason { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<ClashesModel> text, IStringLocalizer<SharedText> shared, IReadOnlyList<DecisionClash> open)
        {
            RuleFor(input => input.Decision).Must(decision => open.Any(clash => clash.Decision.Sequence == decision)).WithMessage(_ => text["DecisionMissing"]);
            RuleFor(input => input.Meaning).NotNull().WithMessage(_ => text["MeaningMissing"]).IsInEnum().WithMessage(_ => text["MeaningMissing"]);
            RuleFor(input => input.Meaning).Must((input, meaning) => meaning != ClashesModel.Meaning.Counts || open.All(clash => clash.Decision.Sequence != input.Decision || clash.Would is not null))
                .WithMessage(_ => text["CountsForNothing"]);
            RuleFor(input => input.Reason).NotEmpty().WithMessage(_ => text["ReasonMissing"]).Note(shared, Change.ReasonMaxLength);
        }
    }
}
