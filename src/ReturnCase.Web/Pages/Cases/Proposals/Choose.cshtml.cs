using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases.Proposals;

/// <summary>Which outcomes this phase knows, and what each still lacks.</summary>
public sealed class ChooseModel(CaseDesk desk) : PageModel
{
    public CaseFile Case { get; private set; } = null!;

    public IReadOnlyList<OutcomeOption> Options { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancel)
    {
        if (await desk.OpenAsync(number, cancel) is not { } file)
            return await desk.NotOpenedAsync(number, cancel);
        (Case, Options) = (file, file.OutcomeOptions(desk.Change()));
        return Page();
    }
}
