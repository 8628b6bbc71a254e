using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Suspensions;

/// <summary>Puts a suspension right: what was recorded stays visible, what is typed here counts from now on.</summary>
public sealed class CorrectModel(CaseDesk desk, EnumText words, SuspensionWords says, PageText<CorrectModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<CorrectModel.InputModel>(desk)
{
    private Suspension? _kept;

    [FromRoute]
    public int Sequence { get; set; }

    public Suspension Item => Case.SuspensionVersions.Single(s => s.Sequence == Sequence);

    public IReadOnlyList<SelectListItem> Kinds => words.Choices<SuspensionKind>();

    /// <summary>What the form does to the limit, once it is asked or sent; null while its days are no days of a suspension.</summary>
    public SuspensionCheck? Check { get; private set; }

    protected override bool AsksForAnotherLine => Input.Check && Check is not null;

    public void OnGet() => Input = new()
    {
        Version = Case.Version,
        Kind = Item.Kind,
        Reference = Item.Reference,
        OccurredOn = DateInput.From(Item.StartedOn),
        EndedOn = DateInput.From(Item.EndedOn),
        AsksNotToBlock = Item.AsksNotToBlock,
        AsksToPause = Item.AsksToPause,
        WhyAsked = Item.Reason,
    };

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today);

    protected override IActionResult? Prepare()
    {
        if (Case.SuspensionVersions.All(s => s.Sequence != Sequence))
            return NotFound();
        if (HttpMethods.IsPost(Request.Method) && Input.OccurredOn.ToDate() is { } start && start <= Desk.Today && (Input.EndedOn.IsEmpty || (Input.EndedOn.ToDate() is { } end && end >= start && end <= Desk.Today)))
        {
            var plan = new SuspensionPlan(Sequence, start, Input.EndedOn.ToDate(), Input.AsksToPause && !(Keeps && Item is { AsksToPause: true, PauseApproved: false }));
            var effect = PauseEffect.Of(Case, plan, Desk.Today, Desk.Policy);
            Check = new(plan, effect, !plan.Pauses || (Keeps && Item.PausesClock) ? PauseStage.Settled : PauseStage.Asked, effect.Concerns.Count > 0 || effect.Before != effect.After || effect.Before != Stands(plan, effect));
        }

        return null;
    }

    protected override (string Field, string Question)? Question() => Check is { } check && check.IsOpen(Input.Sure, Input.SureOf) ? (nameof(Input.Sure), says.Question(check.Effect)) : null;

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) => Desk.SaveAsync(
        Case,
        Input.Version,
        () => _kept = Case.CorrectSuspension(Desk.Change(Input.OccurredOn.ToDate(), Input.CorrectionReason, Input.Source, Sequence), Input.Correction()),
        cancel);

    protected override IActionResult Kept() => Kept(says.WithLimit(text[_kept!.AwaitsApproval ? "SavedAsks" : "Saved", words[_kept.Kind]], Case, _kept), $"/suspensions/{_kept.Sequence}");

    // Kind and days are those that a supervisor answered about.
    private bool Keeps => (Input.Kind, Input.OccurredOn.ToDate(), Input.EndedOn.ToDate()) == (Item.Kind, Item.StartedOn, Item.EndedOn);

    // The last day right after the correction, before anybody answers.
    private DateOnly? Stands(SuspensionPlan plan, PauseEffect effect) => plan.Pauses && Keeps && Item.PausesClock ? effect.After : effect.WhileAsked;

    public sealed record InputModel : IHappened
    {
        public int Version { get; set; }

        public SuspensionKind? Kind { get; set; }

        public string? Reference { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public DateInput EndedOn { get; set; } = new();

        public bool AsksNotToBlock { get; set; }

        public bool AsksToPause { get; set; }

        public string? WhyAsked { get; set; }

        public string? CorrectionReason { get; set; }

        public string? Source { get; set; }

        public bool Check { get; set; }

        public bool Sure { get; set; }

        public string? SureOf { get; set; }

        public SuspensionCorrection Correction() => new(new(Kind!.Value, Reference.Typed()!, AsksNotToBlock, AsksToPause), EndedOn.ToDate(), WhyAsked.Typed());
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<CorrectModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
        {
            RuleFor(input => input.Kind).NotNull().WithMessage(_ => text["KindMissing"]).IsInEnum().WithMessage(_ => text["KindMissing"]);
            RuleFor(input => input.Reference).NotEmpty().WithMessage(_ => text["ReferenceMissing"]).Line(shared);
            RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
            RuleFor(input => input.EndedOn).HappenedOn(shared, today, required: false);
            RuleFor(input => input.EndedOn).Must((input, end) => !(end.ToDate() < input.OccurredOn.ToDate())).WithMessage(input => text["EndBeforeStart", AmsterdamTime.Date(input.OccurredOn.ToDate()!.Value)]);
            RuleFor(input => input.WhyAsked).NotEmpty().When(input => input.AsksNotToBlock || input.AsksToPause, ApplyConditionTo.CurrentValidator)
                .WithMessage(_ => text["WhyAskedMissing"]).Note(shared, Change.ReasonMaxLength);
            RuleFor(input => input.CorrectionReason).NotEmpty().WithMessage(_ => text["ReasonMissing"]).Note(shared, Change.ReasonMaxLength);
            RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
        }
    }
}
