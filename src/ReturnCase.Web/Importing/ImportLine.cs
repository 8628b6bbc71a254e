using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Suspensions;

namespace ReturnCase.Web.Importing;

/// <summary>A phase that the case was in.</summary>
internal sealed record ImportedPhase(PhaseBroughtIn Phase, DateOnly On, string? Reason, string Column)
{
    /// <summary>The phase in which the case stands: its parts have columns of their own.</summary>
    public bool IsNow => Column == ImportColumns.PhaseSince;
}

/// <summary>A decision of the IND or a court.</summary>
internal sealed record ImportedDecision(DecisionDetails Details, DateOnly On, string Column);

/// <summary>A suspension; without an end where it still holds.</summary>
internal sealed record ImportedSuspension(SuspensionDetails Details, DateOnly From, DateOnly? Until);

/// <summary>A line of a file, read: everything in it fits its column.</summary>
internal sealed record ImportLine(int Line, string System, string Key, VNumber VNumber, IdentityDetails Identity, PartialDate BirthDate, BirthDateSource BirthDateSource, string Team, DateOnly TransferredOn)
{
    public Actor? Counsellor { get; init; }

    public string? Guardian { get; init; }

    public string? Lawyer { get; init; }

    public IReadOnlyList<ImportedDecision> Decisions { get; init; } = [];

    /// <summary>The return decision, whole or not.</summary>
    public ImportedDecision? ReturnDecision => Decisions.FirstOrDefault(decision => decision.Details.Kind == DecisionKind.ReturnDecisionIssued);

    public IReadOnlyList<string> SearchCountries { get; init; } = [];

    public IReadOnlyList<ImportedPhase> Phases { get; init; } = [];

    public IReadOnlyList<ImportedSuspension> Suspensions { get; init; } = [];

    public DateOnly? ReferralSentOn { get; init; }

    public DateOnly? ReferralReceivedOn { get; init; }

    public string? ReferralReference { get; init; }

    /// <summary>Of the phases, the one whose referral comes along: the one in which the case stands, or the last one whose referral was sent and not answered by the next phase.</summary>
    public ImportedPhase? Referred => Phases.LastOrDefault(phase => IsReferred(phase.Phase.Phase)) is { } last && (last == Phases[^1] || ReferralSentOn >= last.On) ? last : null;

    public static bool IsReferred(CasePhase phase) => phase is CasePhase.ShelterFound or CasePhase.CooperatedNoShelter or CasePhase.InsufficientCooperation or CasePhase.CooperatedCannotLeave;
}
