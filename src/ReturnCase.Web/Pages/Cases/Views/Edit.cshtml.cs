using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnCase.Data.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Views;

/// <summary>Gives a saved view another name, opens the caseload with it, or deletes it after asking.</summary>
public sealed class EditModel(SavedViews saved, ChildNames names, CaseDesk desk, PageText<EditModel> text) : PageModel
{
    private const string List = "/cases/views";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public SavedView Saved { get; private set; } = new();

    /// <summary>Whether it is asked if this view may be deleted.</summary>
    public bool Asks { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, bool delete, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return IsGone();
        }

        Asks = delete;
        Input = new() { Name = Saved.Name, IsDefault = Saved.IsDefault };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return IsGone();
        }

        if (ViewNames.Problem(Input.Name) is { } problem)
        {
            return Refuse(text[problem, SavedView.NameMaxLength], StatusCodes.Status400BadRequest);
        }

        if (await names.AreOfOwnCasesAsync(await desk.ViewerAsync(cancel), Input.Name.Typed()!, cancel))
        {
            return Refuse(text["NameOfChild"], StatusCodes.Status400BadRequest);
        }

        return await saved.RenameAsync(desk.Actor.Id, id, Input.Name.Typed()!, Input.IsDefault, cancel) switch
        {
            SavedViewAnswer.Kept => Done(text["Changed"]),
            SavedViewAnswer.NameTaken => Refuse(text["NameTaken"], StatusCodes.Status409Conflict),
            _ => IsGone(),
        };
    }

    public async Task<IActionResult> OnPostDeleteAsync(int id, CancellationToken cancel) =>
        await saved.DeleteAsync(desk.Actor.Id, id, cancel) == SavedViewAnswer.Kept ? Done(text["Deleted"]) : IsGone();

    private async Task<bool> FindAsync(int id, CancellationToken cancel)
    {
        var found = (await saved.ListAsync(desk.Actor.Id, cancel)).FirstOrDefault(view => view.Id == id);
        Saved = found ?? Saved;
        return found is not null;
    }

    private RedirectResult IsGone() => Done(text["Gone"]);

    private RedirectResult Done(string sentence)
    {
        TempData.Flash(sentence);
        return Redirect(List);
    }

    private PageResult Refuse(string sentence, int status)
    {
        ModelState.AddModelError("Input.Name", sentence);
        Response.StatusCode = status;
        return Page();
    }

    public sealed record InputModel
    {
        public string? Name { get; set; }

        public bool IsDefault { get; set; }
    }
}
