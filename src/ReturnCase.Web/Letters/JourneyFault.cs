using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Returning;

namespace ReturnCase.Web.Letters;

/// <summary>Why no letter may tell of the journey that the return plan says. Each has a sentence that says what would be right.</summary>
public enum JourneyFault
{
    /// <summary>It fell through, or ended without a handover, and nothing was planned anew.</summary>
    Ended,

    /// <summary>Whoever would care for the child is not accepted, or not any more.</summary>
    ReceiverLost,

    /// <summary>The check of the place counts no more.</summary>
    PlaceUnchecked,

    /// <summary>The day of departure is past and the child is here.</summary>
    DayPast,
}

/// <summary>Whether what the plan says of the journey still stands: a letter that tells it while it does not, tells what is not so.</summary>
public static class JourneyFaults
{
    /// <summary>What is wrong with the journey on a day; null where it can be told, where there is no plan, or where the child was handed over.</summary>
    public static JourneyFault? Of(CaseFile file, DateOnly today, CasePolicy policy)
    {
        if (file.CurrentPlan is not { } plan || file.ClosingReason == ClosingReason.ReturnedHandedOver)
            return null;
        var isOnAgain = file.Phase is CasePhase.ReadyToTravel or CasePhase.Travelling;
        if (!isOnAgain && file.JourneyEnded is { } ended && file.OriginOf(plan.Sequence) < ended.Sequence)
            return JourneyFault.Ended;
        if (plan.Receiver is { } receiver && !file.IsAcceptedAndValid(file.CandidateNow(receiver), today))
            return JourneyFault.ReceiverLost;
        if (file.JourneyLosses(today, policy) is [var loss, ..])
            return loss.Gap == JourneyGap.ReceiverLost ? JourneyFault.ReceiverLost : JourneyFault.PlaceUnchecked;
        return file.Phase != CasePhase.Travelling && plan.DepartsOn < today ? JourneyFault.DayPast : null;
    }
}
