using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Sqlite;
using ReturnCase.Data.SqlServer;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Cases;

/// <summary>Two databases of the same thousands of cases: of one the database counted what its indexes hold, of the other it never did.</summary>
public sealed class PlannedDatabases : IAsyncLifetime
{
    public static readonly DateOnly Today = CasePageCases.Today;
    private const int Rows = 4_000;

    private readonly Dictionary<bool, string> _files = [];
    private readonly Dictionary<bool, (ServiceProvider Services, AskedPlans Sent)> _asked = [];

    public async ValueTask InitializeAsync()
    {
        foreach (var analyzed in (bool[])[false, true])
        {
            var file = _files[analyzed] = TemplateDatabase.Clone();
            await using (var services = Services(analyzed))
            {
                await FillAsync(services, Rows);
                await using var scope = services.CreateAsyncScope();
                if (analyzed)
                    await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().Database.ExecuteSqlRawAsync("ANALYZE");
            }

            var sent = new AskedPlans();
            _asked[analyzed] = (Services(analyzed, sent), sent);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (services, _) in _asked.Values)
            await services.DisposeAsync();
        foreach (var file in _files.Values)
            TemplateDatabase.Delete(file);
    }

    internal ServiceProvider Services(bool analyzed, params IInterceptor[] interceptors) =>
        With(new ServiceCollection().AddReturnCaseSqlite($"Data Source={_files[analyzed]}"), interceptors);

    internal static ServiceProvider With(IServiceCollection services, params IInterceptor[] interceptors) => services
        .ConfigureDbContext<ReturnCaseDb>(options => options.AddInterceptors(interceptors))
        .AddSingleton(CasePolicy.Default).AddSingleton(TimeProvider.System).AddScoped<CaseStore>().AddScoped<CaseloadQueries>().AddScoped<ReviewQueries>()
        .AddAuditTrail(TestDatabase.Key, TestDatabase.Subjects, new(), new()).BuildServiceProvider();

    /// <summary>The plan of each command that a query sends.</summary>
    internal async Task<IReadOnlyList<QueryPlan>> PlansAsync(bool analyzed, Func<IServiceProvider, Task> query)
    {
        var (services, sent) = _asked[analyzed];
        sent.Forget();
        await using var scope = services.CreateAsyncScope();
        await query(scope.ServiceProvider);
        return sent.Found;
    }

    /// <summary>Keeps one case by the real verbs, and copies its row and its tokens with other people, days, phases and names.</summary>
    internal static async Task FillAsync(ServiceProvider services, int rows)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReturnCaseDb>();
        db.Add(CasePageCases.In(CasePhase.ShelterSearch).Named("Yonas", "Tesfaye").File);
        await db.SaveChangesAsync();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync();
        var (row, token) = (await FirstAsync(connection, transaction, "Cases"), await FirstAsync(connection, transaction, "NameTokens"));
        row.Remove("Id");
        token.Remove("Id");
        var first = Convert.ToInt64(token["CaseFileId"], CultureInfo.InvariantCulture);
        for (var i = 1; i <= rows; i++)
        {
            var closed = i % 3 == 0;
            var deadline = Today.AddDays(i % 500 - 50).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            row["Number"] = $"RC-2027-{i:000000}";
            row["VNumber"] = $"28{i:00000000}";
            row["Team"] = i % 2 == 0 ? "Zuid" : "Noord";
            row["CounsellorId"] = i % 37 == 0 ? DBNull.Value : $"c{i % 40}";
            row["Phase"] = closed ? nameof(CasePhase.Closed) : i % 5 == 0 ? nameof(CasePhase.NoShelter) : nameof(CasePhase.ShelterSearch);
            row["GoverningDeadline"] = closed ? DBNull.Value : deadline;
            row["DeadlineOrder"] = closed ? "9999-12-31" : deadline;
            row["LastContactOn"] = i % 7 == 0 ? DBNull.Value : Today.AddDays(-(i % 90)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            row["NameOrder"] = $"tesfaye{i % 1000} yonas";
            row["AwaitsOtherSupervisor"] = i % 400 == 0 ? 1 : 0;
            row["ReviewOwed"] = i % 50 == 0 ? 1 : 0;
            row["OpenAlarmCount"] = i % 60 == 0 ? 1 : 0;
            row["ProposedOutcome"] = i % 70 == 0 ? nameof(OutcomeKind.ShelterFound) : DBNull.Value;
            await InsertAsync(connection, transaction, "Cases", row);
            foreach (var (kind, word) in ((string, string)[])[("Word", $"tesfaye{i % 1000}"), ("Word", "yonas"), ("Sound", "T2SF3"), ("Sound", $"Y4N0S{i % 100}"), ("Country", i % 4 == 0 ? "ER" : "SY"), ("Language", i % 4 == 0 ? "ti" : "ar")])
            {
                (token["CaseFileId"], token["Kind"], token["Word"]) = (first + i, kind, word);
                await InsertAsync(connection, transaction, "NameTokens", token);
            }
        }

        await transaction.CommitAsync();
    }

