using ReturnCase.Domain.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages;

/// <summary>Sends each role to its own start page, or shows it here.</summary>
public sealed class IndexModel(CurrentUser currentUser) : PageModel
{
    public string StartPartial => $"Start/_{currentUser.Role}";

    public IActionResult OnGet() => currentUser.Role switch
    {
        ActorRole.Administrator => Redirect("/admin"),
        ActorRole.Auditor => Redirect("/audit"),
        ActorRole.Counsellor or ActorRole.Supervisor or ActorRole.IndLiaison => Page(),
        var role => throw new InvalidOperationException($"No start page for {role}."),
    };
}
