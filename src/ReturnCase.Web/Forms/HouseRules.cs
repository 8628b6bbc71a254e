using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Forms;

/// <summary>The order of the leaflet, by the days that a form says (L2).</summary>
public static class HouseRules
{
    /// <summary>A house of before the day since which one can be looked for gets a sentence with both days. Where that day has not come, the case itself refuses.</summary>
    /// <param name="day">The day of the form.</param>
    /// <param name="text">The words.</param>
    /// <param name="file">The case.</param>
    /// <param name="country">Where the form is about a reception house: in which country.</param>
    public static void AfterFamily<T>(this IRuleBuilder<T, DateInput> day, IStringLocalizer<SharedText> text, CaseFile file, Func<T, string?> country)
        where T : FactInput =>
        day.Custom((typed, context) =>
        {
            if (typed.ToDate() is { } on && country(context.InstanceToValidate) is { } where && file.HouseOpenSince(where) is { } since && on < since
                && !file.TakesHouse(where, on, context.InstanceToValidate.Corrects))
            {
                context.AddFailure(text["HouseBeforeFamily", AmsterdamTime.Date(on), Countries.Name(where), AmsterdamTime.Date(since)]);
            }
        });
}
