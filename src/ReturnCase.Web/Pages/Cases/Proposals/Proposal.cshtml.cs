using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Proposals;

/// <summary>The open proposal with everything a supervisor needs to confirm it or to send it back.</summary>
public sealed class ProposalModel(CaseDesk desk, Numbers numbers, PageText<ProposalModel> text, IStringLocalizer<SharedText> shared) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CaseFile Case { get; private set; } = null!;

    public OutcomeProposal? Proposal => Case.OpenProposal;

    /// <summary>The conditions judged now, for this person; null without a proposal.</summary>
    public Conditions? Conditions { get; private set; }

    public bool IsSupervisor => desk.Actor.Role == ActorRole.Supervisor;

    public CooperationJudgement? Judgement => Case.Standing<CooperationJudgement>().LastOrDefault(j => j.Period == Case.Period);

    public IEnumerable<CooperationFact> Cited =>
        Judgement is { } judgement ? Case.Facts.OfType<CooperationFact>().Where(f => judgement.CitedFacts.Contains(f.Sequence)) : [];

    private CaseTrigger? Trigger => Proposal is { } proposal ? CaseLifecycle.Confirms(proposal.Kind) : null;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancel)
    {
        if (await desk.OpenAsync(number, cancel) is not { } file)
            return await desk.NotOpenedAsync(number, cancel);
        Show(file);
        Input = new() { Version = file.Version, OccurredOn = DateInput.From(desk.Today) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancel)
    {
        if (await desk.OpenAsync(number, cancel) is not { } file)
            return await desk.NotOpenedAsync(number, cancel);
        Show(file);
        if (!ModelState.AddErrors(await new Rules(text, shared, desk.Today).ValidateAsync(Input, cancel)))
            return this.Invalid();
        var kind = Proposal?.Kind;
        var answer = Input.Decision == Decision.Confirm ? await ConfirmAsync(cancel) : await ReturnAsync(cancel);
        if (!answer.IsSaved)
        {
            Show(answer.Latest(Case));
            return this.Refuse(answer);
        }

        TempData.Flash(Sentence(kind!.Value));
        return Redirect(Case.Team == desk.Viewer.Team ? $"/cases/{number}" : "/review");
    }

    private async Task<CaseAnswer> ConfirmAsync(CancellationToken cancel)
    {
        var trigger = Trigger;
        var referral = trigger is { } move && CaseFile.MakesReferral(move) && Input.Version == Case.Version
            ? await numbers.NextReferralAsync(desk.Today.Year, cancel)
            : null;
        var change = desk.Change(Input.OccurredOn.ToDate(), Input.Note);
        return await desk.SaveAsync(Case, Input.Version, () => Case.Move(change, trigger ?? throw new CaseRefusedException(GuardCode.ProposalOpen), referral), cancel);
    }

    private Task<CaseAnswer> ReturnAsync(CancellationToken cancel) =>
        desk.SaveAsync(Case, Input.Version, () => Case.ReturnProposal(desk.Change(reason: Input.ReturnReason)), cancel);

    private string Sentence(OutcomeKind kind) => Input.Decision switch
    {
        Decision.Return => text["Returned", CaseTexts.Of(kind).Here()],
        _ when CaseFile.MakesReferral(CaseLifecycle.Confirms(kind)) => text["ConfirmedAndReferred", CaseTexts.Of(kind).Here(), Case.CurrentReferral!.Number],
        _ => text["Confirmed", CaseTexts.Of(kind).Here()],
    };

    private void Show(CaseFile file)
    {
        Case = file;
        Conditions = Trigger is { } trigger ? Conditions.OfMove(file, trigger, desk.Change()) : null;
    }

    public enum Decision
    {
        Confirm,
        Return,
    }

    public sealed record InputModel
    {
        public int Version { get; set; }

        public Decision? Decision { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Note { get; set; }

        public string? ReturnReason { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<ProposalModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
        {
            RuleFor(input => input.Decision).NotNull().WithMessage(_ => shared["ChooseOne"]);
            When(input => input.Decision == Decision.Confirm, () =>
            {
                RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
                RuleFor(input => input.Note).Note(shared, Change.ReasonMaxLength);
            });
            When(input => input.Decision == Decision.Return, () =>
                RuleFor(input => input.ReturnReason).NotEmpty().WithMessage(_ => text["ReturnReasonMissing"]).Note(shared, Change.ReasonMaxLength));
        }
    }
}
