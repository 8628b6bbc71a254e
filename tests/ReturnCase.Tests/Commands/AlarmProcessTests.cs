using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Commands;
using ReturnCase.Web.Setup;

namespace ReturnCase.Tests.Commands;

/// <summary>The alarms as processes of their own on one database, with a mail server behind a real socket.</summary>
public sealed class AlarmProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("returncase-alarms-").FullName;
    private readonly FakeSmtp _smtp = new();

    public void Dispose()
    {
        _smtp.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Killed_with_a_message_on_its_way_and_then_run_by_two_at_once_nothing_is_given_twice_and_nothing_is_lost()
    {
        await using var output = new StringWriter();
        await Seed.RunAsync(["--cases", "600", "--seed", "4", .. Settings("shared", 10, _smtp)], output);
        Ask("shared", "UPDATE Users SET Email = UserName || '@voorbeeld.nl', MailWish = 'Each'");
        await AnchorAsync();
        SqliteConnection.ClearAllPools();
        File.Copy(Database("shared"), Database("alone"));
        using var alone = new FakeSmtp();
        Assert.Equal(0, await Alarms.RunAsync(["run", .. Settings("alone", 10, alone)], output));
        Assert.True(alone.Messages.Count > 2);

        using (var killed = Start(10))
        {
            _smtp.Taken = killed.Kill;
            await killed.WaitForExitAsync();
            Assert.NotEqual(0, killed.ExitCode);
        }

        _smtp.Taken = () => { };
        var onItsWay = Assert.Single(_smtp.Ids);

        // An hour later nobody waits any more for the one that was killed.
        using (var one = Start(11))
        using (var other = Start(11))
        {
            await Task.WhenAll(one.WaitForExitAsync(), other.WaitForExitAsync());
            Assert.Equal((0, 0), (one.ExitCode, other.ExitCode));
        }

        using (var again = Start(12))
            await again.WaitForExitAsync();
        Assert.Equal(Notices("alone"), Notices("shared"));
        Assert.Equal(alone.Ids.Order(), _smtp.Ids.Distinct().Order());
        Assert.Equal([onItsWay], _smtp.Ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Equal(alone.Messages.Count + 1, _smtp.Messages.Count);
        Assert.Equal(0, await AuditCommand.RunAsync(["verify", .. Settings("shared", 12, _smtp)], output));
    }

    [Fact]
    public async Task Killed_in_the_middle_of_giving_notices_none_of_them_is_given_and_the_next_runs_give_each_once()
    {
        await using var output = new StringWriter();
        await Seed.RunAsync(["--cases", "600", "--seed", "4", .. Settings("shared", 10, _smtp)], output);
        await AnchorAsync();
        SqliteConnection.ClearAllPools();
        File.Copy(Database("shared"), Database("alone"));
        Assert.Equal(0, await Alarms.RunAsync(["run", .. Settings("alone", 10, _smtp)], output));
        var all = Convert.ToInt32(Ask("alone", "SELECT COUNT(*) FROM Notices"), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(all > 3, output.ToString());

        // At the third notice the database counts for ever: the process hangs in its transaction until it is killed.
        Ask("shared", "CREATE TRIGGER hang AFTER INSERT ON Notices WHEN (SELECT COUNT(*) FROM Notices) = 3 BEGIN SELECT (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n); END");
        using (var killed = Start(10))
        {
            try
            {
                for (var held = 0; held < 3 && !killed.HasExited; held = IsHeld("shared") ? held + 1 : 0)
                    await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
                Assert.False(killed.HasExited);
            }
            finally
            {
                killed.Kill();
            }

            await killed.WaitForExitAsync();
        }

        Assert.Equal(0L, Ask("shared", "SELECT COUNT(*) FROM Notices"));
        Assert.Equal(0L, Ask("shared", "SELECT COUNT(*) FROM AuditRows WHERE Action = 'NoticesGiven'"));
        Ask("shared", "DROP TRIGGER hang");
        using (var one = Start(10))
        using (var other = Start(10))
        {
            await Task.WhenAll(one.WaitForExitAsync(), other.WaitForExitAsync());
            Assert.Equal((0, 0), (one.ExitCode, other.ExitCode));
        }

        Assert.Equal(Notices("alone"), Notices("shared"));
        Assert.Equal(0, await AuditCommand.RunAsync(["verify", .. Settings("shared", 10, _smtp)], output));
    }

    [Fact]
    public async Task A_second_run_for_the_same_other_day_gives_nothing_more()
    {
        await using var output = new StringWriter();
        await Seed.RunAsync(["--cases", "600", "--seed", "4", .. Settings("shared", 10, _smtp)], output);
        await AnchorAsync();
        Assert.Equal(0, await Alarms.RunAsync(["run", "--on", "2026-12-10", .. Settings("shared", 10, _smtp)], output));
        var first = Notices("shared");
        Assert.NotEqual(0L, Ask("shared", "SELECT COUNT(*) FROM Notices WHERE Step IN ('SixMonths', 'ThreeMonths', 'OneMonth', 'TwoWeeks', 1, 2, 3, 4)"));
        Assert.Equal(0, await Alarms.RunAsync(["run", "--on", "2026-12-10", .. Settings("shared", 10, _smtp)], output));
        Assert.Equal(first, Notices("shared"));
    }

    private async Task AnchorAsync()
    {
        await using var app = WebApp.Build(Settings("shared", 10, _smtp));
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditAnchors>().SetAsync(scope.ServiceProvider.GetRequiredService<ReturnCaseDb>(), new DateTime(2026, 11, 26, 9, 0, 0, DateTimeKind.Utc));
    }

    private Process Start(int hour) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ReturnCase.Web.dll"), "alarms", "run", .. Settings("shared", hour, _smtp)])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private string Database(string name) => Path.Combine(_folder, $"{name}.db");

    // The clock of the demo starts where it is told to.
    private string[] Settings(string database, int hour, FakeSmtp smtp) =>
    [
        "--environment=Development", "--applicationName=ReturnCase.Web", $"--contentRoot={Repository.Web}", "--Serilog:MinimumLevel:Default=Fatal",
        $"--ConnectionStrings:ReturnCase=Data Source={Database(database)}", $"--Keys:Folder={Path.Combine(_folder, "keys")}", $"--Audit:AnchorFolder={Path.Combine(_folder, database)}",
        $"--Destruction:Folder={Path.Combine(_folder, "destroyed")}", $"--Storage:Documents={Path.Combine(_folder, "documents")}",
        $"--Demo:Now=2026-11-26T{hour}:00:00+01:00", $"--Demo:ClockFile={Path.Combine(_folder, $"clock-{hour}.txt")}",
        .. smtp.Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
    ];

    private object? Ask(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database(database)}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    // Somebody else is writing at this moment.
    private bool IsHeld(string database)
    {
        using var connection = new SqliteConnection($"Data Source={Database(database)};Default Timeout=1;Pooling=False");
        connection.Open();
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE; ROLLBACK";
            command.ExecuteNonQuery();
            return false;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == 5)
        {
            return true;
        }
    }

    private object? Notices(string database) =>
        Ask(database, "SELECT group_concat(Said) FROM (SELECT CaseFileId || ' ' || Kind || ' ' || DeadlineOn || ' ' || Step || ' ' || Recipient AS Said FROM Notices ORDER BY Said)");
}
