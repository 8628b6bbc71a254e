using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using ReturnCase.Domain.Figures;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Figures;

/// <summary>What the address of the figures asks for. What it does not say, or says wrong, is left to the page.</summary>
/// <param name="Per">By months, quarters or years.</param>
/// <param name="Year">The last year.</param>
/// <param name="Country">Of one country of return.</param>
/// <param name="Team">Of one team.</param>
public sealed record FigureFilter(FigurePeriod Per = FigurePeriod.Quarter, int? Year = null, string? Country = null, string? Team = null)
{
    /// <summary>Reads an address.</summary>
    public static FigureFilter Parse(string? per, string? year, string? country, string? team) => new(
        Slugs.TryParse<FigurePeriod>(per, out var period) ? period : FigurePeriod.Quarter,
        int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        Countries.IsKnown(country) || country is Countries.Stateless or Countries.Unknown ? country : null,
        string.IsNullOrEmpty(team) ? null : team);

    /// <summary>The part of an address that asks for the same.</summary>
    public string Query => new QueryBuilder(
        new (string Name, string? Value)[] { ("per", Slugs.Of(Per)), ("year", Year?.ToString(CultureInfo.InvariantCulture)), ("country", Country), ("team", Team) }
            .Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value!))).ToString();
}
