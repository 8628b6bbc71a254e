using ReturnCase.Domain.Cases;

namespace ReturnCase.Domain.Shelter;

/// <summary>What a shared register said from a moment on: written once, never changed. The last one counts.</summary>
public abstract class RegisterEntry
{
    /// <summary>Database key.</summary>
    public int Id { get; private set; }

    /// <summary>Its number within the house or the country, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>When it was written, UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>Who wrote it.</summary>
    public string ById { get; private set; } = string.Empty;

    /// <summary>That person's name at the time.</summary>
    public string ByName { get; private set; } = string.Empty;

    /// <summary>Why it was written.</summary>
    public string? Why { get; private set; }

    private protected void RecordedBy(Change change, int number) =>
        (Number, RecordedAt, ById, ByName, Why) = (number, change.RecordedAt, change.By.Id, change.By.Name, change.Reason);
}
