using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Tasks;

namespace ReturnCase.Web.Pages.Tasks;

/// <summary>Plans a task or an appointment that is of no case.</summary>
public sealed class NewModel(TaskDesk tasks, PageText<NewModel> text, IStringLocalizer<TaskInput> fields, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public TaskInput Input { get; set; } = new();

    public IReadOnlyList<Actor> Owners { get; private set; } = [];

    public DraftForms Drafts => tasks.Desk.Drafts;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Owners = await tasks.OwnersWithoutCaseAsync(cancel);
        Input = new() { Kind = OwnTaskKind.Task, Owner = tasks.Desk.Actor.Id };
        await ShowDraftAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Owners = await tasks.OwnersWithoutCaseAsync(cancel);
        await ShowDraftAsync(cancel);
        if (await Drafts.KeepAsync(this, null, cancel) is { } kept)
            return kept;
        if (!ModelState.AddErrors(await new TaskRules(fields, shared, tasks.Desk.Today, null, Owners, tasks.NamesChildAsync).ValidateAsync(Input, cancel)))
            return this.Invalid();
        var stands = await tasks.PlanAsync(Input.Details(), Owners.Count > 1 ? Input.Owner! : Owners[0].Id, null, cancel);
        TempData.Flash(stands is null ? text["Saved"] : fields["StandsAlready"], stands is null ? FlashKind.Ok : FlashKind.Info);
        return Redirect(stands ?? TaskAddress.Path);
    }

    private Task<bool> ShowDraftAsync(CancellationToken cancel) =>
        Drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);
}
