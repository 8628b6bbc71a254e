using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Account;

/// <summary>The keys of one letter, and the switch for them.</summary>
[ResponseCache(NoStore = true)]
public sealed class KeyboardModel(ReturnCaseDb db, CurrentUser current, PageText<KeyboardModel> text) : PageModel
{
    public async Task<IActionResult> OnPostAsync(bool? on)
    {
        if (on is not { } wanted)
            return BadRequest();
        await db.Users.Where(user => user.Id == current.UserId).ExecuteUpdateAsync(set => set.SetProperty(user => user.ShortcutsOff, !wanted));
        TempData.Flash(text[wanted ? "TurnedOn" : "TurnedOff"]);
        return Redirect("/account/keyboard");
    }
}
