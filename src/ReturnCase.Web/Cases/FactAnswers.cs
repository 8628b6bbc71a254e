using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Cases;

/// <summary>How the pages that record facts go on.</summary>
public static class FactAnswers
{
    /// <summary>Puts each problem at its field; true when there is none.</summary>
    public static async Task<bool> IsRightAsync<T>(this PageModel page, IValidator<T> rules, T input)
    {
        page.ModelState.AddErrors(await rules.ValidateAsync(input));
        return page.ModelState.IsValid;
    }

    /// <summary>Says that it is kept, on the page of the case or on another that leads back to it.</summary>
    public static IActionResult Kept(this PageModel page, CaseFile file, string sentence, string? path = null, FlashKind kind = FlashKind.Ok)
    {
        page.TempData.Flash(sentence, kind);
        return page.LocalRedirect($"/cases/{file.Number}{path}");
    }

    /// <summary>Name of the person who recorded a fact.</summary>
    public static string AuthorOf(this CaseFile file, RecordedFact fact) => file.Entries.Single(e => e.Sequence == fact.Sequence).ByName;
}
