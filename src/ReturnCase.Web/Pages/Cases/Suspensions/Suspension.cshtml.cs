using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Suspensions;

/// <summary>One suspension: end it, answer the exceptions asked for, or say that it still holds in a new period.</summary>
public sealed class SuspensionModel(CaseDesk desk, EnumText words, PageText<SuspensionModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<SuspensionModel.InputModel>(desk)
{
    [FromRoute]
    public int Sequence { get; set; }

    public Suspension Item => Case.Suspensions.Single(s => s.Sequence == Sequence);

    public bool IsSupervisor => Desk.Actor.Role == ActorRole.Supervisor;

    public void OnGet() => Input = new() { Version = Case.Version, OccurredOn = DateInput.From(Desk.Today) };

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        Desk.SaveAsync(Case, Input.Version, Verb(), cancel);

    protected override IActionResult Kept() => Kept(text[$"Saved{Input.Do}", words[Item.Kind]]);

    protected override IActionResult? Prepare() => Case.Suspensions.Any(s => s.Sequence == Sequence) ? null : NotFound();

    private Action Verb() => Input.Do switch
    {
        Deed.End => () => Case.EndSuspension(Desk.Change(Input.OccurredOn.ToDate(), source: Input.Source), Sequence),
        Deed.Approve => () => Case.AnswerException(Desk.Change(reason: Input.Reason), Sequence, Input.Exception ?? default, approved: true),
        Deed.Refuse => () => Case.AnswerException(Desk.Change(reason: Input.Reason), Sequence, Input.Exception ?? default, approved: false),
        _ => () => Case.ReaffirmSuspension(Desk.Change(), Sequence),
    };

    public enum Deed
    {
        End,
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
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<SuspensionModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
        {
            RuleFor(input => input.Do).NotNull().WithMessage(_ => shared["ChooseOne"]);
            When(input => input.Do == Deed.End, () =>
            {
                RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
                RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
            });
            When(input => input.Do is Deed.Approve or Deed.Refuse, () =>
                RuleFor(input => input.Reason).NotEmpty().WithMessage(_ => text["ReasonMissing"]).Note(shared, Change.ReasonMaxLength));
        }
    }
}
