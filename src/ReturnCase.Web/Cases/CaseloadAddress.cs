using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
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

    /// <summary>The usual list, also where somebody chose another to begin with.</summary>
    public const string MineView = "mine";

    public const string Never = "never";

    private const string DateFormat = "yyyy-MM-dd";
    private const int CodeLength = 8;

    /// <summary>Weeks without contact among which one may choose.</summary>
    public static IReadOnlyList<int> Weeks { get; } = [2, 4, 8, 12, 26];

    public string? View { get; init; }

    public string? State { get; init; }

    public string? Phase { get; init; }

    public string? Step { get; init; }

    public string? Attention { get; init; }

    public string? Counsellor { get; init; }

    /// <summary>The code of a country.</summary>
    public string? Country { get; init; }

    /// <summary>The code of a language.</summary>
    public string? Language { get; init; }

    /// <summary>For how many weeks there was no contact, or <see cref="Never"/>.</summary>
    public string? Contact { get; init; }

    /// <summary>The first day of the deadline, as 2026-12-31.</summary>
    public string? From { get; init; }

    /// <summary>The last day of the deadline.</summary>
    public string? Until { get; init; }

    public string? Sort { get; init; }

    /// <summary>Which columns the list shows, as <see cref="ListColumns"/> writes them; null for the usual ones.</summary>
    public string? Columns { get; init; }

    public string? Search { get; init; }

    /// <summary>The whole list on one page, as far as a page holds: "true".</summary>
    public string? All { get; init; }

    public string? After { get; init; }

    public string? Before { get; init; }

    public bool IsWhole => All == "true";

    public bool IsTeam => View == TeamView;

    // Methods, not properties: what a query string may fill in ends here.
    public PageCursor? Cursor() => PageCursor.Parse(After, Before);

    /// <summary>The same list on its first page.</summary>
    public CaseloadAddress First() => this with { After = null, Before = null };

    /// <summary>What a saved view keeps of it: neither the search nor the place in the list.</summary>
    public CaseloadAddress Kept() => First() with { Search = null, View = null, All = null };

    /// <summary>Filters or a search leave something out of this list.</summary>
    public bool IsFiltered() => First() with { View = null, Sort = null, Columns = null, All = null } != new CaseloadAddress();

    public CaseOrder Order() => Read<CaseOrder>(Sort) ?? CaseOrder.Deadline;

    public DateOnly? FromDay() => Day(From);

    public DateOnly? UntilDay() => Day(Until);

    /// <summary>Reads the part after a question mark.</summary>
    public static CaseloadAddress Parse(string query)
    {
        var parts = QueryHelpers.ParseQuery(query);
        return new()
        {
            View = Part("view"),
            State = Part("state"),
            Phase = Part("phase"),
            Step = Part("step"),
            Attention = Part("attention"),
            Counsellor = Part("counsellor"),
            Country = Part("country"),
            Language = Part("language"),
            Contact = Part("contact"),
            From = Part("from"),
            Until = Part("until"),
            Sort = Part("sort"),
            Columns = Part("columns"),
        };

        string? Part(string name) => parts.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
    }

    /// <summary>The names of the parts that are not empty and mean nothing (any more).</summary>
    /// <param name="counsellors">Ids of the people among whom one may choose.</param>
    public IEnumerable<string> Unreadable(IReadOnlyCollection<string> counsellors) => Parts(counsellors).Where(part => !string.IsNullOrEmpty(part.Value) && !part.IsReadable).Select(part => part.Name);

    /// <summary>
    /// The same without the parts that mean nothing. What the program writes into an address or keeps passes through here: whatever somebody made it read, it hands on nothing but codes of its own.
    /// </summary>
    /// <param name="counsellors">Ids of the people among whom one may choose; null takes any code of a person.</param>
    public CaseloadAddress Readable(IReadOnlyCollection<string>? counsellors)
    {
        var left = Parts(counsellors).Where(part => !part.IsReadable).Select(part => part.Name).ToHashSet();
        string? Keep(string name, string? value) => left.Contains(name) || string.IsNullOrEmpty(value) ? null : value;
        return new()
        {
            View = View is TeamView or MineView ? View : null,
            State = Keep(nameof(State), State),
            Phase = Keep(nameof(Phase), Phase),
            Step = Keep(nameof(Step), Step),
            Attention = Keep(nameof(Attention), Attention),
            Counsellor = Keep(nameof(Counsellor), Counsellor),
            Country = Keep(nameof(Country), Country),
            Language = Keep(nameof(Language), Language),
            Contact = Keep(nameof(Contact), Contact),
            From = Keep(nameof(From), From),
            Until = Keep(nameof(Until), Until),
            Sort = Keep(nameof(Sort), Sort),
            Columns = Keep(nameof(Columns), Columns),
            All = IsWhole ? All : null,
            Search = RememberedSearches.IsId(Search) ? Search : null,
            After = Cursor() is { Backwards: false } ? After : null,
            Before = Cursor() is { Backwards: true } ? Before : null,
        };
    }

    /// <summary>Filters, columns or an order are in it.</summary>
    public bool HasFilters() => Kept() != new CaseloadAddress();

    private (string Name, string? Value, bool IsReadable)[] Parts(IReadOnlyCollection<string>? counsellors) =>
        [
            (nameof(State), State, Read<CaseState>(State) is not null), (nameof(Phase), Phase, Read<CasePhase>(Phase) is not null), (nameof(Step), Step, Read<AlarmStep>(Step) is not null),
            (nameof(Attention), Attention, Read<Attention>(Attention) is not null), (nameof(Counsellor), Counsellor, Counsellor == NoCounsellor || (counsellors is null ? IsCode(Counsellor) : CounsellorOf(counsellors) is not null)),
            (nameof(Country), Country, IsCountry(Country)), (nameof(Language), Language, Data.Cases.Language.Of(Language) is not null), (nameof(Contact), Contact, Contact == Never || WeeksOf() is not null),
            (nameof(From), From, Day(From) is not null), (nameof(Until), Until, Day(Until) is not null), (nameof(Sort), Sort, Read<CaseOrder>(Sort) is not null),
            (nameof(Columns), Columns, ListColumns.IsReadable(Columns)), ("Place", After ?? Before, Cursor() is not null),
        ];

    /// <summary>A day as it stands in an address.</summary>
    public static string? Of(DateOnly? day) => day?.ToString(DateFormat, CultureInfo.InvariantCulture);

    public static CaseloadAddress Of(Attention attention) => new() { Attention = Slugs.Of(attention) };

    public static CaseloadAddress Within(AlarmStep step) => new() { Step = Slugs.Of(step) };

    public CaseloadAddress At(PageCursor cursor) =>
        cursor.Backwards ? this with { After = null, Before = cursor.ToString() } : this with { After = cursor.ToString(), Before = null };

    /// <summary>A code for a person that is neither a name nor a key.</summary>
    public static string CodeOf(string userId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(userId)))[..CodeLength];

    /// <summary>What the address asks for; parts that cannot be read are left out.</summary>
    /// <param name="search">The search behind its id.</param>
    /// <param name="counsellors">Ids of the people among whom one may choose.</param>
    /// <param name="today">From which weeks are counted.</param>
    public CaseloadFilter Filter(CaseSearch? search, IEnumerable<string> counsellors, DateOnly today) => new()
    {
        State = Read<CaseState>(State),
        Phase = Read<CasePhase>(Phase),
        Step = Read<AlarmStep>(Step),
        Attention = Read<Attention>(Attention),
        Unassigned = Counsellor == NoCounsellor,
        CounsellorId = CounsellorOf(counsellors),
        Country = IsCountry(Country) ? Country : null,
        Language = Data.Cases.Language.Of(Language)?.Code,
        ContactBefore = WeeksOf() is { } weeks ? today.AddDays(-7 * weeks) : null,
        NeverContacted = Contact == Never,
        DeadlineFrom = Day(From),
        DeadlineUntil = Day(Until),
        Order = Order(),
        Search = search,
    };

    public override string ToString()
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)
            [("view", View), ("search", Search), ("attention", Attention), ("phase", Phase), ("step", Step), ("state", State), ("counsellor", Counsellor), ("country", Country), ("language", Language), ("contact", Contact), ("from", From), ("until", Until), ("sort", Sort), ("columns", Columns), ("all", All), ("after", After), ("before", Before)])
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }

        return $"{Path}{query}";
    }

    private string? CounsellorOf(IEnumerable<string> counsellors) => Counsellor is { } code ? counsellors.FirstOrDefault(id => CodeOf(id) == code) : null;

    private static bool IsCode(string? text) => text is { Length: CodeLength } && text.All(char.IsAsciiHexDigitLower);

    private int? WeeksOf() => int.TryParse(Contact, NumberStyles.None, CultureInfo.InvariantCulture, out var weeks) && Weeks.Contains(weeks) ? weeks : null;

    private static bool IsCountry(string? code) => code is Countries.Stateless or Countries.Unknown || Countries.IsKnown(code);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static TEnum? Read<TEnum>(string? slug)
        where TEnum : struct, Enum =>
        Slugs.TryParse<TEnum>(slug, out var value) ? value : null;
}
