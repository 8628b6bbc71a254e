using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Domain.Travel;

namespace ReturnCase.Domain.Referrals;

/// <summary>What can be recorded and does not go to the IND, each with the reason. Whatever is not here goes: a test compares what can be recorded with what leaves.</summary>
public static class LeftOut
{
    private const string Internal = "It says how the record is kept, and nothing about the child.";

    /// <summary>Fields of every fact.</summary>
    public static IReadOnlyDictionary<string, string> OfEveryFact { get; } = new Dictionary<string, string>
    {
        [nameof(RecordedFact.Id)] = Internal,
        [nameof(RecordedFact.Period)] = Internal,
        [nameof(RecordedFact.RecordedAt)] = "The day on which it happened counts; the instant of recording stays in the case, where the audit trail can be asked for it.",
        [nameof(RecordedFact.ById)] = "Colleagues are named where they answer for something: who proposed, who confirmed, whose case it is.",
        [nameof(RecordedFact.SupersededBy)] = "A referral tells what stands; what was put right or taken back stays in the case.",
    };

    /// <summary>Single fields, by <c>Type.Property</c>.</summary>
    public static IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>
    {
        [Name<SafetyCheck>(nameof(SafetyCheck.ChildsView))] = RecipientProfile.Ind.Of(ReferralPart.SafetyWords).Why,
        [Name<SafetyCheck>(nameof(SafetyCheck.Signals))] = RecipientProfile.Ind.Of(ReferralPart.SafetyWords).Why,
        [Name<SafetyCheck>(nameof(SafetyCheck.MayBeSaid))] = RecipientProfile.Ind.Of(ReferralPart.SafetyWords).Why,
        [Name<ContactMoment>(nameof(ContactMoment.TraffickingSignals))] = RecipientProfile.Ind.Of(ReferralPart.TraffickingSignals).Why,
        [Name<ShelterCandidate>(nameof(ShelterCandidate.CarePlaceId))] = "A key of the shared register of places: it says where other children live.",
        [Name<AuthorityDecision>(nameof(AuthorityDecision.AppliedBy))] = "The course of the case tells by which move it was acted on.",
        [Name<CaseDocument>(nameof(CaseDocument.StoredAs))] = "A generated name in our own storage.",
        [Name<CaseDocument>(nameof(CaseDocument.Letter))] = "The name of the file says which letter it is.",
        [Name<CaseDocument>(nameof(CaseDocument.LetterTemplate))] = Internal,
        [Name<Statement>(nameof(Statement.Agreements))] = "Who in the team does what and by when is our own work; the words of the review go.",
        [Name<Statement>(nameof(Statement.Answers))] = "The same.",
        [Name<Statement>(nameof(Statement.ReceivedBy))] = "The handover goes with the candidate it was to; the name is the same.",
        [Name<Suspension>(nameof(Suspension.AskedAgainIn))] = Internal,
        [Name<OutcomeProposal>(nameof(OutcomeProposal.ProposedById))] = "The name is told.",
        [Name<OutcomeProposal>(nameof(OutcomeProposal.GroundsById))] = "The name is told.",
        [Name<OutcomeProposal>(nameof(OutcomeProposal.State))] = "Only a confirmed outcome is referred.",
        [Name<OutcomeProposal>(nameof(OutcomeProposal.ReturnReason))] = "What a supervisor sent back, and earlier wordings, are deliberation inside the service.",
    };

    /// <summary>Whole kinds of things.</summary>
    public static IReadOnlyDictionary<Type, string> Kinds { get; } = new Dictionary<Type, string>
    {
        [typeof(RepeatedTransfer)] = "The IND's own message, typed a second time: what was taken over from it stands in the identity, the birth dates and the decisions.",
        [typeof(TravelDetails)] = "Times and phone numbers of one day, for whoever brings the child; the plan of the journey goes.",
        [typeof(SafetyAlarm)] = "An alarm is a task for whoever must act now; what is the matter goes as a suspension, and signals of trafficking have their own road.",
    };

    /// <summary>Lines of the history that are no news to the IND: what the referral writes about itself, who works on the case, what is deliberated here, and what stays here altogether.</summary>
    public static IReadOnlyList<EntryKind> Lines { get; } =
    [
        EntryKind.ReferralMade, EntryKind.ReferralExported, EntryKind.ReferralReceived, EntryKind.ReferralCorrected, EntryKind.Assigned, EntryKind.RepeatedTransfer,
        EntryKind.AlarmRaised, EntryKind.AlarmOwned, EntryKind.AlarmClosed,
        EntryKind.Proposed, EntryKind.ProposalRevised, EntryKind.ProposalReturned, EntryKind.ProposalWithdrawn, EntryKind.ProposalLapsed,
    ];

    /// <summary>What people write down beside a case, by the name of its table.</summary>
    public static IReadOnlyDictionary<string, string> Tables { get; } = new Dictionary<string, string>
    {
        ["OwnTasks"] = "Tasks and appointments that somebody planned are our own work; what came of them is told where it was recorded, as a talk or a fact.",
        ["OwnTaskMoves"] = "The same.",
    };

    /// <summary>What else stays, in words.</summary>
    public static IReadOnlyList<(string What, string Why)> Besides { get; } =
    [
        ("A candidate whom the child asked the Red Cross to find, and every check, statement or citation about such a person", "The Red Cross works in confidence for the child alone; its route leaves in no dossier (domain 3)."),
        ("What the child says is not right about a safety check", "It stays with the words of that check."),
        ("Why a check of an interview was not discussed, where trafficking was not discussed either", "There is one reason for the three checks, and it can be about trafficking."),
        ("Interviews, statements, the return plan and earlier judgements of earlier periods", "A referral asks about the period in which it is made; the search, requests, decisions and suspensions of earlier periods go, because the search year and cooperation rest on them."),
        ("Earlier versions of the identity and of a contact person", "The present one counts, and earlier addresses are nobody's business any more."),
        ("Reasons of corrections, instructions at an assignment, and what was taken back", "They are about our record and our work, not about the child."),
    ];

    private static string Name<T>(string property) => $"{typeof(T).Name}.{property}";
}
