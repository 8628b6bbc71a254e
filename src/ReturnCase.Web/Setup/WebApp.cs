using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ReturnCase.Web.Api;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Setup;

/// <summary>Builds the program: first the services, then the order in which a request meets them.</summary>
internal static class WebApp
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddReturnCaseLogging();
        builder.UseDefaultAddress();
        builder.UseReturnCaseLimits();
        builder.AddReturnCaseRateLimits();
        builder.AddReturnCaseProxies();
        var demo = builder.AddReturnCaseDemo();
        builder.AddReturnCaseDatabase();
        builder.AddReturnCaseAudit(demo);
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
        builder.AddReturnCaseIdentity(demo);
        builder.AddReturnCaseApi(demo);
        builder.Services.AddReturnCaseLocalisation(demo);
        builder.Services.AddReturnCasePages(demo);

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseReturnCaseSecurityHeaders(demo);
        app.UseRequestLocalization();
        app.UseReturnCaseStatusPages();
        app.UseApiHeads();
        app.UseApiFrame();
        app.UseRouting();
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
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Word }).AllowAnonymous().DisableRateLimiting();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Word }).AllowAnonymous();
        return app;

        // The platform's own writer leaves out how the word is written.
        static Task Word(HttpContext context, HealthReport report)
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync(report.Status.ToString());
        }
    }
}
