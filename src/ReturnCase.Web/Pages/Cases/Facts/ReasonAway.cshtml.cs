using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class ReasonAwayModel(CaseDesk desk, PageText<ReasonAwayModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    public CaseFile Case { get; private set; } = null!;

    public IEnumerable<SelectListItem> NamedCountries => Case.Countries.Select(code => new SelectListItem(Countries.Name(code), code));

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string number, int? corrects, ShelterKind? kind, string? country)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        Case = file;
        if (!file.TryCorrect<KindReasonedAway>(corrects, out var old))
            return NotFound();
        Input = new InputModel
        {
            Country = old?.Country ?? country ?? (file.Countries is [var only] ? only : null),
            Kind = old?.Kind ?? kind,
            Reasons = old?.Why,
        }.For(file, desk, old);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        Case = file;
        if (!await this.IsRightAsync(new Rules(text, shared, desk.Today, file), Input))
            return this.Invalid();
        var answer = await desk.SaveAsync(
            file, Input.Version, () => file.ReasonAway(desk.ChangeOf(Input), Input.Country!, Input.Kind!.Value, Input.Reasons.Typed()!));
        return answer.IsSaved ? this.Kept(file, text["Saved"], "/search") : this.Refuse(answer);
    }

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
            RuleFor(input => input.Country).Must(country => file.Countries.Contains(country!)).WithMessage(_ => text["CountryMissing"]);
            RuleFor(input => input.Kind).NotNull().WithMessage(_ => text["KindMissing"]);
            RuleFor(input => input.Reasons).NotEmpty().WithMessage(_ => text["ReasonsMissing"]).Note(shared);
        }
    }
}
