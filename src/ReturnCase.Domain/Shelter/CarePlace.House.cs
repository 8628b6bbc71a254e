using ReturnCase.Domain.Cases;

namespace ReturnCase.Domain.Shelter;

// What is known of a place lies in entries, none of which is ever changed. Those of houses are a register of their own.
public sealed partial class CarePlace
{
    private readonly List<HouseEntry> _entries = [];

    /// <summary>The versions of a house in the register, or of a person's home, as far as they were read.</summary>
    public IReadOnlyList<HouseEntry> Entries => _entries;

    /// <summary>A house that takes no new child. Those who live there keep their place.</summary>
    public bool Closed { get; private set; }

    /// <summary>Places that are taken now.</summary>
    public int Taken => Capacity - Free;

    /// <summary>Number of the last version; 0 for a place that was entered before versions were kept.</summary>
    public int Edition => Last?.Number ?? 0;

    /// <summary>What the register says of the house now.</summary>
    public HouseDetails Details => Last?.Details ?? new(Name, null, Capacity, null, null, null, null);

    private HouseEntry? Last => _entries.MaxBy(entry => entry.Number);

    /// <summary>Enters a house in the register.</summary>
    /// <param name="change">With the reason.</param>
    /// <param name="country">Code of its country, which it keeps.</param>
    /// <param name="details">What is known of it.</param>
    /// <exception cref="CaseRefusedException">No reason was given.</exception>
    public static CarePlace House(Change change, string country, HouseDetails details)
    {
        var house = new CarePlace(ShelterKind.ReceptionHouse, details.Name, country, details.Capacity);
        house.Enter(change, details, closed: false);
        return house;
    }

    /// <summary>Enters the home of a relative or an acquaintance, for a child and its brothers and sisters.</summary>
    /// <param name="change">Who enters it, and when.</param>
    /// <param name="kind">Family or acquaintance.</param>
    /// <param name="name">Name of the person.</param>
    /// <param name="country">Code of its country, which it keeps.</param>
    /// <param name="capacity">How many children it can take, 1 to 500.</param>
    public static CarePlace Home(Change change, ShelterKind kind, string name, string country, int capacity)
    {
        var home = new CarePlace(kind, name, country, capacity);
        home.EnsureKind(house: false);
        home.Write(change, home.Details, closed: false);
        return home;
    }

    /// <summary>Puts right how many children a home can take. Refused without a reason, where nothing changes, and where fewer children could live there than have a place.</summary>
    /// <exception cref="CaseRefusedException">With the rule that stands in the way.</exception>
    public HouseEntry Resize(Change change, int capacity)
    {
        EnsureKind(house: false);
        EnsureCapacity(capacity);
        Ensure(GuardCode.ReasonGiven, !string.IsNullOrWhiteSpace(change.Reason));
        Ensure(GuardCode.NothingChanged, capacity != Capacity);
        Ensure(GuardCode.PlacesCoverTaken, capacity >= Taken);
        return Write(change, Details with { Capacity = capacity }, closed: false);
    }

    /// <summary>Writes a new version of a house. Refused without a reason, where nothing changes, and where fewer children could live there than do.</summary>
    /// <exception cref="CaseRefusedException">With every rule that stands in the way.</exception>
    public HouseEntry Revise(Change change, HouseDetails details)
    {
        EnsureCapacity(details.Capacity);
        Ensure(GuardCode.NothingChanged, _entries.Count == 0 || details != Details);
        Ensure(GuardCode.PlacesCoverTaken, details.Capacity >= Taken);
        return Enter(change, details, Closed);
    }

    /// <summary>Offers the house to no new child. Refused without a reason, and where it is closed already.</summary>
    /// <exception cref="CaseRefusedException">With the rule that stands in the way.</exception>
    public HouseEntry Close(Change change)
    {
        Ensure(GuardCode.HouseIsOpen, !Closed);
        return Enter(change, Details, closed: true);
    }

    /// <summary>Offers a closed house again. Refused without a reason, and where it is not closed.</summary>
    /// <exception cref="CaseRefusedException">With the rule that stands in the way.</exception>
    public HouseEntry Reopen(Change change)
    {
        Ensure(GuardCode.NothingChanged, Closed);
        return Enter(change, Details, closed: false);
    }

    private HouseEntry Enter(Change change, HouseDetails details, bool closed)
    {
        EnsureKind(house: true);
        Ensure(GuardCode.ReasonGiven, !string.IsNullOrWhiteSpace(change.Reason));
        return Write(change, details, closed);
    }

    private HouseEntry Write(Change change, HouseDetails details, bool closed)
    {
        var entry = new HouseEntry(change, Edition + 1, details, closed);
        _entries.Add(entry);
        (Name, Capacity, Closed) = (details.Name, details.Capacity, closed);
        Version++;
        return entry;
    }

    private void EnsureKind(bool house)
    {
        if (Kind == ShelterKind.ReceptionHouse != house)
        {
            throw new InvalidOperationException("Only reception houses stand in the register, and only homes are outside it.");
        }
    }

    private static void Ensure(GuardCode guard, bool holds)
    {
        if (!holds)
        {
            throw new CaseRefusedException(guard);
        }
    }
}
