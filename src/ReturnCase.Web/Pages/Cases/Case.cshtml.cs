using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases;

public sealed class CaseModel(CaseDesk desk) : PageModel
{
    public CaseSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number, bool all = false, CancellationToken cancel = default)
    {
        if (await desk.OpenAsync(number, cancel) is not { } file)
            return await desk.NotOpenedAsync(number, cancel);
        Sheet = CaseSheet.Of(file, desk, all);
        return Page();
    }
}
