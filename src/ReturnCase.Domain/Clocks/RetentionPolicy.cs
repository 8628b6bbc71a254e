using ReturnCase.Domain.Cases;

namespace ReturnCase.Domain.Clocks;

/// <summary>How long a closed case is kept, in years for each closing reason; the settings <c>Retention:…</c>. The defaults are those of decision record 16.</summary>
public sealed record RetentionPolicy
{
    private const int Least = 1;
    private const int Most = 50;

    private static readonly ClosingReason[] Reasons = Enum.GetValues<ClosingReason>();

    /// <summary>The defaults.</summary>
    public static RetentionPolicy Default { get; } = new();

    /// <summary>Handed over to the verified receiver.</summary>
    public int ReturnedHandedOver { get; init; } = 10;

    /// <summary>Left by own wish.</summary>
    public int ReturnedIndependently { get; init; } = 5;

    /// <summary>Residence granted.</summary>
    public int ResidenceGranted { get; init; } = 5;

    /// <summary>Turned 18.</summary>
    public int AgedOut { get; init; } = 10;

    /// <summary>Left with unknown destination.</summary>
    public int LeftUnknownDestination { get; init; } = 10;

    /// <summary>Taken over by another EU state.</summary>
    public int TransferredToEuState { get; init; } = 5;

    /// <summary>Joined family in another EU state.</summary>
    public int FamilyReunitedInEu { get; init; } = 5;

    /// <summary>Found to be an adult.</summary>
    public int FoundAdult { get; init; } = 5;

    /// <summary>Died.</summary>
    public int Deceased { get; init; } = 10;

    /// <summary>Registered twice or in error.</summary>
    public int DuplicateOrError { get; init; } = 1;

    /// <summary>None of the others.</summary>
    public int Administrative { get; init; } = 5;

    /// <summary>The term of a closing reason, in years.</summary>
    public int YearsFor(ClosingReason reason) => reason switch
    {
        ClosingReason.ReturnedHandedOver => ReturnedHandedOver,
        ClosingReason.ReturnedIndependently => ReturnedIndependently,
        ClosingReason.ResidenceGranted => ResidenceGranted,
        ClosingReason.AgedOut => AgedOut,
        ClosingReason.LeftUnknownDestination => LeftUnknownDestination,
        ClosingReason.TransferredToEuState => TransferredToEuState,
        ClosingReason.FamilyReunitedInEu => FamilyReunitedInEu,
        ClosingReason.FoundAdult => FoundAdult,
        ClosingReason.Deceased => Deceased,
        ClosingReason.DuplicateOrError => DuplicateOrError,
        ClosingReason.Administrative => Administrative,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "This closing reason has no term."),
    };

    /// <summary>The first day on which a case may be destroyed; null while it is open.</summary>
    public DateOnly? DueOn(CaseFile file) =>
        file is { Phase: CasePhase.Closed, ClosingReason: { } reason } ? DueOn(reason, file.SecondClosingReason, file.PhaseSince) : null;

    /// <summary>The first day on which a case closed on that date may be destroyed. With two closing reasons the longer term counts.</summary>
    public DateOnly DueOn(ClosingReason reason, ClosingReason? second, DateOnly closedOn) => LegalTerm.AddYears(closedOn, Years(reason, second));

    /// <summary>The last closing date that is due on a day: the same rule read backwards, so that a query can compare dates and reckon nothing.</summary>
    public DateOnly LastClosedOn(ClosingReason reason, ClosingReason? second, DateOnly today)
    {
        // Near 29 February the way back is not the way forth: begin behind it.
        var day = today.AddYears(-Years(reason, second)).AddDays(2);
        while (DueOn(reason, second, day) > today)
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>Names the first setting that makes no sense, or null when all do.</summary>
    public string? FirstFault() => Reasons.Where(reason => YearsFor(reason) is < Least or > Most)
        .Select(reason => $"Retention:{reason} is {YearsFor(reason)}; it must be {Least} to {Most} years.").FirstOrDefault();

    private int Years(ClosingReason reason, ClosingReason? second) => Math.Max(YearsFor(reason), second is { } other ? YearsFor(other) : 0);
}
