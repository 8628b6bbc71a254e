using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Domain.Cases;

// The joint return plan, the travel documents, and a journey that does not begin (L8).
public sealed partial class CaseFile
{
    /// <summary>Saves a version of the joint return plan. One that says the same as the present one is refused, and so is an agreement that is not complete.</summary>
    public ReturnPlan Plan(Change change, PlanDetails details)
    {
        EnsureOpenFor(change);
        Ensure(GuardCode.PlanAgreementWhole, details.PlanAgreements.Count <= PlanAgreement.Most && details.PlanAgreements.All(agreement => agreement.IsWhole(change.OccurredOn)));
        var plan = new ReturnPlan(details.Receiver is { } receiver ? details with { Receiver = Approached(receiver) } : details);
        Ensure(GuardCode.NothingChanged, change.Corrects is not null || CurrentPlan is not { } now || !plan.SaysSameAs(now));
        return Record(change, plan);
    }

    /// <summary>The plan of this period, or null.</summary>
    public ReturnPlan? CurrentPlan => InPeriod<ReturnPlan>().LastOrDefault();

    /// <summary>Every version of the plan of this period, the newest first; what was taken back is not among them.</summary>
    public IReadOnlyList<ReturnPlan> PlanVersions => [.. InPeriod<ReturnPlan>().Reverse()];

    /// <summary>Records a request for a travel document.</summary>
    /// <param name="change">On the day of filing.</param>
    /// <param name="kind">What kind: a laissez-passer, a passport.</param>
    /// <param name="country">Code of the country that is asked.</param>
    /// <param name="presentedInPerson">What is known of a presentation in person.</param>
    /// <param name="papers">Documents on file that go along. One that belongs to the asylum procedure is refused: it never goes abroad.</param>
    public TravelDocument FileTravelDocument(Change change, string kind, string country, string? presentedInPerson, IReadOnlyList<int>? papers = null)
    {
        EnsureOpenFor(change);
        return Record(change, new TravelDocument(kind, country, presentedInPerson, GoingAbroad(papers)));
    }

    /// <summary>Records the answer to a request for a travel document.</summary>
    public TravelDocumentAnswer AnswerTravelDocument(Change change, int document, EmbassyAnswer answer, string? note)
    {
        EnsureOpenFor(change);
        Ensure(GuardCode.NotSuperseded, Now<TravelDocument>(document).Stands);
        return Record(change, new TravelDocumentAnswer(document, answer, note));
    }

    /// <summary>Records what was done about a request for a travel document: a presentation in person, documents that followed, a reminder. Refuses a day before the request, and documents of the asylum procedure.</summary>
    public EmbassyStep RecordEmbassyStep(Change change, int document, EmbassyStepKind kind, string? present, string? note, IReadOnlyList<int>? papers = null)
    {
        EnsureOpenFor(change);
        var asked = Now<TravelDocument>(document);
        Ensure(GuardCode.NotSuperseded, asked.Stands);
        Ensure(GuardCode.EndNotBeforeStart, change.OccurredOn >= asked.OccurredOn);
        return Record(change, new EmbassyStep(document, kind, present, note, GoingAbroad(papers)));
    }

    /// <summary>Travel documents that were issued, as the last answer to each request says.</summary>
    internal IReadOnlyList<TravelDocumentAnswer> IssuedDocuments => [.. InPeriod<TravelDocumentAnswer>().Where(answer => Now<TravelDocument>(answer.Document).Stands)
        .GroupBy(answer => Now<TravelDocument>(answer.Document).Sequence).Select(answers => answers.OrderBy(answer => answer.OccurredOn).ThenBy(answer => answer.Sequence).Last())
        .Where(answer => answer.Answer == EmbassyAnswer.Issued)];

    /// <summary>Documents in force that may go to an embassy, the last received first: nothing that belongs to the asylum procedure.</summary>
    public IReadOnlyList<CaseDocument> MayGoAbroad => [.. Documents.Where(document => !document.AsylumRelated)];

