using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>Answers questions with which the IND sent a referral back. The liaison gives the answer to the IND.</summary>
public sealed class AnswerModel(CaseDesk desk, PageText<AnswerModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<AnswerModel.InputModel>(desk)
{
    [FromQuery(Name = "question")]
    public int? AskedQuestion { get; set; }

    /// <summary>The questions that stand, those without an answer first and then the newest.</summary>
    public IReadOnlyList<ReferralQuestion> Questions => [.. Case.Questions.OrderBy(q => q.State).ThenByDescending(q => q.Asked.Sequence)];

    public IEnumerable<SelectListItem> Choices => Questions.Select(q => new SelectListItem($"{q.Referral.Number} · {AmsterdamTime.Date(q.Asked.OccurredOn)}", $"{q.Asked.Sequence}"));

    public void OnGet() => Input = new()
    {
        Version = Case.Version,
        OccurredOn = DateInput.From(Desk.Today),
        Question = (Questions.FirstOrDefault(q => q.Asked.Sequence == AskedQuestion) ?? (Questions is [var first, ..] ? first : null))?.Asked.Sequence,
    };

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today, Questions);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        Desk.SaveAsync(Case, Input.Version, () => Case.AnswerQuestions(Desk.Change(Input.OccurredOn.ToDate(), source: Input.Source.Typed()), Input.Question!.Value, Input.Text.Typed()!), cancel);

    protected override IActionResult Kept() => Kept(text["Saved"]);

    public sealed record InputModel : IHappened
    {
        public int Version { get; set; }

        public int? Question { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Text { get; set; }

        public string? Source { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<AnswerModel> text, IStringLocalizer<SharedText> shared, DateOnly today, IReadOnlyList<ReferralQuestion> questions)
        {
            RuleFor(input => input.Question).Must(sequence => questions.Any(q => q.Asked.Sequence == sequence)).WithMessage(_ => text["QuestionMissing"]);
            RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
            RuleFor(input => input.OccurredOn).Must((input, date) => date.ToDate() is not { } day || questions.All(q => q.Asked.Sequence != input.Question || day >= q.Asked.OccurredOn))
                .WithMessage(input => text["BeforeQuestion", AmsterdamTime.Date(questions.First(q => q.Asked.Sequence == input.Question).Asked.OccurredOn)]);
            RuleFor(input => input.Text).NotEmpty().WithMessage(_ => text["TextMissing"]).Note(shared);
            RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
        }
    }
}
