using ReturnCase.Domain.Decisions;
using ReturnCase.Web.Referrals;
using static ReturnCase.Domain.Decisions.DecisionKind;

namespace ReturnCase.Web.Cases;

/// <summary>Which questions go with which kind of decision. Who may decide what, the domain judges.</summary>
public static class DecisionForm
{
    public static bool AsksGround(this DecisionKind kind) => kind == ResidenceGranted;

    public static bool AsksReferral(this DecisionKind kind) => ReferralDecisionRule.Kinds.Contains(kind);

    public static bool AsksDueOn(this DecisionKind kind) => kind is DecisionKind.FurtherInvestigation or DeparturePostponed;

    public static bool AsksContent(this DecisionKind kind) => kind == ReturnDecisionIssued;

    public static bool AsksWhetherReturnDecisionStands(this DecisionKind kind) => kind == RejectionAnnulled;
}
