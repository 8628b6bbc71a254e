using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Figures;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Suspensions;

namespace ReturnCase.Domain.Cases;

/// <summary>
/// A child's case: one legal phase, a set of suspensions, and clocks that are computed from facts (domain 2).
/// Facts may be recorded in every open phase and never move the case; moves read facts that are already there.
/// </summary>
public sealed partial class CaseFile
{
    /// <summary>Greatest length of a number such as <c>RC-2026-000123</c>.</summary>
    public const int NumberMaxLength = 20;

    /// <summary>Greatest length of a team's name.</summary>
    public const int TeamMaxLength = 50;

    /// <summary>The rule set of today: Return Directive 2008/115 and national policy (domain 2.8).</summary>
    public const string CurrentRuleSet = "2008/115-NL";

    private readonly List<CaseEntry> _entries = [];
    private readonly List<RecordedFact> _facts = [];
    private readonly List<OutcomeProposal> _proposals = [];
    private readonly List<Suspension> _suspensionVersions = [];
    private readonly List<SafetyAlarm> _alarms = [];
    private readonly List<Referral> _referrals = [];

    private CaseFile()
    {
    }

    /// <summary>Database key.</summary>
    public int Id { get; private set; }

    /// <summary>Case number.</summary>
    public string Number { get; private set; } = string.Empty;

    /// <summary>V-number: ten digits.</summary>
    public string VNumber { get; private set; } = string.Empty;

    /// <summary>Version of the rules that this case follows (domain 2.8).</summary>
    public string RuleSet { get; private set; } = CurrentRuleSet;

    /// <summary>Team that works on it.</summary>
    public string Team { get; private set; } = string.Empty;

    /// <summary>The case's counsellor; null while nobody is assigned.</summary>
    public string? CounsellorId { get; private set; }

    /// <summary>Name of the counsellor.</summary>
    public string? CounsellorName { get; private set; }

    /// <summary>1, and one more at each reopening (domain 2.9).</summary>
    public int Period { get; private set; } = 1;

    /// <summary>Legal phase.</summary>
    public CasePhase Phase { get; private set; }

    /// <summary>Why it is closed.</summary>
    public ClosingReason? ClosingReason { get; private set; }

    /// <summary>Residence granted after it was closed as aged out (I8).</summary>
    public ClosingReason? SecondClosingReason { get; private set; }

    /// <summary>Number of history lines; the concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>History, oldest first.</summary>
    public IReadOnlyList<CaseEntry> Entries => _entries;

    /// <summary>Every fact, superseded ones too.</summary>
    public IReadOnlyList<RecordedFact> Facts => _facts;

    /// <summary>Every proposal.</summary>
    public IReadOnlyList<OutcomeProposal> Proposals => _proposals;

    /// <summary>Every suspension that stands, ended ones too.</summary>
    public IReadOnlyList<Suspension> Suspensions => [.. _suspensionVersions.Where(s => s.Stands)];

    /// <summary>Every version of every suspension, also what was corrected or taken back.</summary>
    public IReadOnlyList<Suspension> SuspensionVersions => _suspensionVersions;

    /// <summary>Every safety alarm.</summary>
    public IReadOnlyList<SafetyAlarm> Alarms => _alarms;

    /// <summary>Every referral to the IND.</summary>
    public IReadOnlyList<Referral> Referrals => _referrals;

    /// <summary>The birth date in force.</summary>
    public PartialDate BirthDate => Latest<BirthDateVersion>()!.Value;

    /// <summary>The identity as last recorded.</summary>
    public IdentityVersion Identity => Latest<IdentityVersion>()!;

    /// <summary>The one proposal that is open, if any.</summary>
    public OutcomeProposal? OpenProposal => _proposals.SingleOrDefault(p => p.State == ProposalState.Open);

    /// <summary>The line of the last change of phase, or of registration.</summary>
    public CaseEntry LastMove => _entries.Where(e => e.To is not null).MaxBy(e => e.Sequence)!;

