using ReturnCase.Domain.Cases;

namespace ReturnCase.Domain.Decisions;

/// <summary>Who decided. This system decides nothing (domain 2.5).</summary>
public enum DecisionOrigin { Ind, Court }

/// <summary>What was decided.</summary>
public enum DecisionKind
{
    /// <summary>The asylum request was rejected.</summary>
    AsylumRejected,

    /// <summary>The IND withdrew the rejection.</summary>
    RejectionWithdrawn,

    /// <summary>A court annulled the rejection.</summary>
    RejectionAnnulled,

    /// <summary>A return decision, new or amended.</summary>
    ReturnDecisionIssued,

    /// <summary>The IND withdrew the return decision.</summary>
    ReturnDecisionWithdrawn,

    /// <summary>A court annulled the return decision.</summary>
    ReturnDecisionAnnulled,

    /// <summary>Asked to reconsider, the IND upholds the return decision.</summary>
    ReturnDecisionUpheld,

    /// <summary>Residence granted, with its ground.</summary>
    ResidenceGranted,

    /// <summary>On a referral: residence not granted.</summary>
    ResidenceNotGranted,

    /// <summary>A permit ended.</summary>
    PermitEnded,

    /// <summary>On a referral: search further (L6).</summary>
    FurtherInvestigation,

    /// <summary>On a referral: nothing further is asked.</summary>
    NothingFurther,

    /// <summary>On a referral: the shelter found is not accepted.</summary>
    FindingRejected,

    /// <summary>The person was found to be an adult.</summary>
    FoundAdult,

    /// <summary>Departure is postponed (A3/6.1.1); lapses at 18 or on a return decision.</summary>
    DeparturePostponed,
}

/// <summary>Who can take which decision: the one place for the rule and for the form.</summary>
public static class DecisionOrigins
{
    /// <summary>The authorities that a decision of this kind can come from: a court annuls, both can grant or find somebody adult, the IND does the rest.</summary>
    public static IReadOnlyList<DecisionOrigin> Origins(this DecisionKind kind) => kind switch
    {
        DecisionKind.RejectionAnnulled or DecisionKind.ReturnDecisionAnnulled => [DecisionOrigin.Court],
        DecisionKind.ResidenceGranted or DecisionKind.FoundAdult => [DecisionOrigin.Ind, DecisionOrigin.Court],
        _ => [DecisionOrigin.Ind],
    };
}

/// <summary>Which decisions answer a referral: the one place for the rule.</summary>
public static class DecisionAnswers
{
    /// <summary>One of the answers to a referral that exclude each other.</summary>
    public static bool IsAnswer(this DecisionKind kind) => kind is DecisionKind.ResidenceGranted or DecisionKind.ResidenceNotGranted
        or DecisionKind.FurtherInvestigation or DecisionKind.NothingFurther or DecisionKind.FindingRejected;

    /// <summary>The two cannot both answer one referral. A return decision answers only where shelter was found: it says that the finding stands.</summary>
    public static bool Excludes(this DecisionKind kind, DecisionKind other) => kind != other
        && ((kind.IsAnswer() && other.IsAnswer())
            || (kind, other) is (DecisionKind.ReturnDecisionIssued, DecisionKind.FindingRejected) or (DecisionKind.FindingRejected, DecisionKind.ReturnDecisionIssued));
}

/// <summary>Which decisions say something of an earlier one: the one place for the rule.</summary>
public static class DecisionSubjects
{
    /// <summary>The kind of decision that one of this kind ends or upholds; null where it stands by itself.</summary>
    public static DecisionKind? About(this DecisionKind kind) => kind switch
    {
        DecisionKind.RejectionWithdrawn or DecisionKind.RejectionAnnulled => DecisionKind.AsylumRejected,
        DecisionKind.ReturnDecisionWithdrawn or DecisionKind.ReturnDecisionAnnulled or DecisionKind.ReturnDecisionUpheld => DecisionKind.ReturnDecisionIssued,
        DecisionKind.PermitEnded => DecisionKind.ResidenceGranted,
        _ => null,
    };
}

/// <summary>Against which decisions the child can lodge appeal: the one place for the rule and for the form.</summary>
public static class DecisionAppeals
{
    /// <summary>A court can be asked to look at it.</summary>
    public static bool IsAppealable(this DecisionKind kind) => kind is DecisionKind.AsylumRejected or DecisionKind.ReturnDecisionIssued or DecisionKind.ResidenceNotGranted
        or DecisionKind.PermitEnded or DecisionKind.ReturnDecisionUpheld;
}

