using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Figures;

namespace ReturnCase.Data.Figures;

/// <summary>How figures are counted and shown; the settings <c>Figures:…</c>.</summary>
public sealed record FigurePolicy
{
    /// <summary>Shows every count as it is: nothing is rounded and nothing is hidden.</summary>
    public bool Exact { get; init; }

    /// <summary>How many days of the next month pass before a month is closed, so that what is recorded a little late still counts at once.</summary>
    public int DaysToClose { get; init; } = 7;

    /// <summary>The first month that is not closed yet on a day.</summary>
    public DateOnly FirstOpen(DateOnly today) => FigurePeriod.Month.StartOf(today.AddDays(-DaysToClose));

    /// <summary>Names the first setting that makes no sense, or null when all do.</summary>
    public string? FirstFault() => DaysToClose is < 0 or > 27 ? $"Figures:DaysToClose is {DaysToClose}; it must be 0 to 27." : null;
}

/// <summary>What a run closed, and what it counted in months that were closed before.</summary>
public sealed record ClosingCount(int Closed, int Corrected);

/// <summary>
/// Turns what cases count for into anonymous counts, month by month. Every figure is counted in one month by one run: a run that is stopped leaves nothing behind, and one that is
/// repeated, or made by another instance at the same time, finds nothing left to count.
/// </summary>
public sealed class MonthClosing(ReturnCaseDb db, CaseStore store, Numbers numbers, AuditTrail trail, FigurePolicy policy)
{
    private const string Runs = "FM";
    private const int AtOnce = 100;

    /// <summary>Closes every month that is over, and counts in closed months what was recorded since.</summary>
    /// <param name="now">The instant of this run.</param>
    /// <param name="cancel">Stops it between two months.</param>
    public async Task<ClosingCount> RunAsync(DateTime now, CancellationToken cancel = default)
    {
        await FillAsync(cancel);
        await numbers.ReserveAsync(Runs, 0, 0, cancel);
        var open = policy.FirstOpen(AmsterdamCalendar.DateOf(now));
        var (closed, corrected) = (0, 0);
        foreach (var month in await OwedAsync(open, cancel))
        {
            switch (await CountAsync(month, now, cancel))
            {
                case Counted.Closed:
                    closed++;
                    break;
                case Counted.Corrected:
                    corrected++;
                    break;
                default:
                    break;
            }
        }

        db.ChangeTracker.Clear();
        return new(closed, corrected);
    }

    // Months with something to count, and those without anything that lie between the first closed one and today.
    private async Task<IEnumerable<DateOnly>> OwedAsync(DateOnly open, CancellationToken cancel)
    {
        var waiting = await db.CaseFigures.Where(figure => figure.CountedAt == null && figure.Month < open).Select(figure => figure.Month).Distinct().ToListAsync(cancel);
        var known = await db.ClosedMonths.Select(month => month.Month).ToListAsync(cancel);
        if (waiting.Count + known.Count == 0)
        {
            return [];
        }

        var months = new SortedSet<DateOnly>(waiting);
        for (var month = waiting.Concat(known).Min(); month < open; month = month.AddMonths(1))
        {
            if (!known.Contains(month))
            {
                months.Add(month);
            }
        }

        return months;
    }

    private Task<Counted> CountAsync(DateOnly month, DateTime now, CancellationToken cancel) => db.Database.CreateExecutionStrategy().ExecuteAsync(
        async token =>
        {
            while (true)
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                // Whoever has the number of the run counts alone. Saves go on, and are seen below.
                await numbers.ReserveAsync(Runs, 0, 1, token);
                if (await TryAsync(month, now, token) is { } counted)
                {
                    await transaction.CommitAsync(token);
                    return counted;
                }
            }
        },
        cancel);

    // Null where a case was saved between reading and marking: then it is read again.
    private async Task<Counted?> TryAsync(DateOnly month, DateTime now, CancellationToken cancel)
    {
        var waiting = db.CaseFigures.Where(figure => figure.CountedAt == null && figure.Month == month);
        var counts = await waiting.GroupBy(figure => new { figure.Team, figure.Country, figure.Kind, figure.What, figure.Weeks })
            .Select(same => new { same.Key, Count = same.Count() }).ToListAsync(cancel);
        if (await waiting.ExecuteUpdateAsync(set => set.SetProperty(figure => figure.CountedAt, now), cancel) != counts.Sum(same => same.Count))
        {
            return null;
        }

        var known = await db.ClosedMonths.SingleOrDefaultAsync(closed => closed.Month == month, cancel);
        if (known is not null && counts.Count == 0)
        {
            return Counted.Nothing;
        }

        if (known is null)
        {
            db.ClosedMonths.Add(new() { Month = month, ClosedAt = now });
        }
        else
        {
            known.CorrectedAt = now;
        }

        db.MonthFigures.AddRange(counts.Select(same => new MonthFigure
        {
            Month = month,
            Team = same.Key.Team,
            Country = same.Key.Country,
            Kind = same.Key.Kind,
            What = same.Key.What,
            Weeks = same.Key.Weeks,
            Count = same.Count,
            CountedAt = now,
        }));
        trail.Changes(known is null ? AuditAction.FiguresClosed : AuditAction.FiguresCorrected, month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(cancel);
        return known is null ? Counted.Closed : Counted.Corrected;
    }

    // Cases that were kept by a program that did not count yet. What their terms were then is not known any more.
    private async Task FillAsync(CancellationToken cancel)
    {
        var last = 0;
        while (true)
        {
            db.ChangeTracker.Clear();
            var missing = await db.CaseFiles.Where(c => c.Id > last && !db.CaseFigures.Any(figure => figure.CaseFileId == c.Id)).OrderBy(c => c.Id).Take(AtOnce)
                .Select(c => new { c.Id, c.Number }).ToListAsync(cancel);
            if (missing.Count == 0)
            {
                return;
            }

            last = missing[^1].Id;
            foreach (var file in await store.FindManyAsync([.. missing.Select(c => c.Number)], cancel))
            {
                db.CaseFigures.AddRange(file.PhaseLines.SelectMany(line => FigureEvents.Of(file, line, null)).Select(figure => new CaseFigure(file, figure)));
            }

            await db.SaveChangesAsync(cancel);
        }
    }

    private enum Counted { Nothing, Closed, Corrected }
}