    private static async Task<Dictionary<string, object>> FirstAsync(DbConnection connection, DbTransaction transaction, string table)
    {
        await using var command = Command(connection, transaction, $"SELECT * FROM \"{table}\"");
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue);
    }

    private static async Task InsertAsync(DbConnection connection, DbTransaction transaction, string table, Dictionary<string, object> row)
    {
        await using var command = Command(connection, transaction, $"INSERT INTO \"{table}\" ({string.Join(", ", row.Keys.Select(name => $"\"{name}\""))}) VALUES ({string.Join(", ", row.Keys.Select(name => $"@{name}"))})");
        foreach (var (name, value) in row)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@{name}", value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }

    private static DbCommand Command(DbConnection connection, DbTransaction transaction, string sql)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        return command;
    }
}

/// <summary>The same cases on a server that is named, which tells a plan instead of running a command.</summary>
internal sealed class PlannedServer(ServiceProvider services, PlannedServer.ShowsPlans shown) : IAsyncDisposable
{
    private const int Rows = 20_000;

    public static async Task<PlannedServer> MakeAsync(string server)
    {
        var connection = $"{server};Initial Catalog=returncase_{Guid.NewGuid():N}";
        var shown = new ShowsPlans();
        var services = PlannedDatabases.With(new ServiceCollection().AddReturnCaseSqlServer(connection), shown);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReturnCaseDb>();
        await db.Database.MigrateAsync();
        await PlannedDatabases.FillAsync(services, Rows);
        await db.Database.ExecuteSqlRawAsync("UPDATE STATISTICS Cases WITH FULLSCAN; UPDATE STATISTICS NameTokens WITH FULLSCAN");
        return new(services, shown);
    }

    public async Task<IReadOnlyList<string>> PlansAsync(Func<IServiceProvider, Task> query)
    {
        shown.Start();
        await using var scope = services.CreateAsyncScope();
        await query(scope.ServiceProvider);
        return shown.Stop();
    }

    public async ValueTask DisposeAsync()
    {
        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().Database.EnsureDeletedAsync();
        await services.DisposeAsync();
    }

    internal sealed class ShowsPlans : DbCommandInterceptor
    {
        private List<string>? _plans;

        public void Start() => _plans = [];

        public IReadOnlyList<string> Stop()
        {
            var plans = _plans ?? [];
            _plans = null;
            return plans;
        }

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (_plans is null)
                return result;
            await result.DisposeAsync();
            await SetAsync("ON");
            await using (var plan = await command.ExecuteReaderAsync(cancellationToken))
            {
                while (await plan.ReadAsync(cancellationToken))
                    _plans.Add(plan.GetString(0));
            }

            await SetAsync("OFF");
            return await command.ExecuteReaderAsync(cancellationToken);

            async Task SetAsync(string how)
            {
                await using var set = command.Connection!.CreateCommand();
                set.CommandText = $"SET SHOWPLAN_XML {how}";
                await set.ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }
}
