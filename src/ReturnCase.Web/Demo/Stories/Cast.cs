using ReturnCase.Data;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>A counsellor and the team that the cases come in at.</summary>
internal sealed record Post(Actor Person, string Team);

/// <summary>The people who work on the cases.</summary>
internal sealed record Cast(IReadOnlyList<Post> Counsellors, IReadOnlyDictionary<string, Actor> Supervisors, Actor Liaison)
{
    // Some thirty of them open.
    private const int CasesEach = 600;
    private const int TeamSize = 12;

    // Noord grows with the set: of a million cases its supervisor has some 5,000 open ones.
    private const int OneInSoManyInNoord = 10;

    /// <summary>The accounts of the demo as they stand in the database.</summary>
    public static Cast Of(IEnumerable<AppUser> users)
    {
        var active = users.Where(u => !u.Disabled).OrderBy(u => u.UserName, StringComparer.Ordinal).ToArray();
        return new(
            [.. active.Where(u => u.Role == ActorRole.Counsellor && u.Team is not null).Select(u => new Post(Actor(u, ActorRole.Counsellor), u.Team!))],
            active.Where(u => u.Role == ActorRole.Supervisor && u.Team is not null).GroupBy(u => u.Team!).ToDictionary(g => g.Key, g => Actor(g.First(), ActorRole.Supervisor)),
            Actor(active.First(u => u.Role == ActorRole.IndLiaison), ActorRole.IndLiaison));
    }

    /// <summary>Adds people without an account until nobody has more cases than a person can carry.</summary>
    public Cast For(int cases)
    {
        var posts = Counsellors.ToList();
        var supervisors = Supervisors.ToDictionary();
        for (var number = posts.Count; number < cases / CasesEach; number++)
        {
            var team = number % OneInSoManyInNoord == 0 ? "Noord" : number < TeamSize ? "Zuid" : $"Team {(number / TeamSize) + 1:00}";
            posts.Add(new(new($"demo-counsellor-{number:0000}", $"Regievoerder {number:0000}", ActorRole.Counsellor), team));
            supervisors.TryAdd(team, new($"demo-supervisor-{team}", $"Teamleider {team}", ActorRole.Supervisor));
        }

        return this with { Counsellors = posts, Supervisors = supervisors };
    }

    private static Actor Actor(AppUser user, ActorRole role) => new(user.Id, user.DisplayName, role);
}
