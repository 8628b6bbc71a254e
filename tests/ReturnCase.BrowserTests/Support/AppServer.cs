using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReturnCase.Data;
using ReturnCase.Data.Retention;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Privacy;
using ReturnCase.Tests.Support;

namespace ReturnCase.BrowserTests.Support;

/// <summary>The real program on a free port, with a fresh database that goes away with it; or several instances of it on that database, behind a proxy.</summary>
public sealed class AppServer : WebApplicationFactory<Program>
{
    /// <summary>Of how many instances a server is made where a test does not say.</summary>
    public const string InstancesVariable = "RETURNCASE_INSTANCES";

    private readonly string _folder;
    private readonly bool _demoCases;
    private readonly bool _isFirst;
    private readonly AppServer[] _others = [];

    /// <param name="demoCases">Fill it with the cases of the demo.</param>
    /// <param name="instances">How many instances of the program; <see cref="InstancesVariable"/>, or one, where it is not said.</param>
    public AppServer(bool demoCases = false, int? instances = null)
        : this(Directory.CreateTempSubdirectory("returncase-browser-").FullName, 0, demoCases, new())
    {
        var others = (instances ?? FromVariable()) - 1;
        if (others == 0)
            return;
        _others = [.. Enumerable.Range(1, others).Select(number => new AppServer(_folder, number, demoCases, Clock))];
        Addresses = [Address, .. _others.Select(other => other.Address)];
        Proxy = new(Addresses);
        Address = Proxy.Address;
    }

    private AppServer(string folder, int number, bool demoCases, MovableClock clock)
    {
        (_folder, _isFirst, _demoCases, Clock) = (folder, number == 0, demoCases, clock);
        Log = new(Path.Combine(_folder, $"browser-{number}.log"));
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress.ToString().TrimEnd('/');
        Addresses = [Address];
    }

    public string Address { get; }

    /// <summary>Where each instance can be reached without the proxy.</summary>
    internal IReadOnlyList<string> Addresses { get; }

    /// <summary>Spreads requests over the instances; null where there is one.</summary>
    internal RoundRobin? Proxy { get; }

    /// <summary>Everything that the program and all below it had to say.</summary>
    private LogFile Log { get; }

    public MovableClock Clock { get; }

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

    /// <summary>What all instances wrote in their logs.</summary>
    internal IEnumerable<string> Logged() => _others.Prepend(this).SelectMany(server => server.Log.Lines());

    /// <summary>The lines of the log that name a child.</summary>
    internal async Task<IReadOnlyList<string>> NamedInLog()
    {
        var children = await Children();
        return [.. Logged().SelectMany(line => children.In(Uri.UnescapeDataString(line)), (line, word) => $"{word} in {(line.Length > 300 ? line[..300] : line)}").Distinct().Take(40)];
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
            services.ConfigureDbContext<ReturnCaseDb>(options => options.AddInterceptors(KeptInHaste.Instance));
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1);
            Log.TakeOver(services);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        if (Proxy is not null)
            await Proxy.DisposeAsync();
        foreach (var other in _others)
            await other.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;
        Log.Dispose();
        if (!_isFirst)
            return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FromVariable() => Environment.GetEnvironmentVariable(InstancesVariable) switch
    {
        null or "" => 1,
        var text when int.TryParse(text, out var number) && number is >= 1 and <= 9 => number,
        var text => throw new InvalidOperationException($"{InstancesVariable} is '{text}'; write a number from 1 to 9."),
    };
}
