using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Reassigning;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Demo;

/// <summary>Lets the supervisor of the demo give a case from one counsellor to another, with an instruction: both are told when they sign in.</summary>
internal sealed class ReassignDemoSeeder(ReturnCaseDb db, CaseStore store, AuditTrail trail, CasePolicy policy, TimeProvider clock)
{
    private const string Instruction = "Bel deze week de voogd: zij weet nog niet dat er een andere regievoerder is. De lokale partner antwoordt alleen per brief.";

    public async Task SeedAsync(CancellationToken cancel = default)
    {
        var people = await db.Users.Where(user => user.UserName == "sanne" || user.UserName == "joris" || user.UserName == "ingrid").ToDictionaryAsync(user => user.UserName!, user => new Actor(user.Id, user.DisplayName, user.Role), cancel);
        var (from, to) = (people["joris"].Id, people["sanne"]);
        var number = await db.CaseFiles.Where(c => c.CounsellorId == from && c.Phase == CasePhase.ShelterSearch && c.ProposedOutcome == null && c.OpenAlarmCount == 0).OrderByDescending(c => c.Number).Select(c => c.Number).FirstOrDefaultAsync(cancel);
        if (number is null || await store.FindAsync(number, cancel) is not { } file)
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var change = new Change(people["ingrid"], AmsterdamCalendar.DateOf(now), now, "Joris heeft er deze maand te veel.") { Policy = policy };
        db.Add(Reassignment.OfOne(file, to, change, Instruction));
        file.Assign(change, file.Team, to, Instruction);
        trail.Changes(AuditAction.Seeded, "reassignments");
        await store.SaveAsync(cancel);
    }
}
