using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages;

/// <summary>Sends each role to its own start page, or shows it here.</summary>
public sealed class IndexModel(CurrentUser currentUser, StartPages pages) : PageModel
{
    public string StartPartial => $"Start/_{currentUser.Role}";

    /// <summary>What the start page of this role shows.</summary>
    public object Start { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        switch (currentUser.Role)
        {
            case ActorRole.Administrator:
                return Redirect("/admin");
            case ActorRole.Auditor:
                return Redirect("/audit");
            case ActorRole.Counsellor:
                Start = await pages.CounsellorAsync(cancel);
                return Page();
            case ActorRole.Supervisor:
                Start = await pages.SupervisorAsync(cancel);
                return Page();
            case ActorRole.IndLiaison:
                Start = await pages.LiaisonAsync(cancel);
                return Page();
            case var role:
                throw new InvalidOperationException($"No start page for {role}.");
        }
    }
}
