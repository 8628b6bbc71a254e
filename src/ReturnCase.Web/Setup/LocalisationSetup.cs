using System.Globalization;
using Microsoft.AspNetCore.Localization;
using ReturnCase.Web.Demo;

namespace ReturnCase.Web.Setup;

internal static class LocalisationSetup
{
    public static readonly IReadOnlyList<string> Languages = ["nl", "en"];

    private static readonly CultureInfo[] Cultures = [new("nl-NL"), new("en-GB")];

    public static void AddReturnCaseLocalisation(this IServiceCollection services, DemoOptions demo)
    {
        services.AddLocalization(options => options.ResourcesPath = "Resources");
        services.AddScoped(typeof(PageText<>));
        services.AddTransient<ViewText>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Cultures[0]);
            options.SupportedCultures = Cultures;
            options.SupportedUICultures = Cultures;
            options.ApplyCurrentCultureToResponseHeaders = true;
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = CookieName(demo) }];
        });
        services.ConfigureOptions<ModelBindingMessages>();
    }

    public static string CookieName(DemoOptions demo) => IdentitySetup.CookieName("rc-language", demo);

    public static string CookieValue(string language) =>
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(Cultures.Single(culture => culture.TwoLetterISOLanguageName == language)));
}
