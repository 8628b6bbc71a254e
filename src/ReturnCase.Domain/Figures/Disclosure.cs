namespace ReturnCase.Domain.Figures;

/// <summary>A table of counts as it may be shown: null is a hidden count.</summary>
/// <param name="Cells">By row and column.</param>
/// <param name="RowTotals">Of each row.</param>
/// <param name="ColumnTotals">Of each column.</param>
/// <param name="Total">Of everything.</param>
public sealed record ShownTable(IReadOnlyList<IReadOnlyList<int?>> Cells, IReadOnlyList<int?> RowTotals, IReadOnlyList<int?> ColumnTotals, int? Total);

/// <summary>
/// How counts of children may be shown (domain 8): rounded to tens, under five hidden. Totals are rounded by themselves and are no sum of what is shown.
/// Where a total would still narrow a hidden count down, a second count of that row or column is hidden too, under the same sign, or else the total.
/// </summary>
public static class Disclosure
{
    /// <summary>Counts are rounded to this.</summary>
    public const int RoundedTo = 10;

    /// <summary>Counts under this are hidden, none at all included.</summary>
    public const int HiddenUnder = 5;

    private const int MostHidden = HiddenUnder - 1;
    private const int Above = RoundedTo / 2;

    /// <summary>A count that stands alone.</summary>
    public static int? Show(int count) => count < HiddenUnder ? null : (count + Above) / RoundedTo * RoundedTo;

    /// <summary>The least number that may stand behind a shown one.</summary>
    public static int Least(int shown) => shown - Above;

    /// <summary>The greatest number that may stand behind a shown one.</summary>
    public static int Greatest(int shown) => shown + Above - 1;

    /// <summary>A table and its totals.</summary>
    /// <param name="counts">True counts, row by row, each of the same length.</param>
    /// <param name="exact">The setting says that nothing is rounded or hidden.</param>
    public static ShownTable Show(IReadOnlyList<IReadOnlyList<int>> counts, bool exact = false)
    {
        var columns = counts.Count == 0 ? 0 : counts[0].Count;
        var all = new int[counts.Count + 1][];
        for (var row = 0; row < counts.Count; row++)
        {
            all[row] = [.. counts[row], counts[row].Sum()];
        }

        all[^1] = [.. Enumerable.Range(0, columns + 1).Select(column => all[..^1].Sum(row => row[column]))];
        var shown = all.Select(row => row.Select(count => exact ? count : Show(count)).ToArray()).ToArray();
        if (!exact)
        {
            HideSeconds(all, shown);
        }

        return new([.. shown[..^1].Select(row => row[..^1])], [.. shown[..^1].Select(row => row[^1])], shown[^1][..^1], shown[^1][^1]);
    }

    // Each row and each column is a sum, and so are the row and the column of totals. Hiding one more may open another sum, so this goes on until nothing changes.
    private static void HideSeconds(int[][] all, int?[][] shown)
    {
        bool changed;
        do
        {
            changed = false;
            for (var row = 0; row < all.Length; row++)
            {
                var r = row;
                changed |= HideSecond(all[row].Length, column => all[r][column], column => shown[r][column], column => shown[r][column] = null);
            }

            for (var column = 0; column < all[0].Length; column++)
            {
                var c = column;
                changed |= HideSecond(all.Length, row => all[row][c], row => shown[row][c], row => shown[row][c] = null);
            }
        }
        while (changed);
    }

    // The last of a line is its total. Whoever takes all hidden counts for small must not learn from it that one of them is not zero.
    private static bool HideSecond(int length, Func<int, int> count, Func<int, int?> shown, Action<int> hide)
    {
        var parts = Enumerable.Range(0, length - 1).ToArray();
        var hidden = parts.Where(part => shown(part) is null).ToArray();
        var open = parts.Where(part => shown(part) is not null).ToArray();
        if (shown(length - 1) is not { } total || hidden.Length == 0 || hidden.Any(part => count(part) >= HiddenUnder))
        {
            return false;
        }

        var left = Least(total) - open.Sum(part => Greatest(shown(part)!.Value)) - (MostHidden * (hidden.Length - 1));
        if (left <= 0)
        {
            return false;
        }

        hide(open.Length == 0 ? length - 1 : open.MinBy(part => (shown(part)!.Value, part)));
        return true;
    }
}
