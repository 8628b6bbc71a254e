using System.Globalization;
using System.Text;

namespace ReturnCase.Web.Cases;

/// <summary>Names of moves, outcomes and statements as they stand in an address: accept-without-return-decision.</summary>
public static class Slugs
{
    /// <summary>The name of an enum value in kebab-case.</summary>
    public static string Of(Enum value) => Kebab(value.ToString());

    /// <summary>The enum value that a kebab-case name stands for. Numbers, capitals and other spellings are no name.</summary>
    public static bool TryParse<TEnum>(string? slug, out TEnum value)
        where TEnum : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<TEnum>())
        {
            if (string.Equals(Of(candidate), slug, StringComparison.Ordinal))
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    private static string Kebab(string name)
    {
        var slug = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && slug.Length > 0)
            {
                slug.Append('-');
            }

            slug.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
        }

        return slug.ToString();
    }
}
