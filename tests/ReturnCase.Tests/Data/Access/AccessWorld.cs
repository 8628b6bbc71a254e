using FsCheck;
using FsCheck.Fluent;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Tests.Data.Access;

/// <summary>Somebody with an account.</summary>
internal sealed record Person(int Id, ActorRole Role, string? Team, bool Disabled)
{
    public string Key => $"person-{Id}";
}

/// <summary>Whose a case is, and in which state.</summary>
internal sealed record Child(int? CounsellorId, string Team, bool WaitsForOther, bool Destroyed);

/// <summary>A cover in days from today.</summary>
internal sealed record Cover(int AbsentId, int CoveringId, string Team, int First, int Last, bool Ended);

/// <summary>An emergency access in minutes from now.</summary>
internal sealed record Grant(int ById, int Child, int Ends, bool Ended);

/// <summary>People, cases, covers and emergencies as they may come together.</summary>
internal sealed record AccessWorld(Person[] People, Child[] Children, Cover[] Covers, Grant[] Grants)
{
    private const int MostPeople = 6;
    private static readonly string[] Teams = ["A", "B"];

    public static Gen<AccessWorld> Any(int children)
    {
        var id = Gen.Choose(0, MostPeople - 1);
        var team = Gen.Elements(Teams);
        var rarely = Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)));
        var role = Gen.Frequency(
            (5, Gen.Constant(ActorRole.Counsellor)), (2, Gen.Constant(ActorRole.Supervisor)),
            (1, Gen.Elements(ActorRole.IndLiaison, ActorRole.Administrator, ActorRole.Auditor, ActorRole.ApiClient)));
        var person = from part in role
                     from own in team
                     from gone in rarely
                     select (part, own, gone);
        var child = from whose in Gen.Frequency((6, id.Select(i => (int?)i)), (1, Gen.Constant((int?)null)))
                    from own in team
                    from waits in rarely
                    from destroyed in rarely
                    select new Child(whose, own, waits, destroyed);
        var cover = from absent in id
                    from covering in id
                    from own in team
                    from first in Gen.Choose(-2, 2)
                    from days in Gen.Choose(0, 3)
                    from ended in rarely
                    select new Cover(absent, covering, own, first, first + days, ended);
        var grant = from who in id
                    from opened in Gen.Choose(0, children - 1)
                    from ends in Gen.Choose(-60, 180)
                    from ended in rarely
                    select new Grant(who, opened, ends, ended);
        return from people in person.ArrayOf(MostPeople)
               from cases in child.ArrayOf(children)
               from covers in cover.ArrayOf(5)
               from grants in grant.ArrayOf(4)
               select new AccessWorld(
                   [.. people.Select((p, i) => new Person(i, p.part, p.part is ActorRole.Counsellor or ActorRole.Supervisor ? p.own : null, p.gone && p.part == ActorRole.Counsellor))],
                   cases, covers, grants);
    }

    /// <summary>Domain 4 in plain words of this language, and in none of the program's.</summary>
    public bool WorksOn(Person who, int child)
    {
        var file = Children[child];
        if (file.Destroyed || who.Disabled)
        {
            return false;
        }

        return who.Role switch
        {
            ActorRole.Supervisor => file.Team == who.Team || Covers.Any(cover =>
                cover.CoveringId == who.Id && cover.Team == file.Team && People[cover.AbsentId].Role == ActorRole.Supervisor && People[cover.AbsentId].Team == cover.Team && !cover.Ended && cover.First <= 0 && cover.Last >= 0),
            ActorRole.Counsellor => file.CounsellorId == who.Id || (file.Team == who.Team && Covers.Any(cover =>
                cover.CoveringId == who.Id && cover.AbsentId == file.CounsellorId && cover.Team == who.Team && !cover.Ended && cover.First <= 0 && cover.Last >= 0)),
            _ => false,
        };
    }

    /// <inheritdoc cref="WorksOn"/>
    public bool DecidesOn(Person who, int child) =>
        WorksOn(who, child) || (who.Role == ActorRole.Supervisor && Children[child] is { WaitsForOther: true, Destroyed: false });

    /// <inheritdoc cref="WorksOn"/>
    public bool Reads(Person who, int child) =>
        DecidesOn(who, child)
        || (who is { Role: ActorRole.Counsellor, Disabled: false } && !Children[child].Destroyed && Grants.Any(grant => grant.ById == who.Id && grant.Child == child && !grant.Ended && grant.Ends > 0));

    /// <summary>That a child is missing is said by whoever works on its case, and in an emergency by whoever opened it.</summary>
    public bool SaysMissing(Person who, int child) => WorksOn(who, child) || (who.Role == ActorRole.Counsellor && Reads(who, child));

    /// <summary>A row with initials and no more.</summary>
    public bool SeesMasked(Person who, int child) =>
        who is { Role: ActorRole.Counsellor, Disabled: false } && Children[child] is { Destroyed: false } file && file.Team == who.Team && !Reads(who, child);
}
