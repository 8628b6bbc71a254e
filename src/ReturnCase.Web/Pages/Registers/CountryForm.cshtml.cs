using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Registers;

namespace ReturnCase.Web.Pages.Registers;

/// <summary>Writes what is known of a country; what was known before stays.</summary>
public sealed class CountryFormModel(RegisterDesk desk, PageText<CountryFormModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty]
    public CountryInput Input { get; set; } = new();

    /// <summary>Where somebody else wrote a version meanwhile: what differs from what is typed here.</summary>
    public IReadOnlyList<BothTexts>? Both { get; private set; }

    /// <summary>What the register says now; null where it says nothing yet.</summary>
    public CountryPolicyEntry? Standing { get; private set; }

    public DraftForms Drafts => desk.Drafts;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!IsCountry())
            return NotFound();
        Input = CountryInput.From(await LoadAsync(cancel), desk.Today);
        await ShowDraftAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!IsCountry())
            return NotFound();
        var policy = await LoadAsync(cancel);
        await ShowDraftAsync(cancel);
        if (await desk.Drafts.KeepAsync(this, null, cancel) is { } kept)
            return kept;
        if (!ModelState.AddErrors(await new CountryRules(text, shared, desk.Today).ValidateAsync(Input, cancel)))
            return this.Invalid();
        try
        {
            return Input.Version == (policy?.Version ?? 0) && await SaveAsync(policy, cancel) ? Done() : await ConflictAsync(cancel);
        }
        catch (CaseRefusedException refusal)
        {
            return Refused(refusal.Guards[0]);
        }
    }

    private async Task<CountryPolicy?> LoadAsync(CancellationToken cancel)
    {
        var policy = await desk.Registers.PolicyAsync(Code, cancel);
        Standing = policy?.Now;
        return policy;
    }

    private Task<bool> SaveAsync(CountryPolicy? policy, CancellationToken cancel)
    {
        var change = desk.Change(Input.Why.Typed());
        if (policy is null)
            return desk.AddAsync(new CountryPolicy(change, Code, Input.Answers), $"country {Code} added", cancel);
        policy.Revise(change, Input.Answers, Input.Corrects);
        return desk.SaveAsync($"country {Code}", cancel);
    }

    private RedirectResult Done()
    {
        TempData.Flash(text["Saved", Countries.Name(Code)]);
        return Redirect($"/registers/countries/{Code}");
    }

    private async Task<IActionResult> ConflictAsync(CancellationToken cancel)
    {
        var now = CountryInput.From(await LoadAsync(cancel), desk.Today);
        Both = BothTexts.Differing(
            (text["HousesAvailable"], Said(Input.HousesAvailable), Said(now.HousesAvailable)), (text["AuthoritiesCare"], Said(Input.AuthoritiesCare), Said(now.AuthoritiesCare)),
            (text["AsOf"], Input.AsOf.ToDate().Text(), now.AsOf.ToDate().Text()), (text["Source"], Input.Source.Typed(), now.Source), (text["Note"], Input.Note.Typed(), now.Note));
        (Input.Version, _) = (now.Version, ModelState.Remove("Input.Version"));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();

        string? Said(KnownAnswer? answer) => EnumChoices.KnownAnswers(shared).FirstOrDefault(item => item.Value == answer?.ToString())?.Text;
    }

    private PageResult Refused(GuardCode guard)
    {
        var (field, sentence) = guard switch
        {
            GuardCode.SourceNotOlder => ("Input.AsOf", text["AsOfOlder", AmsterdamTime.Date(Standing!.AsOf), Standing.Source]),
            GuardCode.ReasonGiven => ("Input.Why", text["WhyMissing"]),
            _ => ("", $"{GuardCatalogue.Of(guard).Sentence.Here()} {GuardCatalogue.Of(guard).Satisfy.Here()}"),
        };
        ModelState.AddModelError(field, sentence);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private bool IsCountry() => Countries.IsAbroad(Code = Code.ToUpperInvariant());

    private Task<bool> ShowDraftAsync(CancellationToken cancel) =>
        desk.Drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);
}
