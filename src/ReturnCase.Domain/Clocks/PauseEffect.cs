using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Suspensions;

namespace ReturnCase.Domain.Clocks;

/// <summary>Days on which the search year stands still because a supervisor approved it.</summary>
/// <param name="Line">Sequence of the suspension; 0 for one that is not recorded yet.</param>
/// <param name="From">First day.</param>
/// <param name="Until">First day that is not among them; null while it lasts.</param>
internal sealed record SearchPause(int Line, DateOnly From, DateOnly? Until)
{
    /// <summary>The pauses that stand.</summary>
    public static IReadOnlyList<SearchPause> Approved(CaseFile file) =>
        [.. file.Suspensions.Where(s => s.PausesClock).Select(s => new SearchPause(s.Sequence, s.StartedOn, s.EndedOn))];
}

/// <summary>What is unlikely about a suspension, though it can be true: a person says that it is.</summary>
public enum SuspensionConcern
{
    /// <summary>It begins before the case did.</summary>
    BeforeCase,

    /// <summary>The pause begins before the search year did; the days before do not count.</summary>
    BeforeSearchYear,

    /// <summary>It ended long ago and is recorded only now.</summary>
    EndedLongAgo,

    /// <summary>The pause adds more days than there are left of the year.</summary>
    MoreThanRemains,
}

/// <summary>A suspension as a form has it: nothing of it is on file yet.</summary>
/// <param name="Replaces">Sequence of the suspension that this is another version of; null for a new one.</param>
/// <param name="StartedOn">First day on which it holds.</param>
/// <param name="EndedOn">First day on which it no longer holds; null while it lasts.</param>
/// <param name="Pauses">The search year stands still, or would once a supervisor agrees.</param>
public sealed record SuspensionPlan(int? Replaces, DateOnly StartedOn, DateOnly? EndedOn, bool Pauses);

/// <summary>What a suspension would do to the last day of the search year, by the reckoning of the clocks themselves.</summary>
/// <param name="Before">The last day as it stands; null where no search has begun.</param>
/// <param name="After">The last day with the suspension as planned.</param>
/// <param name="WhileAsked">The last day until a supervisor agrees: without any pause of this suspension.</param>
/// <param name="Lasts">The pause goes on, and each day adds one.</param>
/// <param name="Concerns">What a person is asked to look at again.</param>
public sealed record PauseEffect(DateOnly? Before, DateOnly? After, DateOnly? WhileAsked, bool Lasts, IReadOnlyList<SuspensionConcern> Concerns)
{
    /// <summary>Days that the last day moves; negative where it comes nearer.</summary>
    public int Days => Between(Before, After);

    /// <summary>Reckons it as seen on a day.</summary>
    public static PauseEffect Of(CaseFile file, SuspensionPlan plan, DateOnly today, CasePolicy policy)
    {
        policy = policy.For(file);
        var approved = SearchPause.Approved(file);
        SearchPause[] others = [.. approved.Where(pause => pause.Line != plan.Replaces)];
        var pause = new SearchPause(plan.Replaces ?? 0, plan.StartedOn, plan.EndedOn);
        var before = CaseClocks.SearchIf(file, today, policy, approved);
        var without = CaseClocks.SearchIf(file, today, policy, others);
        var after = plan.Pauses ? CaseClocks.SearchIf(file, today, policy, [.. others, pause]) : without;
        return new(before?.LastDay, after?.LastDay, without?.LastDay, plan.Pauses && plan.EndedOn is null, [.. ConcernsOf(file, plan, today, policy, without, after)]);
    }

    private static IEnumerable<SuspensionConcern> ConcernsOf(CaseFile file, SuspensionPlan plan, DateOnly today, CasePolicy policy, SearchClock? without, SearchClock? after)
    {
        if (plan.StartedOn < file.BeganOn(1))
        {
            yield return SuspensionConcern.BeforeCase;
        }
        else if (plan.Pauses && plan.StartedOn < without?.StartedOn)
        {
            yield return SuspensionConcern.BeforeSearchYear;
        }

        if (plan.EndedOn?.AddMonths(policy.ReviewIntervalMonths) < today)
        {
            yield return SuspensionConcern.EndedLongAgo;
        }

        if (plan.Pauses && Between(without?.LastDay, after?.LastDay) is var added && added > 0 && added > without!.DaysLeft)
        {
            yield return SuspensionConcern.MoreThanRemains;
        }
    }

    private static int Between(DateOnly? one, DateOnly? other) => one is { } from && other is { } until ? until.DayNumber - from.DayNumber : 0;
}
