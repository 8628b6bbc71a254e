using ReturnCase.Domain.Cases;

namespace ReturnCase.Domain.Referrals;

/// <summary>What is asked of the IND (domain 5).</summary>
public enum ReferralKind { ShelterFound, CooperatedNoShelter, InsufficientCooperation, CooperatedCannotLeave, ShelterLostAfterReturnDecision }

/// <summary>Where a referral stands.</summary>
public enum ReferralState { Ready, Exported, Received, Decided, Superseded, Withdrawn, PendingAtEighteen }

/// <summary>A report to the IND. Its content is frozen at confirmation; what was sent stays sent: a correction freezes a new version that names the one before.</summary>
public sealed class Referral
{
    private List<ReferralVersion> _earlier = [];
    private List<ReferralStanding> _standings = [];
    private bool _moved;

    /// <summary>Greatest length of a number such as <c>RF-2026-000123</c>.</summary>
    public const int NumberMaxLength = 20;

    private Referral()
    {
    }

    internal Referral(CaseEntry entry, string number, ReferralKind kind, CasePhase fromPhase, DateOnly filedOn, string content, IReadOnlyList<ReferralGap> gaps)
    {
        (Sequence, Period, Number, Kind) = (entry.Sequence, entry.Period, number, kind);
        (FromPhase, FiledOn, ConfirmedAt, Content, Gaps) = (fromPhase, filedOn, entry.RecordedAt, content, gaps);
        _moved = true;
    }

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Sequence of the line that made it.</summary>
    public int Sequence { get; private set; }

    /// <summary>Period of the case in which it was made.</summary>
    public int Period { get; private set; }

    /// <summary>Its own number, such as <c>RF-2026-000123</c>.</summary>
    public string Number { get; private set; } = string.Empty;

    /// <summary>What it asks.</summary>
    public ReferralKind Kind { get; private set; }

    /// <summary>Where it stands.</summary>
    public ReferralState State { get; private set; }

    /// <summary>The phase the case came from; a withdrawal leads back to it.</summary>
    public CasePhase FromPhase { get; private set; }

