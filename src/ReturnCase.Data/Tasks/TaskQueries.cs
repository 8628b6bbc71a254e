using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Access;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Tasks;

/// <summary>Lists of tasks across cases. Each method is one command; no case is loaded for it.</summary>
public sealed class TaskQueries(ReturnCaseDb db, TimeProvider clock)
{
    /// <summary>More than that of one kind is no list that anybody works through.</summary>
    public const int Most = 300;

    /// <summary>What the cases ask for by themselves on which somebody works, the first due first.</summary>
    public async Task<IReadOnlyList<TaskRow>> DerivedAsync(Viewer viewer, TaskFilter filter, CancellationToken cancel = default) =>
        filter.Own is not null ? [] : await Derived(viewer, filter).OrderBy(row => row.Task.DueOn).ThenBy(row => row.Task.Id).Take(Most).Select(row => new TaskRow
        {
            Derived = row.Task.Kind,
            Subject = row.Task.Subject,
            Detail = row.Task.Detail,
            Candidate = row.Task.Candidate,
            On = row.Task.DueOn,
            Since = row.Task.Since,
            CaseNumber = row.Case.Number,
            CaseTeam = row.Case.Team,
            FirstNames = row.Case.FirstNames,
            LastName = row.Case.LastName,
            CounsellorId = row.Case.CounsellorId,
            OwnerId = row.Case.CounsellorId,
            OwnerName = row.Case.CounsellorName,
        }).ToListAsync(cancel);

    /// <summary>What is planned and open, the first due first. A counsellor finds what is theirs to do, or of whom they cover, or of nobody who can; a supervisor all of the team's cases. Both find their own without a case.</summary>
    public async Task<IReadOnlyList<TaskRow>> PlannedAsync(Viewer viewer, TaskFilter filter, CancellationToken cancel = default) =>
        filter.Derived is not null ? [] : await Rows(Open(viewer, filter).OrderBy(task => task.On).ThenBy(task => task.At).ThenBy(task => task.Id).Take(Most)).ToListAsync(cancel);

    /// <summary>What somebody was to do, or closed, and was done or cancelled since an instant, the last first.</summary>
    public async Task<IReadOnlyList<TaskRow>> ClosedAsync(Viewer viewer, DateTime since, int count, CancellationToken cancel = default) =>
        await Rows(Visible(viewer).Where(task => task.State != OwnTaskState.Open && task.ClosedAt >= since && (task.OwnerId == viewer.UserId || task.ClosedById == viewer.UserId)).OrderByDescending(task => task.ClosedAt).ThenByDescending(task => task.Id).Take(count)).ToListAsync(cancel);

    /// <summary>How much of what cases ask for is due, by the counsellor of the case.</summary>
    public async Task<IReadOnlyList<TaskCount>> CountDerivedAsync(Viewer viewer, DateOnly today, DateOnly week, CancellationToken cancel = default) =>
        await Derived(viewer, new(week)).GroupBy(row => row.Case.CounsellorId)
            .Select(all => new TaskCount(all.Key, all.Count(row => row.Task.DueOn < today), all.Count(row => row.Task.DueOn == today), all.Count(row => row.Task.DueOn > today))).ToListAsync(cancel);

    /// <summary>How much of what is planned is due, by its owner.</summary>
    public async Task<IReadOnlyList<TaskCount>> CountPlannedAsync(Viewer viewer, DateOnly today, DateOnly week, CancellationToken cancel = default) =>
        await Open(viewer, new(week)).GroupBy(task => task.OwnerId)
            .Select(all => new TaskCount(all.Key, all.Count(task => task.On < today), all.Count(task => task.On == today), all.Count(task => task.On > today))).ToListAsync(cancel);

