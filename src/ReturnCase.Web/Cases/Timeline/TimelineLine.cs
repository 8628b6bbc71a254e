using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;

namespace ReturnCase.Web.Cases.Timeline;

/// <summary>A line of history with the thing it tells of.</summary>
public sealed record TimelineLine(CaseFile File, CaseEntry Entry)
{
    /// <summary>The line of a fact.</summary>
    public static TimelineLine Of(CaseFile file, RecordedFact fact) => new(file, file.Entries.Single(entry => entry.Sequence == fact.Sequence));

    /// <summary>The fact that this line recorded, or null where it recorded none.</summary>
    public RecordedFact? Record => File.Facts.SingleOrDefault(fact => fact.Sequence == Entry.Sequence);

    /// <summary>The version of a suspension that this line recorded, or null where it recorded none.</summary>
    public Domain.Suspensions.Suspension? Suspension => File.SuspensionVersions.SingleOrDefault(version => version.Sequence == Entry.Sequence);

    /// <summary>The line that superseded or took back what this one recorded; null while that stands.</summary>
    public CaseEntry? Ended => (Record?.SupersededBy ?? Suspension?.SupersededBy) is { } by ? File.Entries.Single(entry => entry.Sequence == by) : null;

    /// <summary>The version that came in the place of what this line recorded, where only the last one of its kind is in force; null while that is this one.</summary>
    public RecordedFact? ReplacedBy => Versions.FirstOrDefault(version => version.Sequence > Entry.Sequence);

    /// <summary>The version in whose place it came; null where it was the first.</summary>
    public RecordedFact? Replaces => Versions.LastOrDefault(version => version.Sequence < Entry.Sequence);

    /// <summary>A version that counts now.</summary>
    public bool IsInForce => Record is BirthDateVersion or IdentityVersion && Ended is null && ReplacedBy is null;

    // Those of the same kind that were not taken back, the oldest first; none where any number can stand side by side.
    private IEnumerable<RecordedFact> Versions => Record is BirthDateVersion or IdentityVersion
        ? File.Facts.Where(fact => fact.EntryKind == Entry.Kind && fact.SupersededBy is null).OrderBy(fact => fact.Sequence)
        : [];

    /// <summary>The fact that this line recorded.</summary>
    public T Fact<T>()
        where T : RecordedFact => (T)Record!;

    /// <summary>Name of the candidate that a fact is about, as it was recorded.</summary>
    public string Candidate(int sequence) =>
        File.Facts.OfType<Domain.Shelter.ShelterCandidate>().Single(c => c.Sequence == sequence).Name;
}

/// <summary>Which partial shows a line in full.</summary>
public static class TimelinePartials
{
    public static string Of(EntryKind kind) => kind switch
    {
        EntryKind.Registered => "_Registered",
        EntryKind.Moved => "_Moved",
        EntryKind.Assigned => "_Assigned",
        EntryKind.Retracted => "_Retracted",
        EntryKind.SecondClosingReason => "_SecondClosingReason",
        EntryKind.BirthDate => "_BirthDate",
        EntryKind.Identity => "_Identity",
        EntryKind.ContactPerson => "_ContactPerson",
        EntryKind.ContactMoment => "_ContactMoment",
        EntryKind.CooperationFact => "_CooperationFact",
        EntryKind.CooperationResult => "_CooperationResult",
        EntryKind.CooperationJudgement => "_CooperationJudgement",
        EntryKind.Decision => "_Decision",
        EntryKind.CountryNamed => "_CountryNamed",
        EntryKind.KindReasonedAway => "_KindReasonedAway",
        EntryKind.Candidate => "_Candidate",
        EntryKind.CandidateStep => "_CandidateStep",
        EntryKind.SafetyCheck => "_SafetyCheck",
        EntryKind.Assessment => "_Assessment",
        EntryKind.Verification => "_Verification",
        EntryKind.TravelDocument => "_TravelDocument",
        EntryKind.TravelDocumentAnswer => "_TravelDocumentAnswer",
        EntryKind.EmbassyStep => "_EmbassyStep",
        EntryKind.ReturnPlan => "_ReturnPlan",
        EntryKind.TravelDetails => "_TravelDetails",
        EntryKind.Statement => "_Statement",
        EntryKind.Document => "_Document",
        EntryKind.RepeatedTransfer => "_RepeatedTransfer",
        EntryKind.BroughtIn => "_BroughtIn",
        EntryKind.Proposed or EntryKind.ProposalRevised or EntryKind.ProposalReturned or EntryKind.ProposalWithdrawn or EntryKind.ProposalLapsed => "_Proposal",
        EntryKind.SuspensionStarted or EntryKind.SuspensionEnded or EntryKind.SuspensionAnswered or EntryKind.SuspensionReaffirmed or EntryKind.SuspensionCorrected => "_Suspension",
        EntryKind.AlarmRaised or EntryKind.AlarmOwned or EntryKind.AlarmClosed => "_Alarm",
        EntryKind.ReferralMade or EntryKind.ReferralWithdrawn or EntryKind.ReferralExported or EntryKind.ReferralReceived or EntryKind.ReferralCorrected => "_Referral",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of line has no partial."),
    };
}
