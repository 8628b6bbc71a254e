using System.Text;

namespace ReturnCase.Web.Forms;

/// <summary>A quote that is opened on this line and never closed.</summary>
public sealed class OpenQuoteException(int line) : Exception($"A quote opened on line {line} is not closed.")
{
    public int Line { get; } = line;
}

/// <summary>Reads a table row by row. Quoted cells may hold separators, quotes and line ends. Holds one row at a time.</summary>
public static class CsvRows
{
    /// <summary>What separates cells in the files of the spreadsheets people use.</summary>
    public static IReadOnlyList<char> Separators { get; } = [';', ',', '\t'];

    private const int BufferSize = 32 * 1024;

    /// <summary>Whichever of the separators stands most often in a line of names.</summary>
    public static char SeparatorOf(ReadOnlySpan<char> names)
    {
        var most = Separators[0];
        foreach (var separator in Separators)
            most = names.Count(separator) > names.Count(most) ? separator : most;
        return most;
    }

    /// <summary>The separator that a spreadsheet may declare on a line of its own, as sep=; does.</summary>
    public static char? DeclaredBy(ReadOnlySpan<char> line) =>
        line.Length == 5 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && Separators.Contains(line[4]) ? line[4] : null;

    /// <summary>Each row with the line on which it begins, from 1.</summary>
    /// <param name="text">The table.</param>
    /// <param name="separator">What separates its cells.</param>
    /// <param name="mostInCell">A quoted cell that is longer was never closed.</param>
    /// <exception cref="OpenQuoteException">A quote is not closed.</exception>
    public static IEnumerable<(int Line, List<string> Cells)> Read(TextReader text, char separator, int mostInCell = int.MaxValue)
    {
        var (cells, cell, quoted, line, began, closed) = (new List<string>(), new StringBuilder(), false, 1, 1, false);
        var signs = new Signs(text);
        while (signs.Next() is { } sign)
        {
            var endsLine = sign == '\n' || (sign == '\r' && signs.Ahead() != '\n');
            line += endsLine ? 1 : 0;
            if (quoted)
            {
                if (sign != '"')
                {
                    cell.Append(sign);
                    if (cell.Length > mostInCell)
                        throw new OpenQuoteException(began);
                }
                else if (signs.Ahead() == '"')
                {
                    cell.Append('"');
                    signs.Next();
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
            throw new OpenQuoteException(began);
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

    // A reader's own look ahead may stop at the end of what it has read.
    private sealed class Signs(TextReader text)
    {
        private readonly char[] _buffer = new char[BufferSize];
        private int _at;
        private int _count;

        public char? Next() => Fill() ? _buffer[_at++] : null;

        public char? Ahead() => Fill() ? _buffer[_at] : null;

        private bool Fill()
        {
            if (_at < _count)
                return true;
            (_at, _count) = (0, text.ReadBlock(_buffer));
            return _count > 0;
        }
    }
}
