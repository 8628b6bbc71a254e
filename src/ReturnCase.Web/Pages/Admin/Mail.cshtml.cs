using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Notices;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Notices;

namespace ReturnCase.Web.Pages.Admin;

/// <summary>E-mail that could not be delivered: to whom, why, and when it is tried again. It names no case.</summary>
public sealed class MailModel(WaitingMail queue, MailOptions mail, TimeProvider clock, PageText<MailModel> text) : PageModel
{
    private const int Shown = 50;

    public IReadOnlyList<FailedMail> Failed { get; private set; } = [];

    public long? Next { get; private set; }

    public MailCounts Counts { get; private set; } = new(0, 0, 0);

    public MailServer? Server => mail.Server;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync(long? after, CancellationToken cancel)
    {
        var rows = await queue.FailuresAsync(after ?? 0, Shown + 1, cancel);
        (Failed, Next) = ([.. rows.Take(Shown)], rows.Count > Shown ? rows[Shown - 1].Id : null);
        Counts = await queue.CountAsync(Now.AddDays(-1), cancel);
    }

    public IActionResult OnPost() => Redirect("/admin/mail");

    public async Task<IActionResult> OnPostAgainAsync(long? id, CancellationToken cancel)
    {
        var again = await queue.TryAgainAsync(id, Now, cancel);
        TempData.Flash(text[again ? "Again" : "Gone"], again ? FlashKind.Ok : FlashKind.Info);
        return Redirect("/admin/mail");
    }
}
