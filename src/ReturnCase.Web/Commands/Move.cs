using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Operations;
using ReturnCase.Data.Retention;
using ReturnCase.Web.Audit;
using ReturnCase.Web.Jobs;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Commands;

/// <summary>Takes an SQLite database over to another, with the program stopped, and proves that both hold the same. Killed at any moment, the same command goes on.</summary>
internal static class Move
{
    private const string ToSetting = "MoveTo";
    private const int HashShown = 16;

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out);

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var arguments = new Arguments(args, "--to", "--provider");
        if (arguments.Words.Count > 0)
            throw new UsageException($"move does not know '{arguments.Words[0]}'.");
        var provider = arguments["--provider"] ?? "SqlServer";
        if (provider is not ("SqlServer" or "Sqlite"))
            throw new UsageException($"The option --provider is '{provider}'; write SqlServer or Sqlite.");
        await using var here = WebApp.Build(arguments.Settings);
        var to = arguments["--to"] ?? here.Configuration.GetConnectionString(ToSetting)
            ?? throw new UsageException($"The option --to is missing: the connection string of the new database. One with a password is better given as the environment variable ConnectionStrings__{ToSetting}, which nobody else sees.");
        await using var there = WebApp.Build([.. arguments.Settings, $"--Database:Provider={provider}", $"--ConnectionStrings:ReturnCase={to}"]);
        await using var from = here.Services.CreateAsyncScope();
        await using var into = there.Services.CreateAsyncScope();
        try
        {
            var done = await RunAsync(from.ServiceProvider, into.ServiceProvider, output);
            await there.MakeSchedulerTablesAsync();
            return done;
        }
        catch (MoveRefusedException exception)
        {
            throw new SettingsException(exception.Message);
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException)
        {
            throw new SettingsException($"The move stopped ({exception.GetType().Name}{(exception is DbException database ? $" {into.ServiceProvider.GetRequiredService<Data.Cases.UniqueIndexes>().Number(database)}" : "")}). What came over is kept, and the program does not start on it. Look whether both databases can be reached and have room, then give the same command again: it goes on where it stopped.");
        }
    }

    private static async Task<int> RunAsync(IServiceProvider from, IServiceProvider into, TextWriter output)
    {
        var (source, target) = (from.GetRequiredService<ReturnCaseDb>(), into.GetRequiredService<ReturnCaseDb>());
        await EnsureSourceAsync(source, from.GetRequiredService<DatabaseFile>(), into.GetRequiredService<DatabaseFile>().PathOf(target));
        if (await SchemaState.ReadAsync(target) is { Unknown.Count: > 0, Refusal: { } refusal })
            throw new SettingsException(refusal);
        await target.MakeAsync();
        await source.Database.OpenConnectionAsync();
        await source.Database.ExecuteSqlRawAsync("BEGIN IMMEDIATE");
        try
        {
            var move = new DatabaseMove(new(source, from.GetRequiredService<TableStore>()), new(target, into.GetRequiredService<TableStore>()));
            await CopyAsync(move, await CountAsync(move, source), output);
            if (await move.CloseAsync() is { } fault)
                throw new SettingsException($"{fault} The database that they come from is damaged: see what doctor says of it. The program does not start on the new one.");
            await ProveAsync(move, output);
            if ((await into.GetRequiredService<AuditVerification>().RunAsync()).Fault is { } broken)
                throw new SettingsException($"The audit trail is not as it was written: {AuditSentences.Of(broken)} See what audit verify says of the database that it comes from. The program does not start on the new one.");
            await move.FinishAsync();
        }
        finally
        {
            await source.Database.ExecuteSqlRawAsync("ROLLBACK");
            await source.Database.CloseConnectionAsync();
        }

        await output.WriteLineAsync("Both databases hold the same, and the audit trail is intact. Set Database:Provider and ConnectionStrings:ReturnCase to the new one and start the program; keys, documents, anchors and the list of destroyed cases stay where they are. Then put the old database away: it holds the same children.");
        return CommandLine.Done;
    }

    // Whoever works on would write what does not come over.
    private static async Task EnsureSourceAsync(ReturnCaseDb source, DatabaseFile file, string? target)
    {
        if (file.PathOf(source) is not { } path)
            throw new SettingsException("A move goes from SQLite. The database of ConnectionStrings:ReturnCase is on a server already: move it with that server's own means.");
        if (!File.Exists(path))
            throw new SettingsException($"There is no database at {path}. Check ConnectionStrings:ReturnCase: it names the database to move.");
        if (target == path)
            throw new SettingsException($"The new database is the old one, {path}. Name another.");
        if (!await file.CloseAsync(path))
            throw new SettingsException($"The database {path} is in use. Stop the program, then move.");
        var state = await SchemaState.ReadAsync(source);
        if (state.Refusal is { } refusal)
            throw new SettingsException(refusal);
        if (state.Pending.Count > 0)
            throw new SettingsException("The database is older than the program. Run the command migrate first, then move.");
    }

    private static async Task CopyAsync(DatabaseMove move, Dictionary<string, long> rows, TextWriter output)
    {
        var (bar, over, before) = (new ProgressBar(rows.Values.Sum()), 0L, 0L);
        await move.CopyAsync((table, soFar, isWhole) =>
        {
            over = before + soFar;
            bar.Show(over, table.Name);
            if (!isWhole)
                return;
            before = over;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table.Name}: {soFar:N0} rows came over."));
        });
    }

    private static async Task<Dictionary<string, long>> CountAsync(DatabaseMove move, ReturnCaseDb source)
    {
        var counts = new Dictionary<string, long>();
        foreach (var table in move.Tables)
        {
            await using var command = source.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT COUNT(*) FROM \"{table.Name}\"";
            counts[table.Name] = Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        }

        return counts;
    }

    private static async Task ProveAsync(DatabaseMove move, TextWriter output)
    {
        var (tables, rows, different) = (0, 0L, new List<string>());
        await output.WriteLineAsync($"{"table",-26} {"rows here",12} {"rows there",12} {"SHA-256 here",-HashShown} {"SHA-256 there",-HashShown}");
        await foreach (var proof in move.ProveAsync())
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{proof.Table,-26} {proof.Rows,12:N0} {proof.MovedRows,12:N0} {proof.Hash[..HashShown]} {proof.MovedHash[..HashShown]} {(proof.IsSame ? "same" : "DIFFERENT")}"));
            (tables, rows) = (tables + 1, rows + proof.Rows);
            if (!proof.IsSame)
                different.Add(proof.Table);
        }

        if (different.Count > 0)
            throw new SettingsException($"The databases do not hold the same; different are: {string.Join(", ", different)}. The program does not start on the new one. Make an empty database and move to that one, while nothing else writes in either.");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows in {tables} tables are the same on both sides."));
    }
}
