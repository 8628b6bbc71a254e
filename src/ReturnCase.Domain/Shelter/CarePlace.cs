using ReturnCase.Domain.Cases;

namespace ReturnCase.Domain.Shelter;

/// <summary>A person or house with a number of places. Siblings in several cases refer to one; another case sees only the count.</summary>
public sealed partial class CarePlace
{
    /// <summary>Most children in one place.</summary>
    public const int MostPlaces = 500;

    private readonly List<Placement> _placements = [];

    private CarePlace()
    {
    }

    /// <summary>Takes the kind, the name, the country and how many children it can take (1 to 500).</summary>
    /// <exception cref="ArgumentOutOfRangeException">No place at all, or more than 500.</exception>
    public CarePlace(ShelterKind kind, string name, string country, int capacity)
    {
        EnsureCapacity(capacity);
        (Kind, Name, Country, Capacity, Version) = (kind, name, country, capacity, 1);
    }

    /// <summary>Database key.</summary>
    public int Id { get; private set; }

    /// <summary>A person's home or a reception house.</summary>
    public ShelterKind Kind { get; private set; }

    /// <summary>Name of the person or the house.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Code of the country.</summary>
    public string Country { get; private set; } = string.Empty;

    /// <summary>How many children it can take.</summary>
    public int Capacity { get; private set; }

    /// <summary>Concurrency token: two cases cannot take the last place at once.</summary>
    public int Version { get; private set; }

    /// <summary>Children who have a place here now, or had one.</summary>
    public IReadOnlyList<Placement> Placements => _placements;

    /// <summary>Places left.</summary>
    public int Free => Capacity - _placements.Count(p => p.ReleasedOn is null);

    /// <summary>The child of a case has a place here now.</summary>
    public bool Holds(string caseNumber) => _placements.Any(p => p.CaseNumber == caseNumber && p.ReleasedOn is null);

    /// <summary>Takes a place for a case; a second call for the same case changes nothing.</summary>
    /// <exception cref="CaseRefusedException">The last place is taken, or the house is closed.</exception>
    internal void Take(string caseNumber, DateOnly on)
    {
        if (Holds(caseNumber))
        {
            return;
        }

        Ensure(GuardCode.HouseIsOpen, !Closed);
        Ensure(GuardCode.CarePlaceHasRoom, Free > 0);

        _placements.Add(new Placement(caseNumber, on));
        Version++;
    }

    /// <summary>Gives the place of a case back, if it has one.</summary>
    internal void Release(string caseNumber, DateOnly on)
    {
        if (_placements.SingleOrDefault(p => p.CaseNumber == caseNumber && p.ReleasedOn is null) is { } placement)
        {
            placement.Release(on);
            Version++;
        }
    }

    private static void EnsureCapacity(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, MostPlaces);
    }
}

/// <summary>One child's place.</summary>
public sealed class Placement
{
    private Placement()
    {
    }

    internal Placement(string caseNumber, DateOnly takenOn) => (CaseNumber, TakenOn) = (caseNumber, takenOn);

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Number of the child's case.</summary>
    public string CaseNumber { get; private set; } = string.Empty;

    /// <summary>Day on which the place was taken.</summary>
    public DateOnly TakenOn { get; private set; }

    /// <summary>Day on which it was given back; null while it is held.</summary>
    public DateOnly? ReleasedOn { get; private set; }

    internal void Release(DateOnly on) => ReleasedOn = on;
}
