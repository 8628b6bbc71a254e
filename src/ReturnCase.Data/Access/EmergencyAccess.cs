using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Access;

/// <summary>
/// A counsellor opened a case that is not theirs, with a reason and for a few hours, to read it (domain 4). It names the case by number only, so that it outlives the case.
/// </summary>
public sealed class EmergencyAccess
{
    /// <summary>Shorter is no reason that somebody else can judge.</summary>
    public const int ReasonMinLength = 20;

    public const int ReasonMaxLength = Change.ReasonMaxLength;

    private readonly List<EmergencyReview> _reviews = [];

    private EmergencyAccess()
    {
    }

    /// <param name="by">The counsellor.</param>
    /// <param name="team">The counsellor's team.</param>
    /// <param name="caseNumber">The case.</param>
    /// <param name="reason">Why.</param>
    /// <param name="at">From when.</param>
    /// <param name="lasts">For how long at most.</param>
    public EmergencyAccess(Actor by, string? team, string caseNumber, string reason, DateTime at, TimeSpan lasts) =>
        (ById, ByName, ByTeam, CaseNumber, Reason, OpenedAt, EndsAt) = (by.Id, by.Name, team, caseNumber, reason, at, at + lasts);

    public int Id { get; private set; }

    public string CaseNumber { get; private set; } = "";

    public string ById { get; private set; } = "";

    public string ByName { get; private set; } = "";

    public string? ByTeam { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTime OpenedAt { get; private set; }

    public DateTime EndsAt { get; private set; }

    /// <summary>When it was ended before its time: by the counsellor, or by whoever reviews it.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Rises with each review: two people who review at once meet a conflict.</summary>
    public int Version { get; private set; }

    /// <summary>At most one of a supervisor and one of an auditor.</summary>
    public IReadOnlyList<EmergencyReview> Reviews => _reviews;

    public EmergencyReview? ReviewBy(ActorRole role) => _reviews.Find(review => review.ByRole == role);

    /// <summary>Whether it is in force at an instant.</summary>
    public bool Lasts(DateTime at) => EndedAt is null && EndsAt > at;

    public void End(DateTime at) => EndedAt ??= at;

    /// <summary>Says whether it was justified; one that was not ends at once. Nobody reviews what they did themselves, and each role reviews once.</summary>
    /// <returns>Whether it was recorded.</returns>
    public bool Review(Actor by, DateTime at, bool justified, string remark)
    {
        if (by.Id == ById || by.Role is not (ActorRole.Supervisor or ActorRole.Auditor) || ReviewBy(by.Role) is not null)
        {
            return false;
        }

        _reviews.Add(new(by, at, justified, remark));
        if (!justified && Lasts(at))
        {
            End(at);
        }

        Version++;
        return true;
    }
}

/// <summary>What a supervisor or an auditor thought of an emergency access.</summary>
public sealed class EmergencyReview
{
    public const int RemarkMaxLength = Change.ReasonMaxLength;

    private EmergencyReview()
    {
    }

    internal EmergencyReview(Actor by, DateTime at, bool justified, string remark) =>
        (ById, ByName, ByRole, At, Justified, Remark) = (by.Id, by.Name, by.Role, at, justified, remark);

    public int Id { get; private set; }

    public string ById { get; private set; } = "";

    public string ByName { get; private set; } = "";

    public ActorRole ByRole { get; private set; }

    public DateTime At { get; private set; }

    public bool Justified { get; private set; }

    public string Remark { get; private set; } = "";
}
