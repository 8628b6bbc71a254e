using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.Figures;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Domain.Cases;

/// <summary>What can be done with a move now.</summary>
public enum MoveState
{
    /// <summary>It can be made.</summary>
    Open,

    /// <summary>It belongs to this phase, but something stands in the way.</summary>
    Blocked,

    /// <summary>It is not a move from this phase.</summary>
    NotNow,
}

/// <summary>A move as the case page shows it.</summary>
/// <param name="Trigger">The move.</param>
/// <param name="State">Open, blocked or not now.</param>
/// <param name="Unmet">Every guard that stands in the way; those that the form of the move asks for are left out.</param>
public sealed record MoveOption(CaseTrigger Trigger, MoveState State, IReadOnlyList<GuardCode> Unmet);

// The moves. This file and CaseLifecycle are the only ones that know of the machine.
public sealed partial class CaseFile
{
    /// <summary>Makes a move. Its guards read facts recorded earlier; a refusal leaves nothing half done.</summary>
    /// <param name="change">Age and terms are judged at its occurred-on date, blocks and freshness at the moment of recording.</param>
    /// <param name="trigger">The move.</param>
    /// <param name="referralNumber">Number for the referral, where the move makes one; see <see cref="MakesReferral"/>.</param>
    /// <param name="places">The care places of the case's candidates: a closing gives its bed back, except a handover, which fills it.</param>
    /// <exception cref="CaseRefusedException">With every guard that does not hold, or an empty list where the phase knows no such move.</exception>
    public void Move(Change change, CaseTrigger trigger, string? referralNumber = null, IReadOnlyCollection<CarePlace>? places = null)
    {
        var from = Phase;
        var confirmed = CaseLifecycle.Outcome(trigger) is null ? null : OpenProposal;
        var acted = WaitingDecisions.Where(w => w.Trigger == trigger).Select(w => w.Decision).ToArray();
        var left = CurrentReferral;
        EnsureFollowed(change, trigger);
        if (MakesReferral(trigger))
        {
            EnsureNumber(referralNumber);
        }

        EnsurePlaces(trigger, places);
        var due = CaseClocks.For(this, change.OccurredOn, change.Policy).Phase;
        Fire(change, trigger);

        if (trigger == CaseTrigger.Reopen)
        {
            Period++;
        }

        var entry = Append(EntryKind.Moved, change);
        (entry.Trigger, entry.From, entry.To) = (trigger, from, Phase);
        (ClosingReason, SecondClosingReason) = (CaseLifecycle.Closing(trigger), null);
        entry.Detail = ClosingReason?.ToString();
        foreach (var decision in acted.Concat(Relied(trigger)))
        {
            decision.AppliedBy ??= entry.Sequence;
        }

        EndProposals(change, confirmed, entry);
        if (confirmed is not null && MakesReferral(trigger))
        {
            MakeReferral(change, referralNumber!, ReferralKindOf(confirmed.Kind), from, confirmed.ProposedOn, confirmed);
        }

        SettleReferrals(change, trigger, left, acted);
        Alarm(change, trigger);
        if (FreesPlaces(trigger))
        {
            places?.ToList().ForEach(place => place.Release(Number, change.OccurredOn));
        }

        _figures.AddRange(FigureEvents.Of(this, entry, due));
        Settle(change);
    }

    /// <summary>Whether a move gives the case's beds back: every closing but the handover to the receiver who keeps one.</summary>
    public static bool FreesPlaces(CaseTrigger trigger) => CaseLifecycle.Closing(trigger) is not (null or Cases.ClosingReason.ReturnedHandedOver);

    /// <summary>Whether a move makes a referral and needs a number for it.</summary>
    public static bool MakesReferral(CaseTrigger trigger) =>
        CaseLifecycle.Outcome(trigger) is not (null or OutcomeKind.SearchEnded or OutcomeKind.NoArrangements);

