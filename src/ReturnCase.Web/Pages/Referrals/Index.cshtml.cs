using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Packages;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Web.Pages.Referrals;

/// <summary>The referrals, and sending those that are ready. Sending decides nothing about a child, so several may go at once.</summary>
public sealed class IndexModel(ReferralQueries queries, ReferralQuestions questions, PackageOrders orders, SendChecks checks, PackageDesk packages, CaseDesk desk, AuditTrail trail, TimeProvider clock, PackageLimit limit, PageText<IndexModel> text) : PageModel
{
    [BindProperty]
    public SendInput Input { get; set; } = new();

    /// <summary>A number to look for, as typed.</summary>
    [BindProperty]
    public string? Number { get; set; }

    /// <summary>The case whose referrals are shown, whatever their list; null where a list is.</summary>
    public string? CaseNumber { get; private set; }

    public ReferralList List { get; private set; }

    public ReferralOnly? Only { get; private set; }

    public Slice<ReferralRow> Rows { get; private set; } = new([], null, null);

    public ReferralCounts Counts { get; private set; } = ReferralCounts.None;

    /// <summary>Where the questions of the IND stand, of the referrals about which there are.</summary>
    public IReadOnlyDictionary<string, QuestionState> Questions { get; private set; } = new Dictionary<string, QuestionState>();

    public int Found { get; private set; }

    public IReadOnlyList<string>? NoLongerReady { get; private set; }

    public bool IsTooMany { get; private set; }

    /// <summary>What the person is to weigh before the chosen ones go; null where there is nothing, or nothing was chosen.</summary>
    public SendCheck? Check { get; private set; }

    /// <summary>Names the form that this page shows.</summary>
    public string FormKey => Input.RequestKey is { Length: > 0 } key ? key : NewKey();

    public int MostInBatch => limit.Most;

    public DateOnly Today => desk.Today;

    /// <summary>What was put in a package before this instant waits long for a decision.</summary>
    public DateTime LongAgoBefore => desk.Policy.SentLongBefore(clock);

    public async Task<IActionResult> OnGetAsync(string? list, string? only, string? after, string? before, [FromQuery(Name = "case")] string? of, CancellationToken cancel)
    {
        if (of is { Length: > 0 } && await FoundAsync(of, cancel))
            return Page();
        List = Slugs.TryParse<ReferralList>(list, out var chosen) ? chosen : ReferralList.Ready;
        Only = List == ReferralList.Sent && Slugs.TryParse<ReferralOnly>(only, out var part) ? part : null;
        var cursor = PageCursor.Parse(after, before);
        await LoadAsync(cursor, cancel);
        return Rows.Rows.Count == 0 && cursor is not null ? Redirect(ReferralAddress.Of(List, Only)) : Page();
    }

    public async Task<IActionResult> OnPostFindAsync(CancellationToken cancel)
    {
        var number = string.Concat((Number ?? "").Where(sign => !char.IsWhiteSpace(sign))).ToUpperInvariant();
        if (number.Length > 0 && await FoundAsync(number, cancel))
            return Redirect(Rows.Rows.FirstOrDefault(row => row.Number == number) is { } one ? $"/referrals/{one.Number.ToLowerInvariant()}" : $"/referrals?case={CaseNumber}");
        ModelState.AddModelError(nameof(Number), text[number.Length == 0 ? "FindWhat" : "FindNothing"]);
        await LoadAsync(null, cancel);
        return this.Invalid();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var chosen = Input.All ? null : Input.Chosen();
        if (chosen is { Count: 0 })
        {
            ModelState.AddModelError("Input.Numbers", text["NothingChosen"]);
            await LoadAsync(null, cancel);
            return this.Invalid();
        }

        if (Input.Despite is { Length: > Change.ReasonMaxLength })
        {
            ModelState.AddModelError("Input.Despite", text["DespiteTooLong", Change.ReasonMaxLength]);
        }

        // What changed since the person looked is not sent unseen.
        var viewer = await desk.ViewerAsync(cancel);
        Check = await checks.OfAsync(viewer, chosen, cancel);
        var seen = Check is null || Check.Mark == Input.Seen;
        if (seen && Check is { HasGaps: true } && string.IsNullOrWhiteSpace(Input.Despite))
        {
            ModelState.AddModelError("Input.Despite", text["DespiteMissing"]);
        }

        if (!ModelState.IsValid || !seen)
        {
            await LoadAsync(null, cancel);
            return ModelState.IsValid ? Page() : this.Invalid();
        }

        var placed = await orders.PlaceAsync(desk.Change(), chosen, Input.RequestKey is { Length: > 0 and <= PackageOrder.RequestKeyMaxLength } key ? key : NewKey(), Input.Despite, cancel);
        if (placed is PlacedOrder.Placed or PlacedOrder.Repeated)
        {
            var number = placed is PlacedOrder.Placed made ? made.Number : ((PlacedOrder.Repeated)placed).Number;
            if (await packages.WaitAsync(viewer, number, cancel) is { State: PackageState.Done } order)
                TempData.Flash(text["Made", order.Count, ReferralBatch.NameOf(number)]);
            return Redirect($"/referrals/batches/{number}");
        }

        IsTooMany = placed is PlacedOrder.TooMany;
        NoLongerReady = placed is PlacedOrder.NotReady gone ? gone.Numbers : [];
        Check = null;
        Response.StatusCode = StatusCodes.Status409Conflict;
        await LoadAsync(null, cancel);
        return Page();
    }

    private async Task<bool> FoundAsync(string number, CancellationToken cancel)
    {
        var viewer = await desk.ViewerAsync(cancel);
        if (await queries.FindAsync(viewer, number, cancel) is not { Count: > 0 } found)
            return false;
        (CaseNumber, Found, Rows) = (found[0].CaseNumber, found.Count, new(found, null, null));
        Counts = await queries.CountsAsync(viewer, LongAgoBefore, cancel);
        Questions = await questions.OfAsync(viewer, [.. found.Select(row => row.Number)], cancel);
        trail.Shown(Rows.Rows);
        return true;
    }

    private async Task LoadAsync(PageCursor? cursor, CancellationToken cancel)
    {
        var viewer = await desk.ViewerAsync(cancel);
        Counts = await queries.CountsAsync(viewer, LongAgoBefore, cancel);
        Found = await queries.CountAsync(viewer, List, Only, LongAgoBefore, cancel);
        Rows = await queries.PageAsync(viewer, List, Only, LongAgoBefore, cursor, cancel);
        Questions = await questions.OfAsync(viewer, [.. Rows.Rows.Select(row => row.Number)], cancel);
        trail.Shown(Rows.Rows);
    }

    private static string NewKey() => Guid.NewGuid().ToString("N");
}
