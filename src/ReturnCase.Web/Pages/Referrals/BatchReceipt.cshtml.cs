using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Referrals;

/// <summary>One receipt of the IND for a whole batch.</summary>
[ResponseCache(NoStore = true)]
public sealed class BatchReceiptModel(BatchQueries batches, BatchReceipts receipts, CaseDesk desk, AuditTrail trail, PageText<BatchReceiptModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public BatchRow Batch { get; private set; } = null!;

    public IReadOnlyList<ReceivedReferral> Referrals { get; private set; } = [];

    /// <summary>What came of it, where not every referral has it now.</summary>
    public BatchReceipt? Answer { get; private set; }

    public async Task<IActionResult> OnGetAsync(int n, CancellationToken cancel) => await OpenAsync(n, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int n, CancellationToken cancel)
    {
        if (!await OpenAsync(n, cancel))
            return NotFound();
        if (!ModelState.AddErrors(await new Rules(text, shared, desk.Today, AmsterdamCalendar.DateOf(Batch.CreatedAt)).ValidateAsync(Input, cancel)))
            return this.Invalid();
        var answer = await receipts.RecordAsync(await desk.ViewerAsync(cancel), n, desk.Change(Input.OccurredOn.ToDate()), Input.Reference.Typed()!, cancel);
        if (answer.IsComplete)
        {
            TempData.Flash(text["Saved", answer.Recorded, answer.Same]);
            return Redirect(FormattableString.Invariant($"/referrals/batches/{n}"));
        }

        Answer = answer;
        Referrals = await receipts.OfAsync(await desk.ViewerAsync(cancel), n, cancel);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>Why a referral could not get the receipt.</summary>
    public static string Why(IReadOnlyList<GuardCode> guards) => string.Join(" ", guards.Select(guard => GuardCatalogue.Of(guard).Sentence.Here()));

    private async Task<bool> OpenAsync(int n, CancellationToken cancel)
    {
        if (await batches.FindAsync(await desk.ViewerAsync(cancel), n, cancel) is not { } batch)
            return false;
        (Batch, Referrals) = (batch, await receipts.OfAsync(await desk.ViewerAsync(cancel), n, cancel));
        trail.Shown(AuditAction.ReferralsListed, Referrals.Select(r => r.CaseNumber).Distinct());
        return true;
    }

    public sealed record InputModel
    {
        public DateInput OccurredOn { get; set; } = new();

        public string? Reference { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<BatchReceiptModel> text, IStringLocalizer<SharedText> shared, DateOnly today, DateOnly sentOn)
        {
            RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
            RuleFor(input => input.OccurredOn).Must(date => date.ToDate() is not { } day || day >= sentOn).WithMessage(_ => text["BeforeSent", AmsterdamTime.Date(sentOn)]);
            RuleFor(input => input.Reference).NotEmpty().WithMessage(_ => text["ReferenceMissing"]).Line(shared);
        }
    }
}
