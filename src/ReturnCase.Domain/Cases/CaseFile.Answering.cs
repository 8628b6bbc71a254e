using ReturnCase.Domain.Decisions;

namespace ReturnCase.Domain.Cases;

// What an answer of the IND finds here, for a form to say before anything is typed.
public sealed partial class CaseFile
{
    /// <summary>Whether a decision of this kind that names no referral would be taken: it is no answer, or there is something that it can answer.</summary>
    /// <param name="now">The change that would record it.</param>
    /// <param name="kind">What was decided.</param>
    public bool TakesWithoutReferral(Change now, DecisionKind kind) => AnswersSomething(now, kind);

    /// <summary>The day on which the child was transferred to this service for the first time.</summary>
    public DateOnly TransferredOn => _entries.Single(line => line.Kind == EntryKind.Registered).OccurredOn;
}
