using ReturnCase.Domain.Figures;

namespace ReturnCase.Tests.Domain.Figures;

public sealed class DisclosureTests
{
    private const int Turns = 4_000;

    [Theory]
    [InlineData(0, null)]
    [InlineData(4, null)]
    [InlineData(5, 10)]
    [InlineData(14, 10)]
    [InlineData(15, 20)]
    [InlineData(104, 100)]
    [InlineData(105, 110)]
    public void A_count_is_rounded_to_tens_and_under_five_it_is_hidden(int count, int? shown)
    {
        Assert.Equal(shown, Disclosure.Show(count));
        if (shown is { } number)
            Assert.InRange(count, Disclosure.Least(number), Disclosure.Greatest(number));
    }

    [Fact]
    public void Where_a_total_would_say_that_a_hidden_count_is_not_zero_a_second_one_is_hidden()
    {
        // 15 is shown as 20, and 12 as 10, behind which at most 14 can stand: the other would be at least 1.
        var table = Disclosure.Show([[12, 3]]);
        Assert.Equal([null, null], table.Cells[0]);
        Assert.Equal((20, 20), (table.RowTotals[0], table.Total));

        // Five and more are shown as 10: of two that are under five each, none would be zero.
        Assert.Null(Disclosure.Show([[1, 4]]).RowTotals[0]);

        // Of five each may be zero, for the four others may be four each.
        Assert.Equal(20, Disclosure.Show([[3, 3, 3, 3, 3]]).RowTotals[0]);

        // The least of those that are shown is hidden with it, the first of two alike.
        Assert.Equal([null, 20, 10, null], Disclosure.Show([[14, 24, 14, 4]]).Cells[0]);

        // Here it may well be zero.
        Assert.Equal([10, null], Disclosure.Show([[10, 3]]).Cells[0]);

        // Here too: 28 is shown as 30, behind which 25 may stand, and the others may be 14 each. No more is hidden than has to be.
        var open = Disclosure.Show([[0, 14, 14]]);
        Assert.Equal([null, 10, 10], open.Cells[0]);
        Assert.Equal(30, open.Total);
    }

    [Fact]
    public void Totals_are_rounded_by_themselves()
    {
        var table = Disclosure.Show([[6, 6, 6], [7, 7, 7]]);
        Assert.Equal([10, 10, 10], table.Cells[0]);
        Assert.Equal([20, 20], table.RowTotals);
        Assert.Equal([10, 10, 10], table.ColumnTotals);
        Assert.Equal(40, table.Total);
    }

    [Fact]
    public void Where_the_setting_says_so_everything_is_shown_as_it_is()
    {
        var table = Disclosure.Show([[0, 3], [12, 1]], exact: true);
        Assert.Equal([0, 3], table.Cells[0]);
        Assert.Equal([3, 13], table.RowTotals);
        Assert.Equal([12, 4], table.ColumnTotals);
        Assert.Equal(16, table.Total);
        Assert.Empty(Disclosure.Show([]).Cells);
    }

    /// <summary>Whoever adds and subtracts what is shown in a row or a column finds that a hidden count can be any from none to four.</summary>
    [Fact]
    public void No_row_or_column_narrows_a_hidden_count_down() => Every(counts =>
    {
        var (all, shown) = Whole(counts);
        for (var row = 0; row < shown.Length; row++)
            CanBeAnySmallNumber(all[row], shown[row]);
        for (var column = 0; column < shown[0].Length; column++)
        {
            var c = column;
            CanBeAnySmallNumber([.. all.Select(row => row[c])], [.. shown.Select(row => row[c])]);
        }
    });

    /// <summary>The strongest thing that can be said: behind everything that is shown, all totals included, another number may stand in the place of each hidden count.</summary>
    [Fact]
    public void For_every_hidden_count_another_table_is_shown_exactly_alike() => Every(counts =>
    {
        var shown = Text(Disclosure.Show(counts));
        var cells = Disclosure.Show(counts).Cells;
        foreach (var (row, column) in Places(counts).Where(place => cells[place.Row][place.Column] is null && counts[place.Row][place.Column] < Disclosure.HiddenUnder))
            Assert.True(Twins(counts, row, column).Any(twin => Text(Disclosure.Show(twin)) == shown), $"({row}, {column}) of\n{string.Join('\n', counts.Select(r => string.Join(' ', r)))}\n{shown}");
    });

