using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReturnCase.Data;

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
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress.ToString().TrimEnd('/');
    }

    public string Address { get; }

    public MovableClock Clock { get; } = new();

    public async Task<T> InDatabase<T>(Func<ReturnCaseDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ReturnCaseDb>());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:ReturnCase", $"Data Source={Path.Combine(_folder, "browser.db")}");
        builder.UseSetting("Keys:Folder", Path.Combine(_folder, "keys"));
        builder.UseSetting("Demo:Cases", _demoCases ? "true" : "false");
        builder.UseSetting("Serilog:MinimumLevel:Default", "Error");
        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
