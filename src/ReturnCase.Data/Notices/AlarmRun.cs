using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Data.Notices;

/// <summary>How many cases a run looked at, and how many notices it gave.</summary>
public sealed record AlarmCount(int Cases, int Notices);

/// <summary>
/// Tells everybody what <see cref="Escalation"/> says they are owed and were not told yet. It may run as often as one likes, by several processes at once, and may be killed anywhere: what is given is given in one
/// transaction a page, and the database takes no notice twice. It reads the deadlines that lists keep, so they are refreshed for the day first (<see cref="ListRefresh"/>).
/// </summary>
public sealed class AlarmRun(ReturnCaseDb db, UniqueIndexes indexes, AuditTrail trail, CasePolicy policy)
{
    private const int MostTries = 20;

    /// <summary>Cases of one page. A page is two commands and, where something is owed, one save.</summary>
    public int PageSize { get; init; } = 500;

    private sealed record Given(int CaseFileId, DeadlineKind Kind, DateOnly DeadlineOn, AlarmStep Step, EscalationRung Rung, string Recipient, DateTime ToldAt, bool Read);

    private sealed record Owed(AlarmedCase File, AlarmStep Step, EscalationRung Rung, Told To);

    /// <summary>Gives what is owed at an instant.</summary>
    /// <param name="now">When they are told.</param>
    /// <param name="today">The day, in Amsterdam, as of which deadlines are judged.</param>
    /// <param name="mail">Whether there is a mail server: without one nothing is put aside to be sent later.</param>
    /// <param name="cancel">Stops between two pages.</param>
    public async Task<AlarmCount> RunAsync(DateTime now, DateOnly today, bool mail, CancellationToken cancel = default)
    {
        var people = await EscalationPeople.OnAsync(db, today, cancel);
        var count = new AlarmCount(0, 0);
        AlarmedCase? last = null;
        do
        {
            var page = await PageAsync(last, today, cancel);
            count = new(count.Cases + page.Count, count.Notices + await TellAsync(page, people, now, today, mail, cancel));
            last = page.Count == PageSize ? page[^1] : null;
        }
        while (last is not null);

        var late = await LateReportsAsync(now, cancel);
        return new(count.Cases + late.Count, count.Notices + await TellAsync(late, people, now, today, mail, cancel));
    }

    /// <summary>Gives what is owed of these cases at once: something happened that cannot wait for the next round.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public async Task<int> TellAtOnceAsync(IReadOnlyList<int> cases, DateTime now, DateOnly today, bool mail, CancellationToken cancel = default)
    {
        var people = await EscalationPeople.OnAsync(db, today, cancel);
        return await TellAsync(await Alarmed(db.CaseFiles.Where(c => cases.Contains(c.Id) && c.GoverningDeadline != null && c.GoverningKind != null)).ToListAsync(cancel), people, now, today, mail, cancel);
    }

