using System.Globalization;
using System.Text;
using ReturnCase.Data.DecisionFiles;
using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Referrals;

/// <summary>Reads decisions from a table with a line of names above it. Quoted cells may hold separators, quotes and line ends.</summary>
internal static class DecisionCsv
{
    private static readonly char[] Separators = [';', ',', '\t'];

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
        text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4 && (text.Length == 5 || text[5] is '\r' or '\n') && Separators.Contains(text[4]) ? text[4] : null;

    // Whichever of the three stands most often in the line of names.
    private static char Separator(string text)
    {
        var first = text.AsSpan().TrimStart();
        first = first.IndexOfAny('\r', '\n') is >= 0 and var end ? first[..end] : first;
        var most = Separators[0];
        foreach (var separator in Separators)
        {
            most = first.Count(separator) > first.Count(most) ? separator : most;
        }

        return most;
    }

    private static IEnumerable<(int Line, List<string> Cells)> Rows(string text, char separator)
    {
        var (cells, cell, quoted, line, began, closed) = (new List<string>(), new StringBuilder(), false, 1, 1, false);
        for (var i = 0; i < text.Length; i++)
        {
            var sign = text[i];
            var endsLine = sign == '\n' || (sign == '\r' && !(i + 1 < text.Length && text[i + 1] == '\n'));
            line += endsLine ? 1 : 0;
            if (quoted)
            {
                if (sign != '"')
                {
                    cell.Append(sign);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    (quoted, closed) = (false, true);
                }
            }
            else if (sign == '"' && cell.Length == 0 && !closed)
            {
                quoted = true;
            }
            else if (sign == separator)
            {
                cells.Add(Taken(cell));
                closed = false;
            }
            else if (endsLine)
            {
                cells.Add(Taken(cell));
                yield return (began, cells);
                (cells, began, closed) = ([], line, false);
            }
            else if (sign != '\r')
            {
                cell.Append(sign);
            }
        }

        if (quoted)
        {
            throw new DecisionFileException(DecisionFileFault.OpenQuote, began.ToString(CultureInfo.InvariantCulture));
        }

        if (cell.Length > 0 || cells.Count > 0)
        {
            cells.Add(Taken(cell));
            yield return (began, cells);
        }
    }

    private static string Taken(StringBuilder cell)
    {
        var taken = cell.ToString();
        cell.Clear();
        return taken;
    }
}
