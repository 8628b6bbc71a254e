using ReturnCase.Domain.Letters;

namespace ReturnCase.Web.Letters;

/// <summary>Where a value is recorded.</summary>
public enum PlaceholderSource { Letter, Settings, Case, Identity, BirthDate, Contacts, Contact, Decision, Suspensions, Clocks, TravelDocument, ReturnPlan }

/// <summary>A word between double braces in a template, of which a letter shows the value.</summary>
public sealed class Placeholder
{
    private readonly Func<FactsAbroad, string?>? _abroad;
    private readonly Func<FactsHere, string?>? _here;

    private Placeholder(string name, PlaceholderSource source, LetterAudience[] audiences, Func<FactsAbroad, string?>? abroad, Func<FactsHere, string?>? here) =>
        (Name, Source, Audiences, _abroad, _here) = (name, source, audiences, abroad, here);

    /// <summary>As it is typed, without the braces.</summary>
    public string Name { get; }

    /// <summary>Where its value is recorded.</summary>
    public PlaceholderSource Source { get; }

    /// <summary>In letters to whom it may stand.</summary>
    public IReadOnlyList<LetterAudience> Audiences { get; }

    /// <summary>Its value is read from what may be told abroad, and from nothing else.</summary>
    public bool MayGoAbroad => _abroad is not null;

    /// <summary>A letter goes without it too.</summary>
    public bool IsOptional => Name == Placeholders.OwnText;

    /// <summary>Its value is a text that somebody typed: no letter translates it.</summary>
    public bool IsFreeText => Placeholders.FreeText.Contains(Name);

    /// <summary>As it stands in a template.</summary>
    public string Written => $"{{{{{Name}}}}}";

    /// <summary>One of which the value may be told to anybody that is named, also abroad.</summary>
    internal static Placeholder Anywhere(string name, PlaceholderSource source, Func<FactsAbroad, string?> value, params LetterAudience[] audiences) =>
        new(name, source, audiences.Length == 0 ? Enum.GetValues<LetterAudience>() : audiences, value, null);

    /// <summary>One of which the value stays in the Netherlands.</summary>
    /// <exception cref="ArgumentException">One of the audiences is abroad.</exception>
    internal static Placeholder Here(string name, PlaceholderSource source, Func<FactsHere, string?> value, params LetterAudience[] audiences) =>
        audiences.Any(audience => audience.IsAbroad()) ? throw new ArgumentException($"{name} reads the whole case and cannot stand in a letter abroad.", nameof(audiences))
            : new(name, source, audiences.Length == 0 ? [.. Enum.GetValues<LetterAudience>().Where(audience => !audience.IsAbroad())] : audiences, null, value);

    /// <summary>Its value; null where nothing is recorded. Abroad nothing but what may be told there is even looked at.</summary>
    public string? Value(FactsAbroad abroad, FactsHere? here) =>
        (_abroad is not null ? _abroad(abroad) : here is null ? null : _here!(here)) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