    [Fact]
    public void Without_a_second_hidden_count_some_would_be_narrowed_down()
    {
        var found = 0;
        Every(counts =>
        {
            var shown = counts.Select(row => (int?[])[.. row.Select(Disclosure.Show), Disclosure.Show(row.Sum())]).ToArray();
            found += counts.Zip(shown).Count(row => Lowest(row.Second) > 0);
        });
        Assert.True(found > 100, $"Only {found} rows needed one, so that the tests above show little.");
    }

    private static void CanBeAnySmallNumber(int[] counts, int?[] shown)
    {
        // A second one hides in the same way, and can be any number.
        if (shown[^1] is not { } total || !counts[..^1].Zip(shown).Any(cell => cell.Second is null && cell.First < Disclosure.HiddenUnder))
            return;
        if (!counts[..^1].Zip(shown).Any(cell => cell.Second is null && cell.First >= Disclosure.HiddenUnder))
            Assert.True(Lowest(shown) <= 0, $"{string.Join(' ', shown)} of {string.Join(' ', counts)}");
        Assert.True(Disclosure.Greatest(total) - shown[..^1].Sum(cell => cell is { } number ? Disclosure.Least(number) : 0) >= Disclosure.HiddenUnder - 1, $"{string.Join(' ', shown)} of {string.Join(' ', counts)}");
    }

    // The least that one hidden count can be, if all are small and all others are as great as they can be.
    private static int Lowest(int?[] shown)
    {
        var hidden = shown[..^1].Count(cell => cell is null);
        return shown[^1] is { } total && hidden > 0
            ? Disclosure.Least(total) - shown[..^1].Sum(cell => cell is { } number ? Disclosure.Greatest(number) : 0) - ((hidden - 1) * (Disclosure.HiddenUnder - 1))
            : 0;
    }

    // Another number in one place; where that changes what is shown, a neighbour or three take it back.
    private static IEnumerable<int[][]> Twins(int[][] counts, int row, int column)
    {
        foreach (var step in Enumerable.Range(-4, 9).Where(step => step != 0 && counts[row][column] + step is >= 0 and < Disclosure.HiddenUnder))
        {
            foreach (var ((r, c), beside, below, across) in from place in Places(counts) from beside in (int[])[0, 1] from below in (int[])[0, 1] from across in (int[])[0, 1] select (place, beside, below, across))
            {
                var twin = With(counts, (row, column, step), (row, c, c == column ? 0 : -step * beside), (r, column, r == row ? 0 : -step * below), (r, c, r == row || c == column ? 0 : step * across));
                if (!twin.Any(line => line.Any(count => count < 0)))
                    yield return twin;
            }
        }
    }

    private static int[][] With(int[][] counts, params (int Row, int Column, int Step)[] changes)
    {
        int[][] changed = [.. counts.Select(row => row.ToArray())];
        foreach (var (row, column, step) in changes)
            changed[row][column] += step;
        return changed;
    }

    private static IEnumerable<(int Row, int Column)> Places(int[][] counts) => from row in Enumerable.Range(0, counts.Length) from column in Enumerable.Range(0, counts[row].Length) select (row, column);

    private static (int[][] All, int?[][] Shown) Whole(int[][] counts)
    {
        var table = Disclosure.Show(counts);
        int?[][] shown = [.. table.Cells.Zip(table.RowTotals).Select(row => (int?[])[.. row.First, row.Second]), [.. table.ColumnTotals, table.Total]];
        int[][] all = [.. counts.Select(row => (int[])[.. row, row.Sum()]), [.. Enumerable.Range(0, counts[0].Length).Select(column => counts.Sum(row => row[column])), counts.Sum(row => row.Sum())]];
        return (all, shown);
    }

    private static string Text(ShownTable table) =>
        string.Join('\n', table.Cells.Select(row => string.Join(' ', row.Select(cell => cell?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "x")))) + $"\n{string.Join(' ', table.RowTotals)} | {string.Join(' ', table.ColumnTotals)} | {table.Total}";

    // Tables as they occur: many small counts, some great ones, from one cell to eight by eight.
    private static void Every(Action<int[][]> holds)
    {
        var random = new Random(20_26);
        for (var turn = 0; turn < Turns; turn++)
        {
            var (rows, columns) = (random.Next(1, 9), random.Next(1, 9));
            holds([.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => random.Next(4) switch { 0 => random.Next(5), 1 => random.Next(16), 2 => random.Next(40), _ => random.Next(200) }).ToArray())]);
        }
    }
}
