using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Web.Forms;
using ReturnCase.Web.Referrals;

namespace ReturnCase.Web.Api.Contracts;

/// <summary>A decision of the IND on a referral.</summary>
[Description("A decision of the IND on a referral. Which kinds can answer a referral depends on what it asks.")]
public sealed record DecisionRequest
{
    [Description("What was decided."), Required]
    public DecisionKind? Kind { get; init; }

    [Description("Day of the decision."), Required]
    public DateOnly? DecidedOn { get; init; }

    [Description("Reference of the IND. The same reference for the same referral is recorded once."), Required, MaxLength(AuthorityDecision.ReferenceMaxLength)]
    public string? Reference { get; init; }

    [Description("With ResidenceGranted: the ground."), MaxLength(RecordedFact.LineMaxLength)]
    public string? Ground { get; init; }

    [Description("With FurtherInvestigation: the day that the IND named, if it did.")]
    public DateOnly? DueOn { get; init; }

    [Description("With ReturnDecisionIssued: what the decision states.")]
    public DecidedReturn? ReturnDecision { get; init; }

    [Description("Sequence of the decision on this referral that this one corrects; both stay visible.")]
    public int? Corrects { get; init; }

    /// <summary>The same as a person types it, so that one set of rules is for both. What its kind does not ask is left out: that is told of this request by itself.</summary>
    internal ReferralDecisionInput ToInput() => ToInput(ReferralDecisionRule.AsksContent(Kind) ? ReturnDecision : null);

    private ReferralDecisionInput ToInput(DecidedReturn? content) => new()
    {
        Kind = Kind,
        OccurredOn = DateInput.From(DecidedOn),
        Reference = Reference,
        Corrects = Corrects,
        Ground = ReferralDecisionRule.AsksGround(Kind) ? Ground : null,
        DueOn = DateInput.From(ReferralDecisionRule.AsksDueOn(Kind) ? DueOn : null),
        UnlawfulStay = content?.UnlawfulStay,
        DutyToLeave = content?.DutyToLeave,
        DepartureTermDays = content?.DepartureTermDays,
        Countries = new() { Lines = [.. content?.Countries ?? []] },
    };

    /// <summary>Where a field of the form stands in what was sent.</summary>
    internal static string PointerOf(string field) => field switch
    {
        nameof(ReferralDecisionInput.Kind) => "/kind",
        nameof(ReferralDecisionInput.OccurredOn) => "/decidedOn",
        nameof(ReferralDecisionInput.Reference) => "/reference",
        nameof(ReferralDecisionInput.Corrects) => "/corrects",
        nameof(ReferralDecisionInput.Ground) => "/ground",
        nameof(ReferralDecisionInput.DueOn) => "/dueOn",
        nameof(ReferralDecisionInput.UnlawfulStay) => "/returnDecision/unlawfulStay",
        nameof(ReferralDecisionInput.DutyToLeave) => "/returnDecision/dutyToLeave",
        nameof(ReferralDecisionInput.DepartureTermDays) => "/returnDecision/departureTermDays",
        _ when field.StartsWith(nameof(ReferralDecisionInput.Countries), StringComparison.Ordinal) => $"/returnDecision/countries{ListPointers.Item(field)}",
        _ => "",
    };
}

/// <summary>What a return decision states.</summary>
[Description("What a return decision states. What it leaves open makes it incomplete, which is recorded as it is.")]
public sealed record DecidedReturn
{
    [Description("It states that the stay is unlawful."), Required]
    public bool? UnlawfulStay { get; init; }

    [Description("It states the duty to leave."), Required]
    public bool? DutyToLeave { get; init; }

    [Description("Departure term in days; leave it out where the decision names none."), Range(0, ReferralDecisionRule.LongestTerm)]
    public int? DepartureTermDays { get; init; }

    [Description("Countries of return (ISO 3166-1 alpha-2).")]
    public IReadOnlyList<string>? Countries { get; init; }
}

/// <summary>The IND received a referral.</summary>
[Description("That the IND received a referral that was sent.")]
public sealed record ReceiptRequest
{
    [Description("Day on which the IND received it; not before it was sent."), Required]
    public DateOnly? ReceivedOn { get; init; }

    [Description("Reference of the IND."), Required, MaxLength(RecordedFact.LineMaxLength)]
    public string? Reference { get; init; }

    [Description("Reference of the receipt that is recorded, where this one takes its place. Without it another day or reference is refused.")]
    public string? Replaces { get; init; }
}

/// <summary>A receipt as it is recorded.</summary>
[Description("A receipt as it is recorded.")]
public sealed record ReceiptAnswer(
    [property: Description("Number of the referral.")] string Referral,
    [property: Description("Number of its case.")] string CaseNumber,
    [property: Description("Day on which the IND received it.")] DateOnly ReceivedOn,
    [property: Description("Reference of the IND.")] string Reference,
    [property: Description("Where the referral stands now.")] Domain.Referrals.ReferralState ReferralState);
