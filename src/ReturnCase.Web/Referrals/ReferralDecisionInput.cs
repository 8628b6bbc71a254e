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

    public string? Ground { get; set; }

    public DateInput DueOn { get; set; } = new();

    public bool? UnlawfulStay { get; set; }

    public bool? DutyToLeave { get; set; }

    public int? DepartureTermDays { get; set; }

    public CountryLines Countries { get; set; } = new();

    public DecisionDetails Details(string referral) => new(Kind!.Value, DecisionOrigin.Ind, Reference.Typed()!)
    {
        ReferralNumber = referral,
        Ground = Kind == DecisionKind.ResidenceGranted ? Ground.Typed() : null,
        DueOn = Kind == DecisionKind.FurtherInvestigation ? DueOn.ToDate() : null,
        ReturnDecision = Kind == DecisionKind.ReturnDecisionIssued ? new(UnlawfulStay == true, DutyToLeave == true, DepartureTermDays, Countries.Codes) : null,
    };
}

internal sealed class ReferralDecisionRules : AbstractValidator<ReferralDecisionInput>
{
    private const int LongestTerm = 730;

    public ReferralDecisionRules(PageText<DecisionModel> text, IStringLocalizer<SharedText> shared, DateOnly today, ReferralFile file)
    {
        RuleFor(input => input.Kind).Must(kind => kind is { } chosen && ReferralFile.Answers(file.Referral.Kind).Contains(chosen)).WithMessage(_ => text["KindMissing"]);
        RuleFor(input => input.OccurredOn).HappenedOn(shared, today);
        RuleFor(input => input.OccurredOn).Must(date => date.ToDate() is not { } day || day >= file.Referral.FiledOn)
            .WithMessage(_ => text["BeforeReferral", AmsterdamTime.Date(file.Referral.FiledOn)]);
        RuleFor(input => input.Reference).NotEmpty().WithMessage(_ => text["ReferenceMissing"]).Line(shared, AuthorityDecision.ReferenceMaxLength);
        RuleFor(input => input.Corrects).Must(sequence => sequence is null || file.Decisions.Any(d => d.Sequence == sequence)).WithMessage(_ => text["CorrectsUnknown"]);
        When(input => input.Kind == DecisionKind.ResidenceGranted, () =>
            RuleFor(input => input.Ground).NotEmpty().WithMessage(_ => text["GroundMissing"]).Line(shared));
        When(input => input.Kind == DecisionKind.FurtherInvestigation, () =>
            RuleFor(input => input.DueOn).NotBefore(shared, input => input.OccurredOn));
        When(input => input.Kind == DecisionKind.ReturnDecisionIssued, () =>
        {
            RuleFor(input => input.UnlawfulStay).NotNull().WithMessage(_ => text["UnlawfulStayMissing"]);
            RuleFor(input => input.DutyToLeave).NotNull().WithMessage(_ => text["DutyToLeaveMissing"]);
            RuleFor(input => input.DepartureTermDays).InclusiveBetween(0, LongestTerm).WithMessage(_ => text["TermWrong", LongestTerm]);
            RuleFor(input => input.Countries).SetValidator(new CountryLinesRules(shared));
        });
    }
}
