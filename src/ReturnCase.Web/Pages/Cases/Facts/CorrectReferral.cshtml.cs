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

    public IEnumerable<SelectListItem> Choices => Open.Select(r => new SelectListItem($"{r.Number} · {words[r.Kind]}", r.Number));

    public bool MayCorrect => Desk.Actor.Role == ActorRole.Supervisor;

    public void OnGet() => Input = new() { Version = Case.Version, Referral = Open.Count == 1 ? Open[0].Number : null };

    /// <summary>What a referral would say otherwise if it were frozen now.</summary>
    public IReadOnlyList<string> ChangedIn(Referral referral) => parts.Of(Case.ChangedIn(Desk.Change(), referral));

    /// <summary>What it would still lack.</summary>
    public IReadOnlyList<ReferralGap> StillLacks(Referral referral) => ReferralGaps.Of(Case, referral.Kind);

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
