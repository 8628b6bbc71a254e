using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Web.Pages.Referrals;

/// <summary>The IND sent a referral back with questions. The referral stays; those who work on the case answer.</summary>
public sealed class QuestionsModel(CaseDesk desk, PageText<QuestionsModel> text, IStringLocalizer<SharedText> shared) : PageModel
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
        Input = new() { Version = Subject.Version, OccurredOn = DateInput.From(desk.Today) };
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
        var answer = await desk.SaveAsync(file, Input.Version, () => file.RecordQuestions(desk.Change(Input.OccurredOn.ToDate()), number, Input.Questions.Typed()!), cancel);
        if (!answer.IsSaved)
            return this.Refuse(answer);
        TempData.Flash(text["Saved"]);
        return Redirect($"/referrals/{number.ToLowerInvariant()}");
    }

    private Task<bool> ShowDraftAsync(CancellationToken cancel) =>
        desk.Drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);

    public sealed record InputModel
    {
        public int Version { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Questions { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<QuestionsModel> text, IStringLocalizer<SharedText> shared, DateOnly today, Referral referral)
        {
            RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
            if (referral.ExportedAt is { } sent && AmsterdamCalendar.DateOf(sent) is var sentOn)
                RuleFor(input => input.OccurredOn).Must(date => date.ToDate() is not { } day || day >= sentOn).WithMessage(_ => text["BeforeSent", AmsterdamTime.Date(sentOn)]);
            RuleFor(input => input.Questions).NotEmpty().WithMessage(_ => text["QuestionsMissing"]).Note(shared, RecordedFact.NoteMaxLength);
        }
    }
}
