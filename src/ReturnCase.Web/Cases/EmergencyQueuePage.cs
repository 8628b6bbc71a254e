using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Access;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Cases;

/// <summary>What was opened in emergencies, as a supervisor or an auditor finds it. Nothing of the cases is shown but their numbers.</summary>
public abstract class EmergencyQueuePage(EmergencyAccesses accesses, CaseDesk desk, AuditTrail trail, TimeProvider clock, PageText<EmergencyReviewPage> text) : PageModel
{
    // How long what the team's people opened elsewhere stands in the queue.
    private const int DaysToKnow = 90;

    private IReadOnlyDictionary<int, int> _around = new Dictionary<int, int>();
    private IReadOnlyDictionary<string, DateTime> _destroyed = new Dictionary<string, DateTime>();

    public IReadOnlyList<EmergencyAccess> Waiting { get; private set; } = [];

    public IReadOnlyList<EmergencyAccess> Reviewed { get; private set; } = [];

    /// <summary>What the team's own people opened of other teams' cases: for the supervisor to know.</summary>
    public IReadOnlyList<EmergencyAccess> OfOwnPeople { get; private set; } = [];

    public ActorRole Role => desk.Actor.Role;

    /// <summary>How many that person opened within a day of it.</summary>
    public int Around(EmergencyAccess access) => _around.GetValueOrDefault(access.Id, 1);

    public string ReasonOf(EmergencyAccess access) => text.ReasonOf(access, _destroyed);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var viewer = await desk.ViewerAsync(cancel);
        Waiting = await accesses.WaitingAsync(viewer, cancel);
        Reviewed = await accesses.ReviewedAsync(viewer, cancel);
        OfOwnPeople = await accesses.OfOwnPeopleAsync(viewer, clock.GetUtcNow().UtcDateTime.AddDays(-DaysToKnow), cancel);
        EmergencyAccess[] all = [.. Waiting, .. Reviewed, .. OfOwnPeople];
        _around = await accesses.CountsAroundAsync([.. all.DistinctBy(access => access.Id)], cancel);
        _destroyed = await accesses.DestroyedAsync(all, cancel);
        if (all.Select(access => access.CaseNumber).Distinct().ToArray() is { Length: > 0 } numbers)
        {
            trail.Shown(EmergencyReviewPage.ShownAs(Role), numbers, "emergency");
        }
    }
}

internal static class EmergencyReasons
{
    /// <summary>Why somebody opened a case; where that was destroyed with the case, that it was.</summary>
    public static string ReasonOf(this PageText<EmergencyReviewPage> text, EmergencyAccess access, IReadOnlyDictionary<string, DateTime> destroyed) =>
        access.Reason.Length > 0 ? access.Reason
        : destroyed.TryGetValue(access.CaseNumber, out var at) ? text["DestroyedOn", AmsterdamTime.Date(at)]
        : text["Destroyed"];
}
