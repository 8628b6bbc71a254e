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
    private const string Made = "calendar-made";

    public CalendarFeed? Feed { get; private set; }

    /// <summary>The address that was just made; it is not shown again.</summary>
    public string? Address { get; private set; }

    public bool HasCases => CalendarSetup.MayRead(current.Role);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Feed = await feeds.OfAsync(current.UserId, cancel);
        if ((TempData[Made] as string)?.Split(' ') is [var whose, var secret] && whose == current.UserId && Feed is not null)
            Address = $"{Request.Scheme}://{Request.Host}{CalendarSecret.AddressOf(secret)}";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!HasCases)
            return Redirect("/account/calendar");
        var secret = await feeds.MakeAsync(current.UserId, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, clock.GetUtcNow().UtcDateTime, cancel);
        // The page that shows it is asked for anew, so that loading it once more makes no other. It travels encrypted in a cookie that is read once.
        TempData[Made] = $"{current.UserId} {secret}";
        return Redirect("/account/calendar");
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken cancel)
    {
        var revoked = await feeds.RevokeAsync(current.UserId, cancel);
        TempData.Flash(text[revoked ? "Revoked" : "RevokedBefore"], revoked ? FlashKind.Ok : FlashKind.Info);
        return Redirect("/account/calendar");
    }
}
