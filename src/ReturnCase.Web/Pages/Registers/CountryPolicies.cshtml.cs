using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Registers;

namespace ReturnCase.Web.Pages.Registers;

/// <summary>What is known of each country: it informs whoever searches there and decides nothing.</summary>
public sealed class CountryPoliciesModel(RegisterDesk desk, RegisterKeepers keepers) : PageModel
{
    /// <summary>A country to enter, chosen on this page.</summary>
    [FromQuery(Name = "code")]
    public string? Code { get; set; }

    public IReadOnlyList<(string Country, CountryPolicyEntry Now, bool IsOld)> Policies { get; private set; } = [];

    public IReadOnlyList<string> Keepers { get; private set; } = [];

    public bool MayWrite => desk.MayWrite;

    public IEnumerable<SelectListItem> NotYet => Countries.Abroad().Where(item => Policies.All(policy => policy.Country != item.Value));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (MayWrite && Countries.IsAbroad(Code))
            return Redirect($"/registers/countries/{Code}/change");
        Policies = [.. (await desk.Registers.PoliciesAsync(cancel: cancel)).Select(policy => (policy.Country, policy.Now, desk.IsOld(policy))).OrderBy(policy => Countries.Name(policy.Country), StringComparer.CurrentCulture)];
        Keepers = await keepers.NamesAsync(cancel);
        return Page();
    }
}
