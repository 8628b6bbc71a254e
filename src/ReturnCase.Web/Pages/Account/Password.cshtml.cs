using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Account;

/// <summary>Changes one's own password; every other session ends.</summary>
[OwnMeans]
[ResponseCache(NoStore = true)]
public sealed class PasswordModel(OwnAccount account, CurrentUser current, PasswordRules passwords, PageText<PasswordModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.AddErrors(await new Rules(passwords, current.UserName, text, shared).ValidateAsync(Input)))
        {
            if (await account.ChangePasswordAsync(await account.UserAsync(), Input.Old!, Input.New!))
            {
                TempData.Flash(text["Saved"]);
                return Redirect("/account");
            }

            ModelState.AddModelError("Input.Old", text["OldWrong"]);
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    public sealed record InputModel
    {
        public string? Old { get; set; }

        public string? New { get; set; }

        public string? Again { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PasswordRules passwords, string userName, PageText<PasswordModel> text, IStringLocalizer<SharedText> shared)
        {
            RuleFor(input => input.Old).NotEmpty().WithMessage(_ => text["OldMissing"]);
            RuleFor(input => input.New).Must(password => passwords.FirstFault(password ?? "", userName) is null)
                .WithMessage((_, password) => shared[passwords.FirstFault(password ?? "", userName)!.Value.ToString(), PasswordRules.MinLength, PasswordRules.MaxLength]);
            RuleFor(input => input.New).NotEqual(input => input.Old).When(input => input.New is { Length: > 0 }).WithMessage(_ => text["NewSame"]);
            RuleFor(input => input.Again).Equal(input => input.New).WithMessage(_ => text["AgainOther"]);
        }
    }
}
