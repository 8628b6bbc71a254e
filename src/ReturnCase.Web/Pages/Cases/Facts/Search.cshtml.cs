using Microsoft.AspNetCore.Mvc;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Registers;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class SearchModel(CaseDesk desk, RegisterDesk registers) : CasePage(desk)
{
    public SearchOverview Overview => SearchOverview.Of(Case);

    /// <summary>What stands next for the search as a whole.</summary>
    public SearchStand Stand => SearchStand.Of(Case, Desk.Today, Desk.Change());

    /// <summary>What the register says of each country of the search.</summary>
    public IReadOnlyDictionary<string, (CountryPolicy? Policy, bool IsOld)> Known { get; private set; } = new Dictionary<string, (CountryPolicy?, bool)>();

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel)
    {
        Known = await registers.KnownAsync(Case.Countries, cancel);
        return null;
    }
}
