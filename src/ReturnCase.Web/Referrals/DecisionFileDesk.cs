using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.DecisionFiles;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Referrals;

/// <summary>Takes a decision file, judges it anew, and records the lines that were chosen: one after the other, each with its answer in one transaction.</summary>
public sealed class DecisionFileDesk(
    ReturnCaseDb db, CaseStore store, DecisionFiles files, DecisionFileCheck check, DecisionContents contents, CaseDesk desk, AuditTrail trail, TimeProvider clock)
{
    private const int MostTries = 3;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Keeps a file with what was found out about each line, and gives its number. Nothing is recorded. The same bytes again lead to the file that is there, judged anew.</summary>
    /// <exception cref="DecisionFileException">It cannot be taken.</exception>
    public async Task<(int Id, bool WasThere)> TakeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel = default)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        if (await files.SameAsync(await desk.ViewerAsync(cancel), sha256, cancel) is { } there)
        {
            await LookAgainAsync(there, cancel);
            return (there, true);
        }

        var content = DecisionFileReader.Read(bytes);
        var verdicts = await check.LookAsync(content.Records, cancel);
        var file = new DecisionFile(desk.Actor, Now, content.Format, bytes.Length, sha256) { IsWindows1252 = content.IsWindows1252 };
        foreach (var verdict in verdicts)
        {
            verdict.AddTo(file.Add(verdict.Record.Item, verdict.Record.Line, contents.Encrypt(file.ById, sha256, verdict.Record)), verdict.State, Now);
        }

        return (await files.AddAsync(file, cancel), false);
    }

    /// <summary>Judges the lines of a file as everything stands now; what was recorded, or waits for that, stays.</summary>
    public async Task LookAgainAsync(int id, CancellationToken cancel = default)
    {
        var old = await db.DecisionLines.AsNoTracking().Include(line => line.DecisionFile).Where(line => line.DecisionFileId == id && line.DecisionFile!.ForgottenAt == null).OrderBy(line => line.Item).ToListAsync(cancel);
        var verdicts = (await check.LookAsync([.. old.Select(contents.Read)], cancel)).ToDictionary(verdict => verdict.Record.Item);
        var lines = await db.DecisionLines.Where(line => line.DecisionFileId == id && line.State != DecisionLineState.Recorded && line.State != DecisionLineState.Waiting).ToListAsync(cancel);
        foreach (var line in lines.Where(line => verdicts.ContainsKey(line.Item)))
        {
            verdicts[line.Item].AddTo(line, verdicts[line.Item].State, Now);
        }

        trail.Changes(AuditAction.DecisionFileRead, Name(id));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody chose lines at this moment: they are judged once more when they are recorded.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Records the next lines that were chosen.</summary>
    /// <param name="id">The file.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancel">Ends it between two lines.</param>
    public async Task RecordAsync(int id, int most, CancellationToken cancel = default)
    {
        foreach (var line in await files.WaitingAsync(id, most, cancel))
        {
            await OneAsync(line, cancel);
        }
    }

    /// <summary>How the trail names a file.</summary>
    public static string Name(int id) => FormattableString.Invariant($"decision file {id}");

    // What somebody else did to the case meanwhile is no reason to leave a decision out: it is read and judged again, and recorded beside that.
    private async Task OneAsync(long id, CancellationToken cancel)
    {
        for (var tries = 1; await FindAsync(id, cancel) is { } line; tries++)
        {
            var item = FormattableString.Invariant($"{Name(line.DecisionFileId)}, line {line.Line}");
            if (tries > MostTries)
            {
                line.Refuse(nameof(DecisionFault.Conflict), Now);
                trail.Changes(AuditAction.DecisionFileRecorded, item);
                await store.SaveAsync(cancel);
                break;
            }

            var verdict = await check.RecordAsync(contents.Read(line), cancel);
            verdict.AddTo(line, verdict.State switch { DecisionLineState.Good => DecisionLineState.Recorded, DecisionLineState.Faulty => DecisionLineState.Refused, var other => other }, Now);
            trail.Changes(AuditAction.DecisionFileRecorded, item, verdict.File is { } file ? [file.Number] : []);
            if (await store.SaveAsync(cancel) == SaveResult.Saved)
            {
                break;
            }
        }

        db.ChangeTracker.Clear();
    }

    // Only while it waits: what another liaison recorded at this moment is done.
    private async Task<DecisionLine?> FindAsync(long id, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        return await db.DecisionLines.Include(line => line.DecisionFile).AsSingleQuery().SingleOrDefaultAsync(line => line.Id == id && line.State == DecisionLineState.Waiting, cancel);
    }
}
