using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Retention;
using ReturnCase.Data.SignIn;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Commands;

/// <summary>
/// Puts a backup back. Everything is done on a copy beside the database: migrated, what two people had destroyed destroyed again, checked. Only then it takes the place of the database,
/// in one step, and the old one stays beside it. Killed at any moment, the one or the other is there whole.
/// </summary>
internal static class Restore
{
    // What SQLite keeps beside a database while it is open, or where it was not closed.
    private static readonly string[] Beside = ["-wal", "-shm", "-journal"];
    private const string Verify = "--verify";

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out);

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var arguments = new Arguments(args, flags: [Verify], []);
        var verify = arguments.Has(Verify);
        if (arguments.Words is not [var name])
            throw new UsageException(arguments.Words.Count == 0 ? "restore needs the backup to read." : $"restore does not know '{arguments.Words[1]}'.");
        var backup = Path.GetFullPath(name);
        if (!File.Exists(backup))
            throw new SettingsException($"There is no file {backup}.");
        await using var app = WebApp.Build(arguments.Settings);
        await using var scope = app.Services.CreateAsyncScope();
        var (file, ledger) = (scope.ServiceProvider.GetRequiredService<DatabaseFile>(), scope.ServiceProvider.GetRequiredService<DestructionLedger>());
        if (file.WhyNot is { } why)
            throw new SettingsException(why);
        var place = file.PathOf(scope.ServiceProvider.GetRequiredService<ReturnCaseDb>())!;
        if (Path.GetFullPath(place) == backup)
            throw new SettingsException($"The file {backup} is the database itself. Name the backup.");
        try
        {
            using var held = await ledger.LockAsync();
            return await RunAsync(new(backup, place, arguments.Settings, file, ledger, scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, output), verify);
        }
        catch (SignedLinesException exception)
        {
            throw new SettingsException($"{exception.Message} Nothing was restored.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The backup cannot be put back: {exception.Message} Nothing was restored.");
        }
    }

    private static async Task<int> RunAsync(Work work, bool verify)
    {
        if (await work.File.FaultAsync(work.Backup) is { } fault)
            throw new SettingsException($"The file {work.Backup} is no backup that can be put back: {fault} Nothing was restored.");
        // One restore at a time holds the list of destroyed cases: what lies there is of one that was killed.
        foreach (var left in DatabaseFile.LeftBehind(work.Place).Where(left => !verify && left != work.Backup))
            DeleteWhole(left);
        var copy = DatabaseFile.CopyBeside(work.Place);
        try
        {
            OwnersFile.Create(copy);
            await CopyAsync(work.Backup, copy);
            return verify ? await VerifyAsync(work, copy) : await RestoreAsync(work, copy);
        }
        finally
        {
            DeleteWhole(copy);
        }
    }

    private static async Task<int> VerifyAsync(Work work, string copy)
    {
        await using var app = Open(work, copy);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReturnCaseDb>();
        var pending = await EnsureKnownAsync(work, db);
        await db.Database.MigrateAsync();
        var identity = await IdentityAsync(work, db);
        var here = await scope.ServiceProvider.GetRequiredService<DestructionReplay>().StillHereAsync(Promised(work, identity));
        var cases = await db.CaseFiles.CountAsync();
        await work.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"The backup is whole. Cases: {cases:N0}. Migrations to run: {pending}. Cases to destroy again: {here.Count}. Nothing was restored."));
        return CommandLine.Done;
    }

    private static async Task<int> RestoreAsync(Work work, string copy)
    {
        string identity;
        IReadOnlyList<string> again;
        var before = BeforeRestore.Nothing;
        await using (var app = Open(work, copy))
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ReturnCaseDb>();
            if (!(await scope.ServiceProvider.GetRequiredService<AuditAnchors>().LastAsync()).IsIntact)
                throw new SettingsException($"The file {AuditAnchors.FileName} was changed after it was written. Keep a copy, tell the security officer, and put it aside first. Nothing was restored.");
            await EnsureKnownAsync(work, db);
            await db.Database.MigrateAsync();
            identity = await IdentityAsync(work, db);
            if (File.Exists(work.Place))
            {
                await EnsureFreeAsync(work);
                before = await BeforeAsync(work, db);
            }

            // A session that was ended since the backup would come to life again.
            var ended = await db.UserSessions.Where(session => session.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, work.Now).SetProperty(session => session.EndedWhy, SessionEnd.ByAdministrator));
            again = await scope.ServiceProvider.GetRequiredService<DestructionReplay>().AgainAfterRestoreAsync(identity, work.Now);
            var audit = scope.ServiceProvider.GetRequiredService<AuditTrail>();
            audit.Changes(AuditAction.Restored, $"{again.Count} destroyed again, {ended} sessions ended");
            await db.SaveChangesAsync();
        }

        if (!await work.File.CloseAsync(copy) || await work.File.FaultAsync(copy) is not null)
            throw new SettingsException("The restored copy is not whole. Nothing was restored; check the disk.");
        OwnersFile.Flush(copy);
        var record = new RestoreEntry(RestoreStep.Begun, work.Now, identity, await HashAsync(work.Backup), again, before.Aside, before.AsideRows);
        var aside = await PutInPlaceAsync(work, copy, record);
        await AnchorAsync(work);
        work.Ledger.Append(record with { Step = RestoreStep.Done });
        await work.Output.WriteLineAsync($"The backup is in place. Cases destroyed again: {again.Count}. Everybody has to sign in again.");
        if (before.ChangedUsers.Count > 0)
            await work.Output.WriteLineAsync($"Users who are again as they were at the backup: {string.Join(", ", before.ChangedUsers)}. Look at their role, password and second factor; whoever was disabled since still is.");
        if (aside.Old is { } old)
            await work.Output.WriteLineAsync($"{BeforeRestore.Sentence(before.Aside, before.AsideRows)} The database from before is {old}. It holds also what was destroyed since the backup: remove it as soon as you have seen that all is well.");
        if (aside.Beside is [_, ..] parts)
            await work.Output.WriteLineAsync($"What SQLite had left beside the database is {string.Join(" and ", parts)}. It too holds parts of cases: remove it then.");
        return CommandLine.Done;
    }

    private static async Task<BeforeRestore> BeforeAsync(Work work, ReturnCaseDb copy)
    {
        await using var app = WebApp.Build(work.Settings);
        await using var scope = app.Services.CreateAsyncScope();
        return await BeforeRestore.ReadAsync(scope.ServiceProvider.GetRequiredService<ReturnCaseDb>(), copy, work.Ledger, work.Now);
    }

    // The trail is as old as the backup, and that is known: from here on it is anchored again.
    private static async Task AnchorAsync(Work work)
    {
        await using var app = WebApp.Build(work.Settings);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditAnchors>().SetAsync(scope.ServiceProvider.GetRequiredService<ReturnCaseDb>(), work.Now, restored: true);
    }

    private static async Task<Aside> PutInPlaceAsync(Work work, string copy, RestoreEntry record)
    {
        var old = $"{work.Place}.before-{work.Now:yyyyMMdd'T'HHmmss'Z'}";
        if (File.Exists(old))
            throw new SettingsException($"The file {old} is there already. Wait a second, then restore. Nothing was restored.");
        var isThere = File.Exists(work.Place);
        if (isThere)
            await EnsureFreeAsync(work);
        work.Ledger.Append(record);
        // A database that is damaged, or lost, leaves its log beside it: SQLite would write that into whatever has the name of the database.
        string[] beside = [.. Beside.Where(part => File.Exists(work.Place + part))];
        Array.ForEach(beside, part => File.Move(work.Place + part, old + part));
        try
        {
            if (isThere)
                File.Replace(copy, work.Place, old);
            else
                File.Move(copy, work.Place);
        }
        catch
        {
            Array.ForEach(beside, part => File.Move(old + part, work.Place + part));
            throw;
        }

        return new(isThere ? old : null, [.. beside.Select(part => old + part)]);
    }

    private static void DeleteWhole(string file)
    {
        File.Delete(file);
        Array.ForEach(Beside, part => File.Delete(file + part));
    }

    private static async Task EnsureFreeAsync(Work work)
    {
        if (!await work.File.CloseAsync(work.Place))
            throw new SettingsException($"The database {work.Place} is in use. Stop the program, then restore. Nothing was restored.");
    }

    /// <summary>A program on the copy. It serves nobody; what is left out of the settings of the real one is only where the database is.</summary>
    private static WebApplication Open(Work work, string copy) => WebApp.Build([.. work.Settings, $"--ConnectionStrings:ReturnCase={work.File.ConnectionTo(copy)}"]);

    private static async Task<int> EnsureKnownAsync(Work work, ReturnCaseDb db)
    {
        var known = db.Database.GetMigrations().ToHashSet();
        if ((await db.Database.GetAppliedMigrationsAsync()).FirstOrDefault(migration => !known.Contains(migration)) is { } newer)
            throw new SettingsException($"The file {work.Backup} was made by a newer program (it has {newer}). Restore it with that program. Nothing was restored.");
        return (await db.Database.GetPendingMigrationsAsync()).Count();
    }

    // A backup from before databases had an identity is the one that the list is about.
    private static async Task<string> IdentityAsync(Work work, ReturnCaseDb db)
    {
        var listed = work.Ledger.Read().Select(entry => entry.Database).LastOrDefault();
        return await DatabaseIdentity.EnsureAsync(db, listed);
    }

    private static LedgerEntry[] Promised(Work work, string identity) =>
        [.. work.Ledger.Last().Where(entry => entry.Database == identity && entry.Step != LedgerStep.NotDone)];

    private static async Task CopyAsync(string from, string to)
    {
        await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read);
        await using var target = new FileStream(to, FileMode.Open, FileAccess.Write);
        await source.CopyToAsync(target);
    }

    private static async Task<string> HashAsync(string path)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file));
    }

    private sealed record Aside(string? Old, IReadOnlyList<string> Beside);

    private sealed record Work(string Backup, string Place, string[] Settings, DatabaseFile File, DestructionLedger Ledger, DateTime Now, TextWriter Output);
}
