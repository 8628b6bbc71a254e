using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Web.Pages.Referrals;

/// <summary>One referral: what was frozen in it, what became of it, and that something changed since.</summary>
public sealed class DetailModel(CaseDesk desk) : PageModel
{
    public ReferralFile Subject { get; private set; } = null!;

    public FrozenReferral Frozen { get; private set; } = null!;

    public DateOnly Today => desk.Today;

    public async Task<IActionResult> OnGetAsync(string referral, CancellationToken cancel)
    {
        if (await desk.OpenReferralAsync(referral, cancel) is not { } opened)
            return NotFound();
        Subject = opened.Referral;
        Frozen = FrozenReferral.Read(Subject.Referral.Content);
        return Page();
    }
}
