using System.Diagnostics;
using System.Globalization;
using ReturnCase.Data.Audit;
using ReturnCase.Web.Api;
using ReturnCase.Web.Audit;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Setup;

internal static class AuditWebSetup
{
    public const string KeyFileName = "audit.key";
    public const string SubjectKeyFileName = "subjects.key";
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Register = "ProcessingLog:Activity";
    private const int MostMinutes = 24 * 60;
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);

    public static void AddReturnCaseAudit(this WebApplicationBuilder builder, DemoOptions demo)
    {
        var configuration = builder.Configuration;
        var chains = configuration.Whole("Audit:Chains", 1, AuditOptions.MostChains, AuditOptions.DefaultChains);
        var minutes = configuration.Whole("Audit:AnchorMinutes", 1, MostMinutes, 5);
        var months = configuration.Whole("Audit:RetentionMonths", AuditRetention.FewestMonths, AuditRetention.MostMonths, AuditRetention.DefaultMonths);
        var folder = configuration["Audit:AnchorFolder"] is { Length: > 0 } chosen ? chosen : Path.Combine(builder.Environment.DataFolder(), "anchors");
        var keys = Keys.Folder(configuration, builder.Environment);
        var key = new AuditKey(KeyFile.Load(keys, KeyFileName, AuditKey.Length, "the key that signs the audit trail", demo.Enabled));
        var subjects = new SubjectKey(KeyFile.Load(keys, SubjectKeyFileName, SubjectKey.Length, "the key that encrypts V-numbers in the processing log", demo.Enabled));
        builder.Services.AddAuditTrail(key, subjects, new(chains), new(months))
            .AddSingleton(new AuditAnchors(key, new DirectoryInfo(folder)))
            .AddSingleton(new AnchorInterval(TimeSpan.FromMinutes(minutes)))
            .AddHostedService<AnchorJob>();
        AddProcessingLog(builder);
    }

    // Without a receiver the records wait in the trail: naming one later sends them all.
    private static void AddProcessingLog(WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<TrailFollower>();
        if (ReceiverOf(builder.Configuration) is not { } receiver)
            return;
        if (builder.Configuration[Register] is not { Length: > 0 } activity)
            throw new SettingsException($"Setting {Register} is missing: the address of this work in the register of processing activities.");
        var options = new ProcessingLogOptions(new Uri($"{receiver}/v1/traces"), Address(Register, activity));
        builder.Services.AddSingleton(new ProcessingLogSender(new HttpClient { Timeout = SendTimeout }, options));
    }

    /// <summary>Where traces, figures and the processing log go, without a stroke at the end; null where nobody receives them.</summary>
    public static string? ReceiverOf(IConfiguration configuration)
    {
        if (configuration[Endpoint] is not { Length: > 0 } endpoint)
            return null;
        var receiver = Address(Endpoint, endpoint);
        return receiver.Scheme == Uri.UriSchemeHttps || receiver.IsLoopback
            ? endpoint.TrimEnd('/')
            : throw new SettingsException($"Setting {Endpoint} is '{endpoint}'; the processing log goes over https only.");
    }

    private static Uri Address(string name, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new SettingsException($"Setting {name} is '{text}'; write an address such as https://register.example/activity.");

    /// <summary>Says who asks, and keeps what happened without a page before the answer leaves.</summary>
    public static void UseReturnCaseAudit(this WebApplication app)
    {
        var writer = app.Services.GetRequiredService<AuditWriter>();
        app.Use(async (context, next) =>
        {
            var trail = context.RequestServices.GetRequiredService<AuditTrail>();
            var user = context.RequestServices.GetRequiredService<CurrentUser>();
            trail.Act(user.IsSignedIn ? user.UserId : AuditTrail.Anonymous, user.IsSignedIn ? user.Role : null, Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
                int.TryParse(context.User.FindFirst(ApiCaller.TokenClaim)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var token) ? token : null);
            context.Response.OnStarting(() => writer.KeepAsync(trail.Take()));
            await next(context);
            await writer.KeepAsync(trail.Take());
        });
    }
}
