using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Forms;

/// <summary>Rules that every form about a case shares, each with its own sentence.</summary>
public static class CaseRules
{
    /// <summary>A day that exists and is not after today.</summary>
    public static IRuleBuilderOptionsConditions<T, DateInput> OccurredOn<T>(
        this IRuleBuilder<T, DateInput> rule, IStringLocalizer<SharedText> text, DateOnly today)
    {
        rule.RealDate(text);
        return rule.Custom((date, context) =>
        {
            if (date.ToDate() is { } day && day > today)
                context.AddFailure(text["DateAfterToday", AmsterdamTime.Date(day)]);
        });
    }

    /// <summary>A long text that is not longer than fits. With <paramref name="missing"/> it may not be empty.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> Note<T>(
        this IRuleBuilder<T, string?> rule, IStringLocalizer<SharedText> text, string? missing = null, int max = RecordedFact.NoteMaxLength) =>
        rule.Custom((value, context) =>
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                if (missing is not null)
                    context.AddFailure(missing);
            }
            else if (value.Length > max)
                context.AddFailure(text["TextTooLong", value.Length, max]);
        });

    /// <summary>A short text that is not longer than fits. With <paramref name="missing"/> it may not be empty.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> Line<T>(
        this IRuleBuilder<T, string?> rule, IStringLocalizer<SharedText> text, string? missing = null, int max = RecordedFact.LineMaxLength) =>
        rule.Note(text, missing, max);
}
