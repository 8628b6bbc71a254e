using System.Globalization;
using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Decisions;

namespace ReturnCase.Web.Forms;

/// <summary>What a return decision states. Whatever is left open makes it incomplete, which is recorded as it is.</summary>
public sealed record ReturnDecisionInput
{
    public const int LongestTermDays = 999;

    public bool UnlawfulStay { get; set; }

    public bool DutyToLeave { get; set; }

    public string? TermDays { get; set; }

    public CountryLines Countries { get; set; } = new();

    public bool IsEmpty => this is { UnlawfulStay: false, DutyToLeave: false } && TermDays.Typed() is null && Countries.Codes.Count == 0;

    public int? Term => int.TryParse(TermDays.Typed(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= LongestTermDays ? days : null;

    public ReturnDecisionContent ToContent() => new(UnlawfulStay, DutyToLeave, Term, Countries.Codes);

    public static ReturnDecisionInput From(AuthorityDecision decision) => new()
    {
        UnlawfulStay = decision.UnlawfulStay,
        DutyToLeave = decision.DutyToLeave,
        TermDays = decision.DepartureTermDays?.ToString(CultureInfo.InvariantCulture),
        Countries = new() { Lines = [.. decision.Countries] },
    };
}

public sealed class ReturnDecisionRules : AbstractValidator<ReturnDecisionInput>
{
    public ReturnDecisionRules(IStringLocalizer<SharedText> text)
    {
        RuleFor(input => input.TermDays).Must((input, typed) => typed.Typed() is null || input.Term is not null)
            .WithMessage(_ => text["DepartureTermInvalid", ReturnDecisionInput.LongestTermDays]);
        RuleFor(input => input.Countries).SetValidator(new CountryLinesRules(text));
    }
}
