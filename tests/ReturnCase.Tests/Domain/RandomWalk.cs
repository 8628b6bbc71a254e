using System.Globalization;
using System.Text;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Exploration;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Exploration;

namespace ReturnCase.Tests.Domain;

/// <summary>One reproducible walk: every verb with random people, dates and kinds, wrong ones too. A refused verb must leave nothing changed.</summary>
internal sealed class RandomWalk
{
    // A supervisor who had no hand in anything.
    private static readonly Actor Onlooker = new("noor", "Noor", ActorRole.Supervisor);
    private static readonly Actor[] People = [Staff.Sanne, Staff.Sanne, Staff.Sanne, Staff.Ingrid, Staff.Ingrid, Staff.Ingrid, Staff.Hassan, Staff.Hassan, Staff.Pieter, Staff.Auditor];

    private const int AlwaysKnown = 6;

    private readonly Random _random;
    private readonly int _seed;
    private readonly CaseBuilder _case;
    private readonly CarePlace _place = new(ShelterKind.Family, "aunt", "GN", 1);
    private readonly List<string> _steps = [];
    private readonly (string Name, int Weight, Action Do)[] _actions;
    private readonly Action<CaseBuilder>? _afterStep;
    private readonly bool _everything;

    /// <param name="seed">The same seed walks the same way.</param>
    /// <param name="afterStep">Looks at the case after each step, which then bears an instant of its own. Such a walk also corrects referrals and gives alarms away.</param>
    /// <param name="everything">Whether it knows every verb; the others are left out of walks that are counted.</param>
    /// <param name="from">The case with which it begins; else a new one in a phase that goes with the seed.</param>
    public RandomWalk(int seed, Action<CaseBuilder>? afterStep = null, bool everything = false, CaseBuilder? from = null)
    {
        (_afterStep, _everything) = (afterStep, everything);
        (_seed, _random) = (seed, new Random(seed));
        _case = from ?? CaseBuilder.In((CasePhase)(seed % 13), new PartialDate(2008 + (seed % 3), 3 + (seed % 10), 1 + (seed % 28)));
        (string Name, int Weight, Action Do)[] all =
        [
            ("move", 30, Move), ("suggested move", 30, SuggestedMove), ("decision", 12, Decision), ("open case", 6, Open), ("answer of the IND", 8, AnswerOfInd),
            ("search done", 6, () => _case.SearchDone()), ("grounds for shelter", 3, () => _case.GroundsForShelterFound()), ("grounds for travel", 8, () => _case.GroundsForTravel()),
            ("judged insufficient", 8, () => _case.JudgedInsufficient()), ("judged cooperating", 5, () => _case.JudgedCooperating(Someone())),
            ("outcome", 8, Outcome), ("propose", 8, Propose), ("confirm", 8, Confirm), ("end proposal", 2, EndProposal), ("note", 12, Note), ("closing notes", 3, ClosingNotes),
            ("candidate", 3, () => _case.AddCandidate(Pick<ShelterKind>(), route: Pick<ContactRoute>())), ("step", 6, Step), ("verify", 4, Verify), ("plan", 3, () => File.Plan(Change(), Plan())),
            ("travel document", 2, TravelDocument), ("suspend", 3, Suspend), ("suspension", 4, Suspension), ("alarm", 3, Alarm), ("referral", 6, Referral),
            ("retract", 6, () => File.RetractAsError(Change(), AnyFact(), _place)), ("correct", 5, Correct), ("birth date", 2, () => File.RecordBirthDate(Change(), Born(), Pick<BirthDateSource>())),
            ("request", 3, () => File.RecordRequest(Change(), Request())), ("contact", 2, Contact), ("country", 2, () => File.NameCountry(Change(), Country(), "why")),
            ("reason away", 3, () => File.ReasonAway(Change(), Country(), Pick<ShelterKind>(), "why")), ("assign", 1, () => File.Assign(Change(), "Utrecht", Someone())),
            ("transferred again", 3, () => File.RecordRepeatedTransfer(Change(), CaseBuilder.Transfer(_random.Next(2) == 0 ? "Amina" : "Awa"), "Zuid")),
            .. afterStep is null && !everything ? Array.Empty<(string, int, Action)>() : [("correct referral", 5, CorrectReferral), ("give alarm", 4, GiveAlarm), ("count or set aside", 4, Clash), ("reassign", 3, Reassign), ("answer exceptions", 6, AnswerExceptions), ("holds still", 4, HoldsStill), ("grant after closing", 4, GrantAfterClosing)],
            .. everything ? new WalkVerbs(_case, _random, () => Change(), AnyCandidate).All : [],
        ];
        // A walk that knows few verbs does each of them often, one after the other and twice: what they do to each other shows there. Moves are made in every walk.
        _actions = everything ? [.. all.Where((_, i) => i < AlwaysKnown || _random.Next(5) < 2)] : all;
    }

