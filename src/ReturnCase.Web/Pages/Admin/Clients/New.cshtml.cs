using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Api;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Pages.Admin.Clients;

/// <summary>Adds a system of a partner. It gets in only with a token, which is issued on its own page.</summary>
public sealed class NewModel(ClientSystems clients, UserDesk users, DraftForms drafts, MachineTime time, PageText<NewModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public ClientInput Input { get; set; } = new();

    public IReadOnlyList<string> Teams { get; private set; } = [];

    public DraftForms Drafts => drafts;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Teams = await users.TeamsAsync(cancel);
        await drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OnGetAsync(cancel);
        if (await drafts.KeepAsync(this, null, cancel) is { } kept)
            return kept;
        if (ModelState.AddErrors(await new ClientInputRules(text, shared, Teams).ValidateAsync(Input, cancel)))
        {
            if (await clients.AddAsync(Input.Choice(), time.Now, cancel) is { } client)
            {
                await drafts.AcceptedAsync(cancel);
                TempData.Flash(text["Added", client.Name]);
                return Redirect($"/admin/clients/{client.Id}");
            }

            ModelState.AddModelError("Input.Name", text["NameTaken"]);
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
