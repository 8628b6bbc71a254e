using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Demo;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Commands;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Commands;

/// <summary>The commands as an operator types them: what they answer and with which exit code.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("returncase-commands-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("--cases is missing", "seed")]
    [InlineData("it must be a number from 1 to 1,000,000", "seed", "--cases", "0")]
    [InlineData("it must be a number from 1 to 1,000,000", "seed", "--cases", "veel")]
    [InlineData("needs a value", "seed", "--cases")]
    [InlineData("seed does not know 'now'", "seed", "now", "--cases", "3")]
    [InlineData("user needs add, disable or list", "user")]
    [InlineData("needs the name of the user", "user", "add")]
    [InlineData("--role is missing", "user", "add", "lotte")]
    [InlineData("There is no role 'boss'", "user", "add", "lotte", "--role", "boss")]
    [InlineData("works in a team", "user", "add", "lotte", "--role", "counsellor")]
    [InlineData("import needs a file", "import")]
    [InlineData("import needs a file", "import", "--dry-run")]
    [InlineData("import does not know 'and.csv'", "import", "cases.csv", "and.csv")]
    [InlineData("The option --report needs a value", "import", "cases.csv", "--report")]
    [InlineData("would take the place of the file", "import", "cases.csv", "--report", "./cases.csv")]
    [InlineData("alarms needs run", "alarms")]
    [InlineData("healthy does not know 'now'", "healthy", "now")]
    [InlineData("--address is 'here'; write an address such as http://localhost:5080", "healthy", "--address", "here")]
    [InlineData("write a day such as 2026-12-01", "alarms", "run", "--on", "morgen")]
    [InlineData("migrate does not know 'all'", "migrate", "all")]
    [InlineData("The setting --Demo:Now needs a value", "serve", "--Demo:Now")]
    [InlineData("There is no option --bogus here", "serve", "--bogus=1")]
    [InlineData("The command comes first: migrate", "serve", "--Demo:Enabled=true", "migrate")]
    [InlineData("There is no option --dryrun here", "migrate", "--dryrun")]
    [InlineData("The option --dry-run takes no value", "migrate", "--dry-run=true")]
    [InlineData("The option --verify takes no value", "restore", "backup.db", "--verify=")]
    [InlineData("There is no option --bogus here", "migrate", "--bogus=")]
    [InlineData("There is no option -Demo:Enabled here", "migrate", "-Demo:Enabled", "false")]
    [InlineData("There is no option -Urls here", "serve", "-Urls=http://localhost:1")]
    [InlineData("The option --out needs a value", "export-referrals", "--out=")]
    [InlineData("There is no option --bogus here", "user", "list", "--bogus")]
    [InlineData("There is no option --bogus here", "audit", "verify", "--bogus")]
    [InlineData("There is no option --bogus here", "healthy", "--bogus")]
    [InlineData("There is no option --verfy here", "restore", "backup.db", "--verfy")]
    [InlineData("There is no option --bogus here", "backup", "backup.db", "--bogus", "x")]
    [InlineData("There is no option --bogus here", "doctor", "--bogus")]
    [InlineData("There is no option --bogus here", "export-referrals", "--bogus=1")]
    [InlineData("export-referrals does not know 'folder'", "export-referrals", "folder")]
    [InlineData("The option --out needs a value", "export-referrals", "--out")]
    [InlineData("serve does not know 'now'", "serve", "--Urls=http://localhost:1", "now")]
    public async Task Wrong_usage_gets_a_sentence_before_anything_is_touched(string sentence, params string[] args)
    {
        var error = await Assert.ThrowsAsync<UsageException>(() => args[0] switch
        {
            "seed" => Seed.RunAsync(args[1..]),
            "user" => Users.RunAsync(args[1..]),
            "serve" => Serve.RunAsync(args[1..]),
            "import" => Import.RunAsync(args[1..]),
            "alarms" => Alarms.RunAsync(args[1..]),
            "healthy" => Healthy.RunAsync(args[1..]),
            "audit" => AuditCommand.RunAsync(args[1..]),
            "backup" => Backup.RunAsync(args[1..]),
            "restore" => Restore.RunAsync(args[1..]),
            "doctor" => Doctor.RunAsync(args[1..]),
            "export-referrals" => ExportReferrals.RunAsync(args[1..]),
            _ => Migrate.RunAsync(args[1..]),
        });
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_is_2()
    {
        Assert.Equal((2, "The option --cases is '0'; it must be a number from 1 to 1,000,000. Use --help for the list."), await Process("seed", "--cases", "0"));
    }

    [Fact]
    public async Task Migrate_says_what_would_run_then_runs_it_then_has_nothing_to_do()
    {
        string[] dry = Lines((await Run("", "migrate", "--dry-run")).Output);
        string[] listed = dry[..^1];
        Assert.NotEmpty(listed);
        Assert.Equal($"{listed.Length} migrations would run.", dry[^1]);
        string[] ran = Lines((await Run("", "migrate")).Output);
        Assert.Equal(listed, ran[..^1]);
        Assert.Equal($"{listed.Length} migrations were run.", ran[^1]);
        Assert.Equal(string.Join('\n', listed), Ask("SELECT group_concat(MigrationId, char(10)) FROM (SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId)"));
        var (code, output, _) = await Run("", "migrate");
        Assert.Equal((0, "The database is up to date."), (code, output.Trim()));
    }

    [Theory]
    [InlineData("user", "list")]
    [InlineData("audit", "verify")]
    [InlineData("alarms", "run")]
    public async Task A_command_that_looks_makes_no_tables_and_changes_none_of_an_older_program(params string[] command)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "test.db"), "");
        Assert.StartsWith("The database at ConnectionStrings:ReturnCase is empty.", (await Run("", command)).Error, StringComparison.Ordinal);
        Assert.Equal(0L, Ask("SELECT count(*) FROM sqlite_master"));
        await Run("", "migrate");
        Ask("DELETE FROM __EFMigrationsHistory WHERE MigrationId = (SELECT max(MigrationId) FROM __EFMigrationsHistory)");
        Assert.StartsWith("The database is older than the program: 1 migrations did not run.", (await Run("", command)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_level_of_the_log_that_is_none_is_named() =>
        Assert.StartsWith("The settings of Serilog cannot be read: ", (await Run("", "migrate", "--Serilog:MinimumLevel:Override:Quartz=Loud")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Alarms_run_tells_what_is_owed_and_the_second_time_nothing()
    {
        await Run("", "seed", "--cases", "30", "--seed", "4");
        var (code, output, _) = await Run("", "alarms", "run");
        Assert.Equal(0, code);
        Assert.Matches(@"^[1-9]\d* cases are near a deadline; [1-9]\d* new notices\. E-mail: no mail server is set\.\s*$", output);
        Assert.Matches(@"^[1-9]\d* cases are near a deadline; 0 new notices\.", (await Run("", "alarms", "run")).Output);
        Assert.Matches(@"[1-9]\d* new notices\.", (await Run("", "alarms", "run", "--on", "2027-03-01")).Output);
        Assert.StartsWith("The option --on is for a demo", (await Run("", "alarms", "run", "--on", "2027-03-01", "--Demo:Enabled=false")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_verify_says_that_the_trail_is_intact_or_names_the_first_row_that_is_not()
    {
        await Run("", "seed", "--cases", "3", "--seed", "4");
        Assert.Contains("There is no anchor", (await Run("", "audit", "verify")).Error, StringComparison.Ordinal);
        await AnchorAsync();
        var (code, output, _) = await Run("", "audit", "verify");
        Assert.Equal(0, code);
        Assert.Matches(@"^The audit trail is intact: \d+ rows in 8 chains\. Last anchored on \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\.\s*$", output);
        Assert.Matches("made anew from \\d+ rows", (await Run("", "audit", "relink")).Output);
        Assert.Equal(0, (await Run("", "audit", "verify")).Code);

        var chain = Ask("SELECT Chain FROM AuditRows WHERE Action = 'CaseAdded'");
        var sequence = Ask("SELECT Sequence FROM AuditRows WHERE Action = 'CaseAdded'");
        Ask("DROP TRIGGER AuditRows_Update");
        Ask("UPDATE AuditRows SET Cases = 'RC-2026-000001' WHERE Action = 'CaseAdded'");
        var (broken, _, error) = await Run("", "audit", "verify");
        Assert.Equal((1, $"Chain {chain}, row {sequence}: the row was changed, moved or put in after it was written."), (broken, error.Trim()));
    }

    [Fact]
    public async Task Seed_adds_cases_that_continue_the_numbers_and_refuses_outside_a_demo()
    {
        Assert.Contains("30 cases were added", (await Run("", "seed", "--cases", "30", "--seed", "4")).Output, StringComparison.Ordinal);
        Assert.Contains("20 cases were added", (await Run("", "seed", "--cases", "20", "--seed", "4")).Output, StringComparison.Ordinal);
        Assert.Equal(50L, Ask("SELECT count(DISTINCT VNumber) FROM Cases"));
        Assert.Equal(0L, Ask("SELECT count(*) FROM Cases c JOIN NumberSeries n ON n.Prefix = 'RC' AND n.Year = CAST(substr(c.Number, 4, 4) AS INTEGER) WHERE CAST(substr(c.Number, 9) AS INTEGER) > n.Last"));

        var (code, _, error) = await Run("", "seed", "--cases", "5", "--Demo:Enabled=false");
        Assert.Equal(1, code);
        Assert.Contains("works only in a demo", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seed_that_was_killed_goes_on_and_ends_as_one_that_was_not()
    {
        await Run("", "seed", "--cases", "1", "--seed", "1");
        SqliteConnection.ClearAllPools();
        File.Copy(Path.Combine(_folder, "test.db"), Path.Combine(_folder, "whole.db"));
        string[] set = ["--cases", "1500", "--seed", "4"];
        string[] whole = [.. set, .. Settings.Where(setting => !setting.StartsWith("--ConnectionStrings", StringComparison.Ordinal)), $"--ConnectionStrings:ReturnCase=Data Source={Path.Combine(_folder, "whole.db")}"];
        Assert.Equal(0, await Seed.RunAsync(whole, TextWriter.Null));

        using (var killed = System.Diagnostics.Process.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "ReturnCase.Web.dll"), "seed", .. set, .. Settings]))
        {
            while (Ask("SELECT Kept FROM SeedRuns WHERE Cases = 1500") is null or 0L)
                await Task.Delay(20);
            killed.Kill();
            await killed.WaitForExitAsync();
        }

        Assert.InRange((long)Ask("SELECT Kept FROM SeedRuns WHERE Cases = 1500")!, 1, 1499);
        Assert.Matches(@"^[\d,]+ cases were added .* [\d,]+ were there already\.", (await Run("", ["seed", .. set])).Output);
        SqliteConnection.ClearAllPools();
        Assert.Equal(DatabaseContent.Of(Path.Combine(_folder, "whole.db")), DatabaseContent.Of(Path.Combine(_folder, "test.db")));
    }

    [Fact]
    public async Task Import_answers_0_1_and_a_report_that_only_its_owner_reads()
    {
        var (file, report) = (Path.Combine(_folder, "cases.csv"), Path.Combine(_folder, "report.csv"));
        await File.WriteAllTextAsync(file, ImportDocument.Template());
        Assert.StartsWith("There is no database at", (await Run("", "import", file)).Error, StringComparison.Ordinal);
        await Run("", "seed", "--cases", "1");
        Ask("DELETE FROM sqlite_stat1");
        var trial = await Run("", "import", file, "--dry-run", "--report", report);
        Assert.Equal(0L, Ask("SELECT count(*) FROM sqlite_stat1"));
        var under = $"{Environment.NewLine}The cases run under rule set {CaseFile.CurrentRuleSet}, whenever they began. The page Rules says which terms hold in it.";
        Assert.Equal((0, $"3 lines: 3 would come in, 0 were here already, 0 would not come in.{under}"), (trial.Code, trial.Output.Trim()));
        Assert.Equal((0, $"3 lines: 3 came in, 0 were here already, 0 did not come in.{under}"), await Run("", "import", file, "--report", report) is var (code, output, _) ? (code, output.Trim()) : default);
        Assert.NotEqual(0L, Ask("SELECT count(*) FROM sqlite_stat1"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(report));

        await File.AppendAllTextAsync(file, "INDIGO;A-9\n");
        var (bad, said, errors) = await Run("", "import", file);
        Assert.Equal((1, $"4 lines: 0 came in, 3 were here already, 1 did not come in.{under}"), (bad, said.Trim()));
        Assert.Contains("Line 5, column C v_number: This cell is empty. Fill in v_number.", errors, StringComparison.Ordinal);
        Assert.Contains("1 line is not good; nothing of it was kept.", errors, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, ImportDocument.Template().Replace("A-1001", "A-2001", StringComparison.Ordinal).Replace("2900000017", "2900000117", StringComparison.Ordinal));
        var (alike, told, _) = await Run("", "import", file);
        Assert.Equal(0, alike);
        Assert.Matches(@"Line 2 \(RC-\d{4}-\d{6}\): Looks like: RC-\d{4}-\d{6} \(Noord\)\.\s+1 line looks like a case that is here, or like another line\. That holds nothing up: each case has a task, .* Nothing was linked\.", told);
        await File.WriteAllTextAsync(file, "source_system;naam\n");
        Assert.Equal((1, "Line 1, column B: there is no column 'naam'."), await Run("", "import", file) is var (none, _, why) ? (none, why[..why.IndexOf(" Write", StringComparison.Ordinal)]) : default);
        Assert.StartsWith("There is no file", (await Run("", "import", Path.Combine(_folder, "none.csv"))).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_is_added_listed_and_disabled_once()
    {
        Assert.Contains("User lotte was added, with password ", (await Run("\n", "user", "add", "lotte", "--role", "Counsellor", "--team", "Oost", "--name", "L. Kok")).Output, StringComparison.Ordinal);
        Assert.Equal("User mila was added.", (await Run("een lang wachtwoord\n", "user", "add", "mila", "--role", "auditor")).Output.Trim());
        Assert.Equal(1, (await Run("\n", "user", "add", "lotte", "--role", "auditor")).Code);
        Assert.Contains("at least 12 characters", (await Run("kort\n", "user", "add", "nora", "--role", "auditor", "--Demo:Enabled=false")).Error, StringComparison.Ordinal);
        Assert.Equal("User mila can no longer sign in.", (await Run("", "user", "disable", "mila")).Output.Trim());
        var list = (await Run("", "user", "list")).Output;
        Assert.Contains("L. Kok", list, StringComparison.Ordinal);
        Assert.Contains("mila (disabled)", list, StringComparison.Ordinal);
        Assert.Equal(1, (await Run("", "user", "disable", "niemand")).Code);
    }

    [Fact]
    public async Task A_counsellor_with_open_cases_is_not_disabled_and_the_cases_are_named()
    {
        await Run("", "seed", "--cases", "300", "--seed", "1");
        var (code, output, error) = await Run("", "user", "disable", "omar");
        Assert.Equal((1, ""), (code, output.Trim()));
        Assert.Matches(@"omar still holds \d+ open cases \(RC-\d{4}-\d{6}.*/review/reassign\?from=[0-9a-f]{12}", error);
        Assert.DoesNotContain("(disabled)", (await Run("", "user", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_reads_makes_no_database_where_there_is_none()
    {
        foreach (var command in (string[][])[["audit", "verify"], ["audit", "relink"], ["user", "list"], ["user", "disable", "omar"]])
        {
            var (code, _, error) = await Run("", command);
            Assert.Equal(1, code);
            Assert.Contains("There is no database", error, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await Run("", "migrate", "--dry-run")).Code);
        Assert.False(File.Exists(Path.Combine(_folder, "test.db")));
    }

    [Fact]
    public async Task A_new_database_is_its_owners_alone()
    {
        await Run("", "user", "add", "lotte", "--role", "auditor");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "test.db")));
    }

    [Fact]
    public async Task A_key_that_every_account_can_read_stops_the_program_outside_the_demo()
    {
        await Run("", "user", "add", "lotte", "--role", "auditor");
        if (OperatingSystem.IsWindows())
            return;
        var key = Path.Combine(_folder, "keys", "audit.key");
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.Contains($"chmod 600 {key}", (await Run("", "user", "list", "--Demo:Enabled=false")).Error, StringComparison.Ordinal);
        Assert.Equal(0, (await Run("", "user", "list")).Code);
    }

    private async Task AnchorAsync()
    {
        await using var app = WebApp.Build(Settings);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditAnchors>().SetAsync(scope.ServiceProvider.GetRequiredService<ReturnCaseDb>(), DateTime.UtcNow);
    }

    private string[] Settings =>
    [
        "--environment=Development", "--applicationName=ReturnCase.Web", $"--contentRoot={Repository.Web}", "--Serilog:MinimumLevel:Default=Fatal",
        $"--ConnectionStrings:ReturnCase=Data Source={Path.Combine(_folder, "test.db")}", $"--Keys:Folder={Path.Combine(_folder, "keys")}",
        $"--Audit:AnchorFolder={Path.Combine(_folder, "anchors")}", $"--Destruction:Folder={Path.Combine(_folder, "destroyed")}",
        $"--Storage:Documents={Path.Combine(_folder, "documents")}",
    ];

    private object? Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "test.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // In this process, as the command line would run it: what it wrote and what it refused with.
    private async Task<(int Code, string Output, string Error)> Run(string input, params string[] args)
    {
        string[] all = [.. args[1..], .. Settings];
        using var reader = new StringReader(input);
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        try
        {
            var code = args[0] switch
            {
                "seed" => await Seed.RunAsync(all, output),
                "user" => await Users.RunAsync(all, reader, output),
                "audit" => await AuditCommand.RunAsync(all, output),
                "alarms" => await Alarms.RunAsync(all, output),
                "import" => await Import.RunAsync(all, output, errors),
                _ => await Migrate.RunAsync(all, output),
            };
            return (code, output.ToString(), errors.ToString());
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
