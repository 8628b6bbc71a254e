using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Operations;

namespace ReturnCase.Tests.Setup;

/// <summary>What the program says of itself to whoever asks: names and states, and nothing else.</summary>
public sealed class HealthTests
{
    private const string Well = """{"status":"Healthy","checks":[{"name":"database","status":"Healthy"},{"name":"migrations","status":"Healthy"},{"name":"disk","status":"Healthy"},{"name":"clock","status":"Healthy"},{"name":"jobs","status":"Healthy"}]}""";

    [Fact]
    public async Task A_program_that_is_well_says_so_of_each_part_and_nothing_more()
    {
        using var app = Roomy();
        Assert.Equal((HttpStatusCode.OK, Well), await Ready(app));
        Assert.Equal((HttpStatusCode.OK, """{"status":"Healthy","checks":[]}"""), await Ask(app, "/health/live"));
    }

    [Fact]
    public async Task A_database_that_is_gone_is_503_and_the_process_lives()
    {
        using var app = Roomy();
        Assert.Equal(HttpStatusCode.OK, (await Ready(app)).Status);
        SqliteConnection.ClearAllPools();
        var aside = $"{app.DatabasePath}-aside";
        File.Move(app.DatabasePath, aside);
        var (status, body) = await Ready(app);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("Unhealthy", Of(body, "database"));
        Assert.DoesNotContain("db", body.Replace("database", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Ask(app, "/health/live")).Status);
        SqliteConnection.ClearAllPools();
        File.Move(aside, app.DatabasePath, overwrite: true);
        Assert.Equal((HttpStatusCode.OK, Well), await Ready(app));
    }

    [Fact]
    public async Task Whose_database_is_moved_away_beside_open_connections_keeps_nothing_makes_none_in_its_place_and_goes_on_when_it_is_back()
    {
        using var app = Roomy();
        var client = await app.ClientAs("sanne");
        var aside = $"{app.DatabasePath}-aside";
        File.Move(app.DatabasePath, aside);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.Http.GetAsync(new Uri("/cases", UriKind.Relative))).StatusCode);
        var (status, body) = await Ready(app);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), (status, Of(body, "database")));
        Assert.False(File.Exists(app.DatabasePath));
        File.Move(aside, app.DatabasePath);
        Assert.Equal((HttpStatusCode.OK, Well), await Ready(app));
        Assert.Equal(HttpStatusCode.OK, (await client.Http.GetAsync(new Uri("/cases", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_database_that_another_process_holds_for_longer_than_a_save_is_503_until_it_lets_go()
    {
        using var app = Roomy();
        Assert.Equal(HttpStatusCode.OK, (await Ready(app)).Status);
        await using (var held = new SqliteConnection($"Data Source={app.DatabasePath};Pooling=False"))
        {
            await held.OpenAsync();
            await using var hold = held.CreateCommand();
            hold.CommandText = "BEGIN EXCLUSIVE";
            await hold.ExecuteNonQueryAsync();
            var (status, body) = await Ready(app);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), (status, Of(body, "database")));
        }

        Assert.Equal((HttpStatusCode.OK, Well), await Ready(app));
    }

    [Fact]
    public async Task A_disk_without_the_room_that_is_asked_for_is_503_and_one_that_comes_near_it_is_not()
    {
        using var full = new ReturnCaseApp { Settings = { ["Health:FreeMegabytes"] = "10000000" } };
        var (status, body) = await Ready(full);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy", "Healthy"), (status, Of(body, "disk"), Of(body, "database")));
        // Between once and twice the room that there is.
        var free = new DriveInfo(Path.GetTempPath()).AvailableFreeSpace / (1024 * 1024);
        using var near = new ReturnCaseApp { Settings = { ["Health:FreeMegabytes"] = $"{free * 3 / 4}" } };
        (status, body) = await Ready(near);
        Assert.Equal((HttpStatusCode.OK, "Degraded"), (status, Of(body, "disk")));
    }

    [Fact]
    public void A_folder_in_which_no_file_can_be_made_is_told_from_one_in_which_it_can()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc takes no files, whoever asks.");
        var folder = Directory.CreateTempSubdirectory("returncase-takes-");
        Assert.True(DiskSpace.TakesFiles(folder.FullName));
        Assert.Empty(folder.GetFileSystemInfos());
        folder.Delete();
        Assert.True(DiskSpace.TakesFiles(folder.FullName));
        Assert.False(DiskSpace.TakesFiles("/proc"));
    }

    [Theory]
    [InlineData("DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%_Operations'")]
    [InlineData("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0')")]
    [InlineData("INSERT INTO MovedTables (Name, Source, Rows, IsWhole) VALUES ('*', 'x', 0, 0)")]
    public async Task A_database_of_another_edition_or_half_a_move_is_503(string sql)
    {
        using var app = Roomy();
        await Ready(app);
        Do(app, sql);
        var (status, body) = await Ready(app);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), (status, Of(body, "migrations")));
    }

    [Fact]
    public async Task A_clock_that_went_back_takes_an_instance_out_and_only_warns_in_a_demo()
    {
        using (var app = Roomy())
        {
            await Ready(app);
            app.Clock.Advance(TimeSpan.FromHours(-1));
            Assert.Equal("Degraded", Of((await Ready(app)).Body, "clock"));
        }

        using var service = ReturnCaseApp.WithoutDemo(new Dictionary<string, string?> { ["Health:FreeMegabytes"] = "0" });
        Assert.Equal("Healthy", Of((await Ready(service)).Body, "clock"));
        service.Clock.Advance(TimeSpan.FromHours(-1));
        var (status, body) = await Ready(service);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), (status, Of(body, "clock")));
    }

    [Fact]
    public async Task Jobs_that_no_longer_come_to_their_end_warn()
    {
        using var app = Roomy();
        Assert.Equal("Healthy", Of((await Ready(app)).Body, "jobs"));
        app.Clock.Advance(TimeSpan.FromMinutes(31));
        var (status, body) = await Ready(app);
        Assert.Equal((HttpStatusCode.OK, "Degraded"), (status, Of(body, "jobs")));
        Do(app, $"INSERT INTO JobRuns (Kind, DoneAt) VALUES ('Alarms', '{app.Clock.GetUtcNow().UtcDateTime:yyyy-MM-dd HH:mm:ss}')");
        Assert.Equal("Healthy", Of((await Ready(app)).Body, "jobs"));
    }

    private static ReturnCaseApp Roomy() => new() { Settings = { ["Health:FreeMegabytes"] = "0" } };

    private static Task<(HttpStatusCode Status, string Body)> Ready(ReturnCaseApp app) => Ask(app, "/health/ready");

    private static async Task<(HttpStatusCode Status, string Body)> Ask(ReturnCaseApp app, string address)
    {
        using var response = await app.Client().Http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.StartsWith("application/json", response.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static string? Of(string body, string check) => JsonDocument.Parse(body).RootElement.GetProperty("checks").EnumerateArray().Single(entry => entry.GetProperty("name").GetString() == check).GetProperty("status").GetString();

    private static void Do(ReturnCaseApp app, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={app.DatabasePath}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
