using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace ReturnCase.Web.Api;

/// <summary>Names Resources/Api/ApiWords.{nl,en}.resx: the sentences of the API.</summary>
public sealed class ApiWords(IStringLocalizer<ApiWords> words)
{
    private static readonly CultureInfo[] Cultures = [new("nl-NL"), new("en-GB")];

    /// <summary>A sentence.</summary>
    public string this[string key, params object[] arguments] => (arguments.Length == 0 ? words[key] : words[key, arguments]) is { ResourceNotFound: false } found ? found.Value : throw new ArgumentOutOfRangeException(nameof(key), key, "No such sentence.");

    /// <summary>Whether there is such a sentence.</summary>
    public bool Has(string key) => !words[key].ResourceNotFound;

    /// <summary>The language that a request asks for; Dutch where it asks for none that there is.</summary>
    internal static CultureInfo Asked(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList([.. request.Headers.AcceptLanguage.OfType<string>()], out var wished)
            ? wished.OrderByDescending(one => one.Quality ?? 1).Select(one => Cultures.FirstOrDefault(culture => one.Value.StartsWith(culture.TwoLetterISOLanguageName, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(culture => culture is not null) ?? Cultures[0]
            : Cultures[0];
}
