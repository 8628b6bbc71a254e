using System.Globalization;
using System.Text.RegularExpressions;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Travel;

/// <summary>A number to call when a journey goes wrong.</summary>
/// <param name="Nl">Whose it is, in Dutch.</param>
/// <param name="En">The same in English.</param>
/// <param name="Number">As it is called from abroad, where it can be.</param>
public sealed record EmergencyNumber(string Nl, string En, string Number)
{
    /// <summary>Whose it is, in the language of the reader.</summary>
    public string Here => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "nl" ? Nl : En;

    /// <summary>What a phone calls.</summary>
    public string Dialled => string.Concat(Number.Where(sign => char.IsAsciiDigit(sign) || sign == '+'));
}

/// <summary>The numbers on the sheet of the day of travel; the settings <c>Travel:DutyNumber</c> and <c>Travel:EmergencyNumbers:0:Nl</c>, <c>En</c> and <c>Number</c>.</summary>
/// <param name="Duty">The number of one's own service that is answered at all hours; null where nobody set it.</param>
/// <param name="Emergency">The others, in the order in which they stand there.</param>
public sealed partial record TravelNumbers(string? Duty, IReadOnlyList<EmergencyNumber> Emergency)
{
    /// <summary>Greatest length of whose number it is.</summary>
    public const int NameMaxLength = 100;

    /// <summary>More do not fit on the sheet beside what must stand there.</summary>
    public const int MostNumbers = 8;

    private const string DemoDuty = "+31 88 000 00 00";

    private static readonly EmergencyNumber[] Defaults =
    [
        new("Alarmnummer (Nederland en de EU)", "Emergency number (the Netherlands and the EU)", "112"),
        new("Politie Nederland, geen spoed, ook vanuit het buitenland", "Dutch police, not urgent, also from abroad", "+31 34 357 88 44"),
        new("Ministerie van Buitenlandse Zaken, dag en nacht", "Dutch Ministry of Foreign Affairs, day and night", "+31 247 247 247"),
    ];

    private static readonly string[] Known = ["Nl", "En", "Number"];

    /// <summary>Reads the settings; a list that is set takes the place of the one that is given along.</summary>
    /// <exception cref="SettingsException">With a sentence that names what is wrong and what would be right.</exception>
    public static TravelNumbers Read(IConfiguration configuration, DemoOptions demo)
    {
        var set = configuration.GetSection("Travel:EmergencyNumbers").GetChildren().ToArray();
        if (configuration.GetSection("Travel").GetChildren().FirstOrDefault(part => part.Key is not ("DutyNumber" or "EmergencyNumbers")) is { } unknown)
        {
            throw new SettingsException($"Setting {unknown.Path} is not known; under Travel stand DutyNumber and EmergencyNumbers.");
        }

        if (set.Length > MostNumbers)
        {
            throw new SettingsException($"Setting Travel:EmergencyNumbers holds {set.Length} numbers; write at most {MostNumbers}.");
        }

        return new(
            configuration["Travel:DutyNumber"]?.Trim() switch
            {
                null or "" => demo.Enabled ? DemoDuty : null,
                var number => Phone("Travel:DutyNumber", number),
            },
            set.Length == 0 ? Defaults : [.. set.Select(One)]);
    }

    private static EmergencyNumber One(IConfigurationSection section)
    {
        if (section.GetChildren().FirstOrDefault(part => !Known.Contains(part.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new SettingsException($"Setting {unknown.Path} is not known; of a number stand there Nl, En and Number.");
        }

        return new(Name(section, "Nl"), Name(section, "En"), Phone($"{section.Path}:Number", section["Number"]?.Trim()));
    }

    private static string Name(IConfigurationSection section, string language) => section[language]?.Trim() switch
    {
        { Length: > 0 and <= NameMaxLength } name when !name.Any(char.IsControl) => name,
        _ => throw new SettingsException($"Setting {section.Path}:{language} says whose number it is; write that in at most {NameMaxLength} characters, on one line."),
    };

    private static string Phone(string setting, string? number) =>
        number is not null && Written().IsMatch(number) && number.Count(char.IsAsciiDigit) is >= 3 and <= 15
            ? number
            : throw new SettingsException($"Setting {setting} is '{number}'; write a phone number such as 112 or +31 247 247 247.");

    [GeneratedRegex(@"^\+?[0-9][0-9 ().-]*$")]
    private static partial Regex Written();
}
