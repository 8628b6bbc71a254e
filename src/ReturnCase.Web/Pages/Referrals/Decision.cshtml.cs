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
public sealed class DecisionModel(CaseDesk desk, EnumText words, PageText<DecisionModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    public ReferralFile Subject { get; private set; } = null!;

    public DraftForms Drafts => desk.Drafts;

    [BindProperty]
    public ReferralDecisionInput Input { get; set; } = new();

    private bool IsClash => Subject.Referral.State is ReferralState.Superseded or ReferralState.Withdrawn;

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
        if (!ModelState.AddErrors(await new ReferralDecisionRules(text, shared, desk.Today, Subject).ValidateAsync(Input, cancel)))
            return this.Invalid();
        var (details, change) = (Input.Details(Subject.Referral.Number), desk.Change(Input.OccurredOn.ToDate(), corrects: Input.Corrects));
        var answer = await desk.SaveAsync(file, Input.Version, () => file.RecordDecision(change, details), cancel);
        if (!answer.IsSaved)
            return this.Refuse(answer);
        var incomplete = details is { Kind: DecisionKind.ReturnDecisionIssued, ReturnDecision.IsComplete: false };
        TempData.Flash(
            $"{text["Saved"]} {(!Subject.CaseIsOpen ? text["NextClosed"] : IsClash ? text["NextClash"] : incomplete ? text["Incomplete"] : text[$"Next{details.Kind}"])}",
            incomplete ? FlashKind.Warn : FlashKind.Ok);
        return Redirect($"/referrals/{Subject.Referral.Number.ToLowerInvariant()}");
    }

    private Task<bool> ShowDraftAsync(CancellationToken cancel) =>
        desk.Drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);
}
