using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Registers;

namespace ReturnCase.Web.Pages.Registers;

/// <summary>Enters a reception house, or writes a new version of one.</summary>
public sealed class HouseFormModel(RegisterDesk desk, PageText<HouseFormModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [FromRoute]
    public int? N { get; set; }

    [BindProperty]
    public HouseInput Input { get; set; } = new();

    public bool IsNew => N is null;

    public string? HouseName { get; private set; }

    public string HouseCountry { get; private set; } = "";

    /// <summary>Children who live there now.</summary>
    public int Taken { get; private set; }

    /// <summary>Where somebody else wrote a version meanwhile: what differs from what is typed here.</summary>
    public IReadOnlyList<BothTexts>? Both { get; private set; }

    /// <summary>A house in the register that may be the one that is entered; null where none sounds like it.</summary>
    public string? LooksLike { get; private set; }

    public DraftForms Drafts => desk.Drafts;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is not { } now)
            return NotFound();
        Input = now;
        await ShowDraftAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is not { } now)
            return NotFound();
        await ShowDraftAsync(cancel);
        if (await desk.Drafts.KeepAsync(this, null, cancel) is { } kept)
            return kept;
        LooksLike = await LooksLikeAsync(cancel);
        if (!ModelState.AddErrors(await new HouseRules(text, shared, desk.Today, IsNew, LooksLike).ValidateAsync(Input, cancel)))
            return this.Invalid();
        try
        {
            return Input.Version == now.Version && await SaveAsync(now, cancel) ? Done() : await ConflictAsync(cancel);
        }
        catch (CaseRefusedException refusal)
        {
            await LoadAsync(cancel);
            return Refused(refusal.Guards[0]);
        }
    }

    private Task<bool> SaveAsync(HouseInput now, CancellationToken cancel)
    {
        var change = desk.Change(Input.Why.Typed());
        return N is { } id
            ? desk.ChangeHouseAsync(id, Input.Version, house => house.Revise(change, Input.Details), string.Join(", ", Fields(now)), cancel)
            : desk.AddAsync(CarePlace.House(change, Input.Country!, Input.Details), "house added", cancel);
    }

    // The trail names the fields and never what is in them.
    private IEnumerable<string> Fields(HouseInput now)
    {
        var (old, mine) = (now.Details, Input.Details);
        return typeof(HouseDetails).GetProperties().Where(field => !Equals(field.GetValue(old), field.GetValue(mine))).Select(field => field.Name);
    }

    private RedirectResult Done()
    {
        TempData.Flash(text[IsNew ? "Added" : "Saved", Input.Name.Typed()!]);
        return Redirect(N is { } id ? $"/registers/reception-houses/{id}" : "/registers/reception-houses");
    }

    private async Task<IActionResult> ConflictAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is not { } now)
            return NotFound();
        Both = HouseInput.Differing(text, Input, now);
        (Input.Version, _) = (now.Version, ModelState.Remove("Input.Version"));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private PageResult Refused(GuardCode guard)
    {
        var (field, sentence) = guard == GuardCode.PlacesCoverTaken ? ("Input.Capacity", text["CapacityBelowTaken", Taken]) : ("", GuardCatalogue.Of(guard) is var info ? $"{info.Sentence.Here()} {info.Satisfy.Here()}" : "");
        ModelState.AddModelError(field, sentence);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    // The form as the register would fill it; null where there is no such house.
    private async Task<HouseInput?> LoadAsync(CancellationToken cancel)
    {
        if (N is not { } id)
            return new();
        if (await desk.Registers.RowAsync(id, cancel) is not { } house)
            return null;
        (HouseName, HouseCountry, Taken) = (house.Name, house.Country, house.Taken);
        return HouseInput.From(house.Details) with { Version = house.Entry?.Number ?? 0, Country = house.Country };
    }

    // The same house twice would have twice its beds.
    private async Task<string?> LooksLikeAsync(CancellationToken cancel) => IsNew && Input.Name.Typed() is { } name
        ? (await desk.Registers.HousesAsync(cancel)).FirstOrDefault(house => house.Country == Input.Country && NameLikeness.SoundAlike(house.Name, name))?.Name
        : null;

    private Task<bool> ShowDraftAsync(CancellationToken cancel) =>
        desk.Drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);
}
