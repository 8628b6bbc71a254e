using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Demo;

/// <summary>Gives the counsellors of the demo something planned: overdue, today, this week and without a case.</summary>
internal sealed class TaskDemoSeeder(ReturnCaseDb db, AuditTrail trail, TimeProvider clock)
{
    private static readonly (int Days, OwnTaskDetails Details)[] Planned =
    [
        (-2, Plain("Verslag van het gesprek met de mentor nalopen")),
        (0, Appointment("Vertrekgesprek", new(10, 30), "Opvanglocatie Utrecht", Company.Child)),
        (0, Plain("Voogd bellen over de zienswijze")),
        (1, Appointment("Overleg over de reisdocumenten", new(14, 0), null, Company.Embassy)),
        (3, Plain("Vragen of de lokale partner al iets weet")),
        (9, Appointment("Gesprek over school en werk", new(9, 15), "School", Company.Mentor)),
    ];

    public async Task SeedAsync(CancellationToken cancel = default)
    {
        var (now, today) = (clock.GetUtcNow().UtcDateTime, AmsterdamTime.Today(clock));
        foreach (var name in (string[])["sanne", "joris"])
        {
            var user = await db.Users.SingleAsync(known => known.UserName == name, cancel);
            var (by, team) = (new Actor(user.Id, user.DisplayName, user.Role), user.Team ?? "");
            var cases = await db.CaseFiles.Where(file => file.CounsellorId == user.Id && file.Phase != CasePhase.Closed).OrderBy(file => file.GoverningDeadline).ThenBy(file => file.Id)
                .Select(file => file.Id).Take(Planned.Length).ToListAsync(cancel);
            db.OwnTasks.AddRange(Planned.Zip(cases, (plan, id) => new OwnTask(plan.Details with { On = today.AddDays(plan.Days) }, by, now.AddDays(Math.Min(plan.Days, 0) - 5), team, user.Id, id)));
            db.OwnTasks.Add(new(Plain("Intervisie voorbereiden") with { On = today.AddDays(1) }, by, now.AddDays(-1), team, user.Id, null));
        }

        var reviewed = await db.CaseFiles.Include(file => file.Facts).Include(file => file.Entries).AsSplitQuery()
            .Where(file => file.Phase != CasePhase.Closed && file.Facts.OfType<Statement>().Any(fact => fact.Kind == StatementKind.Review)).ToListAsync(cancel);
        foreach (var (file, made) in reviewed.SelectMany(file => file.OpenAgreements, (file, made) => (file, made)))
        {
            var supervisor = file.Entries.Single(line => line.Sequence == made.Review);
            var with = made.Agreement.Party is null ? (Company?)null : Company.Guardian;
            var by = new Actor(supervisor.ById, supervisor.ByName, supervisor.ByRole);
            var owner = file.CounsellorId is { } id ? new Actor(id, file.CounsellorName ?? "", ActorRole.Counsellor) : by;
            var task = new OwnTask(new(OwnTaskKind.Task, made.Agreement.What, made.Agreement.On, null, null, with), by, supervisor.RecordedAt, file.Team, owner.Id, file.Id) { Review = made.Review, Agreement = made.Agreement.Number };
            if (task.On < today)
            {
                task.Close(OwnTaskState.Done, null, owner, task.On.ToDateTime(new(14, 0), DateTimeKind.Utc));
            }

            db.OwnTasks.Add(task);
        }

        trail.Changes(AuditAction.Seeded, "tasks");
        await db.SaveChangesAsync(cancel);
    }

    private static OwnTaskDetails Plain(string what) => new(OwnTaskKind.Task, what, default, null, null, null);

    private static OwnTaskDetails Appointment(string what, TimeOnly at, string? place, Company with) => new(OwnTaskKind.Appointment, what, default, at, place, with);
}
