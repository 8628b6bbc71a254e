using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.People;

/// <summary>A new version of who the child is, as this system knows it. Also on a closed case.</summary>
public sealed class IdentityModel(CaseDesk desk, Doubles doubles, PageText<IdentityModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<IdentityModel.InputModel>(desk)
{
    public IEnumerable<IdentityVersion> Versions => Case.Facts.OfType<IdentityVersion>().OrderByDescending(v => v.Sequence);

    public void OnGet() => Input = new() { Version = Case.Version, OccurredOn = DateInput.From(Desk.Today), Identity = IdentityFields.From(Case.Identity) };

    protected override IValidator<InputModel> Validator => new Rules(shared, Desk.Today);

    protected override async Task<bool> AsksAsync(CancellationToken cancel)
    {
        Doubles.Ask(ModelState, Input.Doubles, await doubles.FindNewAsync(Case, Input.Identity.ToDetails(), Case.BirthDate, cancel));
        return !doubles.Judge(ModelState, Input.Doubles);
    }

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        Desk.SaveAsync(
            Case, Input.Version,
            () =>
            {
                Case.RecordIdentity(Desk.Change(Input.OccurredOn.ToDate(), Input.Reason, Input.Source), Input.Identity.ToDetails());
                doubles.Record(Case, Desk.Change(), Input.Doubles);
            },
            cancel);

    protected override IActionResult Kept() => Kept(text["Saved"]);

    public sealed record InputModel : IHappened
    {
        public int Version { get; set; }

        public IdentityFields Identity { get; set; } = new();

        public DateInput OccurredOn { get; set; } = new();

        public string? Reason { get; set; }

        public string? Source { get; set; }

        public DoubleAnswers Doubles { get; set; } = new();
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(IStringLocalizer<SharedText> text, DateOnly today)
        {
            RuleFor(input => input.Identity).SetValidator(new IdentityRules(text));
            RuleFor(input => input.OccurredOn).HappenedOn(text, today);
            RuleFor(input => input.Reason).Note(text, Change.ReasonMaxLength);
            RuleFor(input => input.Source).Line(text, Change.SourceMaxLength);
        }
    }
}
