using System.Text.RegularExpressions;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Admin.Users;

/// <summary>Adds a user with a password that is shown once and replaced at the first sign-in.</summary>
[ResponseCache(NoStore = true)]
public sealed partial class NewModel(UserDesk desk, UserManager<AppUser> users, DraftForms drafts, PageText<NewModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Of the user who was just added.</summary>
    public string? Password { get; private set; }

    public IReadOnlyList<string> Teams { get; private set; } = [];

    public DraftForms Drafts => drafts;

    public async Task OnGetAsync()
    {
        Teams = await desk.TeamsAsync(HttpContext.RequestAborted);
        await drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (await drafts.KeepAsync(this, null, HttpContext.RequestAborted) is { } kept)
            return kept;
        var sound = ModelState.AddErrors(await new Rules(text, shared, Teams).ValidateAsync(Input));
        if (sound && await users.FindByNameAsync(Input.UserName!) is not null)
            ModelState.AddModelError("Input.UserName", text["UserNameTaken", Input.UserName!]);
        if (ModelState.IsValid)
        {
            var password = UserDesk.NewPassword();
            var user = new AppUser { UserName = Input.UserName, DisplayName = Input.DisplayName.Typed()!, Role = Input.Role!.Value, Team = Input.TeamAmong(Teams) };
            if ((await desk.AddAsync(user, password, temporary: true)).Succeeded)
            {
                await drafts.AcceptedAsync(HttpContext.RequestAborted);
                Password = password;
                return Page();
            }

            ModelState.AddModelError("Input.UserName", text["UserNameTaken", Input.UserName!]);
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    public sealed record InputModel : UserInput
    {
        public string? UserName { get; set; }
    }

    private sealed partial class Rules : UserInputRules<InputModel>
    {
        public Rules(PageText<NewModel> text, IStringLocalizer<SharedText> shared, IReadOnlyList<string> teams)
            : base(shared, teams) =>
            RuleFor(input => input.UserName).Must(name => name is not null && Name().IsMatch(name)).WithMessage(_ => text["UserNameWrong"]);

        [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,49}$")]
        private static partial Regex Name();
    }
}
