using ReturnCase.Data.Registers;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Registers;

/// <summary>How a house stands on a day.</summary>
public enum HouseState
{
    Open,
    Full,
    ContractEnded,
    ContractNotBegun,
    Closed,
}

/// <summary>Two texts of one field that differ: what is typed, and what stands in the register now.</summary>
public sealed record BothTexts(string Field, string Mine, string Now)
{
    /// <summary>Those of the fields that differ.</summary>
    public static IReadOnlyList<BothTexts> Differing(params (string Field, string? Mine, string? Now)[] fields) =>
        [.. fields.Where(field => (field.Mine ?? "") != (field.Now ?? "")).Select(field => new BothTexts(field.Field, field.Mine ?? "–", field.Now ?? "–"))];
}

public static class RegisterWords
{
    /// <summary>What matters most to whoever looks for a place.</summary>
    public static HouseState StateOn(this HouseRow house, DateOnly day) => (house, house.Details) switch
    {
        ({ Closed: true }, _) => HouseState.Closed,
        (_, { ContractUntil: { } last }) when last < day => HouseState.ContractEnded,
        (_, { ContractFrom: { } first }) when first > day => HouseState.ContractNotBegun,
        ({ Free: <= 0 }, _) => HouseState.Full,
        _ => HouseState.Open,
    };

    /// <summary>Whether a child can be placed there on a day, as far as the register knows.</summary>
    public static bool IsOfferedOn(this HouseRow house, DateOnly day) => house.StateOn(day) is HouseState.Open or HouseState.Full;

    public static string? Text(this DateOnly? date) => date is { } day ? AmsterdamTime.Date(day) : null;
}
