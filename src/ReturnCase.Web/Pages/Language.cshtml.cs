using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Pages;

public sealed class LanguageModel(DemoOptions demo) : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public IActionResult OnPost(string? language, string? returnUrl)
    {
        if (language is null || !LocalisationSetup.Languages.Contains(language))
            return BadRequest();
        Response.Cookies.Append(LocalisationSetup.CookieName(demo), LocalisationSetup.CookieValue(language), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = !demo.Enabled || Request.IsHttps,
        });
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}
