using System.Globalization;
using System.Text.RegularExpressions;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;

namespace ReturnCase.Data.Cases;

/// <summary>What somebody looks for: a case number, a V-number, or words of a name.</summary>
public sealed partial record CaseSearch
{
    public const int TextMaxLength = 100;

    private const int MaxWords = 6;

    private string? Number { get; init; }

    private string? VNumber { get; init; }

    private IReadOnlyList<string> Words { get; init; } = [];

    public bool IsVNumber => VNumber is not null;

    /// <summary>What was looked for, without the value.</summary>
    public string By => Number is not null ? "number" : IsVNumber ? "V-number" : "name";

    /// <summary>Reads what was typed; null where there is nothing to look for.</summary>
    public static CaseSearch? Parse(string? text)
    {
        var typed = text?.Trim() ?? "";
        if (CaseNumber().Match(typed) is { Success: true } number)
        {
            return new CaseSearch { Number = string.Create(CultureInfo.InvariantCulture, $"RC-{number.Groups[1].Value}-{int.Parse(number.Groups[2].Value, CultureInfo.InvariantCulture):000000}") };
        }

        if (Domain.People.VNumber.TryParse(typed, out var vNumber))
        {
            return new CaseSearch { VNumber = vNumber.Value };
        }

        var words = SearchWords.Of(typed);
        return words.Count == 0 ? null : new CaseSearch { Words = [.. words.Take(MaxWords)] };
    }

    /// <summary>The cases that fit. Every word must begin some part of the name. Give it only cases that the person may open: masked rows are never matched.</summary>
    internal IQueryable<CaseFile> In(IQueryable<CaseFile> cases, ReturnCaseDb db)
    {
        if (Number is { } number)
        {
            return cases.Where(c => c.Number == number);
        }

        if (VNumber is { } vNumber)
        {
            return cases.Where(c => c.VNumber == vNumber);
        }

        return Words.Aggregate(cases, (found, word) => found.Where(c => db.NameTokens.Any(token => token.CaseFileId == c.Id && token.Word.StartsWith(word))));
    }

    [GeneratedRegex(@"^RC[-\s]?(\d{4})[-\s]?(\d{1,6})$", RegexOptions.IgnoreCase)]
    private static partial Regex CaseNumber();
}
