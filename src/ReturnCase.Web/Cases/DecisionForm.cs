using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using static ReturnCase.Domain.Decisions.DecisionKind;

namespace ReturnCase.Web.Cases;

/// <summary>Which questions go with which kind of decision. Who may decide what, the domain judges.</summary>
public static class DecisionForm
{
    private static readonly DecisionKind[] Answers =
        [ResidenceGranted, ResidenceNotGranted, DecisionKind.FurtherInvestigation, DecisionKind.NothingFurther, FindingRejected, ReturnDecisionUpheld, ReturnDecisionIssued];

    public static bool AsksGround(this DecisionKind kind) => kind == ResidenceGranted;

    public static bool AsksReferral(this DecisionKind kind) => Answers.Contains(kind);

    public static bool AsksDueOn(this DecisionKind kind) => kind is DecisionKind.FurtherInvestigation or DeparturePostponed;

    public static bool AsksContent(this DecisionKind kind) => kind == ReturnDecisionIssued;

    public static bool AsksWhetherReturnDecisionStands(this DecisionKind kind) => kind == RejectionAnnulled;
}
