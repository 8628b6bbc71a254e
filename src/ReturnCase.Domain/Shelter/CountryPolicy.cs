using ReturnCase.Domain.Cases;

namespace ReturnCase.Domain.Shelter;

/// <summary>The two answers about a country; null where not known. They inform whoever searches and decide nothing.</summary>
/// <param name="HousesAvailable">Are adequate reception houses available?</param>
/// <param name="AuthoritiesCare">Do the authorities take care of children who return alone?</param>
/// <param name="AsOf">The day of which the source speaks.</param>
/// <param name="Source">Where this comes from.</param>
/// <param name="Note">What must be known besides.</param>
public sealed record CountryAnswers(bool? HousesAvailable, bool? AuthoritiesCare, DateOnly AsOf, string Source, string? Note);

/// <summary>What is known of the care for returning children in a country, as versions: one shared register for every case.</summary>
public sealed class CountryPolicy
{
    private readonly List<CountryPolicyEntry> _entries = [];

    private CountryPolicy()
    {
    }

    /// <summary>Enters a country with its first answers.</summary>
    public CountryPolicy(Change change, string country, CountryAnswers answers)
    {
        Country = country;
        Enter(change, answers);
    }

    /// <summary>Database key.</summary>
    public int Id { get; private set; }

    /// <summary>Code of the country; each stands in the register once.</summary>
    public string Country { get; private set; } = string.Empty;

    /// <summary>Concurrency token: the number of the last version.</summary>
    public int Version { get; private set; }

    /// <summary>Every version.</summary>
    public IReadOnlyList<CountryPolicyEntry> Entries => _entries;

    /// <summary>The answers that count now.</summary>
    public CountryPolicyEntry Now => _entries.MaxBy(entry => entry.Number)!;

    /// <summary>Writes new answers. Refused where nothing changes, and where the source speaks of an earlier day than what counts now: older knowledge never takes the place of newer.</summary>
    /// <param name="change">With the reason, which a correction needs.</param>
    /// <param name="answers">The answers with their day and source.</param>
    /// <param name="corrects">What counts now is wrong, its day among it: these answers take its place whatever their day.</param>
    /// <exception cref="CaseRefusedException">With the rule that stands in the way.</exception>
    public CountryPolicyEntry Revise(Change change, CountryAnswers answers, bool corrects = false)
    {
        GuardCode? guard = answers == Now.Answers ? GuardCode.NothingChanged
            : corrects && string.IsNullOrWhiteSpace(change.Reason) ? GuardCode.ReasonGiven
            : !corrects && answers.AsOf < Now.AsOf ? GuardCode.SourceNotOlder
            : null;
        return guard is { } refused ? throw new CaseRefusedException(refused) : Enter(change, answers);
    }

    /// <summary>The answers are older than so many months on a day: look whether they still hold.</summary>
    public bool IsOld(DateOnly on, int months) => Now.AsOf.AddMonths(months) < on;

    private CountryPolicyEntry Enter(Change change, CountryAnswers answers)
    {
        var entry = new CountryPolicyEntry(change, ++Version, answers);
        _entries.Add(entry);
        return entry;
    }
}

/// <summary>A version of the answers about a country.</summary>
public sealed class CountryPolicyEntry : RegisterEntry
{
    private CountryPolicyEntry()
    {
    }

    internal CountryPolicyEntry(Change change, int number, CountryAnswers a)
    {
        RecordedBy(change, number);
        (HousesAvailable, AuthoritiesCare, AsOf, Source, Note) = (a.HousesAvailable, a.AuthoritiesCare, a.AsOf, a.Source, a.Note);
    }

    /// <summary>Adequate reception houses are available; null where not known.</summary>
    public bool? HousesAvailable { get; private set; }

    /// <summary>The authorities take care; null where not known.</summary>
    public bool? AuthoritiesCare { get; private set; }

    /// <summary>The day of which the source speaks.</summary>
    public DateOnly AsOf { get; private set; }

    /// <summary>Where this comes from.</summary>
    public string Source { get; private set; } = string.Empty;

    /// <summary>What must be known besides.</summary>
    public string? Note { get; private set; }

    /// <summary>Everything of it as one value.</summary>
    public CountryAnswers Answers => new(HousesAvailable, AuthoritiesCare, AsOf, Source, Note);
}
