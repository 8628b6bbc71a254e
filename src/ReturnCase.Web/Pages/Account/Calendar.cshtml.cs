using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Security;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Pages.Account;

/// <summary>The secret address at which one's own calendar reads what is due: made, seen once, renewed, revoked.</summary>
[ResponseCache(NoStore = true)]
public sealed class CalendarModel(CalendarFeeds feeds, CurrentUser current, TimeProvider clock, PageText<CalendarModel> text) : PageModel
{
    public CalendarFeed? Feed { get; private set; }

    /// <summary>The address that was just made; it is not shown again.</summary>
    public string? Address { get; private set; }

    public bool HasCases => CalendarSetup.MayRead(current.Role);

    public async Task OnGetAsync(CancellationToken cancel) => Feed = await feeds.OfAsync(current.UserId, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!HasCases)
            return Redirect("/account/calendar");
        var secret = await feeds.MakeAsync(current.UserId, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, clock.GetUtcNow().UtcDateTime, cancel);
        Address = $"{Request.Scheme}://{Request.Host}{CalendarSecret.AddressOf(secret)}";
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken cancel)
    {
        var revoked = await feeds.RevokeAsync(current.UserId, cancel);
        TempData.Flash(text[revoked ? "Revoked" : "RevokedBefore"], revoked ? FlashKind.Ok : FlashKind.Info);
        return Redirect("/account/calendar");
    }
}
