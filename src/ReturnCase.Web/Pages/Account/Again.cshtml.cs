using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Account;

/// <summary>Asks to sign in once more before something about signing in is changed.</summary>
public sealed class AgainModel(Sessions sessions) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.SignOutAsync(HttpContext);
        return RedirectToPage("/SignIn", new { returnUrl = Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/account" });
    }
}
