using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Drafts;
using ReturnCase.Data.Reassigning;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Moved;

/// <summary>Tells somebody which cases came to them and which went, until they say to have seen it.</summary>
public sealed class IndexModel(MovedCases moved, CaseDesk desk, AuditTrail trail, TimeProvider clock, PageText<IndexModel> text) : PageModel
{
    private const int ShownForDays = 30;

    public IReadOnlyList<MovedCase> Came { get; private set; } = [];

    public IReadOnlyList<MovedCase> Went { get; private set; } = [];

    /// <summary>What this person typed about cases that went.</summary>
    public IReadOnlyList<DraftRow> Drafts { get; private set; } = [];

    public int DraftDays => moved.DraftDays;

    /// <summary>When the newest that is shown came or went: what comes after it is not seen by pressing the button.</summary>
    public DateTime? Newest { get; private set; }

    public bool HasUnseen => Came.Concat(Went).Any(one => !one.Seen);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = await moved.ListAsync(await desk.ViewerAsync(cancel), Now.AddDays(-ShownForDays), cancel);
        (Came, Went) = ([.. all.Where(one => one.Came)], [.. all.Where(one => !one.Came)]);
        Newest = all.Count == 0 ? null : all.Max(one => one.At);
        Drafts = desk.Actor.Role == ActorRole.Counsellor ? await moved.DraftsLeftAsync(desk.Actor.Id, cancel) : [];
        if (all.Count > 0)
        {
            trail.Shown(AuditAction.CasesListed, all.Select(one => one.Number).Distinct(), "moved");
        }
    }

    public async Task<IActionResult> OnPostAsync(long until, CancellationToken cancel)
    {
        if (until > 0 && until <= DateTime.MaxValue.Ticks)
        {
            await moved.SeenAsync(desk.Actor.Id, new DateTime(until, DateTimeKind.Utc), Now, cancel);
        }

        TempData.Flash(text["SeenNow"]);
        return Redirect("/moved");
    }
}
