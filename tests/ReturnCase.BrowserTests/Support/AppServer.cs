using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReturnCase.Data;
using ReturnCase.Data.Retention;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Privacy;

namespace ReturnCase.BrowserTests.Support;

/// <summary>The real program on a free port, with a fresh database that goes away with it.</summary>
public sealed class AppServer : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("returncase-browser-").FullName;

    private readonly bool _demoCases;

    /// <param name="demoCases">Fill it with the cases of the demo.</param>
    public AppServer(bool demoCases = false)
    {
        _demoCases = demoCases;
        Log = new(Path.Combine(_folder, "browser.log"));
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress.ToString().TrimEnd('/');
    }

    public string Address { get; }

    /// <summary>Everything that the program and all below it had to say.</summary>
    internal LogFile Log { get; }

    public MovableClock Clock { get; } = new();

    public async Task<T> InDatabase<T>(Func<ReturnCaseDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ReturnCaseDb>());
    }

    /// <summary>Puts a case that is due on a list to be destroyed, as the auditor does. Nobody signs it.</summary>
    internal async Task PrepareDestruction()
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReturnCaseDb>();
        if (await db.DestructionLists.AnyAsync())
            return;
        var now = Clock.GetUtcNow().UtcDateTime;
        var today = AmsterdamCalendar.DateOf(now);
        var due = await scope.ServiceProvider.GetRequiredService<RetentionQueries>().PageAsync(new() { Team = "Noord", OnlyFree = true }, today, null);
        var auditor = await db.Users.SingleAsync(user => user.UserName == "willem");
        await scope.ServiceProvider.GetRequiredService<Destructions>().PrepareAsync(new(new(auditor.Id, auditor.DisplayName, auditor.Role), today, now), [due.Rows[0].Number]);
    }

    /// <summary>The words by which a child in the database could be known.</summary>
    internal Task<PersonalWords> Children() => InDatabase(PersonalWords.InAsync);

    /// <summary>The lines of the log that name a child.</summary>
    internal async Task<IReadOnlyList<string>> NamedInLog()
    {
        var children = await Children();
        return [.. Log.Lines().SelectMany(line => children.In(Uri.UnescapeDataString(line)), (line, word) => $"{word} in {(line.Length > 300 ? line[..300] : line)}").Distinct().Take(40)];
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:ReturnCase", $"Data Source={Path.Combine(_folder, "browser.db")}");
        builder.UseSetting("Keys:Folder", Path.Combine(_folder, "keys"));
        builder.UseSetting("Audit:AnchorFolder", Path.Combine(_folder, "anchors"));
        builder.UseSetting("Destruction:Folder", Path.Combine(_folder, "destruction"));
        builder.UseSetting("Storage:Documents", Path.Combine(_folder, "documents"));
        builder.UseSetting("Demo:Cases", _demoCases ? "true" : "false");
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            Log.TakeOver(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
