using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class CandidateStepModel(CaseDesk desk, CarePlaces places, PageText<CandidateStepModel> text, IStringLocalizer<SharedText> shared, EnumText words) : FactPage<CandidateStepModel.InputModel, CandidateStep>(desk)
{
    protected override IValidator<InputModel> Validator => new Rules(text, shared, words, Desk.Today, Case);

    /// <summary>The steps to choose from: those that make sense from where the candidate stands first, the others in a group that says what they are.</summary>
    public IReadOnlyList<SelectListItem> Stages
    {
        get
        {
            var all = words.Choices<CandidateStage>();
            if (Case.CandidateAt(Input.Candidate) is not { } candidate || Input.Corrects is not null)
                return all;
            var now = Case.StageOf(candidate.Sequence);
            var next = all.Where(choice => Follows(now, Enum.Parse<CandidateStage>(choice.Value))).ToArray();
            var others = new SelectListGroup { Name = text["OutOfOrder"] };
            return [.. next, .. all.Except(next).Select(choice => new SelectListItem(choice.Text, choice.Value) { Group = others })];
        }
    }

    /// <summary>Candidates that wait for a place where none is free, or in a house that is closed: the refusal is said before anything is typed.</summary>
    public IReadOnlyList<(ShelterCandidate Candidate, CarePlace Place)> TakesNobody { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel)
    {
        var full = await places.TakingNobodyAsync(Case, cancel);
        TakesNobody = [.. Case.Standing<ShelterCandidate>().Where(candidate => Case.StageOf(candidate.Sequence) < CandidateStage.Accepted)
            .SelectMany(candidate => full.Where(place => place.Id == candidate.CarePlaceId), (candidate, place) => (candidate, place))];
        return await base.PrepareAsync(cancel);
    }

    private static bool Follows(CandidateStage now, CandidateStage next) => now < CandidateStage.Rejected
        && (next == now + 1 || next >= CandidateStage.Rejected || (next == now && next is CandidateStage.ContactAttempted or CandidateStage.ContactMade));

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
        public Rules(PageText<CandidateStepModel> text, IStringLocalizer<SharedText> shared, EnumText words, DateOnly today, CaseFile file)
            : base(shared, today)
        {
            RuleFor(input => input.Candidate).Must(c => file.CandidateAt(c) is not null).WithMessage(_ => shared["CandidateMissing"]);
            RuleFor(input => input.Stage).NotNull().WithMessage(_ => text["StageMissing"]);
            RuleFor(input => input.Stage)
                .Must((input, _) => Open(input).Count == 0)
                .When(input => input is { Stage: CandidateStage.Accepted, Candidate: not null })
                .WithMessage((input, _) => text["AnswersOpen", string.Join(" ", Open(input).Select(question => words[question]))]);
            RuleFor(input => input.Result).NotEmpty().WithMessage(_ => text["ResultMissing"]).Note(shared);
            RuleFor(input => input.Evidence).NotEmpty().When(input => input.Stage == CandidateStage.Accepted).WithMessage(_ => text["EvidenceMissing"]);
            RuleFor(input => input.Evidence).Note(shared);
            RuleFor(input => input.OutOfOrderWhy).Note(shared);

            IReadOnlyList<AssessmentQuestion> Open(InputModel input) => file.AssessmentOf(input.Candidate!.Value, input.OccurredOn.ToDate() ?? today) is { SaysNo: false } assessment ? assessment.Open : [];
        }
    }
}
