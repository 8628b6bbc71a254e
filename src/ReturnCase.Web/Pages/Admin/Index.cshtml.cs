using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Api;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Pages.Admin;

public sealed class IndexModel(ReturnCaseDb db, WaitingEvents events) : PageModel
{
    public IReadOnlyList<UserRow> Users { get; private set; } = [];

    /// <summary>How many events for systems of partners did not arrive.</summary>
    public int FailedEvents { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        FailedEvents = await events.TroubledAsync(cancellationToken);
        Users = await db.Users
            .OrderBy(user => user.Role).ThenBy(user => user.Team).ThenBy(user => user.DisplayName)
            .Select(user => new UserRow(user.Id, user.DisplayName, user.UserName!, user.Role, user.Team, user.Disabled))
            .ToListAsync(cancellationToken);
    }

    public sealed record UserRow(string Id, string DisplayName, string UserName, ActorRole Role, string? Team, bool Disabled);
}
