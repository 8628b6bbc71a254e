using ReturnCase.Data.AccessRequests;

namespace ReturnCase.Web.Privacy;

/// <summary>Whom a field of the dossier can be about.</summary>
public enum FieldKind
{
    /// <summary>The child, or the case.</summary>
    Plain,

    /// <summary>Words of somebody, in which others may be named.</summary>
    Words,

    /// <summary>Somebody else: a relative, a guardian, a colleague.</summary>
    ThirdPerson,
}

/// <summary>One thing that was recorded.</summary>
/// <param name="Key">Names the field for the choice of the auditor: the part, its number, the property.</param>
public sealed record DossierField(string Key, string Label, string Value, FieldKind Kind)
{
    /// <summary>How it is shown where nobody chose.</summary>
    public FieldChoice Usual => Kind switch
    {
        FieldKind.ThirdPerson => FieldChoice.LeaveOut,
        FieldKind.Words => FieldChoice.WithoutNames,
        _ => FieldChoice.Show,
    };
}

/// <summary>What was recorded at one time.</summary>
/// <param name="Number">Number of the line of history; null where it is none.</param>
public sealed record DossierPart(string Title, int? Number, DateOnly? On, IReadOnlyList<DossierField> Fields);

/// <summary>Everything recorded about one child, in one language, with what each field is about.</summary>
/// <param name="Looks">Who looked; null where that cannot be read.</param>
public sealed record Dossier(string Number, IReadOnlyList<DossierPart> Parts, ThirdPersons Others, IReadOnlyList<Look>? Looks)
{
    /// <summary>Parts that the auditor reads at once.</summary>
    public const int PartsAtOnce = 15;

    /// <summary>Where the pages begin in which it is read.</summary>
    public IReadOnlyList<int> Pages => [.. Enumerable.Range(0, (Parts.Count + PartsAtOnce - 1) / PartsAtOnce).Select(page => page * PartsAtOnce)];

    /// <summary>Documents lie beside it: this file lists them and does not hold them.</summary>
    public bool HasDocuments { get; init; }

    /// <summary>A field as the child gets it; null where it is left out.</summary>
    public string? Shown(DossierField field, IReadOnlyDictionary<string, FieldChoice> choices) => ChoiceOf(field, choices) switch
    {
        FieldChoice.Show => field.Value,
        FieldChoice.WithoutNames => Others.LeftOutOf(field.Value),
        _ => null,
    };

    /// <summary>What was chosen for a field. What is about the child itself is always shown.</summary>
    public static FieldChoice ChoiceOf(DossierField field, IReadOnlyDictionary<string, FieldChoice> choices) =>
        field.Kind == FieldKind.Plain ? FieldChoice.Show : choices.GetValueOrDefault(field.Key, field.Usual);
}
