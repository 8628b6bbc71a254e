using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;

namespace ReturnCase.Domain.Cases;

/// <summary>A transfer from the IND as typed.</summary>
public sealed record TransferDetails(IdentityDetails Identity, PartialDate BirthDate, BirthDateSource BirthDateSource, DateOnly RejectedOn, string RejectionReference)
{
    /// <summary>Name of the guardian.</summary>
    public string? Guardian { get; init; }

    /// <summary>Date of the return decision that came with it.</summary>
    public DateOnly? ReturnDecisionOn { get; init; }

    /// <summary>Reference of that decision.</summary>
    public string? ReturnDecisionReference { get; init; }

    /// <summary>What that decision states.</summary>
    public ReturnDecisionContent? ReturnDecision { get; init; }
}

/// <summary>A transfer that came with the V-number of a closed case. It makes no second case and changes nothing in this one: a person decides whether the case opens again (domain 2.9).</summary>
public sealed class RepeatedTransfer : RecordedFact
{
    private RepeatedTransfer()
    {
    }

    internal RepeatedTransfer(TransferDetails d, string? team)
    {
        (FirstNames, LastName, Aliases) = (d.Identity.FirstNames, d.Identity.LastName, d.Identity.Aliases);
        (Nationality, Languages, Location) = (d.Identity.Nationality, d.Identity.Languages, d.Identity.Location);
        (Year, Month, Day, BirthDateSource) = (d.BirthDate.Year, d.BirthDate.Month, d.BirthDate.Day, d.BirthDateSource);
        (Guardian, RejectedOn, RejectionReference) = (d.Guardian, d.RejectedOn, d.RejectionReference);
        (ReturnDecisionOn, ReturnDecisionReference) = (d.ReturnDecisionOn, d.ReturnDecisionReference);
        (UnlawfulStay, DutyToLeave) = (d.ReturnDecision?.UnlawfulStay ?? false, d.ReturnDecision?.DutyToLeave ?? false);
        (DepartureTermDays, Countries) = (d.ReturnDecision?.DepartureTermDays, [.. d.ReturnDecision?.Countries ?? []]);
        Team = team;
    }

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

    /// <summary>Year of birth.</summary>
    public int Year { get; private set; }

    /// <summary>Month of birth, where known.</summary>
    public int? Month { get; private set; }

    /// <summary>Day of birth, where known.</summary>
    public int? Day { get; private set; }

    /// <summary>Where the birth date comes from.</summary>
    public BirthDateSource BirthDateSource { get; private set; }

    /// <summary>Name of the guardian.</summary>
    public string? Guardian { get; private set; }

    /// <summary>Date of the rejection of the asylum request.</summary>
    public DateOnly RejectedOn { get; private set; }

    /// <summary>Reference of the rejection.</summary>
    public string RejectionReference { get; private set; } = string.Empty;

    /// <summary>Date of the return decision; null where none came with it.</summary>
    public DateOnly? ReturnDecisionOn { get; private set; }

    /// <summary>Reference of the return decision.</summary>
    public string? ReturnDecisionReference { get; private set; }

    /// <summary>The return decision states that the stay is unlawful.</summary>
    public bool UnlawfulStay { get; private set; }

    /// <summary>The return decision states the duty to leave.</summary>
    public bool DutyToLeave { get; private set; }

    /// <summary>Departure term in days; null where the return decision names none.</summary>
    public int? DepartureTermDays { get; private set; }

    /// <summary>Countries of return that the return decision names.</summary>
    public IReadOnlyList<string> Countries { get; private set; } = [];

    /// <summary>Team of whoever typed it; null for a system.</summary>
    public string? Team { get; private set; }

    /// <summary>The birth date as typed.</summary>
    public PartialDate BirthDate => new(Year, Month, Day);

    /// <inheritdoc/>
    public override EntryKind EntryKind => EntryKind.RepeatedTransfer;

    /// <summary>The same was typed, whoever typed it.</summary>
    internal bool Says(RepeatedTransfer other) => Content == other.Content && Countries.SequenceEqual(other.Countries);

    private (IdentityDetails, PartialDate, BirthDateSource, string?, DateOnly, string, DateOnly?, string?, bool, bool, int?) Content =>
        (new(FirstNames, LastName, Aliases, Nationality, Languages, Location), BirthDate, BirthDateSource, Guardian, RejectedOn, RejectionReference,
            ReturnDecisionOn, ReturnDecisionReference, UnlawfulStay, DutyToLeave, DepartureTermDays);
}
