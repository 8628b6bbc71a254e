using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;
using ReturnCase.Data;
using ReturnCase.Web.Api.Events;
using ReturnCase.Web.Audit;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Notices;
using ReturnCase.Web.Packages;
using ReturnCase.Web.Reassigning;
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

    public KeptTrail Audit => new(() => Services);

    /// <summary>Whether passwords are hashed in as many rounds as in use.</summary>
    internal bool HashesAsInUse { get; init; }

    /// <summary>Settings that differ from those of the demo.</summary>
    internal Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>Whether the scheduler calls up its jobs, as it does in the program. Elsewhere they would work on the database beside a test.</summary>
    internal bool RunsJobs { get; init; }

    /// <summary>Whether packages are made by themselves, as they are in the program; elsewhere a test makes them.</summary>
    internal bool MakesPackages { get; init; }

    /// <summary>Where the audit trail is anchored; it is done by hand in a test.</summary>
    internal string AnchorFolder => $"{_database}-anchors";

    internal string DatabasePath => _database;

    /// <summary>Where this program keeps the list of destroyed cases.</summary>
    internal string DestructionFolder => $"{_database}-destroyed";

    /// <summary>Where this program keeps the contents of documents.</summary>
    internal string DocumentFolder => $"{_database}-documents";

    /// <summary>What comes between the program and its database.</summary>
    internal IInterceptor[] Interceptors { get; init; } = [];

    /// <summary>Parts that a test adds to the program.</summary>
    internal Action<IServiceCollection> Also { get; init; } = _ => { };

    /// <summary>The program as a service runs it: without demo, behind https.</summary>
    internal static ReturnCaseApp WithoutDemo(IReadOnlyDictionary<string, string?>? settings = null, bool hashesAsInUse = false)
    {
        var app = new ReturnCaseApp { HashesAsInUse = hashesAsInUse, Settings = new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>()) { ["Demo:Enabled"] = "false" } };
        app.ClientOptions.BaseAddress = new Uri("https://localhost");
        return app;
    }

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

    protected override void ConfigureClient(HttpClient client)
    {
        base.ConfigureClient(client);
        // As a browser says of a form of our own.
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:ReturnCase", $"Data Source={_database}");
        builder.UseSetting("Keys:Folder", TemplateDatabase.KeysFolder);
        builder.UseSetting("Audit:AnchorFolder", AnchorFolder);
        builder.UseSetting("Destruction:Folder", DestructionFolder);
        builder.UseSetting("Storage:Documents", DocumentFolder);
        builder.UseSetting("Demo:Cases", "false");
        builder.UseSetting("Serilog:MinimumLevel:Default", "Fatal");
        // Tests work faster than people; the limits have tests of their own.
        foreach (var limit in (string[])["UserPerMinute", "AddressPerMinute", "SignInPerMinute"])
            builder.UseSetting($"Limits:{limit}", "1000000");
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            UnwatchedFiles.In(services);
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.Replace(ServiceDescriptor.Singleton<IActionDescriptorCollectionProvider, PagesOnce>());
            services.Replace(ServiceDescriptor.Singleton(new MachineTime(Machine)));
            services.ConfigureDbContext<ReturnCaseDb>(options => options.AddInterceptors([KeptInHaste.Instance, .. Interceptors]));
            // A password of a test is no secret: the rounds that make it costly to guess would be a tenth of the time of the tests.
            if (!HashesAsInUse)
                services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1);
            foreach (var job in (Type[])[typeof(AnchorJob), typeof(TrailFollower), typeof(ReassignJob), typeof(AlarmJob), typeof(EventJob)])
                services.Remove(services.Single(service => service.ImplementationType == job));
            if (!MakesPackages)
                services.Remove(services.Single(service => service.ImplementationType == typeof(PackageJob)));
            Also(services);
            if (!RunsJobs)
                services.Remove(services.Single(service => service.ImplementationType == typeof(QuartzHostedService)));
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || Path.GetFileName(_database) == "template.db")
            return;
        TemplateDatabase.Delete(_database);
        File.Delete($"{_database}.start");
        foreach (var folder in (string[])[DestructionFolder, DocumentFolder])
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }
}
