using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Web.Pages.Referrals;

public sealed class ReceiptModel(CaseDesk desk, PageText<ReceiptModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    public ReferralFile Subject { get; private set; } = null!;

    public DraftForms Drafts => desk.Drafts;

    [BindProperty]
    public InputModel Input { get; set; } = new();

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
        if (!ModelState.AddErrors(await new Rules(text, shared, desk.Today, Subject.Referral).ValidateAsync(Input, cancel)))
            return this.Invalid();
        var number = Subject.Referral.Number;
        var answer = await desk.SaveAsync(file, Input.Version, () => file.RecordReceipt(desk.Change(Input.OccurredOn.ToDate()), number, Input.Reference.Typed()!), cancel);
        if (!answer.IsSaved)
            return this.Refuse(answer);
        TempData.Flash(text["Saved", number]);
        return Redirect($"/referrals/{number.ToLowerInvariant()}");
    }

    private Task<bool> ShowDraftAsync(CancellationToken cancel) =>
        desk.Drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);

    public sealed record InputModel
    {
        public int Version { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Reference { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<ReceiptModel> text, IStringLocalizer<SharedText> shared, DateOnly today, Referral referral)
        {
            RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
            if (referral.ExportedAt is { } sent)
            {
                var sentOn = AmsterdamCalendar.DateOf(sent);
                RuleFor(input => input.OccurredOn).Must(date => date.ToDate() is not { } day || day >= sentOn)
                    .WithMessage(_ => text["BeforeSent", AmsterdamTime.Date(sentOn)]);
            }

            RuleFor(input => input.Reference).NotEmpty().WithMessage(_ => text["ReferenceMissing"]).Line(shared);
        }
    }
}
