using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>Takes back the request to reconsider the return decision, once the care is there after all: a fact, not a move (domain 2.2).</summary>
public sealed class WithdrawShelterLostModel(CaseDesk desk, PageText<WithdrawShelterLostModel> text, IStringLocalizer<SharedText> shared)
    : CaseFormPage<WithdrawShelterLostModel.InputModel>(desk)
{
    /// <summary>The oldest such referral that is not decided; the next one follows when it is withdrawn.</summary>
    public Referral? Open => Case.Referrals.FirstOrDefault(r => r.Kind == ReferralKind.ShelterLostAfterReturnDecision && r.IsUndecided);

    public bool MayWithdraw => Desk.Actor.Role == ActorRole.Supervisor;

    public void OnGet() => Input = new() { Version = Case.Version, OccurredOn = DateInput.From(Desk.Today) };

    protected override IValidator<InputModel> Validator => new Rules(text, shared, Desk.Today);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) => Desk.SaveAsync(
        Case, Input.Version,
        () => Case.WithdrawShelterLost(Desk.Change(Input.OccurredOn.ToDate(), Input.Reason, Input.Source), Open?.Number ?? throw new CaseRefusedException(GuardCode.KnownSubject)),
        cancel);

    protected override IActionResult Kept() => Kept(text["Saved"]);

    public sealed record InputModel : IHappened
    {
        public int Version { get; set; }

        public DateInput OccurredOn { get; set; } = new();

        public string? Reason { get; set; }

        public string? Source { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<WithdrawShelterLostModel> text, IStringLocalizer<SharedText> shared, DateOnly today)
        {
            RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
            RuleFor(input => input.Reason).NotEmpty().WithMessage(_ => text["ReasonMissing"]).Note(shared, Change.ReasonMaxLength);
            RuleFor(input => input.Source).Line(shared, Change.SourceMaxLength);
        }
    }
}
