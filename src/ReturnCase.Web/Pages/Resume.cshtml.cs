using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages;

/// <summary>After signing in again: what was typed while the session ended, to be sent once more. Nothing was kept in the case yet.</summary>
[ResponseCache(NoStore = true)]
public sealed class ResumeModel(KeptForms forms) : PageModel
{
    private const int WorthShowing = 30;

    public KeptForm? Form { get; private set; }

    /// <summary>What was written, apart from choices and dates.</summary>
    public IEnumerable<string> Texts => Form!.Fields.Select(entry => entry.Value).Where(text => text.Length >= WorthShowing);

    public async Task OnGetAsync(string id)
    {
        Form = await forms.FindAsync(id, HttpContext);
        if (Form is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