    /// <summary>What stands beside a case, in one command. Who may open it is asked elsewhere; which cases of brothers and sisters a person may open is asked here.</summary>
    public async Task<CaseBeside> OfCaseAsync(CaseFile file, Viewer viewer, DateTime closedSince, CancellationToken cancel = default)
    {
        var number = file.Number;
        var naming = CaseStore.NamingAsSibling(db, number).Select(other => new { Of = number, Number = other });
        // Where it names none, a number that no case has: for an empty list SQLite would walk all cases, to find that none of them is meant.
        string[] named = [.. file.SiblingCases.Concat(file.FamilyCases()).Concat(file.SamePersonCases().Select(other => other.Number)).Distinct().DefaultIfEmpty("")];
        var mine = db.CaseFiles.Where(CaseAccess.MayOpen(viewer));
        var opens = db.CaseFiles.Where(other => named.Contains(other.Number)).Select(other => new { Of = number, other.Number, other.Team, Opens = mine.Any(own => own.Id == other.Id) });
        var rows = await db.CaseFiles.Where(known => known.Number == number)
            .LeftJoin(naming, known => known.Number, other => other.Of, (known, other) => new { Case = known, NamedBy = other!.Number })
            .LeftJoin(opens, known => known.Case.Number, other => other.Of, (known, other) => new { known.Case, known.NamedBy, Other = other!.Number, OtherTeam = other.Team, Opens = other.Opens ? other.Number : null })
            .SelectMany(known => db.OwnTasks.Where(task => task.CaseFileId == known.Case.Id && (task.State == OwnTaskState.Open || task.ClosedAt >= closedSince)).DefaultIfEmpty(), (known, task) => new
            {
                known.NamedBy,
                known.Opens,
                known.Other,
                known.OtherTeam,
                Held = db.LegalHolds.Any(hold => hold.CaseNumber == known.Case.Number && hold.LiftedAt == null),
                Planned = task,
                Owner = task!.Owner!.DisplayName,
                Maker = task.CreatedById == task.OwnerId ? null : db.Users.Where(user => user.Id == task.CreatedById).Select(user => user.DisplayName).FirstOrDefault(),
                Left = task.Owner != null && (task.Owner.Disabled || task.Owner.Team != known.Case.Team || (task.Owner.Role != ActorRole.Counsellor && task.Owner.Role != ActorRole.Supervisor)),
            }).AsNoTracking().ToListAsync(cancel);
        return new(rows.Exists(row => row.Held), [.. rows.Where(row => row.Planned is not null).DistinctBy(row => row.Planned!.Id).OrderBy(row => row.Planned!.On).ThenBy(row => row.Planned!.Id).Select(row => Row(row.Planned!, file, row.Owner) with { OwnerLeft = row.Left, MadeByName = row.Maker })], [.. rows.Select(row => row.NamedBy).OfType<string>().Distinct()])
        {
            SiblingsToOpen = rows.Select(row => row.Opens).OfType<string>().ToHashSet(),
            Teams = rows.Where(row => row.Other is not null).DistinctBy(row => row.Other).ToDictionary(row => row.Other!, row => row.OtherTeam!),
        };
    }

    /// <summary>A task that somebody may see and change, with the days on which it was before; null where there is none.</summary>
    public async Task<OwnTask?> FindAsync(Viewer viewer, int id, CancellationToken cancel = default) =>
        await Visible(viewer).AnyAsync(task => task.Id == id, cancel)
            ? await db.OwnTasks.Include(task => task.Moves.OrderBy(move => move.Id)).AsSingleQuery().SingleOrDefaultAsync(task => task.Id == id, cancel)
            : null;

    /// <summary>The same with its case and its owner.</summary>
    public Task<TaskRow?> RowAsync(int id, CancellationToken cancel = default) => Rows(db.OwnTasks.Where(task => task.Id == id)).SingleOrDefaultAsync(cancel);

    private IQueryable<OnCase> Derived(Viewer viewer, TaskFilter filter)
    {
        var cases = db.CaseFiles.Where(CaseAccess.MayWorkOn(viewer));
        cases = filter.CounsellorId is { } counsellor ? cases.Where(file => file.CounsellorId == counsellor) : cases;
        cases = filter.Nobodys ? cases.Where(CaseloadFilters.WithoutCounsellor(db)) : cases;
        var rows = cases.Join(db.CaseTasks, file => file.Id, task => task.CaseFileId, (file, task) => new OnCase { Case = file, Task = task });
        rows = (filter.Until, filter.AlsoLater) switch
        {
            ({ } until, { } later) => rows.Where(row => row.Task.DueOn <= until || row.Task.Kind == later),
            ({ } until, null) => rows.Where(row => row.Task.DueOn <= until),
            _ => rows,
        };
        return filter.Derived is { } kind ? rows.Where(row => row.Task.Kind == kind) : rows;
    }

    private IQueryable<OwnTask> Open(Viewer viewer, TaskFilter filter)
    {
        var tasks = Visible(viewer).Where(task => task.State == OwnTaskState.Open);
        tasks = viewer.Role == ActorRole.Counsellor ? tasks.Where(GivenAway(viewer, filter.Given)) : tasks;
        tasks = filter.CounsellorId is { } counsellor ? tasks.Where(task => task.OwnerId == counsellor) : tasks;
        tasks = filter.Nobodys ? tasks.Where(LeftBehind(viewer.Team)) : tasks;
        tasks = filter.Until is { } until ? tasks.Where(task => task.On <= until) : tasks;
        return filter.Own is { } kind ? tasks.Where(task => task.Kind == kind) : tasks;
    }

