using ReturnCase.Domain.Decisions;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Pages.Cases.Decisions;

/// <summary>A decision as typed: the questions of every kind, of which each form shows its own.</summary>
public sealed record DecisionInput : IHappened
{
    public int Version { get; set; }

    public DateInput OccurredOn { get; set; } = new();

    public DecisionOrigin? Origin { get; set; }

    public string? Reference { get; set; }

    public string? Ground { get; set; }

    public string? ReferralNumber { get; set; }

    public DateInput DueOn { get; set; } = new();

    /// <summary>Weeks in which appeal can be lodged, as the decision says; null where it does not say.</summary>
    public int? AppealWeeks { get; set; }

    public bool ReturnDecisionStands { get; set; }

    public ReturnDecisionInput ReturnDecision { get; set; } = new();

    /// <summary>Somebody looked: what is unlikely of the decision is right.</summary>
    public string? Sure { get; set; }

    public string? Reason { get; set; }

    public string? Source { get; set; }

    public static DecisionInput From(AuthorityDecision d) => new()
    {
        OccurredOn = DateInput.From(d.OccurredOn),
        Origin = d.Origin,
        Reference = d.Reference,
        Ground = d.Ground,
        ReferralNumber = d.ReferralNumber,
        DueOn = DateInput.From(d.DueOn),
        AppealWeeks = d.AppealWeeks,
        ReturnDecisionStands = d.ReturnDecisionStands,
        ReturnDecision = ReturnDecisionInput.From(d),
    };

    /// <summary>Only what goes with the kind; a field of another kind counts for nothing.</summary>
    public DecisionDetails ToDetails(DecisionKind kind) => new(kind, Origin!.Value, Reference.Typed()!)
    {
        Ground = kind.AsksGround() ? Ground.Typed() : null,
        ReferralNumber = kind.AsksReferral() ? ReferralNumber.Typed() : null,
        DueOn = kind.AsksDueOn() ? DueOn.ToDate() : null,
        AppealWeeks = kind.IsAppealable() ? AppealWeeks : null,
        ReturnDecisionStands = kind.AsksWhetherReturnDecisionStands() && ReturnDecisionStands,
        ReturnDecision = kind.AsksContent() ? ReturnDecision.ToContent() : null,
    };
}
