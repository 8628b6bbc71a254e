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

/// <summary>The set of suspensions, and the form that starts one.</summary>
public sealed class SuspensionsModel(CaseDesk desk, EnumText words, SuspensionWords says, PageText<SuspensionsModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<SuspensionsModel.InputModel>(desk)
{
    public IReadOnlyList<SelectListItem> Kinds => words.Choices<SuspensionKind>();

    /// <summary>Those that run, those that ended, and what was corrected or taken back.</summary>
    public IEnumerable<Suspension> All => Case.SuspensionVersions.OrderBy(s => !s.Stands).ThenBy(s => s.EndedOn is not null).ThenByDescending(s => s.StartedOn);

    /// <summary>What the form does to the limit, once it is asked or sent; null while it names no day.</summary>
    public SuspensionCheck? Check { get; private set; }

    protected override bool AsksForAnotherLine => Input.Check && Check is not null;

    public void OnGet() => Input = new() { Version = Case.Version, OccurredOn = DateInput.From(Desk.Today) };

    protected override IActionResult? Prepare()
    {
        if (HttpMethods.IsPost(Request.Method) && Input.OccurredOn.ToDate() is { } start && start <= Desk.Today)
        {
            var plan = new SuspensionPlan(null, start, null, Input.AsksToPause);
            var effect = PauseEffect.Of(Case, plan, Desk.Today, Desk.Policy);
            Check = new(plan, effect, plan.Pauses ? PauseStage.Asked : PauseStage.Settled, effect.Concerns.Count > 0);
        }

        return null;
    }

    protected override (string Field, string Question)? Question() => Check is { } check && check.IsOpen(Input.Sure, Input.SureOf) ? (nameof(Input.Sure), says.Question(check.Effect)) : null;

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        Desk.SaveAsync(Case, Input.Version, () => Case.StartSuspension(Desk.Change(Input.OccurredOn.ToDate(), Input.Reason, Input.Source), Input.Details()), cancel);

    protected override IActionResult Kept() => Kept(string.Join(' ', [
        text[Input.AsksNotToBlock || Input.AsksToPause ? "SavedAsks" : "Saved", words[Input.Kind!.Value]], .. Input.AsksToPause ? says.Of(Check!.Effect, PauseStage.Asked) : []]));

    public sealed record InputModel : IHappened
    {
        public int Version { get; set; }

        public SuspensionKind? Kind { get; set; }

        public string? Reference { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public bool AsksNotToBlock { get; set; }

        public bool AsksToPause { get; set; }

        public string? Reason { get; set; }

        public string? Source { get; set; }

        public bool Check { get; set; }

        public bool Sure { get; set; }

        public string? SureOf { get; set; }

        public SuspensionDetails Details() => new(Kind!.Value, Reference.Typed()!, AsksNotToBlock, AsksToPause);
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<SuspensionsModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
        {
            RuleFor(input => input.Kind).NotNull().WithMessage(_ => text["KindMissing"]).IsInEnum().WithMessage(_ => text["KindMissing"]);
            RuleFor(input => input.Reference).NotEmpty().WithMessage(_ => text["ReferenceMissing"]).Line(shared);
            RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
            RuleFor(input => input.Reason).NotEmpty().When(input => input.AsksNotToBlock || input.AsksToPause, ApplyConditionTo.CurrentValidator)
                .WithMessage(_ => text["ReasonMissing"]).Note(shared, Change.ReasonMaxLength);
            RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
        }
    }
}
