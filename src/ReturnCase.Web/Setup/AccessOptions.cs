using System.Globalization;

namespace ReturnCase.Web.Setup;

/// <summary>Settings under Access:.</summary>
/// <param name="Emergency">How long a case that was opened in an emergency stays open.</param>
public sealed record AccessOptions(TimeSpan Emergency)
{
    private const string EmergencyHours = "Access:EmergencyHours";
    private const int Default = 4;
    private const int Most = 24;

    internal static AccessOptions Read(IConfiguration configuration) => configuration[EmergencyHours] switch
    {
        null or "" => new(TimeSpan.FromHours(Default)),
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours is >= 1 and <= Most => new(TimeSpan.FromHours(hours)),
        var text => throw new SettingsException($"Setting {EmergencyHours} is '{text}'; write a number of whole hours from 1 to {Most}."),
    };
}
