namespace ReturnCase.Domain.Cases;

/// <summary>A fact: recorded once, never edited. A correction is a new fact that supersedes it; both stay visible.</summary>
public abstract class RecordedFact
{
    /// <summary>Greatest length of a note.</summary>
    public const int NoteMaxLength = 20_000;

    /// <summary>Greatest length of a short line.</summary>
    public const int LineMaxLength = 200;

    /// <summary>Length of a country code (ISO 3166-1 alpha-2).</summary>
    public const int CountryLength = 2;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Sequence of the history line that recorded it: its number within the case.</summary>
    public int Sequence { get; private set; }

    /// <summary>Period of the case in which it was recorded.</summary>
    public int Period { get; private set; }

    /// <summary>When it happened, as a date in Amsterdam.</summary>
    public DateOnly OccurredOn { get; private set; }

    /// <summary>When it was recorded, UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>Who recorded it.</summary>
    public string ById { get; private set; } = string.Empty;

    /// <summary>Sequence of the line that superseded or retracted it.</summary>
    public int? SupersededBy { get; private set; }

    /// <summary>Still counts: neither superseded nor retracted.</summary>
    public bool Stands => SupersededBy is null && !IsAhead;

    // In a reading of a past day: it was known by then, and had not happened yet.
    internal bool IsAhead { get; private set; }

    /// <summary>The kind of history line that records it.</summary>
    public abstract EntryKind EntryKind { get; }

    // A correction belongs to the period of what it corrects: it makes nothing new in this one.
    internal void RecordedBy(CaseEntry entry, RecordedFact? corrected)
    {
        (Sequence, Period, OccurredOn) = (entry.Sequence, corrected?.Period ?? entry.Period, entry.OccurredOn);
        (RecordedAt, ById) = (entry.RecordedAt, entry.ById);
    }

    internal void Supersede(int sequence) => SupersededBy = sequence;

    internal RecordedFact AsItWas(Past past)
    {
        var was = (RecordedFact)MemberwiseClone();
        (was.SupersededBy, was.IsAhead) = (past.IfKnown(SupersededBy), OccurredOn > past.About);
        was.Forget(past);
        return was;
    }

    internal void Happened() => IsAhead = false;

    /// <summary>Undoes what a later line did to it besides superseding it.</summary>
    private protected virtual void Forget(Past past)
    {
    }
}
