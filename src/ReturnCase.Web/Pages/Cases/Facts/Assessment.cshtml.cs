using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class AssessmentModel(CaseDesk desk, PageText<AssessmentModel> text, IStringLocalizer<SharedText> shared) : FactPage<AssessmentModel.InputModel, CandidateAssessment>(desk)
{
    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today, Case);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        SaveAsync(change => Case.Assess(change, Input.Candidate!.Value, Input.Answers()), cancel);

    protected override IActionResult Kept() => Kept(text["Saved"], $"/candidates/{Case.CandidateNow(Input.Candidate!.Value)}");

    protected override InputModel Blank(CandidateAssessment? old) => InputModel.From(old, CandidateFor(old?.Candidate));

    public sealed record InputModel : FactInput
    {
        public int? Candidate { get; set; }

        public KnownAnswer? Willing { get; set; }

        public KnownAnswer? AbleToCare { get; set; }

        public KnownAnswer? Safe { get; set; }

        public KnownAnswer? Schooling { get; set; }

        public KnownAnswer? HealthCare { get; set; }

        public KnownAnswer? LegalCare { get; set; }

        public string? ChildsView { get; set; }

        public string? VerifiedHow { get; set; }

        public DateInput ValidUntil { get; set; } = new();

        public static InputModel From(CandidateAssessment? old, int? candidate) => old is null ? new() { Candidate = candidate } : new()
        {
            Candidate = candidate,
            Willing = old.Willing.ToAnswer(),
            AbleToCare = old.AbleToCare.ToAnswer(),
            Safe = old.Safe.ToAnswer(),
            Schooling = old.Schooling.ToAnswer(),
            HealthCare = old.HealthCare.ToAnswer(),
            LegalCare = old.LegalCare.ToAnswer(),
            ChildsView = old.ChildsView,
            VerifiedHow = old.VerifiedHow,
            ValidUntil = DateInput.From(old.ValidUntil),
        };

        public AssessmentAnswers Answers() => new(
            Willing.ToBool(), AbleToCare.ToBool(), Safe.ToBool(), Schooling.ToBool(), HealthCare.ToBool(), LegalCare.ToBool(),
            ChildsView.Typed()!, VerifiedHow.Typed()!, ValidUntil.ToDate()!.Value);
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<AssessmentModel> text, IStringLocalizer<SharedText> shared, DateOnly today, CaseFile file)
            : base(shared, today)
        {
            RuleFor(input => input.Candidate).Must(c => file.CandidateAt(c) is not null).WithMessage(_ => shared["CandidateMissing"]);
            RuleFor(input => input.Willing).NotNull().WithMessage(_ => text["AnswerMissing", text["Willing"]]);
            RuleFor(input => input.AbleToCare).NotNull().WithMessage(_ => text["AnswerMissing", text["AbleToCare"]]);
            RuleFor(input => input.Safe).NotNull().WithMessage(_ => text["AnswerMissing", text["Safe"]]);
            RuleFor(input => input.Schooling).NotNull().WithMessage(_ => text["AnswerMissing", text["Schooling"]]);
            RuleFor(input => input.HealthCare).NotNull().WithMessage(_ => text["AnswerMissing", text["HealthCare"]]);
            RuleFor(input => input.LegalCare).NotNull().WithMessage(_ => text["AnswerMissing", text["LegalCare"]]);
            RuleFor(input => input.ChildsView).NotEmpty().WithMessage(_ => text["ChildsViewMissing"]).Note(shared);
            RuleFor(input => input.VerifiedHow).NotEmpty().WithMessage(_ => text["VerifiedHowMissing"]).Note(shared);
            RuleFor(input => input.ValidUntil).NotBefore(shared, input => input.OccurredOn, required: true);
        }
    }
}
