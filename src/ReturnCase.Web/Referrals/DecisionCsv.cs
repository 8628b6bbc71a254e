using System.Globalization;
using ReturnCase.Data.DecisionFiles;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Referrals;

/// <summary>Reads decisions from a table with a line of names above it. Quoted cells may hold separators, quotes and line ends.</summary>
internal static class DecisionCsv
{
    public static IReadOnlyList<DecisionRecord> Read(string text)
    {
        var (records, item) = (new List<DecisionRecord>(), 0);
        string[]? columns = null;
        var declared = Declared(text);
        foreach (var (line, cells) in Rows(text, declared ?? Separator(text)))
        {
            if (cells.TrueForAll(string.IsNullOrWhiteSpace) || (declared is not null && line == 1))
            {
                continue;
            }

            if (columns is null)
            {
                columns = Columns(cells);
                continue;
            }

            if (++item > DecisionFile.MostLines)
            {
                throw new DecisionFileException(DecisionFileFault.TooManyLines, $"{DecisionFile.MostLines}");
            }

            records.Add(Record(item, line, columns, cells));
        }

        return columns is null ? throw new DecisionFileException(DecisionFileFault.NoHeader)
            : records.Count == 0 ? throw new DecisionFileException(DecisionFileFault.NoLines)
            : records;
    }

    private static DecisionRecord Record(int item, int line, string[] columns, List<string> cells)
    {
        var (fields, faults) = (new Dictionary<string, string>(), new List<string>());
        foreach (var (i, cell) in cells.Index())
        {
            if (i >= columns.Length)
            {
                if (!string.IsNullOrWhiteSpace(cell))
                {
                    faults.Add(nameof(DecisionFault.TooManyCells));
                }
            }
            else if (cell.Length > DecisionFields.MostCharacters)
            {
                faults.Add(DecisionFaults.Code(DecisionFault.TooLong, columns[i]));
            }
            else if (cell.Typed() is { } value)
            {
                fields[columns[i]] = value;
            }
        }

        return new(item, line, fields, faults);
    }

    private static string[] Columns(List<string> names)
    {
        // Empty names at the end are what a spreadsheet leaves of columns that were cleared.
        var written = names[..(names.FindLastIndex(name => !string.IsNullOrWhiteSpace(name)) + 1)];
        var columns = written.Select(name => DecisionFields.Named(name) ?? throw new DecisionFileException(DecisionFileFault.UnknownColumn, Shown(name))).ToArray();
        return columns.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice ? throw new DecisionFileException(DecisionFileFault.DoubleColumn, twice.Key)
            : new[] { DecisionFields.IndReference, DecisionFields.Kind, DecisionFields.Date }.FirstOrDefault(name => !columns.Contains(name)) is { } missing ? throw new DecisionFileException(DecisionFileFault.MissingColumn, missing)
            : columns;
    }

    private static string Shown(string name) => name.Typed() is { } typed ? typed[..Math.Min(typed.Length, 40)] : "";

    // A spreadsheet may say it on the first line: sep=;
    private static char? Declared(string text) =>
        text.Length > 4 && (text.Length == 5 || text[5] is '\r' or '\n') ? CsvRows.DeclaredBy(text.AsSpan(0, 5)) : null;

    private static char Separator(string text)
    {
        var first = text.AsSpan().TrimStart();
        return CsvRows.SeparatorOf(first.IndexOfAny('\r', '\n') is >= 0 and var end ? first[..end] : first);
    }

    private static IEnumerable<(int Line, List<string> Cells)> Rows(string text, char separator)
    {
        using var reader = new StringReader(text);
        using var rows = CsvRows.Read(reader, separator).GetEnumerator();
        while (Next())
        {
            yield return rows.Current;
        }

        bool Next()
        {
            try
            {
                return rows.MoveNext();
            }
            catch (OpenQuoteException quote)
            {
                throw new DecisionFileException(DecisionFileFault.OpenQuote, quote.Line.ToString(CultureInfo.InvariantCulture));
            }
        }
    }
}
