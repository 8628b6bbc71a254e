using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Forms;

/// <summary>What every form of a case asks of a date, a note and a line, each with its sentence.</summary>
public static class CaseRules
{
    /// <summary>The day on which something happened: a real date, today or earlier.</summary>
    public static void HappenedOn<T>(this IRuleBuilder<T, DateInput> rule, IStringLocalizer<SharedText> text, DateOnly today, bool required = true)
    {
        rule.RealDate(text, required);
        rule.Must(date => date.ToDate() is not { } day || day <= today)
            .WithMessage((_, date) => text["DateAfterToday", AmsterdamTime.Date(date.ToDate()!.Value)]);
    }

    /// <summary>A day that may lie ahead, on or after another.</summary>
    public static void NotBefore<T>(this IRuleBuilder<T, DateInput> rule, IStringLocalizer<SharedText> text, Func<T, DateInput> start, bool required = false)
    {
        rule.RealDate(text, required);
        rule.Must((input, date) => date.ToDate() is not { } day || start(input).ToDate() is not { } first || day >= first)
            .WithMessage((input, _) => text["DateBeforeStart", AmsterdamTime.Date(start(input).ToDate()!.Value)]);
    }

    /// <summary>The day of the next review: after this one, and not later than so many months after it (domain 2.7). Each wrong day gets the sentence that is true of it.</summary>
    public static void NextReview<T>(this IRuleBuilder<T, DateInput> rule, IStringLocalizer<SharedText> text, Func<T, DateInput> review, int months)
    {
        rule.RealDate(text);
        rule.Must((input, date) => date.ToDate() is not { } day || review(input).ToDate() is not { } held || day != held)
            .WithMessage((input, _) => text["NextReviewSameDay", Day(input)]);
        rule.Must((input, date) => date.ToDate() is not { } day || review(input).ToDate() is not { } held || day >= held)
            .WithMessage((input, date) => text["NextReviewBefore", AmsterdamTime.Date(date.ToDate()!.Value), Day(input)]);
        rule.Must((input, date) => date.ToDate() is not { } day || review(input).ToDate() is not { } held || day <= held.AddMonths(months))
            .WithMessage((input, _) => text["NextReviewTooLate", months, AmsterdamTime.Date(review(input).ToDate()!.Value.AddMonths(months))]);

        string Day(T input) => AmsterdamTime.Date(review(input).ToDate()!.Value);
    }

    /// <summary>A long text with a limit; nothing is cut off.</summary>
    public static IRuleBuilderOptions<T, string?> Note<T>(
        this IRuleBuilder<T, string?> rule, IStringLocalizer<SharedText> text, int max = RecordedFact.NoteMaxLength) =>
        rule.Must(note => Length(note) <= max).WithMessage((_, note) => text["TextTooLong", max, Length(note) - max])
            .Must(note => string.IsNullOrWhiteSpace(note) || note.Typed() is not null).WithMessage(_ => text["TextInvisible"]);

    /// <summary>One line.</summary>
    public static IRuleBuilderOptions<T, string?> Line<T>(
        this IRuleBuilder<T, string?> rule, IStringLocalizer<SharedText> text, int max = RecordedFact.LineMaxLength) => rule.Note(text, max);

    /// <summary>A name, or several names or languages with commas between them.</summary>
    public static IRuleBuilderOptions<T, string?> Name<T>(this IRuleBuilder<T, string?> rule, IStringLocalizer<SharedText> text, bool several = false) => rule.Line(text)
        .Must(name => name.Typed() is null || NameText.UnseenSign(name) is null).WithMessage((_, name) => text["NameSignUnseen", NameText.UnseenSign(name)!])
        .Must(name => name.Typed() is null || !NameText.HasEmptyWord(name, several)).WithMessage(_ => text[several ? "NameItemEmpty" : "NameWordEmpty"]);

    private static int Length(string? text) => text.Typed()?.Length ?? 0;
}
