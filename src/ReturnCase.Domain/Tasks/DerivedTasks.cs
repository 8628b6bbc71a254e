using System.Globalization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Domain.Tasks;

/// <summary>The one place where a case is asked what it waits for. Only what a person here can do or ask after is a task; the deadlines of the case have their own place.</summary>
public static class DerivedTasks
{
    private static readonly StatementKind[] Views = [StatementKind.GuardianViewOnShelter, StatementKind.GuardianViewOnProposal, StatementKind.GuardianViewOnReturn];

    /// <summary>What an open case asks for on a day. A closed one asks for nothing but the follow-up after handover, and an answer where a corrected birth date says that it was closed too soon, or where it was transferred again (invariant I8, domain 2.9).</summary>
    /// <param name="file">The case with everything in it.</param>
    /// <param name="today">What expires is named from so many days before it as policy says.</param>
    /// <param name="policy">The terms.</param>
    public static IReadOnlyList<DerivedTask> Of(CaseFile file, DateOnly today, CasePolicy policy)
    {
        if (!file.Phase.IsOpen())
        {
            return [.. FollowUps(file), .. Births(file, today, policy), .. Transfers(file, policy)];
        }

        policy = policy.For(file);
        var soon = today.AddDays(policy.ExpiryWarningDays);
        return
        [
            .. Police(file), .. Decisions(file, policy), .. Returned(file, policy), .. Requests(file), .. ViewsAsked(file, policy), .. Embassies(file, policy), .. Ind(file, today, policy), .. OpenReferrals(file, policy),
            .. Questions(file, policy), .. Clashes(file, policy), .. Contacts(file), .. NotSafe(file, today, policy), .. Steps(file, today, policy), .. Assessments(file, today).Where(task => task.DueOn <= soon), .. Verifications(file, policy).Where(task => task.DueOn <= soon),
            .. Lost(file, today, policy), .. ToTell(file), .. BlockedDepartures(file), .. BroughtIn(file, today, policy), .. Doubles(file, policy),
            .. Late(file, policy), .. Births(file, today, policy), .. Upheld(file, policy), .. Losses(file, policy),
        ];
    }

    private static IEnumerable<DerivedTask> Police(CaseFile file) => file.OpenAlarms.Where(alarm => alarm.ReportDueAt is not null)
        .Select(alarm => new DerivedTask(DerivedTaskKind.PoliceReportDue, alarm.Sequence, AmsterdamCalendar.DateOf(alarm.ReportDueAt!.Value)));

    // One that came late waits for its move as well, but first somebody says how it goes together with the step made meanwhile.
    private static IEnumerable<DerivedTask> Decisions(CaseFile file, CasePolicy policy) => file.WaitingDecisions.Except(file.LateDecisions.Select(late => late.Waiting)).Select(waiting =>
        new DerivedTask(DerivedTaskKind.DecisionWaits, waiting.Decision.Sequence, Escalates(waiting.Decision.RecordedAt, policy)) { Detail = waiting.Trigger.ToString() });

    private static IEnumerable<DerivedTask> Returned(CaseFile file, CasePolicy policy)
    {
        if (file.Proposals.MaxBy(proposal => proposal.Sequence) is { State: ProposalState.Returned } last && last.Period == file.Period && last.FromPhase == file.Phase)
        {
            var line = file.Entries.Single(entry => entry.Sequence == last.EndedBy);
            yield return new(DerivedTaskKind.ProposalReturned, last.Sequence, Escalates(line.RecordedAt, policy)) { Detail = last.Kind.ToString() };
        }
    }

    private static IEnumerable<DerivedTask> Requests(CaseFile file) => file.InPeriod<CooperationFact>()
        .Where(request => request.DueOn is not null && file.CameOf(request).Result == RequestResult.Waiting)
        .Select(request => new DerivedTask(DerivedTaskKind.RequestDue, request.Sequence, request.DueOn!.Value));

    // Asked anew, the term runs anew; any answer ends it.
    private static IEnumerable<DerivedTask> ViewsAsked(CaseFile file, CasePolicy policy) => Views
        .SelectMany(kind => file.Statements(kind).GroupBy(statement => Now(file, statement.Candidate)))
        .Select(asked => asked.OrderBy(statement => statement.OccurredOn).ThenBy(statement => statement.Sequence).Last())
        .Where(last => last.Answer == ViewAnswer.Asked)
        .Select(last => new DerivedTask(DerivedTaskKind.ViewDue, last.Sequence, last.OccurredOn.AddDays(policy.ViewAnswerDays)) { Detail = last.Kind.ToString(), Candidate = Now(file, last.Candidate) });

