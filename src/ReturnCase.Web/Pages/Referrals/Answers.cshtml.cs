using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Web.Pages.Referrals;

/// <summary>The questions of the IND about a referral, what was answered, and that the answer was given.</summary>
public sealed class AnswersModel(CaseDesk desk, PageText<AnswersModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    public ReferralFile Subject { get; private set; } = null!;

    public IReadOnlyList<ReferralQuestion> Questions { get; private set; } = [];

    public IEnumerable<ReferralQuestion> Ready => Questions.Where(q => q.State == QuestionState.AnswerReady);

    public IEnumerable<SelectListItem> Choices => Ready.Select(q => new SelectListItem(text["AnswerOf", AmsterdamTime.Date(q.Answer!.OccurredOn), AmsterdamTime.Date(q.Asked.OccurredOn)], $"{q.Answer.Sequence}"));

    public DraftForms Drafts => desk.Drafts;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string referral, CancellationToken cancel)
    {
        if (await OpenAsync(referral, cancel) is null)
            return NotFound();
        Input = new() { Version = Subject.Version, OccurredOn = DateInput.From(desk.Today), Answer = Ready.FirstOrDefault()?.Answer!.Sequence };
        await ShowDraftAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string referral, CancellationToken cancel)
    {
        if (await OpenAsync(referral, cancel) is not { } file)
            return NotFound();
        await ShowDraftAsync(cancel);
        if (await desk.Drafts.KeepAsync(this, Subject.CaseNumber, cancel) is { } kept)
            return kept;
        if (!ModelState.AddErrors(await new Rules(text, shared, desk.Today, [.. Ready]).ValidateAsync(Input, cancel)))
            return this.Invalid();
        var answer = await desk.SaveAsync(file, Input.Version, () => file.GiveAnswer(desk.Change(Input.OccurredOn.ToDate()), Input.Answer!.Value, Input.How.Typed()!), cancel);
        if (!answer.IsSaved)
            return this.Refuse(answer);
        TempData.Flash(text["Saved"]);
        return Redirect($"/referrals/{Subject.Referral.Number.ToLowerInvariant()}/answers");
    }

    private async Task<CaseFile?> OpenAsync(string referral, CancellationToken cancel)
    {
        if (await desk.OpenReferralAsync(referral, cancel) is not var (file, opened))
            return null;
        (Subject, Questions) = (opened, [.. file.Questions.Where(q => q.Referral.Number == opened.Referral.Number).Reverse()]);
        return file;
    }

    private Task<bool> ShowDraftAsync(CancellationToken cancel) =>
        desk.Drafts.ShowAsync(this, null, Input, values => TryUpdateModelAsync(Input, nameof(Input), values), cancel);

    public sealed record InputModel
    {
        public int Version { get; set; }

        public int? Answer { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? How { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<AnswersModel> text, IStringLocalizer<SharedText> shared, DateOnly today, IReadOnlyList<ReferralQuestion> ready)
        {
            RuleFor(input => input.Answer).Must(sequence => ready.Any(q => q.Answer!.Sequence == sequence)).WithMessage(_ => text["AnswerMissing"]);
            RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
            RuleFor(input => input.OccurredOn).Must((input, date) => date.ToDate() is not { } day || ready.All(q => q.Answer!.Sequence != input.Answer || day >= q.Answer.OccurredOn))
                .WithMessage(input => text["BeforeAnswer", AmsterdamTime.Date(ready.First(q => q.Answer!.Sequence == input.Answer).Answer!.OccurredOn)]);
            RuleFor(input => input.How).NotEmpty().WithMessage(_ => text["HowMissing"]).Line(shared);
        }
    }
}
