using ReturnCase.Data;
using ReturnCase.Data.AccessRequests;
using ReturnCase.Data.Retention;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Privacy;

namespace ReturnCase.Web.Setup;

internal static class RetentionSetup
{
    /// <summary>Retention terms, destruction and access requests; a wrong setting stops the program with a sentence that names it.</summary>
    public static void AddReturnCaseRetention(this WebApplicationBuilder builder, DemoOptions demo)
    {
        var retention = Bind(builder.Configuration, "Retention", RetentionPolicy.Default);
        var requests = Bind(builder.Configuration, "AccessRequests", AccessRequestPolicy.Default);
        if ((retention.FirstFault() ?? requests.FirstFault()) is { } fault)
            throw new SettingsException(fault);
        var folder = builder.Configuration["Destruction:Folder"] is { Length: > 0 } chosen ? chosen : Path.Combine(builder.Environment.DataFolder(), "destruction");
        var key = DestructionKey.Load(Keys.Folder(builder.Configuration, builder.Environment), demo.Enabled);
        builder.Services
            .AddSingleton(retention).AddSingleton(requests).AddSingleton(PrivacyNotice.Read(builder.Configuration, demo)).AddSingleton(Travel.TravelNumbers.Read(builder.Configuration, demo)).AddSingleton(new DestructionLedger(Path.GetFullPath(folder), key))
            .AddScoped<RetentionQueries>().AddScoped<LegalHolds>().AddScoped<CaseDestruction>().AddScoped<DestructionQueries>().AddScoped<Destructions>().AddScoped<DestructionReplay>()
            .AddScoped<AccessQueries>().AddScoped<AccessDesk>().AddScoped<WhoLooked>().AddScoped<DossierReader>()
            .AddSingleton<DossierText>().AddSingleton<DossierFields>().AddSingleton<DossierDocument>();
    }

    /// <summary>Compares the list of destroyed cases with the database; a list that was tampered with stops the program.</summary>
    public static async Task ReconcileDestructionsAsync(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<DestructionReplay>().ReconcileAsync(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        }
        catch (SignedLinesException exception)
        {
            throw new SettingsException(exception.Message);
        }
    }

    private static T Bind<T>(ConfigurationManager configuration, string section, T fallback)
        where T : class
    {
        try
        {
            return configuration.GetSection(section).Get<T>(options => options.ErrorOnUnknownConfiguration = true) ?? fallback;
        }
        catch (InvalidOperationException exception)
        {
            throw new SettingsException($"A setting under {section} cannot be read: {exception.Message}");
        }
    }
}
