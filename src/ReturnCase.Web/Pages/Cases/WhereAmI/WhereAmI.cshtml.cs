using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Travel;
using ReturnCase.Web.WhereAmI;

namespace ReturnCase.Web.Pages.Cases.WhereAmI;

/// <summary>The child's own page: beside the case for who prepares a talk, alone on the screen to look at together, and on paper. It reads the case and records nothing.</summary>
public sealed class WhereAmIModel(CaseDesk desk, ChildLanguages languages, TravelNumbers numbers) : CasePage(desk)
{
    /// <summary>The language asked for; empty for that of the person at the screen.</summary>
    [FromQuery(Name = "language")]
    public string? Language { get; set; }

    /// <summary>Asks for the page alone, without anything that is not for the child.</summary>
    [FromQuery(Name = "view")]
    public string? View { get; set; }

    public bool Together => View == "together";

    public ChildLanguages Languages => languages;

    public ChildPage Child { get; private set; } = null!;

    public DateOnly Today => Desk.Today;

    /// <summary>Languages in which this child can read the page, by what its case notes.</summary>
    public IReadOnlyList<ChildText> Spoken => [.. languages.All.Where(text => text.IsSpokenBy(Case.Identity.Languages))];

    public IActionResult OnGet()
    {
        if (languages.Find(Language?.ToLowerInvariant() ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) is not { } text)
            return NotFound();
        Child = ChildPage.Of(Case, Today, Desk.Policy, text, numbers.Duty);
        return Page();
    }

    public string Address(string language, bool together) => $"/cases/{Case.Number}/where-am-i?language={language}{(together ? "&view=together" : "")}";
}
