using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

internal sealed class CandidateRules : FactRules<CandidateInput>
{
    public CandidateRules(PageText<CandidateModel> text, IStringLocalizer<SharedText> shared, DateOnly today, IReadOnlyList<CarePlace> places, IReadOnlyList<CaseFile> siblings, CaseFile file)
        : base(shared, today)
    {
        RuleFor(input => input.OccurredOn).AfterFamily(shared, file, input => input.Kind == ShelterKind.ReceptionHouse ? input.Country : null);
        RuleFor(input => input.OccurredOn)
            .Must((input, day) => KnownFrom(input) is null)
            .When(input => input.OccurredOn.ToDate() is not null)
            .WithMessage((input, _) => KnownFrom(input) is { } known ? text["NamedAfterSteps", AmsterdamTime.Date(known)] : "");
        RuleFor(input => input.Kind).NotNull().WithMessage(_ => text["KindMissing"]);
        RuleFor(input => input.Name).NotEmpty().When(input => !places.Any(p => p.Id == input.CarePlaceId && p.Kind == ShelterKind.ReceptionHouse)).WithMessage(_ => text["NameMissing"]);
        RuleFor(input => input.Name).Line(shared);
        RuleFor(input => input.Relation).Line(shared);
        RuleFor(input => input.Country).Must(Countries.IsAbroad).WithMessage(_ => text["CountryMissing"]);
        RuleFor(input => input.Place).Line(shared);
        RuleFor(input => input.Route).NotNull().WithMessage(_ => text["RouteMissing"]);
        RuleFor(input => input.Route).Must(route => route != ContactRoute.ChildAskedRedCross).When(input => input.Also.Count > 0).WithMessage(_ => text["AlsoRedCross"]);
        RuleFor(input => input.CarePlace)
            .Must((input, _) => places.Any(p => p.Id == input.CarePlaceId && p.Kind == input.Kind && p.Country == input.Country))
            .When(input => input is { CarePlace: not null, IsNewPlace: false })
            .WithMessage(_ => text["PlaceOther"]);
        RuleFor(input => input.CarePlace).Must((input, _) => input.Kind != ShelterKind.ReceptionHouse).When(input => input.IsNewPlace).WithMessage(_ => text["HouseFromRegister"]);
        RuleFor(input => input.CarePlace).NotNull().When(input => input.Also.Count > 0 && input.Kind != ShelterKind.ReceptionHouse).WithMessage(_ => text["AlsoNeedsPlace"]);
        RuleFor(input => input.CarePlace)
            .Must((input, _) => With(input) is null)
            .When(input => input.CarePlaceId is not null)
            .WithMessage((input, _) => text["AlsoHasPlace", With(input)!]);
        RuleFor(input => input.Capacity)
            .Must((input, _) => input.Beds is >= 1 and <= CarePlace.MostPlaces)
            .When(input => input.IsNewPlace)
            .WithMessage(_ => text["CapacityWrong"]);
        RuleFor(input => input.Capacity).Must(typed => typed.Typed() is null).When(input => input.CarePlace is null && input.Also.Count == 0).WithMessage(_ => text["CapacityWithoutPlace"]);
        RuleFor(input => input.Capacity)
            .Must((input, typed) => Chosen(input) is not { } place || input.Beds == place.Capacity)
            .When(input => input.Capacity.Typed() is not null)
            .WithMessage((input, _) => text["CapacityOther", Chosen(input)!.Capacity]);
        RuleFor(input => input.CarePlace)
            .Must((input, _) => input.AnotherPlace || LooksLike(input, places) is null)
            .When(input => input.IsNewPlace)
            .WithMessage((input, _) => LooksLike(input, places) is { } known ? text["PlaceLooksLike", known.Name, known.Free, known.Capacity] : "");

        DateOnly? KnownFrom(CandidateInput input) => file.KnownFrom(input.Corrects, input.OccurredOn.ToDate()!.Value);

        RuleFor(input => input.Name)
            .Must((input, _) => input.AnotherCandidate || Twin(input, file, places) is null)
            .WithMessage((input, _) => Twin(input, file, places) is { } known ? text["TwinOnFile", known.Name, AmsterdamTime.Date(known.OccurredOn)] : "");

        CarePlace? Chosen(CandidateInput input) => places.FirstOrDefault(place => place.Id == input.CarePlaceId);

        string? With(CandidateInput input) => siblings
            .FirstOrDefault(sibling => input.Also.Contains(sibling.Number) && sibling.Standing<ShelterCandidate>().Any(c => c.CarePlaceId == input.CarePlaceId))?.Number;
    }

    /// <summary>A candidate on file of the same kind in the same country, with the same place or a name that sounds like the one that is typed: two would each need their own steps.</summary>
    public static ShelterCandidate? Twin(CandidateInput input, CaseFile file, IReadOnlyList<CarePlace> places)
    {
        var name = input.Name.Typed() ?? places.FirstOrDefault(place => place.Id == input.CarePlaceId)?.Name;
        return input.Corrects is not null ? null : file.Standing<ShelterCandidate>().FirstOrDefault(c => c.Kind == input.Kind && c.Country == input.Country
            && ((input.CarePlaceId is { } place && c.CarePlaceId == place) || (name is not null && NameLikeness.SoundAlike(c.Name, name))));
    }

    /// <summary>A home on file in the same country whose name sounds like the one that is typed: two places for one home would count its beds twice.</summary>
    public static CarePlace? LooksLike(CandidateInput input, IReadOnlyList<CarePlace> places) => input.Name.Typed() is { } name
        ? places.FirstOrDefault(place => place.Kind != ShelterKind.ReceptionHouse && place.Country == input.Country && NameLikeness.SoundAlike(place.Name, name))
        : null;
}
