using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Exploration;

/// <summary>
/// A table of moves, asked of abstract cases by the machine that every case asks. Each question (a phase, a move, and which of its guards hold) is put to the
/// machine once and its answer remembered.
/// </summary>
internal sealed class TableOfMoves : ILifecycleFacts
{
    private readonly AbstractFacts _facts = new();
    private readonly Dictionary<(CasePhase, CaseTrigger), GuardCode[]> _guards = [];
    private readonly Dictionary<(CasePhase, CaseTrigger, ulong), CasePhase?> _answers = [];
    private readonly LifecycleMachine _machine;
    private CasePhase _at;
    private (GuardCode[] Guards, ulong Held) _asked;

    public TableOfMoves(IReadOnlyList<Move> moves)
    {
        Moves = moves;
        _machine = CaseLifecycle.Build(moves, this, () => _at, to => _at = to);
        foreach (var phase in Enum.GetValues<CasePhase>())
        {
            ByPhase[phase] = [.. Enum.GetValues<CaseTrigger>().Where(trigger => moves.Any(m => m.Trigger == trigger && m.Covers(phase)))];
            foreach (var trigger in ByPhase[phase])
                _guards[(phase, trigger)] = [.. moves.Where(m => m.Trigger == trigger && m.Covers(phase)).SelectMany(m => m.Guards).Distinct()];
        }
    }

    public IReadOnlyList<Move> Moves { get; }

    /// <summary>The moves that each phase knows.</summary>
    public Dictionary<CasePhase, CaseTrigger[]> ByPhase { get; } = [];

    public int Questions => _answers.Count;

    /// <summary>Where a move leads, with every free fact on file but one; null where it is blocked.</summary>
    public CasePhase? Leads(AbstractCase at, CaseTrigger trigger, GuardCode? lacking = null)
    {
        if (!_guards.TryGetValue((at.Phase, trigger), out var guards))
            return null;
        (_facts.Case, _facts.Lacking) = (at, lacking);
        var held = 0UL;
        for (var i = 0; i < guards.Length; i++)
        {
            if (_facts.Holds(guards[i], trigger))
                held |= 1UL << i;
        }

        if (!_answers.TryGetValue((at.Phase, trigger, held), out var answer))
            _answers[(at.Phase, trigger, held)] = answer = Ask(at.Phase, trigger, guards, held);
        return answer;
    }

    /// <summary>The guards that do not hold, with every free fact on file.</summary>
    public IReadOnlyList<GuardCode> Unmet(AbstractCase at, CaseTrigger trigger)
    {
        (_facts.Case, _facts.Lacking) = (at, null);
        return [.. _guards[(at.Phase, trigger)].Where(guard => !CaseLifecycle.IsRoute(guard) && !_facts.Holds(guard, trigger))];
    }

    /// <summary>Whether a guard holds when its fact is left out: where it does, its fact is not free.</summary>
    public bool HoldsAnyway(AbstractCase at, CaseTrigger trigger, GuardCode guard)
    {
        (_facts.Case, _facts.Lacking) = (at, guard);
        return _facts.Holds(guard, trigger);
    }

    /// <summary>Whether an outcome can be proposed: its row holds, but for what only its confirmer must meet.</summary>
    public bool CanPropose(AbstractCase at, OutcomeKind kind) => at.Proposal is null
        && _guards.TryGetValue((at.Phase, CaseLifecycle.Confirms(kind)), out var guards)
        && guards.Except(CaseLifecycle.OfTheConfirmer).All(guard => HoldsWith(at, CaseLifecycle.Confirms(kind), guard));

    bool ILifecycleFacts.Holds(GuardCode guard, CaseTrigger trigger) => (_asked.Held & (1UL << Array.IndexOf(_asked.Guards, guard))) != 0;

    private bool HoldsWith(AbstractCase at, CaseTrigger trigger, GuardCode guard)
    {
        (_facts.Case, _facts.Lacking) = (at, null);
        return _facts.Holds(guard, trigger);
    }

    private CasePhase? Ask(CasePhase phase, CaseTrigger trigger, GuardCode[] guards, ulong held)
    {
        (_asked, _at) = ((guards, held), phase);
        if (_machine.Unmet(trigger) is not { Count: 0 })
            return null;
        _machine.Fire(trigger);
        return _at;
    }
}
