using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class VerificationModel(CaseDesk desk, PageText<VerificationModel> text, IStringLocalizer<SharedText> shared) : FactPage<VerificationModel.InputModel, ShelterVerification>(desk)
{
    public int MaxAgeDays => Desk.Policy.VerificationMaxAgeDays;

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today, Case);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        SaveAsync(change => Case.Verify(change, Input.Candidate!.Value, Input.Confirmed!.Value, Input.How.Typed()!), cancel);

    protected override IActionResult Kept() => Kept(text["Saved"], $"/candidates/{Case.CandidateNow(Input.Candidate!.Value)}");

    protected override InputModel Blank(ShelterVerification? old) => new()
    {
        Candidate = CandidateFor(old?.Candidate ?? AskedCandidate ?? Case.CurrentPlan?.Receiver),
        Confirmed = old?.Confirmed,
        How = old?.How,
    };

    public sealed record InputModel : FactInput
    {
        public int? Candidate { get; set; }

        public bool? Confirmed { get; set; }

        public string? How { get; set; }
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<VerificationModel> text, IStringLocalizer<SharedText> shared, DateOnly today, CaseFile file)
            : base(shared, today)
        {
            RuleFor(input => input.Candidate).Must(c => file.CandidateAt(c) is not null).WithMessage(_ => shared["CandidateMissing"]);
            RuleFor(input => input.Confirmed).NotNull().WithMessage(_ => text["ConfirmedMissing"]);
            RuleFor(input => input.How).NotEmpty().WithMessage(_ => text["HowMissing"]).Note(shared);
        }
    }
}
