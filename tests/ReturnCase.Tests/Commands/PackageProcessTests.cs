using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Commands;

/// <summary>
/// A package made by a process of its own that is killed while it works. <c>RETURNCASE_KILLS</c> and <c>RETURNCASE_PACKAGE</c> say how often and with how many referrals.
/// </summary>
public sealed class PackageProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("returncase-package-").FullName;
    private readonly int _kills = Number("RETURNCASE_KILLS", 2);
    private readonly int _referrals = Number("RETURNCASE_PACKAGE", 60);
    private readonly Random _random = new(20_26);

    private string Database => Path.Combine(_folder, "package.db");

    private string Out => Path.Combine(_folder, "out");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Killed_at_any_moment_there_is_no_batch_or_a_complete_one_and_the_next_run_carries_on()
    {
        await FillAsync();
        var unfinished = 0;
        for (var kill = 0; kill < _kills; kill++)
        {
            using (var process = Start())
                await KillAsync(process, kill == 0 ? 0 : _random.Next(_referrals + _referrals / 5));
            if (await NoneOrCompleteAsync())
                Anew();
            else
                unfinished++;
        }

        using (var last = Start())
        {
            await last.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(last.ExitCode == 0, await last.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        Assert.True(await NoneOrCompleteAsync());
        Assert.True(unfinished > 0, "Every kill came too late.");
        using var again = Start();
        await again.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, 1), (again.ExitCode, Ask("SELECT COUNT(*) FROM ReferralBatches")));
    }

    // Once so many are written, the first time as soon as the order is taken; past the last one, somewhere in the transaction that marks them.
    private async Task KillAsync(Process process, int written)
    {
        while (!process.HasExited && Ask("SELECT COUNT(*) FROM PackageOrders WHERE State = 'Running' AND Lease IS NOT NULL") == 0)
            await Task.Delay(20);
        while (!process.HasExited && Ask("SELECT COALESCE(MAX(Written), 0) FROM PackageOrders") < Math.Min(written, _referrals - 1))
        {
            await Task.Delay(20);
            if (Ask("SELECT COUNT(*) FROM ReferralBatches") > 0)
                break;
        }

        if (written >= _referrals)
            await Task.Delay(_random.Next(1_500));
        process.Kill();
        await process.WaitForExitAsync();
    }

    private async Task<bool> NoneOrCompleteAsync()
    {
        var marked = Ask("SELECT COUNT(*) FROM Referrals WHERE ExportedAt IS NOT NULL");
        if (Ask("SELECT COUNT(*) FROM ReferralBatches") == 0)
        {
            Assert.Equal((0, 0), (marked, Ask("SELECT COUNT(*) FROM CaseEntries WHERE Kind = 'ReferralExported'")));
            // Time goes by, and nobody waits any more for the one that was killed.
            Ask("UPDATE PackageOrders SET LeasedUntil = '2026-01-01 00:00:00' WHERE State = 'Running'");
            return false;
        }

        Assert.Equal((_referrals, _referrals), (marked, Ask("SELECT COUNT(*) FROM CaseEntries WHERE Kind = 'ReferralExported'")));
        await using var bytes = new MemoryStream();
        for (var piece = 0; Piece(piece) is { } read; piece++)
            bytes.Write(read);
        Assert.Equal((1, bytes.Length), (Ask("SELECT COUNT(*) FROM BatchFiles"), Ask("SELECT Size FROM BatchFiles")));
        using var zip = new ZipArchive(bytes, ZipArchiveMode.Read);
        using var manifest = await JsonDocument.ParseAsync(zip.GetEntry("manifest.json")!.Open());
        var parts = manifest.RootElement.GetProperty("parts").EnumerateArray().ToArray();
        Assert.Equal(zip.Entries.Select(entry => entry.FullName).Where(name => name != "manifest.json").Order(), parts.Select(part => part.GetProperty("name").GetString()!).Order());
        foreach (var part in parts)
        {
            await using var content = zip.GetEntry(part.GetProperty("name").GetString()!)!.Open();
            Assert.Equal(part.GetProperty("sha256").GetString(), Convert.ToHexStringLower(await SHA256.HashDataAsync(content)));
        }

        using var json = await JsonDocument.ParseAsync(zip.GetEntry("referrals.json")!.Open());
        Assert.Equal(_referrals, json.RootElement.GetProperty("referrals").GetArrayLength());
        return true;
    }

    private async Task FillAsync()
    {
        using var app = new ReturnCaseApp();
        for (var from = 0; from < _referrals; from += 100)
            await app.KeepAll([.. Enumerable.Range(0, Math.Min(100, _referrals - from)).Select(_ => CasePageCases.In(CasePhase.CooperatedNoShelter))]);
        SqliteConnection.ClearAllPools();
        using (var connection = new SqliteConnection($"Data Source={app.DatabasePath};Pooling=False"))
        {
            connection.Open();
            using var copy = new SqliteConnection($"Data Source={Database};Pooling=False");
            copy.Open();
            connection.BackupDatabase(copy);
        }

        File.Copy(Database, $"{Database}.fresh");
    }

    private void Anew()
    {
        SqliteConnection.ClearAllPools();
        foreach (var rest in (string[])["-wal", "-shm"])
            File.Delete(Database + rest);
        File.Copy($"{Database}.fresh", Database, overwrite: true);
    }

    private Process Start() => Process.Start(new ProcessStartInfo(
        "dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "ReturnCase.Web.dll"), "export-referrals", "--out", Out,
            "--environment=Development", "--applicationName=ReturnCase.Web", $"--contentRoot={Repository.Web}", "--Serilog:MinimumLevel:Default=Fatal",
            $"--ConnectionStrings:ReturnCase=Data Source={Database}", $"--Keys:Folder={TemplateDatabase.KeysFolder}", $"--Audit:AnchorFolder={Path.Combine(_folder, "anchors")}",
            $"--Destruction:Folder={Path.Combine(_folder, "destroyed")}", $"--Storage:Documents={Path.Combine(_folder, "documents")}",
            "--Demo:Now=2026-11-26T10:00:00+01:00", $"--Demo:ClockFile={Path.Combine(_folder, "clock.txt")}",
        ])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private int Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private byte[]? Piece(int sequence)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Bytes FROM PackageChunks WHERE Sequence = $at AND Batch = (SELECT Number FROM ReferralBatches)";
        command.Parameters.AddWithValue("$at", sequence);
        return command.ExecuteScalar() as byte[];
    }

    private static int Number(string name, int fallback) => int.TryParse(Environment.GetEnvironmentVariable(name), out var number) && number > 0 ? number : fallback;
}
