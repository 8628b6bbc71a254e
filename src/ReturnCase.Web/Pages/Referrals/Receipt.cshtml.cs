using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Referrals;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Web.Pages.Referrals;

public sealed class ReceiptModel(CaseDesk desk, BatchQueries batches, PageText<ReceiptModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    public ReferralFile Subject { get; private set; } = null!;

    public DraftForms Drafts => desk.Drafts;

    /// <summary>There is proof that a package with it left.</summary>
    public bool HasLeft { get; private set; }

    [BindProperty]
    public ReceiptInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string referral, CancellationToken cancel)
    {
        if (await desk.OpenReferralAsync(referral, cancel) is not { } opened)
            return NotFound();
        await ShowAsync(opened.Referral, cancel);
        Input = new() { Version = Subject.Version };
        await ShowDraftAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string referral, CancellationToken cancel)
    {
        if (await desk.OpenReferralAsync(referral, cancel) is not var (file, opened))
            return NotFound();
        await ShowAsync(opened, cancel);
        await ShowDraftAsync(cancel);
        if (await desk.Drafts.KeepAsync(this, Subject.CaseNumber, cancel) is { } kept)
            return kept;
        if (!ModelState.AddErrors(await new ReceiptRules(text, shared, desk.Today, Subject.Referral).ValidateAsync(Input, cancel)))
            return this.Invalid();
        var number = Subject.Referral.Number;
        var answer = await desk.SaveAsync(file, Input.Version, () => file.RecordReceipt(desk.Change(Input.OccurredOn.ToDate()), number, Input.Reference.Typed()!), cancel);
        if (!answer.IsSaved)
            return this.Refuse(answer);
        TempData.Flash(text["Saved", number]);
        return Redirect($"/referrals/{number.ToLowerInvariant()}");
    }

    private async Task ShowAsync(ReferralFile opened, CancellationToken cancel) =>
        (Subject, HasLeft) = (opened, (await batches.OfReferralAsync(await desk.ViewerAsync(cancel), opened.Referral.Number, cancel)).Any(batch => batch.LeftAt is not null));

    private Task<bool> ShowDraftAsync(CancellationToken cancel) =>
        desk.Drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);
}
