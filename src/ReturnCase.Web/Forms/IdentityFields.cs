using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.People;

namespace ReturnCase.Web.Forms;

/// <summary>Who the child is, as typed.</summary>
public sealed record IdentityFields
{
    public string? FirstNames { get; set; }

    public string? LastName { get; set; }

    public string? Aliases { get; set; }

    public string? Nationality { get; set; }

    public string? Languages { get; set; }

    public string? Location { get; set; }

    public IdentityDetails ToDetails() =>
        new(FirstNames.Typed()!, LastName.Typed()!, Aliases.Typed(), Nationality!, Languages.Typed()!, Location.Typed());

    public static IdentityFields From(IdentityVersion identity) => new()
    {
        FirstNames = identity.FirstNames,
        LastName = identity.LastName,
        Aliases = identity.Aliases,
        Nationality = identity.Nationality,
        Languages = identity.Languages,
        Location = identity.Location,
    };
}

public sealed class IdentityRules : AbstractValidator<IdentityFields>
{
    public IdentityRules(IStringLocalizer<SharedText> text)
    {
        RuleFor(input => input.FirstNames).NotEmpty().WithMessage(_ => text["FirstNamesMissing"]).Name(text);
        RuleFor(input => input.LastName).NotEmpty().WithMessage(_ => text["LastNameMissing"]).Name(text);
        RuleFor(input => input.Aliases).Name(text, several: true);
        RuleFor(input => input.Nationality).Must(code => code is Countries.Stateless or Countries.Unknown || Countries.IsKnown(code)).WithMessage(_ => text["NationalityMissing"]);
        RuleFor(input => input.Languages).NotEmpty().WithMessage(_ => text["LanguagesMissing"]).Name(text, several: true);
        RuleFor(input => input.Location).Line(text);
    }
}
