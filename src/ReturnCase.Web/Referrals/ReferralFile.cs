using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Web.Referrals;

/// <summary>What somebody may see who reads a referral: the referral, the decisions on it, and that something changed since. The rest of the case stays closed.</summary>
public sealed record ReferralFile(Referral Referral, string CaseNumber, bool CaseIsOpen, IReadOnlyList<AuthorityDecision> Decisions, IReadOnlyList<ReferralChange> Changes, IReadOnlyList<string> ChangedParts, int Version)
{
    /// <summary>By the sequence of a decision, that of the one it corrected.</summary>
    public IReadOnlyDictionary<int, int> Corrected { get; init; } = new Dictionary<int, int>();

    /// <param name="file">The case.</param>
    /// <param name="number">Of the referral.</param>
    /// <param name="now">As of which it is told what it would say otherwise.</param>
    public static ReferralFile Of(CaseFile file, string number, Change now)
    {
        var referral = file.Referrals.Single(r => r.Number == number);
        return new(
            referral,
            file.Number,
            file.Phase.IsOpen(),
            [.. file.Standing<AuthorityDecision>().Where(d => d.ReferralNumber == number)],
            [.. file.Entries.Where(e => ReferralQueries.IsChange(file, e, referral)).OrderBy(e => e.Sequence).Select(e => new ReferralChange(e.Kind, e.OccurredOn))],
            referral.IsUndecided && referral.Period == file.Period ? file.ChangedIn(now, referral) : [],
            file.Version)
        {
            Corrected = file.Facts.OfType<AuthorityDecision>().Where(d => d is { SupersededBy: not null } && d.ReferralNumber == number).GroupBy(d => d.SupersededBy!.Value).ToDictionary(by => by.Key, by => by.Max(d => d.Sequence)),
        };
    }

    /// <summary>The decisions that can answer a kind of referral. In track 1 a return decision answers any.</summary>
    public static IReadOnlyList<DecisionKind> Answers(ReferralKind kind) => kind switch
    {
        ReferralKind.ShelterFound => [DecisionKind.ReturnDecisionIssued, DecisionKind.FindingRejected],
        ReferralKind.CooperatedNoShelter => [DecisionKind.ResidenceGranted, DecisionKind.ResidenceNotGranted, DecisionKind.FurtherInvestigation, DecisionKind.ReturnDecisionIssued],
        ReferralKind.InsufficientCooperation => [DecisionKind.FurtherInvestigation, DecisionKind.NothingFurther, DecisionKind.ResidenceGranted, DecisionKind.ReturnDecisionIssued],
        ReferralKind.CooperatedCannotLeave => [DecisionKind.ResidenceGranted, DecisionKind.ResidenceNotGranted],
        ReferralKind.ShelterLostAfterReturnDecision => [DecisionKind.ReturnDecisionUpheld, DecisionKind.ReturnDecisionWithdrawn, DecisionKind.ReturnDecisionIssued],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No answers are written down for this kind."),
    };
}

/// <summary>That something was recorded, and when: what it says stays in the case.</summary>
public sealed record ReferralChange(EntryKind Kind, DateOnly OccurredOn);
