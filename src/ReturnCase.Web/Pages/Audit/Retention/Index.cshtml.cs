using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Retention;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Audit.Retention;

/// <summary>How far the preview looks ahead.</summary>
public enum Ahead
{
    Today,
    ThreeMonths,
    Year,
}

/// <summary>The closed cases whose term is over, by number. The auditor chooses which go on a destruction list; nobody is named here.</summary>
public sealed class IndexModel(RetentionQueries queries, Destructions destructions, RetentionPolicy policy, CaseDesk desk, AuditTrail audit, EnumText words, PageText<IndexModel> text) : PageModel
{
    public const string Free = "free";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public RetentionFilter Filter { get; private set; } = new();

    public Ahead Ahead { get; private set; }

    public Slice<RetentionRow> Rows { get; private set; } = new([], null, null);

    public int Found { get; private set; }

    public IReadOnlyList<string> Teams { get; private set; } = [];

    /// <summary>What was chosen and cannot go on a list.</summary>
    public IReadOnlyList<KeptCase> LeftOut { get; private set; } = [];

    public DateOnly Today => desk.Today;

    public DateOnly Until => Ahead switch { Ahead.ThreeMonths => Today.AddMonths(3), Ahead.Year => Today.AddYears(1), _ => Today };

    public IEnumerable<SelectListItem> Reasons =>
        Enum.GetValues<ClosingReason>().Select(reason => new SelectListItem(text["Term", CaseTexts.Of(reason).Here(), policy.YearsFor(reason)], Slugs.Of(reason), reason == Filter.Reason));

    public IEnumerable<SelectListItem> Horizons => Enum.GetValues<Ahead>().Select(ahead => new SelectListItem(words[ahead], Slugs.Of(ahead), ahead == Ahead));

    public DateOnly DueOn(RetentionRow row) => row.DueOn(policy)!.Value;

    /// <summary>What keeps a case off a list, in words; null where it can go on one.</summary>
    public KeepReason? KeptBy(RetentionRow row) => row.KeptBy(policy, Today) ?? (row.OnList ? KeepReason.OnList : null);

    public async Task<IActionResult> OnGetAsync(string? reason, string? team, string? only, string? ahead, string? after, string? before, CancellationToken cancel)
    {
        Read(reason, team, only, ahead);
        var cursor = PageCursor.Parse(after, before);
        await LoadAsync(cursor, cancel);
        return Rows.Rows.Count == 0 && cursor is not null ? Redirect(Address()) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? reason, string? team, string? only, string? ahead, CancellationToken cancel)
    {
        Read(reason, team, only, ahead);
        var chosen = Input.Numbers.Where(number => !string.IsNullOrWhiteSpace(number)).Distinct().ToArray();
        if (chosen.Length is 0 or > Destructions.MostOnList)
        {
            ModelState.AddModelError("Input.Numbers", chosen.Length == 0 ? text["NothingChosen"] : text["TooMany", Destructions.MostOnList]);
            await LoadAsync(null, cancel);
            return this.Invalid();
        }

        var (list, leftOut) = await destructions.PrepareAsync(desk.Change(), chosen, cancel);
        if (list is null)
        {
            LeftOut = leftOut;
            Response.StatusCode = StatusCodes.Status409Conflict;
            await LoadAsync(null, cancel);
            return Page();
        }

        TempData.Flash(
            leftOut.Count == 0
                ? text["Prepared", list.Items.Count]
                : text["PreparedWithout", list.Items.Count, string.Join(" ", leftOut.Select(kept => $"{kept.Number}: {words[kept.Because]}"))],
            leftOut.Count == 0 ? FlashKind.Ok : FlashKind.Warn);
        return Redirect($"/audit/retention/lists/{list.Id}");
    }

    public string Address(PageCursor? at = null) => "/audit/retention" + new QueryBuilder(
        new (string Name, string? Value)[]
        {
            ("reason", Filter.Reason is { } reason ? Slugs.Of(reason) : null), ("team", Filter.Team), ("only", Filter.OnlyFree ? Free : null),
            ("ahead", Ahead == Ahead.Today ? null : Slugs.Of(Ahead)), (at?.Backwards == true ? "before" : "after", at?.ToString()),
        }.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value!)));

    private void Read(string? reason, string? team, string? only, string? ahead)
    {
        Ahead = Slugs.TryParse<Ahead>(ahead, out var far) ? far : Ahead.Today;
        Filter = new()
        {
            Reason = Slugs.TryParse<ClosingReason>(reason, out var chosen) ? chosen : null,
            Team = string.IsNullOrWhiteSpace(team) ? null : team,
            OnlyFree = only == Free,
        };
    }

    private async Task LoadAsync(PageCursor? cursor, CancellationToken cancel)
    {
        Teams = await queries.TeamsAsync(cancel);
        Found = await queries.CountAsync(Filter, Until, cancel);
        Rows = await queries.PageAsync(Filter, Until, cursor, cancel);
        audit.Shown(AuditAction.CasesListed, Rows.Rows.Select(row => row.Number), "retention");
    }

    public sealed record InputModel
    {
        public List<string> Numbers { get; set; } = [];
    }
}
