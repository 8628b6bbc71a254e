using System.Text;

namespace ReturnCase.Domain.People;

/// <summary>V-nummer: the number of a foreign national in the Dutch chain. Ten digits, kept as text with leading zeros.</summary>
public readonly record struct VNumber
{
    /// <summary>Number of digits.</summary>
    public const int Length = 10;

    private readonly string? _value;

    private VNumber(string value) => _value = value;

    /// <summary>The ten digits.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Reads a V-number as people type it: spaces, dots and hyphens between the digits are allowed.</summary>
    /// <returns>False unless exactly ten digits are left.</returns>
    public static bool TryParse(string? text, out VNumber number)
    {
        var digits = string.Concat((text ?? string.Empty).Where(c => !IsBetween(c)));
        var ok = digits.Length == Length && digits.All(char.IsAsciiDigit);
        number = ok ? new VNumber(digits) : default;
        return ok;
    }

    /// <summary>The first sign in what people typed that is no digit from 0 to 9 and may not stand between them; null where there is none.</summary>
    public static Rune? FirstStranger(string text)
    {
        foreach (var sign in text.EnumerateRunes())
        {
            if (!(sign.IsAscii && char.IsAsciiDigit((char)sign.Value)) && !(sign.IsBmp && IsBetween((char)sign.Value)))
            {
                return sign;
            }
        }

        return null;
    }

    /// <summary>Reads a V-number that is known to be right.</summary>
    /// <exception cref="FormatException">It is not ten digits.</exception>
    public static VNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("A V-number has ten digits.");

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool IsBetween(char sign) => sign is ' ' or '.' or '-' or '\u00a0';
}
