using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;

namespace ReturnCase.Web.Cases;

/// <summary>Where a fact is corrected: its own page, filled with what is on file now.</summary>
public static class Corrections
{
    /// <summary>The address of the correction, or null where a newer version takes the place of an old one.</summary>
    public static string? AddressOf(CaseFile file, RecordedFact fact) =>
        fact.Stands && Verb(fact) is { } verb ? $"/cases/{file.Number}/{verb}?corrects={fact.Sequence}" : null;

    /// <summary>The address of the correction of a suspension, or null where another version counts.</summary>
    public static string? AddressOf(CaseFile file, Suspension suspension) => suspension.Stands ? $"/cases/{file.Number}/suspensions/{suspension.Sequence}/correct" : null;

    private static string? Verb(RecordedFact fact) => fact switch
    {
        ContactMoment => "contact",
        CooperationFact => "request",
        CooperationResult => "request-result",
        AuthorityDecision => "decision",
        CountryNamed => "country",
        KindReasonedAway => "reason-away",
        ShelterCandidate => "candidate",
        CandidateStep => "candidate-step",
        SafetyCheck => "safety-check",
        CandidateAssessment => "assessment",
        ShelterVerification => "verification",
        CaseDocument => "document",
        TravelDocument => "travel-document",
        TravelDocumentAnswer => "travel-document-answer",
        Statement { Kind: StatementKind.Handover } => Slugs.Of(StatementKind.Handover),
        EmbassyStep => "embassy-step",
        Statement statement when StatementForm.HasPage(statement.Kind) => Slugs.Of(statement.Kind),
        _ => null,
    };
}
