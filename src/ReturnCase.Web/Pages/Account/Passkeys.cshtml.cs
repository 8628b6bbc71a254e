using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Account;

/// <summary>One's own passkeys.</summary>
[OwnMeans]
[ResponseCache(NoStore = true)]
public sealed class PasskeysModel(OwnAccount account, UserManager<AppUser> users, PageText<PasskeysModel> text) : PageModel
{
    public const int NameMaxLength = 50;
    private const int CredentialMaxLength = 20_000;
    private AppUser _user = null!;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public IReadOnlyList<string>? Codes { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        _user = await account.UserAsync();
        Passkeys = await users.GetPasskeysAsync(_user);
        await next();
    }

    /// <summary>What the new passkey is asked to sign.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => Content(await account.PasskeyOptionsAsync(_user), "application/json");

    public async Task<IActionResult> OnPostAsync(string? credential)
    {
        if (Input.Name.Typed() is not { Length: <= NameMaxLength } name)
            return Refuse("Input.Name", text["NameMissing", NameMaxLength]);
        if (credential is not { Length: > 0 and <= CredentialMaxLength } || await account.AddPasskeyAsync(_user, credential, name) is not { } codes)
            return Refuse("", text["NotAdded"]);
        if (codes.Count == 0)
            return Done(text["Added"]);
        Codes = codes;
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? passkey)
    {
        if (Passkeys.SingleOrDefault(known => Convert.ToHexStringLower(known.CredentialId) == passkey) is not { } found)
            return NotFound();
        if (await account.RemovePasskeyAsync(_user, found.CredentialId))
            return Done(text["Removed"]);
        return Refuse("", text["LastOne"], StatusCodes.Status409Conflict);
    }

    private RedirectResult Done(string sentence)
    {
        TempData.Flash(sentence);
        return Redirect("/account/passkeys");
    }

    private PageResult Refuse(string field, string sentence, int status = StatusCodes.Status400BadRequest)
    {
        ModelState.AddModelError(field, sentence);
        Response.StatusCode = status;
        return Page();
    }

    public sealed record InputModel
    {
        public string? Name { get; set; }
    }
}