    /// <summary>Every move with its state now, as <paramref name="change"/>'s person would find it. A reason is not asked for yet: the form does that.</summary>
    public IReadOnlyList<MoveOption> MoveOptions(Change change)
    {
        var machine = CaseLifecycle.Build(new CaseFacts(this, change), () => Phase, _ => { });
        return [.. Enum.GetValues<CaseTrigger>().Select(trigger => Option(trigger, machine.Unmet(trigger)))];

        static MoveOption Option(CaseTrigger trigger, IReadOnlyList<GuardCode>? unmet)
        {
            var shown = unmet?.Where(code => !GuardCatalogue.Of(code).AskedByForm).ToArray() ?? [];
            return new(trigger, unmet is null ? MoveState.NotNow : shown.Length == 0 ? MoveState.Open : MoveState.Blocked, shown);
        }
    }

    /// <summary>The closings that end every suspension and silence every alarm (domain 2.6).</summary>
    internal static bool SilencesAlarms(CaseTrigger trigger) => trigger is CaseTrigger.CloseDeceased or CaseTrigger.CloseDuplicateOrError;

    private bool CanMove(Change change, CaseTrigger trigger) => Machine(change, trigger, _ => { }).Unmet(trigger) is { Count: 0 };

    // Only its own rows are asked for, and the whole table is long to lay out.
    private LifecycleMachine Machine(Change change, CaseTrigger trigger, Action<CasePhase> set) =>
        CaseLifecycle.Build(CaseLifecycle.Moves.Where(move => move.Trigger == trigger), new CaseFacts(this, change), () => Phase, set);

    private void Fire(Change change, CaseTrigger trigger)
    {
        var machine = Machine(change, trigger, phase => Phase = phase);
        var unmet = machine.Unmet(trigger);
        if (unmet is null or { Count: > 0 })
        {
            throw new CaseRefusedException(unmet ?? []);
        }

        machine.Fire(trigger);
    }

    // What an accept move rests on can no longer be taken back as an error; only its author can end it.
    private IEnumerable<AuthorityDecision> Relied(CaseTrigger trigger) => trigger switch
    {
        CaseTrigger.AcceptWithoutReturnDecision => [Rejection!],
        CaseTrigger.AcceptWithReturnDecision => [Rejection!, ReturnDecision!],
        _ => [],
    };

    private void EnsurePlaces(CaseTrigger trigger, IReadOnlyCollection<CarePlace>? places)
    {
        if (FreesPlaces(trigger) && places is null or { Count: 0 } && Standing<ShelterCandidate>().Any(c => c.CarePlaceId is not null && StageOf(c.Sequence) == CandidateStage.Accepted))
        {
            throw new ArgumentNullException(nameof(places), "This case has a care place, and closing it gives a place back.");
        }
    }

    private void EndProposals(Change change, OutcomeProposal? confirmed, CaseEntry move)
    {
        confirmed?.End(ProposalState.Confirmed, move);
        if (OpenProposal is { } other)
        {
            End(other, ProposalState.Lapsed, EntryKind.ProposalLapsed, change);
        }
    }

    private void Alarm(Change change, CaseTrigger trigger)
    {
        if (trigger is CaseTrigger.DepartedAlthoughBlocked)
        {
            Raise(change, AlarmKind.DepartedAlthoughBlocked);
        }
        else if (trigger is CaseTrigger.HandoverFailedChildBack)
        {
            Raise(change, AlarmKind.HandoverFailed);
        }
        else if (SilencesAlarms(trigger))
        {
            _alarms.FindAll(a => a.IsOpen).ForEach(a => a.Close(change.OccurredOn));
            _suspensionVersions.FindAll(s => s.Stands && s.EndedOn is null).ForEach(s => s.EndBy(change.OccurredOn));
        }
        else if (trigger is CaseTrigger.Reopen)
        {
            AskAgain(change);
        }
    }

    // What only a closing ended has no line of its own. Whoever reopens sees to the alarms; each suspension is asked again as those that never ended.
    private void AskAgain(Change change)
    {
        bool Ended(EntryKind by, int sequence) => _entries.Exists(e => e.Kind == by && e.Subject == sequence);
        _suspensionVersions.FindAll(s => s.Stands && s.EndedOn is not null && !EndWasRecorded(s)).ForEach(s => s.Resume());
        foreach (var alarm in _alarms.FindAll(a => !a.IsOpen && !Ended(EntryKind.AlarmClosed, a.Sequence)))
        {
            alarm.Resume();
            alarm.Own(change.By);
            Append(EntryKind.AlarmOwned, change).Subject = alarm.Sequence;
        }
    }
}
