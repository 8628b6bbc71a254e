using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Registers;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Registers;

namespace ReturnCase.Web.Pages.Registers;

/// <summary>One reception house with everything the register ever said of it.</summary>
public sealed class HouseModel(RegisterDesk desk, RegisterKeepers keepers, PageText<HouseFormModel> fields) : PageModel
{
    [FromRoute]
    public int N { get; set; }

    public HouseRow House { get; private set; } = null!;

    public CountryPolicy? Policy { get; private set; }

    public IReadOnlyList<string> Keepers { get; private set; } = [];

    /// <summary>Each version, with what it changed of the one before.</summary>
    public IReadOnlyList<(HouseEntry Entry, IReadOnlyList<BothTexts> Changed)> Changes { get; private set; } = [];

    public bool PolicyIsOld => Policy is { } known && desk.IsOld(known);

    public bool MayWrite => desk.MayWrite;

    public DateOnly Today => desk.Today;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await desk.Registers.RowAsync(N, cancel) is not { } house)
            return NotFound();
        (House, Policy) = (house, (await desk.Registers.PoliciesAsync([house.Country], cancel)).SingleOrDefault());
        var history = await desk.Registers.HistoryAsync(N, cancel);
        Changes = [.. history.Select((entry, i) => (entry, i + 1 < history.Count ? HouseInput.Differing(fields, HouseInput.From(entry.Details), HouseInput.From(history[i + 1].Details)) : []))];
        Keepers = await keepers.NamesAsync(cancel);
        return Page();
    }

    /// <summary>What a version did: entered, changed, closed or opened the house.</summary>
    public string KindOf(HouseEntry entry)
    {
        var before = Changes.Select(change => change.Entry).FirstOrDefault(other => other.Number == entry.Number - 1);
        return entry.Number == 1 ? "Entered" : entry.Closed == (before?.Closed ?? false) ? "Changed" : entry.Closed ? "Closed" : "Reopened";
    }
}
