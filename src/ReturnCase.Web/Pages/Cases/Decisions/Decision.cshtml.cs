using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Decisions;

/// <summary>Records a decision of the IND or a court: first its kind, then the form of that kind. Recording moves nothing.</summary>
public sealed class DecisionModel(CaseDesk desk, EnumText words, PageText<DecisionModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    public CaseFile Case { get; private set; } = null!;

    /// <summary>Null while the kind is still to be chosen.</summary>
    public DecisionKind? Kind { get; private set; }

    public AuthorityDecision? Corrected { get; private set; }

    public IReadOnlyList<SelectListItem> Origins => words.Choices([.. Kind!.Value.Origins()]);

    public IReadOnlyList<SelectListItem> SentReferrals =>
        [.. Sent.Select(r => new SelectListItem($"{r.Number}: {words[r.Kind]} ({words[r.State]})", r.Number))];

    private IEnumerable<Referral> Sent => Case.Referrals.Where(r => r.WasSent).OrderByDescending(r => r.Sequence);

    public async Task<IActionResult> OnGetAsync(string number, string? kind, int? corrects, CancellationToken cancel)
    {
        if (!await OpenAsync(number, kind, corrects, cancel))
            return await desk.NotOpenedAsync(number, cancel);
        Input = Corrected is { } old ? DecisionInput.From(old) : new() { OccurredOn = DateInput.From(desk.Today) };
        Input.Version = Case.Version;
        if (Kind is { } chosen && Corrected is null)
        {
            Input.Origin = chosen.Origins() is [var only] ? only : null;
            Input.ReferralNumber = chosen.AsksReferral() ? Sent.FirstOrDefault(r => r.IsUndecided)?.Number : null;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, string? kind, int? corrects, CancellationToken cancel)
    {
        if (!await OpenAsync(number, kind, corrects, cancel) || Kind is not { } chosen)
            return await desk.NotOpenedAsync(number, cancel);
        if (!ModelState.AddErrors(await new Rules(chosen, desk.Today, text, shared).ValidateAsync(Input, cancel)))
            return this.Invalid();
        var change = desk.Change(Input.OccurredOn.ToDate(), Input.Reason, Input.Source, corrects);
        AuthorityDecision? decision = null;
        var answer = await desk.SaveAsync(Case, Input.Version, () => decision = Case.RecordDecision(change, Input.ToDetails(chosen)), cancel);
        if (!answer.IsSaved)
        {
            Case = answer.Latest(Case);
            return this.Refuse(answer);
        }

        Tell(decision!);
        return Redirect($"/cases/{number}");
    }

    private void Tell(AuthorityDecision decision)
    {
        if (decision.Kind == DecisionKind.ReturnDecisionIssued && !decision.IsCompleteReturnDecision)
            TempData.Flash(text["SavedIncomplete"], FlashKind.Warn);
        else if (Case.WaitingDecisions.FirstOrDefault(waiting => waiting.Decision == decision) is { } opened)
            TempData.Flash(text["SavedWaits", words[decision.Kind], CaseTexts.Of(opened.Trigger).Here()]);
        else
            TempData.Flash(text["Saved", words[decision.Kind]]);
    }

    private async Task<bool> OpenAsync(string number, string? kind, int? corrects, CancellationToken cancel)
    {
        if (await desk.OpenAsync(number, cancel) is not { } file)
            return false;
        Case = file;
        Corrected = corrects is { } sequence ? file.Facts.OfType<AuthorityDecision>().SingleOrDefault(d => d.Sequence == sequence) : null;
        Kind = Slugs.TryParse<DecisionKind>(kind, out var named) ? named : Corrected?.Kind;
        return corrects is null || Corrected is not null;
    }

    private sealed class Rules : AbstractValidator<DecisionInput>
    {
        public Rules(DecisionKind kind, DateOnly today, PageText<DecisionModel> text, IStringLocalizer<SharedText> shared)
        {
            RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
            RuleFor(input => input.Origin).NotNull().WithMessage(_ => text["OriginMissing"]);
            RuleFor(input => input.Reference).NotEmpty().WithMessage(_ => text["ReferenceMissing"]).Line(shared, AuthorityDecision.ReferenceMaxLength);
            RuleFor(input => input.Reason).Note(shared, Change.ReasonMaxLength);
            RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
            if (kind.AsksGround())
                RuleFor(input => input.Ground).NotEmpty().WithMessage(_ => text["GroundMissing"]).Note(shared);
            if (kind.AsksDueOn())
                RuleFor(input => input.DueOn).NotBefore(shared, input => input.OccurredOn);
            if (kind.AsksContent())
                RuleFor(input => input.ReturnDecision).SetValidator(new ReturnDecisionRules(shared));
        }
    }
}
