using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class CountryModel(CaseDesk desk, PageText<CountryModel> text, IStringLocalizer<SharedText> shared) : FactPage<CountryModel.InputModel, CountryNamed>(desk)
{
    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today, Case);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        SaveAsync(change => Case.NameCountry(change, Input.Country!, Input.Reasons.Typed()!), cancel);

    protected override IActionResult Kept() => Kept(text["Saved"], "/search");

    protected override InputModel Blank(CountryNamed? old) => new() { Country = old?.Country, Reasons = old?.Why };

    public sealed record InputModel : FactInput
    {
        public string? Country { get; set; }

        public string? Reasons { get; set; }
    }

    private sealed class Rules : FactRules<InputModel>
    {
        public Rules(PageText<CountryModel> text, IStringLocalizer<SharedText> shared, DateOnly today, CaseFile file)
            : base(shared, today)
        {
            RuleFor(input => input.Country).Must(Countries.IsAbroad).WithMessage(_ => text["CountryMissing"]);
            RuleFor(input => input.Country).Must(country => !file.Countries.Contains(country!))
                .When(input => input.Corrects is null).WithMessage((_, country) => text["AlreadyNamed", Countries.Name(country!)]);
            RuleFor(input => input.Reasons).NotEmpty().WithMessage(_ => text["ReasonsMissing"]).Note(shared);
        }
    }
}
