using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Reassigning;

/// <summary>What became of one case of a reassignment.</summary>
public enum ReassignState
{
    /// <summary>Not done yet.</summary>
    Waiting,

    /// <summary>The case is with the new counsellor.</summary>
    Moved,

    /// <summary>Somebody changed the case after the supervisor saw it; it was left alone.</summary>
    ChangedMeanwhile,

    /// <summary>It could not be, for the reason that the item names; it was left alone.</summary>
    Refused,
}

/// <summary>Why a case was not moved.</summary>
public enum ReassignRefusal
{
    /// <summary>It was with the new counsellor already.</summary>
    WithReceiver,

    /// <summary>It closed.</summary>
    Closed,

    /// <summary>It is no longer of this team.</summary>
    OtherTeam,

    /// <summary>The new counsellor can no longer be given a case of this team.</summary>
    ReceiverGone,

    /// <summary>Who confirmed is no longer a supervisor of this team.</summary>
    SupervisorGone,

    /// <summary>It failed again and again; what happened stands in the log of the program.</summary>
    Failed,
}

/// <summary>
/// Cases that a supervisor gives to others, chosen at once and moved one by one. First it is a preview; once confirmed it is carried on until every case has its answer, whoever stops meanwhile.
/// </summary>
public sealed class Reassignment
{
    /// <summary>More than that is not looked through before it is confirmed.</summary>
    public const int MostCases = 500;

    private readonly List<ReassignedCase> _items = [];

    private Reassignment()
    {
    }

    /// <param name="by">The supervisor who chooses.</param>
    /// <param name="at">When.</param>
    /// <param name="team">The team of the cases and of all who get them.</param>
    /// <param name="reason">Why; it stands in the history of every case.</param>
    /// <param name="instruction">What the new counsellor is asked to do or to know; it stands on every case.</param>
    public Reassignment(Actor by, DateTime at, string team, string? reason, string? instruction) =>
        (ById, ByName, MadeAt, Team, Reason, Instruction) = (by.Id, by.Name, at, team, reason, instruction);

    public int Id { get; private set; }

    public string Team { get; private set; } = "";

    public string ById { get; private set; } = "";

    public string ByName { get; private set; } = "";

    public DateTime MadeAt { get; private set; }

    public string? Reason { get; private set; }

    public string? Instruction { get; private set; }

    /// <summary>When it was confirmed; null for a preview, which moves nothing.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    public IReadOnlyList<ReassignedCase> Items => _items;

    /// <summary>Who confirms, as the history of the cases names them.</summary>
    public Actor By => new(ById, ByName, ActorRole.Supervisor);

    /// <summary>Adds a case as it stands, for somebody.</summary>
    public void Add(CaseFile file, Actor? to) => Add((file.Id, file.Version, file.CounsellorId, file.CounsellorName), to);

    internal void Add((int Id, int Version, string? FromId, string? FromName) seen, Actor? to) => _items.Add(new(seen, to));

    /// <summary>From now on it is carried out. False where that was so already: what is confirmed twice is done once.</summary>
    public bool Confirm(DateTime at)
    {
        if (ConfirmedAt is not null)
        {
            return false;
        }

        ConfirmedAt = at;
        return true;
    }

    /// <summary>The record of one case that was just moved in the same save: both sides are told of it in the same way.</summary>
    public static Reassignment OfOne(CaseFile before, Actor? to, Change change, string? instruction)
    {
        var one = new Reassignment(change.By, change.RecordedAt, before.Team, change.Reason, instruction);
        one.Add(before, to);
        one.Confirm(change.RecordedAt);
        one._items[0].Moved(change.RecordedAt);
        return one;
    }
}

/// <summary>One case of a reassignment, with its answer.</summary>
public sealed class ReassignedCase
{
    private ReassignedCase()
    {
    }

    internal ReassignedCase((int Id, int Version, string? FromId, string? FromName) seen, Actor? to) =>
        (CaseFileId, SeenVersion, FromId, FromName, ToId, ToName) = (seen.Id, seen.Version, seen.FromId, seen.FromName, to?.Id ?? "", to?.Name ?? "");

    public long Id { get; private set; }

    public int ReassignmentId { get; private set; }

    public Reassignment? Reassignment { get; private set; }

    public int CaseFileId { get; private set; }

    public CaseFile? Case { get; private set; }

    /// <summary>The version of the case that the supervisor saw.</summary>
    public int SeenVersion { get; private set; }

    public string? FromId { get; private set; }

    public string? FromName { get; private set; }

    /// <summary>Empty where the case was taken from somebody and given to nobody.</summary>
    public string ToId { get; private set; } = "";

    public string ToName { get; private set; } = "";

    public ReassignState State { get; private set; }

    /// <summary>Why it was refused.</summary>
    public ReassignRefusal? Refusal { get; private set; }

    /// <summary>When it got its answer.</summary>
    public DateTime? DoneAt { get; private set; }

    /// <summary>How often it failed so far.</summary>
    public int Failures { get; private set; }

    /// <summary>When the old counsellor said to have seen that the case went.</summary>
    public DateTime? SeenByOldAt { get; private set; }

    /// <summary>When the new counsellor said to have seen that the case came.</summary>
    public DateTime? SeenByNewAt { get; private set; }

    internal void Moved(DateTime at) => (State, DoneAt) = (ReassignState.Moved, at);

    internal void Left(ReassignState state, ReassignRefusal? refusal, DateTime at) => (State, Refusal, DoneAt) = (state, refusal, at);
}
