using ReturnCase.Domain.Cases;

namespace ReturnCase.Domain.Travel;

/// <summary>Whether a journey may go on at this moment (I2): what the sheet of the day of travel rests on.</summary>
/// <param name="Phase">Where the case stands.</param>
/// <param name="Blocks">The conditions that do not hold, in the order of the table of moves.</param>
/// <param name="OrderedToStop">An order to stop is open; a supervisor lifts it.</param>
/// <param name="ChildMissing">The child is missing.</param>
public sealed record TravelDay(CasePhase Phase, IReadOnlyList<GuardCode> Blocks, bool OrderedToStop, bool ChildMissing)
{
    // Of the person at the screen, of what is recorded in the course of the day, or said apart: none of these stops anybody.
    private static readonly GuardCode[] NoStop = [GuardCode.CaseWorker, GuardCode.NotInFuture, GuardCode.NotBeforeLastMove, GuardCode.DepartureNoticeAfterReady, GuardCode.RemovabilityChecked, GuardCode.NoStopOpen];

    // A birthday on the way stops no journey; another receiver than at departure is judged by who verified.
    private static readonly GuardCode[] NoStopOnTheWay = [GuardCode.Minor, GuardCode.ReceiverUnchanged];

    /// <summary>Ready to travel, or on the way.</summary>
    public bool IsOfThisPhase => Phase is CasePhase.ReadyToTravel or CasePhase.Travelling;

    /// <summary>A handover failed on this journey, and the alarm of that is open: it stops nobody, but nobody tries again alone.</summary>
    public bool HandoverFailed { get; init; }

    /// <summary>Nobody travels, and nobody hands the child over.</summary>
    public bool IsStopped => !IsOfThisPhase || Blocks.Count > 0 || OrderedToStop || ChildMissing;

    /// <summary>How a journey stands.</summary>
    /// <param name="file">The case.</param>
    /// <param name="now">A change of this moment: blocks and freshness are judged at recording.</param>
    /// <returns>A stop with no blocks where the case is in another phase: that says it all.</returns>
    public static TravelDay Of(CaseFile file, Change now)
    {
        var stop = file.OpenAlarms.Any(alarm => alarm.Kind == AlarmKind.StopTravel || (alarm.Kind == AlarmKind.DepartedAlthoughBlocked && file.Phase == CasePhase.Travelling));
        var missing = file.OpenAlarms.Any(alarm => alarm.Kind == AlarmKind.Missing);
        var facts = new CaseFacts(file, now with { OccurredOn = now.RecordedOn });
        var day = new TravelDay(file.Phase, [], stop, missing) { HandoverFailed = file.Phase == CasePhase.Travelling && file.OpenAlarms.Any(alarm => alarm.Kind == AlarmKind.HandoverFailed) };
        if (!day.IsOfThisPhase)
        {
            return day;
        }

        var onTheWay = file.Phase == CasePhase.Travelling;
        var blocks = CaseLifecycle.Moves.Single(move => move.Trigger == CaseTrigger.Departed).Guards
            .Where(guard => !NoStop.Contains(guard) && !(onTheWay && NoStopOnTheWay.Contains(guard)) && !facts.Holds(guard, CaseTrigger.Departed));
        return day with { Blocks = [.. blocks, .. onTheWay && !facts.ReceiverVerifiedForHandover && facts.IsAnotherReceiver ? [GuardCode.HandoverToVerified] : Array.Empty<GuardCode>()] };
    }
}
