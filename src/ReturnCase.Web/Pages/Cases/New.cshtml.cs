using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases;

/// <summary>Registers a transfer from the IND: the case, the rejection, the return decision if any, and the guardian, in one save.</summary>
public sealed class NewModel(
    CaseDesk desk, CaseStore store, Numbers numbers, KnownTransfers transfers, Doubles doubles, ReturnCaseDb db, EnumText words, PageText<NewModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    private IReadOnlyList<Actor> _counsellors = [];

    [BindProperty]
    public NewInput Input { get; set; } = new();

    public DraftForms Drafts => desk.Drafts;

    public bool IsSupervisor => desk.Actor.Role == ActorRole.Supervisor;

    public IReadOnlyList<SelectListItem> Sources => words.Choices<BirthDateSource>();

    public IReadOnlyList<SelectListItem> Counsellors => [.. _counsellors.Select(actor => new SelectListItem(actor.Name, actor.Id))];

    public IReadOnlyList<SelectListItem> ReturnDecisionChoices => [new(text["NoReturnDecision"], bool.FalseString), new(text["WithReturnDecision"], bool.TrueString)];

    private string Team => desk.Team ?? "";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Input = new() { TransferredOn = DateInput.From(desk.Today) };
        if (await ShowDraftAsync(cancel) && Input.Doubles.Lines.Count > 0)
            await AskDoublesAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        await ShowDraftAsync(cancel);
        if (await desk.Drafts.KeepAsync(this, null, cancel) is { } kept)
            return kept;
        if (Input.ReturnDecision.Countries.Another)
            return this.Longer();
        var counsellors = _counsellors.Select(actor => actor.Id).ToArray();
        var known = await transfers.FindAsync(Input.VNumber, cancel);
        if (!ModelState.AddErrors(await new NewRules(counsellors, desk.Today, comesBack: known is { IsOpen: false }, text, shared).ValidateAsync(Input, cancel)))
            return this.Invalid();
        if (known is not null)
            return await HandOnAsync(known, cancel);
        await AskDoublesAsync(cancel);
        if (Ticks.Question(nameof(Input.Sure), Input.Sure, Doubts()) is var (field, question))
            ModelState.AddModelError($"Input.{field}", question);
        if (!doubles.Judge(ModelState, Input.Doubles))
            return Asked();
        var number = await numbers.NextCaseAsync(desk.Today.Year, cancel);
        var file = Input.Register(on => desk.Change(on, source: Input.Source), number, Team, Counsellor());
        doubles.Record(file, desk.Change(), Input.Doubles);
        store.Add(file);
        var answer = await desk.SaveAsync(file, file.Version, () => { }, cancel);
        if (!answer.IsSaved)
            return await HandOnAsync(await transfers.FindAsync(Input.VNumber, cancel) ?? throw new InvalidOperationException($"A new case was not kept: {answer.GetType().Name}."), cancel);
        TempData.Flash(
            text[file.IncompleteReturnDecision is null ? "Saved" : "SavedIncomplete", file.Number],
            file.IncompleteReturnDecision is null ? FlashKind.Ok : FlashKind.Warn);
        return Redirect($"/cases/{file.Number}");
    }

    private Actor? Counsellor() => IsSupervisor ? _counsellors.SingleOrDefault(actor => actor.Id == Input.Counsellor) : desk.Actor;

    private async Task LoadAsync(CancellationToken cancel) =>
        _counsellors = IsSupervisor ? await db.CounsellorsOfAsync(Team, cancel) : [];

    private Task<bool> ShowDraftAsync(CancellationToken cancel) =>
        desk.Drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);

    // Whoever asks learns the number and the team of the case and nothing more.
    private async Task<IActionResult> HandOnAsync(KnownCase known, CancellationToken cancel)
    {
        if (known.IsOpen)
            return Refused("Input.VNumber", text["KnownOpen", known.Number, known.Team]);
        var handed = await transfers.HandOnAsync(known.Number, desk.Change(Input.TransferredOn.ToDate(), source: Input.Source), Input.ToTransfer(), cancel: cancel);
        if (handed.Case.IsOpen)
            return Refused("Input.VNumber", text["KnownOpen", handed.Case.Number, handed.Case.Team]);
        if (handed.Answer is CaseAnswer.Refused refused)
            return Refused("Input.TransferredOn", string.Join(" ", refused.Guards.Select(GuardCatalogue.Of).Select(guard => $"{guard.Sentence.Here()} {guard.Satisfy.Here()}")));
        TempData.Flash(text[handed.IsNew ? "HandedOn" : "HandedOnBefore", handed.Case.Number, handed.Case.Team], FlashKind.Info);
        return Redirect("/cases");
    }

    // Of what cannot be compared yet nothing is asked.
    private async Task AskDoublesAsync(CancellationToken cancel)
    {
        if (Input.Identity is { FirstNames: not null, LastName: not null, Nationality: not null, Languages: not null } && Input.BirthDate.ToPartialDate() is { } born)
            Doubles.Ask(ModelState, Input.Doubles, await doubles.FindAsync(Input.Identity.ToDetails(), born, cancel));
    }

    private IEnumerable<string> Doubts() => Unusual().ToArray() is [_, ..] doubts ? [.. doubts, text["SureQuestion"]] : [];

    private IEnumerable<string> Unusual()
    {
        if (Input.BirthDate.ToPartialDate() is { } born && BirthDates.DoubtYoung(born, desk.Today, shared) is { } young)
            yield return young;
        if (Input.HasReturnDecision == true && Input.ReturnDecisionOn.ToDate() < Input.RejectedOn.ToDate())
            yield return text["DoubtDecisionFirst", AmsterdamTime.Date(Input.ReturnDecisionOn.ToDate()!.Value), AmsterdamTime.Date(Input.RejectedOn.ToDate()!.Value)];
    }

    private PageResult Asked()
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private PageResult Refused(string field, string sentence)
    {
        ModelState.AddModelError(field, sentence);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
