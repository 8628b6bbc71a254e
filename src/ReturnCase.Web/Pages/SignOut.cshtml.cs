using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Web.Security;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Pages;

public sealed class SignOutModel(Sessions sessions, AuthenticationSettings settings) : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.SignOutAsync(HttpContext);
        return settings.Oidc is null
            ? Redirect("/sign-in")
            : SignOut(new AuthenticationProperties { RedirectUri = "/sign-in" }, OidcSetup.Scheme);
    }
}
