using System.Buffers;
using System.Globalization;
using System.Text;
using ReturnCase.Data.DecisionFiles;

namespace ReturnCase.Web.Referrals;

/// <summary>The faults of a decision file as a table to send back to whoever made it: UTF-8 with a byte order mark, semicolons, and no cell that can run in a spreadsheet.</summary>
public static class DecisionErrors
{
    private const string LineEnd = "\r\n";
    private static readonly SearchValues<char> StartsFormula = SearchValues.Create("=+-@\t\r\n");

    /// <param name="head">Words above the columns: line, number, reference, field, value, error.</param>
    /// <param name="lines">Lines with faults.</param>
    /// <param name="words">Puts faults into words.</param>
    public static byte[] Csv(IEnumerable<string> head, IEnumerable<(DecisionLineRow Row, DecisionRecord Record)> lines, DecisionLineWords words)
    {
        var table = new StringBuilder().AppendJoin(';', head.Select(Cell)).Append(LineEnd);
        foreach (var (row, record) in lines)
        {
            foreach (var (field, value, sentence) in words.Faults(row, record))
            {
                table.AppendJoin(';', new[] { Number(row.Line), Number(row.Item), record[DecisionFields.IndReference], field, value, sentence }.Select(Cell)).Append(LineEnd);
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(table.ToString())];
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Cell(string? value)
    {
        var text = value ?? "";
        var safe = text.AsSpan().TrimStart() is [var first, ..] && StartsFormula.Contains(first) ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
