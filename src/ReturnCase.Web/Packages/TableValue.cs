using System.Globalization;

namespace ReturnCase.Web.Packages;

/// <summary>A cell of a table: a text or a day; both null where it is empty.</summary>
public readonly record struct TableValue(string? Text, DateOnly? Day)
{
    public static implicit operator TableValue(string? text) => new(text, null);

    public static implicit operator TableValue(DateOnly? day) => new(null, day);

    public static implicit operator TableValue(DateOnly day) => new(null, day);

    public static implicit operator TableValue(int? number) => new(number?.ToString(CultureInfo.InvariantCulture), null);

    public static implicit operator TableValue(int number) => new(number.ToString(CultureInfo.InvariantCulture), null);
}
