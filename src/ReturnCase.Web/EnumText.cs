using System.Globalization;
using Microsoft.Extensions.Localization;

namespace ReturnCase.Web;

/// <summary>Names Resources/EnumText.{nl,en}.resx: every choice of the domain in words, under <c>Type.Value</c>.</summary>
public sealed class EnumText(IStringLocalizer<EnumText> text)
{
    /// <summary>A choice in words. Phases, moves, outcomes and closing reasons have theirs in the domain.</summary>
    public string this[Enum value]
    {
        get
        {
            var found = text[$"{value.GetType().Name}.{value}"];
            return found.ResourceNotFound ? throw new ArgumentOutOfRangeException(nameof(value), value, "This choice has no words.") : found.Value;
        }
    }

    /// <summary>A choice in the middle of a sentence: without its capital, unless that belongs to an abbreviation.</summary>
    public string Inside(Enum value) =>
        this[value] is [var first, var second, ..] words && !char.IsUpper(second) ? char.ToLower(first, CultureInfo.CurrentCulture) + words[1..] : this[value];
}
