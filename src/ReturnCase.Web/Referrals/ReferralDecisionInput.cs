using FluentValidation;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Decisions;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Pages.Referrals;

namespace ReturnCase.Web.Referrals;

/// <summary>A decision on a referral as typed.</summary>
public sealed record ReferralDecisionInput
{
    public int Version { get; set; }

    public DecisionKind? Kind { get; set; }

    public DateInput OccurredOn { get; set; } = new();

    public string? Reference { get; set; }

    /// <summary>Sequence of the decision that this one corrects.</summary>
    public int? Corrects { get; set; }

    /// <summary>Somebody looked: what is unlikely of the decision is right.</summary>
    public string? Sure { get; set; }

    public string? Ground { get; set; }

    public DateInput DueOn { get; set; } = new();

    public bool? UnlawfulStay { get; set; }

    public bool? DutyToLeave { get; set; }

    public int? DepartureTermDays { get; set; }

    public CountryLines Countries { get; set; } = new();

    /// <summary>Somebody looked, and the reference that stands elsewhere is right here too.</summary>
    public string? ReferenceIsRight { get; set; }

    public DecisionDetails Details(string referral) => ReferralDecisionRule.Details(
        Kind!.Value, Reference.Typed()!, referral, Ground.Typed(), DueOn.ToDate(), new(UnlawfulStay == true, DutyToLeave == true, DepartureTermDays, Countries.Codes));
}

internal sealed class ReferralDecisionRules : AbstractValidator<ReferralDecisionInput>
{
    public ReferralDecisionRules(PageText<DecisionModel> text, IStringLocalizer<SharedText> shared, DateOnly today, ReferralFile file)
    {
        RuleFor(input => input.Kind).Must(kind => kind is { } chosen && ReferralDecisionRule.Answers(file.Referral.Kind).Contains(chosen)).WithMessage(_ => text["KindMissing"]);
        RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
        RuleFor(input => input.OccurredOn).Must(date => date.ToDate() is not { } day || ReferralDecisionRule.IsNotBefore(day, file.Referral.FiledOn))
            .WithMessage(_ => text["BeforeReferral", AmsterdamTime.Date(file.Referral.FiledOn)]);
        RuleFor(input => input.Reference).NotEmpty().WithMessage(_ => text["ReferenceMissing"]).Line(shared, AuthorityDecision.ReferenceMaxLength);
        RuleFor(input => input.Corrects).Must(sequence => sequence is null || file.Decisions.Any(d => d.Sequence == sequence)).WithMessage(_ => text["CorrectsUnknown"]);
        // What was typed for another kind is not left out in silence. Yes and no can only be chosen, so they are not refused.
        When(input => input.Kind is { } kind && !ReferralDecisionRule.AsksGround(kind), () =>
            RuleFor(input => input.Ground).Must(ground => ground.Typed() is null).WithMessage(_ => text["GroundNotAsked"]));
        When(input => input.Kind is { } kind && !ReferralDecisionRule.AsksDueOn(kind), () =>
            RuleFor(input => input.DueOn).Must(date => date.IsEmpty).WithMessage(_ => text["DueOnNotAsked"]));
        When(input => input.Kind is { } kind && !ReferralDecisionRule.AsksContent(kind), () =>
        {
            RuleFor(input => input.DepartureTermDays).Null().WithMessage(_ => text["ContentNotAsked"]);
            RuleFor(input => input.Countries).Must(countries => countries.Codes.Count == 0).WithMessage(_ => text["ContentNotAsked"]).OverridePropertyName("Countries.Lines[0]");
        });
        When(input => ReferralDecisionRule.AsksGround(input.Kind), () =>
            RuleFor(input => input.Ground).NotEmpty().WithMessage(_ => text["GroundMissing"]).Line(shared));
        When(input => ReferralDecisionRule.AsksDueOn(input.Kind), () =>
            RuleFor(input => input.DueOn).NotBefore(shared, input => input.OccurredOn));
        When(input => ReferralDecisionRule.AsksContent(input.Kind), () =>
        {
            RuleFor(input => input.UnlawfulStay).NotNull().WithMessage(_ => text["UnlawfulStayMissing"]);
            RuleFor(input => input.DutyToLeave).NotNull().WithMessage(_ => text["DutyToLeaveMissing"]);
            RuleFor(input => input.DepartureTermDays).Must(ReferralDecisionRule.IsTerm).WithMessage(_ => text["TermWrong", ReferralDecisionRule.LongestTerm]);
            RuleFor(input => input.Countries).SetValidator(new CountryLinesRules(shared));
        });
    }
}
