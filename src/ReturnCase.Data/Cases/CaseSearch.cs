using System.Linq.Expressions;
using System.Text.RegularExpressions;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;

namespace ReturnCase.Data.Cases;

/// <summary>What somebody looks for: a case number, a V-number, or words of a name.</summary>
public sealed partial record CaseSearch
{
    public const int TextMaxLength = 100;

    private const int MaxWords = 6;

    // The years of which a number typed without its year may be.
    private const int FirstYear = 2000;
    private const int Years = 100;

    // One number, or where it was typed without its year the same of each year.
    private IReadOnlyList<string> Numbers { get; init; } = [];

    private (string First, string Last)? Range { get; init; }

    private string? VNumber { get; init; }

    private IReadOnlyList<NameWord> Words { get; init; } = [];

    public bool IsVNumber => VNumber is not null;

    /// <summary>What was looked for, without the value.</summary>
    public string By => Numbers.Count > 0 || Range is not null ? "number" : IsVNumber ? "V-number" : "name";

    /// <summary>Reads what was typed; null where there is nothing to look for.</summary>
    public static CaseSearch? Parse(string? text)
    {
        var typed = CaseNumber.Plain(text);
        if (Letters().IsMatch(typed))
        {
            return new CaseSearch { Range = (CaseNumber.Of("0000", "0"), CaseNumber.Of("9999", "999999")) };
        }

        if (NumbersIn(typed) is var numbers && CaseNumber.ReadBeginning(typed) is var beginning && (numbers.Count > 0 || beginning is not null))
        {
            return new CaseSearch { Numbers = numbers, Range = beginning };
        }

        if (Domain.People.VNumber.TryParse(Prefix().Replace(typed, ""), out var vNumber))
        {
            return new CaseSearch { VNumber = vNumber.Value };
        }

        var words = SearchWords.Read(typed);
        return words.Count == 0 ? null : new CaseSearch { Words = [.. words.Distinct().Take(MaxWords)] };
    }

    /// <summary>It is words of a name, which may be spelled in another way.</summary>
    public bool IsName => Words.Count > 0;

    /// <summary>The cases that fit. Every word must begin some part of the name. Give it only cases that the person may open: masked rows are never matched.</summary>
    internal IQueryable<CaseFile> In(IQueryable<CaseFile> cases, ReturnCaseDb db)
    {
        if (Range is var (first, last))
        {
            var whole = Numbers;
            return cases.Where(c => (c.Number.CompareTo(first) >= 0 && c.Number.CompareTo(last) <= 0) || whole.Contains(c.Number));
        }

        if (Numbers is { Count: > 0 } numbers)
        {
            return cases.Where(c => numbers.Contains(c.Number));
        }

        if (VNumber is { } vNumber)
        {
            return cases.Where(c => c.VNumber == vNumber);
        }

        return Words.Aggregate(cases, (found, word) => found.Where(c => Beginning(word, db).Contains(c.Id)));
    }

    /// <summary>
    /// The cases of which the name only sounds like what was typed: each part begins a word of the name or sounds like a part of it, also where one wrote as two words what the other
    /// wrote as one.
    /// </summary>
    internal IQueryable<CaseFile> SoundingIn(IQueryable<CaseFile> cases, ReturnCaseDb db)
    {
        var units = NameSound.Units(Words);
        var readings = new List<IReadOnlyList<NameWord>> { units };
        foreach (var parts in (IReadOnlyList<NameWord>[])[units, Words])
        {
            readings.AddRange(Enumerable.Range(0, Math.Max(0, parts.Count - 1)).Select(i => (IReadOnlyList<NameWord>)[.. parts.Take(i), NameSound.Joined(parts[i], parts[i + 1]), .. parts.Skip(i + 2)]));
        }

        // Which cases come into question is asked first: that is answered from an index, a choice between readings is not.
        var any = readings.SelectMany(reading => reading).Distinct().SelectMany(NameSound.SoughtBy).Distinct().ToArray();
        var found = readings.Select(reading => reading.Select(word => Sounding(word, db)).Aggregate(And)).Aggregate(Or);
        var exact = Words.Select(word => Begins(word, db)).Aggregate(And);
        return cases.Where(c => db.SearchTokens.Where(token => token.Kind == SearchTokenKind.Sound && any.Contains(token.Word)).Select(token => token.CaseFileId).Contains(c.Id))
            .Where(found).Where(Expression.Lambda<Func<CaseFile, bool>>(Expression.Not(exact.Body), exact.Parameters));
    }

    private static Expression<Func<CaseFile, bool>> Begins(NameWord word, ReturnCaseDb db) => c => Beginning(word, db).Contains(c.Id);

    private static Expression<Func<CaseFile, bool>> Sounding(NameWord word, ReturnCaseDb db)
    {
        var keys = NameSound.SoughtBy(word).ToArray();
        var begins = Begins(word, db);
        return keys.Length == 0 ? begins
            : Or(begins, c => db.SearchTokens.Where(token => token.Kind == SearchTokenKind.Sound && keys.Contains(token.Word)).Select(token => token.CaseFileId).Contains(c.Id));
    }

    // As a range, because only that is answered from an index on both databases. All letters are ASCII, so the next letter ends it.
    private static IQueryable<int> Beginning(NameWord word, ReturnCaseDb db)
    {
        var (first, beyond) = (word.Text, $"{word.Text[..^1]}{(char)(word.Text[^1] + 1)}");
        return db.SearchTokens.Where(token => token.Kind == SearchTokenKind.Word && token.Word.CompareTo(first) >= 0 && token.Word.CompareTo(beyond) < 0).Select(token => token.CaseFileId);
    }

    private static Expression<Func<CaseFile, bool>> And(Expression<Func<CaseFile, bool>> one, Expression<Func<CaseFile, bool>> other) => Joined(one, other, Expression.AndAlso);

    private static Expression<Func<CaseFile, bool>> Or(Expression<Func<CaseFile, bool>> one, Expression<Func<CaseFile, bool>> other) => Joined(one, other, Expression.OrElse);

    private static Expression<Func<CaseFile, bool>> Joined(Expression<Func<CaseFile, bool>> one, Expression<Func<CaseFile, bool>> other, Func<Expression, Expression, Expression> how) =>
        Expression.Lambda<Func<CaseFile, bool>>(how(one.Body, new Renamed(other.Parameters[0], one.Parameters[0]).Visit(other.Body)), one.Parameters);

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }

    // Whole numbers, also where zeros were left out. "2026" is number 2026 of some year, and the beginning of each of that year.
    private static IReadOnlyList<string> NumbersIn(string typed) => CaseNumber.Read(typed) is { } number ? [number]
        : PartOfNumber().Match(typed) is { Success: true } part ? [.. Enumerable.Range(FirstYear, Years).Select(year => CaseNumber.Of($"{year}", part.Groups[1].Value))]
        : [];

    // How every number begins, and no name.
    [GeneratedRegex("^RC[-\\s]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    [GeneratedRegex(@"^(?:RC[-\s]?)?([0-9]{1,6})$", RegexOptions.IgnoreCase)]
    private static partial Regex PartOfNumber();

    [GeneratedRegex(@"^v(?:[-\s]?(?:nummer|number|nr)\.?)?[:\s-]*(?=\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
