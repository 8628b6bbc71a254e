using Microsoft.EntityFrameworkCore;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Cases;

/// <summary>An open safety alarm, for somebody who may open its case.</summary>
/// <param name="CaseNumber">Number of the case.</param>
/// <param name="Team">Team of the case.</param>
/// <param name="CounsellorId">The counsellor of the case.</param>
/// <param name="FirstNames">Names of the child.</param>
/// <param name="LastName">Names of the child.</param>
/// <param name="Sequence">Its number within the case.</param>
/// <param name="Kind">What is the matter.</param>
/// <param name="RaisedOn">Since when.</param>
/// <param name="OwnerName">Who sees to it; null while nobody does.</param>
/// <param name="OwnerLeft">That person can no longer: disabled, in another team, or in another role.</param>
/// <param name="MissingAt">Of a missing child: the time at which it was last seen, where that is known.</param>
/// <param name="ReportDueAt">The instant at which the report to the police is owed, UTC; null where none is.</param>
public sealed record OpenAlarm(
    string CaseNumber, string Team, string? CounsellorId, string FirstNames, string LastName, int Sequence, AlarmKind Kind, DateOnly RaisedOn, string? OwnerName, bool OwnerLeft,
    TimeOnly? MissingAt, DateTime? ReportDueAt);

/// <summary>Open safety alarms across cases. Each method is one command, and no case is loaded for it.</summary>
public sealed class AlarmQueries(ReturnCaseDb db)
{
    /// <summary>More than that is no list that anybody acts on one by one.</summary>
    public const int Most = 25;

    /// <summary>Alarms of the cases that somebody works on: children of whom a report to the police is owed first, the one that is owed longest before the others, then the oldest.</summary>
    public Task<List<OpenAlarm>> OpenAsync(Viewer viewer, CancellationToken cancel = default) => ListAsync(db.CaseFiles.Where(CaseAccess.MayWorkOn(viewer)), cancel);

    /// <summary>The same of the team whose board is looked at.</summary>
    public Task<List<OpenAlarm>> OfBoardAsync(Viewer viewer, CancellationToken cancel = default) =>
        ListAsync(db.CaseFiles.Where(CaseAccess.MayOpen(viewer)).Where(c => c.Team == viewer.BoardTeam), cancel);

    private Task<List<OpenAlarm>> ListAsync(IQueryable<CaseFile> cases, CancellationToken cancel) => cases.Where(c => c.OpenAlarmCount > 0)
        .SelectMany(c => c.Alarms.Where(alarm => alarm.ClosedOn == null), (c, alarm) => new { Case = c, Alarm = alarm })
        .OrderBy(x => x.Alarm.ReportDueAt == null).ThenBy(x => x.Alarm.ReportDueAt).ThenBy(x => x.Alarm.RaisedAt).ThenBy(x => x.Alarm.Id).Take(Most)
        .Select(x => new OpenAlarm(
            x.Case.Number, x.Case.Team, x.Case.CounsellorId, x.Case.FirstNames, x.Case.LastName, x.Alarm.Sequence, x.Alarm.Kind, x.Alarm.RaisedOn, x.Alarm.OwnerName,
            x.Alarm.OwnerId != null && !db.Users.Any(user => user.Id == x.Alarm.OwnerId && !user.Disabled && user.Team == x.Case.Team && (user.Role == ActorRole.Counsellor || user.Role == ActorRole.Supervisor)),
            x.Alarm.MissingAt, x.Alarm.ReportDueAt))
        .ToListAsync(cancel);
}
