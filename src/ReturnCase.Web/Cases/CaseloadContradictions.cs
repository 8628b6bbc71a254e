using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;

namespace ReturnCase.Web.Cases;

/// <summary>Two filters of the caseload that no case can meet together. Each has a sentence that says which of them to change.</summary>
public enum Contradiction
{
    /// <summary>The phase "closed", and open cases only.</summary>
    ClosedPhaseOpenCases,

    /// <summary>A phase of an open case, and closed cases only.</summary>
    OpenPhaseClosedCases,

    /// <summary>A deadline is asked of closed cases, which have none.</summary>
    ClosedHasNoDeadline,

    /// <summary>A question that closed cases raise, asked of open ones.</summary>
    ReopeningOfOpenCases,

    /// <summary>The last day is before the first.</summary>
    UntilBeforeFrom,

    /// <summary>The days lie outside the step that is chosen too.</summary>
    DaysOutsideStep,
}

/// <summary>Finds in a filter what can never be true together, so that an empty list says why it is empty.</summary>
public static class CaseloadContradictions
{
    /// <param name="filter">What is asked for.</param>
    /// <param name="today">From which steps are counted.</param>
    /// <param name="policy">How long they are.</param>
    public static IReadOnlyList<Contradiction> Of(CaseloadFilter filter, DateOnly today, CasePolicy policy)
    {
        var (open, closed) = (filter.State == CaseState.Open, filter.State == CaseState.Closed || filter.Phase == CasePhase.Closed);
        return [.. ((ReadOnlySpan<(Contradiction, bool)>)
        [
            (Contradiction.ClosedPhaseOpenCases, open && filter.Phase == CasePhase.Closed),
            (Contradiction.OpenPhaseClosedCases, filter is { State: CaseState.Closed, Phase: { } phase } && phase.IsOpen()),
            (Contradiction.ClosedHasNoDeadline, closed && (filter.Step is not null || filter.DeadlineFrom is not null || filter.DeadlineUntil is not null)),
            (Contradiction.ReopeningOfOpenCases, filter.Attention == Attention.ReopeningOwed && (open || filter.Phase is { } now && now.IsOpen())),
            (Contradiction.UntilBeforeFrom, filter.DeadlineUntil < filter.DeadlineFrom),
            (Contradiction.DaysOutsideStep, !closed && filter.Step is { } step && !(filter.DeadlineUntil < filter.DeadlineFrom) && IsOutside(step)),
        ]).ToArray().Where(found => found.Item2).Select(found => found.Item1)];

        bool IsOutside(AlarmStep step) => step switch
        {
            AlarmStep.Overdue => filter.DeadlineFrom >= today,
            AlarmStep.None => filter.DeadlineUntil <= AlarmSteps.LastDay(AlarmStep.SixMonths, today, policy),
            _ => filter.DeadlineUntil < today || filter.DeadlineFrom > AlarmSteps.LastDay(step, today, policy),
        };
    }
}