    private static IEnumerable<DerivedTask> Embassies(CaseFile file, CasePolicy policy)
    {
        var answered = file.Standing<TravelDocumentAnswer>().Select(answer => file.Present<TravelDocument>(answer.Document)?.Sequence).ToHashSet();
        return file.InPeriod<TravelDocument>().Where(document => !answered.Contains(document.Sequence))
            .Select(document => new DerivedTask(DerivedTaskKind.EmbassyAnswerDue, document.Sequence, document.OccurredOn.AddMonths(policy.EmbassyAnswerMonths)));
    }

    // The phase that waits for the IND has a clock, and it is its date; a referral beside such a phase has only its own.
    private static IEnumerable<DerivedTask> Ind(CaseFile file, DateOnly today, CasePolicy policy)
    {
        var clock = CaseClocks.For(file, today, policy).Phase;
        return file.Referrals.Where(referral => referral is { IsUndecided: true, ExportedAt: not null }).Select(referral => new DerivedTask(
            DerivedTaskKind.IndAnswerDue,
            referral.Sequence,
            clock is { Kind: DeadlineKind.IndAnswer } && referral == file.CurrentReferral ? clock.On : AmsterdamCalendar.DateOf(referral.ExportedAt!.Value).AddDays(7 * policy.IndAnswerWeeks)));
    }

    // Who works on the case fills a gap; that it is filled reaches the IND in a version that a supervisor makes.
    private static IEnumerable<DerivedTask> OpenReferrals(CaseFile file, CasePolicy policy)
    {
        foreach (var referral in file.Referrals.Where(referral => referral.IsUndecided && referral.Period == file.Period))
        {
            var lacks = referral.IsToSend && referral.Gaps.Count > 0 ? file.LacksNow(referral) : [];
            if (referral.Gaps.Intersect(lacks).Any(gap => gap != ReferralGap.Judgement))
            {
                yield return new(DerivedTaskKind.ReferralIncomplete, referral.Sequence, Escalates(referral.ConfirmedAt, policy));
            }

            if (referral.IsToSend && referral.Gaps.Except(lacks).Any())
            {
                yield return new(DerivedTaskKind.ReferralVersionDue, referral.Sequence, Escalates(file.Entries.Single(entry => entry.Sequence == referral.FrozenBy).RecordedAt, policy)) { Detail = referral.Number };
            }

            if (file.GroundTakenBack(referral) is { } line)
            {
                yield return new(DerivedTaskKind.ReferralGroundGone, referral.Sequence, Escalates(line.RecordedAt, policy)) { Detail = referral.Number };
            }
        }
    }

    // What the IND decided on it no longer asks. Questions of one day about one referral are told apart by their number.
    private static IEnumerable<DerivedTask> Questions(CaseFile file, CasePolicy policy) => file.Questions.GroupBy(question => (question.Referral.Number, question.Asked.OccurredOn))
        .SelectMany(day => day.Select((question, index) => (Question: question, Of: string.Create(CultureInfo.InvariantCulture, $"{day.Key.Number} {day.Key.OccurredOn:O}{(day.Count() > 1 ? $" {index + 1}" : "")}"))))
        .Where(asked => asked.Question is { State: QuestionState.Open, Referral.CanBeAskedAbout: true })
        .Select(asked => new DerivedTask(DerivedTaskKind.QuestionsOpen, asked.Question.Asked.Sequence, LegalTerm.AddWorkingDays(AmsterdamCalendar.DateOf(file.FirstRecorded(asked.Question.Asked).RecordedAt), policy.QuestionWorkingDays)) { Detail = asked.Of });

    // One that waits for its move by itself is a task already.
    private static IEnumerable<DerivedTask> Clashes(CaseFile file, CasePolicy policy) => file.Clashes.Where(clash => clash.Waits is null)
        .Select(clash => new DerivedTask(DerivedTaskKind.DecisionClashes, clash.Decision.Sequence, Escalates(clash.Decision.RecordedAt, policy)));

    // A date that was agreed stands until somebody of that kind was met on it or after it, or until a later contact with that kind agrees another date.
    // Later is what happened later, whenever it was written down: who records an old visit throws away no appointment of after it.
    // Who was met before that day and agreed nothing new leaves it standing, as does an attempt that reached nobody; the date in such an attempt is one for the child.
    private static IEnumerable<DerivedTask> Contacts(CaseFile file) => file.InPeriod<ContactMoment>().GroupBy(Person)
        .Select(moments => (moments.Key, Agreed: Agreed(moments.OrderBy(contact => contact.OccurredOn).ThenBy(contact => file.OriginOf(contact.Sequence)))))
        .Where(person => person.Agreed is not null)
        .Select(person => new DerivedTask(DerivedTaskKind.ContactDue, person.Agreed!.Sequence, person.Agreed.NextOn!.Value) { Detail = person.Key?.ToString() });

