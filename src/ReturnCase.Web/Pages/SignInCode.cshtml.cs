using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages;

/// <summary>The second step after the right password. Whoever has not given that, or too long ago, begins again.</summary>
[ResponseCache(NoStore = true)]
public sealed class SignInCodeModel(SignInDesk desk, HalfSignIns half, PageText<SignInCodeModel> text) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public bool HasApp { get; private set; }

    public bool RecoveryTried { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await FindAsync() is null ? Again() : Page();

    public async Task<IActionResult> OnPostAsync() =>
        await FindAsync() is { } user ? await JudgeAsync(user, Input.Code, "Input.Code", text["CodeMissing"], text["WrongCode"], recovery: false) : Again();

    public async Task<IActionResult> OnPostRecoveryAsync()
    {
        RecoveryTried = true;
        return await FindAsync() is { } user
            ? await JudgeAsync(user, Input.RecoveryCode, "Input.RecoveryCode", text["RecoveryMissing"], text["WrongRecovery"], recovery: true)
            : Again();
    }

    private async Task<IActionResult> JudgeAsync(AppUser user, string? code, string field, string missing, string wrong, bool recovery)
    {
        if (!string.IsNullOrWhiteSpace(code) && await desk.WithCodeAsync(HttpContext, user, code, recovery) == SignInAnswer.SignedIn)
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
        ModelState.AddModelError(field, string.IsNullOrWhiteSpace(code) ? missing : wrong);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<AppUser?> FindAsync()
    {
        var user = await half.FindAsync(HttpContext);
        HasApp = user?.AuthenticatorSecret is not null;
        return user;
    }

    private RedirectToPageResult Again() => RedirectToPage("/SignIn", new { ReturnUrl });

    public sealed record InputModel
    {
        public string? Code { get; set; }

        public string? RecoveryCode { get; set; }
    }
}
