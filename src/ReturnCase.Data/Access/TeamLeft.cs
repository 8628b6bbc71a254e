using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Access;

/// <summary>What waits for a supervisor in a case.</summary>
public enum SupervisorDuty
{
    /// <summary>A proposal waits to be confirmed or returned.</summary>
    Proposal,

    /// <summary>A review is owed.</summary>
    Review,
}

/// <summary>What a team would have without a supervisor: open cases, people who work on them, and what waits.</summary>
public sealed record TeamLeft(string Team, int OpenCases, int Members, IReadOnlyList<(string Number, SupervisorDuty Duty)> Waiting)
{
    /// <summary>Nothing and nobody needs a supervisor there.</summary>
    public bool IsEmpty => OpenCases + Members == 0;

    /// <summary>Reads it in four commands.</summary>
    /// <param name="db">Where it is.</param>
    /// <param name="team">Of which team.</param>
    /// <param name="leaving">The supervisor, who is no member to be looked after.</param>
    /// <param name="today">The day on which reviews are owed.</param>
    /// <param name="policy">The terms in force.</param>
    /// <param name="cancel">Ends it early.</param>
    public static async Task<TeamLeft> OfAsync(ReturnCaseDb db, string team, string leaving, DateOnly today, CasePolicy policy, CancellationToken cancel = default)
    {
        var viewer = new Viewer(leaving, ActorRole.Supervisor, team);
        var waiting = new List<(string, SupervisorDuty)>();
        foreach (var (attention, duty) in new[] { (Attention.ProposalOpen, SupervisorDuty.Proposal), (Attention.ReviewOwed, SupervisorDuty.Review) })
        {
            var numbers = await db.CaseFiles.Where(c => c.Team == team).Where(new CaseloadFilter { Attention = attention }, today, policy, db, viewer).OrderBy(c => c.Number).Select(c => c.Number).ToListAsync(cancel);
            waiting.AddRange(numbers.Select(number => (number, duty)));
        }

        return new(
            team,
            await db.CaseFiles.CountAsync(c => c.Team == team && c.Phase != CasePhase.Closed, cancel),
            await db.Users.CountAsync(user => user.Team == team && !user.Disabled && user.Id != leaving, cancel),
            waiting);
    }
}