    /// <summary>The lines that replay the phase, oldest first (I10).</summary>
    public IEnumerable<CaseEntry> PhaseLines => _entries.Where(e => e.To is not null).OrderBy(e => e.Sequence);

    /// <summary>Opens a case at the transfer from the IND (L0). It starts in Intake; the rejection and the return decision, if any, are recorded as facts.</summary>
    /// <exception cref="CaseRefusedException">The date lies in the future.</exception>
    public static CaseFile Register(
        Change change, string number, VNumber vNumber, IdentityDetails identity, PartialDate birthDate, BirthDateSource source, string team, Actor? counsellor)
    {
        var file = new CaseFile { Number = number, VNumber = vNumber.Value, Team = team, CounsellorId = counsellor?.Id, CounsellorName = counsellor?.Name, RuleSet = change.Policy.NewestRuleSet() };
        file.EnsureDay(change);
        var entry = file.Append(EntryKind.Registered, change);
        entry.To = CasePhase.Intake;
        entry.Give(counsellor, team);
        file.Add(change, new IdentityVersion(identity));
        file.Add(change, new BirthDateVersion(birthDate, source));
        file._figures.AddRange(FigureEvents.Of(file, entry, null));
        file.Settle(change);
        return file;
    }

    /// <summary>Gives the case to a counsellor, or to nobody, in a team. Notes, terms and proposals stay as they are.</summary>
    /// <param name="change">By a supervisor; with why, where there is a reason.</param>
    /// <param name="team">The team of the case from now on.</param>
    /// <param name="counsellor">Who gets it; null for nobody.</param>
    /// <param name="instruction">What the new counsellor is asked to do or to know; it stands on the case until it goes to somebody else.</param>
    /// <exception cref="CaseRefusedException">Not a supervisor.</exception>
    public void Assign(Change change, string team, Actor? counsellor, string? instruction = null)
    {
        Ensure(GuardCode.Supervisor, change.By.Role == ActorRole.Supervisor);
        (Team, CounsellorId, CounsellorName) = (team, counsellor?.Id, counsellor?.Name);
        var entry = Append(EntryKind.Assigned, change);
        entry.Give(counsellor, team);
        (entry.Detail, entry.Instruction) = (counsellor?.Name, counsellor is null || string.IsNullOrWhiteSpace(instruction) ? null : instruction);
        Settle(change);
    }

    /// <summary>The line with the instruction that came with the case to its counsellor; null where there is none, or the case is closed.</summary>
    public CaseEntry? StandingInstruction =>
        Phase.IsOpen() && _entries.FindLast(entry => entry.Kind == EntryKind.Assigned) is { Instruction: not null } line ? line : null;

    /// <summary>The standing facts of a kind, oldest first.</summary>
    public IEnumerable<T> Standing<T>()
        where T : RecordedFact =>
        _facts.OfType<T>().Where(f => f.Stands).OrderBy(f => f.Sequence);

    /// <summary>The last recorded fact of a kind that stands.</summary>
    public T? Latest<T>()
        where T : RecordedFact =>
        Standing<T>().LastOrDefault();

    internal IEnumerable<T> InPeriod<T>()
        where T : RecordedFact =>
        Standing<T>().Where(f => f.Period == Period);

    internal IEnumerable<Statement> Statements(StatementKind kind, int after = 0) =>
        InPeriod<Statement>().Where(s => s.Kind == kind && OriginOf(s.Sequence) > after);

    /// <summary>The first day of a period: that of its transfer, or of the rejection of asylum recorded in it where that was earlier.</summary>
    public DateOnly BeganOn(int period) => Standing<AuthorityDecision>().Where(d => d.Kind == DecisionKind.AsylumRejected && d.Period == period).Select(d => d.OccurredOn)
        .Append(PhaseLines.First(e => e.Period == period).OccurredOn).Min();

    /// <summary>The day on which a fact, or the first version of it, was recorded; null where that is the day on which it happened.</summary>
    public DateOnly? RecordedLateOn(RecordedFact fact) => AmsterdamCalendar.DateOf(FirstRecorded(fact).RecordedAt) is var on && on > fact.OccurredOn ? on : null;

