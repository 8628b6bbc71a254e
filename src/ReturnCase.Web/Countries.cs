using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ReturnCase.Web;

/// <summary>Countries by their ISO code, named in the reader's language.</summary>
public static class Countries
{
    public const string Stateless = "XX";
    public const string Unknown = "ZZ";

    private static readonly string[] Codes =
    [
        "AF", "AL", "DZ", "AO", "AM", "AZ", "BD", "BY", "BJ", "BF", "BI", "CM", "TD", "CN", "CD", "CG", "CI", "EG", "ER", "ET", "GM", "GE", "GH", "GN",
        "IN", "ID", "IQ", "IR", "JO", "KE", "XK", "LB", "LR", "LY", "ML", "MA", "MR", "MD", "MN", "MM", "NP", "NE", "NG", "MK", "PK", "PS", "RU", "RW",
        "SN", "RS", "SL", "SO", "SS", "LK", "SD", "SY", "TJ", "TZ", "TG", "TN", "TR", "UG", "UA", "UZ", "VN", "YE", "ZM", "ZW",
    ];

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

    private static bool Dutch => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "nl";

    // ICU names a region in the language of the culture it is asked in.
    private static string Region(string code) => new CultureInfo($"{(Dutch ? "nl" : "en")}-{code}").DisplayName is var name && name.LastIndexOf('(') is > 0 and var start
        ? name[(start + 1)..^1].Split(", ")[^1]
        : code;
}
