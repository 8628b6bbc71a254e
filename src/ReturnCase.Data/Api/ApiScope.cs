namespace ReturnCase.Data.Api;

/// <summary>What a client system may do. The word of a scope is its name in small letters; it is never renamed.</summary>
public enum ApiScope
{
    /// <summary>Registers transfers from the IND, and follows the cases that it registered.</summary>
    Transfers,

    /// <summary>Follows every case of which something was referred to the IND: its number, phase and dates, and the numbers of its referrals.</summary>
    Cases,

    /// <summary>Lists referrals and reads what is frozen in them.</summary>
    Referrals,

    /// <summary>Orders packages of referrals and fetches them.</summary>
    Batches,

    /// <summary>Records that the IND received a referral.</summary>
    Receipts,

    /// <summary>Records what the IND decided on a referral.</summary>
    Decisions,
}

/// <summary>How many requests a client system may send.</summary>
public enum RateClass
{
    /// <summary>As many as a person.</summary>
    Standard,

    /// <summary>Ten times that, for systems that ask about everything.</summary>
    Raised,
}

/// <summary>The words of scopes, as they stand in claims, in the OpenAPI document and in answers.</summary>
public static class ApiScopes
{
    /// <summary>The word of a scope.</summary>
    public static string Word(this ApiScope scope) => scope.ToString().ToLowerInvariant();

    /// <summary>The scopes as one line, in their own order and each once.</summary>
    public static string Line(IEnumerable<ApiScope> scopes) => string.Join(' ', scopes.Distinct().Order().Select(Word));

    /// <summary>The scopes of such a line; a word that is none is left out.</summary>
    public static IReadOnlyList<ApiScope> Of(string line) =>
        [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Enum.TryParse<ApiScope>(word, ignoreCase: true, out var scope) ? scope : (ApiScope?)null).OfType<ApiScope>().Distinct().Order()];
}
