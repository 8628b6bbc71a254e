using Microsoft.AspNetCore.DataProtection;
using ReturnCase.Data;
using ReturnCase.Data.Jobs;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Commands;

internal static class Serve
{
    public static async Task<int> RunAsync(string[] args)
    {
        // A section that is given nothing says nothing; a host that is made for another program hands them on.
        var arguments = new Arguments([.. args.Where(argument => !argument.EndsWith('=') || argument.Contains(':', StringComparison.Ordinal))]);
        if (arguments.Words is [var word, ..])
            throw new UsageException(CommandLine.IsCommand(word) ? $"The command comes first: {word}, then its options and settings." : $"serve does not know '{word}'.");
        await using var app = WebApp.Build(arguments.Settings);
        var demo = app.Services.GetRequiredService<DemoOptions>();
        await PrepareAsync(app.Services, demo);
        app.Lifetime.ApplicationStarted.Register(() => Announce(app, demo));
        try
        {
            await StartAsync(app);
            await app.WaitForShutdownAsync();
        }
        catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new SettingsException($"{exception.Message} Choose another one with --urls or the setting Urls.");
        }
        catch (Quartz.SchedulerException exception)
        {
            throw new SettingsException($"The tables of the scheduler are missing or not of this version. Run the command migrate first. {exception.Message}");
        }
        return CommandLine.Done;
    }

    // Where it cannot listen, what already runs is stopped in order; cut off it would log an error of its own before the sentence.
    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.StopAsync();
            throw;
        }
    }

    private static async Task PrepareAsync(IServiceProvider services, DemoOptions demo)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReturnCaseDb>().PrepareAsync();
        await services.ReconcileDestructionsAsync();
        await using var alone = await services.GetRequiredService<StartLock>().TakeAsync();
        // The first use makes the key of sessions where there is none: two instances that start at once would each make one, and hear of the other's only a day later.
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("start").Protect([]);
        if (!demo.Enabled)
            return;
        await scope.ServiceProvider.GetRequiredService<DemoAccountSeeder>().SeedAsync();
        if (demo.Cases)
            await scope.ServiceProvider.GetRequiredService<DemoSeeder>().SeedAsync();
    }

    private static void Announce(WebApplication app, DemoOptions demo)
    {
        var address = app.Urls.FirstOrDefault() ?? ListenAddresses.Default;
        Console.WriteLine(demo.Enabled
            ? $"ReturnCase is at {address}: sign in as sanne (counsellor), ingrid (supervisor) or pieter (IND liaison), password {DemoAccounts.Password}"
            : $"ReturnCase is at {address}");
    }
}
