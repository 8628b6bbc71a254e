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
        EnsureSettings(args);
        await using var app = WebApp.Build(args);
        var demo = app.Services.GetRequiredService<DemoOptions>();
        await PrepareAsync(app.Services, demo);
        app.Lifetime.ApplicationStarted.Register(() => Announce(app, demo));
        try
        {
            await app.RunAsync();
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

    // The platform passes over what it cannot read as a setting; a slip should not.
    private static void EnsureSettings(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith('-'))
                throw new UsageException($"serve does not know '{args[i]}'.");
            if (args[i].Contains('=', StringComparison.Ordinal))
                continue;
            if (i + 1 == args.Length || args[i + 1].StartsWith('-'))
                throw new UsageException($"The setting {args[i]} needs a value: {args[i]}=value.");
            i++;
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
