using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Importing;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Importing;

/// <summary>How many lines of a file came to what.</summary>
internal sealed record ImportCounts(int Lines, int Imported, int WasHere, int NotImported);

/// <summary>
/// Brings an existing caseload in. The file is read twice: once to count and to find what stands in it twice, once to bring it in. Some lines at a time are read, looked up, told and kept in one
/// transaction with their keys; nothing is held longer. Whoever runs it again goes on where it stopped: what came in has its key here.
/// </summary>
internal sealed class ImportRun(IServiceScopeFactory scopes, TimeProvider clock, CasePolicy policy)
{
    public const int LinesAtOnce = 50;
    private const int MostTries = 5;
    private const string NoNumber = "RC-0000-000000";
    private const string NoReferral = "RF-0000-000000";

    private static readonly Actor Operator = new(Actor.CommandLine, Actor.CommandLine, ActorRole.Counsellor);

    /// <summary>Reads the file, and brings in what is good unless it is a trial.</summary>
    /// <param name="file">The file.</param>
    /// <param name="dryRun">Only says what would come of it.</param>
    /// <param name="report">Gets each line.</param>
    /// <param name="faulty">Gets each line that does not come in, beside the report.</param>
    /// <param name="progress">How many lines are done, of how many.</param>
    /// <param name="cancel">Ends it early; what is kept is kept.</param>
    public async Task<ImportCounts> RunAsync(ImportFile file, bool dryRun, ImportReport report, Action<ReportedLine> faulty, Action<int, int> progress, CancellationToken cancel = default)
    {
        foreach (var (line, said) in file.Said)
            report.Add(new(line, null, ImportOutcome.Note, null, [said]));
        var twice = ImportTwice.Of(file);
        var now = clock.GetUtcNow().UtcDateTime;
        var reader = new ImportReader(file.Columns, await TeamsAsync(cancel), AmsterdamCalendar.DateOf(now));
        var numbers = dryRun ? null : new ImportNumbers(AmsterdamTime.Today(clock).Year);
        var counts = new ImportCounts(0, 0, 0, 0);
        foreach (var rows in file.Rows().Chunk(LinesAtOnce))
        {
            var lines = await PartAsync([.. rows.Select(row => Read(reader, twice, row))], new ImportedHistory(Operator, now, policy), now, numbers, cancel);
            foreach (var line in lines)
            {
                report.Add(line);
                if (line.Outcome == ImportOutcome.NotImported)
                    faulty(line);
            }

            int Of(params ImportOutcome[] outcomes) => lines.Count(line => outcomes.Contains(line.Outcome));
            counts = new(counts.Lines + lines.Count, counts.Imported + Of(ImportOutcome.Imported, ImportOutcome.WouldBeImported), counts.WasHere + Of(ImportOutcome.WasHere), counts.NotImported + Of(ImportOutcome.NotImported));
            progress(counts.Lines, twice.Lines);
        }

        if (numbers is not null)
        {
            await using var scope = scopes.CreateAsyncScope();
            await numbers.GiveBackAsync(scope.ServiceProvider.GetRequiredService<Numbers>(), cancel);
        }

        return counts;
    }

    private static Candidate Read(ImportReader reader, ImportTwice twice, ImportRow row)
    {
        var (line, faults) = reader.Read(row);
        LineFault[] all = [.. faults, .. twice.FaultsOf(row, faults)];
        return new(row.Line, twice.KeyOf(row), all.Length == 0 ? line : null, all);
    }

