using System.Text.RegularExpressions;

namespace ReturnCase.Web.Cases;

/// <summary>How a case number is written. What only stands where one should, in an address, may be anything.</summary>
public static partial class CaseNumber
{
    public const string Example = "RC-2026-000123";

    public static bool Fits(string? text) => text is not null && Form().IsMatch(text);

    [GeneratedRegex(@"^RC-\d{4}-\d{6}\z")]
    private static partial Regex Form();
}
