using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

internal sealed class CandidateRules : FactRules<CandidateModel.InputModel>
{
    public CandidateRules(PageText<CandidateModel> text, IStringLocalizer<SharedText> shared, DateOnly today, IReadOnlyList<CarePlace> places)
        : base(shared, today)
    {
        RuleFor(input => input.Kind).NotNull().WithMessage(_ => text["KindMissing"]);
        RuleFor(input => input.Name).NotEmpty().WithMessage(_ => text["NameMissing"]).Line(shared);
        RuleFor(input => input.Relation).Line(shared);
        RuleFor(input => input.Country).Must(Countries.IsAbroad).WithMessage(_ => text["CountryMissing"]);
        RuleFor(input => input.Place).Line(shared);
        RuleFor(input => input.Route).NotNull().WithMessage(_ => text["RouteMissing"]);
        RuleFor(input => input.CarePlace)
            .Must((input, _) => places.Any(p => p.Id == input.CarePlaceId && p.Kind == input.Kind && p.Country == input.Country))
            .When(input => input is { CarePlace: not null, IsNewPlace: false })
            .WithMessage(_ => text["PlaceOther"]);
        RuleFor(input => input.Capacity)
            .Must((input, _) => input.Beds is >= 1 and <= 500)
            .When(input => input.IsNewPlace)
            .WithMessage(_ => text["CapacityWrong"]);
    }
}
