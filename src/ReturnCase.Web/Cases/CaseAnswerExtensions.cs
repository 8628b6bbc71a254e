using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ReturnCase.Web.Cases;

/// <summary>How a form is shown again.</summary>
public static class CaseAnswerExtensions
{
    /// <summary>Shows the form again with 409 and everything typed; after a conflict the form carries the new version, so that sending it again is a decision.</summary>
    public static PageResult Refuse(this PageModel page, CaseAnswer answer, string versionField = "Input.Version")
    {
        page.Response.StatusCode = StatusCodes.Status409Conflict;
        page.ViewData[nameof(CaseAnswer)] = answer;
        if (answer is CaseAnswer.Conflict conflict)
        {
            page.ModelState.SetModelValue(versionField, new ValueProviderResult(conflict.Now.Version.ToString(CultureInfo.InvariantCulture)));
        }

        return page.Page();
    }

    /// <summary>Shows the form again with everything typed and one more line. Nothing is judged yet.</summary>
    public static PageResult Longer(this PageModel page)
    {
        foreach (var field in page.ModelState.Values)
        {
            field.Errors.Clear();
        }

        return page.Page();
    }

    /// <summary>Shows the form again with 400 and everything typed.</summary>
    public static PageResult Invalid(this PageModel page)
    {
        page.Response.StatusCode = StatusCodes.Status400BadRequest;
        return page.Page();
    }
}
