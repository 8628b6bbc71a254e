using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Referrals;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Packages;

namespace ReturnCase.Web.Pages.Referrals.Batches;

/// <summary>A package that was asked for: how far it is, and once it is a batch its file, the bytes that were kept when it was made, and each time that it left.</summary>
[ResponseCache(NoStore = true)]
public sealed class DetailModel(
    BatchQueries queries, PackageOrders orders, PackageTransfer transfer, TransferOptions options, PackageSignal signal, CaseDesk desk, AuditTrail trail, TimeProvider clock, PageText<DetailModel> text) : PageModel
{
    public const int LinesAtOnce = 100;

    public PackageOrder? Order { get; private set; }

    public BatchRow? Batch { get; private set; }

    public IReadOnlyList<BatchFile> Files { get; private set; } = [];

    public IReadOnlyList<BatchDelivery> Deliveries { get; private set; } = [];

    public IReadOnlyList<BatchLineRow> Lines { get; private set; } = [];

    /// <summary>Where the next lines begin; null where there are none.</summary>
    public int? Next { get; private set; }

    public bool MayTransfer => options.Folder is not null;

    public async Task<IActionResult> OnGetAsync(int n, int? from, CancellationToken cancel)
    {
        if (!await LoadAsync(n, cancel))
            return NotFound();
        if (Batch is null)
            return Page();
        var viewer = await desk.ViewerAsync(cancel);
        (Files, Deliveries) = (await queries.FilesAsync(viewer, n, cancel), await queries.DeliveriesAsync(viewer, n, cancel));
        var lines = await queries.LinesAsync(viewer, n, Math.Max(0, from ?? 0), LinesAtOnce + 1, cancel);
        Lines = [.. lines.Take(LinesAtOnce)];
        Next = lines.Count > LinesAtOnce ? Math.Max(0, from ?? 0) + LinesAtOnce : null;
        trail.Shown(AuditAction.ReferralsListed, Lines.Select(line => line.CaseNumber).Distinct());
        return Page();
    }

    /// <summary>How far it is, for the script of the page. It names no case.</summary>
    public async Task<IActionResult> OnGetProgressAsync(int n, CancellationToken cancel) => await LoadAsync(n, cancel) && Order is { } order
        ? new JsonResult(new { done = order.Written, all = order.Count, finished = !order.IsOpen, words = text["Progress", order.Written, order.Count] })
        : NotFound();

    public async Task<IActionResult> OnGetFileAsync(int n, string? name, CancellationToken cancel)
    {
        var viewer = await desk.ViewerAsync(cancel);
        if (await queries.FileAsync(viewer, n, name ?? ReferralBatch.FileOf(n), cancel) is not { } file)
            return NotFound();
        trail.Shown(AuditAction.PackageDownloaded, await queries.CasesInAsync(n, cancel), file.Name);
        return new PackageResult(file, desk.Actor);
    }

    /// <summary>Every form here names what it does.</summary>
    public IActionResult OnPost() => NotFound();

    /// <summary>Stops what is being made.</summary>
    public async Task<IActionResult> OnPostStopAsync(int n, CancellationToken cancel)
    {
        if (!await LoadAsync(n, cancel))
            return NotFound();
        var stopped = await orders.CancelAsync(await desk.ViewerAsync(cancel), n, clock.GetUtcNow().UtcDateTime, cancel);
        signal.Ring();
        TempData.Flash(text[stopped ? "Stopped" : "TooLateToStop"], stopped ? FlashKind.Ok : FlashKind.Warn);
        return Redirect($"/referrals/batches/{n}");
    }

    /// <summary>Puts the package in the folder of the IND now, also once more.</summary>
    public async Task<IActionResult> OnPostTransferAsync(int n, CancellationToken cancel)
    {
        if (options.Folder is not { } folder || !await LoadAsync(n, cancel) || await queries.FileAsync(await desk.ViewerAsync(cancel), n, ReferralBatch.FileOf(n), cancel) is not { } file)
            return NotFound();
        var failure = await transfer.PutAsync(n, file.Name, file.Sha256, folder, desk.Actor, cancel);
        TempData.Flash(failure is null ? text["Transferred"] : text["TransferFailed", failure], failure is null ? FlashKind.Ok : FlashKind.Warn);
        return Redirect($"/referrals/batches/{n}");
    }

    private async Task<bool> LoadAsync(int n, CancellationToken cancel)
    {
        var viewer = await desk.ViewerAsync(cancel);
        (Order, Batch) = (await orders.FindAsync(viewer, n, cancel), await queries.FindAsync(viewer, n, cancel));
        return Order is not null || Batch is not null;
    }
}
