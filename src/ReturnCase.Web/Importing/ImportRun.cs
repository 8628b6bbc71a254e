using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Importing;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Importing;

/// <summary>How many lines of a file came to what.</summary>
internal sealed record ImportCounts(int Lines, int Imported, int WasHere, int NotImported)
{
    /// <summary>Of those that came in: how many may be of the same child as another.</summary>
    public int Alike { get; init; }

    /// <summary>Somebody stopped it before the end of the file.</summary>
    public bool Stopped { get; init; }

    public ImportCounts With(IReadOnlyList<ReportedLine> lines) => this with
    {
        Lines = Lines + lines.Count,
        Imported = Imported + lines.Count(line => line.CameIn),
        WasHere = WasHere + lines.Count(line => line.Outcome == ImportOutcome.WasHere),
        NotImported = NotImported + lines.Count(line => line.Outcome == ImportOutcome.NotImported),
        Alike = Alike + lines.Count(line => line.CameIn && line.Faults.Any(said => said.Fault is ImportFault.LooksLike or ImportFault.LooksLikeLine)),
    };
}

/// <summary>
/// Brings an existing caseload in. The file is read twice: once to count and to find what stands in it twice, once to bring it in. Some lines at a time are read, looked up, told and kept in one
/// transaction with their keys; nothing is held longer. Whoever runs it again goes on where it stopped: what came in has its key here.
/// </summary>
internal sealed class ImportRun(IServiceScopeFactory scopes, TimeProvider clock, CasePolicy policy, string ruleSet)
{
    public const int LinesAtOnce = 50;
    private const int MostTries = 5;
    private const string NoNumber = "RC-0000-000000";
    private const string NoReferral = "RF-0000-000000";

    private static readonly Actor Operator = new(Actor.CommandLine, Actor.CommandLine, ActorRole.Counsellor);
    private static readonly Viewer Nobody = new(Operator.Id, Operator.Role, null);

    private readonly ImportedHistory _history = new(Operator, clock.GetUtcNow().UtcDateTime, policy);
    private readonly DateTime _now = clock.GetUtcNow().UtcDateTime;

    // Of a trial nothing is kept, so its lines are compared with each other here.
    private readonly LikeChildren<AlikeLine> _trialled = new();

    /// <summary>Reads the file, and brings in what is good unless it is a trial.</summary>
    /// <param name="file">The file.</param>
    /// <param name="dryRun">Only says what would come of it.</param>
    /// <param name="report">Gets each line.</param>
    /// <param name="named">Gets each line of which there is something to say, beside the report: it does not come in, or looks like another.</param>
    /// <param name="progress">How many lines are done, of how many.</param>
    /// <param name="cancel">Ends it early, between some lines and the next: what is kept is kept, and what is reported is so.</param>
    public async Task<ImportCounts> RunAsync(ImportFile file, bool dryRun, ImportReport report, Action<ReportedLine> named, Action<int, int> progress, CancellationToken cancel = default)
    {
        foreach (var (line, said) in file.Said.Append((ImportFile.HeadLine, new(null, ImportFault.UnderRuleSet, ruleSet))))
            report.Add(new(line, null, ImportOutcome.Note, null, [said]));
        var twice = ImportTwice.Of(file, cancel);
        var reader = new ImportReader(file.Columns, await TeamsAsync(), AmsterdamCalendar.DateOf(_now));
        var numbers = dryRun ? null : new ImportNumbers(AmsterdamTime.Today(clock).Year);
        var counts = new ImportCounts(0, 0, 0, 0);
        foreach (var rows in file.Rows().Chunk(LinesAtOnce))
        {
            if (cancel.IsCancellationRequested)
            {
                counts = counts with { Stopped = true };
                break;
            }

            var lines = await PartAsync([.. rows.Select(row => Read(reader, twice, row))], numbers);
            foreach (var line in lines)
            {
                report.Add(line);
                if (line.Outcome == ImportOutcome.NotImported || (line.CameIn && line.Faults.Count > 0))
                    named(line);
            }

            await report.KeepAsync();
            counts = counts.With(lines);
            progress(counts.Lines, twice.Lines);
        }

        if (numbers is not null)
        {
            await using var scope = scopes.CreateAsyncScope();
            await numbers.GiveBackAsync(scope.ServiceProvider.GetRequiredService<Numbers>());
        }

        return counts;
    }

    private static Candidate Read(ImportReader reader, ImportTwice twice, ImportRow row)
    {
        var (line, faults) = reader.Read(row);
        LineFault[] all = [.. faults, .. twice.FaultsOf(row, faults)];
        return new(row.Line, twice.KeyOf(row), all.Length == 0 ? line : null, all);
    }

