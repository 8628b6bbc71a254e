using Microsoft.AspNetCore.Mvc;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Audit;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases.People;

/// <summary>Who looked at this child's file, and why. For the supervisor of the team: the part of the trail that is about this case.</summary>
public sealed class WhoLookedModel(CaseDesk desk, AuditQueries queries) : CasePage(desk)
{
    public IReadOnlyList<AuditLine> Rows { get; private set; } = [];

    public AuditCursor? Next { get; private set; }

    public async Task OnGetAsync(string? after, CancellationToken cancel) =>
        (Rows, Next) = await queries.PageAsync(new() { CaseNumber = Case.Number }, AuditCursor.Parse(after), cancel);

    /// <summary>The key of the words for why somebody could see it; null where the row does not say.</summary>
    public string? Why(AuditLine row) => AccessGrounds.Read(row.Detail) is { } ground ? $"Ground{ground}" : null;

    protected override IActionResult? Prepare() =>
        Desk.Actor.Role == ActorRole.Supervisor && Case.Team == Desk.Team ? null : new StatusCodeResult(StatusCodes.Status403Forbidden);
}
