using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Proposals;

/// <summary>Proposes one outcome with its grounds. The day of the proposal is today: it counts as the filing date.</summary>
public sealed class ProposeModel(CaseDesk desk, PageText<ProposeModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<ProposeModel.InputModel>(desk)
{
    public OutcomeKind Outcome { get; private set; }

    /// <summary>Null where this phase knows no such outcome.</summary>
    public Conditions? Conditions { get; private set; }

    public void OnGet() => Input = new() { Version = Case.Version };

    protected override IValidator<InputModel> Validator => new Rules(text, shared);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        Desk.SaveAsync(Case, Input.Version, () => Case.Propose(Desk.Change(), Outcome, Input.Grounds!), cancel);

    protected override IActionResult Kept() => Kept(text["Saved", CaseTexts.Of(Outcome).Here()]);

    protected override IActionResult? Prepare()
    {
        if (!Slugs.TryParse<OutcomeKind>((string?)RouteData.Values["outcome"], out var kind))
        {
            return NotFound();
        }

        (Outcome, Conditions) = (kind, Conditions.OfOutcome(Case, kind, Desk.Change()));
        return null;
    }

    public sealed record InputModel
    {
        public int Version { get; set; }

        public string? Grounds { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<ProposeModel> text, IStringLocalizer<SharedText> shared) =>
            RuleFor(input => input.Grounds).NotEmpty().WithMessage(_ => text["GroundsMissing"]).Note(shared);
    }
}
