using System.Globalization;

namespace ReturnCase.Benchmarks;

/// <summary>Says what came out, for people and for the table.</summary>
internal static class Report
{
    public static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The median of the ratios of turns side by side, with the least and the greatest.</summary>
    public static void Ratio(string name, IReadOnlyList<double> ratios, string target) =>
        Line($"{name}: {Median(ratios):0.00} (from {ratios.Min():0.00} to {ratios.Max():0.00} in {ratios.Count} turns; target {target})");
}
