using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Retention;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Commands;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Commands;

/// <summary>backup and restore as an operator types them, beside a program and a list of destroyed cases.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly ReturnCaseApp _app = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("returncase-backup-").FullName;

    private string File_ => Path.Combine(_folder, "backup.db");

    public void Dispose()
    {
        _app.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        foreach (var left in Directory.GetFiles(Path.GetDirectoryName(_app.DatabasePath)!, $"{Path.GetFileName(_app.DatabasePath)}*"))
            File.Delete(left);
    }

    [Theory]
    [InlineData("backup needs the file", "backup")]
    [InlineData("backup does not know 'b'", "backup", "a", "b")]
    [InlineData("restore needs the backup", "restore", "--verify")]
    [InlineData("restore does not know 'b'", "restore", "a", "b")]
    public async Task Wrong_usage_gets_a_sentence(string sentence, params string[] args) =>
        Assert.Contains(sentence, (await Assert.ThrowsAsync<UsageException>(() => args[0] == "backup" ? Backup.RunAsync(args[1..]) : Restore.RunAsync(args[1..]))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_backup_is_whole_made_beside_people_at_work_and_never_overwrites()
    {
        var builder = DueCases.Closed();
        await _app.KeepAll([builder]);
        var (code, output, _) = await Run("backup", File_);
        Assert.Equal(0, code);
        Assert.Contains("is whole", output, StringComparison.Ordinal);
        Assert.Equal(builder.File.Number, Ask(File_, "SELECT Number FROM Cases"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(File_));
        Assert.Equal([File_], Directory.GetFiles(_folder));
        var before = await File.ReadAllBytesAsync(File_);
        var again = await Run("backup", File_);
        Assert.Equal((1, true), (again.Code, again.Error.Contains("never overwrites", StringComparison.Ordinal)));
        Assert.Equal(before, await File.ReadAllBytesAsync(File_));
        Assert.Equal(1, (await Run("backup", Path.Combine(_folder, "no", "folder", "x.db"))).Code);
    }

    [Fact]
    public async Task A_restore_puts_the_backup_back_and_destroys_again_what_was_destroyed_since()
    {
        var (gone, later) = (DueCases.Closed().Named("Zélie", "Qorbanixyz"), DueCases.Closed());
        await _app.KeepAll([gone]);
        await Run("backup", File_);
        await _app.KeepAll([later]);
        await _app.Sign(await _app.Prepare(gone.File.Number), [gone.File.Number]);
        Assert.True(await Anchor());

        var verified = await Run("restore", File_, "--verify");
        Assert.Equal("The backup is whole. Cases: 1. Migrations to run: 0. Cases to destroy again: 1. Nothing was restored.", verified.Output.Trim());
        Assert.Equal(later.File.Number, Ask(_app.DatabasePath, "SELECT Number FROM Cases"));

        await Close();
        var (code, output, error) = await Run("restore", File_);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Cases destroyed again: 1.", output, StringComparison.Ordinal);
        Assert.Equal(0L, Ask(_app.DatabasePath, "SELECT count(*) FROM Cases"));
        Assert.Empty(ByteSearch.Traces(ByteSearch.Database(_app.DatabasePath), "Qorbanixyz", gone.File.VNumber));
        var old = Assert.Single(Directory.GetFiles(Path.GetDirectoryName(_app.DatabasePath)!, $"{Path.GetFileName(_app.DatabasePath)}.before-*"));
        Assert.Equal(later.File.Number, Ask(old, "SELECT Number FROM Cases"));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_app.DatabasePath)!, $"{Path.GetFileName(_app.DatabasePath)}.restore-*"));

        var ledger = Ledger();
        Assert.Equal([RestoreStep.Begun, RestoreStep.Done], ledger.Restores().Select(restore => restore.Step));
        Assert.Equal([gone.File.Number], ledger.Restores()[^1].Again);
        Assert.Equal(64, ledger.Restores()[^1].Sha256.Length);
        Assert.Null(await _app.With(async (AuditVerification verification) => (await verification.RunAsync()).Fault));
        Assert.False(await Anchor());
    }

    [Fact]
    public async Task A_restore_revives_no_session_and_no_disabled_user_and_puts_the_trail_that_it_loses_aside()
    {
        await _app.KeepAll([DueCases.Closed()]);
        var omar = await _app.ClientAs("omar");
        await Run("backup", File_);
        await omar.Submit(await omar.Get("/cases"), "form[action='/sign-out']");
        await _app.InDatabase(db => db.Users.Where(user => user.UserName == "joris").ExecuteUpdateAsync(set => set.SetProperty(user => user.Disabled, true).SetProperty(user => user.ConcurrencyStamp, "later")));
        Assert.True(await Anchor());
        await Close();

        var (code, output, _) = await Run("restore", File_);
        Assert.Equal(0, code);
        Assert.Contains("Users who are again as they were at the backup: joris.", output, StringComparison.Ordinal);
        Assert.True((await _app.User("joris")).Disabled);
        await _app.InDatabase(async db => Assert.False(await db.UserSessions.AnyAsync(session => session.EndedAt == null)));
        var restore = Ledger().Restores()[^1];
        Assert.Contains($"lies signed in {restore.Aside}", output, StringComparison.Ordinal);
        var aside = Ledger().TrailAside(restore.At).Read();
        Assert.Equal(restore.AsideRows, aside.Count);
        Assert.Contains(aside, row => row.Action == AuditAction.SignedOut);
        Assert.DoesNotContain(aside, row => row.Action == AuditAction.CaseAdded);
    }

    private Task<bool> Anchor() => _app.With((ReturnCaseDb db) => _app.Services.GetRequiredService<AuditAnchors>().SetAsync(db, DateTime.UtcNow));

    [Fact]
    public async Task A_signature_that_was_never_finished_counts_after_a_restore()
    {
        var builder = DueCases.Closed();
        await _app.KeepAll([builder]);
        await Run("backup", File_);
        var id = "";
        await _app.InDatabase(async db => id = await DatabaseIdentity.EnsureAsync(db));
        Ledger().Append([new LedgerEntry(LedgerStep.Promised, id, builder.File.Number, Ledger().Hash(builder.File.VNumber), DateTime.UnixEpoch, 1, "els", "ingrid")]);
        await Close();
        Assert.Contains("Cases destroyed again: 1.", (await Run("restore", File_)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_whole_backup_is_refused_and_the_database_stays()
    {
        await _app.KeepAll([DueCases.Closed()]);
        await Run("backup", File_);
        var whole = await File.ReadAllBytesAsync(File_);
        await Close();
        var before = await File.ReadAllBytesAsync(_app.DatabasePath);

        await File.WriteAllTextAsync(File_, "no database at all, but long enough to look at");
        await Refused("cannot be read as a database");
        var damaged = whole.ToArray();
        damaged.AsSpan(damaged.Length / 2, 4096).Fill(0xAB);
        await File.WriteAllBytesAsync(File_, damaged);
        await Refused("Nothing was restored");
        File.Delete(File_);
        await Refused("There is no file");
        await File.WriteAllBytesAsync(File_, whole);
        Ask(File_, "INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('20990101000000_Later', '99')");
        await Refused("made by a newer program (it has 20990101000000_Later)");
        Assert.Equal(before, await File.ReadAllBytesAsync(_app.DatabasePath));
        Assert.Equal((1, true), await Says(_app.DatabasePath, "is the database itself"));

        async Task Refused(string sentence) => Assert.Equal((1, true), await Says(File_, sentence));
        async Task<(int, bool)> Says(string file, string sentence) => await Run("restore", file) is var (code, _, error) ? (code, error.Contains(sentence, StringComparison.Ordinal)) : default;
    }

    [Fact]
    public async Task A_list_that_was_tampered_with_stops_a_restore()
    {
        var builder = DueCases.Closed();
        await _app.KeepAll([builder]);
        await Run("backup", File_);
        await _app.Sign(await _app.Prepare(builder.File.Number), [builder.File.Number]);
        await Close();
        var path = Ledger().Path;
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace(builder.File.Number, "RC-2026-999999", StringComparison.Ordinal));
        var (code, _, error) = await Run("restore", File_);
        Assert.Equal(1, code);
        Assert.Contains("line 1 does not fit", error, StringComparison.Ordinal);
        Assert.Contains("Nothing was restored.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_in_use_is_left_alone()
    {
        await _app.KeepAll([DueCases.Closed()]);
        await Run("backup", File_);
        await using var open = new SqliteConnection($"Data Source={_app.DatabasePath};Pooling=False");
        await open.OpenAsync();
        await using var command = open.CreateCommand();
        command.CommandText = "SELECT count(*) FROM Cases";
        await command.ExecuteScalarAsync();
        var (code, _, error) = await Run("restore", File_);
        Assert.Equal(1, code);
        Assert.Contains("is in use. Stop the program, then restore.", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_app.DestructionFolder) && Directory.GetFiles(_app.DestructionFolder, "trail-before-restore-*").Length > 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_backup_takes_the_place_of_a_damaged_or_lost_database_and_not_what_lies_beside_it(bool isThere)
    {
        await _app.KeepAll([DueCases.Closed()]);
        await Run("backup", File_);
        await Close();
        if (isThere)
            await File.WriteAllTextAsync(_app.DatabasePath, "no database at all, but long enough to look at");
        else
            File.Delete(_app.DatabasePath);
        await File.WriteAllTextAsync($"{_app.DatabasePath}-wal", "of the one that was lost");
        var (code, output, error) = await Run("restore", File_);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("The backup is in place.", output, StringComparison.Ordinal);
        Assert.Equal(!isThere, output.Contains("What SQLite had left beside the database is ", StringComparison.Ordinal));
        Assert.Equal(1L, Ask(_app.DatabasePath, "SELECT count(*) FROM Cases"));
        Assert.Equal("ok", Ask(_app.DatabasePath, "PRAGMA integrity_check"));
        Assert.False(File.Exists($"{_app.DatabasePath}-wal") && new FileInfo($"{_app.DatabasePath}-wal").Length > 0);
        // SQLite takes it away itself where it looked at the database.
        if (!isThere)
            Assert.Equal("of the one that was lost", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.GetDirectoryName(_app.DatabasePath)!, $"{Path.GetFileName(_app.DatabasePath)}.before-*-wal"))));
    }

    [Fact]
    public async Task A_restore_takes_away_what_one_that_was_killed_left()
    {
        await _app.KeepAll([DueCases.Closed()]);
        await Run("backup", File_);
        var (left, also, own) = ($"{_app.DatabasePath}.restore-0123456789abcdef0123456789abcdef", $"{_app.DatabasePath}.restore-fedcba9876543210fedcba9876543210", $"{_app.DatabasePath}.restore-point");
        foreach (var file in (string[])[left, $"{left}-wal", also, own])
            File.Copy(File_, file);
        Assert.Equal(0, (await Run("restore", File_, "--verify")).Code);
        Assert.True(File.Exists(left));
        await Close();
        // All that is left may be such a copy.
        Assert.Equal(0, (await Run("restore", also)).Code);
        Assert.Equal((false, false, true, true), (File.Exists(left), File.Exists($"{left}-wal"), File.Exists(also), File.Exists(own)));
    }

    [Fact]
    public async Task Both_commands_answer_from_the_command_line_too()
    {
        Assert.Equal((2, "backup needs the file to write to. Use --help for the list."), await Process("backup"));
        Assert.Equal(2, (await Process("restore")).Code);
    }

    private DestructionLedger Ledger() => new(_app.DestructionFolder, Convert.FromBase64String(File.ReadAllText(Path.Combine(TemplateDatabase.KeysFolder, DestructionKey.FileName))));

    // The program lets go of the file, as it does when it stops.
    private async Task Close()
    {
        await _app.InDatabase(db => db.Database.CloseConnectionAsync());
        SqliteConnection.ClearAllPools();
    }

    private static object? Ask(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private async Task<(int Code, string Output, string Error)> Run(string command, params string[] args)
    {
        string[] all =
        [
            .. args, "--environment=Development", "--applicationName=ReturnCase.Web", $"--contentRoot={Repository.Web}", "--Serilog:MinimumLevel:Default=Fatal",
            $"--ConnectionStrings:ReturnCase=Data Source={_app.DatabasePath}", $"--Keys:Folder={TemplateDatabase.KeysFolder}", $"--Destruction:Folder={_app.DestructionFolder}", $"--Audit:AnchorFolder={_app.AnchorFolder}", $"--Storage:Documents={_app.DocumentFolder}",
        ];
        await using var output = new StringWriter();
        try
        {
            return (command == "backup" ? await Backup.RunAsync(all, output) : await Restore.RunAsync(all, output), output.ToString(), "");
        }
        catch (SettingsException refusal)
        {
            return (CommandLine.Refused, output.ToString(), refusal.Message);
        }
    }

    private static async Task<(int Code, string Error)> Process(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ReturnCase.Web.dll"), .. args]) { RedirectStandardError = true };
        using var process = System.Diagnostics.Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, error.Trim());
    }
}
