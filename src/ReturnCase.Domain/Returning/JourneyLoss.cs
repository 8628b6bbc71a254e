namespace ReturnCase.Domain.Returning;

/// <summary>What a case that is ready to travel rests on no longer.</summary>
public enum JourneyGap
{
    /// <summary>The receiver withdrew, was rejected, or is no place that counts any more.</summary>
    ReceiverLost,

    /// <summary>The last check of the place did not confirm it, or was taken back.</summary>
    VerificationLost,

    /// <summary>The check of the place is too old.</summary>
    VerificationExpired,
}

/// <summary>Why a journey cannot begin as it was planned. It moves nothing: a person lets the journey fall through, or mends it.</summary>
/// <param name="Gap">What is missing.</param>
/// <param name="Since">The first day on which it was missing.</param>
/// <param name="Line">Sequence of the line that took it away, or that it lapsed by; of the move by which the case was ready, where that was before it.</param>
public sealed record JourneyLoss(JourneyGap Gap, DateOnly Since, int Line);

/// <summary>Somebody who is to be told that a journey does not begin.</summary>
/// <param name="Who">What that person is to the child.</param>
/// <param name="Subject">Sequence of the line that says who it is.</param>
public sealed record ToTell(Cases.StatementHeading Who, int Subject);
