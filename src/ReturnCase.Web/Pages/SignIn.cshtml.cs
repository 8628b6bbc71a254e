using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Forms;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace ReturnCase.Web.Pages;

public sealed class SignInModel(SignInManager<AppUser> signIn, DemoOptions demo, PageText<SignInModel> text) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Somebody sent a form when their session had ended.</summary>
    public bool HasKeptText => ReturnUrl?.StartsWith("/resume/", StringComparison.Ordinal) == true;

    public IActionResult OnGet() =>
        User.Identity?.IsAuthenticated == true ? GoOn() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.AddErrors(await new Rules(text).ValidateAsync(Input)))
            return Refuse();
        var result = await signIn.PasswordSignInAsync(Input.UserName!.Trim(), Input.Password!, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
            return GoOn();
        ModelState.AddModelError("Input.UserName", Sentence(result));
        return Refuse();
    }

    public async Task<IActionResult> OnPostDemoAsync(string? user)
    {
        if (!demo.Enabled || DemoAccounts.All.All(account => account.UserName != user))
            return NotFound();
        var account = await signIn.UserManager.FindByNameAsync(user!);
        if (account is null || !await signIn.CanSignInAsync(account))
            return NotFound();
        await signIn.SignInAsync(account, isPersistent: false);
        return GoOn();
    }

    private LocalRedirectResult GoOn() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");

    private PageResult Refuse()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>An unknown, a disabled and a mistyped account sound the same.</summary>
    private string Sentence(SignInResult result) => text[result.IsLockedOut ? "LockedOut" : "WrongPassword"];

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