    public CaseBuilder Case => _case;

    /// <summary>What was tried, and what came of it.</summary>
    public IReadOnlyList<string> Steps => _steps;

    public HashSet<CasePhase> Visited { get; } = [];

    public HashSet<CaseTrigger> Moved { get; } = [];

    /// <summary>The abstract cases that it stood in.</summary>
    public HashSet<AbstractCase> Stood { get; } = [];

    /// <summary>The moves that it made, between abstract cases of the day of the move.</summary>
    public HashSet<(AbstractCase From, CaseTrigger Move, AbstractCase To)> Made { get; } = [];

    private CaseFile File => _case.File;

    public void Run(int length)
    {
        (string Name, Action Do)? last = null;
        for (var i = 0; i < length; i++)
        {
            if (_random.Next(3) == 0)
                _case.Wait(_random.Next(_random.Next(12) == 0 ? 200 : 12));
            // Two of a kind, one after the other, tell the first from the last.
            var (name, act) = _everything && last is { } again && _random.Next(4) == 0 ? again : PickAction();
            last = (name, act);
            var (before, print) = (Before.Of(File, _case.Today), Fingerprint());
            var macro = name is "answer the IND" or "answer exceptions" or "holds still" or "grant after closing" or "search done" or "grounds for shelter" or "grounds for travel" or "judged insufficient" or "open case" or "closing notes" or "candidate" or "outcome" or "answer of the IND";
            try
            {
                act();
                _steps.Add($"{_case.Today:yyyy-MM-dd} {name} -> {File.Phase}");
            }
            catch (CaseRefusedException refused)
            {
                _steps.Add($"{_case.Today:yyyy-MM-dd} {name} refused: {string.Join(' ', refused.Guards)}");
                Demand(macro || print == Fingerprint(), "a refused verb changed the case");
            }

            // What a closed case takes is listed for the verbs of the walks that are counted.
            foreach (var (invariant, check) in Invariants.All.Where(one => !_everything || one.Name != "I8"))
            {
                var wrong = check(File, before, _case.Today);
                Demand(wrong is null, $"{invariant}: {wrong}");
            }

            if (_afterStep is not null)
            {
                _afterStep(_case);
                _case.Second++;
            }

            Visited.Add(File.Phase);
            Stood.Add(Abstraction.Of(File, _case.Today));
            Moved.UnionWith(File.PhaseLines.Select(l => l.Trigger).OfType<CaseTrigger>());
        }
    }

    private void Demand(bool holds, string message)
    {
        if (!holds)
            Assert.Fail($"Walk {_seed}, step {_steps.Count}: {message}\n{string.Join('\n', _steps)}\n{string.Join('\n', File.PhaseLines.Select(l => $"{l.Sequence} {l.Trigger} {l.From} -> {l.To} on {l.OccurredOn:yyyy-MM-dd} by {l.ById}"))}");
    }

    private (string Name, Action Do) PickAction()
    {
        var at = _random.Next(_actions.Sum(a => a.Weight));
        foreach (var (name, weight, act) in _actions)
        {
            if ((at -= weight) < 0)
                return (name, act);
        }

        throw new InvalidOperationException();
    }

