using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Web.Pages.Cases.Facts;

/// <summary>Freezes a referral anew that lacks something or is wrong: what was sent stays sent, and the new version goes as well and names it (domain 5).</summary>
public sealed class CorrectReferralModel(CaseDesk desk, EnumText words, PageText<CorrectReferralModel> text, ReferralPartText parts, IStringLocalizer<SharedText> shared)
    : CaseFormPage<CorrectReferralModel.InputModel>(desk)
{
    /// <summary>The referrals of this period on which the IND can still decide.</summary>
    public IReadOnlyList<Referral> Open => [.. Case.Referrals.Where(r => r.IsUndecided && r.Period == Case.Period)];

    /// <summary>Those of which a new version would say something else; also those that were just posted, so that nothing typed is lost.</summary>
    public IReadOnlyList<Referral> Changed => [.. Open.Where(r => ChangedIn(r).Count > 0 || Input.Reason is { Length: > 0 })];

    public IEnumerable<SelectListItem> Choices => Changed.Select(r => new SelectListItem($"{r.Number} · {words[r.Kind]}", r.Number));

    public bool MayCorrect => Desk.Actor.Role == ActorRole.Supervisor;

    public void OnGet() => Input = new() { Version = Case.Version, Referral = Changed is [var only] ? only.Number : null };

    /// <summary>What a referral would say otherwise if it were frozen now.</summary>
    public IReadOnlyList<string> ChangedIn(Referral referral) => parts.Of(Case.ChangedIn(Desk.Change(), referral));

    /// <summary>What it would still lack.</summary>
    public IReadOnlyList<ReferralGap> StillLacks(Referral referral) => Case.LacksNow(referral);

    /// <summary>Whether the newest version is in a package, or only an earlier one.</summary>
    public string Sending(Referral referral) => referral switch
    {
        { ExportedAt: null } => text["NotSent"],
        { NewestWasSent: false } => text["OnlyEarlierSent", AmsterdamTime.Date(referral.ExportedAt.Value)],
        { Corrections: 0 } => text["SentOn", AmsterdamTime.Date(referral.ExportedAt.Value)],
        _ => text["NewestSent"],
    };

    /// <summary>The page of the case on which a gap is filled.</summary>
    public static string Fills(ReferralGap gap, ReferralKind kind) => gap switch
    {
        ReferralGap.Location => "identity",
        ReferralGap.Guardian or ReferralGap.Lawyer => "contacts",
        ReferralGap.Talk => "contact",
        ReferralGap.ChildsView => Slugs.Of(kind == ReferralKind.ShelterFound ? StatementKind.ChildViewOnShelter : StatementKind.ChildViewOnReturn),
        ReferralGap.GuardiansView => Slugs.Of(kind switch
        {
            ReferralKind.ShelterFound => StatementKind.GuardianViewOnShelter,
            ReferralKind.CooperatedNoShelter or ReferralKind.InsufficientCooperation => StatementKind.GuardianViewOnProposal,
            _ => StatementKind.GuardianViewOnReturn,
        }),
        ReferralGap.Country => "country",
        ReferralGap.Assessment => "assessment",
        ReferralGap.Judgement => Slugs.Of(CaseTrigger.WithdrawReferral),
        _ => throw new ArgumentOutOfRangeException(nameof(gap), gap, "No page is written down where this gap is filled."),
    };

    protected override IValidator<InputModel> Validator => new Rules(text, shared, [.. Open.Select(r => r.Number)]);

    protected override Task<CaseAnswer> SaveAsync(CancellationToken cancel) =>
        Desk.SaveAsync(Case, Input.Version, () => Case.CorrectReferral(Desk.Change(Desk.Today, Input.Reason), Input.Referral!), cancel);

    protected override IActionResult Kept() => Kept(text["Saved", Input.Referral!]);

    public sealed record InputModel
    {
        public int Version { get; set; }

        public string? Referral { get; set; }

        public string? Reason { get; set; }
    }

    private sealed class Rules : AbstractValidator<InputModel>
    {
        public Rules(PageText<CorrectReferralModel> text, IStringLocalizer<SharedText> shared, string[] open)
        {
            RuleFor(input => input.Referral).Must(number => open.Contains(number)).WithMessage(_ => text["ReferralMissing"]);
            RuleFor(input => input.Reason).NotEmpty().WithMessage(_ => text["ReasonMissing"]).Note(shared, Change.ReasonMaxLength);
        }
    }
}
