using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Domain.Referrals;

/// <summary>Where a referral stood from a line of history on. Rows are added, never changed: the referral itself knows only where it stands now.</summary>
public sealed class ReferralStanding
{
    private ReferralStanding()
    {
    }

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Sequence of the last line of the change that brought it here.</summary>
    public int Line { get; private set; }

    /// <summary>Where it stood.</summary>
    public ReferralState State { get; private set; }

    /// <summary>Where it stood when it was decided.</summary>
    public ReferralState StateBeforeDecision { get; private set; }

    /// <summary>Sequence of the decision on it.</summary>
    public int? DecidedBy { get; private set; }

    /// <summary>When it was first exported, UTC.</summary>
    public DateTime? ExportedAt { get; private set; }

    /// <summary>How many corrections of its content were in what was last sent.</summary>
    public int CorrectionsSent { get; private set; }

    /// <summary>Day on which the IND received it.</summary>
    public DateOnly? ReceivedOn { get; private set; }

    /// <summary>Reference of the receipt.</summary>
    public string? ReceiptReference { get; private set; }

    /// <summary>New facts of which the IND is to be told.</summary>
    public DateOnly? NewFactsOn { get; private set; }

    /// <summary>Number of the referral that took its place.</summary>
    public string? SupersededByNumber { get; private set; }

    internal static ReferralStanding Of(Referral r, int line) => new()
    {
        Line = line,
        State = r.State,
        StateBeforeDecision = r.StateBeforeDecision,
        DecidedBy = r.DecidedBy,
        ExportedAt = r.ExportedAt,
        CorrectionsSent = r.CorrectionsSent,
        ReceivedOn = r.ReceivedOn,
        ReceiptReference = r.ReceiptReference,
        NewFactsOn = r.NewFactsOn,
        SupersededByNumber = r.SupersededByNumber,
    };

    /// <summary>
    /// It had come to this by the day that is asked about: a decision by its own day, as it is known at the moment that is asked about; everything else by the day of its line.
    /// </summary>
    internal bool CountsBy(Past past, Func<int, bool> decided) =>
        past.About == DateOnly.MaxValue || (DecidedBy is { } decision ? decided(decision) : past.Had(Line)) && !(ReceivedOn > past.About)
            && !(ExportedAt is { } exported && DecidedBy is null && AmsterdamCalendar.DateOf(exported) > past.About);

    /// <summary>Of a referral that an edition of the program made which kept no stands: what the lines of history tell.</summary>
    internal static ReferralStanding ByLines(Referral r, Past past)
    {
        var exported = past.Lines(EntryKind.ReferralExported, r.Number).FirstOrDefault();
        var received = past.Lines(EntryKind.ReferralReceived, r.Number).LastOrDefault();
        var last = received is not null && past.All.Values.Last(line => line.Kind == EntryKind.ReferralReceived && line.Detail == r.Number) == received;
        var superseded = r.SupersededByNumber is { } by && past.Lines(EntryKind.ReferralMade, by).Any();
        var decided = past.Had(r.DecidedBy);
        var open = received is not null ? ReferralState.Received : exported is not null ? ReferralState.Exported : ReferralState.Ready;
        var state = past.Lines(EntryKind.ReferralWithdrawn, r.Number).Any() ? ReferralState.Withdrawn
            : superseded ? ReferralState.Superseded
            : decided ? ReferralState.Decided
            : past.After(r.Sequence).Any(line => line.Trigger == CaseTrigger.TurnedEighteen) ? ReferralState.PendingAtEighteen : open;
        return new()
        {
            Line = past.Line,
            State = state,
            StateBeforeDecision = decided ? r.StateBeforeDecision : default,
            DecidedBy = decided ? r.DecidedBy : null,
            ExportedAt = exported?.RecordedAt,
            CorrectionsSent = past.Lines(EntryKind.ReferralExported, r.Number).LastOrDefault() is { } sent ? past.Lines(EntryKind.ReferralCorrected, r.Number).Count(line => line.Sequence < sent.Sequence) : 0,
            ReceivedOn = received?.OccurredOn,
            ReceiptReference = last ? r.ReceiptReference : null,
            NewFactsOn = past.After(r.Sequence).LastOrDefault(line => line.Trigger is CaseTrigger.ReopenSearch or CaseTrigger.ShelterLost) is { } told && r.NewFactsOn >= told.OccurredOn ? told.OccurredOn : null,
            SupersededByNumber = superseded ? r.SupersededByNumber : null,
        };
    }
}