    // The child, by whichever means; or else one kind of person around it.
    private static ContactKind? Person(ContactMoment contact) => contact.IsWithChild || contact.Kind == ContactKind.NotReached ? null : contact.Kind;

    // Of one day, a correction stands where what it corrects was recorded.
    private static ContactMoment? Agreed(IEnumerable<ContactMoment> happened)
    {
        ContactMoment? standing = null;
        foreach (var contact in happened)
        {
            standing = contact.Kind != ContactKind.NotReached && standing?.NextOn <= contact.OccurredOn ? null : standing;
            standing = contact.NextOn is null ? standing : contact;
        }

        return standing;
    }

    private static IEnumerable<DerivedTask> Steps(CaseFile file, DateOnly today, CasePolicy policy)
    {
        if (Diligence.Of(file, today, policy) is { StepDueOn: { } due } diligence && diligence.WarnsOn(today, policy))
        {
            yield return new(DerivedTaskKind.StepDue, 0, due);
        }
    }

    private static IEnumerable<DerivedTask> Assessments(CaseFile file, DateOnly today) => file.Standing<ShelterCandidate>()
        .Where(candidate => file.StageOf(candidate.Sequence) == CandidateStage.Accepted)
        .Select(candidate => (candidate.Sequence, Until: file.AssessmentOf(candidate.Sequence, today)?.ValidUntil))
        .Where(candidate => candidate.Until is not null)
        .Select(candidate => new DerivedTask(DerivedTaskKind.AssessmentExpires, candidate.Sequence, candidate.Until!.Value) { Candidate = candidate.Sequence });

    private static IEnumerable<DerivedTask> NotSafe(CaseFile file, DateOnly today, CasePolicy policy) => file.Standing<ShelterCandidate>()
        .Where(candidate => file.AcceptanceGapOf(candidate.Sequence, today) == AcceptanceGap.NotSafe)
        .Select(candidate => (candidate.Sequence, Check: file.SafetyCheckOf(candidate.Sequence, today)!))
        .Select(found => new DerivedTask(DerivedTaskKind.PlaceNotSafe, found.Check.Sequence, Escalates(found.Check.RecordedAt, policy)) { Candidate = found.Sequence });

    private static IEnumerable<DerivedTask> Verifications(CaseFile file, CasePolicy policy)
    {
        if (file.Phase is CasePhase.ReturnPreparation or CasePhase.ReadyToTravel && file.CurrentPlan?.Receiver is { } receiver
            && file.StageOf(receiver) == CandidateStage.Accepted && file.VerificationOf(receiver) is { } verification)
        {
            yield return new(DerivedTaskKind.VerificationExpires, verification.Sequence, verification.OccurredOn.AddDays(policy.VerificationMaxAgeDays)) { Candidate = file.CandidateNow(receiver) };
        }
    }

    private static IEnumerable<DerivedTask> Lost(CaseFile file, DateOnly today, CasePolicy policy) => file.JourneyLosses(today, policy)
        .Select(loss => new DerivedTask(DerivedTaskKind.JourneyLost, file.LastMove.Sequence, loss.Since) { Detail = loss.Gap.ToString() });

    private static IEnumerable<DerivedTask> ToTell(CaseFile file) => file.ToTellJourneyOff
        .Select(person => new DerivedTask(DerivedTaskKind.TellJourneyOff, person.Subject, file.JourneyEnded!.OccurredOn) { Detail = person.Who.ToString() });

    private static IEnumerable<DerivedTask> BlockedDepartures(CaseFile file) => file.OpenAlarms
        .Select(alarm => (Alarm: alarm, Owed: file.StillOwed(alarm)))
        .Where(open => open.Owed.Count > 0)
        .Select(open => new DerivedTask(DerivedTaskKind.TellBlockedDeparture, open.Alarm.Sequence, AmsterdamCalendar.DateOf(open.Alarm.RaisedAt)) { Detail = CaseFile.OwedBy(open.Alarm.Kind).First(owed => owed.Guard == open.Owed[0]).Statement.ToString() });

    // The plan names the first day; each follow-up may name the next.
    private static IEnumerable<DerivedTask> FollowUps(CaseFile file)
    {
        if (file is { ClosingReason: ClosingReason.ReturnedHandedOver, CurrentPlan: { } plan })
        {
            var done = file.Statements(StatementKind.FollowUp).Where(statement => statement.OccurredOn >= file.LastMove.OccurredOn).OrderBy(statement => statement.OccurredOn).ThenBy(statement => statement.Sequence).LastOrDefault();
            if ((done is null ? plan.FollowUpOn : done.NextOn) is { } due)
            {
                yield return new(DerivedTaskKind.FollowUpDue, done?.Sequence ?? plan.Sequence, due);
            }
        }
    }

