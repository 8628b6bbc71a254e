using FluentValidation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Security;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Pages;

public sealed class SignInModel(SignInDesk desk, Sessions sessions, SignInManager<AppUser> signIn, DemoOptions demo, AuthenticationSettings settings, PageText<SignInModel> text) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Somebody who is signed in does so once more, to change how.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Again { get; set; }

    /// <summary>Somebody sent a form when their session had ended.</summary>
    public bool HasKeptText => ReturnUrl?.StartsWith("/resume/", StringComparison.Ordinal) == true;

    /// <summary>This browser still has the cookie of a session, which lets nobody in any more.</summary>
    public bool HasEnded => User.Identity?.IsAuthenticated != true && Request.Cookies.ContainsKey(IdentitySetup.CookieName("rc-session", demo));

    /// <summary>Signing in is done at the organisation, and in no other way.</summary>
    public bool AtOrganisation => settings.Oidc is not null;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (AtOrganisation && context.HandlerMethod?.MethodInfo.Name is not (null or nameof(OnGet) or nameof(OnPostOrganisation)))
            context.Result = NotFound();
    }

    public IActionResult OnPostOrganisation() => AtOrganisation
        ? Challenge(new AuthenticationProperties { RedirectUri = Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/" }, OidcSetup.Scheme)
        : NotFound();

    public IActionResult OnGet() =>
        User.Identity?.IsAuthenticated == true && !Again ? GoOn() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.AddErrors(await new Rules(text).ValidateAsync(Input)))
            return Refuse();
        switch (await desk.WithPasswordAsync(HttpContext, Input.UserName!.Trim(), Input.Password!))
        {
            case SignInAnswer.SignedIn:
                return GoOn();
            case SignInAnswer.SecondStep:
                return RedirectToPage("/SignInCode", new { ReturnUrl });
            default:
                ModelState.AddModelError("Input.UserName", text["WrongPassword"]);
                return Refuse();
        }
    }

    public async Task<IActionResult> OnPostDemoAsync(string? user)
    {
        if (!demo.Enabled || DemoAccounts.All.All(account => account.UserName != user))
            return NotFound();
        var account = await signIn.UserManager.FindByNameAsync(user!);
        if (account is null or { Disabled: true })
            return NotFound();
        await sessions.StartAsync(HttpContext, account, "demo");
        return GoOn();
    }

    /// <summary>What a passkey is asked to sign.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        if (credential is { Length: > 0 and <= 20_000 } && await desk.WithPasskeyAsync(HttpContext, signIn, credential) == SignInAnswer.SignedIn)
            return GoOn();
        ModelState.AddModelError("", text["WrongPasskey"]);
        return Refuse();
    }

    private LocalRedirectResult GoOn() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");

    private PageResult Refuse()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    public sealed record InputModel
    {
        public string? UserName { get; set; }

        public string? Password { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<SignInModel> text)
        {
            RuleFor(input => input.UserName).NotEmpty().WithMessage(_ => text["UserNameMissing"]);
            RuleFor(input => input.Password).NotEmpty().WithMessage(_ => text["PasswordMissing"]);
        }
    }
}