    /// <summary>The line that first recorded a fact: a correction is as old as what it corrects.</summary>
    public CaseEntry FirstRecorded(RecordedFact fact) => EntryAt(OriginOf(fact.Sequence));

    /// <summary>Sequence of the line that first recorded a fact: a correction is as old as what it corrects.</summary>
    internal int OriginOf(int sequence)
    {
        while (EntryAt(sequence) is { Kind: not EntryKind.Retracted, Subject: { } corrected })
        {
            sequence = corrected;
        }

        return sequence;
    }

    /// <summary>Sequence of the line that last entered one of the phases in this period, or 0.</summary>
    internal int LastEntered(Func<CasePhase, bool> phases) =>
        PhaseLines.LastOrDefault(e => e.Period == Period && phases(e.To!.Value))?.Sequence ?? 0;

    /// <summary>Sequence of the line by which the case came into the present track, or 0.</summary>
    internal int TrackEntered(Func<CasePhase, bool> track) =>
        PhaseLines.LastOrDefault(e => track(e.To!.Value) && (e.From is null || !track(e.From.Value)))?.Sequence ?? 0;

    private static void Ensure(GuardCode guard, bool holds)
    {
        if (!holds)
        {
            throw new CaseRefusedException(guard);
        }
    }

    // Nothing about a child happened after today, or before its earliest possible birth. A birth date is judged by itself.
    private void EnsureDay(Change change, PartialDate? born = null)
    {
        Ensure(GuardCode.NotInFuture, change.OccurredOn <= change.RecordedOn);
        Ensure(GuardCode.NotBeforeBirth, (born ?? Latest<BirthDateVersion>()?.Value) is not { } birth || change.OccurredOn >= birth.Earliest);
    }

    private static void EnsureWorker(Change change) =>
        Ensure(GuardCode.CaseWorker, change.By.Role is ActorRole.Counsellor or ActorRole.Supervisor);

    /// <summary>The only way anything enters history: one line, one version.</summary>
    private CaseEntry Append(EntryKind kind, Change change)
    {
        if (_isPast)
        {
            throw new InvalidOperationException("A reading of a past moment records nothing.");
        }

        Version++;
        var entry = new CaseEntry(Version, Period, kind, change);
        if ((CounsellorId == change.By.Id ? null : change.Covering.FirstOrDefault(colleague => colleague.Id == CounsellorId) ?? change.StandingIn.GetValueOrDefault(Team)) is { } absent)
        {
            (entry.ForId, entry.ForName) = (absent.Id, absent.Name);
        }

        _entries.Add(entry);
        return entry;
    }

    private T Add<T>(Change change, T fact)
        where T : RecordedFact
    {
        var corrected = Corrected<T>(change);
        var entry = Append(fact.EntryKind, change);
        entry.Subject = change.Corrects;
        fact.RecordedBy(entry, corrected);
        corrected?.Supersede(entry.Sequence);
        _facts.Add(fact);
        return fact;
    }

    // What a change corrects. Verbs that touch more than the fact itself ask this before they touch anything.
    private T? Corrected<T>(Change change)
        where T : RecordedFact
    {
        var corrected = change.Corrects is { } sequence ? Fact<T>(sequence) : null;
        Ensure(GuardCode.NotSuperseded, corrected?.Stands ?? true);
        return corrected;
    }

    private CaseEntry EntryAt(int sequence) =>
        sequence <= _entries.Count && _entries[sequence - 1] is { } entry && entry.Sequence == sequence
            ? entry
            : _entries.Find(e => e.Sequence == sequence) ?? throw new CaseRefusedException(GuardCode.KnownSubject);

    private T Fact<T>(int sequence)
        where T : RecordedFact =>
        _facts.OfType<T>().SingleOrDefault(f => f.Sequence == sequence) ?? throw new CaseRefusedException(GuardCode.KnownSubject);
}