    private void Move() => Move(Pick<CaseTrigger>(), Change());

    // One of the moves that are open for a supervisor: walks get somewhere.
    private void SuggestedMove()
    {
        var open = File.MoveOptions(_case.By(Staff.Ingrid)).Where(o => o.State == MoveState.Open).Select(o => o.Trigger).ToArray();
        var forward = open.Where(t => CaseLifecycle.Closing(t) is null || _random.Next(5) == 0).ToArray();
        if (forward.Length > 0)
            Move(forward[_random.Next(forward.Length)], _case.By(Staff.Ingrid));
    }

    private void Move(CaseTrigger trigger, Change change)
    {
        _steps.Add($"  {trigger} by {change.By.Id} on {change.OccurredOn:yyyy-MM-dd}");
        var before = Abstraction.Of(File, change.OccurredOn);
        File.Move(change, trigger, CaseFile.MakesReferral(trigger) ? _case.NextNumber() : null, [_place]);
        Made.Add((before, trigger, Abstraction.Of(File, change.OccurredOn)));
    }

    private void Open()
    {
        if (File.Phase != CasePhase.Intake)
            return;
        if (File.Rejection is null)
            _case.Rejected();
        if (_random.Next(2) == 0 && File.ReturnDecision is null)
            _case.ReturnDecision();
        _case.Moved(File.ReturnDecision is null ? CaseTrigger.AcceptWithoutReturnDecision : CaseTrigger.AcceptWithReturnDecision);
    }

    private void Decision() => Decide(Pick<DecisionKind>());

    private void AnswerOfInd()
    {
        if (File.CurrentReferral is { } referral)
        {
            if (!referral.WasSent && _random.Next(2) == 0)
                _case.Exported();
            Decide((DecisionKind)_random.Next((int)DecisionKind.ResidenceGranted, (int)DecisionKind.FindingRejected + 1), referral: referral.WasSent ? referral.Number : null);
        }
    }

    private void Decide(DecisionKind kind, int? corrects = null, string? referral = null)
    {
        _steps.Add($"  {kind} on {referral} corrects {corrects}");
        File.RecordDecision(Change(corrects, _random.Next(2) == 0 ? Staff.Pieter : Someone()), new DecisionDetails(kind, Origin(kind), "Z9")
        {
            Ground = _random.Next(4) > 0 ? "asylum" : null,
            ReferralNumber = referral,
            ReturnDecisionStands = _random.Next(3) == 0 && kind is DecisionKind.RejectionAnnulled or DecisionKind.RejectionWithdrawn,
            DueOn = _case.Today.AddDays(60),
            ReturnDecision = new ReturnDecisionContent(true, true, _random.Next(5) == 0 ? null : 28, ["GN"]),
        });
    }

    private DecisionOrigin Origin(DecisionKind kind) =>
        kind is DecisionKind.RejectionAnnulled or DecisionKind.ReturnDecisionAnnulled || _random.Next(12) == 0 ? DecisionOrigin.Court : DecisionOrigin.Ind;

    // An outcome of this phase with all its grounds, by two people.
    private void Outcome()
    {
        if (File.OutcomeOptions(_case.By(Staff.Sanne)) is not { Count: > 0 } options)
            return;
        var kind = options[_random.Next(options.Count)].Kind;
        _ = kind switch
        {
            OutcomeKind.ShelterFound => _case.GroundsForShelterFound(),
            OutcomeKind.CooperatedNoShelter => _case.SearchDone().NobodyLeftOpen().JudgedCooperating(),
            OutcomeKind.CooperatedCannotLeave => _case.Note(StatementKind.OtherEffort).JudgedCooperating(),
            OutcomeKind.NoArrangements => _case.Note(StatementKind.CareArrangementTried).Note(StatementKind.DocumentsTried).JudgedInsufficient(),
            _ => _case.SearchDone().NobodyLeftOpen().JudgedInsufficient(),
        };
        File.Propose(_case.By(Staff.Sanne), kind, "grounds");
        Move(CaseLifecycle.Confirms(kind), _case.By(Onlooker));
    }

