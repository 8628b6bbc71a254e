using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Cases;

public enum ConditionState
{
    Met,
    Unmet,

    /// <summary>The form itself asks for it.</summary>
    Asked,

    /// <summary>What it looks at is not on file yet, so that it cannot be judged.</summary>
    Unjudged,
}

public sealed record Condition(GuardCode Guard, ConditionState State);

/// <summary>All conditions of a move or an outcome, met and unmet, in the order of the table of moves.</summary>
public sealed record Conditions(CaseFile File, IReadOnlyList<Condition> All)
{
    // The date field says these two.
    private static readonly GuardCode[] InTheDateField = [GuardCode.NotInFuture, GuardCode.NotBeforeLastMove];

    public int Missing => All.Count(c => c.State == ConditionState.Unmet);

    /// <summary>What a move asks, as this change's person would find it on its day; empty where the phase knows no such move.</summary>
    public static Conditions OfMove(CaseFile file, CaseTrigger trigger, Change change) =>
        new(file, Judge(file, change, Asked(file, trigger), file.MoveOptions(change).Single(o => o.Trigger == trigger).Unmet));

    /// <summary>What an outcome asks of its proposer; null where the phase knows no such outcome.</summary>
    public static Conditions? OfOutcome(CaseFile file, OutcomeKind kind, Change change) =>
        file.OutcomeOptions(change).SingleOrDefault(o => o.Kind == kind) is { } option
            ? new(file, Judge(file, change, Asked(file, CaseLifecycle.Confirms(kind)).Except(CaseLifecycle.OfTheConfirmer), option.Missing))
            : null;

    private static IEnumerable<GuardCode> Asked(CaseFile file, CaseTrigger trigger) => CaseLifecycle.Moves
        .Where(move => move.Trigger == trigger && move.Covers(file.Phase))
        .SelectMany(move => move.Guards)
        .Distinct()
        .Where(guard => !CaseLifecycle.IsRoute(guard) && !InTheDateField.Contains(guard));

    private static IReadOnlyList<Condition> Judge(CaseFile file, Change change, IEnumerable<GuardCode> guards, IReadOnlyList<GuardCode> unmet) =>
    [
        .. guards.Select(guard => new Condition(
            guard,
            unmet.Contains(guard) ? ConditionState.Unmet
                : GuardCatalogue.Of(guard).AskedByForm ? ConditionState.Asked
                : file.CanJudge(change, guard) ? ConditionState.Met
                : ConditionState.Unjudged)),
    ];
}
