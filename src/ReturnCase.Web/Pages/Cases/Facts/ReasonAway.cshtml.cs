using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Registers;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class ReasonAwayModel(CaseDesk desk, RegisterDesk registers, PageText<ReasonAwayModel> text, IStringLocalizer<SharedText> shared) : FactPage<ReasonAwayModel.InputModel, KindReasonedAway>(desk)
{
    [FromQuery(Name = "kind")]
    public ShelterKind? AskedKind { get; set; }

    [FromQuery(Name = "country")]
    public string? AskedCountry { get; set; }

    public IEnumerable<SelectListItem> NamedCountries => Case.Countries.Select(code => new SelectListItem(Countries.Name(code), code));

    /// <summary>Where a house cannot be reasoned away yet (L2), of what the form is about.</summary>
    public IEnumerable<CountrySearch> HouseComesLater => Input.Kind is null or ShelterKind.ReceptionHouse
        ? SearchOverview.Of(Case).Countries.Where(search => !search.HouseIsOpen && (string.IsNullOrEmpty(Input.Country) || search.Country == Input.Country)) : [];

    /// <summary>What the register says of the country of the form, or of every country of the search.</summary>
    public IReadOnlyDictionary<string, (CountryPolicy? Policy, bool IsOld)> Known { get; private set; } = new Dictionary<string, (CountryPolicy?, bool)>();

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today, Case);

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel)
    {
        var asked = Input.Country ?? AskedCountry;
        Known = await registers.KnownAsync(Case.Countries.Contains(asked!) ? [asked!] : Case.Countries, cancel);
        return null;
    }

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        SaveAsync(change => Case.ReasonAway(change, Input.Country!, Input.Kind!.Value, Input.Reasons.Typed()!), cancel);

    protected override IActionResult Kept() => Kept(text["Saved"], "/search");

    protected override InputModel Blank(KindReasonedAway? old) => new()
    {
        Country = old?.Country ?? AskedCountry ?? (Case.Countries is [var only] ? only : null),
        Kind = old?.Kind ?? AskedKind,
        Reasons = old?.Why,
    };

    public sealed record InputModel : FactInput
    {
        public string? Country { get; set; }

        public ShelterKind? Kind { get; set; }

        public string? Reasons { get; set; }
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<ReasonAwayModel> text, IStringLocalizer<SharedText> shared, DateOnly today, CaseFile file)
            : base(shared, today)
        {
            RuleFor(input => input.OccurredOn).AfterFamily(shared, file, input => input.Kind == ShelterKind.ReceptionHouse ? input.Country : null);
            RuleFor(input => input.Country).Must(country => file.Countries.Contains(country!)).WithMessage(_ => text["CountryMissing"]);
            RuleFor(input => input.Kind).NotNull().WithMessage(_ => text["KindMissing"]);
            RuleFor(input => input.Reasons).NotEmpty().WithMessage(_ => text["ReasonsMissing"]).Note(shared);
        }
    }
}
