using Microsoft.AspNetCore.Mvc.Rendering;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Cases;

/// <summary>The candidates of a case and what is on file about each; a corrected candidate keeps its steps and checks.</summary>
public static class Candidates
{
    public static ShelterCandidate? CandidateAt(this CaseFile file, int? sequence) => sequence is { } number
        ? file.Facts.OfType<ShelterCandidate>().SingleOrDefault(c => c.Sequence == file.CandidateNow(number))
        : null;

    public static IReadOnlyList<CandidateStep> StepsOf(this CaseFile file, int candidate) =>
        [.. About<CandidateStep>(file, candidate, s => s.Candidate)];

    public static IReadOnlyList<SafetyCheck> SafetyChecksOf(this CaseFile file, int candidate) =>
        [.. About<SafetyCheck>(file, candidate, c => c.Candidate)];

    public static IReadOnlyList<CandidateAssessment> AssessmentsOf(this CaseFile file, int candidate) =>
        [.. About<CandidateAssessment>(file, candidate, a => a.Candidate)];

    public static IReadOnlyList<ShelterVerification> VerificationsOf(this CaseFile file, int candidate) =>
        [.. About<ShelterVerification>(file, candidate, v => v.Candidate)];

    /// <summary>What was ever recorded about a candidate, by the day it happened: what was corrected or taken back is among it.</summary>
    public static IReadOnlyList<CandidateStep> StepHistoryOf(this CaseFile file, int candidate) => [.. Ever<CandidateStep>(file, candidate, s => s.Candidate)];

    /// <inheritdoc cref="StepHistoryOf"/>
    public static IReadOnlyList<SafetyCheck> SafetyCheckHistoryOf(this CaseFile file, int candidate) => [.. Ever<SafetyCheck>(file, candidate, c => c.Candidate)];

    /// <inheritdoc cref="StepHistoryOf"/>
    public static IReadOnlyList<CandidateAssessment> AssessmentHistoryOf(this CaseFile file, int candidate) => [.. Ever<CandidateAssessment>(file, candidate, a => a.Candidate)];

    /// <inheritdoc cref="StepHistoryOf"/>
    public static IReadOnlyList<ShelterVerification> VerificationHistoryOf(this CaseFile file, int candidate) => [.. Ever<ShelterVerification>(file, candidate, v => v.Candidate)];

    /// <summary>Earlier versions of a candidate that was corrected, the oldest first.</summary>
    public static IReadOnlyList<ShelterCandidate> VersionsBefore(this CaseFile file, ShelterCandidate candidate) =>
        [.. file.Facts.OfType<ShelterCandidate>().Where(c => c.Sequence != candidate.Sequence && file.CandidateNow(c.Sequence) == candidate.Sequence).OrderBy(c => c.Sequence)];

    /// <summary>The page that records what comes next for a candidate; null when nothing has to. Of an accepted place that is a new assessment where the last one ran out, and the verification only once there is a return to verify it for.</summary>
    public static string? NextFor(this CaseFile file, ShelterCandidate candidate, DateOnly today) =>
        (file.StageOf(candidate.Sequence), file.SafetyChecksOf(candidate.Sequence), file.AssessmentsOf(candidate.Sequence)) switch
        {
            _ when candidate.Route == ContactRoute.ChildAskedRedCross || !candidate.Stands => null,
            ( >= CandidateStage.Rejected, _, _) => null,
            (_, [], _) => "safety-check",
            (_, [.., { Safe: false }], _) => null,
            (CandidateStage.Accepted, _, _) when file.AcceptanceGapOf(candidate.Sequence, today) == AcceptanceGap.ShelterLost => "candidate-step",
            (CandidateStage.Accepted, _, _) when !file.IsAcceptedAndValid(candidate.Sequence, today) => "assessment",
            (CandidateStage.Accepted, _, _) => file.Phase.IsTrack2() ? "verification" : null,
            (CandidateStage.Willing, _, []) or (CandidateStage.Willing or CandidateStage.Assessed, _, [.., { SaysNo: false, Open.Count: > 0 }]) => "assessment",
            _ => "candidate-step",
        };

    /// <summary>The candidates to choose from, in words. Of one whom the child asked the Red Cross to find, no result is ever recorded.</summary>
    public static IReadOnlyList<SelectListItem> CandidateChoices(this CaseFile file, EnumText words, bool withRedCross = false) =>
    [
        .. file.Standing<ShelterCandidate>()
            .Where(c => withRedCross || c.Route != ContactRoute.ChildAskedRedCross)
            .Select(c => new SelectListItem($"{c.Name} · {Countries.Name(c.Country)} · {words[file.StageOf(c.Sequence)]}", $"{c.Sequence}")),
    ];

    private static IEnumerable<T> About<T>(CaseFile file, int candidate, Func<T, int> of)
        where T : RecordedFact =>
        Ever(file, candidate, of).Where(f => f.Stands);

    // By the day it happened, as the domain reads them.
    private static IEnumerable<T> Ever<T>(CaseFile file, int candidate, Func<T, int> of)
        where T : RecordedFact =>
        file.Facts.OfType<T>().Where(f => file.CandidateNow(of(f)) == file.CandidateNow(candidate)).OrderBy(f => f.OccurredOn).ThenBy(f => f.Sequence);
}