/// <summary>What a return decision must state to be complete (domain 2.5).</summary>
/// <param name="UnlawfulStay">It states that the stay is unlawful.</param>
/// <param name="DutyToLeave">It states the duty to leave.</param>
/// <param name="DepartureTermDays">Departure term in days; null when the decision names none.</param>
/// <param name="Countries">Codes of the countries of return.</param>
public sealed record ReturnDecisionContent(bool UnlawfulStay, bool DutyToLeave, int? DepartureTermDays, IReadOnlyCollection<string> Countries)
{
    /// <summary>Everything that makes it complete but its reference and date, which every record has.</summary>
    public bool IsComplete => UnlawfulStay && DutyToLeave && DepartureTermDays is not null && Countries.Count > 0;
}

/// <summary>A decision as it was received. The change's occurred-on is the date of the decision itself.</summary>
public sealed record DecisionDetails(DecisionKind Kind, DecisionOrigin Origin, string Reference)
{
    /// <summary>The ground on which residence was granted.</summary>
    public string? Ground { get; init; }

    /// <summary>The referral it answers.</summary>
    public string? ReferralNumber { get; init; }

    /// <summary>The date that the IND named for further investigation, or on which a postponement ends.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>A court that annulled the rejection left the return decision standing.</summary>
    public bool ReturnDecisionStands { get; init; }

    /// <summary>Weeks in which appeal can be lodged, as the decision itself says; null where it does not, or where that is not known here.</summary>
    public int? AppealWeeks { get; init; }

    /// <summary>What a return decision states.</summary>
    public ReturnDecisionContent? ReturnDecision { get; init; }
}

/// <summary>A recorded decision of the IND or a court. Recording opens a move; it never makes one.</summary>
public sealed class AuthorityDecision : RecordedFact
{
    /// <summary>Greatest length of a reference.</summary>
    public const int ReferenceMaxLength = 60;

    private AuthorityDecision()
    {
    }

    internal AuthorityDecision(DecisionDetails d)
    {
        (Kind, Origin, Reference, Ground, ReferralNumber) = (d.Kind, d.Origin, d.Reference, d.Ground, d.ReferralNumber);
        (DueOn, ReturnDecisionStands, AppealWeeks) = (d.DueOn, d.ReturnDecisionStands, d.Kind.IsAppealable() ? d.AppealWeeks : null);
        if (d.ReturnDecision is { } content)
        {
            (UnlawfulStay, DutyToLeave, DepartureTermDays) = (content.UnlawfulStay, content.DutyToLeave, content.DepartureTermDays);
            Countries = [.. content.Countries];
        }
    }

    /// <summary>What was decided.</summary>
    public DecisionKind Kind { get; private set; }

    /// <summary>Who decided.</summary>
    public DecisionOrigin Origin { get; private set; }

    /// <summary>Reference of the authority.</summary>
    public string Reference { get; private set; } = string.Empty;

    /// <summary>The ground on which residence was granted.</summary>
    public string? Ground { get; private set; }

    /// <summary>Number of the referral it answers.</summary>
    public string? ReferralNumber { get; private set; }

    /// <summary>The date that the IND named for further investigation, or on which a postponement ends.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>A court that annulled the rejection left the return decision standing.</summary>
    public bool ReturnDecisionStands { get; private set; }

    /// <summary>Weeks in which appeal can be lodged, as the decision itself says; null where it does not, or where that is not known here.</summary>
    public int? AppealWeeks { get; private set; }

    /// <summary>A return decision states that the stay is unlawful.</summary>
    public bool UnlawfulStay { get; private set; }

    /// <summary>A return decision states the duty to leave.</summary>
    public bool DutyToLeave { get; private set; }

    /// <summary>Departure term in days; null where the decision names none.</summary>
    public int? DepartureTermDays { get; private set; }

    /// <summary>Countries of return that a return decision names.</summary>
    public IReadOnlyList<string> Countries { get; private set; } = [];

    /// <summary>Sequence of the move that acted on it; from then on it can no longer be taken back as an error.</summary>
    public int? AppliedBy { get; internal set; }

    /// <summary>A return decision that states everything it must (domain 2.5).</summary>
    public bool IsCompleteReturnDecision => Kind == DecisionKind.ReturnDecisionIssued
        && new ReturnDecisionContent(UnlawfulStay, DutyToLeave, DepartureTermDays, Countries).IsComplete
        && Reference.Length > 0;

    /// <summary>Last day of the departure term.</summary>
    public DateOnly? DepartureTermEnds => DepartureTermDays is { } days ? OccurredOn.AddDays(days) : null;

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.Decision;

    private protected override void Forget(Past past) => AppliedBy = past.Had(AppliedBy) ? AppliedBy : null;
}
