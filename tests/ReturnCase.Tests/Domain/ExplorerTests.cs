using ReturnCase.Domain.Cases;

namespace ReturnCase.Tests.Domain;

/// <summary>
/// The machine explored without a case. Bounds: each of the 13 phases, each of the 36 triggers, every combination of up to 6 guards that
/// the rows of that phase and trigger ask (rows that ask more: all hold, each alone broken, each pair broken, none holds). Routes exclude each other.
/// </summary>
public sealed class ExplorerTests
{
    private static readonly GuardCode[][] Routes =
        [[GuardCode.RouteSearchReached, GuardCode.RouteSearchNotReached], [GuardCode.RouteFromShelterSearch, GuardCode.RouteFromFurtherSearch]];

    public static TheoryData<CasePhase> Phases => [.. Enum.GetValues<CasePhase>()];

    [Theory]
    [MemberData(nameof(Phases))]
    public void Every_combination_gives_one_target_or_exactly_the_guards_that_do_not_hold(CasePhase phase)
    {
        foreach (var trigger in Enum.GetValues<CaseTrigger>())
        {
            var rows = CaseLifecycle.Moves.Where(m => m.Trigger == trigger && m.Covers(phase)).ToArray();
            var guards = rows.SelectMany(r => r.Guards).Where(g => !CaseLifecycle.IsRoute(g)).Distinct().ToArray();
            var (at, broken, route) = (phase, (IReadOnlyCollection<GuardCode>)[], 0);
            var facts = new Facts(guard => CaseLifecycle.IsRoute(guard) ? Routes.Any(r => r[route] == guard) : !broken.Contains(guard));
            var machine = CaseLifecycle.Build(facts, () => at, to => at = to);
            foreach (var combination in from b in Combinations(guards) from r in (int[])[0, 1] select (b, r))
            {
                (at, broken, route) = (phase, combination.b, combination.r);
                var unmet = machine.Unmet(trigger);
                if (rows.Length == 0)
                {
                    Assert.Null(unmet);
                    break;
                }

                Assert.Equal(broken.Order(), unmet!.Order());
                if (broken.Count == 0)
                {
                    machine.Fire(trigger);
                    Assert.Equal(rows.Single(r => r.Guards.All(g => facts.Holds(g, trigger))).To, at);
                }
            }
        }
    }

    [Fact]
    public void A_trigger_stands_on_a_phase_or_on_a_superstate_and_never_on_both()
    {
        foreach (var rows in CaseLifecycle.Moves.GroupBy(m => m.Trigger))
            Assert.Single(rows.Select(r => r.From >= MoveScope.Open).Distinct());
    }

    [Fact]
    public void Two_rows_of_a_trigger_on_one_scope_differ_in_their_route_only()
    {
        foreach (var rows in CaseLifecycle.Moves.GroupBy(m => (m.Trigger, m.From)).Where(g => g.Count() > 1))
        {
            Assert.Equal(2, rows.Count());
            Assert.Single(rows.Select(r => string.Join(',', r.Guards.Where(g => !CaseLifecycle.IsRoute(g)))).Distinct());
            Assert.Contains(Routes, pair => pair.Order().SequenceEqual(rows.SelectMany(r => r.Guards).Where(CaseLifecycle.IsRoute).Order()));
        }
    }

    [Fact]
    public void Every_open_phase_has_a_way_forward_and_every_phase_is_reachable()
    {
        foreach (var phase in Enum.GetValues<CasePhase>().Where(p => p.IsOpen()))
            Assert.Contains(CaseLifecycle.Moves, m => m.Covers(phase) && m.To != phase && m.To != CasePhase.Closed);
        HashSet<CasePhase> reached = [CasePhase.Intake];
        while (CaseLifecycle.Moves.Where(m => reached.Any(m.Covers) && !reached.Contains(m.To)).Select(m => m.To).ToArray() is { Length: > 0 } next)
            reached.UnionWith(next);
        Assert.Equal(13, reached.Count);
    }

    [Fact]
    public void The_machine_holds_every_row_of_the_table_and_no_other()
    {
        var info = CaseLifecycle.Build(new Facts(_ => true), () => CasePhase.Intake, _ => { }).Info;
        var drawn = info.States.SelectMany(s => s.FixedTransitions.Select(t => $"{s.UnderlyingState} {t.Trigger.UnderlyingTrigger} {t.DestinationState.UnderlyingState}"));
        Assert.Equal(CaseLifecycle.Moves.Select(m => $"{m.From} {m.Trigger} {m.To}").Order(), drawn.Order());
        Assert.All(info.States, s => Assert.True(!s.EntryActions.Any() && !s.ExitActions.Any() && !s.DynamicTransitions.Any() && !s.IgnoredTriggers.Any()));
    }

    [Fact]
    public void No_adverse_phase_is_entered_without_the_guards_of_I5()
    {
        foreach (var move in CaseLifecycle.Moves.Where(m => m.To.IsAdverse() && m.Trigger != CaseTrigger.IndAsksNothingFurther))
        {
            GuardCode[] needed =
            [
                GuardCode.FourEyes, GuardCode.Supervisor, GuardCode.Minor, GuardCode.JudgedInsufficient, GuardCode.JudgementIsNewest,
                GuardCode.RequestUnderstoodNotMet, GuardCode.GuardianViewOnProposal,
            ];
            Assert.Superset(needed.ToHashSet(), move.Guards.ToHashSet());
        }

        var answered = CaseLifecycle.Moves.Single(m => m.Trigger == CaseTrigger.IndAsksNothingFurther);
        Assert.True(((CasePhase)answered.From).IsAdverse());
        Assert.Superset(new HashSet<GuardCode> { GuardCode.AnswerRecordedByAnother, GuardCode.ReasonGiven }, answered.Guards.ToHashSet());
    }

    private static IEnumerable<IReadOnlyCollection<GuardCode>> Combinations(GuardCode[] guards)
    {
        if (guards.Length <= 6)
        {
            for (var bits = 0; bits < 1 << guards.Length; bits++)
                yield return [.. guards.Where((_, i) => (bits & (1 << i)) != 0)];
            yield break;
        }

        yield return [];
        yield return guards;
        for (var i = 0; i < guards.Length; i++)
        {
            yield return [guards[i]];
            for (var j = i + 1; j < guards.Length; j++)
                yield return [guards[i], guards[j]];
        }
    }

    private sealed class Facts(Func<GuardCode, bool> holds) : ILifecycleFacts
    {
        public bool Holds(GuardCode guard, CaseTrigger trigger) => holds(guard);
    }
}
