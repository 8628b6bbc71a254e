using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Packages;

namespace ReturnCase.Tests.Packages;

/// <summary>
/// Many referrals through the writers of a package, beside a bare loop that reads the same rows without any library and writes the same bytes. <c>RETURNCASE_REFERRALS=100000</c> says how many;
/// what it prints is how the times and the memory compare. It asserts the bytes alone.
/// </summary>
public sealed class PackageSizeTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Referrals = int.Parse(Environment.GetEnvironmentVariable("RETURNCASE_REFERRALS") ?? "200", CultureInfo.InvariantCulture);
    private static readonly int InBatch = Math.Min(PackageLimit.Usual, Referrals / 2);
    private static readonly DateTime MadeAt = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Many_referrals_are_written_byte_for_byte_as_by_a_bare_loop()
    {
        await FillAsync();
        // Both once beforehand: what is compiled on the first use is nobody's.
        await ProgramAsync(1);
        await BareAsync(1);
        var (program, bare) = (TimeSpan.Zero, TimeSpan.Zero);
        var idle = Idle();
        var peak = 0L;
        for (var batch = 1; batch <= Referrals / InBatch; batch++)
        {
            using (var watch = new Peak())
            {
                var (theirs, took) = await TimedAsync(() => ProgramAsync(batch));
                program += took;
                peak = Math.Max(peak, watch.Bytes);
                var (ours, tookBare) = await TimedAsync(() => BareAsync(batch));
                bare += tookBare;
                Assert.Equal(ours, theirs);
            }
        }

        output.WriteLine($"{Referrals} referrals in {Referrals / InBatch} batches: JSON and CSV at {bare / program:0.00} of the speed of the bare loop ({Referrals / program.TotalSeconds:0} a second); working set at most {(peak - idle) >> 20} MiB above idle");
    }

    [Fact]
    public async Task Whole_packages_take_no_more_memory_when_they_are_longer()
    {
        await FillAsync();
        await WholeAsync(Math.Min(50, InBatch));
        foreach (var count in (int[])[Math.Max(1, InBatch / 4), InBatch])
        {
            var idle = Idle();
            using var watch = new Peak();
            var (parts, took) = await TimedAsync(() => WholeAsync(count));
            Assert.Equal(3 + (2 * count), parts);
            output.WriteLine($"{count} dossiers, each as HTML and DOCX: {count / took.TotalSeconds:0} a second; working set at most {(watch.Bytes - idle) >> 20} MiB above idle");
        }
    }

    private static async Task<(T Result, TimeSpan Took)> TimedAsync<T>(Func<Task<T>> work)
    {
        var start = Stopwatch.GetTimestamp();
        var result = await work();
        return (result, Stopwatch.GetElapsedTime(start));
    }

    private async Task<int> WholeAsync(int count)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var (making, writer) = (scope.ServiceProvider.GetRequiredService<PackageMaking>(), scope.ServiceProvider.GetRequiredService<PackageWriter>());
        var order = await scope.ServiceProvider.GetRequiredService<PackageOrders>().FindAsync(Orders.Liaison, 1);
        var parts = await writer.WriteAsync(new Hashing(), new(1, MadeAt, "P. de Vries", count), making.ReferralsAsync(order!).Take(count), null, TestContext.Current.CancellationToken);
        return parts.Count;
    }

    private async Task<(string Json, string Csv)> ProgramAsync(int batch)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var making = scope.ServiceProvider.GetRequiredService<PackageMaking>();
        var order = (await scope.ServiceProvider.GetRequiredService<PackageOrders>().FindAsync(Orders.Liaison, batch))!;
        var (json, csv) = (new Hashing(), new Hashing());
        await ReferralJson.WriteAsync(json, new(batch, MadeAt, "P. de Vries", InBatch), making.ReferralsAsync(order));
        await CsvTable.WriteAsync(csv, making.ReferralsAsync(order));
        return (json.Hash(), csv.Hash());
    }

    private async Task<(string Json, string Csv)> BareAsync(int batch)
    {
        var (json, csv) = (new Hashing(), new Hashing());
        await using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", 1);
            writer.WriteNumber("batch", batch);
            writer.WriteString("createdAt", "2026-11-23T12:00:00Z");
            writer.WriteString("createdBy", "P. de Vries");
            writer.WriteNumber("count", InBatch);
            writer.WriteStartArray("referrals");
            await foreach (var row in RowsAsync(batch))
            {
                writer.WriteStartObject();
                writer.WriteString("referral", row.GetString(0));
                writer.WriteNumber("version", row.GetInt32(1));
                writer.WriteString("case", row.GetString(2));
                writer.WriteString("kind", row.GetString(3));
                writer.WriteString("filedOn", row.GetString(4));
                writer.WriteStartArray("gaps");
                writer.WriteEndArray();
                writer.WritePropertyName("content");
                writer.WriteRawValue(row.GetString(5), skipInputValidation: true);
                writer.WriteEndObject();
                if (writer.BytesPending > 64 * 1024)
                    await writer.FlushAsync();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        await using (var writer = new StreamWriter(csv, new UTF8Encoding(true), leaveOpen: true))
        {
            writer.Write(string.Join(';', ReferralTable.Names.Select(name => $"\"{name}\"")) + "\r\n");
            await foreach (var row in RowsAsync(batch))
            {
                using var content = JsonDocument.Parse(row.GetString(5));
                writer.Write(Line(row, content.RootElement));
                await writer.WriteAsync("\r\n");
            }
        }

        return (json.Hash(), csv.Hash());
    }

    private static string Line(DbDataReader row, JsonElement told)
    {
        var (child, proposal, year) = (told.GetProperty("child"), Of(told, "proposal"), Of(told, "searchYear"));
        string[] cells =
        [
            Cell(row.GetString(0)), Cell($"{row.GetInt32(1)}"), Cell(row.GetString(3)), row.GetString(4), Cell(""), Cell(""), Cell(""), Cell(""), Cell(""), Cell(row.GetString(2)),
            Text(told, "vNumber"), Text(child, "firstNames"), Text(child, "lastName"), Text(child, "aliases"), Text(child, "birthYear"), Text(child, "birthMonth"), Text(child, "birthDay"),
            Day(child, "eighteenEarliest"), Day(child, "eighteenLatest"), Text(child, "nationality"), Text(child, "languages"), Text(child, "location"), Text(told, "team"), Text(told, "counsellor"),
            Day(told, "confirmedOn"), Raw(told, "knownOn") is { Length: > 0 } known ? known : Day(told, "confirmedOn"), Day(proposal, "proposedOn"), Text(proposal, "proposedBy"), Text(proposal, "confirmedBy"), Text(proposal, "grounds"),
            Day(year, "startedOn"), Day(year, "lastDay"), Text(year, "daysUsed"),
            Cell(told.TryGetProperty("countries", out var countries) ? string.Join(' ', countries.EnumerateArray().Select(country => country.GetString())) : ""),
            told.TryGetProperty("judgement", out var judged) ? Text(judged, "verdict") : Cell(""),
        ];
        return string.Join(';', cells);

        static JsonElement Of(JsonElement of, string name) => of.TryGetProperty(name, out var part) ? part : default;
        static string Raw(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var part) ? part.ToString() : "";
        static string Text(JsonElement of, string name) => Cell(Raw(of, name));
        static string Day(JsonElement of, string name) => Raw(of, name) is { Length: > 0 } day ? day : Cell("");
        static string Cell(string text) => $"\"{(text.AsSpan().TrimStart(' ') is [var first, ..] && "=+-@\t\r\n".Contains(first) ? "'" + text : text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private async IAsyncEnumerable<DbDataReader> RowsAsync(int batch)
    {
        await using var connection = new SqliteConnection($"Data Source={_app.DatabasePath}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT r.Number, l.Version, c.Number, r.Kind, r.FiledOn, r.Content FROM PackageLines l JOIN Referrals r ON r.Number = l.Referral JOIN Cases c ON c.Id = l.CaseFileId WHERE l.Batch = $batch ORDER BY r.FiledOn, r.Id";
        command.Parameters.AddWithValue("$batch", batch);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            yield return rows;
    }

    // One case that went the real way, again and again under other numbers, in orders that nobody makes.
    private async Task FillAsync()
    {
        await _app.KeepAll([CasePageCases.In(CasePhase.CooperatedNoShelter)]);
        await _app.InDatabase(async db =>
        {
            await Again("Cases", new() { ["Id"] = "100000 + n", ["Number"] = "printf('RC-2025-%06d', n)", ["VNumber"] = "printf('%010d', 5000000000 + n)" });
            await Again("Referrals", new() { ["Id"] = "100000 + n", ["CaseFileId"] = "100000 + n", ["Number"] = "printf('RF-2025-%06d', n)" });
            await Run($"INSERT INTO PackageLines (Batch, Referral, Version, CaseFileId) SELECT 1 + (n - 1) / {InBatch}, printf('RF-2025-%06d', n), 1, 100000 + n FROM ({Numbers})");
            await Run($"INSERT INTO PackageOrders (Number, AskedAt, ById, ByName, ByRole, RequestKey, State, Count, Written, Failures) SELECT n, '2026-11-23 12:00:00', 'pieter', 'P. de Vries', 'IndLiaison', 'k' || n, 'Cancelled', {InBatch}, 0, 0 FROM ({Numbers}) WHERE n <= {Referrals / InBatch}");
            await Run("ANALYZE");

            async Task Again(string table, Dictionary<string, string> other)
            {
                var columns = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM pragma_table_info({0})", table).ToListAsync();
                await Run($"INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", columns.Select(name => other.GetValueOrDefault(name, $"one.{name}")))} FROM (SELECT * FROM {table} ORDER BY Id LIMIT 1) one, ({Numbers})");
            }

            Task Run(string sql) => db.Database.ExecuteSqlRawAsync(sql);
        });
    }

    private static string Numbers => $"WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < {Referrals}) SELECT n FROM count";

    private static long Idle()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Environment.WorkingSet;
    }

    // Where the bytes go: counted and hashed, kept nowhere.
    private sealed class Hashing : Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public string Hash() => Convert.ToHexStringLower(_hash.GetHashAndReset());

        public override void Write(byte[] buffer, int offset, int count) => _hash.AppendData(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => _hash.AppendData(buffer);

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }

    // The most memory that the process held while this lived.
    private sealed class Peak : IDisposable
    {
        private readonly Timer _timer;
        private long _bytes;

        public Peak() => _timer = new(_ => Look(), null, 0, 20);

        public long Bytes
        {
            get
            {
                Look();
                return Interlocked.Read(ref _bytes);
            }
        }

        public void Dispose() => _timer.Dispose();

        private void Look() => Interlocked.Exchange(ref _bytes, Math.Max(Interlocked.Read(ref _bytes), Environment.WorkingSet));
    }
}
