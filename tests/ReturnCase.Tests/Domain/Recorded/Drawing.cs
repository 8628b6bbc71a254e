using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain.Recorded;

/// <summary>Draws what a member of the domain takes, from a case and its surroundings: its own parts, days around it, every role, wrong ones too. The same seed draws the same.</summary>
/// <param name="seed">Whatever begins the draws.</param>
/// <param name="c">The case.</param>
internal sealed class Drawing(int seed, CaseBuilder c)
{
    private const int Deepest = 4;

    private static readonly int[] Days = [0, 0, 0, 1, -1, 2, -2, 6, 7, -7, 8, 13, 14, 28, 30, -30, 31, 89, 90, 91, 180, -180, 364, 365, 366, -365, 730];
    private static readonly int[] Numbers = [-1, 0, 0, 1, 1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13, 14, 28, 29, 30, 31, 52, 53, 60, 61, 72, 73, 90, 91, 104, 105, 180, 181, 365, 366];
    private static readonly Actor[] People = [.. Enum.GetValues<ActorRole>().Select(role => new Actor($"{role}", $"{role}", role)), Staff.Sanne, Staff.Ingrid, Staff.Hassan, Staff.Pieter];

    // As many as may be, and one more.
    private static readonly int[] Many = [10, 11, 20, 21];
    private static readonly Actor[] Workers = [Staff.Sanne, Staff.Ingrid, Staff.Hassan];

    private readonly Random _random = new(seed);

    private DateOnly? _day;

    // What a name of a number or of a text speaks of.
    private static readonly Dictionary<string, Type> Subjects = new(StringComparer.OrdinalIgnoreCase)
    {
        ["candidate"] = typeof(ShelterCandidate),
        ["receiver"] = typeof(ShelterCandidate),
        ["request"] = typeof(CooperationFact),
        ["decision"] = typeof(AuthorityDecision),
        ["about"] = typeof(AuthorityDecision),
        ["document"] = typeof(TravelDocument),
        ["question"] = typeof(Statement),
        ["answer"] = typeof(Statement),
        ["referralNumber"] = typeof(Referral),
        ["country"] = typeof(CountryNamed),
    };

    /// <summary>The case: a copy of its own for each draw, which goes on from what was read back, so that a verb does to it what it does and none finds what another one left.</summary>
    public CaseFile File => field ??= Copy();

    /// <summary>A value of a type; null where there is none, and then <paramref name="found"/> is false unless the type allows it.</summary>
    public object? Of(Type type, out bool found, int depth = 0)
    {
        found = true;
        if (Nullable.GetUnderlyingType(type) is { } under)
            return _random.Next(4) == 0 ? null : Of(under, out found, depth);
        if (type.IsEnum)
            return Any(Enum.GetValues(type).Cast<object>());
        if (type == typeof(int))
            return _random.Next(4) switch { 0 => _random.Next(0, File.Version + 2), 1 => Any(Numbers), _ => Sequence() };
        if (type == typeof(long))
            return (long)Any(Numbers);
        if (type == typeof(bool))
            return _random.Next(2) == 0;
        if (type == typeof(string))
            return Any(Texts());
        if (type == typeof(DateOnly))
            return Day();
        if (type == typeof(DateTime))
            return Day().ToDateTime(new TimeOnly(_random.Next(24), 0), DateTimeKind.Utc);
        if (type == typeof(TimeOnly))
            return new TimeOnly(_random.Next(24), _random.Next(60));
        if (type == typeof(CaseFile))
            return File;
        if (type == typeof(Actor))
            return Any(People);
        if (type == typeof(Change))
            return Change();
        if (type == typeof(CasePolicy))
            return _random.Next(2) == 0 ? CasePolicy.Default : VaryOne(CasePolicy.Default);
        if (Parts(type) is { } parts)
            return (found = parts.Length > 0) ? Any(parts) : null;
        if (Listed(type) is { } element)
            return List(element, out found, depth);
        return typeof(CaseFile).Assembly == type.Assembly && depth < Deepest ? Made(type, out found, depth) : Nothing(out found);
    }

