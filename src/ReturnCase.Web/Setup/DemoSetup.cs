using ReturnCase.Web.Demo;

namespace ReturnCase.Web.Setup;

internal static class DemoSetup
{
    public static DemoOptions AddReturnCaseDemo(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var options = new DemoOptions(
            configuration.Flag("Demo:Enabled", builder.Environment.IsDevelopment()),
            configuration.Flag("Demo:AllowRemote", false),
            configuration.Instant("Demo:Now"),
            configuration.Flag("Demo:Cases", true));
        if (options is { Enabled: false, Now: not null })
            throw new SettingsException("Setting Demo:Now works only in the demo; remove it or set Demo:Enabled to true.");
        if (options is { Enabled: true, AllowRemote: false } && ListenAddresses.FirstRemote(configuration) is { } remote)
            throw new SettingsException(
                $"The demo has printed passwords and does not listen on {remote}; use a loopback address, or set Demo:AllowRemote to true.");

        builder.Services.AddSingleton(options);
        AddClock(builder, options);
        if (options.Enabled)
            builder.Services.AddScoped<DemoAccountSeeder>().AddScoped<DemoSeeder>().AddScoped<PrivacyDemoSeeder>().AddScoped<TaskDemoSeeder>().AddScoped<ReassignDemoSeeder>().AddScoped<ApiDemoSeeder>().AddSingleton<Demo.Stories.StorySeeder>().AddSingleton<Demo.Stories.LargeSet>();
        return options;
    }

    private static void AddClock(WebApplicationBuilder builder, DemoOptions options)
    {
        if (options.Now is not { } now)
        {
            builder.Services.AddSingleton(TimeProvider.System);
            return;
        }
        var file = new DemoClockFile(builder.Configuration["Demo:ClockFile"] ?? Path.Combine(builder.Environment.DataFolder(), "demo-clock.txt"));
        var clock = new DemoClock(file.StartFor(now));
        builder.Services.AddSingleton(file).AddSingleton(clock).AddSingleton<TimeProvider>(clock);
        builder.Services.AddHostedService<DemoClockRecorder>();
    }
}
