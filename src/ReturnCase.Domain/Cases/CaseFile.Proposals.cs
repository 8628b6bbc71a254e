using ReturnCase.Domain.Referrals;

namespace ReturnCase.Domain.Cases;

/// <summary>Whether an outcome can be proposed from here, and what is missing.</summary>
public sealed record OutcomeOption(OutcomeKind Kind, IReadOnlyList<GuardCode> Missing);

// Outcomes are proposed by one person and confirmed by another (domain 2.3).
public sealed partial class CaseFile
{
    /// <summary>Proposes an outcome with its grounds. Its guards must hold now, and are judged again at confirmation.</summary>
    /// <exception cref="CaseRefusedException">A guard does not hold, the phase knows no such outcome, or another proposal is open.</exception>
    public OutcomeProposal Propose(Change change, OutcomeKind kind, string grounds)
    {
        Ensure(GuardCode.NoOtherProposal, OpenProposal is null);
        var missing = MissingFor(change, kind) ?? throw new CaseRefusedException(GuardCode.ProposalPossible);
        if (missing.Count > 0)
        {
            throw new CaseRefusedException(missing);
        }

        var proposal = new OutcomeProposal(Append(EntryKind.Proposed, change), kind, Phase, grounds);
        _proposals.Add(proposal);
        Settle(change);
        return proposal;
    }

    /// <summary>The outcomes that this phase knows, each with what is missing for a proposal.</summary>
    public IReadOnlyList<OutcomeOption> OutcomeOptions(Change change) =>
    [
        .. from kind in Enum.GetValues<OutcomeKind>()
           let missing = MissingFor(change, kind)
           where missing is not null
           select new OutcomeOption(kind, missing),
    ];

    /// <summary>Changes the grounds of the open proposal; whoever does so cannot confirm it. The earlier text stays, under the name of who wrote it.</summary>
    public void ReviseProposal(Change change, string grounds)
    {
        EnsureOpen(change);
        var earlier = OpenOrRefused();
        var entry = Append(EntryKind.ProposalRevised, change);
        entry.Subject = earlier.Sequence;
        earlier.End(ProposalState.Revised, entry);
        _proposals.Add(earlier.Revised(entry, grounds));
        Settle(change);
    }

    /// <summary>The versions of a proposal, the first one first, each with its own grounds.</summary>
    public IReadOnlyList<OutcomeProposal> VersionsOf(OutcomeProposal proposal)
    {
        List<OutcomeProposal> versions = [proposal];
        while (_proposals.Find(p => p.State == ProposalState.Revised && p.EndedBy == versions[0].Sequence) is { } earlier)
        {
            versions.Insert(0, earlier);
        }

        return versions;
    }

    /// <summary>The name of who wrote the grounds of a version of a proposal.</summary>
    public string AuthorOf(OutcomeProposal version) => EntryAt(version.Sequence).ByName;

    /// <summary>A supervisor who is not its author sends the open proposal back, with a reason.</summary>
    public void ReturnProposal(Change change)
    {
        EnsureOpen(change);
        var proposal = OpenOrRefused();
        Ensure(GuardCode.Supervisor, change.By.Role == ActorRole.Supervisor);
        Ensure(GuardCode.FourEyes, change.By.Id != proposal.ProposedById);
        Ensure(GuardCode.ReasonGiven, !string.IsNullOrWhiteSpace(change.Reason));
        End(proposal, ProposalState.Returned, EntryKind.ProposalReturned, change);
        Settle(change);
    }

    /// <summary>Takes the open proposal back, with a reason.</summary>
    public void WithdrawProposal(Change change)
    {
        EnsureOpen(change);
        Ensure(GuardCode.ReasonGiven, !string.IsNullOrWhiteSpace(change.Reason));
        End(OpenOrRefused(), ProposalState.Withdrawn, EntryKind.ProposalWithdrawn, change);
        Settle(change);
    }

    /// <summary>What was recorded since the open proposal was made, a change of its grounds included: a confirmer sees it first.</summary>
    public IReadOnlyList<CaseEntry> NewSinceProposal => OpenProposal is { } proposal
        ? [.. _entries.Where(e => e.Sequence > VersionsOf(proposal)[0].Sequence).OrderBy(e => e.Sequence)]
        : [];

    private IReadOnlyList<GuardCode>? MissingFor(Change change, OutcomeKind kind)
    {
        var trigger = CaseLifecycle.Confirms(kind);
        var facts = new CaseFacts(this, change);
        return CaseLifecycle.Moves.SingleOrDefault(m => m.Trigger == trigger && m.Covers(Phase)) is { } move
            ? [.. move.Guards.Except(CaseLifecycle.OfTheConfirmer).Where(guard => !facts.Holds(guard, trigger))]
            : null;
    }

    private OutcomeProposal OpenOrRefused() => OpenProposal ?? throw new CaseRefusedException(GuardCode.ProposalOpen);

    private void End(OutcomeProposal proposal, ProposalState state, EntryKind kind, Change change)
    {
        var entry = Append(kind, change);
        entry.Subject = proposal.Sequence;
        proposal.End(state, entry);
    }

    /// <summary>An outcome 1.3 stands: it is the last outcome of track 1 confirmed in this period since intake, those whose referral was withdrawn left out.</summary>
    internal bool InsufficientOutcomeStands
    {
        get
        {
            var since = LastEntered(p => p == CasePhase.Intake);
            return _proposals
                .Where(p => p.State == ProposalState.Confirmed && p.Period == Period && p.EndedBy > since && !WasWithdrawn(p.EndedBy.Value, p.Kind)
                    && p.Kind is (OutcomeKind.ShelterFound or OutcomeKind.CooperatedNoShelter or OutcomeKind.InsufficientCooperation))
                .Select(p => (At: p.EndedBy!.Value, p.Kind))
                .Concat(_entries.Where(e => e is { Kind: EntryKind.BroughtIn } && e.Period == Period && e.Sequence > since)
                    .Select(e => (Line: e, Kind: OutcomeBroughtIn(e.To!.Value))).Where(one => one.Kind is { } kind && (one.Line.To == CasePhase.NoShelter || !WasWithdrawn(one.Line.Sequence, kind)))
                    .Select(one => (At: one.Line.Sequence, one.Kind!.Value)))
                .OrderBy(outcome => outcome.At).Select(outcome => (OutcomeKind?)outcome.Item2).LastOrDefault() == OutcomeKind.InsufficientCooperation;
        }
    }

    // In the system that a case comes from somebody confirmed the outcome by which it came into such a phase.
    private static OutcomeKind? OutcomeBroughtIn(CasePhase phase) => phase switch
    {
        CasePhase.ShelterFound => OutcomeKind.ShelterFound,
        CasePhase.CooperatedNoShelter => OutcomeKind.CooperatedNoShelter,
        CasePhase.InsufficientCooperation or CasePhase.NoShelter => OutcomeKind.InsufficientCooperation,
        _ => null,
    };

    // The referral of an outcome is the first one made after its confirmation.
    private bool WasWithdrawn(int confirmed, OutcomeKind kind) => MakesReferral(CaseLifecycle.Confirms(kind))
        && _referrals.Where(r => r.Sequence > confirmed && r.Kind == ReferralKindOf(kind)).MinBy(r => r.Sequence) is { State: ReferralState.Withdrawn };
}
