using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ReturnCase.Web.Pages;

/// <summary>Says why signing in at the organisation does not lead in here.</summary>
[ResponseCache(NoStore = true)]
public sealed class SignInRefusedModel : PageModel
{
    public string Kind { get; private set; } = "";

    public void OnGet(string? why)
    {
        Kind = why switch
        {
            "role" => "Role",
            "disabled" => "Disabled",
            _ => "Failed",
        };
        Response.StatusCode = Kind == "Failed" ? StatusCodes.Status400BadRequest : StatusCodes.Status403Forbidden;
    }
}