    /// <summary>The date that counts: that of the proposal.</summary>
    public DateOnly FiledOn { get; private set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime ConfirmedAt { get; private set; }

    /// <summary>What was known when it was frozen, as JSON: at confirmation, or at the last correction.</summary>
    public string Content { get; private set; } = string.Empty;

    /// <summary>Which version <see cref="Content"/> is: 1 as confirmed, and one more for each correction.</summary>
    public int ContentVersion => Corrections + 1;

    /// <summary>How often its content was frozen anew.</summary>
    public int Corrections { get; private set; }

    /// <summary>How many of those corrections were in what was last sent.</summary>
    public int CorrectionsSent { get; private set; }

    /// <summary>Sequence of the line of the last correction; null while its content is as confirmed.</summary>
    public int? CorrectedBy { get; private set; }

    /// <summary>Sequence of the line at which <see cref="Content"/> was frozen: what has a later one is news to its reader.</summary>
    public int FrozenBy => CorrectedBy ?? Sequence;

    /// <summary>The contents that a correction took the place of, as far as they were read.</summary>
    public IReadOnlyList<ReferralVersion> Earlier => _earlier;

    /// <summary>Where it stood from each line on, the oldest first, as far as they were read.</summary>
    public IReadOnlyList<ReferralStanding> Standings => _standings;

    /// <summary>Codes of <see cref="Gaps"/>, kept so that a list can tell which are complete.</summary>
    public string? GapCodes { get; private set; }

    /// <summary>What its content lacked when it was frozen.</summary>
    public IReadOnlyList<ReferralGap> Gaps
    {
        get => ReadGaps(GapCodes);
        private set => GapCodes = value.Count == 0 ? null : string.Join(',', value);
    }

    /// <summary>When it was first exported, UTC; null while it was not.</summary>
    public DateTime? ExportedAt { get; private set; }

    /// <summary>Day on which the IND received it.</summary>
    public DateOnly? ReceivedOn { get; private set; }

    /// <summary>Reference of the receipt.</summary>
    public string? ReceiptReference { get; private set; }

    /// <summary>Sequence of the decision on it.</summary>
    public int? DecidedBy { get; private set; }

    /// <summary>Where it stood when it was decided.</summary>
    public ReferralState StateBeforeDecision { get; private set; }

    /// <summary>New facts since it was made, of which the IND is to be told.</summary>
    public DateOnly? NewFactsOn { get; private set; }

    /// <summary>Number of the referral that took its place.</summary>
    public string? SupersededByNumber { get; private set; }

    /// <summary>The IND can still decide on it: it was not decided, superseded or withdrawn.</summary>
    public bool IsUndecided => State is ReferralState.Ready or ReferralState.Exported or ReferralState.Received or ReferralState.PendingAtEighteen;

    /// <summary>The IND can come back with questions on it: it was sent, and there is no decision on it. Also where it was withdrawn or superseded since.</summary>
    public bool CanBeAskedAbout => WasSent && DecidedBy is null;

    /// <summary>The newest version of its content is in a package.</summary>
    public bool NewestWasSent => WasSent && CorrectionsSent == Corrections;

    /// <summary>It is in a package, and counts as sent to whoever wants to withdraw it.</summary>
    public bool WasSent => ExportedAt is not null;

    /// <summary>The version of its content that is in no package, where an earlier one is; null otherwise.</summary>
    public int? VersionNotSent => WasSent && !NewestWasSent ? ContentVersion : null;

    /// <summary>A package takes it: the IND can still decide on it, and this version of its content is in none.</summary>
    public bool IsToSend => IsUndecided && !NewestWasSent;

    /// <summary>Gaps by their codes.</summary>
    public static IReadOnlyList<ReferralGap> ReadGaps(string? codes) =>
        codes is { Length: > 0 } ? [.. codes.Split(',').Select(Enum.Parse<ReferralGap>)] : [];

    internal void Export(DateTime at)
    {
        ExportedAt ??= at;
        CorrectionsSent = Corrections;
        State = State == ReferralState.Ready ? ReferralState.Exported : State;
        _moved = true;
    }

    internal void Correct(CaseEntry entry, string content, IReadOnlyList<ReferralGap> gaps)
    {
        _earlier.Add(new(ContentVersion, Content, entry.RecordedAt, GapCodes));
        (Content, Gaps, CorrectedBy) = (content, gaps, entry.Sequence);
        Corrections++;
    }

    internal void Receive(DateOnly on, string reference)
    {
        (ReceivedOn, ReceiptReference) = (on, reference);
        State = State == ReferralState.Exported ? ReferralState.Received : State;
        _moved = true;
    }

    /// <summary>The world is recorded as it is: a superseded or withdrawn referral keeps its state and gets the decision as well.</summary>
    internal void Decide(int decision)
    {
        (DecidedBy, _moved) = (decision, true);
        if (IsUndecided)
        {
            (StateBeforeDecision, State) = (State, ReferralState.Decided);
        }
    }

    /// <summary>The decision was recorded in error.</summary>
    internal void Undecide()
    {
        (DecidedBy, _moved) = (null, true);
        State = State == ReferralState.Decided ? StateBeforeDecision : State;
    }

    internal void Supersede(string? by) => (State, SupersededByNumber, _moved) = (ReferralState.Superseded, by, true);

    internal void Withdraw() => (State, _moved) = (ReferralState.Withdrawn, true);

    internal void PendAtEighteen() => (State, _moved) = (ReferralState.PendingAtEighteen, true);

    internal void TellNewFacts(DateOnly on) => (NewFactsOn, _moved) = (on, true);

    /// <summary>Keeps where it stands from a line on, where that changed.</summary>
    internal void KeepStand(int line)
    {
        if (_moved)
        {
            _standings.RemoveAll(stand => stand.Line == line);
            _standings.Add(ReferralStanding.Of(this, line));
            _moved = false;
        }
    }

    /// <summary>How it stood. Its earlier contents and stands must have been read.</summary>
    internal Referral AsItWas(Past past, Func<int, bool> decided)
    {
        var was = (Referral)MemberwiseClone();
        var corrected = past.Lines(EntryKind.ReferralCorrected, Number).ToArray();
        if (corrected.Length < Corrections)
        {
            var content = _earlier.Find(version => version.Version == corrected.Length + 1) ?? throw new InvalidOperationException($"The earlier contents of {Number} were not read.");
            (was.Content, was.GapCodes) = (content.Content, content.GapCodes);
        }

        (was.Corrections, was.CorrectedBy) = (corrected.Length, corrected.LastOrDefault()?.Sequence);
        was._earlier = [.. _earlier.Where(version => version.Version <= corrected.Length)];
        was._standings = [.. _standings.Where(stand => past.Knows(stand.Line))];
        var stand = _standings.OrderBy(stand => stand.Line).LastOrDefault(stand => past.Knows(stand.Line) && stand.CountsBy(past, decided)) ?? ReferralStanding.ByLines(this, past);
        (was.State, was.StateBeforeDecision, was.DecidedBy, was.ExportedAt, was.CorrectionsSent) = (stand.State, stand.StateBeforeDecision, stand.DecidedBy, stand.ExportedAt, stand.CorrectionsSent);
        (was.ReceivedOn, was.ReceiptReference, was.NewFactsOn, was.SupersededByNumber) = (stand.ReceivedOn, stand.ReceiptReference, stand.NewFactsOn, stand.SupersededByNumber);
        return was;
    }
}

/// <summary>Content of a referral that a correction took the place of. It stays as it was frozen.</summary>
public sealed class ReferralVersion
{
    private ReferralVersion()
    {
    }

    internal ReferralVersion(int version, string content, DateTime replacedAt, string? gapCodes) => (Version, Content, ReplacedAt, GapCodes) = (version, content, replacedAt, gapCodes);

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>1 as confirmed, and one more for each correction.</summary>
    public int Version { get; private set; }

    /// <summary>What was frozen, as JSON.</summary>
    public string Content { get; private set; } = string.Empty;

    /// <summary>When the next version took its place, UTC.</summary>
    public DateTime ReplacedAt { get; private set; }

    /// <summary>Codes of what it lacked.</summary>
    public string? GapCodes { get; private set; }
}