    private CaseFile Copy()
    {
        var copy = c.File.AsKnownAt(c.By(Staff.Sanne).RecordedAt, CasePolicy.Default)!;
        IsPast(copy) = false;
        return copy;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_isPast")]
    private static extern ref bool IsPast(CaseFile file);

    // Mostly by somebody who works on the case, and of today.
    private Change Change() => c.By(_random.Next(6) > 0 ? Any(Workers) : Any(People), _random.Next(8) == 0 ? null : "because", c.Today.AddDays(_random.Next(3) > 0 ? 0 : Any(Days) is var days && days > 1 && _random.Next(8) > 0 ? -days : days)) with
    {
        Corrects = _random.Next(8) == 0 && File.Facts.Count > 0 ? Any(File.Facts).Sequence : null,
    };

    // A day again, a day of which the case speaks or one beside it, or a day around today.
    private DateOnly Day()
    {
        var days = Border.DaysOf(c);
        _day = _random.Next(6) switch { 0 when _day is { } same => same, 1 or 2 => Any(days).AddDays(_random.Next(-1, 2)), 3 => Any(days), 4 => Any(File.Entries).OccurredOn, _ => c.Today.AddDays(Any(Days)) };
        return _day.Value;
    }

    // Each kind of fact as often as any other, whatever there is more of.
    private int Sequence() => Any(Any(File.Facts.GroupBy(fact => fact.GetType().Name).OrderBy(of => of.Key, StringComparer.Ordinal).ToArray()).ToArray()).Sequence;

    private IEnumerable<string> Texts() => ["", " ", "A", "D.", "text", "GN", "SN", "Amina", "Diallo", File.Number, "RC-2026-000001", "0000000001", .. File.Referrals.Select(referral => referral.Number), .. File.Facts.OfType<Statement>().Select(statement => statement.Reference ?? "")];

    private object[]? Parts(Type type)
    {
        object[] all = [.. CaseSnapshot.Parts(File)];
        return typeof(RecordedFact).IsAssignableFrom(type) || all.Any(type.IsInstanceOfType) ? [.. all.Where(type.IsInstanceOfType)] : null;
    }

    private static Type? Listed(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() is var of && (of == typeof(IReadOnlyList<>) || of == typeof(IEnumerable<>) || of == typeof(IReadOnlyCollection<>) || of == typeof(List<>)) ? type.GetGenericArguments()[0] : null;

    private Array List(Type element, out bool found, int depth)
    {
        (found, var list) = (true, (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!);
        for (var more = _random.Next(16) is var many && many < Many.Length ? Many[many] : many % 3; more > 0; more--)
        {
            if (Of(element, out var one, depth + 1) is var value && one)
                list.Add(value);
        }

        var array = Array.CreateInstance(element, list.Count);
        list.CopyTo(array, 0);
        return array;
    }

    // By the constructor that takes most, and half of what may be set besides.
    private object? Made(Type type, out bool found, int depth)
    {
        found = false;
        var constructor = type.IsAbstract ? null : type.GetConstructors().Where(one => one.GetParameters().All(p => p.ParameterType != type)).MaxBy(one => one.GetParameters().Length);
        if (constructor is null && !type.IsValueType)
            return null;
        var arguments = Arguments(constructor?.GetParameters() ?? [], depth + 1);
        if (arguments is null)
            return null;
        object made;
        try
        {
            made = constructor is null ? Activator.CreateInstance(type)! : constructor.Invoke(arguments);
        }
        catch (TargetInvocationException)
        {
            return null;
        }

        foreach (var property in type.GetProperties().Where(p => p.SetMethod is { IsPublic: true } && _random.Next(2) == 0 && !Array.Exists(constructor?.GetParameters() ?? [], a => a.Name == p.Name)))
        {
            if (Of(property.PropertyType, out var has, depth + 1) is { } value && has)
                property.SetValue(made, value);
        }

        found = true;
        return made;
    }

    /// <summary>What a member takes; null where something of it cannot be drawn.</summary>
    public object?[]? Arguments(ParameterInfo[] parameters, int depth = 0)
    {
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].ParameterType.IsByRef)
                return null;
            var found = true;
            arguments[i] = Named(parameters[i]) ?? Of(parameters[i].ParameterType, out found, depth);
            if (!found && !parameters[i].HasDefaultValue)
                return null;
        }

        return arguments;
    }

    // Mostly what it speaks of, where the case has one.
    private object? Named(ParameterInfo parameter)
    {
        if (!Subjects.TryGetValue(parameter.Name!, out var subject) || _random.Next(4) == 0 || Parts(subject) is not { Length: > 0 } parts)
            return null;
        return (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType, Any(parts)) switch
        {
            ({ } type, RecordedFact fact) when type == typeof(int) => fact.Sequence,
            ({ } type, Referral referral) when type == typeof(string) => referral.Number,
            ({ } type, CountryNamed named) when type == typeof(string) => named.Country,
            _ => null,
        };
    }

    // One term at a time is another than usual: what is refused is refused for that one.
    private CasePolicy VaryOne(CasePolicy policy)
    {
        var property = Any(typeof(CasePolicy).GetProperties().Where(p => p.SetMethod is { IsPublic: true } && (p.PropertyType == typeof(int) || p.PropertyType.IsEnum || p.PropertyType == typeof(bool))).OrderBy(p => p.Name, StringComparer.Ordinal));
        var other = policy with { };
        property.SetValue(other, property.PropertyType == typeof(int) ? Any(Numbers) : Of(property.PropertyType, out _));
        return other;
    }

    private T Any<T>(IEnumerable<T> of) => of is IReadOnlyList<T> list ? list[_random.Next(list.Count)] : Any(of.ToArray());

    private static object? Nothing(out bool found)
    {
        found = false;
        return null;
    }
}
