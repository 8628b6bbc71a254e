using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Extensions;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Cases;

/// <summary>The part of <c>/cases</c> after the question mark. It says which cases, never who: a search is an id, a counsellor a short code.</summary>
public sealed record CaseloadAddress
{
    public const string Path = "/cases";
    public const string TeamView = "team";
    public const string NoCounsellor = "none";

    public string? View { get; init; }

    public string? State { get; init; }

    public string? Phase { get; init; }

    public string? Step { get; init; }

    public string? Attention { get; init; }

    public string? Counsellor { get; init; }

    public string? Search { get; init; }

    public string? After { get; init; }

    public string? Before { get; init; }

    public bool IsTeam => View == TeamView;

    // Methods, not properties: what a query string may fill in ends here.
    public PageCursor? Cursor() => PageCursor.Parse(After, Before);

    /// <summary>The same list on its first page.</summary>
    public CaseloadAddress First() => this with { After = null, Before = null };

    public static CaseloadAddress Of(Attention attention) => new() { Attention = Slugs.Of(attention) };

    public static CaseloadAddress Within(AlarmStep step) => new() { Step = Slugs.Of(step) };

    public CaseloadAddress At(PageCursor cursor) =>
        cursor.Backwards ? this with { After = null, Before = cursor.ToString() } : this with { After = cursor.ToString(), Before = null };

    /// <summary>A code for a person that is neither a name nor a key.</summary>
    public static string CodeOf(string userId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(userId)))[..8];

    /// <summary>What the address asks for; parts that cannot be read are left out.</summary>
    /// <param name="search">The search behind its id.</param>
    /// <param name="counsellors">Ids of the people among whom one may choose.</param>
    public CaseloadFilter Filter(CaseSearch? search, IEnumerable<string> counsellors) => new()
    {
        State = Read<CaseState>(State),
        Phase = Read<CasePhase>(Phase),
        Step = Read<AlarmStep>(Step),
        Attention = Counsellor == NoCounsellor ? Data.Cases.Attention.Unassigned : Read<Attention>(Attention),
        CounsellorId = Counsellor is { } code ? counsellors.FirstOrDefault(id => CodeOf(id) == code) : null,
        Search = search,
    };

    public override string ToString()
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)
            [("view", View), ("search", Search), ("attention", Attention), ("phase", Phase), ("step", Step), ("state", State), ("counsellor", Counsellor), ("after", After), ("before", Before)])
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }

        return $"{Path}{query}";
    }

    private static TEnum? Read<TEnum>(string? slug)
        where TEnum : struct, Enum =>
        Slugs.TryParse<TEnum>(slug, out var value) ? value : null;
}