    private async Task<ImportTeams> TeamsAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        return new(await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().Users.AsNoTracking().ToListAsync());
    }

    // Somebody else may bring in the same at this moment: then it is looked up anew.
    private async Task<IReadOnlyList<ReportedLine>> PartAsync(Candidate[] part, ImportNumbers? numbers)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var cases = services.GetRequiredService<ImportedCases>();
            ImportLine[] good = [.. part.Select(one => one.Line).OfType<ImportLine>()];
            var here = await cases.FindAsync([.. good.Select(line => (line.System, line.Key))], [.. good.Select(line => line.VNumber.Value)]);
            ImportLine[] fresh = [.. good.Where(line => Known(line, here) is null)];
            if (numbers is not null)
            {
                var series = services.GetRequiredService<Numbers>();
                await numbers.MakeRoomAsync(series, Numbers.Cases, fresh.Length);
                await numbers.MakeRoomAsync(series, Numbers.Referrals, fresh.Count(line => line.Referred is not null));
            }

            var doubles = new ImportDoubles(services.GetRequiredService<LikeCases>(), services.GetRequiredService<Doubles>(), Nobody, numbers is null ? _trialled : new());
            var told = new List<Candidate>(part.Length);
            foreach (var one in part)
                told.Add(await ComparedAsync(Tell(one, here, numbers), doubles, numbers is null));
            if (await KeepAsync(services, cases, told, numbers is null))
                return [.. told.Select(one => Reported(one, numbers is null))];
        }

        throw new InvalidOperationException("Others bring in the same lines at this moment. Run the command again when they are done.");
    }

    // Which cases were found to be alike stands in the trail, also on a trial: the numbers of others are shown.
    private async Task<bool> KeepAsync(IServiceProvider services, ImportedCases cases, IReadOnlyList<Candidate> told, bool dryRun)
    {
        var (trail, alike) = (services.GetRequiredService<AuditTrail>(), told.SelectMany(one => one.Alike).Distinct().ToArray());
        trail.Act(Operator.Id, Operator.Role, null);
        if (alike.Length > 0 && dryRun)
        {
            trail.Shown(AuditAction.CasesSearched, alike, Doubles.AuditDetail);
            await services.GetRequiredService<AuditWriter>().KeepAsync(trail.Take());
        }

        var kept = told.Where(one => one.File is not null).Select(one => (one.File!, one.Line!.System, one.Line.Key)).ToArray();
        if (dryRun || kept.Length == 0)
            return true;
        if (alike.Length > 0)
            trail.Changes(AuditAction.CasesSearched, Doubles.AuditDetail, alike);
        trail.Changes(AuditAction.CasesImported, string.Join(", ", kept.Select(one => one.System).Distinct()), kept.Select(one => one.Item1.Number));
        return await cases.KeepAsync(kept, _now);
    }

    private async Task<Candidate> ComparedAsync(Candidate one, ImportDoubles doubles, bool dryRun)
    {
        if (one.File is not { } file)
            return one;
        var (warnings, alike) = await doubles.LookAsync(one.Line!, file, dryRun ? null : _history.Now(one.Line!));
        return one with { Faults = [.. EndsNothing(one.Line!, file), .. warnings], Alike = alike };
    }

    // As the form asks it: what an authority decided is kept as received, and a person looks at the letter.
    private static IEnumerable<LineFault> EndsNothing(ImportLine line, CaseFile file) => line.Decisions.SelectMany(decision => file.MissingBefore(decision.Details.Kind, decision.On) is { } missing
        ? [new LineFault(decision.Column, ImportFault.EndsNothing, decision.Details.Kind.ToString(), ImportCells.Iso(decision.On), missing.ToString())]
        : Array.Empty<LineFault>());

    private Candidate Tell(Candidate one, WhatIsHere here, ImportNumbers? numbers)
    {
        if (one.Line is not { } line)
            return one;
        if (Known(line, here) is { } known)
            return one with { Faults = [known.Fault], Here = known.Here };
        var referred = line.Referred is not null;
        var (file, faults) = _history.Tell(line, numbers?.Next(Numbers.Cases) ?? NoNumber, referred ? numbers?.Next(Numbers.Referrals) ?? NoReferral : null);
        if (file is null)
            return one with { Faults = faults };
        numbers?.Take(Numbers.Cases);
        if (referred)
            numbers?.Take(Numbers.Referrals);
        return one with { File = file };
    }

    private static (LineFault Fault, CaseThatIsHere Here)? Known(ImportLine line, WhatIsHere here) =>
        here.ByKey.TryGetValue(ImportedCase.Kept(line.System, line.Key), out var same)
            ? same.VNumber == line.VNumber.Value ? (new(null, ImportFault.WasHere, same.Number), same) : (new(ImportColumns.VNumber, ImportFault.KeyOfAnother, same.Number), same)
        : here.ByVNumber.TryGetValue(line.VNumber.Value, out var other) ? (new(ImportColumns.VNumber, ImportFault.VNumberKnown, other.Number, other.Team), other)
        : null;

    private static ReportedLine Reported(Candidate one, bool dryRun) => one switch
    {
        { File: { } file } => new(one.Number, one.Key, dryRun ? ImportOutcome.WouldBeImported : ImportOutcome.Imported, dryRun ? null : file.Number, one.Faults),
        { Faults: [{ Fault: ImportFault.WasHere }], Here: { } here } => new(one.Number, one.Key, ImportOutcome.WasHere, here.Number, one.Faults),
        _ => new(one.Number, one.Key, ImportOutcome.NotImported, one.Here?.Number, one.Faults),
    };

    private sealed record Candidate(int Number, string? Key, ImportLine? Line, IReadOnlyList<LineFault> Faults)
    {
        public CaseThatIsHere? Here { get; init; }

        public CaseFile? File { get; init; }

        public IReadOnlyList<string> Alike { get; init; } = [];
    }
}
