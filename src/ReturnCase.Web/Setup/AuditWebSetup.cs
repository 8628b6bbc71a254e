using System.Diagnostics;
using ReturnCase.Data.Audit;
using ReturnCase.Web.Audit;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Setup;

internal static class AuditWebSetup
{
    private const string KeyName = "audit.key";
    private const int MostMinutes = 24 * 60;

    public static void AddReturnCaseAudit(this WebApplicationBuilder builder, DemoOptions demo)
    {
        var configuration = builder.Configuration;
        var chains = configuration.Whole("Audit:Chains", 1, AuditOptions.MostChains, AuditOptions.DefaultChains);
        var minutes = configuration.Whole("Audit:AnchorMinutes", 1, MostMinutes, 5);
        var folder = configuration["Audit:AnchorFolder"] is { Length: > 0 } chosen ? chosen : Path.Combine(builder.Environment.DataFolder(), "anchors");
        var key = new AuditKey(KeyFile.Load(Keys.Folder(configuration, builder.Environment), KeyName, AuditKey.Length, "the key that signs the audit trail", demo.Enabled));
        builder.Services.AddAuditTrail(key, new(chains))
            .AddSingleton(new AuditAnchors(key, new DirectoryInfo(folder)))
            .AddSingleton(new AnchorInterval(TimeSpan.FromMinutes(minutes)))
            .AddHostedService<AnchorJob>();
    }

    /// <summary>Says who asks, and keeps what happened without a page before the answer leaves.</summary>
    public static void UseReturnCaseAudit(this WebApplication app)
    {
        var writer = app.Services.GetRequiredService<AuditWriter>();
        app.Use(async (context, next) =>
        {
            var trail = context.RequestServices.GetRequiredService<AuditTrail>();
            var user = context.RequestServices.GetRequiredService<CurrentUser>();
            trail.Act(user.IsSignedIn ? user.UserId : AuditTrail.Anonymous, user.IsSignedIn ? user.Role : null, Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
            context.Response.OnStarting(() => writer.KeepAsync(trail.Take()));
            await next(context);
            await writer.KeepAsync(trail.Take());
        });
    }
}
