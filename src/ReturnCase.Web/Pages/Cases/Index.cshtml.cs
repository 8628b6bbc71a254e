using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases;

/// <summary>The caseload: filters stand in the address, a search does not.</summary>
public sealed class IndexModel(
    CaseloadQueries queries, SavedViews saved, RememberedSearches searches, CaseDesk desk, CasePolicy policy, ReturnCaseDb db, AuditTrail trail, EnumText words, PageText<IndexModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    private IReadOnlyList<Actor> _team = [];

    [BindProperty]
    public CaseloadInput Input { get; set; } = new();

    public CaseloadAddress Address { get; private set; } = new();

    public CaseloadCounts Counts { get; private set; } = CaseloadCounts.None;

    public int Found { get; private set; }

    public int Masked { get; private set; }

    public Slice<CaseRow> Cases { get; private set; } = new([], null, null);

    /// <summary>Cases whose names only sound like what was searched for; on the last page.</summary>
    public IReadOnlyList<CaseRow> Sounding { get; private set; } = [];

    /// <summary>Ids of the cases in which others recorded something since this person looked.</summary>
    public IReadOnlySet<int> New { get; private set; } = new HashSet<int>();

    /// <summary>By the id of the case: the step of our own that is due; only where that is what the list is about.</summary>
    public IReadOnlyDictionary<int, NextStep> StepsDue { get; private set; } = new Dictionary<int, NextStep>();

    public Slice<MaskedRow> Others { get; private set; } = new([], null, null);

    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    public bool SearchForgotten { get; private set; }

    /// <summary>Names of the parts of the address that mean nothing any more.</summary>
    public IReadOnlyList<string> Unreadable { get; private set; } = [];

    /// <summary>What is asked for together and can never be true together.</summary>
    public IReadOnlyList<Contradiction> Contradictions { get; private set; } = [];

    /// <summary>How many cases of the list come before this page.</summary>
    public int Earlier { get; private set; }

    /// <summary>How many cases stand on a page.</summary>
    public int Size => Address.IsWhole ? CaseloadQueries.MostOfWhole : CaseloadQueries.PageSize;

    public bool IsSupervisor => desk.Actor.Role == ActorRole.Supervisor;

    public DateOnly Today => desk.Today;

    public string? Team => desk.Team;

    public CaseloadChoices Choices => new(text, words, IsSupervisor);

    /// <summary>Whose cases one may choose: a supervisor those of the team, whoever covers for somebody the own ones and the covered ones.</summary>
    public IReadOnlyList<SelectListItem> Counsellors => [.. _team.Select(person => new SelectListItem(person.Name, CaseloadAddress.CodeOf(person.Id))),
        .. IsSupervisor ? [new SelectListItem(text["Unassigned"], CaseloadAddress.NoCounsellor)] : Array.Empty<SelectListItem>()];

    /// <summary>What else than the own cases is in the list.</summary>
    public Viewer Viewer { get; private set; } = null!;

    private string[] TeamIds => [.. _team.Select(person => person.Id)];

    private bool SeveralCounsellors => IsSupervisor || _team.Count > 0;

    public async Task<IActionResult> OnGetAsync([FromQuery] CaseloadAddress address, CancellationToken cancel)
    {
        Views = await saved.ListAsync(desk.Actor.Id, cancel);
        if (address == new CaseloadAddress() && Views.FirstOrDefault(view => view.IsDefault) is { Query.Length: > 0 } usual)
        {
            return Redirect($"{CaseloadAddress.Path}{usual.Query}");
        }

        var typed = searches.Find(address.Search);
        SearchForgotten = address.Search is not null && typed is null;
        Address = SearchForgotten ? address with { Search = null } : address;
        await LoadAsync(CaseSearch.Parse(typed), cancel);
        Input = CaseloadInput.Of(Address, typed, SeveralCounsellors);
        return !SearchForgotten && Cases.Rows.Count + Others.Rows.Count == 0 && Address.Cursor() is not null ? Redirect(Address.First().ToString()) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.AddErrors(await new CaseloadRules(text, shared).ValidateAsync(Input, cancel)))
        {
            Views = await saved.ListAsync(desk.Actor.Id, cancel);
            await LoadAsync(null, cancel);
            return this.Invalid();
        }

        await ReadTeamAsync(cancel);
        var next = Input.Address(SeveralCounsellors).Readable(TeamIds) with
        {
            Search = string.IsNullOrWhiteSpace(Input.Text) ? null : searches.Remember(Input.Text.Trim()),
        };
        return Redirect((next == new CaseloadAddress() ? next with { View = CaseloadAddress.MineView } : next).ToString());
    }

    private async Task ReadTeamAsync(CancellationToken cancel)
    {
        Viewer = await desk.ViewerAsync(cancel);
        _team = IsSupervisor ? await db.CounsellorsOfAsync(Viewer.Team!, cancel, formerToo: true)
            : Viewer.Covered.Count == 0 ? [] : [desk.Actor, .. Viewer.Covered.Select(covered => new Actor(covered.Id, covered.Name, ActorRole.Counsellor))];
    }

    private async Task LoadAsync(CaseSearch? search, CancellationToken cancel)
    {
        await ReadTeamAsync(cancel);
        var viewer = Viewer;
        Counts = await queries.CountsAsync(viewer, Today, cancel);
        Masked = IsSupervisor ? 0 : await queries.CountMaskedAsync(viewer, cancel);
        Unreadable = [.. Address.Unreadable(TeamIds)];
        Address = Address.Readable(TeamIds);
        if (Address.IsTeam && !IsSupervisor)
        {
            Others = await queries.MaskedPageAsync(viewer, Address.Cursor(), cancel);
            trail.Shown(Others.Rows);
            return;
        }

        // Another list than the one that was asked for would pass for the answer.
        if (SearchForgotten)
            return;
        var filter = Address.Filter(search, TeamIds, Today);
        Contradictions = CaseloadContradictions.Of(filter, Today, policy);
        Found = Address.IsFiltered() ? await queries.CountAsync(viewer, filter, Today, cancel) : Counts.Open;
        Cases = await queries.PageAsync(viewer, filter, Address.Cursor(), Today, Size, cancel);
        Earlier = Cases.Previous is { } before ? await queries.CountBeyondAsync(viewer, filter, before, Today, cancel) : 0;
        Sounding = Cases.Next is null ? await queries.SoundingAsync(viewer, filter, Today, cancel) : [];
        New = await queries.NewAsync(viewer, Cases.Rows.Concat(Sounding), Today, cancel);
        StepsDue = filter.Attention == Attention.StepDue ? await queries.StepsDueAsync(Cases.Rows.Concat(Sounding), cancel) : StepsDue;
        trail.Shown(Viewer, Cases.Rows.Concat(Sounding), search);
    }
}