    private async Task<ImportTeams> TeamsAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return new(await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().Users.AsNoTracking().ToListAsync(cancel));
    }

    // Somebody else may bring in the same at this moment: then it is looked up anew.
    private async Task<IReadOnlyList<ReportedLine>> PartAsync(Candidate[] part, ImportedHistory history, DateTime now, ImportNumbers? numbers, CancellationToken cancel)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var cases = scope.ServiceProvider.GetRequiredService<ImportedCases>();
            ImportLine[] good = [.. part.Select(one => one.Line).OfType<ImportLine>()];
            var here = await cases.FindAsync([.. good.Select(line => (line.System, line.Key))], [.. good.Select(line => line.VNumber.Value)], cancel);
            ImportLine[] fresh = [.. good.Where(line => Known(line, here) is null)];
            if (numbers is not null)
            {
                var series = scope.ServiceProvider.GetRequiredService<Numbers>();
                await numbers.MakeRoomAsync(series, Numbers.Cases, fresh.Length, cancel);
                await numbers.MakeRoomAsync(series, Numbers.Referrals, fresh.Count(line => line.Referred is not null), cancel);
            }

            var told = part.Select(one => Tell(one, here, history, numbers)).ToArray();
            var kept = told.Where(one => one.File is not null).Select(one => (one.File!, one.Line!.System, one.Line.Key)).ToArray();
            if (numbers is null || kept.Length == 0 || await KeepAsync(scope.ServiceProvider, cases, kept, now, cancel))
                return [.. told.Select(one => Reported(one, numbers is null))];
        }

        throw new InvalidOperationException("Others bring in the same lines at this moment. Run the command again when they are done.");
    }

    private static async Task<bool> KeepAsync(IServiceProvider services, ImportedCases cases, (CaseFile File, string System, string Key)[] kept, DateTime now, CancellationToken cancel)
    {
        var trail = services.GetRequiredService<AuditTrail>();
        trail.Act(Operator.Id, Operator.Role, null);
        trail.Changes(AuditAction.CasesImported, string.Join(", ", kept.Select(one => one.System).Distinct()), kept.Select(one => one.File.Number));
        return await cases.KeepAsync(kept, now, cancel);
    }

    private static Candidate Tell(Candidate one, WhatIsHere here, ImportedHistory history, ImportNumbers? numbers)
    {
        if (one.Line is not { } line)
            return one;
        if (Known(line, here) is { } known)
            return one with { Faults = [known.Fault], Here = known.Here };
        var referred = line.Referred is not null;
        var (file, fault) = history.Tell(line, numbers?.Next(Numbers.Cases) ?? NoNumber, referred ? numbers?.Next(Numbers.Referrals) ?? NoReferral : null);
        if (fault is not null || numbers is null)
            return one with { Faults = fault is null ? [] : [fault] };
        numbers.Take(Numbers.Cases);
        if (referred)
            numbers.Take(Numbers.Referrals);
        return one with { File = file };
    }

    private static (LineFault Fault, CaseThatIsHere Here)? Known(ImportLine line, WhatIsHere here) =>
        here.ByKey.TryGetValue(ImportedCase.Kept(line.System, line.Key), out var same)
            ? same.VNumber == line.VNumber.Value ? (new(null, ImportFault.WasHere, same.Number), same) : (new(ImportColumns.VNumber, ImportFault.KeyOfAnother, same.Number), same)
        : here.ByVNumber.TryGetValue(line.VNumber.Value, out var other) ? (new(ImportColumns.VNumber, ImportFault.VNumberKnown, other.Number, other.Team), other)
        : null;

    private static ReportedLine Reported(Candidate one, bool dryRun) => one switch
    {
        { Faults: [{ Fault: ImportFault.WasHere }], Here: { } here } => new(one.Number, one.Key, ImportOutcome.WasHere, here.Number, one.Faults),
        { Faults.Count: > 0 } => new(one.Number, one.Key, ImportOutcome.NotImported, one.Here?.Number, one.Faults),
        _ => new(one.Number, one.Key, dryRun ? ImportOutcome.WouldBeImported : ImportOutcome.Imported, one.File?.Number, []),
    };

    private sealed record Candidate(int Number, string? Key, ImportLine? Line, IReadOnlyList<LineFault> Faults)
    {
        public CaseThatIsHere? Here { get; init; }

        public CaseFile? File { get; init; }
    }
}
