using Microsoft.Extensions.FileProviders;
using ReturnCase.Web.Api;
using ReturnCase.Web.Jobs;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Setup;

/// <summary>Builds the program: first the services, then the order in which a request meets them.</summary>
internal static class WebApp
{
    /// <param name="args">Settings.</param>
    /// <param name="looksOnly">It is built to be looked at, not to work.</param>
    public static WebApplication Build(string[] args, bool looksOnly = false)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Environment.FindWebRoot();
        builder.Configuration.LooksOnly(looksOnly);
        builder.AddReturnCaseLogging();
        builder.UseDefaultAddress();
        builder.UseReturnCaseLimits();
        builder.AddReturnCaseRateLimits();
        builder.AddReturnCaseProxies();
        var demo = builder.AddReturnCaseDemo();
        builder.AddReturnCaseDatabase();
        builder.AddReturnCaseAudit(demo);
        builder.AddReturnCaseOperations(demo);
        builder.AddReturnCaseTelemetry();
        builder.AddReturnCasePolicy();
        builder.AddReturnCaseCases();
        builder.AddReturnCaseWhereAmI();
        builder.AddReturnCaseTasks();
        builder.AddReturnCaseFigures();
        builder.AddReturnCaseReassigning();
        builder.AddReturnCasePackages();
        builder.AddReturnCaseNotices();
        builder.AddReturnCaseDocuments();
        builder.AddReturnCaseDossiers();
        builder.Services.AddReturnCaseLetters();
        builder.AddReturnCaseRetention(demo);
        builder.AddReturnCaseDrafts(demo);
        builder.AddReturnCaseJobs();
        builder.AddReturnCaseIdentity(demo);
        builder.AddReturnCaseApi(demo);
        builder.Services.AddReturnCaseLocalisation(demo);
        builder.Services.AddReturnCasePages(demo);
        builder.Services.AddReturnCaseCompression();

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseReturnCaseSecurityHeaders(demo);
        app.UseReturnCaseCompression();
        app.UseRequestLocalization();
        app.UseReturnCaseStatusPages();
        app.UseApiHeads();
        app.UseApiFrame();
        app.UseRouting();
        app.UsePlainHttpRefusal(demo);
        app.UseRequestTimeouts();
        app.UseForeignRequestRefusal();
        app.UseBodyLimit();
        app.UseRefusalAudit();
        app.UseAuthentication();
        app.UseApiCallers();
        app.UseReturnCaseAudit();
        app.UseReturnCaseRateLimits();
        app.UseApiDoor();
        app.UseOwedSteps();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous().DisableRateLimiting();
        app.MapSecurityContact(demo);
        app.MapRazorPages();
        app.MapCalendars();
        app.MapReturnCaseApi();
        app.MapReturnCaseHealth();
        return app;
    }

    // What is handed out has its styles and scripts beside it, from wherever it is started; the folder in which it is started holds the data.
    private static void FindWebRoot(this IWebHostEnvironment environment)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (Directory.Exists(environment.WebRootPath) || !Directory.Exists(beside))
            return;
        environment.WebRootPath = beside;
        environment.WebRootFileProvider = new PhysicalFileProvider(beside);
    }
}