    // One at a time, in the order of the table, what a supervisor signs last: each opens the page on which it is recorded, and says how many more there are.
    private static IEnumerable<DerivedTask> BroughtIn(CaseFile file, DateOnly today, CasePolicy policy)
    {
        var missing = file.BroughtInWithout(today, policy).OrderBy(guard => GuardCatalogue.Of(guard).Remedy == GuardRemedy.SupervisorPage).ToArray();
        return missing.Take(1).Select(first => new DerivedTask(DerivedTaskKind.CompleteBroughtIn, file.LastMove.Sequence, CompletedBy(file, today, policy)) { Detail = FormattableString.Invariant($"{first} {missing.Length - 1}") });
    }

    // Whoever brought the cases in brought many, so there is time until the next review; not where a date of the case itself, or a journey that is ready, comes first.
    private static DateOnly CompletedBy(CaseFile file, DateOnly today, CasePolicy policy)
    {
        var soon = Escalates(file.LastMove.RecordedAt, policy);
        var review = AmsterdamCalendar.DateOf(file.LastMove.RecordedAt).AddMonths(policy.ReviewIntervalMonths);
        return file.Phase is CasePhase.ReadyToTravel or CasePhase.Travelling ? soon
            : CaseClocks.For(file, today, policy).Governing is { } governing && governing.On < review ? governing.On > soon ? governing.On : soon
            : review;
    }

    private static IEnumerable<DerivedTask> Doubles(CaseFile file, CasePolicy policy) =>
    [
        .. file.DoublesToJudge().Select(found => new DerivedTask(DerivedTaskKind.DoubleToJudge, found.Sequence, Escalates(found.RecordedAt, policy)) { Detail = found.Reference }),
        .. file.DoublesToLink().Select(said => new DerivedTask(DerivedTaskKind.DoubleToLink, said.Sequence, Escalates(said.RecordedAt, policy)) { Detail = said.Reference }),
    ];

    private static IEnumerable<DerivedTask> Late(CaseFile file, CasePolicy policy) => file.LateDecisions.Select(late =>
        new DerivedTask(DerivedTaskKind.DecisionCameLate, late.Waiting.Decision.Sequence, Escalates(late.Waiting.Decision.RecordedAt, policy)) { Detail = late.Waiting.Trigger.ToString() });

    // One answer resolves them all, however many steps the new date clashes with.
    // One decision answers all that came.
    private static IEnumerable<DerivedTask> Transfers(CaseFile file, CasePolicy policy) => file.WaitingTransfers.Take(1)
        .Select(transfer => new DerivedTask(DerivedTaskKind.TransferToDecide, transfer.Sequence, Escalates(transfer.RecordedAt, policy)));

    private static IEnumerable<DerivedTask> Births(CaseFile file, DateOnly today, CasePolicy policy) => file.BirthDateClashes(today).Take(1)
        .Select(clash => new DerivedTask(DerivedTaskKind.BirthDateClashes, clash.Now.Sequence, Escalates(clash.Now.RecordedAt, policy)));

    // Whoever looks for another home, plans anew, or proposes that there is no way, goes on.
    private static IEnumerable<DerivedTask> Upheld(CaseFile file, CasePolicy policy)
    {
        if (file.Phase == CasePhase.ReturnPreparation && file.Decisions.Where(d => d.Kind == DecisionKind.ReturnDecisionUpheld && d.Period == file.Period).MaxBy(d => file.OriginOf(d.Sequence)) is { } stands
            && file.OriginOf(stands.Sequence) is var since && file.LastMove.Sequence < since && file.Proposals.All(proposal => proposal.Sequence < since)
            && !file.Facts.Any(fact => fact.Stands && GoesOn(fact) && file.OriginOf(fact.Sequence) > since))
        {
            yield return new(DerivedTaskKind.ReturnDecisionStands, stands.Sequence, Escalates(file.FirstRecorded(stands).RecordedAt, policy));
        }
    }

    private static IEnumerable<DerivedTask> Losses(CaseFile file, CasePolicy policy)
    {
        if (file.LossToReport() is { Lost: var lost })
        {
            yield return new(DerivedTaskKind.LossToReport, lost.Sequence, Escalates(file.LastMove.RecordedAt, policy));
        }
    }

    private static bool GoesOn(RecordedFact fact) => fact is ReturnPlan or ShelterCandidate or CandidateStep
        or Statement { Kind: StatementKind.CareArrangementTried or StatementKind.DocumentsTried or StatementKind.OtherEffort };

    private static DateOnly Escalates(DateTime recordedAt, CasePolicy policy) => LegalTerm.AddWorkingDays(AmsterdamCalendar.DateOf(recordedAt), policy.EscalationWorkingDays);

    private static int? Now(CaseFile file, int? candidate) => candidate is { } number ? file.CandidateNow(number) : null;
}
