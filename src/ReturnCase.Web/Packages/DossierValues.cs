using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Localization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;
using ReturnCase.Web.Documents;

namespace ReturnCase.Web.Packages;

/// <summary>Reads whatever a referral froze off it, property by property, so that a field that is added is told without anybody thinking of it.</summary>
public sealed class DossierValues(IStringLocalizer<ReferralDossier> labels, EnumText words, IStringLocalizer<SharedText> shared)
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();
    private static readonly HashSet<string> CountryCodes = ["Nationality", "Country", "Countries"];

    /// <summary>What one thing has recorded of it, in the order in which it is defined; lists and what is told elsewhere are left out.</summary>
    public DossierBlock.Terms Terms(object thing, DossierLines lines, params string[] told) => new(
    [
        .. from property in Of(thing.GetType())
           where !told.Contains(property.Name) && property.GetValue(thing) is not (null or FrozenFact or FrozenFact[])
           let value = Value(property.Name, property.GetValue(thing), lines)
           where value.Length > 0
           select (Label(thing.GetType(), property.Name), value),
    ]);

    /// <summary>A table of things of one kind. A column that is empty in all of them is left out.</summary>
    public DossierBlock.Table Table<T>(string caption, IReadOnlyList<T> things, DossierLines lines, params string[] told)
        where T : notnull
    {
        PropertyInfo[] properties = [.. Of(typeof(T)).Where(property => !told.Contains(property.Name) && things.Any(thing => Value(property.Name, property.GetValue(thing), lines).Length > 0))];
        return new(caption, [.. properties.Select(property => Label(typeof(T), property.Name))], [.. things.Select(thing => (string[])[.. properties.Select(property => Value(property.Name, property.GetValue(thing), lines))])]);
    }

    public string this[string key, params object[] arguments] => labels[key, arguments];

    public string this[Enum choice] => words[choice];

    /// <summary>What a field is called: by its kind of thing where that has its own word.</summary>
    public string Label(Type type, string property) => labels[$"Field{type.Name}.{property}"] is { ResourceNotFound: false } own ? own : labels[$"Field{property}"];

    /// <summary>What a value is called in words.</summary>
    public string Value(string property, object? value, DossierLines lines) => (property, value) switch
    {
        (_, null) => "",
        ("Candidate" or "Receiver" or "About", int line) => lines.Of(line),
        ("CitedFacts" or "Papers", int[] cited) => string.Join("\n", cited.Select(lines.Of)),
        (_, FrozenReferral.Cause[] causes) => string.Join(", ", causes.Select(cause => $"{words[cause.Kind]} ({labels["Line", cause.Line]})")),
        (_, FrozenReferral.Part[] parts) => string.Join("\n", parts.Select(part => $"{words[part.Heading]}: {part.Text}")),
        (_, FrozenReferral.AgreedWith[] agreed) => string.Join("\n", agreed.Select(one => $"{words[one.With]}: {one.What}{(one.ConfirmedOn is { } on ? $" ({AmsterdamTime.Date(on)})" : "")}")),
        (_, Domain.Returning.PlanParty[] parties) => string.Join(", ", parties.Select(party => words[party])),
        (_, FrozenFact or Array { Length: 0 }) => "",
        (var name, string code) when CountryCodes.Contains(name) => code.Length == 0 ? "" : Countries.Name(code),
        (_, string[] codes) => string.Join(", ", codes.Select(Countries.Name)),
        ("Size", long bytes) => FileSize.Words(bytes),
        (_, string said) => said.Trim(),
        (_, bool yes) => shared[yes ? "Yes" : "No"],
        (_, DateOnly date) => AmsterdamTime.Date(date),
        (_, CasePhase phase) => CaseTexts.Of(phase).Here(),
        (_, CaseTrigger trigger) => CaseTexts.Of(trigger).Here(),
        (_, OutcomeKind outcome) => CaseTexts.Of(outcome).Here(),
        (_, Enum choice) => words[choice],
        (_, var other) => Convert.ToString(other, CultureInfo.CurrentCulture) ?? "",
    };

    private static PropertyInfo[] Of(Type type) => Known.GetOrAdd(type, static kind =>
    [
        .. kind.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null && property.SetMethod is not null)
            .OrderBy(property => property.DeclaringType == typeof(FrozenFact)).ThenBy(property => property.MetadataToken),
    ]);
}

/// <summary>Lines of the case by their number, as far as the dossier tells them.</summary>
public sealed class DossierLines(Func<int, string> unknown)
{
    private readonly Dictionary<int, string> _words = [];

    public void Add(FrozenFact fact, string words)
    {
        if (fact.Line is { } line)
            _words.TryAdd(line, $"{words} ({unknown(line)})");
    }

    public string Of(int line) => _words.TryGetValue(line, out var words) ? words : unknown(line);
}
