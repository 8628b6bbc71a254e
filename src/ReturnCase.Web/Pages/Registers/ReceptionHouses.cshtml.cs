using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Registers;
using ReturnCase.Web.Registers;

namespace ReturnCase.Web.Pages.Registers;

/// <summary>The register of reception houses: a count of places, never who has them.</summary>
public sealed class ReceptionHousesModel(RegisterDesk desk, RegisterKeepers keepers) : PageModel
{
    public IReadOnlyList<HouseRow> Houses { get; private set; } = [];

    public IReadOnlyList<string> Keepers { get; private set; } = [];

    public bool MayWrite => desk.MayWrite;

    public DateOnly Today => desk.Today;

    public int Open => Offered.Count();

    public int FreePlaces => Offered.Sum(house => Math.Max(0, house.Free));

    private IEnumerable<HouseRow> Offered => Houses.Where(house => house.StateOn(Today) == HouseState.Open);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Houses = [.. (await desk.Registers.HousesAsync(cancel)).OrderBy(house => Countries.Name(house.Country), StringComparer.CurrentCulture).ThenBy(house => house.Name, StringComparer.CurrentCulture)];
        Keepers = await keepers.NamesAsync(cancel);
    }
}