    // From the nearest deadline on, by the index of that order; a closed case has none and comes after all.
    private Task<List<AlarmedCase>> PageAsync(AlarmedCase? after, DateOnly today, CancellationToken cancel)
    {
        var (day, id, horizon) = (after?.On ?? DateOnly.MinValue, after?.Id ?? 0, Escalation.Horizon(today, policy));
        return Alarmed(db.CaseFiles
            .Where(c => EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder) <= horizon && EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder) >= day
                && (EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder) > day || c.Id > id) && c.GoverningDeadline != null && c.GoverningKind != null)
            .OrderBy(c => EF.Property<DateOnly>(c, SearchIndex.DeadlineOrder)).ThenBy(c => c.Id).Take(PageSize)).ToListAsync(cancel);
    }

    // Children who are missing longer than the hours in which that is reported to the police; also in closed cases, because closing silences no alarm. Of a case the one that is owed longest.
    private async Task<List<AlarmedCase>> LateReportsAsync(DateTime now, CancellationToken cancel)
    {
        var late = await db.Set<SafetyAlarm>().Where(alarm => alarm.ClosedOn == null && alarm.ReportDueAt <= now).OrderBy(alarm => alarm.ReportDueAt)
            .Select(alarm => new { Of = EF.Property<int>(alarm, CaseFileConfiguration.Owner), alarm.OwnerId, alarm.ReportDueAt }).ToListAsync(cancel);
        var of = late.Select(alarm => alarm.Of).Distinct().ToArray();
        if (of.Length == 0)
        {
            return [];
        }

        var cases = await db.CaseFiles.Where(c => of.Contains(c.Id)).Select(c => new { c.Id, c.Number, c.Team, c.CounsellorId, c.PhaseSince }).ToDictionaryAsync(c => c.Id, cancel);
        return
        [
            .. late.DistinctBy(alarm => alarm.Of).Where(alarm => cases.ContainsKey(alarm.Of)).Select(alarm => (alarm, Case: cases[alarm.Of])).Select(x =>
                new AlarmedCase(x.Case.Id, x.Case.Number, x.Case.Team, x.Case.CounsellorId, DeadlineKind.PoliceReport, AmsterdamCalendar.DateOf(x.alarm.ReportDueAt!.Value), x.Case.PhaseSince, null) { AlarmOwnerId = x.alarm.OwnerId }),
        ];
    }

    private IQueryable<AlarmedCase> Alarmed(IQueryable<CaseFile> cases) => cases
            .Select(c => new AlarmedCase(c.Id, c.Number, c.Team, c.CounsellorId, c.GoverningKind!.Value, c.GoverningDeadline!.Value, c.PhaseSince,
                db.Set<Statement>().Where(s => EF.Property<int>(s, CaseFileConfiguration.Owner) == c.Id && s.NextOn == c.GoverningDeadline && s.SupersededBy == null
                    && (s.Kind == StatementKind.Review || s.Kind == StatementKind.SearchContinues)).Max(s => (DateTime?)s.RecordedAt)));

    private async Task<int> TellAsync(List<AlarmedCase> page, EscalationPeople people, DateTime now, DateOnly today, bool mail, CancellationToken cancel)
    {
        var alarmed = page.Select(file => (File: file, Step: Escalation.OwedOn(file.Kind, file.On, file.PlannedOn, today, policy))).Where(x => x.Step != AlarmStep.None).ToArray();
        for (var attempt = 1; alarmed.Length > 0; attempt++)
        {
            db.ChangeTracker.Clear();
            var owed = await OwedAsync(alarmed, people, today, cancel);
            if (owed.Count == 0)
            {
                return 0;
            }

            try
            {
                await GiveAsync(owed, now, mail, cancel);
                return owed.Count;
            }
            catch (DbUpdateException error) when (attempt < MostTries && indexes.Violated(error)?.Contains(nameof(db.Notices), StringComparison.Ordinal) == true)
            {
                // Another process gave one of them at this moment; the next look sees it.
            }
        }

        return 0;
    }

    private async Task<IReadOnlyList<Owed>> OwedAsync((AlarmedCase File, AlarmStep Step)[] alarmed, EscalationPeople people, DateOnly today, CancellationToken cancel)
    {
        var (ids, steps) = (alarmed.Select(x => x.File.Id).ToArray(), alarmed.Select(x => x.Step).Distinct().ToArray());
        var given = (await db.Notices.Where(n => ids.Contains(n.CaseFileId) && steps.Contains(n.Step))
            .Select(n => new Given(n.CaseFileId, n.Kind, n.DeadlineOn, n.Step, n.Rung, n.Recipient, n.ToldAt, n.ReadAt != null)).ToListAsync(cancel))
            .ToLookup(n => (n.CaseFileId, n.Kind, n.DeadlineOn, n.Step));
        var owed = new List<Owed>();
        foreach (var (file, step) in alarmed)
        {
            var told = given[(file.Id, file.Kind, file.On, step)].ToDictionary(n => n.Recipient);
            var (holders, supervisors) = (people.On(EscalationRung.Counsellor, file), people.On(EscalationRung.Supervisor, file));
            var state = new EscalationState(holders.Count > 0, supervisors.Count > 0, SilentSince(holders), SilentSince(supervisors));
            var rungs = Escalation.Rungs(step, state, today, policy).SelectMany(rung => people.On(rung, file), (rung, to) => new Owed(file, step, rung, to));
            owed.AddRange(rungs.Where(one => !told.ContainsKey(one.To.Recipient)).DistinctBy(one => one.To.Recipient));

            // Only of those who stand there today: whoever left the case says nothing by their silence.
            DateOnly? SilentSince(IReadOnlyList<Told> rung)
            {
                var heard = rung.Select(to => told.GetValueOrDefault(to.Recipient)).OfType<Given>().ToArray();
                return heard.Length == 0 || heard.Any(n => n.Read) ? null : AmsterdamCalendar.DateOf(heard.Min(n => n.ToldAt));
            }
        }

        return owed;
    }

    private async Task GiveAsync(IReadOnlyList<Owed> owed, DateTime now, bool mail, CancellationToken cancel)
    {
        // The nearest deadline last, because a list shows what came last first.
        var notices = owed.Reverse().Select(one => new Notice
        {
            CaseFileId = one.File.Id,
            Kind = one.File.Kind,
            DeadlineOn = one.File.On,
            Step = one.Step,
            Rung = one.Rung,
            Recipient = one.To.Recipient,
            ForId = one.To.ForId,
            ToldAt = now,
            MailOwed = mail && one.To.Mail,
        }).ToArray();
        db.Notices.AddRange(notices);
        foreach (var same in owed.GroupBy(one => (one.To.Recipient, one.Step)))
        {
            trail.Changes(AuditAction.NoticesGiven, $"to {same.Key.Recipient}, {same.Key.Step}", same.Select(one => one.File.Number));
        }

        // All of a page are kept or none, so one of them tells whether a commit arrived whose answer did not.
        var (id, kind, day, step, recipient) = (notices[0].CaseFileId, notices[0].Kind, notices[0].DeadlineOn, notices[0].Step, notices[0].Recipient);
        await db.SaveOnceAsync(token => db.Notices.AnyAsync(n => n.CaseFileId == id && n.Kind == kind && n.DeadlineOn == day && n.Step == step && n.Recipient == recipient && n.ToldAt == now, token), cancel);
    }
}
