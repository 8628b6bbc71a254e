using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Figures;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Domain.Cases;

/// <summary>A phase in which a case stood in the system that it comes from.</summary>
/// <param name="Phase">The phase.</param>
public sealed record PhaseBroughtIn(CasePhase Phase)
{
    /// <summary>Why it was closed; null where it was not.</summary>
    public ClosingReason? Closing { get; init; }

    /// <summary>Who decided on it there. An adverse phase needs it.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Who confirmed it there: another person. An adverse phase needs it.</summary>
    public string? ConfirmedBy { get; init; }
}

// A case that lived in another system comes in: what happened there is told as what it is, not made again (docs/adr, "an existing caseload").
public sealed partial class CaseFile
{
    // What is asked of whoever makes a move, or of the day on which it is made, says nothing about the file.
    private static readonly GuardCode[] NotOfTheFile =
    [
        GuardCode.ProposalOpen, GuardCode.NoOtherDecisionWaits, GuardCode.NewSearchStep, GuardCode.NoReferralOpen, GuardCode.JudgementIsNewest, GuardCode.JudgementRenewed,
        GuardCode.DepartureNoticeAfterReady, GuardCode.RejectionOnFile, GuardCode.NoAcceptedCandidate, GuardCode.NoCandidateLeftOpen, GuardCode.BroughtInComplete,
    ];

    /// <summary>
    /// Says that the case reached a phase in the system that it comes from. Only while it is being brought in: nothing was recorded before by anybody else, or at another moment.
    /// Where a recorded decision opens the move to it, or accepts the case, and every guard holds, the move itself is made. Else one line of kind <see cref="EntryKind.BroughtIn"/> says from which phase
    /// to which, on which day and by which source: what the law asks is judged all the same, and what else the table of moves asks is named as missing by <see cref="BroughtInWithout"/>.
    /// </summary>
    /// <param name="change">The day on which the phase was reached, and the system it comes from as its source; with a reason where the phase is adverse or the case was closed.</param>
    /// <param name="phase">The phase.</param>
    /// <exception cref="CaseRefusedException">
    /// Not a minor on that day, no rejection, a return decision that fits the other track only, an adverse phase without a reason and two persons, a closing that contradicts what is on file, a day before the last phase; or an empty list where no move leads there.
    /// </exception>
    public void BringIn(Change change, PhaseBroughtIn phase)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(change.Source);
        EnsureWorker(change);
        EnsureComesIn(change);
        if (MoveTo(change, phase) is { } trigger)
        {
            Move(change, trigger);
            return;
        }

        if (phase.Phase == Phase || !Leads(phase))
        {
            throw new CaseRefusedException([]);
        }

