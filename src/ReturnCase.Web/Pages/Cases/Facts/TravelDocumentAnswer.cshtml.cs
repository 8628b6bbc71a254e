using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Returning;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class TravelDocumentAnswerModel(CaseDesk desk, PageText<TravelDocumentAnswerModel> text, IStringLocalizer<SharedText> shared) : FactPage<TravelDocumentAnswerModel.InputModel, TravelDocumentAnswer>(desk)
{
    [FromQuery(Name = "document")]
    public int? AskedDocument { get; set; }

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk, Case);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        SaveAsync(change => Case.AnswerTravelDocument(change, Input.Document!.Value, Input.Answer!.Value, Input.Note.Typed()), cancel);

    protected override IActionResult Kept() => Kept(text["Saved"]);

    protected override InputModel Blank(TravelDocumentAnswer? old) => new()
    {
        Document = Case.DocumentAt(old?.Document ?? AskedDocument)?.Sequence,
        Answer = old?.Answer,
        Note = old?.Note,
    };

    public sealed record InputModel : FactInput
    {
        public int? Document { get; set; }

        public EmbassyAnswer? Answer { get; set; }

        public string? Note { get; set; }
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<TravelDocumentAnswerModel> text, IStringLocalizer<SharedText> shared, CaseDesk desk, CaseFile file)
            : base(shared, desk.Today)
        {
            RuleFor(input => input.Document).Must(d => file.DocumentAt(d) is not null).WithMessage(_ => text["DocumentMissing"]);
            RuleFor(input => input.Answer).NotNull().WithMessage(_ => text["AnswerMissing"]);
            RuleFor(input => input.Answer)
                .Must((input, _) => input.OccurredOn.ToDate() >= SilentUntil(input))
                .When(input => input.Answer == EmbassyAnswer.NoneInTwelveMonths && file.DocumentAt(input.Document) is not null && input.OccurredOn.ToDate() is not null)
                .WithMessage(input => text["TooEarly", desk.Policy.EmbassyAnswerMonths, AmsterdamTime.Date(SilentUntil(input))]);
            RuleFor(input => input.OccurredOn)
                .Must((input, date) => date.ToDate() is not { } day || file.DocumentAt(input.Document) is not { } document || day >= document.OccurredOn)
                .WithMessage(input => text["BeforeFiling", AmsterdamTime.Date(file.DocumentAt(input.Document)!.OccurredOn)]);
            RuleFor(input => input.Note).Note(shared);

            DateOnly SilentUntil(InputModel input) => file.DocumentAt(input.Document)!.OccurredOn.AddMonths(desk.Policy.EmbassyAnswerMonths);
        }
    }
}
