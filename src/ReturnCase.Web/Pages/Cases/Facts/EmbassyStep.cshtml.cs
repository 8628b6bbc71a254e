using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Returning;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>A presentation in person, documents that followed, or a reminder, about a request for a travel document.</summary>
public sealed class EmbassyStepModel(CaseDesk desk, PageText<EmbassyStepModel> text, IStringLocalizer<SharedText> shared) : FactPage<EmbassyStepModel.InputModel, EmbassyStep>(desk)
{
    [FromQuery(Name = "document")]
    public int? AskedDocument { get; set; }

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today, Case);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        SaveAsync(change => Case.RecordEmbassyStep(change, Input.Document!.Value, Input.Kind!.Value, Input.Present.Typed(), Input.Note.Typed(), Input.Papers), cancel);

    protected override IActionResult Kept() => Kept(text["Saved"], "/travel-document");

    protected override InputModel Blank(EmbassyStep? old) => new()
    {
        Document = Case.DocumentAt(old?.Document ?? AskedDocument)?.Sequence,
        Kind = old?.Kind,
        Present = old?.Present,
        Note = old?.Note,
        Papers = [.. Case.PapersNow(old?.Papers ?? [])],
    };

    public sealed record InputModel : FactInput
    {
        public int? Document { get; set; }

        public EmbassyStepKind? Kind { get; set; }

        public string? Present { get; set; }

        public string? Note { get; set; }

        public List<int> Papers { get; set; } = [];
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<EmbassyStepModel> text, IStringLocalizer<SharedText> shared, DateOnly today, CaseFile file)
            : base(shared, today)
        {
            RuleFor(input => input.Document).Must(d => file.DocumentAt(d) is not null).WithMessage(_ => text["DocumentMissing"]);
            RuleFor(input => input.Kind).NotNull().WithMessage(_ => text["KindMissing"]);
            RuleFor(input => input.Present).Line(shared);
            RuleFor(input => input.Note).Note(shared);
            RuleFor(input => input.Note).Must(note => note.Typed() is not null).When(input => input.Kind == EmbassyStepKind.NotPresented, ApplyConditionTo.CurrentValidator).WithMessage(_ => text["WhyMissing"]);
            RuleFor(input => input.Papers).Papers(shared, file);
            RuleFor(input => input.Papers).Must(papers => papers.Count > 0).When(input => input.Kind == EmbassyStepKind.PapersSent, ApplyConditionTo.CurrentValidator).WithMessage(_ => text["PapersMissing"]);
            RuleFor(input => input.OccurredOn)
                .Must((input, date) => date.ToDate() is not { } day || file.DocumentAt(input.Document) is not { } document || day >= document.OccurredOn)
                .WithMessage(input => text["BeforeRequest", AmsterdamTime.Date(file.DocumentAt(input.Document)!.OccurredOn)]);
        }
    }
}
