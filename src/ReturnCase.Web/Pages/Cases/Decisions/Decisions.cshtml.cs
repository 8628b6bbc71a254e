using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases.Decisions;

/// <summary>Every decision on file, those taken back too, and which of them wait for a move.</summary>
public sealed class DecisionsModel(CaseDesk desk) : PageModel
{
    public CaseFile Case { get; private set; } = null!;

    public IReadOnlyList<WaitingDecision> Waiting { get; private set; } = [];

    public IReadOnlyList<AuthorityDecision> All { get; private set; } = [];

    public CaseTrigger? WaitsFor(AuthorityDecision decision) => Waiting.FirstOrDefault(w => w.Decision == decision)?.Trigger;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancel)
    {
        if (await desk.OpenAsync(number, cancel) is not { } file)
            return await desk.NotOpenedAsync(number, cancel);
        (Case, Waiting) = (file, file.WaitingDecisions);
        All = [.. file.Facts.OfType<AuthorityDecision>().OrderByDescending(d => d.OccurredOn).ThenByDescending(d => d.Sequence)];
        return Page();
    }
}
