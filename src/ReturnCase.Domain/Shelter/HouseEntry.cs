using ReturnCase.Domain.Cases;

namespace ReturnCase.Domain.Shelter;

/// <summary>What is known of a care place. Of a home: its name and how many children it can take.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Town">The town it stands in.</param>
/// <param name="Capacity">How many children it can take, 1 to 500.</param>
/// <param name="ContractFrom">First day of the contract.</param>
/// <param name="ContractUntil">Last day of the contract; null where it has no end.</param>
/// <param name="InspectedOn">Day of the last inspection.</param>
/// <param name="Contact">Whom to ask there.</param>
public sealed record HouseDetails(
    string Name, string? Town, int Capacity, DateOnly? ContractFrom, DateOnly? ContractUntil, DateOnly? InspectedOn, string? Contact)
{
    /// <summary>A contract is agreed and covers a day; null where no contract is on file.</summary>
    public bool? HasContractOn(DateOnly day) => ContractFrom is null && ContractUntil is null ? null : !(day < ContractFrom) && !(day > ContractUntil);
}

/// <summary>A version of a reception house in the register, or of a home of which the number of places was put right.</summary>
public sealed class HouseEntry : RegisterEntry
{
    private HouseEntry()
    {
    }

    internal HouseEntry(Change change, int number, HouseDetails d, bool closed)
    {
        RecordedBy(change, number);
        (Name, Town, Capacity, ContractFrom, ContractUntil, InspectedOn, Contact, Closed) = (d.Name, d.Town, d.Capacity, d.ContractFrom, d.ContractUntil, d.InspectedOn, d.Contact, closed);
    }

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>The town it stands in.</summary>
    public string? Town { get; private set; }

    /// <summary>How many children it can take.</summary>
    public int Capacity { get; private set; }

    /// <summary>First day of the contract.</summary>
    public DateOnly? ContractFrom { get; private set; }

    /// <summary>Last day of the contract.</summary>
    public DateOnly? ContractUntil { get; private set; }

    /// <summary>Day of the last inspection.</summary>
    public DateOnly? InspectedOn { get; private set; }

    /// <summary>Whom to ask there.</summary>
    public string? Contact { get; private set; }

    /// <summary>It is offered to no new child.</summary>
    public bool Closed { get; private set; }

    /// <summary>Everything of it as one value.</summary>
    public HouseDetails Details => new(Name, Town, Capacity, ContractFrom, ContractUntil, InspectedOn, Contact);
}
