using ReturnCase.Data;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Importing;

/// <summary>The teams, and who can have a case in each.</summary>
internal sealed class ImportTeams(IReadOnlyCollection<AppUser> users)
{
    private readonly HashSet<string> _teams = [.. users.Select(user => user.Team).OfType<string>()];
    private readonly Dictionary<string, AppUser> _counsellors = users.Where(user => user is { Role: ActorRole.Counsellor, Disabled: false }).ToDictionary(user => user.UserName!, StringComparer.OrdinalIgnoreCase);

    public string Names => string.Join(", ", _teams.Order(StringComparer.Ordinal));

    /// <summary>The team of this name, with the capitals that it has here; null where there is none, or where only capitals tell two apart.</summary>
    public string? Named(string name) =>
        _teams.TryGetValue(name, out var same) ? same : _teams.Where(team => string.Equals(team, name, StringComparison.OrdinalIgnoreCase)).ToArray() is [var only] ? only : null;

    /// <summary>The counsellor of this user name in a team; null where there is none.</summary>
    public Actor? Counsellor(string name, string team) =>
        _counsellors.TryGetValue(name, out var user) && user.Team == team ? new(user.Id, user.DisplayName, ActorRole.Counsellor) : null;

    /// <summary>The user names of those who can have a case in a team.</summary>
    public string CounsellorsOf(string team) => string.Join(", ", _counsellors.Values.Where(user => user.Team == team).Select(user => user.UserName).Order(StringComparer.Ordinal));
}
