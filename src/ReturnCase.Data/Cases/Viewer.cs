using ReturnCase.Data.Api;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Cases;

/// <summary>An absent colleague for whom somebody covers, until and with a day.</summary>
public record CoveredColleague(string Id, string Name, DateOnly LastDay);

/// <summary>An absent supervisor in whose place somebody looks after a team.</summary>
public sealed record CoveredSupervisor(string Id, string Name, DateOnly LastDay, string Team) : CoveredColleague(Id, Name, LastDay);

/// <summary>A case that somebody opened in an emergency.</summary>
public sealed record OpenedCase(string Number, DateTime EndsAt);

/// <summary>Who looks: the parts of a signed-in user that access depends on.</summary>
public sealed record Viewer(string UserId, ActorRole Role, string? Team)
{
    /// <summary>Whose cases a counsellor works on besides their own.</summary>
    public IReadOnlyList<CoveredColleague> Covered { get; init; } = [];

    /// <summary>In whose place a supervisor looks after other teams, besides their own.</summary>
    public IReadOnlyList<CoveredSupervisor> StandsIn { get; init; } = [];

    /// <summary>Teams whose cases are a supervisor's to look after: the own one first.</summary>
    public IReadOnlyList<string> Teams => [.. new[] { Team }.OfType<string>().Concat(StandsIn.Select(absent => absent.Team)).Distinct()];

    /// <summary>The team whose board is looked at: the own one, unless <see cref="LookingAt"/> says otherwise.</summary>
    public string? BoardTeam { get; private init; } = Team;

    /// <summary>The same person, who looks at the board of a team that they stand in for. Any other name leaves it at the own one.</summary>
    public Viewer LookingAt(string? team) => this with { BoardTeam = StandsIn.Any(absent => absent.Team == team) ? team : Team };

    /// <summary>For whom this person works on a case, or reads it; null where it is theirs, or their own team's.</summary>
    /// <param name="counsellorId">Whose case it is.</param>
    /// <param name="team">The team of the case.</param>
    public CoveredColleague? CoversIn(string? counsellorId, string team) => Role switch
    {
        ActorRole.Counsellor when counsellorId != UserId && team == Team => Covered.FirstOrDefault(absent => absent.Id == counsellorId),
        ActorRole.Supervisor when team != Team => StandsIn.FirstOrDefault(absent => absent.Team == team),
        _ => null,
    };

    /// <summary>What a system of a partner may do; none for a person.</summary>
    public IReadOnlyList<ApiScope> Scopes { get; init; } = [];

    /// <summary>What a counsellor reads although it is not theirs.</summary>
    public IReadOnlyList<OpenedCase> Opened { get; init; } = [];
}
