namespace ReturnCase.Web.Referrals;

/// <summary>The fields of a decision in a file: columns of a CSV, members of the JSON. The documented spelling; capitals, hyphens and underscores make no difference.</summary>
public static class DecisionFields
{
    public const string IndReference = "indReference";
    public const string Referral = "referral";
    public const string Case = "case";
    public const string VNumber = "vNumber";
    public const string Kind = "kind";
    public const string Date = "date";
    public const string Ground = "ground";
    public const string DueOn = "dueOn";
    public const string UnlawfulStay = "unlawfulStay";
    public const string DutyToLeave = "dutyToLeave";
    public const string DepartureTermDays = "departureTermDays";
    public const string Countries = "countries";

    /// <summary>The member of the JSON that holds what a return decision states.</summary>
    public const string ReturnDecision = "returnDecision";

    /// <summary>Characters of one value: more is no reference, number or ground.</summary>
    public const int MostCharacters = 1_000;

    /// <summary>All of them, in the order of the documentation.</summary>
    public static IReadOnlyList<string> All { get; } =
        [IndReference, Referral, Case, VNumber, Kind, Date, Ground, DueOn, UnlawfulStay, DutyToLeave, DepartureTermDays, Countries];

    /// <summary>What a return decision states.</summary>
    public static IReadOnlyList<string> OfReturnDecision { get; } = [UnlawfulStay, DutyToLeave, DepartureTermDays, Countries];

    /// <summary>The field with a name as somebody wrote it; null where there is none.</summary>
    public static string? Named(string written) => All.FirstOrDefault(name => Plain(name) == Plain(written));

    /// <summary>A word without capitals, hyphens, underscores and blanks.</summary>
    public static string Plain(string word) => string.Concat(word.Where(sign => sign is not ('-' or '_') && !char.IsWhiteSpace(sign))).ToLowerInvariant();
}
