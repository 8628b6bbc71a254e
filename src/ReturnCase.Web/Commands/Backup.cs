using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Retention;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Commands;

/// <summary>Writes a whole copy of the database, as it is at one moment, beside people at work. Keys are no part of it.</summary>
internal static class Backup
{
    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out);

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var arguments = new Arguments(args);
        if (arguments.Words is not [var name])
            throw new UsageException(arguments.Words.Count == 0 ? "backup needs the file to write to." : $"backup does not know '{arguments.Words[1]}'.");
        var path = Path.GetFullPath(name);
        if (File.Exists(path) || Directory.Exists(path))
            throw new SettingsException($"The file {path} is there already. A backup never overwrites one; choose another name.");
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new SettingsException($"There is no folder {Path.GetDirectoryName(path)}. Make it first, or choose another.");
        await using var app = WebApp.Build(arguments.Settings);
        await using var scope = app.Services.CreateAsyncScope();
        var (db, file) = (scope.ServiceProvider.GetRequiredService<ReturnCaseDb>(), scope.ServiceProvider.GetRequiredService<DatabaseFile>());
        if (file.WhyNot is { } why)
            throw new SettingsException(why);
        if (!File.Exists(file.PathOf(db)))
            throw new SettingsException($"There is no database at {file.PathOf(db)}.");
        await db.EnsureOursAsync();
        // A backup before an upgrade leaves the database as it is.
        var isCurrent = !(await db.Database.GetPendingMigrationsAsync()).Any();
        if (isCurrent)
            await DatabaseIdentity.EnsureAsync(db);
        await WriteAsync(db, file, path);
        if (isCurrent)
            await RecordAsync(db, scope.ServiceProvider.GetRequiredService<AuditTrail>());
        await output.WriteLineAsync($"The backup was written to {path} and is whole ({new FileInfo(path).Length:N0} bytes). Keep the keys and the list of destroyed cases elsewhere: they are not in it.");
        return CommandLine.Done;
    }

    private static async Task RecordAsync(ReturnCaseDb db, AuditTrail audit)
    {
        audit.Changes(AuditAction.BackupMade);
        await db.SaveChangesAsync();
    }

    // Under another name until it is known to be whole: what has the name of a backup is one.
    private static async Task WriteAsync(ReturnCaseDb db, DatabaseFile file, string path)
    {
        var part = $"{path}.part-{Guid.NewGuid():N}";
        try
        {
            OwnersFile.Create(part);
            await file.CopyAsync(db, part);
            if (await file.FaultAsync(part) is { } fault)
                throw new SettingsException($"The copy is not whole: {fault} No backup was made; check the database and the disk.");
            OwnersFile.Flush(part);
            File.Move(part, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DbException)
        {
            throw new SettingsException($"The backup {path} was not made: {exception.Message} Look whether there is room, in that folder too, and whether doctor finds the database well.");
        }
        finally
        {
            File.Delete(part);
            File.Delete($"{part}-journal");
        }
    }
}
