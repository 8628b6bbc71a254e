using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Tests.Domain.Recorded;

/// <summary>Whatever the domain answers, in words that are the same each time: values as they are, a part of a case by its sequence, everything else by its public properties.</summary>
internal static class Saying
{
    private const int Deepest = 5;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    public static string Of(object? value) => Of(value, 0);

    /// <summary>What a call answers, or how it is refused.</summary>
    public static string Of(Func<object?> call)
    {
        try
        {
            return Of(call());
        }
        catch (Exception exception)
        {
            return ((exception as TargetInvocationException)?.InnerException ?? exception) switch
            {
                CaseRefusedException refused => $"refused: {string.Join(' ', refused.Guards)}",
                var other => other.GetType().Name,
            };
        }
    }

    private static string Of(object? value, int depth) => value switch
    {
        null => "-",
        string text => text,
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        Enum or bool => $"{value}",
        IFormattable number when value.GetType().IsPrimitive || value is decimal or TimeOnly or TimeSpan or DateTimeOffset => number.ToString(null, CultureInfo.InvariantCulture),
        Type type => type.Name,
        CaseFile => "the case",
        CaseEntry line => $"line {line.Sequence}",
        RecordedFact fact => $"{fact.GetType().Name} {fact.Sequence}",
        Delegate => "a function",
        IEnumerable many => depth > Deepest ? "…" : $"[{string.Join(", ", many.Cast<object?>().Take(200).Select(one => Of(one, depth + 1)))}]",
        _ => depth > Deepest ? value.GetType().Name : $"{{{string.Join(", ", Kept(value.GetType()).Select(property => $"{property.Name}={Read(property, value, depth)}"))}}}",
    };

    private static string Read(PropertyInfo property, object value, int depth)
    {
        try
        {
            return Of(property.GetValue(value), depth + 1);
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException!.GetType().Name;
        }
    }

    private static PropertyInfo[] Kept(Type type) => Properties.GetOrAdd(type, static of =>
        [.. of.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && property.GetMethod is not null).OrderBy(property => property.Name, StringComparer.Ordinal)]);
}
