using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Operations;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Commands;
using ReturnCase.Web.Operations;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Commands;

/// <summary>doctor as an operator types it, on a program in which one thing after another is not as it should be.</summary>
public sealed class DoctorTests : IDisposable
{
    private static readonly DateTime Now = DateTime.UtcNow;

    private readonly ReturnCaseApp _app = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("returncase-doctor-tests-").FullName;
    private readonly CaseBuilder _case = CasePageCases.In(CasePhase.ShelterSearch).Named("Zélie", "Qorbanixyz");

    public DoctorTests()
    {
        foreach (var key in Directory.GetFiles(TemplateDatabase.KeysFolder))
            File.Copy(key, Path.Combine(_folder, Path.GetFileName(key)));
    }

    public void Dispose()
    {
        _app.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        foreach (var left in Directory.GetFiles(Path.GetDirectoryName(_app.DatabasePath)!, $"{Path.GetFileName(_app.DatabasePath)}*"))
            File.Delete(left);
    }

    [Fact]
    public async Task Where_all_is_well_every_line_is_ok_and_nothing_was_changed()
    {
        await MakeWellAsync();
        var before = Hashes();
        var (code, output, error) = await Run();
        Assert.Equal((0, ""), (code, error));
        Assert.All(output.Trim().Split('\n')[..^1], line => Assert.StartsWith("ok ", line, StringComparison.Ordinal));
        Assert.EndsWith("All is well.", output.Trim(), StringComparison.Ordinal);
        Assert.All((string[])["time zone", "keys", "settings", "folder", "disk", "database", "schema", "integrity", "copies", "clock", "jobs", "audit", "documents", "destruction", "converter", "scanner", "mail"], name =>
            Assert.Contains($"ok       {name,-12} ", output, StringComparison.Ordinal));
        Assert.Equal(before, Hashes());
    }

    [Fact]
    public async Task On_a_machine_without_anything_it_makes_nothing()
    {
        var nothing = Path.Combine(_folder, "none");
        string[] settings = [$"--ConnectionStrings:ReturnCase=Data Source={nothing}/a.db", $"--Audit:AnchorFolder={nothing}/a", $"--Destruction:Folder={nothing}/d", $"--Storage:Documents={nothing}/s", $"--Transfer:Folder={nothing}/t"];
        var (code, output, _) = await Run([.. settings, $"--Keys:Folder={nothing}/k"]);
        Assert.Equal(1, code);
        Assert.Contains($"fault    keys         There is no folder {nothing}/k.", output, StringComparison.Ordinal);
        Assert.Contains("fault    settings     Not checked, because keys are missing", output, StringComparison.Ordinal);
        (code, output, _) = await Run(settings);
        Assert.Equal(1, code);
        Assert.Contains($"fault    database     There is no database at {nothing}/a.db.", output, StringComparison.Ordinal);
        Assert.Contains($"warning  folder       Storage:Documents: there is no folder {nothing}/s yet.", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(nothing));
    }

