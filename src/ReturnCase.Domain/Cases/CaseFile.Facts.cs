using ReturnCase.Domain.Clocks;
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
        StatementKind.IndToldOfDeparture, StatementKind.LawyerToldOfDeparture,
        StatementKind.ReopeningDeclined, StatementKind.CorrectionAsked, StatementKind.PoliceReport,
        StatementKind.AnotherChild, StatementKind.SameChild, StatementKind.SamePersonLeads, StatementKind.SamePersonFollows,
    ];

    /// <summary>Whether a closed case still takes a new statement of this kind (I8).</summary>
    public static bool TakesAfterClosing(StatementKind kind) => AfterClosing.Contains(kind);

    /// <summary>What can show that a child left with unknown destination, and the days without it that each needs at least (domain 2.4).</summary>
    internal static IReadOnlyDictionary<StatementKind, int> DaysUntilMissed { get; } = new Dictionary<StatementKind, int>
    {
        [StatementKind.NoShowAfterTransfer] = 2,
        [StatementKind.TwoReportsMissed] = 8,
        [StatementKind.EightDaysUnregistered] = 8,
    };

    /// <summary>
    /// Records a version of the birth date; every clock is computed anew and no past event changes. Also on a closed case.
    /// The same date from the same source is refused, and a day before the birth that it says.
    /// </summary>
    public BirthDateVersion RecordBirthDate(Change change, PartialDate value, BirthDateSource source)
    {
        Ensure(GuardCode.NothingChanged, Latest<BirthDateVersion>() is not { } now || now.Value != value || now.Source != source);
        EnsureWorker(change);
        EnsureDay(change, value);
        var version = Add(change, new BirthDateVersion(value, source));
        Settle(change);
        return version;
    }

    /// <summary>Records a version of the identity. Also on a closed case. What is the same in everything is refused.</summary>
    public IdentityVersion RecordIdentity(Change change, IdentityDetails details)
    {
        var version = new IdentityVersion(details);
        Ensure(GuardCode.NothingChanged, Latest<IdentityVersion>() is not { } now || now.Details != version.Details);
        return Record(change, version, alsoClosed: true);
    }

    /// <summary>Records who fills a role around the child. A system of a partner names nobody but the guardian that comes with the transfer it registers, in that same moment.</summary>
    public ContactPerson RecordContactPerson(Change change, ContactRole role, string name, string? organisation, string? phone, string? email)
    {
        Ensure(GuardCode.CaseWorker, role == ContactRole.Guardian || change.By.Role != ActorRole.ApiClient);
        return RecordAlsoWithTransfer(change, new ContactPerson(role, name, organisation, phone, email));
    }

    // A system of a partner records what comes with the transfer that it registers, in that same moment.
    private T RecordAlsoWithTransfer<T>(Change change, T fact)
        where T : RecordedFact
    {
        if (change.By.Role != ActorRole.ApiClient)
        {
            return Record(change, fact, alsoClosed: true);
        }

        Ensure(GuardCode.CaseWorker, _entries.TrueForAll(e => e.ById == change.By.Id && e.RecordedAt == change.RecordedAt));
        Add(change, fact);
        Settle(change);
        return fact;
    }

    /// <summary>The present person in a role, or null.</summary>
    public ContactPerson? Contact(ContactRole role) => Standing<ContactPerson>().LastOrDefault(c => c.Role == role);

    /// <summary>Records a contact moment. Signals of trafficking raise a safety alarm; a correction that only repeats them raises no second one. Refuses a correction that changes nothing, and a departure interview of a day before the period began.</summary>
    public ContactMoment RecordContact(Change change, ContactDetails details)
    {
        var corrected = Corrected<ContactMoment>(change);
        Ensure(GuardCode.NotBeforePeriod, details.Kind != ContactKind.DepartureInterview || change.OccurredOn >= BeganOn(corrected?.Period ?? Period));
        var known = corrected?.TraffickingSignals == CheckAnswer.Yes;
        var contact = new ContactMoment(details);
        Ensure(GuardCode.NothingChanged, corrected is null || !contact.SaysSameAs(corrected) || Dates(change, corrected));
        Record(change, contact);
        if (details.TraffickingSignals == CheckAnswer.Yes && !known)
        {
            Raise(change, AlarmKind.Trafficking);
            Settle(change);
        }

        return contact;
    }

    /// <summary>Numbers of the cases of brothers and sisters, as far as they are on file.</summary>
    public IReadOnlyList<string> SiblingCases =>
        [.. Statements(StatementKind.SiblingCase).Select(OtherCaseOf).OfType<string>().Distinct()];

    /// <summary>Records a plain fact. That a guardian did not answer after a reminder is refused without a question on file and the later day of the reminder, and a handover to anybody else than the receiver it names.</summary>
    public Statement Note(Change change, StatementDetails details)
    {
        var supervisor = change.By.Role == ActorRole.Supervisor;
        var review = details.Kind is StatementKind.SearchContinues or StatementKind.Review;
        Ensure(GuardCode.Supervisor, supervisor || !(review || details.Kind is StatementKind.MissingFindingSigned or StatementKind.ReopeningDeclined || IsSamePerson(details.Kind)));
        Ensure(GuardCode.ReviewWithinTerm, !review || (details.NextOn > change.OccurredOn && details.NextOn <= change.OccurredOn.AddMonths(change.Policy.For(this).ReviewIntervalMonths)));
        Ensure(GuardCode.SearchLimitReached, details.Kind != StatementKind.SearchContinues || Phase != CasePhase.ShelterSearch || change.OccurredOn >= CaseClocks.For(this, change.RecordedOn, change.Policy).Search!.LastDay);
        Ensure(GuardCode.OtherCaseIsNotThis, !NamesOtherCase(details.Kind) || !string.Equals(details.Reference?.Trim(), Number, StringComparison.OrdinalIgnoreCase));
        Ensure(GuardCode.NotBeforePeriod, !IsSamePerson(details.Kind) || change.OccurredOn >= BeganOn(1));
        Ensure(GuardCode.OneCaseLeads, !IsSamePerson(details.Kind) || LeadsOne(details, change.Corrects));
        Ensure(GuardCode.TriggerAfterTerm, !DaysUntilMissed.TryGetValue(details.Kind, out var days) || LastKnownBy(change.OccurredOn).AddDays(days) <= change.OccurredOn);
        Ensure(GuardCode.ReopeningOwed, details.Kind != StatementKind.ReopeningDeclined || change.Corrects is not null || OwesReopening(change.RecordedOn));
        Ensure(GuardCode.AskedAndReminded, details.Answer != ViewAnswer.NoAnswerAfterReminder || WasReminded(details.Kind, details.Candidate, details.NextOn, change.OccurredOn, change.Corrects));
        Ensure(GuardCode.NotBeforeLastMove, details.Kind != StatementKind.ReopeningDeclined || change.OccurredOn >= ClosedBefore(change.Corrects).OccurredOn);
        Ensure(GuardCode.ToldAfterDecision, !(details.Kind is StatementKind.LawyerToldOfDecision or StatementKind.GuardianToldOfDecision or StatementKind.MissingFindingSigned) || ReturnDecision is not { } decided || change.OccurredOn >= decided.OccurredOn);
        EnsureTakenOver(details);
        EnsureAfterDeparture(details.Kind, change.OccurredOn);
        var about = details.Candidate is { } candidate ? details with { Candidate = Approached(candidate) } : details;
        var corrected = Corrected<Statement>(change);
        about = about with { About = details.Kind == StatementKind.CorrectionAsked ? Disputed(details.About ?? corrected?.About) : null };
        about = WithAgreements(change, about, corrected);
        if (details.Kind == StatementKind.ReturnedWithQuestions && _referrals.Find(r => r.Number == details.Reference) is { } asked && corrected?.Reference != asked.Number)
        {
            EnsureAskable(asked);
        }

        var known = corrected?.Kind == StatementKind.HandoverFailed;
        var statement = Record(change, new Statement(about), TakesAfterClosing(details.Kind));
        if (details.Kind == StatementKind.HandoverFailed && !known)
        {
            Raise(change, AlarmKind.HandoverFailed);
            Settle(change);
        }

        return statement;
    }

    /// <summary>
    /// The days on which a view was asked that is wanted now, the earliest first: on a proposal since the last one ended or the phase began, because who was asked about an
    /// earlier one was not asked about this one; on a place, about that candidate.
    /// </summary>
    /// <param name="kind">The view.</param>
    /// <param name="candidate">The place it is about; null where it is about none.</param>
    /// <param name="except">A question that is left out: the one that is corrected.</param>
    public IReadOnlyList<DateOnly> AskedOn(StatementKind kind, int? candidate, int? except = null) =>
    [
        .. Statements(kind, kind == StatementKind.GuardianViewOnProposal ? ProposalsEnded : 0)
            .Where(s => s.Answer == ViewAnswer.Asked && s.Sequence != except && (s.Candidate is { } about ? CandidateNow(about) : (int?)null) == (candidate is { } place ? CandidateNow(place) : null))
            .Select(s => s.OccurredOn).Order(),
    ];

    /// <summary>Sequence of the line since which a view on a proposal is about the present one.</summary>
    internal int ProposalsEnded => Math.Max(LastMove.Sequence, _proposals.Where(p => p.State != ProposalState.Revised).Max(p => p.EndedBy) ?? 0);

    // Asked, and on a later day reminded, before it is said that no answer came.
    internal bool WasReminded(StatementKind kind, int? candidate, DateOnly? reminded, DateOnly on, int? except = null) =>
        reminded <= on && AskedOn(kind, candidate, except) is [var asked, ..] && asked < reminded;

    /// <summary>
    /// Takes a fact back as an error: it stays visible and no longer counts. A decision that a move has acted on cannot be taken back:
    /// only its author can end it. Nor can the judgement under an adverse phase: reopen first (I5).
    /// </summary>
    /// <param name="change">With a reason.</param>
    /// <param name="sequence">The fact.</param>
    /// <param name="place">The care place of the candidate, where one of its steps is taken back.</param>
    public void RetractAsError(Change change, int sequence, CarePlace? place = null)
    {
        EnsureDay(change);
        Ensure(GuardCode.ReasonGiven, !string.IsNullOrWhiteSpace(change.Reason));
        var fact = Fact<RecordedFact>(sequence);
        Ensure(GuardCode.NotSuperseded, fact.Stands);
        Ensure(GuardCode.KnownSubject, fact is not (BirthDateVersion or IdentityVersion));
        Ensure(GuardCode.ReopenFirst, fact is not CooperationJudgement || !Phase.IsAdverse());
        if (fact is AuthorityDecision decision)
        {
            EnsureDecisionRecorder(change);
            Ensure(GuardCode.DecisionNotActedOn, decision.AppliedBy is null);
        }
        else
        {
            EnsureWorker(change);
            Ensure(GuardCode.Supervisor, change.By.Role == ActorRole.Supervisor || !OnlySupervisorTakesBack(fact));
        }

        if (fact is CandidateStep step)
        {
            SettlePlace(change, place, step.Candidate, StepsOf(step.Candidate).LastOrDefault(s => s != step)?.Stage);
        }
        else if (fact is ShelterCandidate)
        {
            SettlePlace(change, place, sequence, null);
        }

        StopIfReceiverFell(change, () => Retract(change, fact));
        if (fact is AuthorityDecision)
        {
            Undecide(sequence);
            SettleSecondReason(change);
        }

        Settle(change);
    }

    // The last day on which the child was there for certain: the transfer that began this period, or an interview, visit or call since.
    private DateOnly LastKnownBy(DateOnly day) => InPeriod<ContactMoment>().Where(c => c.IsWithChild && c.OccurredOn <= day).Select(c => c.OccurredOn)
        .Append(PhaseLines.First(e => e.Period == Period).OccurredOn).Max();

    /// <summary>What the child says is not right about a fact, as long as that stands.</summary>
    public IReadOnlyList<Statement> CorrectionsAskedOf(int sequence) => [.. Standing<Statement>().Where(s => s.Kind == StatementKind.CorrectionAsked && s.About == sequence)];

    private int Disputed(int? sequence) => Fact<RecordedFact>(sequence ?? 0).Sequence;

    /// <summary>Whether only a supervisor takes a fact back: the task of a supervisor, and what a supervisor made of it.</summary>
    public static bool OnlySupervisorTakesBack(RecordedFact fact) =>
        fact is RepeatedTransfer or Statement { Kind: StatementKind.ReopeningDeclined } || (fact is Statement link && IsSamePerson(link.Kind));

    private CaseEntry Retract(Change change, RecordedFact fact)
    {
        var entry = Append(EntryKind.Retracted, change);
        entry.Subject = fact.Sequence;
        fact.Supersede(entry.Sequence);
        return entry;
    }

    private T Record<T>(Change change, T fact, bool alsoClosed = false)
        where T : RecordedFact
    {
        EnsureOpenFor(change, alsoClosed);
        Add(change, fact);
        Settle(change);
        return fact;
    }

    // For verbs that record a fact: a closed case still takes corrections (I8).
    // The day and the source stand on the line, and are put right as well; a correction that names no source puts none right.
    private bool Dates(Change change, RecordedFact corrected) => change.OccurredOn != corrected.OccurredOn || (change.Source is { } source && source != EntryAt(corrected.Sequence).Source);

    private void EnsureOpenFor(Change change, bool alsoClosed = false) => EnsureOpen(change, alsoClosed || change.Corrects is not null);

    // For verbs that record no fact: there is nothing to correct.
    private void EnsureOpen(Change change, bool alsoClosed = false)
    {
        EnsureWorker(change);
        EnsureDay(change);
        Ensure(GuardCode.CaseIsOpen, Phase.IsOpen() || alsoClosed);
    }
}
