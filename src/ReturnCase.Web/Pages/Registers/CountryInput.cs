using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Registers;

/// <summary>What an administrator says of a country.</summary>
public sealed record CountryInput
{
    /// <summary>The version of the register that the form was made from; 0 where it has none.</summary>
    public int Version { get; set; }

    public KnownAnswer? HousesAvailable { get; set; }

    public KnownAnswer? AuthoritiesCare { get; set; }

    public DateInput AsOf { get; set; } = new();

    /// <summary>What the register says now is wrong, its day among it.</summary>
    public bool Corrects { get; set; }

    public string? Source { get; set; }

    public string? Note { get; set; }

    public string? Why { get; set; }

    public CountryAnswers Answers => new(HousesAvailable.ToBool(), AuthoritiesCare.ToBool(), AsOf.ToDate() ?? default, Source.Typed()!, Note.Typed());

    public static CountryInput From(CountryPolicy? policy, DateOnly today) => policy?.Now is not { } now ? new() { AsOf = DateInput.From(today) } : new()
    {
        Version = policy.Version,
        HousesAvailable = now.HousesAvailable.ToAnswer(),
        AuthoritiesCare = now.AuthoritiesCare.ToAnswer(),
        AsOf = DateInput.From(now.AsOf),
        Source = now.Source,
        Note = now.Note,
    };
}

internal sealed class CountryRules : AbstractValidator<CountryInput>
{
    public CountryRules(PageText<CountryFormModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
    {
        RuleFor(input => input.HousesAvailable).NotNull().WithMessage(_ => text["AnswerMissing"]);
        RuleFor(input => input.AuthoritiesCare).NotNull().WithMessage(_ => text["AnswerMissing"]);
        RuleFor(input => input.AsOf).HappenedOn(shared, today);
        RuleFor(input => input.Source).Must(source => source.Typed() is not null).WithMessage(_ => text["SourceMissing"]).Line(shared);
        RuleFor(input => input.Note).Note(shared);
        RuleFor(input => input.Why).Note(shared, Change.ReasonMaxLength);
    }
}
