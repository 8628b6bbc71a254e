using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases;

/// <summary>The caseload: filters stand in the address, a search does not.</summary>
public sealed class IndexModel(CaseloadQueries queries, RememberedSearches searches, CaseDesk desk, ReturnCaseDb db, AuditTrail trail, EnumText words, PageText<IndexModel> text) : PageModel
{
    private IReadOnlyList<Actor> _team = [];

    [BindProperty]
    public CaseloadInput Input { get; set; } = new();

    public CaseloadAddress Address { get; private set; } = new();

    public CaseloadCounts Counts { get; private set; } = CaseloadCounts.None;

    public int Returned { get; private set; }

    public int Found { get; private set; }

    public int Masked { get; private set; }

    public Slice<CaseRow> Cases { get; private set; } = new([], null, null);

    public Slice<MaskedRow> Others { get; private set; } = new([], null, null);

    public bool SearchForgotten { get; private set; }

    public bool IsSupervisor => desk.Actor.Role == ActorRole.Supervisor;

    public bool IsFiltered => Address.First() with { View = null } != new CaseloadAddress();

    public DateOnly Today => desk.Today;

    public string? Team => desk.Team;

    public IEnumerable<SelectListItem> Phases => Enum.GetValues<CasePhase>().Select(phase => new SelectListItem(CaseTexts.Of(phase).Here(), Slugs.Of(phase)));

    public IEnumerable<SelectListItem> Steps => ((AlarmStep[])
        [AlarmStep.Overdue, AlarmStep.Due, AlarmStep.TwoWeeks, AlarmStep.OneMonth, AlarmStep.ThreeMonths, AlarmStep.SixMonths, AlarmStep.None])
        .Select(step => new SelectListItem(words[step], Slugs.Of(step)));

    public IEnumerable<SelectListItem> States => Enum.GetValues<CaseState>().Select(state => new SelectListItem(text[$"State{state}"], Slugs.Of(state)));

    /// <summary>Whose cases one may choose: a supervisor those of the team, whoever covers for somebody the own ones and the covered ones.</summary>
    public IReadOnlyList<SelectListItem> Counsellors => [.. _team.Select(person => new SelectListItem(person.Name, CaseloadAddress.CodeOf(person.Id))),
        .. IsSupervisor ? [new SelectListItem(text["Unassigned"], CaseloadAddress.NoCounsellor)] : Array.Empty<SelectListItem>()];

    /// <summary>What else than the own cases is in the list.</summary>
    public Viewer Viewer { get; private set; } = null!;

    public IEnumerable<SelectListItem> Attentions => Enum.GetValues<Attention>()
        .Where(attention => attention != Attention.Unassigned && (IsSupervisor || attention is not (Attention.DecisionEscalated or Attention.SuspensionAsks or Attention.ReopeningOwed or Attention.ReviewOwed)))
        .Select(attention => new SelectListItem(text[$"Attention{attention}"], Slugs.Of(attention)));

    public async Task<IActionResult> OnGetAsync([FromQuery] CaseloadAddress address, CancellationToken cancel)
    {
        Address = address;
        var typed = searches.Find(address.Search);
        SearchForgotten = address.Search is not null && typed is null;
        Input = new CaseloadInput
        {
            Text = typed,
            Phase = address.Phase,
            Step = address.Step,
            State = address.State,
            Attention = address.Attention,
            Counsellor = address.Counsellor,
        };
        await LoadAsync(CaseSearch.Parse(typed), cancel);
        return Cases.Rows.Count + Others.Rows.Count == 0 && address.Cursor() is not null ? Redirect(address.First().ToString()) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.AddErrors(await new CaseloadRules(text).ValidateAsync(Input, cancel)))
        {
            await LoadAsync(null, cancel);
            return this.Invalid();
        }

        var next = new CaseloadAddress
        {
            Phase = Input.Phase,
            Step = Input.Step,
            State = Input.State,
            Attention = Input.Attention,
            Counsellor = Input.Counsellor,
            Search = string.IsNullOrWhiteSpace(Input.Text) ? null : searches.Remember(Input.Text.Trim()),
        };
        return Redirect(next.ToString());
    }

    private async Task LoadAsync(CaseSearch? search, CancellationToken cancel)
    {
        var viewer = Viewer = await desk.ViewerAsync(cancel);
        Counts = await queries.CountsAsync(viewer, Today, cancel);
        if (IsSupervisor)
        {
            _team = await db.CounsellorsOfAsync(viewer.Team!, cancel, formerToo: true);
        }
        else
        {
            _team = viewer.Covered.Count == 0 ? [] : [desk.Actor, .. viewer.Covered.Select(covered => new Actor(covered.Id, covered.Name, ActorRole.Counsellor))];
            Returned = await queries.CountAsync(viewer, new CaseloadFilter { Attention = Attention.ProposalReturned }, Today, cancel);
            Masked = await queries.CountMaskedAsync(viewer, cancel);
        }

        if (Address.IsTeam && !IsSupervisor)
        {
            Others = await queries.MaskedPageAsync(viewer, Address.Cursor(), cancel);
            trail.Shown(Others.Rows);
            return;
        }

        var filter = Address.Filter(search, _team.Select(person => person.Id));
        Found = await queries.CountAsync(viewer, filter, Today, cancel);
        Cases = await queries.PageAsync(viewer, filter, Address.Cursor(), Today, cancel);
        trail.Shown(Cases.Rows, search);
    }
}
