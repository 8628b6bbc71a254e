using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Documents;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Tests.Support;

/// <summary>The people who act in the tests.</summary>
internal static class Staff
{
    public static readonly Actor Sanne = new("sanne", "Sanne", ActorRole.Counsellor);
    public static readonly Actor Bram = new("bram", "Bram", ActorRole.Counsellor);
    public static readonly Actor Ingrid = new("ingrid", "Ingrid", ActorRole.Supervisor);
    public static readonly Actor Hassan = new("hassan", "Hassan", ActorRole.Supervisor);
    public static readonly Actor Pieter = new("pieter", "Pieter", ActorRole.IndLiaison);
    public static readonly Actor Auditor = new("els", "Els", ActorRole.Auditor);
}

/// <summary>Drives the real aggregate by its verbs. Each case arrives in a phase by the path that a case takes.</summary>
internal sealed class CaseBuilder
{
    private static readonly StatementKind[] OfSupervisor = [StatementKind.Review, StatementKind.SearchContinues, StatementKind.MissingFindingSigned, StatementKind.ReopeningDeclined, StatementKind.SamePersonLeads, StatementKind.SamePersonFollows];
    private static readonly DateOnly Usually = new(2026, 3, 2);

    // Programs number what they register from 1.
    private static int numbers = 100_000;

    public CaseBuilder(PartialDate? born = null, DateOnly? today = null, DateOnly? transferred = null)
    {
        Today = today ?? Usually;
        var number = Interlocked.Increment(ref numbers);
        File = CaseFile.Register(
            By(Staff.Sanne, on: transferred), $"RC-2026-{number:D6}", VNumber.Parse($"{number:D10}"),
            new IdentityDetails("Amina", "Diallo", null, "GN", "Fula, French", "Utrecht"),
            born ?? new PartialDate(2010, 5, 10), BirthDateSource.Register, "Utrecht", Staff.Sanne);
    }

    public CaseFile File { get; }

    public DateOnly Today { get; set; }

    /// <summary>Seconds after noon at which the next change is recorded: walks tell one moment of a day from the next.</summary>
    public int Second { get; set; }

    public int LastReferral { get; private set; }

    public string Number => $"RF-2026-{LastReferral:D6}";

    /// <summary>The candidate that was added last.</summary>
    public int Candidate { get; private set; }

