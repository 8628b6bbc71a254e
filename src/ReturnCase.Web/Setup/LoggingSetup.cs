using System.Globalization;
using ReturnCase.Data.Cases;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace ReturnCase.Web.Setup;

internal static class LoggingSetup
{
    private const string Levels = "Serilog:MinimumLevel";

    public static void AddReturnCaseLogging(this WebApplicationBuilder builder) =>
        builder.Services.AddSerilog(
            (services, log) =>
            {
                var indexes = services.GetRequiredService<UniqueIndexes>();
                Read(() => log.WithReturnCaseLevels(builder.Configuration).WriteTo.Sink(new WithoutValues(Sinks(builder.Configuration, builder.Environment), indexes)));
            },
            preserveStaticLogger: true);

    private static void Read(Action settings)
    {
        try
        {
            settings();
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or IOException or BadImageFormatException or System.Reflection.TargetInvocationException)
        {
            throw new SettingsException($"The settings of Serilog cannot be read: {exception.Message} Look at Serilog:MinimumLevel (Verbose, Debug, Information, Warning, Error or Fatal), Serilog:Using and Serilog:WriteTo.");
        }
    }

    private static LoggerConfiguration WithReturnCaseLevels(this LoggerConfiguration log, IConfiguration configuration) => log
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("System", LogEventLevel.Warning)
        .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft.AspNetCore.Antiforgery", LogEventLevel.Error)
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
        // A failed start is one sentence on standard error, not a stack trace.
        .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
        // A provider's message quotes keys and values; the failure itself is logged where it is handled.
        .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)
        .ReadFrom.Configuration(Part(configuration, key => key.StartsWith(Levels, StringComparison.OrdinalIgnoreCase)))
        .Enrich.FromLogContext();

    // Sinks stand behind the one that strips, also those that the settings add.
    private static Serilog.Core.Logger Sinks(IConfiguration configuration, IHostEnvironment environment) => OnConsole(new LoggerConfiguration()
        .MinimumLevel.Verbose()
        .ReadFrom.Configuration(Part(configuration, key => !key.StartsWith(Levels, StringComparison.OrdinalIgnoreCase))), environment)
        .CreateLogger();

    // People read lines while they develop; elsewhere a collector reads JSON, an event a line.
    internal static LoggerConfiguration OnConsole(LoggerConfiguration log, IHostEnvironment environment) => environment.IsDevelopment()
        ? log.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {RequestId} {Message:j}{NewLine}{Exception}", formatProvider: CultureInfo.InvariantCulture)
        : log.WriteTo.Console(new RenderedCompactJsonFormatter());

    private static IConfiguration Part(IConfiguration configuration, Func<string, bool> holds) =>
        new ConfigurationBuilder().AddInMemoryCollection(configuration.AsEnumerable().Where(pair => pair.Value is not null && holds(pair.Key))).Build();
}
