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

    public string? Country1 { get; set; }

    public string? Country2 { get; set; }

    public string? Country3 { get; set; }

    public bool IsEmpty => this is { UnlawfulStay: false, DutyToLeave: false } && TermDays.Typed() is null && Codes.Count == 0;

    public IReadOnlyList<string> Codes => [.. new[] { Country1, Country2, Country3 }.OfType<string>().Where(code => code.Length > 0).Distinct()];

    public int? Term => int.TryParse(TermDays.Typed(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= LongestTermDays ? days : null;

    public ReturnDecisionContent ToContent() => new(UnlawfulStay, DutyToLeave, Term, Codes);

    public static ReturnDecisionInput From(AuthorityDecision decision) => new()
    {
        UnlawfulStay = decision.UnlawfulStay,
        DutyToLeave = decision.DutyToLeave,
        TermDays = decision.DepartureTermDays?.ToString(CultureInfo.InvariantCulture),
        Country1 = decision.Countries.ElementAtOrDefault(0),
        Country2 = decision.Countries.ElementAtOrDefault(1),
        Country3 = decision.Countries.ElementAtOrDefault(2),
    };
}

public sealed class ReturnDecisionRules : AbstractValidator<ReturnDecisionInput>
{
    public ReturnDecisionRules(IStringLocalizer<SharedText> text)
    {
        RuleFor(input => input.TermDays).Must((input, typed) => typed.Typed() is null || input.Term is not null)
            .WithMessage(_ => text["DepartureTermInvalid", ReturnDecisionInput.LongestTermDays]);
        RuleFor(input => input.Country1).Must(Known).WithMessage(_ => text["CountryUnknown"]);
        RuleFor(input => input.Country2).Must(Known).WithMessage(_ => text["CountryUnknown"]);
        RuleFor(input => input.Country3).Must(Known).WithMessage(_ => text["CountryUnknown"]);
    }

    private static bool Known(string? code) => string.IsNullOrEmpty(code) || Countries.IsKnown(code);
}
