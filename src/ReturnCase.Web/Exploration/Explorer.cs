using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Exploration;

/// <summary>
/// Goes through every abstract case that can be reached from a registration, nearest first, and checks the rules in each state and at each step. The table, its guards'
/// names and the machine are those of the program; only their facts are abstract. A row is a conjunction of guards: a move that is refused without one fact is refused
/// without any more, so that trying each without each is enough.
/// </summary>
internal sealed class Explorer(IReadOnlyList<Move> moves, Func<AbstractCase, CaseTrigger, CasePhase, IEnumerable<AbstractCase>>? effects = null)
{
    private static readonly CasePhase[] Working = [CasePhase.ShelterSearch, CasePhase.FurtherSearch, CasePhase.ReturnPreparation];

    private readonly TableOfMoves _table = new(moves);
    private readonly Func<AbstractCase, CaseTrigger, CasePhase, IEnumerable<AbstractCase>> _effects = effects ?? MoveEffects.After;
    private readonly Dictionary<long, int> _known = [];
    private readonly List<AbstractCase> _states = [];
    private readonly List<(int From, string Words)> _ways = [];
    private readonly List<(int From, int To)> _amongMinors = [];
    private Explored _seen = new();
    private IReadOnlyList<ExploredRule> _rules = [];

    /// <summary>The first case: a minor, registered at the transfer from the IND.</summary>
    public static AbstractCase Registered => new(CasePhase.Intake);

    /// <summary>Explores everything, or up to the first case that breaks a rule.</summary>
    public Explored Run(IReadOnlyList<ExploredRule> rules)
    {
        (_seen, _rules) = (new(), rules);
        Reach(Registered, -1, "A case is registered");
        for (var i = 0; i < _states.Count && _seen.Found is null; i++)
        {
            var at = _states[i];
            _seen.Phases[at.Phase] = _seen.Phases.GetValueOrDefault(at.Phase) + 1;
            foreach (var rule in _rules)
                Wrong(rule, rule.State(at, _table), i, null);
            Facts(i, at);
            foreach (var trigger in _table.ByPhase[at.Phase])
                Try(i, at, trigger);
        }

        if (_seen.Found is null)
            SeekDeadEnds();
        _seen.Questions = _table.Questions;
        return _seen;
    }

    /// <summary>Whether an abstract case was reached.</summary>
    public bool Knows(AbstractCase at) => _known.ContainsKey(at.Plain().Key);

    /// <summary>The abstract cases that a move leads to.</summary>
    public IEnumerable<AbstractCase> After(AbstractCase at, CaseTrigger trigger) =>
        Leads(at, trigger) is { } to ? _effects(at, trigger, to).Select(after => after.Plain()) : [];

    private CasePhase? Leads(AbstractCase at, CaseTrigger trigger) =>
        _table.Leads(at, trigger, trigger == CaseTrigger.DepartedAlthoughBlocked ? GuardCode.NoBlockingSuspension : null);

    private void Facts(int from, AbstractCase at)
    {
        foreach (var (words, to) in FactSteps.From(at))
            Take(from, at, null, to, words);
        foreach (var kind in Enum.GetValues<OutcomeKind>().Where(kind => at.Phase.IsOpen() && _table.CanPropose(at, kind)))
            Take(from, at, null, at with { Proposal = kind, ProposedBefore = false }, $"proposed: {CaseTexts.Of(kind).En}");
    }

    private void Try(int from, AbstractCase at, CaseTrigger trigger)
    {
        if (Leads(at, trigger) is not { } to)
            return;
        foreach (var after in _effects(at, trigger, to))
            Take(from, at, trigger, after, CaseTexts.Of(trigger).En);
        foreach (var rule in _rules)
        {
            foreach (var guard in rule.Asks(trigger, to).Where(guard => !_table.HoldsAnyway(at, trigger, guard)))
            {
                _seen.Attempts++;
                if (_table.Leads(at, trigger, guard) is not null)
                    Wrong(rule, $"made although: {GuardCatalogue.Of(guard).Sentence.En}", from, $"{CaseTexts.Of(trigger).En} → {CaseTexts.Of(to).En}");
            }
        }
    }

    private void Take(int from, AbstractCase at, CaseTrigger? trigger, AbstractCase reached, string words)
    {
        var to = reached.Plain();
        if (trigger is { } move)
            _seen.Moves[move] = _seen.Moves.GetValueOrDefault(move) + 1;
        else
            _seen.FactSteps++;
        foreach (var rule in _rules)
        {
            if (rule.Step(new(at, trigger, to)) is { } wrong)
                Wrong(rule, wrong, from, $"{words} → {CaseTexts.Of(to.Phase).En}");
        }

        var index = Reach(to, from, words);
        if (!at.Adult && !to.Adult && at.Phase.IsOpen() && to.Phase.IsOpen())
            _amongMinors.Add((from, index));
    }

    private int Reach(AbstractCase at, int from, string words)
    {
        if (_known.TryGetValue(at.Key, out var index))
            return index;
        _known[at.Key] = index = _states.Count;
        _states.Add(at);
        _ways.Add((from, words));
        return index;
    }

    // Backwards from the phases in which people search or prepare: whoever is left over has no way to them before 18.
    private void SeekDeadEnds()
    {
        var back = _amongMinors.ToLookup(edge => edge.To, edge => edge.From);
        var leadsOn = new HashSet<int>(Enumerable.Range(0, _states.Count).Where(i => !_states[i].Adult && Working.Contains(_states[i].Phase)));
        var queue = new Queue<int>(leadsOn);
        while (queue.TryDequeue(out var at))
        {
            foreach (var from in back[at].Where(leadsOn.Add))
                queue.Enqueue(from);
        }

        _seen.OfMinors = leadsOn.Count;
        _seen.Depth = Depth(_states.Count - 1);
        if (_rules.FirstOrDefault(rule => rule.Name == ExploredRules.NoDeadEnd) is not { } none)
            return;
        foreach (var stuck in Enumerable.Range(0, _states.Count).Where(i => !_states[i].Adult && _states[i].Phase.IsOpen() && !leadsOn.Contains(i)))
            Wrong(none, "a dead end before 18", stuck, null);
    }

    private void Wrong(ExploredRule rule, string? wrong, int at, string? last)
    {
        if (wrong is not null)
            _seen.Found ??= new(rule.Name, wrong, [.. Way(at), .. last is null ? (string[])[] : [last]]);
    }

    private int Depth(int at) => _ways[at].From < 0 ? 0 : 1 + Depth(_ways[at].From);

    private IEnumerable<string> Way(int at)
    {
        var (from, words) = _ways[at];
        var phase = CaseTexts.Of(_states[at].Phase).En;
        return from < 0 ? [$"{words} → {phase}"] : [.. Way(from), _states[from].Phase == _states[at].Phase ? $"{phase}: {words}" : $"{words} → {phase}"];
    }
}
