using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Tasks;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain.Recorded;

/// <summary>The days on which something begins or ends in a case: those are the days on which a rule that is off by one says otherwise.</summary>
internal static partial class Border
{
    private const int Most = 60;

    private static readonly ConditionalWeakTable<CaseBuilder, IReadOnlyList<DateOnly>> Known = [];

    /// <summary>The days of which the case and its clocks speak, as it stood when it was first asked.</summary>
    public static IReadOnlyList<DateOnly> DaysOf(CaseBuilder c) => Known.GetValue(c, Days);

    /// <summary>What the case asks, may do and says of its clocks on each of those days, and on the days before and after.</summary>
    public static string Around(CaseBuilder c)
    {
        var days = Days(c).SelectMany(day => (DateOnly[])[day.AddDays(-1), day, day.AddDays(1)]).Distinct().Order().ToArray();
        return string.Join('\n', days.Where((_, i) => i % ((days.Length / Most) + 1) == 0).Select(day => $"{day:yyyy-MM-dd} {On(c, day)}"));
    }

    private static string On(CaseBuilder c, DateOnly day)
    {
        var change = new Change(Staff.Ingrid, day, day.ToDateTime(new TimeOnly(11, 0), DateTimeKind.Utc), "because", "letter");
        return string.Join('\n', (string[])
        [
            Saying.Of(() => CaseClocks.For(c.File, day, CasePolicy.Default)),
            Saying.Of(() => DerivedTasks.Of(c.File, day, CasePolicy.Default)),
            Saying.Of(() => c.File.MoveOptions(change)),
            Saying.Of(() => c.File.OutcomeOptions(change)),
        ]);
    }

    private static IReadOnlyList<DateOnly> Days(CaseBuilder c) =>
    [
        .. CaseSnapshot.Parts(c.File).SelectMany(part => part.GetType().GetProperties().Where(of => of.PropertyType == typeof(DateOnly) || of.PropertyType == typeof(DateOnly?)).Select(of => of.GetValue(part)).OfType<DateOnly>())
            .Concat(InWords($"{Saying.Of(() => CaseClocks.For(c.File, c.Today, CasePolicy.Default))} {Saying.Of(() => DerivedTasks.Of(c.File, c.Today, CasePolicy.Default))}"))
            .Where(day => day.Year is > 2000 and < 2100).Distinct().Order(),
    ];

    private static IEnumerable<DateOnly> InWords(string text) => Day().Matches(text).Select(found => DateOnly.ParseExact(found.Value, "O", CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b")]
    private static partial Regex Day();
}
