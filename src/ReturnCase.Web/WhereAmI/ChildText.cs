using System.Globalization;

namespace ReturnCase.Web.WhereAmI;

/// <summary>What the page says in one state: where the child is, what is asked of it, what can follow.</summary>
public sealed record StateText(IReadOnlyList<string> Now, IReadOnlyList<string> Ask, IReadOnlyList<string> Next);

/// <summary>The child's page in one language.</summary>
/// <param name="Language">Tag of the language (BCP 47): <c>nl</c>, <c>ar</c>.</param>
/// <param name="Name">What the language is called in itself.</param>
/// <param name="RightToLeft">Written from right to left.</param>
/// <param name="Reviewed">Somebody who masters the language checked the texts; without that the page says so.</param>
/// <param name="SpokenAs">How a case may name this language as one that the child speaks.</param>
/// <param name="Months">The months, from January on.</param>
/// <param name="DateForm">A date, with <c>{day}</c>, <c>{month}</c> and <c>{year}</c>.</param>
/// <param name="Words">The texts that are not about one state.</param>
/// <param name="States">The texts of each state.</param>
public sealed record ChildText(
    string Language, string Name, bool RightToLeft, bool Reviewed, IReadOnlyList<string> SpokenAs, IReadOnlyList<string> Months, string DateForm,
    IReadOnlyDictionary<ChildWord, string> Words, IReadOnlyDictionary<ChildState, StateText> States)
{
    private const char Isolate = '\u2068';
    private const char EndIsolate = '\u2069';

    public string Direction => RightToLeft ? "rtl" : "ltr";

    public string this[ChildWord word] => Words[word];

    public string this[ChildWord word, DateOnly date] => Words[word].Replace("{date}", Alone(Date(date)), StringComparison.Ordinal);

    public string this[ChildWord word, string name] => Words[word].Replace("{name}", Alone(name), StringComparison.Ordinal);

    /// <summary>A date of the calendar that letters in the Netherlands use, in the digits that stand in them.</summary>
    public string Date(DateOnly date) => DateForm
        .Replace("{day}", date.Day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{month}", Months[date.Month - 1], StringComparison.Ordinal)
        .Replace("{year}", date.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>Whether the languages noted in a case name this one.</summary>
    public bool IsSpokenBy(string languages) => SpokenAs.Any(name => languages.Contains(name, StringComparison.OrdinalIgnoreCase));

    // What is filled in may run the other way: it keeps its own order, and leaves that of the sentence alone.
    private string Alone(string filledIn) => RightToLeft ? $"{Isolate}{filledIn}{EndIsolate}" : filledIn;
}
