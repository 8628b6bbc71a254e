using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases;

/// <summary>Registers a transfer from the IND: the case, the rejection, the return decision if any, and the guardian, in one save.</summary>
public sealed class NewModel(
    CaseDesk desk, CaseStore store, Numbers numbers, ReturnCaseDb db, EnumText words, PageText<NewModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    private IReadOnlyList<Actor> _counsellors = [];

    [BindProperty]
    public NewInput Input { get; set; } = new();

    public bool IsSupervisor => desk.Actor.Role == ActorRole.Supervisor;

    public IReadOnlyList<SelectListItem> Sources => words.Choices<BirthDateSource>();

    public IReadOnlyList<SelectListItem> Counsellors => [.. _counsellors.Select(actor => new SelectListItem(actor.Name, actor.Id))];

    public IReadOnlyList<SelectListItem> ReturnDecisionChoices => [new(text["NoReturnDecision"], bool.FalseString), new(text["WithReturnDecision"], bool.TrueString)];

    private string Team => desk.Viewer.Team ?? "";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Input = new() { TransferredOn = DateInput.From(desk.Today) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Input.ReturnDecision.Countries.Another)
            return this.Longer();
        var known = _counsellors.Select(actor => actor.Id).ToArray();
        if (!ModelState.AddErrors(await new NewRules(known, desk.Today, text, shared).ValidateAsync(Input, cancel)))
            return this.Invalid();
        if (await KnownAsync(cancel) is { } refusal)
            return refusal;
        var number = await numbers.NextCaseAsync(desk.Today.Year, cancel);
        var file = Input.Register(on => desk.Change(on, source: Input.Source), number, Team, Counsellor());
        store.Add(file);
        var answer = await desk.SaveAsync(file, file.Version, () => { }, cancel);
        if (!answer.IsSaved)
            return await KnownAsync(cancel) ?? throw new InvalidOperationException($"A new case was not kept: {answer.GetType().Name}.");
        TempData.Flash(
            text[file.IncompleteReturnDecision is null ? "Saved" : "SavedIncomplete", file.Number],
            file.IncompleteReturnDecision is null ? FlashKind.Ok : FlashKind.Warn);
        return Redirect($"/cases/{file.Number}");
    }

    private Actor? Counsellor() => IsSupervisor ? _counsellors.SingleOrDefault(actor => actor.Id == Input.Counsellor) : desk.Actor;

    private async Task LoadAsync(CancellationToken cancel) =>
        _counsellors = IsSupervisor ? await db.CounsellorsOfAsync(Team, cancel) : [];

    // One child, one case. Whoever asks learns its number and team and nothing more.
    private async Task<PageResult?> KnownAsync(CancellationToken cancel)
    {
        var digits = VNumber.Parse(Input.VNumber!).Value;
        var known = await db.CaseFiles.Where(c => c.VNumber == digits).Select(c => new { c.Number, c.Team, c.Phase }).SingleOrDefaultAsync(cancel);
        if (known is null)
            return null;
        ModelState.AddModelError("Input.VNumber", text[known.Phase.IsOpen() ? "KnownOpen" : "KnownClosed", known.Number, known.Team]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
