using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Domain.Referrals;

/// <summary>What a referral lacks that the IND asks for before it decides. No gap is a reason to judge a child: it is work that was left undone (domain 5).</summary>
public enum ReferralGap
{
    /// <summary>Where the child lives now is not on file.</summary>
    Location,

    /// <summary>No guardian is on file.</summary>
    Guardian,

    /// <summary>No lawyer is on file.</summary>
    Lawyer,

    /// <summary>No departure interview, visit or call with the child itself is on file in this period.</summary>
    Talk,

    /// <summary>The child's own view was not asked or is not on file.</summary>
    ChildsView,

    /// <summary>The guardian's view was not asked or is not on file.</summary>
    GuardiansView,

    /// <summary>No country of return is named.</summary>
    Country,

    /// <summary>A question of the assessment of the accepted place was left open.</summary>
    Assessment,

    /// <summary>The judgement on which the outcome rests was taken back.</summary>
    Judgement,
}

/// <summary>Finds what a referral lacks. Called where its content is frozen, so that the answer is about the same facts.</summary>
public static class ReferralGaps
{
    /// <summary>Greatest length of the codes of every gap together.</summary>
    public const int CodesMaxLength = 200;

    private static readonly ContactKind[] Talks = [ContactKind.DepartureInterview, ContactKind.Visit, ContactKind.PhoneCall];
    private static readonly StatementKind[] ChildsViews = [StatementKind.ChildViewOnShelter, StatementKind.ChildViewOnReturn];
    private static readonly StatementKind[] GuardiansViews = [StatementKind.GuardianViewOnShelter, StatementKind.GuardianViewOnProposal, StatementKind.GuardianViewOnReturn];

    /// <summary>What a referral of this kind lacks as the case stands, in the order of the list.</summary>
    /// <param name="file">The case.</param>
    /// <param name="kind">What it asks.</param>
    /// <param name="confirmed">The referral, where it was made already: it rests on the judgement of then.</param>
    public static IReadOnlyList<ReferralGap> Of(CaseFile file, ReferralKind kind, Referral? confirmed = null) => [.. Enum.GetValues<ReferralGap>().Where(gap => IsOpen(gap, file, kind, confirmed))];

    /// <summary>A referral of this kind reports what was judged of the cooperation of the child.</summary>
    public static bool RestsOnJudgement(ReferralKind kind) => kind is ReferralKind.CooperatedNoShelter or ReferralKind.InsufficientCooperation or ReferralKind.CooperatedCannotLeave;

    private static bool IsOpen(ReferralGap gap, CaseFile file, ReferralKind kind, Referral? confirmed) => gap switch
    {
        ReferralGap.Location => string.IsNullOrWhiteSpace(file.Identity.Location),
        ReferralGap.Guardian => !Has(file, ContactRole.Guardian),
        ReferralGap.Lawyer => !Has(file, ContactRole.Lawyer),
        ReferralGap.Talk => !file.InPeriod<ContactMoment>().Any(talk => Talks.Contains(talk.Kind)),
        ReferralGap.ChildsView => !HasView(file, ChildsViews) && !file.InPeriod<ContactMoment>().Any(talk => !string.IsNullOrWhiteSpace(talk.ChildsWords)),
        ReferralGap.GuardiansView => !HasView(file, GuardiansViews) && file.JudgementInForce?.GuardiansAnswer is null,
        ReferralGap.Country => kind != ReferralKind.ShelterFound && file.Countries.Count == 0,
        ReferralGap.Assessment => kind == ReferralKind.ShelterFound && file.Standing<ShelterCandidate>().Where(c => file.StageOf(c.Sequence) == CandidateStage.Accepted)
            .Any(c => file.Standing<CandidateAssessment>().LastOrDefault(a => file.CandidateNow(a.Candidate) == c.Sequence) is not { } assessed || HasOpenAnswer(assessed)),
        ReferralGap.Judgement => RestsOnJudgement(kind) && (confirmed is null ? file.JudgementInForce : file.JudgementUnder(confirmed)) is null,
        _ => throw new ArgumentOutOfRangeException(nameof(gap), gap, "No rule is written down for this gap."),
    };

    private static bool Has(CaseFile file, ContactRole role) => file.Standing<ContactPerson>().Any(person => person.Role == role);

    private static bool HasView(CaseFile file, StatementKind[] kinds) => file.InPeriod<Statement>().Any(view => kinds.Contains(view.Kind) && view.Answer is not (null or ViewAnswer.Asked));

    private static bool HasOpenAnswer(CandidateAssessment assessed) =>
        ((bool?[])[assessed.Willing, assessed.AbleToCare, assessed.Safe, assessed.Schooling, assessed.HealthCare, assessed.LegalCare]).Any(answer => answer is null);
}
