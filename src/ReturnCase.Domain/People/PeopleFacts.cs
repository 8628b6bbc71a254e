using ReturnCase.Domain.Cases;

namespace ReturnCase.Domain.People;

/// <summary>Where a birth date comes from.</summary>
public enum BirthDateSource
{
    /// <summary>As the child says.</summary>
    Statement,

    /// <summary>The basic register of persons or of foreign nationals.</summary>
    Register,

    /// <summary>An identity or travel document.</summary>
    Document,

    /// <summary>An age assessment.</summary>
    AgeAssessment,

    /// <summary>A decision of the IND or a court.</summary>
    Decision,
}

/// <summary>A version of the birth date. The last one that stands is in force; no past event is rewritten by it.</summary>
public sealed class BirthDateVersion : RecordedFact
{
    private BirthDateVersion()
    {
    }

    internal BirthDateVersion(PartialDate value, BirthDateSource source) =>
        (Year, Month, Day, Source) = (value.Year, value.Month, value.Day, source);

    /// <summary>The year.</summary>
    public int Year { get; private set; }

    /// <summary>The month, 1 to 12, where known.</summary>
    public int? Month { get; private set; }

    /// <summary>The day of the month, where known.</summary>
    public int? Day { get; private set; }

    /// <summary>Where it comes from.</summary>
    public BirthDateSource Source { get; private set; }

    /// <summary>The date as it is known.</summary>
    public PartialDate Value => new(Year, Month, Day);

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.BirthDate;
}

/// <summary>What a person typed about who the child is.</summary>
public sealed record IdentityDetails(string FirstNames, string LastName, string? Aliases, string Nationality, string Languages, string? Location);

/// <summary>A version of the identity as this system knows it; the chain's registers are never changed from here.</summary>
public sealed class IdentityVersion : RecordedFact
{
    private IdentityVersion()
    {
    }

    internal IdentityVersion(IdentityDetails details) =>
        (FirstNames, LastName, Aliases, Nationality, Languages, Location) =
        (details.FirstNames, details.LastName, details.Aliases, details.Nationality, details.Languages, details.Location);

    /// <summary>First names.</summary>
    public string FirstNames { get; private set; } = string.Empty;

    /// <summary>Last name.</summary>
    public string LastName { get; private set; } = string.Empty;

    /// <summary>Other names in use.</summary>
    public string? Aliases { get; private set; }

    /// <summary>Country code, or XX for stateless and ZZ for unknown.</summary>
    public string Nationality { get; private set; } = string.Empty;

    /// <summary>Languages spoken.</summary>
    public string Languages { get; private set; } = string.Empty;

    /// <summary>Where the child lives now.</summary>
    public string? Location { get; private set; }

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.Identity;

    /// <summary>All of it, as it was typed.</summary>
    public IdentityDetails Details => new(FirstNames, LastName, Aliases, Nationality, Languages, Location);
}

/// <summary>The part a person plays around the child.</summary>
public enum ContactRole
{
    /// <summary>Voogd (Nidos).</summary>
    Guardian,

    /// <summary>Lawyer.</summary>
    Lawyer,

    /// <summary>Mentor at the reception (COA).</summary>
    ReceptionMentor,

    /// <summary>School.</summary>
    School,

    /// <summary>Someone else.</summary>
    Other,
}

/// <summary>A version of a person to reach: guardian, lawyer, mentor. The last one of a role is the present one.</summary>
public sealed class ContactPerson : RecordedFact
{
    private ContactPerson()
    {
    }

    internal ContactPerson(ContactRole role, string name, string? organisation, string? phone, string? email) =>
        (Role, Name, Organisation, Phone, Email) = (role, name, organisation, phone, email);

    /// <summary>The part this person plays.</summary>
    public ContactRole Role { get; private set; }

    /// <summary>Name.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Organisation.</summary>
    public string? Organisation { get; private set; }

    /// <summary>Phone number.</summary>
    public string? Phone { get; private set; }

    /// <summary>Email address.</summary>
    public string? Email { get; private set; }

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.ContactPerson;
}
