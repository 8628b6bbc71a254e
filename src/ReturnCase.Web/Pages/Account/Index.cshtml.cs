using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.SignIn;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Account;

/// <summary>One's own account: how one signs in, and where one is signed in.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(ReturnCaseDb db, CurrentUser current, OwnAccount account, Sessions sessions, SecondFactors factors, PageText<IndexModel> text) : PageModel
{
    public IReadOnlyList<UserSession> Running { get; private set; } = [];

    public int Passkeys { get; private set; }

    public bool HasApp { get; private set; }

    public int CodesLeft { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Running = await sessions.RunningAsync(current.UserId, cancel);
        Passkeys = await db.UserPasskeys.CountAsync(passkey => passkey.UserId == current.UserId, cancel);
        HasApp = (await account.UserAsync()).AuthenticatorSecret is not null;
        CodesLeft = await factors.RecoveryCodesLeftAsync(current.UserId, cancel);
    }

    public IActionResult OnPost() => Redirect("/account");

    public async Task<IActionResult> OnPostEndAsync(long session) => Done(text[await account.EndSessionsAsync(session) > 0 ? "Ended" : "EndedBefore"]);

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await account.EndSessionsAsync(only: null);
        return Done(text["EndedOthers"]);
    }

    private RedirectResult Done(string sentence)
    {
        TempData.Flash(sentence);
        return Redirect("/account");
    }
}