    private void Propose() => File.Propose(Change(), File.OutcomeOptions(_case.By(Staff.Sanne)) is { Count: > 0 } options && _random.Next(4) > 0
        ? (options.FirstOrDefault(o => o.Missing.Count == 0) ?? options[_random.Next(options.Count)]).Kind : Pick<OutcomeKind>(), "grounds");

    private void Confirm()
    {
        if (File.OpenProposal is { } open)
            Move(CaseLifecycle.Confirms(open.Kind), Change());
    }

    private void EndProposal()
    {
        if (_random.Next(3) == 0)
            File.ReviseProposal(Change(), "other grounds");
        else if (_random.Next(2) == 0)
            File.ReturnProposal(Change());
        else
            File.WithdrawProposal(Change());
    }

    private void Note() => File.Note(Change(), new StatementDetails(Pick<StatementKind>(), "text")
    {
        Candidate = _random.Next(2) == 0 ? AnyCandidate() : null,
        Answer = Pick<ViewAnswer>(),
        Reference = _random.Next(4) > 0 ? (File.Referrals is [.., var last] ? last.Number : "ref") : null,
        NextOn = _case.Today.AddDays(_random.Next(-5, 120)),
    });

    private void ClosingNotes()
    {
        foreach (var kind in (StatementKind[])[StatementKind.HandoverNote, StatementKind.DepartureNotice, StatementKind.LawyerToldOfDecision, StatementKind.GuardianToldOfDecision, StatementKind.MissingFindingSigned, StatementKind.IndTold])
            _case.Note(kind);
        if (File.Phase == CasePhase.Travelling)
            _case.Handover(File.CurrentPlan?.Receiver ?? 1);
    }

    private void Step() => File.RecordStep(Change(), AnyCandidate(), Pick<CandidateStage>(), "result", _random.Next(4) > 0 ? "evidence" : null, _random.Next(2) == 0 ? "so it was" : null, _place);

    private void Verify() => File.Verify(Change(), AnyCandidate(), _random.Next(4) > 0, "called");

    private PlanDetails Plan() => new(_random.Next(5) > 0 ? AnyCandidate() : null, _case.Today, "agreed", "has a passport", "escort", null, null, _case.Today.AddDays(5), null, null);

    private void TravelDocument()
    {
        var document = File.FileTravelDocument(Change(), "laissez-passer", "GN", null).Sequence;
        Assert.True(document > 0);
    }

    private void Suspend() => File.StartSuspension(Change(), new SuspensionDetails(Pick<SuspensionKind>(), "ref", _random.Next(4) == 0, _random.Next(3) == 0));

    private void Suspension()
    {
        var sequence = File.Suspensions is { Count: > 0 } all ? all[_random.Next(all.Count)].Sequence : 1;
        Action act = _random.Next(7) switch
        {
            0 => () => File.AnswerException(Change(), sequence, Pick<SuspensionWish>(), _random.Next(2) == 0),
            1 => () => File.ReaffirmSuspension(Change(), sequence),
            2 => () => File.CorrectSuspension(Change(sequence), new(new(Pick<SuspensionKind>(), "ref", _random.Next(4) == 0, _random.Next(3) == 0), _random.Next(2) == 0 ? _case.Today : null, "because")),
            3 => () => File.RetractSuspension(Change(), sequence),
            _ => () => File.EndSuspension(Change(), sequence),
        };
        act();
    }

    private void Alarm()
    {
        var sequence = File.Alarms is { Count: > 0 } all ? all[_random.Next(all.Count)].Sequence : 1;
        Action act = _random.Next(4) switch
        {
            0 => () => File.OwnAlarm(Change(), sequence),
            1 => () => File.RaiseAlarm(Change(), Pick<AlarmKind>()),
            _ => () => File.CloseAlarm(Change(), sequence),
        };
        act();
    }

