using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Data.Access;
using ReturnCase.Data.SignIn;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Admin.Users;

/// <summary>One user: who it is, how that person gets in, and the sessions that run.</summary>
[ResponseCache(NoStore = true)]
public sealed class DetailModel(UserDesk desk, ReturnCaseDb db, Sessions sessions, CurrentUser current, DraftForms drafts, PageText<DetailModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public AppUser Account { get; private set; } = null!;

    public IReadOnlyList<string> Teams { get; private set; } = [];

    public int Passkeys { get; private set; }

    public bool HasSecondFactor => Passkeys > 0 || Account.AuthenticatorSecret is not null;

    public IReadOnlyList<UserSession> Running { get; private set; } = [];

    /// <summary>Why this person cannot be disabled or moved yet.</summary>
    public Holdings? Held { get; private set; }

    /// <summary>What the team would have without this supervisor, who is its last.</summary>
    public TeamLeft? Left { get; private set; }

    /// <summary>Who can take that over.</summary>
    public IReadOnlyList<string> Supervisors { get; private set; } = [];

    /// <summary>The one that was just given.</summary>
    public string? Password { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await desk.FindAsync((string)RouteData.Values["id"]!, HttpContext.RequestAborted) is not { } account)
        {
            context.Result = NotFound();
            return;
        }

        Account = account;
        Teams = await desk.TeamsAsync(HttpContext.RequestAborted);
        Passkeys = await db.UserPasskeys.CountAsync(passkey => passkey.UserId == account.Id);
        Running = await sessions.RunningAsync(account.Id, HttpContext.RequestAborted);
        await next();
    }

    public DraftForms Drafts => drafts;

    public async Task OnGetAsync()
    {
        Blank();
        await ShowDraftAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ShowDraftAsync();
        if (await drafts.KeepAsync(this, null, HttpContext.RequestAborted) is { } kept)
            return kept;
        if (!ModelState.AddErrors(await new UserInputRules<InputModel>(shared, Teams).ValidateAsync(Input)))
            return Refuse(StatusCodes.Status400BadRequest);
        return await desk.ChangeAsync(Account, Input.DisplayName.Typed()!, Input.Role!.Value, Input.TeamAmong(Teams), Input.Version, current.UserId) is { } refusal
            ? await RefusedAsync(refusal)
            : Done(text["Saved", Account.DisplayName]);
    }

    public Task<IActionResult> OnPostDisableAsync() => PressedAsync(desk.DisableAsync(Account, current.UserId), "DisabledNow");

    public Task<IActionResult> OnPostEnableAsync() => PressedAsync(desk.EnableAsync(Account), "EnabledNow");

    public Task<IActionResult> OnPostSecondFactorAsync() => PressedAsync(desk.ResetSecondFactorAsync(Account), "ResetNow");

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        Password = await desk.GivePasswordAsync(Account);
        if (Password is null)
            return await PressedAsync(Task.FromResult<UserRefusal?>(UserRefusal.Conflict), "");
        (Running, _) = ([], ModelState.Remove("Input.Version"));
        Blank();
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(long session) => Done(text[await desk.EndSessionsAsync(Account, session) > 0 ? "Ended" : "EndedBefore"]);

    public async Task<IActionResult> OnPostEndAllAsync()
    {
        await desk.EndSessionsAsync(Account, only: null);
        return Done(text["EndedAll", Account.DisplayName]);
    }

    private async Task<IActionResult> PressedAsync(Task<UserRefusal?> press, string done)
    {
        var refusal = await press;
        Blank();
        return refusal is { } reason ? await RefusedAsync(reason) : Done(text[done, Account.DisplayName]);
    }

    private void Blank() => Input = new() { DisplayName = Account.DisplayName, Role = Account.Role, Team = Account.Team, Version = Account.ConcurrencyStamp };

    private Task<bool> ShowDraftAsync() =>
        drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), HttpContext.RequestAborted);

    private RedirectResult Done(string sentence)
    {
        TempData.Flash(sentence);
        return Redirect($"/admin/users/{UserDesk.AddressOf(Account.Id)}");
    }

    private async Task<IActionResult> RefusedAsync(UserRefusal refusal)
    {
        if (refusal == UserRefusal.HoldsCases)
        {
            Held = await desk.HeldByAsync(Account);
            Supervisors = await desk.SupervisorsOfAsync(Held.Teams);
        }

        Left = refusal == UserRefusal.LastSupervisor ? await desk.TeamLeftAsync(Account) : null;
        ModelState.AddModelError("", Left is { } left ? text["LastSupervisor", Account.DisplayName, left.Team, left.OpenCases, left.Members, left.Waiting.Count] : Held is { } held ? text["HoldsCases", Account.DisplayName, held.Cases.Count, held.Covers.Count, held.Tasks.Count] : text[refusal.ToString()]);
        if (refusal == UserRefusal.Conflict)
            (Input.Version, _) = (Account.ConcurrencyStamp, ModelState.Remove("Input.Version"));
        return Refuse(StatusCodes.Status409Conflict);
    }

    private PageResult Refuse(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    public sealed record InputModel : UserInput
    {
        public string? Version { get; set; }
    }
}
