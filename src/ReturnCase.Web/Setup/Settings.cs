using System.Globalization;

namespace ReturnCase.Web.Setup;

internal static class Settings
{
    private const string LooksOnlyKey = "LooksOnly";

    public static bool Flag(this IConfiguration configuration, string name, bool fallback) => configuration[name] switch
    {
        null or "" => fallback,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw new SettingsException($"Setting {name} is '{text}'; write true or false."),
    };

    public static int Whole(this IConfiguration configuration, string name, int from, int to, int fallback) => configuration[name] switch
    {
        null or "" => fallback,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= from && value <= to => value,
        var text => throw new SettingsException($"Setting {name} is '{text}'; write a whole number from {from} to {to}."),
    };

    public static DateTimeOffset? Instant(this IConfiguration configuration, string name) => configuration[name] switch
    {
        null or "" => null,
        var text when DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.RoundtripKind, out var value) => value,
        var text => throw new SettingsException(
            $"Setting {name} is '{text}'; write an instant such as 2026-11-23T09:00:00+01:00."),
    };

    /// <summary>The program is built to be looked at: it makes no folder and no key, and writes nothing in its database.</summary>
    public static bool LooksOnly(this IConfiguration configuration) => configuration[LooksOnlyKey] == bool.TrueString;

    /// <summary>Says whether it is; a setting of that name from elsewhere counts for nothing.</summary>
    public static void LooksOnly(this ConfigurationManager configuration, bool looks) => configuration[LooksOnlyKey] = looks ? bool.TrueString : null;

    public static string DataFolder(this IHostEnvironment environment) => Path.Combine(environment.ContentRootPath, "data");
}
