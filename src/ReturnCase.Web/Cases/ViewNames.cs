using ReturnCase.Data.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Cases;

/// <summary>What the name of a saved view may be.</summary>
public static class ViewNames
{
    /// <summary>The text that says what is wrong with a name as typed; null where nothing is.</summary>
    public static string? Problem(string? typed) => typed.Typed() switch
    {
        null => "NameMissing",
        { Length: > SavedView.NameMaxLength } => "NameTooLong",
        var name when HoldsVNumber(name) => "NameVNumber",
        _ => null,
    };

    private static bool HoldsVNumber(string name) => VNumber.TryParse(string.Concat(name.Where(char.IsAsciiDigit)), out _);
}
