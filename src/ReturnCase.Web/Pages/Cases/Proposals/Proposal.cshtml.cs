using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Proposals;

/// <summary>The open proposal with everything a supervisor needs to confirm it or to send it back.</summary>
public sealed class ProposalModel(CaseDesk desk, Numbers numbers, ReviewQueries reviews, PageText<ProposalModel> text, IStringLocalizer<SharedText> shared) : CaseFormPage<ProposalModel.InputModel>(desk)
{
    private OutcomeKind? _decided;

    public OutcomeProposal? Proposal => Case.OpenProposal;

    /// <summary>The conditions judged now, for this person; null without a proposal.</summary>
    public Conditions? Conditions { get; private set; }

    /// <summary>Numbers of the cases whose proposals wait for this supervisor, the oldest first.</summary>
    public IReadOnlyList<string> Queue { get; private set; } = [];

    public bool IsSupervisor => Desk.Actor.Role == ActorRole.Supervisor;

    /// <summary>Whoever only decides, or only reads, changes no grounds and takes no proposal back.</summary>
    public bool MayChange => !Desk.OnlyReads(Case);

    public CooperationJudgement? Judgement => Case.JudgementInForce;

    public IEnumerable<RecordedFact> Cited =>
        Judgement is { } judgement ? Case.Facts.Where(f => judgement.CitedFacts.Contains(f.Sequence)) : [];

    private CaseTrigger? Trigger => Proposal is { } proposal ? CaseLifecycle.Confirms(proposal.Kind) : null;

    public void OnGet() => Input = new() { Version = Case.Version, OccurredOn = DateInput.From(Desk.Today) };

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today, Proposal?.ProposedOn);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel)
    {
        _decided = Proposal?.Kind;
        return Input.Decision == Decision.Confirm ? ConfirmAsync(cancel) : ReturnAsync(cancel);
    }

    protected override IActionResult Kept()
    {
        TempData.Flash(Sentence(_decided!.Value));
        return Redirect(Case.Team == Desk.Team ? $"/cases/{Case.Number}" : "/review");
    }

    protected override async Task<IActionResult?> PrepareAsync(CancellationToken cancel)
    {
        Conditions = Trigger is { } trigger ? Conditions.OfMove(Case, trigger, Desk.Change()) : null;
        Queue = IsSupervisor ? await reviews.QueueAsync(await Desk.ViewerAsync(cancel), Desk.Today, cancel) : [];
        return null;
    }

    private async Task<CaseAnswer> ConfirmAsync(CancellationToken cancel)
    {
        var trigger = Trigger;
        var referral = trigger is { } move && CaseFile.MakesReferral(move) && Input.Version == Case.Version
            ? await numbers.NextReferralAsync(Desk.Today.Year, cancel)
            : null;
        var change = Desk.Change(Input.OccurredOn.ToDate(), Input.Note);
        return await Desk.SaveAsync(Case, Input.Version, () => Case.Move(change, trigger ?? throw new CaseRefusedException(GuardCode.ProposalOpen), referral), cancel);
    }

    private Task<CaseAnswer> ReturnAsync(CancellationToken cancel) =>
        Desk.SaveAsync(Case, Input.Version, () => Case.ReturnProposal(Desk.Change(reason: Input.ReturnReason)), cancel);

    private string Sentence(OutcomeKind kind) => Input.Decision switch
    {
        Decision.Return => text["Returned", CaseTexts.Of(kind).Here()],
        _ when CaseFile.MakesReferral(CaseLifecycle.Confirms(kind)) => text["ConfirmedAndReferred", CaseTexts.Of(kind).Here(), Case.CurrentReferral!.Number],
        _ => text["Confirmed", CaseTexts.Of(kind).Here()],
    };

    public enum Decision
    {
        Confirm,
        Return,
    }

    public sealed record InputModel : IHappened
    {
        public int Version { get; set; }

        public Decision? Decision { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Note { get; set; }

        public string? ReturnReason { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<ProposalModel> text, IStringLocalizer<SharedText> shared, DateOnly today, DateOnly? proposedOn)
        {
            RuleFor(input => input.Decision).NotNull().WithMessage(_ => shared["ChooseOne"]);
            When(input => input.Decision == Decision.Confirm, () =>
            {
                RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
                RuleFor(input => input.OccurredOn).Must(on => !(on.ToDate() < proposedOn)).WithMessage(_ => text["BeforeProposal", AmsterdamTime.Date(proposedOn!.Value)]);
                RuleFor(input => input.Note).Note(shared, Change.ReasonMaxLength);
            });
            When(input => input.Decision == Decision.Return, () =>
                RuleFor(input => input.ReturnReason).NotEmpty().WithMessage(_ => text["ReturnReasonMissing"]).Note(shared, Change.ReasonMaxLength));
        }
    }
}