    /// <summary>What a case that is ready to travel rests on no longer, on a day; empty in every other phase. It moves nothing.</summary>
    /// <param name="on">The day.</param>
    /// <param name="policy">How old a check of the place may be.</param>
    public IReadOnlyList<JourneyLoss> JourneyLosses(DateOnly on, CasePolicy policy)
    {
        if (Phase != CasePhase.ReadyToTravel || CurrentPlan?.Receiver is not { } planned)
        {
            return [];
        }

        var receiver = CandidateNow(planned);
        if (!IsAcceptedAndValid(receiver, on))
        {
            return [ReceiverLost(receiver, on)];
        }

        if (VerificationOf(receiver, on) is not { } verification)
        {
            return [LostBy(JourneyGap.VerificationLost, VerificationsOf(receiver).Where(v => v.OccurredOn <= on).Reverse().TakeWhile(v => !v.Confirmed).LastOrDefault())];
        }

        var lastDay = verification.OccurredOn.AddDays(policy.For(this).VerificationMaxAgeDays);
        return lastDay < on ? [LostBy(JourneyGap.VerificationExpired, verification, lastDay.AddDays(1))] : [];
    }

    /// <summary>
    /// Who is still to be told that a journey fell through, or ended without a handover: the child, the guardian, and of the others whoever was part of it as it was planned then. They stay to be told
    /// whatever is planned next, as long as the child is here and the return decision stands. Empty where no journey ended so.
    /// </summary>
    public IReadOnlyList<ToTell> ToTellJourneyOff
    {
        get
        {
            if (!Phase.IsTrack2() || Phase == CasePhase.Travelling || JourneyEnded is not { } ended)
            {
                return [];
            }

            var told = Statements(StatementKind.JourneyOffTold, ended.Sequence).SelectMany(s => s.Parts).Select(part => part.Heading).ToHashSet();
            return [.. Involved(ended).Where(person => !told.Contains(person.Who))];
        }
    }

    /// <summary>The last move by which a journey did not happen, since track 2 was entered; null where none did.</summary>
    internal CaseEntry? JourneyEnded => PhaseLines.LastOrDefault(line => line.Period == Period && line.Sequence > TrackEntered(CasePhases.IsTrack2)
        && line.Trigger is CaseTrigger.FellThrough or CaseTrigger.HandoverFailedChildBack);

    /// <summary>The plan of this period as it stood before a line of the history.</summary>
    internal ReturnPlan? PlanBefore(int sequence) => Facts.OfType<ReturnPlan>()
        .Where(plan => plan.Period == Period && plan.Sequence < sequence && (plan.SupersededBy is null || plan.SupersededBy > sequence))
        .OrderBy(plan => plan.Sequence).LastOrDefault();

    /// <summary>The first day on which a person has to decide on a journey that lost its ground, or to tell that it fell through; null where nobody has to.</summary>
    internal (DateOnly On, int Line)? JourneyOff(DateOnly today, CasePolicy policy) =>
        JourneyLosses(today, policy) is [var loss, ..] ? (loss.Since, loss.Line) : ToTellJourneyOff.Count > 0 ? (JourneyEnded!.OccurredOn, JourneyEnded.Sequence) : null;

    private IEnumerable<ToTell> Involved(CaseEntry ended)
    {
        // The child was on the way, and who travelled along knows it.
        var left = ended.Trigger == CaseTrigger.HandoverFailedChildBack;
        if (!left)
        {
            yield return new(StatementHeading.Child, Identity.Sequence);
        }

        yield return new(StatementHeading.Guardian, Contact(ContactRole.Guardian)?.Sequence ?? ended.Sequence);
        if (Contact(ContactRole.ReceptionMentor) is { } mentor)
        {
            yield return new(StatementHeading.Mentor, mentor.Sequence);
        }

        if (Contact(ContactRole.Lawyer) is { } lawyer)
        {
            yield return new(StatementHeading.Lawyer, lawyer.Sequence);
        }

        var plan = PlanBefore(ended.Sequence);
        if (!left && plan is not null && !string.IsNullOrWhiteSpace(plan.Escort))
        {
            yield return new(StatementHeading.Escort, plan.Sequence);
        }

        // Whoever withdrew knows it.
        if (!left && plan?.Receiver is { } receiver && StepsOf(receiver).LastOrDefault(step => OriginOf(step.Sequence) < ended.Sequence)?.Stage == CandidateStage.Accepted)
        {
            yield return new(StatementHeading.Receiver, CandidateNow(receiver));
        }
    }