    [Theory]
    [InlineData("--Policy:RoutingWorkingDays=-1", "fault    settings     Policy:RoutingWorkingDays")]
    [InlineData("--Database:Provider=Oracle", "fault    settings     Setting Database:Provider is 'Oracle'; write Sqlite or SqlServer.")]
    [InlineData("--Health:FreeMegabytes=10000000", "fault    disk         Storage:Documents: ")]
    [InlineData("--Scanner:Socket=127.0.0.1:1", "fault    scanner      The scanner of Scanner:Socket does not answer")]
    [InlineData("--Smtp:Host=127.0.0.1 --Smtp:Port=1 --Smtp:Security=None --Smtp:From=a@voorbeeld.nl --Smtp:Site=https://voorbeeld.nl", "fault    mail         The mail server of Smtp:Host does not take this program in (SocketException).")]
    [InlineData("--Documents:Converter=/bin/false", "fault    converter    LibreOffice of Documents:Converter does not start")]
    public async Task A_setting_that_does_not_work_is_named(string settings, string finding)
    {
        await MakeWellAsync();
        var (code, output, error) = await Run(settings.Split(' '));
        Assert.Equal(1, code);
        Assert.Contains(finding, output, StringComparison.Ordinal);
        Assert.StartsWith("Faults: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_leans_on_is_asked_where_it_is_set()
    {
        await MakeWellAsync();
        using var mail = new FakeSmtp();
        var (code, output, _) = await Run([.. mail.Settings.Select(pair => $"--{pair.Key}={pair.Value}"), "--Documents:Converter=/bin/true"]);
        Assert.Equal(0, code);
        Assert.Contains("ok       mail         The mail server answers", output, StringComparison.Ordinal);
        Assert.Contains("ok       converter    LibreOffice starts.", output, StringComparison.Ordinal);
        Assert.Empty(mail.Messages);
    }

    [Fact]
    public async Task Keys_that_others_can_read_and_a_certificate_that_is_over_are_named()
    {
        await MakeWellAsync();
        var certificate = Path.Combine(_folder, KeyCertificate.FileName);
        Certificate(certificate, Now.AddDays(30));
        Assert.Contains("warning  keys ", (await Run()).Output, StringComparison.Ordinal);
        Certificate(certificate, Now.AddDays(-2));
        Assert.Contains($"fault    keys         The certificate in {certificate} was valid until {Now.AddDays(-2):yyyy-MM-dd}.", (await Run()).Output, StringComparison.Ordinal);
        if (OperatingSystem.IsWindows())
            return;
        var key = Path.Combine(_folder, "audit.key");
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Contains($"fault    keys         The file {key} is open to others than the account of the program (mode 640).", (await Run()).Output, StringComparison.Ordinal);
        File.Delete(key);
        Assert.Contains("is no audit.key. Put it there with mode 0600", (await Run()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_in_is_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no folder that nobody writes in.");
        Assert.Equal(CheckState.Fault, PlaceChecks.Write(new("Storage:Documents", "/proc")).State);
        Assert.Equal(CheckState.Ok, PlaceChecks.Write(new("Storage:Documents", _folder)).State);
    }

    [Fact]
    public async Task A_database_that_is_older_newer_half_moved_or_damaged_is_named()
    {
        await MakeWellAsync();
        Do("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0')");
        Assert.Contains("fault    schema       The database was changed by a newer program: it has the migration 29990101000000_Later", (await Run()).Output, StringComparison.Ordinal);
        Do("DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '2999%'; INSERT INTO MovedTables (Name, Source, Rows, IsWhole) VALUES ('*', 'x', 0, 0)");
        Assert.Contains("fault    schema       A move to this database was begun and is not finished.", (await Run()).Output, StringComparison.Ordinal);
        Do("DELETE FROM MovedTables; PRAGMA foreign_keys = OFF; DELETE FROM Cases");
        Assert.Contains("fault    integrity    The database is damaged: parts of it refer to what is not there.", (await Run()).Output, StringComparison.Ordinal);
        Do("DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%_Operations'");
        Assert.Contains("warning  schema       The database is older than the program: 1 migrations run at the next start", (await Run()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_an_empty_one_and_copies_of_a_killed_restore_are_named()
    {
        await MakeWellAsync();
        var left = $"{_app.DatabasePath}.restore-0123456789abcdef0123456789abcdef";
        await File.WriteAllTextAsync(left, "");
        Assert.Contains($"warning  copies       A restore that was killed, or that runs now, has 1 copies of a backup beside the database ({left}).", (await Run()).Output, StringComparison.Ordinal);
        File.Delete(left);
        SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(_app.DatabasePath, "");
        Assert.Contains("warning  schema       The database is empty.", (await Run()).Output, StringComparison.Ordinal);
        SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(_app.DatabasePath, new string('x', 8192));
        var (code, output, _) = await Run();
        Assert.Equal(1, code);
        Assert.Contains($"fault    database     The file {_app.DatabasePath} is damaged, or no database (error 26). Keep a copy", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_went_back_and_jobs_that_stopped_are_named()
    {
        await MakeWellAsync();
        Do("UPDATE JobRuns SET DoneAt = '2001-01-01 00:00:00' WHERE Kind = 'Alarms'; DELETE FROM JobRuns WHERE Kind = 'Figures'");
        var (code, output, _) = await Run();
        Assert.Equal(0, code);
        Assert.Contains("warning  jobs         Telling people of deadlines last came to its end ", output, StringComparison.Ordinal);
        Assert.Contains("warning  jobs         Closing the months of the figures never came to its end", output, StringComparison.Ordinal);
        Do("UPDATE JobRuns SET DoneAt = '2999-01-01 00:00:00' WHERE Kind = 'Alarms'");
        (code, output, _) = await Run();
        Assert.Equal(1, code);
        Assert.Contains("and the database remembers 2999-01-01 00:00:00 UTC.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trail_that_was_changed_is_named_at_its_ends_at_once_and_between_when_it_is_read_whole()
    {
        await MakeWellAsync();
        Do("DROP TRIGGER AuditRows_Update; UPDATE AuditRows SET Cases = 'RC-2026-000009' WHERE Sequence = (SELECT MIN(r.Sequence) FROM AuditRows r WHERE r.Chain = AuditRows.Chain) AND Chain = (SELECT Chain FROM AuditHeads WHERE LastSequence > 1 LIMIT 1)");
        Assert.Contains("ok       audit ", (await Run()).Output, StringComparison.Ordinal);
        Assert.Contains("the row was changed, moved or put in after it was written. Change nothing", (await Run("--audit")).Output, StringComparison.Ordinal);
        Do("DROP TRIGGER AuditHeads_Update; UPDATE AuditHeads SET LastSequence = LastSequence + 1");
        Assert.Contains("fault    audit        Chain 0: its end was changed", (await Run()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trail_without_its_last_row_is_named_at_once()
    {
        await MakeWellAsync();
        Do("DROP TRIGGER AuditRows_Delete; DELETE FROM AuditRows WHERE Sequence = (SELECT LastSequence FROM AuditHeads h WHERE h.Chain = AuditRows.Chain)");
        Assert.Matches(@"fault    audit        Chain \d, row \d+: the rows do not end where the chain ends\.", (await Run()).Output);
    }

    [Fact]
    public async Task Files_that_are_missing_or_left_over_and_a_list_that_was_changed_are_named()
    {
        await MakeWellAsync();
        Do($"INSERT INTO DocumentFiles (Name, Scan, AddedAt) VALUES ('{new string('a', CaseDocumentName)}', 'Clean', '2026-01-01 00:00:00')");
        Assert.Contains("fault    documents    The files of 1 documents are missing", (await Run()).Output, StringComparison.Ordinal);
        Do("DELETE FROM DocumentFiles");
        var left = Path.Combine(_app.DocumentFolder, (string)Ask("SELECT Id FROM DatabaseIdentities")!, "bb", new string('b', CaseDocumentName));
        Directory.CreateDirectory(Path.GetDirectoryName(left)!);
        await File.WriteAllTextAsync(left, "x");
        File.SetLastWriteTimeUtc(left, Now.AddDays(-3));
        Assert.Contains("warning  documents    1 files older than a day belong to no document.", (await Run()).Output, StringComparison.Ordinal);
        Assert.True(File.Exists(left));
        Directory.CreateDirectory(_app.DestructionFolder);
        await File.WriteAllTextAsync(Path.Combine(_app.DestructionFolder, "destroyed.jsonl"), "{}\n");
        Assert.Contains("fault    destruction  The file ", (await Run()).Output, StringComparison.Ordinal);
    }

    private const int CaseDocumentName = ReturnCase.Domain.Documents.CaseDocument.StoredAsLength;

    // As after a day of work.
    private async Task MakeWellAsync()
    {
        await _app.KeepAll([_case]);
        await _app.InDatabase(async db =>
        {
            await ReturnCase.Data.Retention.DatabaseIdentity.EnsureAsync(db);
            await _app.Services.GetRequiredService<AuditAnchors>().SetAsync(db, Now);
        });
        foreach (var folder in (string[])[_app.DestructionFolder, _app.DocumentFolder])
            Directory.CreateDirectory(folder);
        foreach (var kind in Enum.GetNames<JobKind>())
            Do($"INSERT INTO JobRuns (Kind, DoneAt) VALUES ('{kind}', '{Now.AddMinutes(-3):yyyy-MM-dd HH:mm:ss}')");
        // What still stands beside the database would be moved into it by whoever closes it last.
        Do("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static void Certificate(string path, DateTime until)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Now.AddDays(-100), until);
        File.WriteAllText(path, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
    }

    private Dictionary<string, string> Hashes() => new[] { _folder, _app.AnchorFolder, _app.DestructionFolder, _app.DocumentFolder }.SelectMany(folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        .Append(_app.DatabasePath).ToDictionary(path => path, path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));

    private object? Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_app.DatabasePath}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private void Do(string sql) => Ask(sql);

    private async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        string[] all =
        [
            "--environment=Development", "--applicationName=ReturnCase.Web", $"--contentRoot={Repository.Web}", "--Serilog:MinimumLevel:Default=Fatal", "--Health:FreeMegabytes=0",
            $"--ConnectionStrings:ReturnCase=Data Source={_app.DatabasePath}", $"--Keys:Folder={_folder}", $"--Destruction:Folder={_app.DestructionFolder}", $"--Audit:AnchorFolder={_app.AnchorFolder}", $"--Storage:Documents={_app.DocumentFolder}",
            .. args,
        ];
        await using var output = new StringWriter();
        try
        {
            return Nameless(await Doctor.RunAsync(all, output), output, "");
        }
        catch (SettingsException refusal)
        {
            return Nameless(CommandLine.Refused, output, refusal.Message);
        }
    }

    // Whatever it finds, it names no child and no case.
    private (int Code, string Output, string Error) Nameless(int code, StringWriter output, string error)
    {
        Assert.All((string[])["Zélie", "Qorbanixyz", _case.File.VNumber, _case.File.Number], word => Assert.DoesNotContain(word, $"{output}{error}", StringComparison.OrdinalIgnoreCase));
        return (code, output.ToString(), error);
    }
}
