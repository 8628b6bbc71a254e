using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Tasks;

/// <summary>What the pages of tasks do in the same way: find one that this person may see, say who can do it, and keep it together with the end of its draft.</summary>
public sealed class TaskDesk(ReturnCaseDb db, TaskQueries queries, OwnTasks tasks, ChildNames names, CaseDesk desk, TimeProvider clock)
{
    public CaseDesk Desk => desk;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>A task that this person may see and change; null where there is none.</summary>
    public async Task<OwnTask?> FindAsync(int id, CancellationToken cancel) => await queries.FindAsync(await desk.ViewerAsync(cancel), id, cancel);

    public Task<TaskRow?> RowAsync(int id, CancellationToken cancel) => queries.RowAsync(id, cancel);

    /// <summary>Who can do something of a case: its counsellor, whoever covers for that person today, and whoever asks.</summary>
    public async Task<IReadOnlyList<Actor>> OwnersAsync(string? counsellorId, CancellationToken cancel)
    {
        var today = desk.Today;
        var others = await db.Users.Where(user => !user.Disabled && user.Id != desk.Actor.Id && user.Role == ActorRole.Counsellor && counsellorId != null
                && (user.Id == counsellorId || db.AbsenceCovers.Any(cover => cover.AbsentId == counsellorId && cover.CoveringId == user.Id && cover.Team == user.Team && cover.EndedAt == null && cover.FirstDay <= today && cover.LastDay >= today)))
            .OrderBy(user => user.DisplayName).Select(user => new Actor(user.Id, user.DisplayName, user.Role)).ToListAsync(cancel);
        return [.. others.Where(other => other.Id == counsellorId), desk.Actor, .. others.Where(other => other.Id != counsellorId)];
    }

    /// <summary>Who can do something without a case: whoever asks; a supervisor can give it to a counsellor of the team.</summary>
    public async Task<IReadOnlyList<Actor>> OwnersWithoutCaseAsync(CancellationToken cancel) =>
        desk.Actor.Role == ActorRole.Supervisor && desk.Team is { } team ? [desk.Actor, .. await db.CounsellorsOfAsync(team, cancel)] : [desk.Actor];

    /// <summary>Whether what is planned names a child whose case this person may open, and nobody said that it does not.</summary>
    public async Task<bool> NamesChildAsync(TaskInput input, CancellationToken cancel) =>
        !input.NoName && await names.AreOfOwnCasesAsync(await desk.ViewerAsync(cancel), $"{input.What} {input.Place}", cancel);

    /// <summary>The same of a task that is changed: what stood there already was asked about before.</summary>
    public async Task<bool> NamesChildAsync(TaskInput input, OwnTask kept, CancellationToken cancel) =>
        (input.What.Typed() != kept.What || input.Place.Typed() != kept.Place) && await NamesChildAsync(input, cancel);

    /// <summary>
    /// Who in the team can do what a review agrees: whoever can do something of the case, and every supervisor of its team. Another counsellor could not open the case in which the task lies.
    /// </summary>
    public async Task<IReadOnlyList<Actor>> AgreementOwnersAsync(CaseFile file, CancellationToken cancel)
    {
        var owners = await OwnersAsync(file.CounsellorId, cancel);
        var supervisors = await db.Users.Where(user => !user.Disabled && user.Role == ActorRole.Supervisor && user.Team == file.Team && user.Id != desk.Actor.Id)
            .OrderBy(user => user.DisplayName).Select(user => new Actor(user.Id, user.DisplayName, user.Role)).ToListAsync(cancel);
        return [.. owners, .. supervisors];
    }

    /// <summary>What reviews of a case agreed, as tasks.</summary>
    public Task<List<OwnTask>> OfReviewsAsync(CaseFile file, CancellationToken cancel) => tasks.OfReviewsAsync(file, cancel);

    /// <inheritdoc cref="OwnTasks.Follow"/>
    public void Follow(CaseFile file, Statement review, IReadOnlyList<OwnTask> earlier) => tasks.Follow(file, review, earlier, desk.Actor);

    /// <summary>Plans something; the answer is the address of the very same that stands already, and then nothing was added.</summary>
    public async Task<string?> PlanAsync(OwnTaskDetails details, string ownerId, CaseFile? file, CancellationToken cancel)
    {
        var stands = await SentAsync(() => tasks.AddAsync(new(details, desk.Actor, Now, file?.Team ?? desk.Team ?? "", ownerId, file?.Id), file?.Number, cancel));
        // What somebody gave to another without a case is that person's alone.
        return stands is null ? null : file is null && stands.OwnerId != desk.Actor.Id ? TaskAddress.Path : $"{TaskAddress.Path}/{stands.Id}";
    }

    /// <summary>Keeps what was changed; false where somebody else changed it meanwhile.</summary>
    public Task<bool> SaveAsync(OwnTask task, string what, string? number, CancellationToken cancel) => SentAsync(() => tasks.SaveAsync(task, what, number, cancel));

    // The draft of the form goes with what it was about.
    private async Task<T> SentAsync<T>(Func<Task<T>> save)
    {
        db.Sent = desk.Drafts.Sent;
        try
        {
            return await save();
        }
        finally
        {
            db.Sent = null;
        }
    }
}
