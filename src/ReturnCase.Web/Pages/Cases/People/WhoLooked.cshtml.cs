using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Audit;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Pages.Cases.People;

/// <summary>Who looked at this child's file, and why. For the supervisor of the team: the part of the trail that is about this case.</summary>
public sealed class WhoLookedModel(ReturnCaseDb db, CaseDesk desk, AuditQueries queries, EmergencyAccesses accesses) : CasePage(desk)
{
    // What a list was for, by the detail of its row.
    private static readonly Dictionary<string, string> Lists = new()
    {
        ["masked"] = "ListMasked",
        ["emergency"] = "ListEmergency",
        ["access requests"] = "ListRequests",
        ["destruction"] = "ListDestruction",
        ["retention"] = "ListRetention",
        ["hold"] = "ListHold",
        ["holds"] = "ListHold",
        ["transfer"] = "ListTransfer",
    };

    private IReadOnlyList<EmergencyAccess> _emergencies = [];
    private IReadOnlyDictionary<string, string> _absent = new Dictionary<string, string>();

    public IReadOnlyList<AuditLine> Rows { get; private set; } = [];

    public AuditCursor? Next { get; private set; }

    public async Task OnGetAsync(string? after, CancellationToken cancel)
    {
        (Rows, Next) = await queries.PageAsync(new() { CaseNumber = Case.Number }, AuditCursor.Parse(after), cancel);
        var absent = Rows.Select(row => AccessGrounds.Parts(row.Detail).AbsentId).OfType<string>().Distinct().ToArray();
        _absent = absent.Length == 0 ? _absent : await db.Users.Where(user => absent.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancel);
        _emergencies = await accesses.OfCaseAsync(Case.Number, cancel);
    }

    /// <summary>The key of the words for why somebody could see it; null where the row does not say.</summary>
    public string? Why(AuditLine row) =>
        AccessGrounds.Read(row.Detail) is { } ground ? $"Ground{ground}"
        : row.Action is AuditAction.CasesListed or AuditAction.CasesSearched or AuditAction.ReferralsListed or AuditAction.AuditRead && Lists.TryGetValue(AccessGrounds.Parts(row.Detail).What ?? "", out var list) ? list
        : row.Action switch
        {
            AuditAction.CasesListed or AuditAction.ReferralsListed => "ListSeen",
            AuditAction.CasesSearched => "ListFound",
            AuditAction.EmergencyAccessOpened => $"Ground{AccessGround.Emergency}",
            _ => null,
        };

    /// <summary>The absent colleague in whose place somebody saw it; null where it was on their own account.</summary>
    public string? ForWhom(AuditLine row) => AccessGrounds.Parts(row.Detail).AbsentId is { } id ? _absent.GetValueOrDefault(id) : null;

    /// <summary>What somebody wrote who opened the case in an emergency, on each line of what they did under it.</summary>
    public string? Reason(AuditLine row) => Why(row) == $"Ground{AccessGround.Emergency}"
        ? _emergencies.LastOrDefault(access => access.ById == row.ActorId && access.OpenedAt <= row.At && row.At <= (access.EndedAt ?? access.EndsAt))?.Reason
        : null;

    protected override IActionResult? Prepare() =>
        Desk.Actor.Role == ActorRole.Supervisor && Case.Team == Desk.Team ? null : new StatusCodeResult(StatusCodes.Status403Forbidden);
}
