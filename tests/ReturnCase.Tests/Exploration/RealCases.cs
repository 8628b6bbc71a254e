using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Domain;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Exploration;

/// <summary>
/// Real cases, explored to a depth of two: from a case in each phase, and from two that were closed, every fact or move, and then every move. The rules are read off their facts, dates and lines.
/// A fault is put into a case after each step, as if the program did it.
/// </summary>
internal sealed class RealCases(IReadOnlyCollection<string> rules, Action<CaseFile>? fault = null)
{
    public const string ReopenedAfterSearch = "reopened after a search";

    public const string ClosedWhileTheIndConsiders = "closed while the IND considers";

    private static readonly (string Words, Func<CaseBuilder> Begin)[] Starts =
    [
        .. Enum.GetValues<CasePhase>().Select(phase => (phase.ToString(), (Func<CaseBuilder>)(() => CaseBuilder.In(phase)))),
        (ReopenedAfterSearch, () => CaseBuilder.In(CasePhase.ShelterSearch).Wait(30).Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError).Wait(60).Moved(CaseTrigger.Reopen, Staff.Ingrid)),
        (ClosedWhileTheIndConsiders, () => CaseBuilder.In(CasePhase.CooperatedNoShelter).Exported().Note(StatementKind.OtherCase).Moved(CaseTrigger.CloseDuplicateOrError)),
    ];

    private static readonly (string Words, Action<CaseBuilder> Do)[] Facts =
    [
        .. Enum.GetValues<DecisionKind>().Select(kind => (kind.ToString(), (Action<CaseBuilder>)(c => c.Decide(kind)))),
        .. Enum.GetValues<OutcomeKind>().Select(kind => ($"propose {kind}", (Action<CaseBuilder>)(c => Grounds(c, kind).Complete().Proposed(kind)))),
        .. Enum.GetValues<AlarmKind>().Select(kind => ($"alarm {kind}", (Action<CaseBuilder>)(c => c.File.RaiseAlarm(c.By(Staff.Sanne), kind)))),
        ("grounds for travel", c => c.GroundsForTravel()), ("handover", c => c.Handover(c.File.CurrentPlan?.Receiver ?? 1)), ("found adult", c => c.Note(StatementKind.LawyerToldFoundAdult).Decide(DecisionKind.FoundAdult)),
        ("told of the return decision", c => c.ReturnDecision().Note(StatementKind.MissingFindingSigned).Note(StatementKind.LawyerToldOfDecision).Note(StatementKind.GuardianToldOfDecision)),
        ("own wish", c => c.Note(StatementKind.DepartureNotice).Note(StatementKind.OwnWish).Note(StatementKind.GuardianToldOfDeparture)), ("to another state", c => c.Note(StatementKind.EuStateAccepted).Note(StatementKind.EuFamilyAccepted)),
        ("death", c => c.Note(StatementKind.DeathDocument)), ("appeal and departure notice", c => c.Note(StatementKind.DepartureNotice).File.StartSuspension(c.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Appeal, "ref", false, false))),
        ("search done", c => c.SearchDone()), ("judged insufficient", c => c.JudgedInsufficient()), ("judged cooperating", c => c.JudgedCooperating()), ("shelter", c => c.GroundsForShelterFound()),
        ("suspended", c => c.File.StartSuspension(c.By(Staff.Sanne), new SuspensionDetails(SuspensionKind.Appeal, "ref", false, false))),
        ("gone", c => c.Gone()), ("a year passes", c => c.Wait(400)), ("turned 18", c => c.Until(c.File.BirthDate.EighteenLatest).Note(StatementKind.HandoverNote)),
        ("birth date corrected", c => c.File.RecordBirthDate(c.By(Staff.Sanne), new PartialDate(2007), BirthDateSource.Register)),
        ("the lawyer put right, and the referral with it", c => LawyerPutRight(c).File.CorrectReferral(c.By(Staff.Ingrid), c.File.Referrals.LastOrDefault(r => r.IsUndecided)?.Number!)),
        ("the other case", c => c.Note(StatementKind.OtherCase)), ("departure notice", c => c.Note(StatementKind.DepartureNotice)), ("lost", c => c.File.ReportShelterLost(c.By(Staff.Sanne), c.NextNumber(), "ill")),
    ];

    private static CaseBuilder LawyerPutRight(CaseBuilder c)
    {
        ArgumentNullException.ThrowIfNull(c.File.Referrals.LastOrDefault(r => r.IsUndecided));
        c.File.RecordContactPerson(c.By(Staff.Sanne), ContactRole.Lawyer, "mr. Visser-de Wit", null, null, null);
        return c;
    }

    private static CaseBuilder Grounds(CaseBuilder c, OutcomeKind kind) => kind switch
    {
        OutcomeKind.ShelterFound => c.GroundsForShelterFound(),
        OutcomeKind.CooperatedNoShelter => c.SearchDone().NobodyLeftOpen().JudgedCooperating(),
        OutcomeKind.CooperatedCannotLeave => c.Note(StatementKind.OtherEffort).JudgedCooperating(),
        OutcomeKind.NoArrangements => c.Note(StatementKind.CareArrangementTried).Note(StatementKind.DocumentsTried).JudgedInsufficient(),
        _ => c.SearchDone().NobodyLeftOpen().JudgedInsufficient(),
    };

    private readonly IReadOnlyList<(string Name, Func<CaseFile, Before, DateOnly, string?> Check)> _rules = [.. Invariants.All.Where(i => rules.Contains(i.Name))];

    public int Steps { get; private set; }

    public HashSet<CaseTrigger> Moved { get; } = [];

    /// <summary>The first story that breaks a rule, or null.</summary>
    public string? Explore()
    {
        foreach (var start in Starts)
        {
            foreach (var first in Facts.Concat(Enum.GetValues<CaseTrigger>().Select(Move)))
            {
                // Where the first step was refused, its moves would be those of another first step.
                if (Walk(start, [first]) is not { } at)
                    continue;
                if (at.Wrong is not null)
                    return at.Wrong;
                foreach (var move in at.Open)
                {
                    if (Walk(start, [first, Move(move)])?.Wrong is { } wrong)
                        return wrong;
                }
            }
        }

        return null;
    }

    private static (string Words, Action<CaseBuilder> Do) Move(CaseTrigger trigger) => (trigger.ToString(), c => c.Moved(trigger, Staff.Hassan));

    private (string? Wrong, IReadOnlyList<CaseTrigger> Open)? Walk((string Words, Func<CaseBuilder> Begin) start, IReadOnlyList<(string Words, Action<CaseBuilder> Do)> steps)
    {
        var c = start.Begin();
        foreach (var (words, act) in steps)
        {
            c.Wait(1);
            var before = Before.Of(c.File, c.Today);
            try
            {
                act(c);
            }
            catch (Exception refused) when (refused is CaseRefusedException or ArgumentNullException)
            {
                return null;
            }

            fault?.Invoke(c.File);
            Steps++;
            if (c.File.LastMove.Trigger is { } moved && c.File.PhaseLines.Count() > before.PhaseLines)
                Moved.Add(moved);
            foreach (var (name, check) in _rules)
            {
                if (check(c.File, before, c.Today) is { } wrong)
                    return ($"{name}: {wrong}\n{start.Words}: {string.Join(" → ", steps.TakeWhile(s => s.Words != words).Select(s => s.Words).Append(words))} → {c.File.Phase}", []);
            }
        }

        return (null, [.. c.File.MoveOptions(c.By(Staff.Hassan)).Where(o => o.State == MoveState.Open).Select(o => o.Trigger)]);
    }
}
