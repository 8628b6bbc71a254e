using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using ReturnCase.Domain.Figures;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Figures;

/// <summary>What the address of the figures asks for. What it does not say is left to the page; what it says wrong too, and the page names it.</summary>
/// <param name="Per">By months, quarters or years.</param>
/// <param name="Year">The last year.</param>
/// <param name="Country">Of one country of return.</param>
/// <param name="Team">Of one team.</param>
public sealed record FigureFilter(FigurePeriod Per = FigurePeriod.Quarter, int? Year = null, string? Country = null, string? Team = null)
{
    /// <summary>Reads an address.</summary>
    public static FigureFilter Parse(string? per, string? year, string? country, string? team)
    {
        var isPeriod = Slugs.TryParse<FigurePeriod>(per, out var period);
        var isYear = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var isCountry = Countries.IsKnown(country) || country is Countries.Stateless or Countries.Unknown;
        return new(isPeriod ? period : FigurePeriod.Quarter, isYear ? number : null, isCountry ? country : null, string.IsNullOrEmpty(team) ? null : team)
        {
            NotKnown = UnknownChoice.Of(("Per", per, isPeriod), ("Year", year, isYear), ("Country", country, isCountry)),
        };
    }

    /// <summary>What was asked and is not known here.</summary>
    public IReadOnlyList<UnknownChoice> NotKnown { get; init; } = [];

    /// <summary>The part of an address that asks for the same.</summary>
    public string Query => new QueryBuilder(
        new (string Name, string? Value)[] { ("per", Slugs.Of(Per)), ("year", Year?.ToString(CultureInfo.InvariantCulture)), ("country", Country), ("team", Team) }
            .Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value!))).ToString();
}
