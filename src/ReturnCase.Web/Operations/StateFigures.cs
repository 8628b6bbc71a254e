using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ReturnCase.Data;
using ReturnCase.Data.Api;
using ReturnCase.Data.Documents;
using ReturnCase.Data.Notices;
using ReturnCase.Data.Operations;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Documents;

namespace ReturnCase.Web.Operations;

/// <summary>Something that waits to be done by the program itself.</summary>
/// <param name="Name">What waits.</param>
/// <param name="Waiting">How many.</param>
/// <param name="Oldest">How long the oldest waits.</param>
public sealed record Backlog(string Name, int Waiting, TimeSpan Oldest);

/// <summary>How the work stands, in numbers in which nobody can be told apart.</summary>
/// <param name="Overdue">Open cases whose first deadline is past.</param>
/// <param name="DueToday">Open cases whose first deadline is today.</param>
/// <param name="DueInAWeek">Open cases whose first deadline is within the seven days after today.</param>
/// <param name="Drafts">Forms that were not sent.</param>
/// <param name="Queues">What waits to be done.</param>
/// <param name="Jobs">How long ago each job came to its end.</param>
/// <param name="Health">How each check ended.</param>
public sealed record StateFigures(
    int Overdue, int DueToday, int DueInAWeek, int Drafts, IReadOnlyList<Backlog> Queues, IReadOnlyDictionary<JobKind, TimeSpan> Jobs, IReadOnlyDictionary<string, HealthStatus> Health);

/// <summary>Reads the figures: counts over indexes, one after the other, now and then.</summary>
internal sealed class StateFigureQueries(ReturnCaseDb db, JobRuns jobs, HealthCheckService health, VirusScanner scanner, TimeProvider clock)
{
    private const int DaysAhead = 7;

    public async Task<StateFigures> ReadAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = AmsterdamCalendar.DateOf(now);
        var until = today.AddDays(DaysAhead);
        var due = await db.CaseFiles.Where(file => file.GoverningDeadline != null && file.GoverningDeadline <= until)
            .GroupBy(file => file.GoverningDeadline < today ? -1 : file.GoverningDeadline == today ? 0 : 1).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancel);
        var last = await jobs.LastAsync(cancel);
        var report = await health.CheckHealthAsync(cancel);
        return new(
            due.GetValueOrDefault(-1), due.GetValueOrDefault(0), due.GetValueOrDefault(1),
            await db.Drafts.CountAsync(cancel),
            [
                await QueueAsync("mail", db.NoticeMails.Where(mail => mail.State == MailState.Waiting).Select(mail => mail.MadeAt), now, cancel),
                await QueueAsync("events", db.EventDeliveries.Where(delivery => delivery.State == DeliveryState.Waiting).Select(delivery => delivery.At), now, cancel),
                await QueueAsync("packages", db.PackageOrders.Where(order => order.State == PackageState.Waiting || order.State == PackageState.Running).Select(order => order.AskedAt), now, cancel),
                // Without a scanner nothing waits for one.
                scanner.IsThere ? await QueueAsync("scans", db.DocumentFiles.Where(file => file.Scan == ScanState.Waiting).Select(file => file.AddedAt), now, cancel) : new("scans", 0, TimeSpan.Zero),
            ],
            last.ToDictionary(run => run.Key, run => now - run.Value),
            report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status));
    }

    private static async Task<Backlog> QueueAsync(string name, IQueryable<DateTime> since, DateTime now, CancellationToken cancel)
    {
        var found = await since.GroupBy(_ => 1).Select(all => new { Count = all.Count(), First = all.Min() }).FirstOrDefaultAsync(cancel);
        return found is null ? new(name, 0, TimeSpan.Zero) : new(name, found.Count, now > found.First ? now - found.First : TimeSpan.Zero);
    }
}
