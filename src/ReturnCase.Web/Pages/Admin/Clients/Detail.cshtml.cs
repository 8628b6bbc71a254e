using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Data.Api;
using ReturnCase.Web.Api.Events;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Admin.Clients;

/// <summary>One system of a partner: what it may do, its tokens, and where events go. It names no case.</summary>
[ResponseCache(NoStore = true)]
public sealed class DetailModel(
    ClientSystems clients, EventSubscriptions subscriptions, WaitingEvents queue, UserDesk users, CurrentUser current, DraftForms drafts, ReturnCaseDb db, MachineTime time, DeliveryErrors errors, PageText<DetailModel> text, PageText<NewModel> fields, IStringLocalizer<SharedText> shared)
    : ClientPage(clients)
{
    [BindProperty]
    public ClientInput Input { get; set; } = new();

    public IReadOnlyList<string> Teams { get; private set; } = [];

    public IReadOnlyList<AccessToken> Tokens { get; private set; } = [];

    public IReadOnlyList<EventSubscription> Subscriptions { get; private set; } = [];

    /// <summary>By subscription: when an event last arrived, and what went wrong with the last that did not.</summary>
    public IReadOnlyDictionary<int, (DateTime? ArrivedAt, string? Error)> Last { get; private set; } = new Dictionary<int, (DateTime?, string?)>();

    public DeliveryErrors Errors => errors;

    public DeliveryCounts Counts { get; private set; } = new(0, 0, 0);

    /// <summary>Names of those who issued tokens, by their id.</summary>
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public DateTime Now => time.Now;

    public DraftForms Drafts => drafts;

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) => base.OnPageHandlerExecutionAsync(context, async () =>
    {
        var cancel = HttpContext.RequestAborted;
        (Teams, Tokens, Subscriptions, Counts) = (await users.TeamsAsync(cancel), await Clients.TokensAsync(Client.Id, cancel), await subscriptions.OfAsync(Client.Id, cancel), await queue.CountAsync(Client.Id, cancel));
        Last = await queue.LastAsync(Client.Id, cancel);
        var by = Tokens.Select(token => token.IssuedById).Distinct().ToArray();
        Names = await db.Users.Where(user => by.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancel);
        return await next();
    });

    public async Task OnGetAsync()
    {
        Input = ClientInput.From(Client);
        await ShowDraftAsync();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ShowDraftAsync();
        if (await drafts.KeepAsync(this, null, cancel) is { } kept)
            return kept;
        if (!ModelState.AddErrors(await new ClientInputRules(fields, shared, Teams).ValidateAsync(Input, cancel)))
            return Refuse(StatusCodes.Status400BadRequest);
        switch (await Clients.ChangeAsync(Client, Input.Choice(), Input.Version, cancel))
        {
            case ClientAnswer.Saved:
                await drafts.AcceptedAsync(cancel);
                return Done(text["Saved"]);
            case ClientAnswer.NameTaken:
                ModelState.AddModelError("Input.Name", fields["NameTaken"]);
                return Refuse(StatusCodes.Status400BadRequest);
            default:
                ModelState.AddModelError("", text["Conflict"]);
                (Input.Version, _) = (Client.Version, ModelState.Remove("Input.Version"));
                return Refuse(StatusCodes.Status409Conflict);
        }
    }

    public async Task<IActionResult> OnPostRevokeAsync(int token, CancellationToken cancel) =>
        Done(text[await Clients.RevokeAsync(Client, token, current.UserId, time.Now, cancel) ? "RevokedNow" : "RevokedBefore"]);

    public async Task<IActionResult> OnPostSubscriptionAsync(int subscription, bool disabled, CancellationToken cancel) =>
        await subscriptions.SetDisabledAsync(Client, subscription, disabled, cancel) ? Done(text[disabled ? "StoppedNow" : "ResumedNow"]) : NotFound();

    public async Task<IActionResult> OnPostRemoveAsync(int subscription, CancellationToken cancel) =>
        await subscriptions.RemoveAsync(Client, subscription, cancel) ? Done(text["RemovedNow"]) : NotFound();

    public Task<IActionResult> OnPostDisableAsync(CancellationToken cancel) => SetDisabledAsync(true, cancel);

    public Task<IActionResult> OnPostEnableAsync(CancellationToken cancel) => SetDisabledAsync(false, cancel);

    private async Task<IActionResult> SetDisabledAsync(bool disabled, CancellationToken cancel)
    {
        if (await Clients.SetDisabledAsync(Client, disabled, cancel) == ClientAnswer.Saved)
            return Done(text[disabled ? "DisabledNow" : "EnabledNow"]);
        ModelState.AddModelError("", text["Conflict"]);
        Input = ClientInput.From(Client);
        return Refuse(StatusCodes.Status409Conflict);
    }

    private Task<bool> ShowDraftAsync() => drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), HttpContext.RequestAborted);

    private RedirectResult Done(string sentence)
    {
        TempData.Flash(sentence);
        return Redirect($"/admin/clients/{Client.Id}");
    }

    private PageResult Refuse(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