    // Of a case whoever works on it sees all that is planned, so that nothing is lost when somebody leaves or a cover ends. What has no case is its owner's alone, until that person is gone.
    private IQueryable<OwnTask> Visible(Viewer viewer)
    {
        var (me, team) = (viewer.UserId, viewer.Team);
        var ofCases = db.CaseFiles.Where(CaseAccess.MayWorkOn(viewer)).Join(db.OwnTasks, file => file.Id, task => task.CaseFileId, (file, task) => task);
        var mine = ofCases.Concat(db.OwnTasks.Where(task => task.CaseFileId == null && task.OwnerId == me));
        return viewer.Role == ActorRole.Supervisor && team is not null
            ? mine.Concat(db.OwnTasks.Where(task => task.CaseFileId == null && task.Team == team && task.OwnerId != me).Where(LeftBehind(team)))
            : mine;
    }

    // Somebody else is to do it, whom this person does not cover, and can: the counsellor of the case, whoever covers for that one today, or a supervisor of its team.
    private Expression<Func<OwnTask, bool>> GivenAway(Viewer viewer, bool given)
    {
        var (me, absent, covers) = (viewer.UserId, viewer.Covered.Select(covered => (string?)covered.Id).ToList(), db.CoversOn(AmsterdamCalendar.DateOf(clock.GetUtcNow().UtcDateTime)));
        return task => (task.OwnerId != me && !absent.Contains(task.OwnerId) && db.Users.Any(user => user.Id == task.OwnerId && !user.Disabled && user.Team == task.Case!.Team
            && (user.Role == ActorRole.Supervisor || (user.Role == ActorRole.Counsellor && (user.Id == task.Case.CounsellorId || covers.Any(cover =>
                cover.CoveringId == user.Id && cover.AbsentId == task.Case.CounsellorId && cover.Team == user.Team)))))) == given;
    }

    // Nobody who still works on the cases of this team is to do it.
    private Expression<Func<OwnTask, bool>> LeftBehind(string? team) => task => !db.Users.Any(user =>
        user.Id == task.OwnerId && !user.Disabled && user.Team == team && (user.Role == ActorRole.Counsellor || user.Role == ActorRole.Supervisor));

    private IQueryable<TaskRow> Rows(IQueryable<OwnTask> tasks) => tasks.Select(task => new TaskRow
    {
        Id = task.Id,
        Own = task.Kind,
        What = task.What,
        On = task.On,
        At = task.At,
        Place = task.Place,
        With = task.With,
        State = task.State,
        Note = task.Note,
        ClosedAt = task.ClosedAt,
        MovedFrom = task.MovedFrom,
        CaseNumber = task.Case!.Number,
        CaseTeam = task.Case.Team,
        FirstNames = task.Case.FirstNames,
        LastName = task.Case.LastName,
        CounsellorId = task.Case.CounsellorId,
        OwnerId = task.OwnerId,
        OwnerName = task.Owner!.DisplayName,
        MadeByName = task.CreatedById == task.OwnerId ? null : db.Users.Where(user => user.Id == task.CreatedById).Select(user => user.DisplayName).FirstOrDefault(),
        OwnerLeft = task.Owner != null && (task.Owner.Disabled || task.Owner.Team != (task.Case != null ? task.Case.Team : task.Team) || (task.Owner.Role != ActorRole.Counsellor && task.Owner.Role != ActorRole.Supervisor)),
        Since = task.ChangedAt,
    });

    private static TaskRow Row(OwnTask task, CaseFile file, string? owner) => new()
    {
        Id = task.Id,
        Own = task.Kind,
        What = task.What,
        On = task.On,
        At = task.At,
        Place = task.Place,
        With = task.With,
        State = task.State,
        Note = task.Note,
        ClosedAt = task.ClosedAt,
        MovedFrom = task.MovedFrom,
        CaseNumber = file.Number,
        CaseTeam = file.Team,
        CounsellorId = file.CounsellorId,
        OwnerId = task.OwnerId,
        OwnerName = owner,
        Since = task.ChangedAt,
    };

    private sealed class OnCase
    {
        public required CaseFile Case { get; init; }

        public required CaseTask Task { get; init; }
    }
}
