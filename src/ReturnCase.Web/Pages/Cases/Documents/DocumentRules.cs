using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Documents;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Documents;

/// <summary>The rules of the form for a document. The file is looked at with the other fields, so that everything that is wrong is said at once.</summary>
internal sealed class DocumentRules : FactRules<DocumentModel.InputModel>
{
    public DocumentRules(PageText<DocumentModel> text, IStringLocalizer<SharedText> shared, DateOnly today, CaseDocument? old, Func<CancellationToken, Task<string?>> take)
        : base(shared, today)
    {
        RuleFor(input => input.Kind).NotNull().WithMessage(_ => text["KindMissing"]).IsInEnum().WithMessage(_ => text["KindMissing"]);
        RuleFor(input => input.From).NotNull().WithMessage(_ => text["FromMissing"]).IsInEnum().WithMessage(_ => text["FromMissing"]);
        RuleFor(input => input.Language).NotEmpty().When(input => input.Kind is not DocumentKind.Photo, ApplyConditionTo.CurrentValidator).WithMessage(_ => text["LanguageMissing"]).Line(shared);
        RuleFor(input => input.DatedOn).HappenedOn(shared, today, required: false);
        RuleFor(input => input.AsylumRelated).NotNull().WithMessage(_ => text["AsylumMissing"])
            .Must((input, related) => related != false || input.Kind is not { } kind || !CaseDocument.IsAlwaysAsylumRelated(kind)).WithMessage(_ => text["AsylumAlways"]);
        RuleFor(input => input.CorrectionReason).Must(reason => reason.Typed() is not null).When(input => old is { AsylumRelated: true } && input.AsylumRelated == false).WithMessage(_ => text["AsylumDropped"]);
        RuleFor(input => input.Note).Note(shared);
        RuleFor(input => input.File).CustomAsync(async (_, context, cancel) =>
        {
            if (await take(cancel) is { } sentence)
            {
                context.AddFailure(sentence);
            }
        });
    }
}
