namespace ReturnCase.Web.Cases;

/// <summary>A column of a list of cases beside the case itself.</summary>
public enum ListColumn { Phase, Deadline, Needs, Contact, Counsellor, Country, Eighteen, SearchYear, PhaseSince }

/// <summary>The columns of a list, as they stand in an address: <c>phase.deadline.search-year</c>.</summary>
public static class ListColumns
{
    private const char Between = '.';

    /// <summary>What a list shows where nobody chose.</summary>
    /// <param name="counsellor">Cases of several people are in it.</param>
    public static IReadOnlyList<ListColumn> Usual(bool counsellor) =>
        [ListColumn.Phase, ListColumn.Deadline, ListColumn.Needs, ListColumn.Contact, .. counsellor ? [ListColumn.Counsellor] : Array.Empty<ListColumn>()];

    /// <summary>The columns that a text names, in the order in which they always stand; the usual ones where it names none.</summary>
    public static IReadOnlyList<ListColumn> Read(string? text, bool counsellor) => Named(text) is { Count: > 0 } named ? named : Usual(counsellor);

    /// <summary>How a choice stands in an address; null where it is the usual one, or none.</summary>
    public static string? Write(IEnumerable<string> slugs, bool counsellor) =>
        Named(string.Join(Between, slugs)) is { Count: > 0 } named && !named.SequenceEqual(Usual(counsellor)) ? string.Join(Between, named.Select(column => Slugs.Of(column))) : null;

    /// <summary>Every part of it names a column.</summary>
    public static bool IsReadable(string? text) => text is not null && text.Split(Between).All(part => Slugs.TryParse<ListColumn>(part, out _));

    private static IReadOnlyList<ListColumn> Named(string? text) =>
        [.. (text ?? "").Split(Between).Select(part => Slugs.TryParse<ListColumn>(part, out var column) ? column : (ListColumn?)null).OfType<ListColumn>().Distinct().Order()];
}
