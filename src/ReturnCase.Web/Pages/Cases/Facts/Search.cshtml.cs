using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases.Facts;

public sealed class SearchModel(CaseDesk desk) : PageModel
{
    public CaseFile Case { get; private set; } = null!;

    public SearchOverview Overview { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (await desk.OpenAsync(number) is not { } file)
            return await desk.NotOpenedAsync(number);
        (Case, Overview) = (file, SearchOverview.Of(file));
        return Page();
    }
}
