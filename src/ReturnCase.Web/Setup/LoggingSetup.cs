using System.Globalization;
using Serilog;
using Serilog.Events;

namespace ReturnCase.Web.Setup;

internal static class LoggingSetup
{
    public static void AddReturnCaseLogging(this WebApplicationBuilder builder) =>
        builder.Services.AddSerilog((_, log) => log
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.AspNetCore.Antiforgery", LogEventLevel.Error)
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            // A failed start is one sentence on standard error, not a stack trace.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            // A provider's message quotes keys and values; the failure itself is logged where it is handled.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .WriteTo.Console(
                outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {RequestId} {Message:lj}{NewLine}{Exception}",
                formatProvider: CultureInfo.InvariantCulture),
            preserveStaticLogger: true);
}
