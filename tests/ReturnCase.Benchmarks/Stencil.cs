using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace ReturnCase.Benchmarks;

/// <summary>
/// A page as somebody would write it by hand for speed: what is always the same lies ready, and what the database said is put between with a StringBuilder, encoded and in the words of the language.
/// It is cut from a page of the program by the values that the page's own commands gave.
/// </summary>
internal sealed class Stencil
{
    private const int ShortestText = 3;
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl");
    private static readonly string[] Forms = ["d MMMM yyyy", "d MMM yyyy", "d MMMM", "d MMM", "dd-MM-yyyy", "yyyy-MM-dd"];
    private readonly List<(string Before, Hole? Hole)> _parts = [];

    private Stencil()
    {
    }

    public int Holes => _parts.Count(part => part.Hole is not null);

    /// <summary>Cuts a page where values of these answers stand in it.</summary>
    /// <param name="html">The page.</param>
    /// <param name="answers">The rows of each command.</param>
    /// <param name="encoder">How the program encodes.</param>
    public static Stencil Cut(string html, IReadOnlyList<List<object?[]>> answers, HtmlEncoder encoder)
    {
        var marks = new SortedDictionary<int, (int Length, Hole Hole)>();
        foreach (var (text, hole) in Values(answers, encoder).DistinctBy(value => value.Text).OrderByDescending(value => value.Text.Length))
        {
            for (var at = html.IndexOf(text, StringComparison.Ordinal); at >= 0; at = html.IndexOf(text, at + text.Length, StringComparison.Ordinal))
            {
                if (!marks.Any(mark => mark.Key < at + text.Length && at < mark.Key + mark.Value.Length))
                    marks[at] = (text.Length, hole);
            }
        }

        var (stencil, from) = (new Stencil(), 0);
        foreach (var (at, (length, hole)) in marks)
        {
            stencil._parts.Add((html[from..at], hole));
            from = at + length;
        }

        stencil._parts.Add((html[from..], null));
        return stencil;
    }

    public string Fill(IReadOnlyList<List<object?[]>> answers, HtmlEncoder encoder)
    {
        var page = new StringBuilder(64 * 1024);
        foreach (var (before, hole) in _parts)
        {
            page.Append(before);
            if (hole is { } one && answers[one.Command] is var rows && one.Row < rows.Count)
                page.Append(Written(rows[one.Row][one.Column], one.Form, encoder));
        }

        return page.ToString();
    }

    private static IEnumerable<(string Text, Hole Hole)> Values(IReadOnlyList<List<object?[]>> answers, HtmlEncoder encoder)
    {
        for (var command = 0; command < answers.Count; command++)
        {
            for (var row = 0; row < answers[command].Count; row++)
            {
                for (var column = 0; column < answers[command][row].Length; column++)
                {
                    if (answers[command][row][column] is not string value)
                        continue;
                    foreach (var form in Day(value) is null ? [null] : Forms.Prepend(null))
                    {
                        if (Written(value, form, encoder) is { Length: >= ShortestText } text)
                            yield return (text, new(command, row, column, form));
                    }
                }
            }
        }
    }

    private static string Written(object? value, string? form, HtmlEncoder encoder) =>
        value is not string text ? "" : form is not null && Day(text) is { } day ? day.ToString(form, Dutch) : encoder.Encode(text);

    private static DateOnly? Day(string text) =>
        text.Length >= 10 && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private sealed record Hole(int Command, int Row, int Column, string? Form);
}