    private void Referral()
    {
        var number = File.Referrals is { Count: > 0 } all ? all[_random.Next(all.Count)].Number : "RF-0";
        Action act = _random.Next(6) switch
        {
            0 => () => File.RecordReceipt(Change(by: Staff.Pieter), number, "receipt"),
            1 => () => File.ReportShelterLost(Change(), _case.NextNumber(), "she fell ill"),
            2 => () => File.WithdrawShelterLost(Change(), number),
            _ => () => File.ExportReferral(Change(by: Staff.Pieter), number),
        };
        act();
    }

    private void CorrectReferral()
    {
        if (File.Referrals is { Count: > 0 } all)
            File.CorrectReferral(Change(by: Staff.Ingrid), all[_random.Next(all.Count)].Number);
    }

    private void GiveAlarm()
    {
        if (File.Alarms is { Count: > 0 } all)
            File.GiveAlarm(Change(), all[_random.Next(all.Count)].Sequence, Someone());
    }

    private void Clash()
    {
        if (File.Clashes is not [var clash, ..])
            return;
        if (clash.Would is not null && _random.Next(2) == 0)
            File.CountDecision(Change(), clash.Decision.Sequence);
        else
            File.KeepWithoutEffect(Change(by: Staff.Ingrid), clash.Decision.Sequence);
    }

    private void AnswerExceptions()
    {
        foreach (var suspension in File.Suspensions.Where(s => s.AwaitsApproval))
            File.AnswerException(_case.By(Onlooker), suspension.Sequence, suspension.Awaits!.Value, _random.Next(2) == 0);
    }

    private void HoldsStill()
    {
        foreach (var suspension in File.Suspensions.Where(s => s.EndedOn is null && s.AskedAgainIn < File.Period))
            File.ReaffirmSuspension(Change(), suspension.Sequence);
    }

    private void GrantAfterClosing()
    {
        if (File.ClosingReason == ClosingReason.AgedOut)
            Decide(DecisionKind.ResidenceGranted);
        else if (File.Phase.IsOpen() && _case.Today >= File.EighteenLatest)
            _case.Note(StatementKind.HandoverNote).Do(c => Move(CaseTrigger.TurnedEighteen, c.By(Staff.Ingrid)));
    }

    private void Reassign() => File.Assign(Change(by: Staff.Ingrid), _random.Next(2) == 0 ? "Noord" : "Zuid", _random.Next(3) == 0 ? null : Someone());

    private void Correct()
    {
        var fact = File.Facts[_random.Next(File.Facts.Count)];
        _steps.Add($"  corrects {fact.GetType().Name} {fact.Sequence}");
        Action act = fact switch
        {
            AuthorityDecision d => () => Decide(_random.Next(3) == 0 ? Pick<DecisionKind>() : d.Kind, d.Sequence),
            Statement s => () => File.Note(Change(s.Sequence), new StatementDetails(s.Kind, "corrected") { Candidate = s.Candidate, Answer = s.Answer, Reference = s.Reference, NextOn = s.NextOn }),
            CandidateStep s => () => File.RecordStep(Change(s.Sequence), s.Candidate, Pick<CandidateStage>(), "corrected", "evidence", "so it was", _place),
            ShelterCandidate c => () => File.AddCandidate(Change(c.Sequence), new CandidateDetails(c.Kind, "aunt, spelled right", c.Relation, c.Country, c.Place, c.Route)),
            CooperationJudgement j => () => File.Judge(Change(j.Sequence), new JudgementDetails(Pick<CooperationVerdict>(), "again", j.CitedFacts, CaseBuilder.Agrees, CaseBuilder.NoAnswer)),
            CooperationFact f => () => File.RecordRequest(Change(f.Sequence), Request()),
            CooperationResult r => () => File.RecordResult(Change(r.Sequence), r.Request, Result()),
            ShelterVerification v => () => File.Verify(Change(v.Sequence), v.Candidate, true, "corrected"),
            ReturnPlan p => () => File.Plan(Change(p.Sequence), Plan()),
            BirthDateVersion b => () => File.RecordBirthDate(Change(b.Sequence), Born(), b.Source),
            _ => () => File.StartSuspension(Change(fact.Sequence), new SuspensionDetails(SuspensionKind.Other, "ref", false, false)),
        };
        act();
    }