    private JourneyLoss ReceiverLost(int receiver, DateOnly on) => (AcceptanceGapOf(receiver, on), LastStep(receiver)) switch
    {
        (null, { Stage: not CandidateStage.Accepted } step) => LostBy(JourneyGap.ReceiverLost, step),
        (AcceptanceGap.NotSafe, _) => LostBy(JourneyGap.ReceiverLost, SafetyCheckOf(receiver, on)),
        (AcceptanceGap.NoAssessment, _) when AssessmentOf(receiver, on) is { } assessment => LostBy(JourneyGap.ReceiverLost, assessment, assessment.ValidUntil.AddDays(1)),
        (AcceptanceGap.SaysNo or AcceptanceGap.AnswersOpen, _) => LostBy(JourneyGap.ReceiverLost, AssessmentOf(receiver, on)),
        _ => LostBy(JourneyGap.ReceiverLost, null),
    };

    // Ready was judged with everything that was on file by then; what came late counts from that day on.
    private JourneyLoss LostBy(JourneyGap gap, RecordedFact? by, DateOnly? day = null) => (day ?? by?.OccurredOn) is { } known && known >= LastMove.OccurredOn
        ? new(gap, known, by!.Sequence) : new(gap, LastMove.OccurredOn, LastMove.Sequence);

    // A check of the place says nothing of another place, nor of the time after the place fell away, was reported lost, or the journey to it did not happen.
    private bool IsOvertaken(ShelterVerification verification, DateOnly on)
    {
        var recorded = OriginOf(verification.Sequence);
        return !IsStill(verification.Candidate) || StepsOf(verification.Candidate).Where(step => step.Stage > CandidateStage.Accepted).Select(step => (step.OccurredOn, Line: OriginOf(step.Sequence)))
            .Concat(Statements(StatementKind.ShelterLostAfterDecision).Select(lost => (lost.OccurredOn, Line: OriginOf(lost.Sequence))))
            .Concat(PhaseLines.Where(line => line.Period == Period && line.Trigger is CaseTrigger.FellThrough or CaseTrigger.HandoverFailedChildBack).Select(line => (line.OccurredOn, Line: line.Sequence)))
            .Any(end => end.OccurredOn <= on && (end.OccurredOn > verification.OccurredOn || end.Line > recorded));
    }

    /// <summary>What was agreed with a receiver who then withdrew, or was turned down, is agreed anew.</summary>
    internal bool IsAgreedSinceFallen(ReturnPlan plan)
    {
        if (StepsOf(plan.Receiver!.Value).LastOrDefault(step => step.Stage > CandidateStage.Accepted) is not { } fallen || plan.AgreedOn > fallen.OccurredOn)
        {
            return true;
        }

        var first = InPeriod<ReturnPlan>().Reverse().TakeWhile(version => version.AgreedOn == plan.AgreedOn && version.Agreement == plan.Agreement).Last();
        return plan.AgreedOn == fallen.OccurredOn && OriginOf(first.Sequence) > OriginOf(fallen.Sequence);
    }

    // A candidate whose name or place was corrected into another is not the one that was checked.
    private bool IsStill(int candidate) => Present<ShelterCandidate>(candidate) is { } now && Facts.OfType<ShelterCandidate>().Single(c => c.Sequence == candidate).IsSamePlaceAs(now);

    private IReadOnlyList<int> GoingAbroad(IReadOnlyList<int>? papers)
    {
        var documents = (papers ?? []).Distinct().Select(Now<CaseDocument>).ToArray();
        Ensure(GuardCode.NotSuperseded, Array.TrueForAll(documents, document => document.Stands));
        Ensure(GuardCode.NeverGoesAbroad, Array.TrueForAll(documents, document => !document.AsylumRelated));
        return [.. documents.Select(document => document.Sequence)];
    }
}