        EnsureAsLaw(change, phase);
        var from = Phase;
        var entry = Append(EntryKind.BroughtIn, Names(phase) is { } two ? change with { Reason = $"{change.Reason} ({two.Decided}; {two.Confirmed})" } : change);
        Phase = phase.Phase;
        (entry.From, entry.To) = (from, Phase);
        ClosingReason = phase.Closing;
        entry.Detail = phase.Closing?.ToString();
        SettleBroughtIn(change, entry);
        _figures.AddRange(FigureEvents.Of(this, entry, null));
        Settle(change);
    }

    /// <summary>A referral that was made in the system the case comes from, when it came into the phase in which it stands: pending with the IND, or still to be sent from here.</summary>
    /// <param name="change">As of the phase.</param>
    /// <param name="number">Its number here.</param>
    /// <param name="sentOn">When it was sent to the IND; null where it was not.</param>
    /// <param name="receivedOn">When the IND received it; null where it did not say so.</param>
    /// <param name="reference">What the IND knows it by, where it received it.</param>
    /// <exception cref="CaseRefusedException">The phase has no referral or has it already, it was sent before it was made, or received before it was sent.</exception>
    public Referral BringInReferral(Change change, string number, DateOnly? sentOn, DateOnly? receivedOn, string? reference)
    {
        EnsureNumber(number);
        EnsureWorker(change);
        EnsureComesIn(change);
        Ensure(GuardCode.NothingChanged, CurrentReferral is null);
        var kind = Phase switch
        {
            CasePhase.ShelterFound => ReferralKind.ShelterFound,
            CasePhase.CooperatedNoShelter => ReferralKind.CooperatedNoShelter,
            CasePhase.InsufficientCooperation => ReferralKind.InsufficientCooperation,
            CasePhase.CooperatedCannotLeave => ReferralKind.CooperatedCannotLeave,
            _ => throw new CaseRefusedException(GuardCode.KnownSubject),
        };
        Ensure(GuardCode.NotInFuture, !(sentOn > change.RecordedOn) && !(receivedOn > change.RecordedOn));
        Ensure(GuardCode.NotBeforeLastMove, !(sentOn < LastMove.OccurredOn));
        Ensure(GuardCode.ReferralSent, receivedOn is null || sentOn is not null);
        Ensure(GuardCode.EndNotBeforeStart, !(receivedOn < sentOn));
        var from = LastMove.From is CasePhase.FurtherSearch ? CasePhase.FurtherSearch : Phase.IsTrack2() ? CasePhase.ReturnPreparation : CasePhase.ShelterSearch;
        var made = change with { OccurredOn = LastMove.OccurredOn };
        var referral = MakeReferral(made, number, kind, from, made.OccurredOn, null);
        if (sentOn is { } sent)
        {
            referral.Export(AmsterdamCalendar.Noon(sent));
            Append(EntryKind.ReferralExported, change with { OccurredOn = sent }).Detail = number;
        }

        if (receivedOn is { } received)
        {
            referral.Receive(received, reference ?? "");
            Append(EntryKind.ReferralReceived, change with { OccurredOn = received }).Detail = number;
        }

        Settle(change);
        return referral;
    }

    /// <summary>What the table of moves asks of whoever comes into this phase, and no fact here meets: a person completes it. Empty for a case that came into its phase here.</summary>
    /// <param name="today">The day as of which it is judged.</param>
    /// <param name="policy">The terms.</param>
    public IReadOnlyList<GuardCode> BroughtInWithout(DateOnly today, CasePolicy policy)
    {
        if (LastMove is not { Kind: EntryKind.BroughtIn } line || LedTo(Phase) is not { } trigger)
        {
            return [];
        }

        var change = new Change(new Actor(line.ById, line.ByName, line.ByRole), today, AmsterdamCalendar.Noon(today)) { Policy = policy };
        var facts = new CaseFacts(this, change);
        return
        [
            .. CaseLifecycle.Moves.Where(m => m.Trigger == trigger).SelectMany(m => m.Guards).Distinct()
                .Where(guard => !CaseLifecycle.IsRoute(guard) && !NotOfTheFile.Contains(guard) && GuardCatalogue.Of(guard).Remedy is GuardRemedy.Page or GuardRemedy.SupervisorPage && !facts.Holds(guard, trigger)),
        ];
    }

    private static CaseTrigger? LedTo(CasePhase phase) => phase switch
    {
        CasePhase.ShelterFound => CaseTrigger.ConfirmShelterFound,
        CasePhase.CooperatedNoShelter => CaseTrigger.ConfirmCooperatedNoShelter,
        CasePhase.InsufficientCooperation => CaseTrigger.ConfirmInsufficientCooperation,
        CasePhase.NoShelter => CaseTrigger.ConfirmSearchEnded,
        CasePhase.ReturnPreparation => CaseTrigger.ReturnDecisionIssued,
        CasePhase.ReadyToTravel => CaseTrigger.Ready,
        CasePhase.Travelling => CaseTrigger.Departed,
        CasePhase.CooperatedCannotLeave => CaseTrigger.ConfirmCooperatedCannotLeave,
        CasePhase.NoArrangements => CaseTrigger.ConfirmNoArrangements,
        _ => null,
    };

    private static (string Decided, string Confirmed)? Names(PhaseBroughtIn phase) =>
        phase.DecidedBy?.Trim() is { Length: > 0 } decided && phase.ConfirmedBy?.Trim() is { Length: > 0 } confirmed && !string.Equals(LettersOf(decided), LettersOf(confirmed), StringComparison.OrdinalIgnoreCase) ? (decided, confirmed) : null;

    // One name is often written with and without its spaces and full stops.
    private static string LettersOf(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

    // Nobody else has touched the case: what comes in comes in at once.
    private void EnsureComesIn(Change change) => Ensure(GuardCode.CaseWorker, _entries.TrueForAll(e => e.ById == change.By.Id && e.RecordedAt == change.RecordedAt));

    // A move that only acts on what an authority decided, or takes the case in, is made as any other. Nothing adverse is, and nothing is closed (GDPR art. 22).
    private CaseTrigger? MoveTo(Change change, PhaseBroughtIn phase)
    {
        if (phase.Phase.IsAdverse() || !phase.Phase.IsOpen())
        {
            return null;
        }

        var facts = new CaseFacts(this, change);
        var opened = WaitingDecisions.Select(w => w.Trigger).Append(CaseTrigger.AcceptWithoutReturnDecision).Append(CaseTrigger.AcceptWithReturnDecision)
            .Where(trigger => CaseLifecycle.Moves.Any(m => m.Trigger == trigger && m.Covers(Phase) && m.To == phase.Phase && m.Guards.All(guard => facts.Holds(guard, trigger)))).ToArray();
        return opened is [var only] ? only : null;
    }

    // What came before is not always told: from Intake a case can come into any phase.
    private bool Leads(PhaseBroughtIn phase) => Phase == CasePhase.Intake
        || CaseLifecycle.Moves.Any(m => m.Covers(Phase) && m.To == phase.Phase && CaseLifecycle.Closing(m.Trigger) == phase.Closing);

    private void EnsureAsLaw(Change change, PhaseBroughtIn phase)
    {
        var facts = new CaseFacts(this, change);
        List<GuardCode> unmet = [.. Asked(phase).Where(guard => !facts.Holds(guard, CaseTrigger.ResidenceGranted))];
        if (phase.Phase.IsAdverse() && Names(phase) is null)
        {
            unmet.Add(GuardCode.FourEyes);
        }

        if (unmet.Count > 0)
        {
            throw new CaseRefusedException(unmet);
        }
    }

    private static IEnumerable<GuardCode> Asked(PhaseBroughtIn phase)
    {
        GuardCode[] always = [GuardCode.NotInFuture, GuardCode.NotBeforeLastMove];
        return (phase.Phase, phase.Closing) switch
        {
            (CasePhase.Intake, _) => [.. always, GuardCode.Minor],
            (CasePhase.Closed, Cases.ClosingReason.ResidenceGranted) => [.. always, GuardCode.ResidenceGrantRecorded],
            (CasePhase.Closed, Cases.ClosingReason.FoundAdult) => [.. always, GuardCode.FoundAdultRecorded, GuardCode.ReasonGiven],
            (CasePhase.Closed, Cases.ClosingReason.AgedOut) => [.. always, GuardCode.Eighteen, GuardCode.ReasonGiven],
            (CasePhase.Closed, _) => [.. always, GuardCode.ReasonGiven],
            (var adverse, _) when adverse.IsAdverse() => [.. always, GuardCode.Minor, GuardCode.RejectionOnFile, .. OfTrack(adverse), GuardCode.ReasonGiven],
            (var open, _) => [.. always, GuardCode.Minor, GuardCode.RejectionOnFile, .. OfTrack(open)],
        };
    }

    // I15: in track 2 exactly when a complete return decision is in force.
    private static GuardCode[] OfTrack(CasePhase phase) =>
        phase.IsTrack2() ? [GuardCode.ReturnDecisionInForce] : [GuardCode.NoIncompleteReturnDecision, GuardCode.NoReturnDecisionRecorded];

    private void SettleBroughtIn(Change change, CaseEntry line)
    {
        var acted = Decisions.Where(d => d.AppliedBy is null && ActsOn(d.Kind, line)).ToArray();
        Array.ForEach(acted, d => d.AppliedBy = line.Sequence);
        var answer = acted.LastOrDefault(d => d.Kind.IsAnswer() || d.Kind == DecisionKind.ReturnDecisionIssued);
        foreach (var referral in _referrals.FindAll(r => r.IsUndecided))
        {
            if (answer is not null)
            {
                referral.Decide(answer.Sequence);
            }
            else if (ClosingReason == Cases.ClosingReason.AgedOut)
            {
                referral.PendAtEighteen();
            }
            else if (Phase == CasePhase.FurtherSearch)
            {
                referral.TellNewFacts(change.OccurredOn);
            }
        }
    }

    // What a phase rests on can no longer be taken back as an error, as after the move itself.
    private static bool ActsOn(DecisionKind kind, CaseEntry line) => kind switch
    {
        DecisionKind.AsylumRejected => line.To is not (CasePhase.Intake or CasePhase.Closed),
        DecisionKind.ReturnDecisionIssued => line.To!.Value.IsTrack2(),
        DecisionKind.ReturnDecisionWithdrawn or DecisionKind.ReturnDecisionAnnulled => line.To!.Value.IsTrack1(),
        DecisionKind.RejectionWithdrawn or DecisionKind.RejectionAnnulled => line.To == CasePhase.Intake,
        DecisionKind.FurtherInvestigation => line.To == CasePhase.FurtherSearch,
        DecisionKind.NothingFurther => line.To == CasePhase.NoShelter,
        DecisionKind.ResidenceNotGranted => line.To is CasePhase.FurtherSearch or CasePhase.ReturnPreparation,
        DecisionKind.FindingRejected => line.To is CasePhase.ShelterSearch or CasePhase.FurtherSearch,
        DecisionKind.ResidenceGranted => line.Detail == nameof(Cases.ClosingReason.ResidenceGranted),
        DecisionKind.FoundAdult => line.Detail == nameof(Cases.ClosingReason.FoundAdult),
        _ => false,
    };
}
