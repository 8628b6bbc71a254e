using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Registers;

namespace ReturnCase.Web.Pages.Registers;

/// <summary>A house in the country of the page.</summary>
public sealed record HouseLine(int Id, string Name, int Free, int Capacity, HouseState State, bool IsOffered);

/// <summary>One country: what is known of it, what was known before, and its houses.</summary>
public sealed class CountryModel(RegisterDesk desk, RegisterKeepers keepers) : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    public CountryPolicy? Policy { get; private set; }

    public IReadOnlyList<HouseLine> Houses { get; private set; } = [];

    public IReadOnlyList<string> Keepers { get; private set; } = [];

    public bool IsOld => Policy is { } known && desk.IsOld(known);

    public bool MayWrite => desk.MayWrite;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Code = Code.ToUpperInvariant();
        if (!Countries.IsAbroad(Code))
            return NotFound();
        Policy = (await desk.Registers.PoliciesAsync([Code], cancel)).SingleOrDefault();
        Houses = [.. (await desk.Registers.HousesAsync(cancel)).Where(house => house.Country == Code).Select(house => new HouseLine(house.Id, house.Name, house.Free, house.Capacity, house.StateOn(desk.Today), house.IsOfferedOn(desk.Today)))];
        Keepers = await keepers.NamesAsync(cancel);
        return Page();
    }
}
