using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Cases;

/// <summary>An absent counsellor whose cases somebody covers, until and with a day.</summary>
public sealed record CoveredCounsellor(string Id, string Name, DateOnly LastDay);

/// <summary>A case that somebody opened in an emergency.</summary>
public sealed record OpenedCase(string Number, DateTime EndsAt);

/// <summary>Who looks: the parts of a signed-in user that access depends on.</summary>
public sealed record Viewer(string UserId, ActorRole Role, string? Team)
{
    /// <summary>Whose cases a counsellor works on besides their own.</summary>
    public IReadOnlyList<CoveredCounsellor> Covered { get; init; } = [];

    /// <summary>What a counsellor reads although it is not theirs.</summary>
    public IReadOnlyList<OpenedCase> Opened { get; init; } = [];
}
