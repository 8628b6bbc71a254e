using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ReturnCase.Web;

/// <summary>Countries by their code of ISO 3166-1, and Kosovo, named in the reader's language.</summary>
public static class Countries
{
    public const string Stateless = "XX";
    public const string Unknown = "ZZ";
    private const string Here = "NL";

    private static readonly string[] Codes =
    [
        "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AR", "AT", "AU", "AW", "AX", "AZ", "BA", "BB", "BD", "BE", "BF", "BG", "BH", "BI", "BJ", "BM",
        "BN", "BO", "BQ", "BR", "BS", "BT", "BW", "BY", "BZ", "CA", "CD", "CF", "CG", "CH", "CI", "CK", "CL", "CM", "CN", "CO", "CR", "CU", "CV", "CW",
        "CY", "CZ", "DE", "DJ", "DK", "DM", "DO", "DZ", "EC", "EE", "EG", "EH", "ER", "ES", "ET", "FI", "FJ", "FM", "FO", "FR", "GA", "GB", "GD", "GE",
        "GF", "GH", "GI", "GL", "GM", "GN", "GP", "GQ", "GR", "GT", "GW", "GY", "HK", "HN", "HR", "HT", "HU", "ID", "IE", "IL", "IN", "IQ", "IR", "IS",
        "IT", "JM", "JO", "JP", "KE", "KG", "KH", "KI", "KM", "KN", "KP", "KR", "KW", "KY", "KZ", "LA", "LB", "LC", "LI", "LK", "LR", "LS", "LT", "LU",
        "LV", "LY", "MA", "MC", "MD", "ME", "MG", "MH", "MK", "ML", "MM", "MN", "MO", "MR", "MS", "MT", "MU", "MV", "MW", "MX", "MY", "MZ", "NA", "NC",
        "NE", "NG", "NI", "NL", "NO", "NP", "NR", "NU", "NZ", "OM", "PA", "PE", "PF", "PG", "PH", "PK", "PL", "PR", "PS", "PT", "PW", "PY", "QA", "RO",
        "RS", "RU", "RW", "SA", "SB", "SC", "SD", "SE", "SG", "SI", "SK", "SL", "SM", "SN", "SO", "SR", "SS", "ST", "SV", "SX", "SY", "SZ", "TD", "TG",
        "TH", "TJ", "TL", "TM", "TN", "TO", "TR", "TT", "TV", "TW", "TZ", "UA", "UG", "US", "UY", "UZ", "VA", "VC", "VE", "VN", "VU", "WS", "XK", "YE",
        "ZA", "ZM", "ZW",
    ];

    /// <summary>A country to which a child can return: any but this one.</summary>
    public static bool IsAbroad(string? code) => IsKnown(code) && code != Here;

    public static bool IsKnown(string? code) => code is not null && Codes.Contains(code);

    public static string Name(string code) => code switch
    {
        Stateless => Dutch ? "Staatloos" : "Stateless",
        Unknown => Dutch ? "Onbekend" : "Unknown",
        "XK" => "Kosovo",
        _ => Region(code),
    };

    public static IReadOnlyList<SelectListItem> Choices(bool withUnknown = false) =>
    [
        .. Codes.Select(code => new SelectListItem(Name(code), code)).OrderBy(item => item.Text, StringComparer.CurrentCulture),
        .. withUnknown ? new[] { Stateless, Unknown }.Select(code => new SelectListItem(Name(code), code)) : [],
    ];

    /// <summary>Every country but this one.</summary>
    public static IReadOnlyList<SelectListItem> Abroad() => [.. Choices().Where(item => item.Value != Here)];

    private static bool Dutch => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "nl";

    // ICU names a region in the language of the culture it is asked in.
    private static string Region(string code) => new CultureInfo($"{(Dutch ? "nl" : "en")}-{code}").DisplayName is var name && name.LastIndexOf('(') is > 0 and var start
        ? name[(start + 1)..^1].Split(", ")[^1]
        : code;
}
