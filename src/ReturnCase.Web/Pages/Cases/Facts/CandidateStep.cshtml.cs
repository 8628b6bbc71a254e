using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class CandidateStepModel(CaseDesk desk, CarePlaces places, PageText<CandidateStepModel> text, IStringLocalizer<SharedText> shared) : FactPage<CandidateStepModel.InputModel, CandidateStep>(desk)
{
    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today, Case);

    protected override async Task<CaseAnswer> SaveAsync(CancellationToken cancel)
    {
        var place = await places.FindAsync(Case.CandidateAt(Input.Candidate)!.CarePlaceId);
        return await SaveAsync(
            change => Case.RecordStep(
                change, Input.Candidate!.Value, Input.Stage!.Value, Input.Result.Typed()!, Input.Evidence.Typed(), Input.OutOfOrderWhy.Typed(), place),
            cancel);
    }

    protected override IActionResult Kept() => Kept(text["Saved"], $"/candidates/{Case.CandidateNow(Input.Candidate!.Value)}");

    protected override InputModel Blank(CandidateStep? old) => new()
    {
        Candidate = CandidateFor(old?.Candidate),
        Stage = old?.Stage,
        Result = old?.Result,
        Evidence = old?.Evidence,
        OutOfOrderWhy = old?.OutOfOrderWhy,
    };

    public sealed record InputModel : FactInput
    {
        public int? Candidate { get; set; }

        public CandidateStage? Stage { get; set; }

        public string? Result { get; set; }

        public string? Evidence { get; set; }

        public string? OutOfOrderWhy { get; set; }
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<CandidateStepModel> text, IStringLocalizer<SharedText> shared, DateOnly today, CaseFile file)
            : base(shared, today)
        {
            RuleFor(input => input.Candidate).Must(c => file.CandidateAt(c) is not null).WithMessage(_ => shared["CandidateMissing"]);
            RuleFor(input => input.Stage).NotNull().WithMessage(_ => text["StageMissing"]);
            RuleFor(input => input.Result).NotEmpty().WithMessage(_ => text["ResultMissing"]).Note(shared);
            RuleFor(input => input.Evidence).NotEmpty().When(input => input.Stage == CandidateStage.Accepted).WithMessage(_ => text["EvidenceMissing"]);
            RuleFor(input => input.Evidence).Note(shared);
            RuleFor(input => input.OutOfOrderWhy).Note(shared);
        }
    }
}
