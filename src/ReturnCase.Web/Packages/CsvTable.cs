using System.Buffers;
using System.Globalization;
using System.Text;
using ReturnCase.Data.Referrals;

namespace ReturnCase.Web.Packages;

/// <summary>
/// The table as CSV: UTF-8 with its mark, semicolons, CRLF. Texts stand in quotes and days do not, so that a spreadsheet that takes what is quoted for text keeps leading zeros and still reads days as days.
/// </summary>
public static class CsvTable
{
    private const string LineEnd = "\r\n";

    private static readonly SearchValues<char> StartsFormula = SearchValues.Create("=+-@\t\r\n");

    public static async Task WriteAsync(Stream to, IAsyncEnumerable<PackedReferral> referrals, CancellationToken cancel = default)
    {
        await using var csv = new StreamWriter(to, new UTF8Encoding(true), leaveOpen: true);
        csv.Write(string.Join(';', ReferralTable.Names.Select(Cell)) + LineEnd);
        await foreach (var referral in referrals.WithCancellation(cancel))
        {
            csv.Write(string.Join(';', ReferralTable.Row(referral).Select(Cell)));
            await csv.WriteAsync(LineEnd.AsMemory(), cancel);
        }

        await csv.FlushAsync(cancel);
    }

    /// <summary>A text in quotes, and never a formula: what begins like one, also after spaces, gets a mark that makes it text.</summary>
    public static string Cell(string? value)
    {
        var text = value ?? "";
        // Spaces only: a tab or the end of a line is among what begins a formula.
        var start = text.AsSpan().TrimStart(' ');
        var safe = start.Length > 0 && StartsFormula.Contains(start[0]) ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Cell(TableValue cell) => cell.Day is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Cell(cell.Text);
}
