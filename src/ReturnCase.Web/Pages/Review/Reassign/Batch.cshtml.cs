using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Reassigning;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Reassigning;

namespace ReturnCase.Web.Pages.Review.Reassign;

/// <summary>One reassignment: first what would happen, then how far it is, then what became of each case.</summary>
[ResponseCache(NoStore = true)]
public sealed class BatchModel(Reassignments reassignments, ReassignSignal signal, CaseDesk desk, AuditTrail trail, TimeProvider clock, PageText<BatchModel> text) : PageModel
{
    public Reassignment Batch { get; private set; } = null!;

    public IReadOnlyList<ReassignRow> Rows { get; private set; } = [];

    public ReassignCount Count { get; private set; } = new(0, 0, 0, 0, 0);

    public DateOnly Today => desk.Today;

    public bool IsPreview => Batch.ConfirmedAt is null;

    /// <summary>Only who chose confirms it: somebody else chooses anew.</summary>
    public bool MayConfirm => IsPreview && Batch.ById == desk.Actor.Id;

    /// <summary>How many go to each, in the order of the list.</summary>
    public IEnumerable<(string Name, int Count)> Receivers => Rows.GroupBy(row => (row.ToId, row.ToName)).Select(all => (all.Key.ToName, all.Count()));

    public int Drafts => Rows.Sum(row => row.Drafts);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        if (!int.TryParse((string?)RouteData.Values["n"], out var n) || await reassignments.FindAsync(desk.Team ?? "", n, cancel) is not { } batch)
        {
            context.Result = NotFound();
            return;
        }

        Batch = batch;
        Count = await reassignments.CountAsync(batch.Id, cancel);
        await next();
    }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Rows = await reassignments.RowsAsync(Batch.Id, cancel);
        trail.Shown(AuditAction.CasesListed, Rows.Select(row => row.Number), "reassign");
    }

    /// <summary>How far it is, for the script of the page. It names no case.</summary>
    public JsonResult OnGetProgress() => new(new { done = Count.Done, all = Count.All, finished = Count.IsFinished, words = Words() });

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Batch.ById != desk.Actor.Id)
        {
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        }

        var first = await reassignments.ConfirmAsync(Batch, clock.GetUtcNow().UtcDateTime, cancel);
        signal.Ring();
        TempData.Flash(text[first ? "Confirmed" : "ConfirmedBefore"], first ? FlashKind.Ok : FlashKind.Info);
        return Redirect($"/review/reassign/{Batch.Id}");
    }

    /// <summary>The honest count, in words.</summary>
    public string Words() => string.Join(" ", new string?[]
    {
        Count.IsFinished ? text["Finished", Count.All] : text["Running", Count.Done, Count.All],
        text["CountMoved", Count.Moved],
        Count.There > 0 ? text["CountThere", Count.There] : null,
        text["CountChanged", Count.Changed],
        text["CountRefused", Count.Refused],
    }.OfType<string>());
}
