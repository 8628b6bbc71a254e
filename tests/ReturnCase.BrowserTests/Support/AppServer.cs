using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace ReturnCase.BrowserTests.Support;

/// <summary>The real program on a free port, with a fresh database that goes away with it.</summary>
public sealed class AppServer : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("returncase-browser-").FullName;

    public AppServer()
    {
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress.ToString().TrimEnd('/');
    }

    public string Address { get; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:ReturnCase", $"Data Source={Path.Combine(_folder, "browser.db")}");
        builder.UseSetting("Keys:Folder", Path.Combine(_folder, "keys"));
        builder.UseSetting("Demo:Now", "2026-11-23T09:12:00+01:00");
        builder.UseSetting("Demo:ClockFile", Path.Combine(_folder, "clock.txt"));
        builder.UseSetting("Serilog:MinimumLevel:Default", "Error");
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
