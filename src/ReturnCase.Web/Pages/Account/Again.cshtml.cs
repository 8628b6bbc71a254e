using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ReturnCase.Web.Pages.Account;

/// <summary>Asks to sign in once more before something about signing in is changed.</summary>
public sealed class AgainModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Signing in again ends the session of now; leaving it there leaves that as it is.</summary>
    public IActionResult OnPost() => RedirectToPage("/SignIn", new { again = true, returnUrl = Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/account" });
}
