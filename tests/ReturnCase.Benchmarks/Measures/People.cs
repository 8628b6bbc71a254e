using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;

namespace ReturnCase.Benchmarks.Measures;

/// <summary>
/// Many people at work, each a request every five seconds on average with waits that are drawn, as they come: seven of ten read, three of ten write through the real form. Held against one person alone on the same
/// program, in turns; then, apart, as many connections as the machine takes.
/// </summary>
internal static class People
{
    private const double Pause = 5;
    private const int Seed = 9;
    private static readonly string[] Read = ["/", "/cases", "/tasks"];

    public static async Task RunAsync(Options options)
    {
        var data = new DataFolder(options.Data);
        await using var program = await Served.ProgramAsync(data);
        Hire(data, options.People);
        var workers = new List<Worker>();
        foreach (var number in Enumerable.Range(1, options.People))
            workers.Add(new(await Person.SignedInAsync(program.Address, $"worker{number:000}"), Own(data, $"worker{number:000}"), number));
        await program.QuietAsync();
        await WorkAsync(workers.Take(1), 10, 0.2);
        var (singles, manys, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Math.Max(1, options.Rounds / 3); round++)
        {
            var one = await WorkAsync(workers.Take(1), options.Seconds * 3, 0);
            var many = await WorkAsync(workers, options.Seconds * 10, Pause);
            Report.Line($"  turn {round + 1}: one person p95 {one.At(0.95):0} ms; {options.People} people {many.PerSecond:0.0} a second, p50 {many.At(0.5):0} ms, p95 {many.At(0.95):0} ms, {many.Errors} errors of {many.Milliseconds.Length}");
            singles.Add(one.At(0.95));
            manys.Add(many.Errors);
            ratios.Add(many.At(0.95) / one.At(0.95));
        }

        Report.Ratio($"p95 of {options.People} people over one", ratios, "10");
        Report.Line($"errors: {manys.Sum():0} (target 0)");
        var full = await WorkAsync(workers.Take(32), options.Seconds * 3, 0);
        Report.Line($"saturation, 32 people without pauses: {full.PerSecond:0.0} a second, p50 {full.At(0.5):0} ms, p95 {full.At(0.95):0} ms, {full.Errors} errors");
    }

    private static async Task<Turn> WorkAsync(IEnumerable<Worker> workers, double seconds, double pause)
    {
        var (begun, took, errors) = (Stopwatch.GetTimestamp(), new ConcurrentBag<double>(), 0);
        await Task.WhenAll(workers.Select(worker => Task.Run(async () =>
        {
            // Nobody begins at the same moment.
            await WaitAsync(worker.Random.NextDouble() * pause);
            while (Stopwatch.GetElapsedTime(begun).TotalSeconds < seconds)
            {
                var asked = Stopwatch.GetTimestamp();
                if (!await worker.StepAsync())
                    Interlocked.Increment(ref errors);
                took.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                await WaitAsync(-Math.Log(1 - worker.Random.NextDouble()) * pause);
            }
        })));
        return new(took.Count / Stopwatch.GetElapsedTime(begun).TotalSeconds, [.. took.Order()], errors);

        static Task WaitAsync(double wait) => Task.Delay(TimeSpan.FromSeconds(wait));
    }

    // Accounts for people who have cases and no account, with the password of the demo.
    private static void Hire(DataFolder data, int count)
    {
        using var connection = new SqliteConnection($"Data Source={data.Database};Pooling=false");
        connection.Open();
        var columns = new List<string>();
        using (var names = connection.CreateCommand())
        {
            names.CommandText = "SELECT name FROM pragma_table_info('Users')";
            using var reader = names.ExecuteReader();
            while (reader.Read())
                columns.Add(reader.GetString(0));
        }

        for (var number = 1; number <= count; number++)
        {
            var (name, code) = ($"worker{number:000}", $"demo-counsellor-{number + 2:0000}");
            var other = new Dictionary<string, string>
            {
                ["Id"] = $"'{code}'",
                ["UserName"] = $"'{name}'",
                ["NormalizedUserName"] = $"'{name.ToUpperInvariant()}'",
                ["DisplayName"] = $"'Regievoerder {number + 2:0000}'",
                ["SecurityStamp"] = $"'{code}'",
                ["ConcurrencyStamp"] = $"'{code}'",
                ["Team"] = $"COALESCE((SELECT Team FROM Cases WHERE CounsellorId = '{code}' LIMIT 1), 'Noord')",
            };
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written here.
            command.CommandText = $"INSERT OR IGNORE INTO Users ({string.Join(", ", columns)}) SELECT {string.Join(", ", columns.Select(column => other.GetValueOrDefault(column, column)))} FROM Users WHERE UserName = 'sanne'";
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }

    private static string[] Own(DataFolder data, string userName) =>
        data.Text($"SELECT group_concat(c.Number) FROM (SELECT c.Number FROM Cases c JOIN Users u ON u.Id = c.CounsellorId WHERE u.UserName = '{userName}' AND c.Phase NOT IN ('Closed', 'Intake') LIMIT 20) c").Split(',', StringSplitOptions.RemoveEmptyEntries);

    private sealed class Worker(Person person, string[] cases, int number)
    {
        private int _turn;

        public Random Random { get; } = new(Seed + number);

        /// <summary>One request, timed by the caller. A write is the post of a form that was opened in the step before it.</summary>
        public async Task<bool> StepAsync()
        {
            try
            {
                if (cases.Length == 0 || Random.NextDouble() < 0.7)
                    return await GetAsync(cases.Length > 0 && Random.NextDouble() < 0.5 ? $"/cases/{Of()}" : Read[Random.Next(Read.Length)]) is not null;
                var path = $"/cases/{Of()}/contact";
                var form = await GetAsync(path);
                return form is not null && await person.PostAsync(path, form, new()
                {
                    ["Input.Kind"] = "NotReached",
                    ["Input.Attempt"] = "NoShow",
                    ["Input.TriedHow"] = string.Create(CultureInfo.InvariantCulture, $"Niet gekomen; gebeld om {DateTime.UtcNow:HH:mm:ss.fff} (poging {++_turn} van {number})."),
                }) == HttpStatusCode.Redirect;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }

        private string Of() => cases[Random.Next(cases.Length)];

        private async Task<string?> GetAsync(string path)
        {
            using var answer = await person.Http.GetAsync(new Uri(path, UriKind.Relative));
            var body = await answer.Content.ReadAsStringAsync();
            return answer.StatusCode == HttpStatusCode.OK ? body : null;
        }
    }
}
