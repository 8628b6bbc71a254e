using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReturnCase.Data.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Views;

/// <summary>Keeps the filters, columns and order of a list under a name, or in the place of a view that is there.</summary>
public sealed class SaveModel(SavedViews saved, ChildNames names, CaseDesk desk, PageText<SaveModel> text) : PageModel
{
    public const string New = "new";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The list that is kept.</summary>
    public CaseloadAddress Kept { get; private set; } = new();

    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    public DraftForms Drafts => desk.Drafts;

    public bool IsFull => Views.Count >= SavedView.Most;

    public IEnumerable<SelectListItem> Places => [new(text["AsNew"], New), .. Views.Select(view => new SelectListItem(text["Replace", view.Name], $"{view.Id}"))];

    public async Task OnGetAsync([FromQuery] CaseloadAddress address, CancellationToken cancel)
    {
        await LoadAsync(address, cancel);
        Input.Place = IsFull ? null : New;
        await ShowDraftAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync([FromQuery] CaseloadAddress address, CancellationToken cancel)
    {
        await LoadAsync(address, cancel);
        await ShowDraftAsync(cancel);
        if (await Drafts.KeepAsync(this, null, cancel) is { } draft)
        {
            return draft;
        }

        var (me, query) = (desk.Actor.Id, Kept.ToString()[CaseloadAddress.Path.Length..]);
        if (query.Length > SavedView.QueryMaxLength)
        {
            return Refuse("", text["TooLong"]);
        }

        SavedViewAnswer answer;
        if (Input.Place == New)
        {
            if (ViewNames.Problem(Input.Name) is { } problem)
            {
                return Refuse("Input.Name", text[problem, SavedView.NameMaxLength]);
            }

            if (await names.AreOfOwnCasesAsync(await desk.ViewerAsync(cancel), Input.Name.Typed()!, cancel))
            {
                return Refuse("Input.Name", text["NameOfChild"]);
            }

            answer = await saved.AddAsync(me, Input.Name.Typed()!, query, Input.IsDefault, cancel);
        }
        else
        {
            if (!int.TryParse(Input.Place, out var id) || Views.All(view => view.Id != id))
            {
                return Refuse("Input.Place", text["PlaceMissing"]);
            }

            answer = await saved.ReplaceAsync(me, id, query, Input.IsDefault, cancel);
        }

        switch (answer)
        {
            case SavedViewAnswer.Kept:
                TempData.Flash(text["Kept"]);
                return Redirect(Kept.ToString());
            case SavedViewAnswer.NameTaken:
                return Refuse("Input.Name", text["NameTaken"], StatusCodes.Status409Conflict);
            case SavedViewAnswer.TooMany:
                return Refuse("Input.Place", text["TooMany", SavedView.Most], StatusCodes.Status409Conflict);
            default:
                return Refuse("Input.Place", text["Gone"], StatusCodes.Status409Conflict);
        }
    }

    private Task<bool> ShowDraftAsync(CancellationToken cancel) =>
        Drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);

    private async Task LoadAsync(CaseloadAddress address, CancellationToken cancel) =>
        (Kept, Views) = (address.Kept().Readable(counsellors: null), await saved.ListAsync(desk.Actor.Id, cancel));

    private PageResult Refuse(string field, string sentence, int status = StatusCodes.Status400BadRequest)
    {
        ModelState.AddModelError(field, sentence);
        Response.StatusCode = status;
        return Page();
    }

    public sealed record InputModel
    {
        public string? Place { get; set; }

        public string? Name { get; set; }

        public bool IsDefault { get; set; }
    }
}
