using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Referrals;

/// <summary>The referrals, and sending those that are ready. Sending decides nothing about a child, so several may go at once.</summary>
public sealed class IndexModel(ReferralQueries queries, ReferralExport export, CaseDesk desk, AuditTrail trail, TimeProvider clock, PageText<IndexModel> text) : PageModel
{
    public const string NoReceipt = "no-receipt";
    public const string LongAgo = "long";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ReferralList List { get; private set; }

    public string? Only { get; private set; }

    public Slice<ReferralRow> Rows { get; private set; } = new([], null, null);

    public ReferralCounts Counts { get; private set; } = ReferralCounts.None;

    public int Found { get; private set; }

    public IReadOnlyList<string>? NoLongerReady { get; private set; }

    public bool IsTooMany { get; private set; }

    public DateOnly Today => desk.Today;

    public async Task<IActionResult> OnGetAsync(string? list, string? only, string? after, string? before, CancellationToken cancel)
    {
        List = Slugs.TryParse<ReferralList>(list, out var chosen) ? chosen : ReferralList.Ready;
        Only = List == ReferralList.Sent && only is NoReceipt or LongAgo ? only : null;
        var cursor = PageCursor.Parse(after, before);
        await LoadAsync(cursor, cancel);
        return Rows.Rows.Count == 0 && cursor is not null ? Redirect(Address(List, Only)) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var chosen = Input.Numbers.Where(number => !string.IsNullOrWhiteSpace(number)).Distinct().ToArray();
        if (!Input.All && chosen.Length == 0)
        {
            ModelState.AddModelError("Input.Numbers", text["NothingChosen"]);
            await LoadAsync(null, cancel);
            return this.Invalid();
        }

        var result = await export.ExportAsync(desk.Change(), Input.All ? null : chosen, cancel);
        if (result is ExportResult.Exported { Batch: var batch })
        {
            TempData.Flash(text["Exported", batch.Count, batch.Name]);
            return Redirect($"/referrals/batches/{batch.Number}");
        }

        IsTooMany = result is ExportResult.TooMany;
        NoLongerReady = result is ExportResult.Conflict conflict ? conflict.NoLongerReady : [];
        Response.StatusCode = StatusCodes.Status409Conflict;
        await LoadAsync(null, cancel);
        return Page();
    }

    public static string Address(ReferralList list, string? only = null, PageCursor? at = null)
    {
        string?[] parts =
        [
            list == ReferralList.Ready ? null : $"list={Slugs.Of(list)}",
            only is null ? null : $"only={only}",
            at is null ? null : $"{(at.Backwards ? "before" : "after")}={at}",
        ];
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? "/referrals" : $"/referrals?{query}";
    }

    private async Task LoadAsync(PageCursor? cursor, CancellationToken cancel)
    {
        var longAgo = desk.Policy.SentLongBefore(clock);
        var sentBefore = Only == LongAgo ? longAgo : (DateTime?)null;
        var viewer = await desk.ViewerAsync(cancel);
        Counts = await queries.CountsAsync(viewer, longAgo, cancel);
        Found = await queries.CountAsync(viewer, List, Only == NoReceipt, sentBefore, cancel);
        Rows = await queries.PageAsync(viewer, List, Only == NoReceipt, sentBefore, cursor, cancel);
        trail.Shown(Rows.Rows);
    }

    public sealed record InputModel
    {
        public List<string> Numbers { get; set; } = [];

        public bool All { get; set; }
    }
}
