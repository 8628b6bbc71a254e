using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReturnCase.Web.Figures;

namespace ReturnCase.Web.Pages.Reports;

/// <summary>Figures of a supervisor's team, or for an administrator of all teams. They name no case, so the trail keeps no row of reading them.</summary>
public sealed class IndexModel(FigureDesk desk) : PageModel
{
    public FigureSheet Sheet { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> CountryChoices =>
        [.. Sheet.CountryCodes.Select(code => new SelectListItem(Countries.Name(code), code)).OrderBy(item => item.Text, StringComparer.CurrentCulture)];

    public async Task OnGetAsync(string? per, string? year, string? country, string? team, CancellationToken cancel) =>
        Sheet = await desk.ReadAsync(FigureFilter.Parse(per, year, country, team), cancel);
}
