using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Web.Referrals;

/// <summary>What a decision on a referral must say: the one place for the page and for a file.</summary>
public static class ReferralDecisionRule
{
    /// <summary>No departure term is longer, in days.</summary>
    public const int LongestTerm = 730;

    /// <summary>The kinds that a liaison records on a referral.</summary>
    public static IReadOnlyList<DecisionKind> Kinds { get; } = [.. Enum.GetValues<ReferralKind>().SelectMany(Answers).Distinct().Order()];

    /// <summary>The kinds that say something of a case also where they answer no referral: the IND takes them of its own accord.</summary>
    public static IReadOnlyList<DecisionKind> AlsoWithoutReferral { get; } = [DecisionKind.ReturnDecisionIssued, DecisionKind.ReturnDecisionWithdrawn, DecisionKind.ResidenceGranted];

    /// <summary>The decisions that can answer a kind of referral.</summary>
    public static IReadOnlyList<DecisionKind> Answers(ReferralKind kind) => ReferralFile.Answers(kind);

    /// <summary>A decision cannot be of before what it answers.</summary>
    public static bool IsNotBefore(DateOnly decidedOn, DateOnly filedOn) => decidedOn >= filedOn;

    /// <summary>It names the ground on which residence was granted.</summary>
    public static bool AsksGround(DecisionKind? kind) => kind == DecisionKind.ResidenceGranted;

    /// <summary>It may name the day before which the IND wants an answer.</summary>
    public static bool AsksDueOn(DecisionKind? kind) => kind == DecisionKind.FurtherInvestigation;

    /// <summary>It states what a return decision states.</summary>
    public static bool AsksContent(DecisionKind? kind) => kind == DecisionKind.ReturnDecisionIssued;

    /// <summary>Fields that say something only of a decision of another kind.</summary>
    public static IEnumerable<string> NotWith(DecisionKind kind) =>
    [
        .. AsksGround(kind) ? Array.Empty<string>() : [DecisionFields.Ground],
        .. AsksDueOn(kind) ? Array.Empty<string>() : [DecisionFields.DueOn],
        .. AsksContent(kind) ? [] : DecisionFields.OfReturnDecision,
    ];

    /// <summary>The decision names no term, or one that can be.</summary>
    public static bool IsTerm(int? days) => days is null or (>= 0 and <= LongestTerm);

    /// <summary>The two say the same: a letter that comes twice is recorded once, and one that says anything else is another.</summary>
    /// <param name="one">What came in.</param>
    /// <param name="on">Its day.</param>
    /// <param name="known">A decision on file.</param>
    public static bool IsSame(DecisionDetails one, DateOnly? on, AuthorityDecision known) => on == known.OccurredOn && SaysSame(one, new(known.Kind, known.Origin, known.Reference)
    {
        Ground = known.Ground,
        DueOn = known.DueOn,
        ReturnDecision = AsksContent(known.Kind) ? new(known.UnlawfulStay, known.DutyToLeave, known.DepartureTermDays, [.. known.Countries]) : null,
    });

    /// <summary>The two decide the same, whatever they are about and under whichever reference.</summary>
    public static bool SaysSame(DecisionDetails one, DecisionDetails other) => one.Kind == other.Kind && one.Ground == other.Ground && one.DueOn == other.DueOn && (one.ReturnDecision, other.ReturnDecision) switch
    {
        (null, null) => true,
        ({ } mine, { } theirs) => (mine.UnlawfulStay, mine.DutyToLeave, mine.DepartureTermDays) == (theirs.UnlawfulStay, theirs.DutyToLeave, theirs.DepartureTermDays) && mine.Countries.Order().SequenceEqual(theirs.Countries.Order()),
        _ => false,
    };

    /// <summary>A decision as it is recorded: what its kind does not ask is left out.</summary>
    public static DecisionDetails Details(DecisionKind kind, string reference, string? referral, string? ground, DateOnly? dueOn, ReturnDecisionContent content) => new(kind, DecisionOrigin.Ind, reference)
    {
        ReferralNumber = referral,
        Ground = AsksGround(kind) ? ground : null,
        DueOn = AsksDueOn(kind) ? dueOn : null,
        ReturnDecision = AsksContent(kind) ? content : null,
    };
}