    private void Contact() => File.RecordContact(Change(), new ContactDetails(Pick<ContactKind>(), null, null, null, null, "notes", null, null, null, _random.Next(6) == 0 ? CheckAnswer.Yes : CheckAnswer.No));

    private RequestDetails Request() => new("call", "Fula", null, _random.Next(3) > 0, null);

    private ResultDetails Result() => new(Pick<RequestResult>(), null, _random.Next(3) > 0 ? "said no" : null);

    // Mostly today; sometimes a day that is wrong.
    private Change Change(int? corrects = null, Actor? by = null)
    {
        var change = _case.By(by ?? Someone(), _random.Next(8) > 0 ? "because" : null, _case.Today.AddDays(_random.Next(8) switch { 0 => -_random.Next(40), 1 when _random.Next(4) == 0 => 1, _ => 0 }), corrects);
        return _everything ? ForSomebody(change) : change;
    }

    // Now and then in the place of a colleague, or of the supervisor of the team.
    private Change ForSomebody(Change change) => _random.Next(6) switch
    {
        0 => change with { Covering = [Staff.Bram, Staff.Sanne] },
        1 => change with { StandingIn = new Dictionary<string, Actor> { [_case.File.Team] = Staff.Hassan } },
        _ => change,
    };

    private Actor Someone() => People[_random.Next(People.Length)];

    private T Pick<T>()
        where T : struct, Enum => Enum.GetValues<T>() is var values ? values[_random.Next(values.Length)] : default;

    private string Country() => _random.Next(5) > 0 ? "GN" : "SN";

    private int AnyFact() => _random.Next(3) > 0 ? File.Facts[_random.Next(Math.Max(0, File.Facts.Count - 12), File.Facts.Count)].Sequence : _random.Next(1, File.Version + 2);

    private int AnyCandidate() => File.Facts.OfType<ShelterCandidate>().ToArray() is { Length: > 0 } all ? all[_random.Next(all.Length)].Sequence : 1;

    private PartialDate Born() => _random.Next(4) switch
    {
        0 => new PartialDate(2008, _random.Next(3, 13), _random.Next(1, 29)),
        1 => new PartialDate(2009),
        2 => new PartialDate(2010, 2),
        _ => new PartialDate(2011, _random.Next(1, 13), _random.Next(1, 29)),
    };

    private string Fingerprint()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{File.Version} {File.Phase} {File.Period} {File.ClosingReason} {File.SecondClosingReason} {File.Entries.Count} {_place.Version} {File.Team} {File.CounsellorId}|");
        text.AppendJoin(',', File.Facts.Select(f => $"{f.Sequence}:{f.SupersededBy}:{(f as AuthorityDecision)?.AppliedBy}")).Append('|');
        text.AppendJoin(',', File.Proposals.Select(p => $"{p.State}{p.EndedBy}{p.Grounds}{p.GroundsById}")).Append('|');
        text.AppendJoin(',', File.Suspensions.Select(s => $"{s.EndedOn}{s.NotToBlockApproved}{s.PauseApproved}{s.AskedAgainIn}")).Append('|');
        text.AppendJoin(',', File.Alarms.Select(a => $"{a.OwnerId}{a.ClosedOn}")).Append('|');
        text.AppendJoin(',', File.Referrals.Select(r => $"{r.State}{r.DecidedBy}{r.ExportedAt}{r.ReceivedOn}{r.NewFactsOn}{r.SupersededByNumber}"));
        return text.ToString();
    }
}
