using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ReturnCase.Web.Operations;

namespace ReturnCase.Web.Setup;

internal static class TelemetrySetup
{
    private const string Service = "returncase";
    private const int ExportMilliseconds = 60_000;
    private static readonly string[] Quiet = ["/health", "/dist"];

    /// <summary>Sends traces of requests and figures of the state to a receiver, where one is named; else nothing is measured.</summary>
    public static void AddReturnCaseTelemetry(this WebApplicationBuilder builder)
    {
        if (AuditWebSetup.ReceiverOf(builder.Configuration) is not { } receiver)
            return;
        builder.Services.AddScoped<StateFigureQueries>().AddSingleton<StateMeter>().AddHostedService<StateJob>();
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.Clear().AddService(Service, serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString()))
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !Array.Exists(Quiet, path => context.Request.Path.StartsWithSegments(path)))
                .AddProcessor(new OnlyKnownTags())
                .AddOtlpExporter(options => To(options, receiver, "traces")))
            .WithMetrics(metrics => metrics
                .AddMeter("Microsoft.AspNetCore.Hosting", "System.Runtime", StateMeter.Name)
                .AddView("http.server.*", new MetricStreamConfiguration { TagKeys = [.. OnlyKnownTags.Known] })
                .SetExemplarFilter(ExemplarFilterType.AlwaysOff)
                .AddOtlpExporter((options, reader) =>
                {
                    To(options, receiver, "metrics");
                    reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = ExportMilliseconds;
                }));
    }

    private static void To(OtlpExporterOptions options, string receiver, string signal)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri($"{receiver}/v1/{signal}");
    }
}
