using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReturnCase.Data;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Security;

namespace ReturnCase.Tests.Support;

/// <summary>The whole program in memory, with its own database and clock.</summary>
public sealed class ReturnCaseApp : WebApplicationFactory<Program>
{
    private readonly string _database;

    public ReturnCaseApp()
        : this(TemplateDatabase.Clone())
    {
    }

    internal ReturnCaseApp(string database)
    {
        _database = database;
        ClientOptions.AllowAutoRedirect = false;
    }

    public SettableClock Clock { get; } = new();

    /// <summary>The clock of sessions and one-time codes.</summary>
    public SettableClock Machine { get; } = new();

    public AuditNotes Audit { get; } = new();

    /// <summary>What a test puts in place of parts of the program.</summary>
    internal Action<IServiceCollection> Also { get; init; } = _ => { };

    /// <summary>Settings that differ from those of the demo.</summary>
    internal Dictionary<string, string> Settings { get; init; } = [];

    /// <summary>Whether the lists refresh themselves, as they do in the program. Elsewhere that would work on the database beside a test.</summary>
    internal bool RefreshesLists { get; init; }

    /// <summary>What comes between the program and its database.</summary>
    internal IInterceptor[] Interceptors { get; init; } = [];

    public PageClient Client() => new(CreateClient());

    /// <summary>Signs in through the real form.</summary>
    public async Task<PageClient> ClientAs(string userName)
    {
        var client = Client();
        var page = await client.Get("/sign-in");
        var answer = await client.Submit(page, "form.rc-form", new()
        {
            ["Input.UserName"] = userName,
            ["Input.Password"] = DemoAccounts.Password,
        });
        Assert.Equal("/", answer.RedirectsTo);
        return client;
    }

    public async Task InDatabase(Func<ReturnCaseDb, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<ReturnCaseDb>());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:ReturnCase", $"Data Source={_database}");
        builder.UseSetting("Keys:Folder", TemplateDatabase.KeysFolder);
        builder.UseSetting("Demo:Cases", "false");
        builder.UseSetting("Serilog:MinimumLevel:Default", "Fatal");
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.Replace(ServiceDescriptor.Singleton(new MachineTime(Machine)));
            services.Replace(ServiceDescriptor.Scoped(Audit.Watched));
            services.ConfigureDbContext<ReturnCaseDb>(options => options.AddInterceptors(Interceptors));
            Also(services);
            if (!RefreshesLists)
                services.Remove(services.Single(service => service.ImplementationType == typeof(NightlyRefresh)));
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || Path.GetFileName(_database) == "template.db")
            return;
        using (var connection = new SqliteConnection($"Data Source={_database}"))
            SqliteConnection.ClearPool(connection);
        File.Delete(_database);
    }
}
