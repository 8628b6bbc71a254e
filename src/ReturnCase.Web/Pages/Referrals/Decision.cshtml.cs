using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Web.Pages.Referrals;

/// <summary>Records what the IND decided on a referral. The case stays where it is: people who work on it take the next step.</summary>
public sealed class DecisionModel(CaseDesk desk, DecisionDoubts doubts, ReferenceCheck references, EnumText words, PageText<DecisionModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    public ReferralFile Subject { get; private set; } = null!;

    public DraftForms Drafts => desk.Drafts;

    [BindProperty]
    public ReferralDecisionInput Input { get; set; } = new();

    public IReadOnlyList<DecisionKind> Kinds => ReferralFile.Answers(Subject.Referral.Kind);

    public IEnumerable<SelectListItem> Earlier => Subject.Decisions.Select(d => new SelectListItem(
        $"{words[d.Kind]} · {AmsterdamTime.Date(d.OccurredOn)} · {d.Reference}", d.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public async Task<IActionResult> OnGetAsync(string referral, CancellationToken cancel)
    {
        if (await desk.OpenReferralAsync(referral, cancel) is not { } opened)
            return NotFound();
        Subject = opened.Referral;
        Input = new() { Version = Subject.Version };
        await ShowDraftAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string referral, CancellationToken cancel)
    {
        if (await desk.OpenReferralAsync(referral, cancel) is not var (file, opened))
            return NotFound();
        Subject = opened;
        await ShowDraftAsync(cancel);
        if (await desk.Drafts.KeepAsync(this, Subject.CaseNumber, cancel) is { } kept)
            return kept;
        if (Input.Countries.Another)
            return this.Longer();
        NameTheTerm();
        if (!ModelState.AddErrors(await new ReferralDecisionRules(text, shared, desk.Today, Subject).ValidateAsync(Input, cancel)) || !ModelState.IsValid)
            return this.Invalid();
        var (details, change) = (Input.Details(Subject.Referral.Number), desk.Change(Input.OccurredOn.ToDate(), corrects: Input.Corrects));
        if (Ticks.Question(nameof(Input.Sure), Input.Sure, doubts.Of(file, details, change.OccurredOn, file.Decisions.FirstOrDefault(decision => decision.Sequence == Input.Corrects))) is var (unlikely, doubt))
        {
            ModelState.AddModelError($"Input.{unlikely}", doubt);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        if (Ticks.Question(nameof(Input.ReferenceIsRight), Input.ReferenceIsRight, Known(await references.OfAsync(file, details, change.OccurredOn, Input.Corrects, cancel), details.Reference)) is var (field, question))
        {
            ModelState.AddModelError($"Input.{field}", question);
            return this.Invalid();
        }

        AuthorityDecision? recorded = null;
        var answer = await desk.SaveAsync(file, Input.Version, () => recorded = file.RecordDecision(change, details), cancel);
        if (!answer.IsSaved)
            return this.Refuse(answer);
        var next = !file.IsClash(recorded!) || file.WaitingDecisions.Any(waiting => waiting.Decision == recorded) ? $"Next{details.Kind}" : Subject.Referral.State is ReferralState.Superseded or ReferralState.Withdrawn ? "NextClash" : "NextContradicts";
        var incomplete = details is { Kind: DecisionKind.ReturnDecisionIssued, ReturnDecision.IsComplete: false };
        TempData.Flash(
            $"{text["Saved"]} {(!Subject.CaseIsOpen ? text["NextClosed"] : incomplete ? text["Incomplete"] : text[next])}",
            incomplete ? FlashKind.Warn : FlashKind.Ok);
        return Redirect($"/referrals/{Subject.Referral.Number.ToLowerInvariant()}");
    }

    // Where the reference stands already, and last what to do about it: a tick is for the place that was told.
    private IEnumerable<string> Known(ReferenceUse use, string reference) =>
    [
        .. use.Elsewhere.Take(1).Select(number => text["ReferenceElsewhere", number]),
        .. use.Other is null ? Array.Empty<string>() : [text["ReferenceOther"]],
        .. use.IsFree ? Array.Empty<string>() : [text["ReferenceLook", reference]],
    ];

    // What is no whole number is told in the words of the term.
    private void NameTheTerm()
    {
        if (ModelState["Input.DepartureTermDays"] is { Errors: { Count: > 0 } errors })
        {
            errors.Clear();
            errors.Add(text["TermWrong", ReferralDecisionRule.LongestTerm]);
        }
    }

    private Task<bool> ShowDraftAsync(CancellationToken cancel) =>
        desk.Drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);
}
