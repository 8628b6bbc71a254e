using System.Globalization;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Operations;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Notices;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Commands;

/// <summary>alarms run: what the background job does, once and now. It may run beside it.</summary>
internal static class Alarms
{
    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out);

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var arguments = new Arguments(args, "--on");
        if (arguments.Words is not ["run"])
            throw new UsageException("alarms needs run.");
        var on = Day(arguments["--on"]);
        await using var app = WebApp.Build(arguments.Settings);
        // Of another day people would be told what is not so.
        if (on is not null && !app.Services.GetRequiredService<DemoOptions>().Enabled)
            throw new SettingsException("The option --on is for a demo: elsewhere people would be told of a day that it is not. Leave it out.");
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<ReturnCaseDb>().PrepareExistingAsync();
        var now = on?.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc) ?? services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await services.GetRequiredService<ListRefresh>().RunAsync(now);
        var told = await AlarmJob.TellAsync(services, now);
        if (on is null)
            await services.GetRequiredService<JobRuns>().DoneAsync(JobKind.Alarms, now);
        var mailed = await services.GetRequiredService<MailRound>().RunAsync();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{told.Cases:N0} cases are near a deadline; {told.Notices:N0} new notices. E-mail: {(services.GetRequiredService<MailOptions>().Server is null ? "no mail server is set" : $"{mailed.Sent:N0} sent, {mailed.Failed:N0} failed")}."));
        return CommandLine.Done;
    }

    private static DateOnly? Day(string? text) =>
        text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException($"The option --on is '{text}'; write a day such as 2026-12-01.");
}
