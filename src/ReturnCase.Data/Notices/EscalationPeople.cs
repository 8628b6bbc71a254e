using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Access;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Notices;

/// <summary>A case whose deadline is near, and when its next review was written down.</summary>
internal sealed record AlarmedCase(int Id, string Number, string Team, string? CounsellorId, DeadlineKind Kind, DateOnly On, DateOnly PhaseSince, DateTime? PlannedAt)
{
    /// <summary>Whoever owns the safety alarm that it is about; null where nobody does, or where it is about no alarm.</summary>
    public string? AlarmOwnerId { get; init; }

    /// <summary>The day on which its next review was planned: by people, or else by entering the phase.</summary>
    public DateOnly PlannedOn => PlannedAt is { } at ? AmsterdamCalendar.DateOf(at) : PhaseSince;
}

/// <summary>Somebody who is told, and in whose place.</summary>
internal sealed record Told(string Recipient, string? ForId, bool Mail);

/// <summary>Who stands on which rung of the cases of a day, in two commands whatever the number of cases. It follows the access rule: whoever is told may open the case.</summary>
internal sealed class EscalationPeople
{
    private readonly Dictionary<string, Person> _all;
    private readonly Dictionary<string, Person> _counsellors;
    private readonly ILookup<string, Person> _supervisors;
    private readonly ILookup<(string Absent, string Team), Person> _covers;
    private readonly ILookup<(string Absent, string Team), Person> _standIns;

    private sealed record Person(string Id, ActorRole Role, string? Team, bool Mail);

    private EscalationPeople(IReadOnlyList<Person> people, IEnumerable<(string Absent, string Covering, string Team)> covers)
    {
        _all = people.ToDictionary(person => person.Id);
        _counsellors = people.Where(person => person.Role == ActorRole.Counsellor).ToDictionary(person => person.Id);
        _supervisors = people.Where(person => person is { Role: ActorRole.Supervisor, Team: not null }).ToLookup(person => person.Team!);
        var known = covers.ToArray();
        var all = people.Where(person => person.Role == ActorRole.Supervisor).ToDictionary(person => person.Id);
        _standIns = known.Select(cover => (Key: (cover.Absent, cover.Team), Who: all.GetValueOrDefault(cover.Covering)))
            .Where(cover => cover.Who is { } who && who.Team != cover.Key.Team).DistinctBy(cover => (cover.Key, cover.Who!.Id)).ToLookup(cover => cover.Key, cover => cover.Who!);
        _covers = known.Select(cover => (Key: (cover.Absent, cover.Team), Who: _counsellors.GetValueOrDefault(cover.Covering)))
            .Where(cover => cover.Who is { } who && who.Team == cover.Key.Team).DistinctBy(cover => (cover.Key, cover.Who!.Id)).ToLookup(cover => cover.Key, cover => cover.Who!);
    }

    public static async Task<EscalationPeople> OnAsync(ReturnCaseDb db, DateOnly day, CancellationToken cancel)
    {
        var people = await db.Users.Where(user => !user.Disabled && (user.Role == ActorRole.Counsellor || user.Role == ActorRole.Supervisor))
            .Select(user => new Person(user.Id, user.Role, user.Team, user.MailWish != MailWish.None && user.Email != null)).ToListAsync(cancel);
        var covers = await db.CoversOn(day).Select(cover => new { cover.AbsentId, cover.CoveringId, cover.Team }).ToListAsync(cancel);
        return new(people, covers.Select(cover => (cover.AbsentId, cover.CoveringId, cover.Team)));
    }

    /// <summary>Who is told of a case on one rung. While a colleague covers, that colleague is told in the place of whoever is away.</summary>
    public IReadOnlyList<Told> On(EscalationRung rung, AlarmedCase file) => rung switch
    {
        EscalationRung.Counsellor => [.. Holders(file), .. AlarmOwner(file)],
        EscalationRung.Supervisor => [.. _supervisors[file.Team].SelectMany(person => Present(person, file.Team)).DistinctBy(told => told.Recipient)],
        EscalationRung.TeamBox => [new(Notice.BoxOf(file.Team), null, false)],
        _ => throw new ArgumentOutOfRangeException(nameof(rung), rung, "Nobody stands on this rung."),
    };

    private Told[] Present(Person supervisor, string team) => _standIns[(supervisor.Id, team)].Select(person => new Told(person.Id, supervisor.Id, person.Mail)).ToArray() is { Length: > 0 } instead
        ? instead
        : [new(supervisor.Id, null, supervisor.Mail)];

    // Whoever took the alarm on answers for the report, whoever has the case.
    private IEnumerable<Told> AlarmOwner(AlarmedCase file) =>
        file.AlarmOwnerId is { } id && _all.GetValueOrDefault(id) is { } owner && owner.Team == file.Team ? [new(id, null, owner.Mail)] : [];

    // A counsellor who is disabled, or has another role now, has nobody to read it.
    private List<Told> Holders(AlarmedCase file)
    {
        if (file.CounsellorId is not { } id)
        {
            return [];
        }

        var covering = _covers[(id, file.Team)].Select(person => new Told(person.Id, id, person.Mail)).ToList();
        return covering.Count > 0 ? covering : _counsellors.TryGetValue(id, out var counsellor) ? [new(id, null, counsellor.Mail)] : [];
    }
}
