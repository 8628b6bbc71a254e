using ReturnCase.Data;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web;

public sealed record NavigationItem(string Address, string TextKey)
{
    /// <summary>"page" on the page itself, "true" below it, nothing elsewhere.</summary>
    public string? Current(PathString path) =>
        path == Address ? "page" : path.StartsWithSegments(Address) ? "true" : null;
}

/// <summary>The main navigation of each role.</summary>
public static class Navigation
{
    private static readonly NavigationItem MyCases = new("/cases", "NavMyCases");
    private static readonly NavigationItem TeamCases = new("/cases", "NavTeamCases");
    private static readonly NavigationItem Tasks = new("/tasks", "NavTasks");
    private static readonly NavigationItem Review = new("/review", "NavReview");
    private static readonly NavigationItem Referrals = new("/referrals", "NavReferrals");
    private static readonly NavigationItem Administration = new("/admin", "NavAdmin");
    private static readonly NavigationItem Registers = new("/registers", "NavRegisters");
    private static readonly NavigationItem Figures = new("/reports", "NavFigures");
    private static readonly NavigationItem Audit = new("/audit", "NavAudit");

    public static IReadOnlyList<NavigationItem> For(ActorRole role) => role switch
    {
        ActorRole.Counsellor => [MyCases, Tasks, Registers],
        ActorRole.Supervisor => [Review, TeamCases, Tasks, Registers, Figures],
        ActorRole.IndLiaison => [Referrals],
        ActorRole.Administrator => [Administration, Registers, Figures],
        ActorRole.Auditor => [Audit],
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
