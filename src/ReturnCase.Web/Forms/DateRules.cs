using FluentValidation;
using Microsoft.Extensions.Localization;

namespace ReturnCase.Web.Forms;

public static class DateRules
{
    /// <summary>Refuses an empty, a half and an impossible date, each with its own sentence.</summary>
    public static IRuleBuilderOptionsConditions<T, DateInput> RealDate<T>(
        this IRuleBuilder<T, DateInput> rule, IStringLocalizer<SharedText> text, bool required = true) =>
        rule.Custom((date, context) =>
        {
            if (date.IsEmpty)
            {
                if (required)
                    context.AddFailure(text["DateMissing"]);
            }
            else if (!date.IsComplete)
                context.AddFailure(text["DateIncomplete"]);
            else if (date.ToDate() is null)
                context.AddFailure(text["DateNotReal", date]);
        });
}
