using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Access;

/// <summary>Where a cover stands on a day.</summary>
public enum CoverState { ToCome, InForce, Over, Ended }

/// <summary>
/// Somebody takes the place of an absent colleague, from a day to a day: a counsellor of the team works on the cases of another one, a supervisor of another team looks after the team of
/// an absent supervisor (domain 2.3 and 4). It changes whose cases they are for nobody else.
/// </summary>
public sealed class AbsenceCover
{
    /// <summary>Who is away longer gets other cases, not a cover.</summary>
    public const int MostDays = 366;

    private AbsenceCover()
    {
    }

    /// <param name="by">The supervisor, or administrator, who names it.</param>
    /// <param name="at">The instant of that.</param>
    /// <param name="team">The team of whoever is absent.</param>
    /// <param name="absent">The counsellor whose cases they are, or a supervisor of the team.</param>
    /// <param name="covering">Who takes that place meanwhile: of the same role.</param>
    /// <param name="days">The first day and the last, both included.</param>
    public AbsenceCover(Actor by, DateTime at, string team, Actor absent, Actor covering, (DateOnly First, DateOnly Last) days)
    {
        (Team, SetById, SetByName, SetAt) = (team, by.Id, by.Name, at);
        (AbsentId, AbsentName, CoveringId, CoveringName) = (absent.Id, absent.Name, covering.Id, covering.Name);
        (FirstDay, LastDay) = days;
    }

    public int Id { get; private set; }

    public string Team { get; private set; } = "";

    public string AbsentId { get; private set; } = "";

    public string AbsentName { get; private set; } = "";

    public string CoveringId { get; private set; } = "";

    public string CoveringName { get; private set; } = "";

    public DateOnly FirstDay { get; private set; }

    /// <summary>The last day on which it is in force.</summary>
    public DateOnly LastDay { get; private set; }

    public string SetById { get; private set; } = "";

    public string SetByName { get; private set; } = "";

    public DateTime SetAt { get; private set; }

    /// <summary>When a supervisor ended it before its last day was over.</summary>
    public DateTime? EndedAt { get; private set; }

    public string? EndedById { get; private set; }

    public string? EndedByName { get; private set; }

    public CoverState StateOn(DateOnly day) =>
        EndedAt is not null ? CoverState.Ended : day < FirstDay ? CoverState.ToCome : day > LastDay ? CoverState.Over : CoverState.InForce;

    /// <summary>Ends it at once.</summary>
    public void End(Actor by, DateTime at) => (EndedAt, EndedById, EndedByName) = (at, by.Id, by.Name);
}