    /// <summary>A case in a phase, by a real path.</summary>
    public static CaseBuilder In(CasePhase phase, PartialDate? born = null, DateOnly? today = null)
    {
        // Who stands further than intake was transferred the day before, so that something can have been asked on that day.
        var c = new CaseBuilder(born, today, phase == CasePhase.Intake ? null : (today ?? Usually).AddDays(-1));
        return phase switch
        {
            CasePhase.Intake => c,
            CasePhase.ShelterSearch => c.Rejected().Moved(CaseTrigger.AcceptWithoutReturnDecision),
            CasePhase.ShelterFound => c.To(CasePhase.ShelterSearch).GroundsForShelterFound().Complete().Confirmed(OutcomeKind.ShelterFound),
            CasePhase.CooperatedNoShelter => c.To(CasePhase.ShelterSearch).SearchDone().Complete().JudgedCooperating().Confirmed(OutcomeKind.CooperatedNoShelter),
            CasePhase.InsufficientCooperation => c.To(CasePhase.ShelterSearch).SearchDone().Complete().JudgedInsufficient().Confirmed(OutcomeKind.InsufficientCooperation),
            CasePhase.FurtherSearch => c.To(CasePhase.InsufficientCooperation).Wait(1).Answer(DecisionKind.FurtherInvestigation).Moved(CaseTrigger.IndAsksFurtherInvestigation),
            CasePhase.NoShelter => c.To(CasePhase.InsufficientCooperation).Wait(1).Answer(DecisionKind.NothingFurther).Moved(CaseTrigger.IndAsksNothingFurther, Staff.Ingrid),
            CasePhase.ReturnPreparation => c.Rejected().ReturnDecision().Moved(CaseTrigger.AcceptWithReturnDecision),
            CasePhase.ReadyToTravel => c.To(CasePhase.ReturnPreparation).GroundsForTravel().Moved(CaseTrigger.Ready),
            CasePhase.Travelling => c.To(CasePhase.ReadyToTravel).Note(StatementKind.DepartureNotice).Moved(CaseTrigger.Departed),
            CasePhase.CooperatedCannotLeave => c.To(CasePhase.ReturnPreparation).Note(StatementKind.OtherEffort).Complete().JudgedCooperating().Confirmed(OutcomeKind.CooperatedCannotLeave),
            CasePhase.NoArrangements => c.To(CasePhase.ReturnPreparation).Note(StatementKind.CareArrangementTried).Note(StatementKind.DocumentsTried)
                .JudgedInsufficient().Confirmed(OutcomeKind.NoArrangements),
            CasePhase.Closed => c.Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError),
            _ => throw new ArgumentOutOfRangeException(nameof(phase)),
        };
    }

    public Change By(Actor who, string? reason = "because", DateOnly? on = null, int? corrects = null) =>
        new(who, on ?? Today, Today.ToDateTime(new TimeOnly(11, 0), DateTimeKind.Utc).AddSeconds(Second), reason, "letter") { Corrects = corrects };

    public CaseBuilder Wait(int days)
    {
        Today = Today.AddDays(days);
        return this;
    }

    public CaseBuilder Until(DateOnly day)
    {
        Today = day;
        return this;
    }

    public CaseBuilder Do(Action<CaseBuilder> action)
    {
        action(this);
        return this;
    }

    public CaseBuilder Moved(CaseTrigger trigger, Actor? by = null, DateOnly? on = null, string? reason = "because")
    {
        File.Move(By(by ?? Usual(trigger), reason, on), trigger, CaseFile.MakesReferral(trigger) ? NextNumber() : null);
        return this;
    }

    /// <summary>The case comes in from another system, in a phase.</summary>
    public CaseBuilder BroughtIn(CasePhase phase, ClosingReason? closing = null)
    {
        var change = By(Staff.Sanne) with { Source = "INDIGO, A-1" };
        File.RecordDecision(change, new DecisionDetails(DecisionKind.AsylumRejected, DecisionOrigin.Ind, "Z1-1"));
        if (phase.IsTrack2())
            File.RecordDecision(change, new DecisionDetails(DecisionKind.ReturnDecisionIssued, DecisionOrigin.Ind, "Z1-2") { ReturnDecision = new ReturnDecisionContent(true, true, 28, ["GN"]) });
        File.BringIn(change, new PhaseBroughtIn(phase) { Closing = closing, DecidedBy = "J. Dekker", ConfirmedBy = "I. Smit" });
        return this;
    }

    /// <summary>What stands in the way of a move, or null where the phase knows no such move.</summary>
    public IReadOnlyList<GuardCode>? Refusal(CaseTrigger trigger, Actor? by = null, DateOnly? on = null, string? reason = "because")
    {
        var (version, phase) = (File.Version, File.Phase);
        var refused = Assert.Throws<CaseRefusedException>(() => Moved(trigger, by, on, reason));
        Assert.Equal((version, phase), (File.Version, File.Phase));
        return refused.Guards.Count == 0 ? null : refused.Guards;
    }

    public string NextNumber()
    {
        LastReferral++;
        return $"RF-{File.Number[^6..]}-{LastReferral:D3}";
    }

    /// <summary>A transfer of the same child, as somebody of another team types it.</summary>
    public static TransferDetails Transfer(string firstNames = "Amina") => new(
        new IdentityDetails(firstNames, "Diallo", null, "GN", "Fula", "Rotterdam"), new PartialDate(2010, 5), BirthDateSource.Statement, new DateOnly(2026, 2, 1), "Z7-7")
    {
        Guardian = "Mevrouw Bos",
        ReturnDecisionOn = new DateOnly(2026, 2, 2),
        ReturnDecisionReference = "Z8-8",
        ReturnDecision = new ReturnDecisionContent(true, true, 28, ["GN"]),
    };

    public CaseBuilder TransferredAgain(string firstNames = "Amina", Actor? by = null, DateOnly? on = null)
    {
        File.RecordRepeatedTransfer(By(by ?? Staff.Bram, reason: null, on: on), Transfer(firstNames), "Zuid");
        return this;
    }

    public CaseBuilder Rejected(DateOnly? on = null)
    {
        File.RecordDecision(By(Staff.Sanne, on: on), new DecisionDetails(DecisionKind.AsylumRejected, DecisionOrigin.Ind, "Z1-1"));
        return this;
    }

    public AuthorityDecision Decide(DecisionKind kind, DateOnly? on = null, string? referral = null, Actor? by = null, bool stands = false, int? corrects = null, string? ground = "asylum")
    {
        var origin = kind is DecisionKind.RejectionAnnulled or DecisionKind.ReturnDecisionAnnulled ? DecisionOrigin.Court : DecisionOrigin.Ind;
        return File.RecordDecision(By(by ?? Staff.Pieter, on: on, corrects: corrects), new DecisionDetails(kind, origin, "Z2-2")
        {
            Ground = kind == DecisionKind.ResidenceGranted ? ground : null,
            ReferralNumber = referral,
            ReturnDecisionStands = stands,
            ReturnDecision = kind == DecisionKind.ReturnDecisionIssued ? new ReturnDecisionContent(true, true, 28, ["GN"]) : null,
        });
    }

    public CaseBuilder Answer(DecisionKind kind, DateOnly? on = null, string? referral = null)
    {
        Decide(kind, on, referral);
        return this;
    }

    public CaseBuilder ReturnDecision(DateOnly? on = null) => Answer(DecisionKind.ReturnDecisionIssued, on);

    public CaseBuilder IncompleteReturnDecision()
    {
        File.RecordDecision(By(Staff.Pieter), new DecisionDetails(DecisionKind.ReturnDecisionIssued, DecisionOrigin.Ind, "Z3")
        {
            ReturnDecision = new ReturnDecisionContent(true, true, null, []),
        });
        return this;
    }

    public CaseBuilder Note(StatementKind kind, int? candidate = null, ViewAnswer? answer = ViewAnswer.Given, Actor? by = null, DateOnly? nextOn = null, DateOnly? on = null, string? reference = null)
    {
        File.Note(By(by ?? (OfSupervisor.Contains(kind) ? Staff.Ingrid : Staff.Sanne), on: on), new StatementDetails(kind, "noted") { Candidate = candidate, Answer = answer, Reference = reference ?? (kind == StatementKind.IndTold ? File.CurrentReferral?.Number : null) ?? "ref", NextOn = nextOn });
        return this;
    }

    /// <summary>Gone long enough for every trigger, with the alarm that somebody owns.</summary>
    public CaseBuilder Gone(StatementKind trigger = StatementKind.EightDaysUnregistered, Actor? by = null)
    {
        File.RaiseAlarm(By(by ?? Staff.Sanne), AlarmKind.Missing);
        return Wait(8).Note(trigger);
    }

    public CaseBuilder Country(string country = "GN")
    {
        File.NameCountry(By(Staff.Sanne), country, "nationality");
        return this;
    }

    public CaseBuilder Document(string name, string? storedAs = null, int? corrects = null, DocumentKind kind = DocumentKind.Letter)
    {
        File.RecordDocument(By(Staff.Sanne, corrects: corrects), new(
            kind, "Nederlands", null, DocumentOrigin.Guardian, false, null, new(storedAs ?? Guid.NewGuid().ToString("N"), name, DocumentFormat.Pdf, 1_000, new string('a', CaseDocument.Sha256Length))));
        return this;
    }

    public CaseBuilder AllReasonedAway(string country = "GN")
    {
        foreach (var kind in Enum.GetValues<ShelterKind>())
            File.ReasonAway(By(Staff.Sanne), country, kind, "nobody there");
        return this;
    }

    /// <summary>One country; family tried and rejected, the other kinds reasoned away.</summary>
    public CaseBuilder SearchDone()
    {
        Country();
        AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.NotReachable);
        File.ReasonAway(By(Staff.Sanne), "GN", ShelterKind.Acquaintance, "knows nobody");
        File.ReasonAway(By(Staff.Sanne), "GN", ShelterKind.ReceptionHouse, "no house takes children");
        return this;
    }

    /// <summary>Everybody of whom it was not settled whether they can take the child falls away.</summary>
    public CaseBuilder NobodyLeftOpen()
    {
        foreach (var left in File.Standing<ShelterCandidate>().Where(c => File.IsLeftOpen(c.Sequence, Today)).Select(c => c.Sequence).ToArray())
            File.RecordStep(By(Staff.Sanne), left, CandidateStage.Withdrawn, "cannot after all", null, "it happened so");
        return this;
    }

    public CaseBuilder AddCandidate(ShelterKind kind = ShelterKind.Family, string name = "aunt", ContactRoute route = ContactRoute.LocalPartner, int? carePlace = null)
    {
        Candidate = File.AddCandidate(By(Staff.Sanne), new CandidateDetails(kind, name, "aunt", "GN", "Conakry", route, carePlace)).Sequence;
        File.CheckSafety(By(Staff.Sanne), Candidate, true, "trusts her", null, "that the child is well");
        return this;
    }

    public CaseBuilder Steps(params CandidateStage[] stages) => Steps(null, stages);

    public CaseBuilder Steps(CarePlace? place, params CandidateStage[] stages)
    {
        foreach (var stage in stages)
        {
            if (stage == CandidateStage.Accepted)
                Assessed();
            File.RecordStep(By(Staff.Sanne), Candidate, stage, "as expected", "letter of the partner", "it happened so", place);
        }

        return this;
    }

    public CaseBuilder Assessed(int days = 365)
    {
        File.Assess(By(Staff.Sanne), Candidate, new AssessmentAnswers(true, true, true, true, true, true, "wants to go", "visited", Today.AddDays(days)));
        return this;
    }

    public CaseBuilder AcceptedCandidate() => AddCandidate().Steps(CandidateStage.ContactAttempted, CandidateStage.ContactMade, CandidateStage.Willing, CandidateStage.Assessed, CandidateStage.Accepted);

    public CaseBuilder GroundsForShelterFound() => Country().AcceptedCandidate()
        .Note(StatementKind.BestInterests, Candidate).Note(StatementKind.ChildViewOnShelter, Candidate).Note(StatementKind.GuardianViewOnShelter, Candidate);

    public static readonly AskedView Agrees = new(JudgementView.Given, "agrees");

    public static readonly AskedView NoAnswer = new(JudgementView.NoAnswer, "asked by letter a week before");

    /// <summary>A judgement that rests on what was recorded last; where nothing is on file, on a visit.</summary>
    public CaseBuilder JudgedCooperating(Actor? by = null)
    {
        var cited = File.Standing<RecordedFact>().LastOrDefault(CooperationJudgement.MayCite) ?? Visited(by ?? Staff.Sanne);
        File.Judge(By(by ?? Staff.Sanne), new JudgementDetails(CooperationVerdict.CooperatedThroughout, "came to each talk", [cited.Sequence], Agrees, NoAnswer));
        return this;
    }

    /// <summary>A request, and what came of it. One that was not done was asked the day before; while it could still be met, or where it left no time, the child said no outright.</summary>
    public CaseBuilder Requested(RequestResult result = RequestResult.NotDone, bool understood = true, DateOnly? due = null)
    {
        var asked = File.RecordRequest(By(Staff.Sanne, on: result == RequestResult.NotDone && due is null ? Today.AddDays(-1) : Today), new RequestDetails("call your aunt", "Fula", "in person", understood, due));
        return result == RequestResult.Waiting ? this : Came(result, asked.Sequence);
    }

    /// <summary>What came of a request: the last one.</summary>
    public CaseBuilder Came(RequestResult result, int? request = null, DateOnly? on = null, int? corrects = null, string? refused = null)
    {
        var asked = File.Present<CooperationFact>(request ?? File.Latest<CooperationFact>()!.Sequence)!;
        var early = result == RequestResult.NotDone && ((on ?? Today) <= asked.LastDay || !asked.LeavesTime);
        File.RecordResult(By(Staff.Sanne, on: on, corrects: corrects), asked.Sequence, new ResultDetails(result, "interview", early ? refused ?? "said: I will not call her" : null));
        return this;
    }

    /// <summary>A request not met, a judgement that cites it, and the guardian's view in this phase.</summary>
    public CaseBuilder JudgedInsufficient(Actor? by = null)
    {
        Requested();
        return JudgedOn(File.Latest<CooperationFact>()!.Sequence, by).Note(StatementKind.GuardianViewOnProposal);
    }

    public CaseBuilder JudgedOn(int fact, Actor? by = null)
    {
        File.Judge(By(by ?? Staff.Sanne), new JudgementDetails(CooperationVerdict.Insufficient, "did not call", [fact], new(JudgementView.Given, "asked"), NoAnswer));
        return this;
    }

    private ContactMoment Visited(Actor by) => File.RecordContact(By(by), new ContactDetails(ContactKind.Visit, null, null, null, null, "talked about the aunt", null, null, null));

    public CaseBuilder Proposed(OutcomeKind kind, Actor? by = null, DateOnly? on = null)
    {
        File.Propose(By(by ?? Staff.Sanne, on: on), kind, "the grounds");
        return this;
    }

    /// <summary>What the IND asks for besides the grounds of an outcome: a referral of such a case lacks nothing.</summary>
    public CaseBuilder Complete()
    {
        if (File.Contact(ContactRole.Guardian) is null)
            File.RecordContactPerson(By(Staff.Sanne), ContactRole.Guardian, "F. Bakker", "Nidos", null, null);
        if (File.Contact(ContactRole.Lawyer) is null)
            File.RecordContactPerson(By(Staff.Sanne), ContactRole.Lawyer, "mr. E. Visser", null, null, null);
        File.RecordContact(By(Staff.Sanne), new(ContactKind.Visit, null, null, null, null, "talked about the future", "I want to go to school", null, null));
        return Note(StatementKind.GuardianViewOnReturn);
    }

    public CaseBuilder Confirmed(OutcomeKind kind) => Proposed(kind).Moved(CaseLifecycle.Confirms(kind), Staff.Ingrid);

    public CaseBuilder GroundsForTravel()
    {
        AcceptedCandidate();
        Planned(Candidate, departsIn: Math.Min(3, File.BirthDate.EighteenLatest.DayNumber - Today.DayNumber - 1));
        File.Verify(By(Staff.Sanne), Candidate, true, "called");
        return Note(StatementKind.RemovabilityCheck).Note(StatementKind.BestInterestsOnReturn).Note(StatementKind.ChildViewOnReturn).Note(StatementKind.GuardianViewOnReturn).Note(StatementKind.GuardianToldOfReturn);
    }

    public CaseBuilder Planned(int? receiver, string? documents = "has a passport", string? escort = "an escort", string? agreement = "she takes care", int? departsIn = 3)
    {
        File.Plan(By(Staff.Sanne), new PlanDetails(receiver, Today, agreement, documents, escort, "by air", departsIn is { } days ? Today.AddDays(days) : null, Today.AddDays(departsIn ?? 3), "school", "a call"));
        return this;
    }

    public CaseBuilder Handover(int candidate)
    {
        File.Note(By(Staff.Sanne), new StatementDetails(StatementKind.Handover, "handed over") { Candidate = candidate, Reference = "signed 1", ReceivedBy = File.Present<ShelterCandidate>(candidate)?.Name });
        return this;
    }

    public CaseBuilder Exported()
    {
        File.ExportReferral(By(Staff.Pieter), File.CurrentReferral!.Number);
        return this;
    }

    public Referral Referral => File.Referrals.MaxBy(r => r.Sequence)!;

    private static Actor Usual(CaseTrigger trigger) => CaseLifecycle.Moves.First(m => m.Trigger == trigger).Guards.Contains(GuardCode.Supervisor) ? Staff.Ingrid : Staff.Sanne;

    // A case goes on along the path of another phase.
    private CaseBuilder To(CasePhase phase)
    {
        switch (phase)
        {
            case CasePhase.ShelterSearch:
                return Rejected().Moved(CaseTrigger.AcceptWithoutReturnDecision);
            case CasePhase.InsufficientCooperation:
                return To(CasePhase.ShelterSearch).SearchDone().Complete().JudgedInsufficient().Confirmed(OutcomeKind.InsufficientCooperation);
            case CasePhase.ReturnPreparation:
                return Rejected().ReturnDecision().Moved(CaseTrigger.AcceptWithReturnDecision);
            case CasePhase.ReadyToTravel:
                return To(CasePhase.ReturnPreparation).GroundsForTravel().Moved(CaseTrigger.Ready);
            default:
                throw new ArgumentOutOfRangeException(nameof(phase));
        }
    }
}
