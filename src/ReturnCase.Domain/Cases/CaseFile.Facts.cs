using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Domain.Cases;

// Facts about the child, the people around it, and cooperation.
public sealed partial class CaseFile
{
    // I8: what a closed case still accepts besides corrections, decisions and the closing of alarms.
    private static readonly StatementKind[] AfterClosing =
    [
        StatementKind.FollowUp, StatementKind.DepartureNotice, StatementKind.Handover, StatementKind.HandoverNote, StatementKind.DeathDocument,
        StatementKind.EuStateAccepted, StatementKind.EuFamilyAccepted, StatementKind.OtherCase, StatementKind.OwnWish, StatementKind.GuardianToldOfDeparture,
        StatementKind.NoShowAfterTransfer, StatementKind.TwoReportsMissed, StatementKind.EightDaysUnregistered, StatementKind.LawyerToldFoundAdult,
    ];

    /// <summary>A birth date that now says "minor" on a case closed as aged out or found adult: a person decides on reopening (domain 2.9).</summary>
    public bool ReopeningOwed { get; private set; }

    /// <summary>Records a version of the birth date; every clock is computed anew and no past event changes. Also on a closed case.</summary>
    public BirthDateVersion RecordBirthDate(Change change, PartialDate value, BirthDateSource source) =>
        Record(change, new BirthDateVersion(value, source), alsoClosed: true);

    /// <summary>Records a version of the identity. Also on a closed case.</summary>
    public IdentityVersion RecordIdentity(Change change, IdentityDetails details) =>
        Record(change, new IdentityVersion(details), alsoClosed: true);

    /// <summary>Records who fills a role around the child.</summary>
    public ContactPerson RecordContactPerson(Change change, ContactRole role, string name, string? organisation, string? phone, string? email) =>
        Record(change, new ContactPerson(role, name, organisation, phone, email), alsoClosed: true);

    /// <summary>The present person in a role, or null.</summary>
    public ContactPerson? Contact(ContactRole role) => Standing<ContactPerson>().LastOrDefault(c => c.Role == role);

    /// <summary>Records a contact moment. Signals of trafficking raise a safety alarm.</summary>
    public ContactMoment RecordContact(Change change, ContactDetails details)
    {
        var contact = Record(change, new ContactMoment(details));
        if (details.TraffickingSignals == CheckAnswer.Yes)
        {
            Raise(change, AlarmKind.Trafficking);
            Settle(change);
        }

        return contact;
    }

    /// <summary>Records a request to the child and what came of it.</summary>
    public CooperationFact RecordRequest(Change change, RequestDetails details) => Record(change, new CooperationFact(details));

    /// <summary>
    /// Signs a judgement. "Insufficient" must cite a request that was understood and not met (domain 2.2).
    /// "Cooperated" is refused while the case stands in a phase that says otherwise: reopen it first (I5).
    /// </summary>
    public CooperationJudgement Judge(Change change, JudgementDetails details)
    {
        EnsureOpenFor(change);
        var cited = details.CitedFacts.Select(Fact<CooperationFact>).ToArray();
        Ensure(GuardCode.NotSuperseded, cited.All(f => f.Stands));
        Ensure(GuardCode.CitesUnderstoodRequest, details.Verdict != CooperationVerdict.Insufficient || cited.Any(f => f.UnderstoodNotMet));
        Ensure(GuardCode.ReopenFirst, details.Verdict != CooperationVerdict.CooperatedThroughout || !Phase.IsAdverse());
        return Record(change, new CooperationJudgement(details));
    }

    /// <summary>Records a plain fact.</summary>
    public Statement Note(Change change, StatementDetails details)
    {
        var supervisor = change.By.Role == ActorRole.Supervisor;
        var review = details.Kind is StatementKind.SearchContinues or StatementKind.Review;
        Ensure(GuardCode.Supervisor, supervisor || !(review || details.Kind == StatementKind.MissingFindingSigned));
        Ensure(GuardCode.ReviewWithinTerm, !review || (details.NextOn > change.OccurredOn && details.NextOn <= change.OccurredOn.AddMonths(change.Policy.ReviewIntervalMonths)));
        if (details.Candidate is { } candidate)
        {
            Fact<ShelterCandidate>(candidate);
        }

        var statement = Record(change, new Statement(details), AfterClosing.Contains(details.Kind));
        if (details.Kind == StatementKind.HandoverFailed)
        {
            Raise(change, AlarmKind.HandoverFailed);
            Settle(change);
        }

        return statement;
    }

    /// <summary>Takes a fact back as an error: it stays visible and no longer counts. A decision that a move has acted on cannot be taken back: only its author can end it.</summary>
    /// <param name="change">With a reason.</param>
    /// <param name="sequence">The fact.</param>
    /// <param name="place">The care place of the candidate, where an acceptance is taken back.</param>
    public void RetractAsError(Change change, int sequence, CarePlace? place = null)
    {
        EnsureNotInFuture(change);
        Ensure(GuardCode.ReasonGiven, !string.IsNullOrWhiteSpace(change.Reason));
        var fact = Fact<RecordedFact>(sequence);
        Ensure(GuardCode.NotSuperseded, fact.Stands);
        Ensure(GuardCode.KnownSubject, fact is not (BirthDateVersion or IdentityVersion));
        if (fact is AuthorityDecision decision)
        {
            Ensure(GuardCode.DecisionNotActedOn, decision.AppliedBy is null);
            _referrals.Find(r => r.DecidedBy == sequence)?.Undecide();
        }
        else
        {
            EnsureWorker(change);
        }

        var entry = Append(EntryKind.Retracted, change);
        entry.Subject = sequence;
        fact.Supersede(entry.Sequence);
        if (fact is CandidateStep { Stage: CandidateStage.Accepted })
        {
            place?.Release(Number, change.OccurredOn);
        }

        Settle(change);
    }

    private T Record<T>(Change change, T fact, bool alsoClosed = false)
        where T : RecordedFact
    {
        EnsureOpenFor(change, alsoClosed);
        Add(change, fact);
        Settle(change);
        return fact;
    }

    private void EnsureOpenFor(Change change, bool alsoClosed = false)
    {
        EnsureWorker(change);
        EnsureNotInFuture(change);
        Ensure(GuardCode.CaseIsOpen, Phase.IsOpen() || alsoClosed || change.Corrects is not null);
    }
}
