using Microsoft.AspNetCore.Diagnostics.HealthChecks;

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
        var demo = builder.AddReturnCaseDemo();
        builder.AddReturnCaseDatabase();
        builder.AddReturnCasePolicy();
        builder.AddReturnCaseCases();
        builder.AddReturnCaseRetention(demo);
        builder.AddReturnCaseIdentity(demo);
        builder.Services.AddReturnCaseLocalisation();
        builder.Services.AddReturnCasePages(demo);

        var app = builder.Build();
        app.UseReturnCaseSecurityHeaders();
        app.UseRequestLocalization();
        app.UseReturnCaseStatusPages();
        app.UseRouting();
        app.UseBodyLimit();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        return app;
    }
}
