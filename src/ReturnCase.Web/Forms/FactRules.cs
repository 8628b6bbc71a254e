using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Forms;

/// <summary>The rules of what every fact carries; a page adds those of its own fields.</summary>
public abstract class FactRules<T> : AbstractValidator<T>
    where T : FactInput
{
    protected FactRules(IStringLocalizer<SharedText> text, DateOnly today)
    {
        RuleFor(input => input.OccurredOn).HappenedOn(text, today);
        RuleFor(input => input.Source).Line(text, Change.SourceMaxLength);
        RuleFor(input => input.CorrectionReason).Note(text, Change.ReasonMaxLength);
    }
}
