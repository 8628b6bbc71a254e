using System.Globalization;
using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Registers;

namespace ReturnCase.Web.Pages.Registers;

/// <summary>What an administrator says of a reception house.</summary>
public sealed record HouseInput
{
    /// <summary>The version of the register that the form was made from.</summary>
    public int Version { get; set; }

    public string? Name { get; set; }

    /// <summary>Asked once: a house does not move abroad.</summary>
    public string? Country { get; set; }

    public string? Town { get; set; }

    public string? Capacity { get; set; }

    public DateInput ContractFrom { get; set; } = new();

    public DateInput ContractUntil { get; set; } = new();

    public DateInput InspectedOn { get; set; } = new();

    public string? Contact { get; set; }

    public string? Why { get; set; }

    /// <summary>This is another house than the one in the register that sounds like it.</summary>
    public bool Another { get; set; }

    public int? Places => int.TryParse(Capacity?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public HouseDetails Details => new(Name.Typed()!, Town.Typed(), Places ?? 0, ContractFrom.ToDate(), ContractUntil.ToDate(), InspectedOn.ToDate(), Contact.Typed());

    public static HouseInput From(HouseDetails house) => new()
    {
        Name = house.Name,
        Town = house.Town,
        Capacity = house.Capacity.ToString(CultureInfo.InvariantCulture),
        ContractFrom = DateInput.From(house.ContractFrom),
        ContractUntil = DateInput.From(house.ContractUntil),
        InspectedOn = DateInput.From(house.InspectedOn),
        Contact = house.Contact,
    };

    /// <summary>Both texts of every field in which two forms differ.</summary>
    public static IReadOnlyList<BothTexts> Differing(PageText<HouseFormModel> text, HouseInput mine, HouseInput now) => BothTexts.Differing(
        (text["Name"], mine.Name.Typed(), now.Name), (text["Town"], mine.Town.Typed(), now.Town), (text["Capacity"], mine.Capacity.Typed(), now.Capacity),
        (text["ContractFrom"], Shown(mine.ContractFrom), Shown(now.ContractFrom)), (text["ContractUntil"], Shown(mine.ContractUntil), Shown(now.ContractUntil)),
        (text["InspectedOn"], Shown(mine.InspectedOn), Shown(now.InspectedOn)), (text["Contact"], mine.Contact.Typed(), now.Contact));

    private static string? Shown(DateInput date) => date.ToDate().Text() ?? date.ToString().Typed();
}

internal sealed class HouseRules : AbstractValidator<HouseInput>
{
    public HouseRules(PageText<HouseFormModel> text, IStringLocalizer<SharedText> shared, DateOnly today, bool isNew, string? looksLike)
    {
        RuleFor(input => input.Name).Must(name => name.Typed() is not null).WithMessage(_ => text["NameMissing"]).Line(shared);
        RuleFor(input => input.Name).Must((input, _) => looksLike is null || input.Another).WithMessage(_ => text["NameKnown", looksLike!]);
        RuleFor(input => input.Country).Must(Countries.IsAbroad).When(_ => isNew).WithMessage(_ => text["CountryMissing"]);
        RuleFor(input => input.Town).Line(shared);
        RuleFor(input => input.Capacity).Must((input, _) => input.Places is >= 1 and <= CarePlace.MostPlaces).WithMessage(_ => text["CapacityWrong"]);
        RuleFor(input => input.ContractFrom).RealDate(shared, required: false);
        RuleFor(input => input.ContractUntil).NotBefore(shared, input => input.ContractFrom);
        RuleFor(input => input.InspectedOn).HappenedOn(shared, today, required: false);
        RuleFor(input => input.Contact).Note(shared, RecordedFact.NoteMaxLength);
        RuleFor(input => input.Why).Must(why => why.Typed() is not null).WithMessage(_ => text["WhyMissing"]).Note(shared, Change.ReasonMaxLength);
    }
}
