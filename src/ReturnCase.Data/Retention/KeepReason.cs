namespace ReturnCase.Data.Retention;

/// <summary>Why a case is not destroyed, although it stood on a list or its term is over. The word is kept, so it is never renamed.</summary>
public enum KeepReason
{
    /// <summary>It is open again.</summary>
    Reopened,

    /// <summary>Its term is not over: it was closed on another day, or the term became longer.</summary>
    NotDue,

    /// <summary>A legal hold stands.</summary>
    Held,

    /// <summary>Somebody must decide whether it opens again.</summary>
    ReopeningOwed,

    /// <summary>A safety alarm is open.</summary>
    AlarmOpen,

    /// <summary>The IND may still decide on a referral that was pending at 18 (I14).</summary>
    ReferralPending,

    /// <summary>An access request is being answered.</summary>
    AccessRequestOpen,

    /// <summary>It already stands on a list that waits.</summary>
    OnList,

    /// <summary>Another team has it now.</summary>
    TeamChanged,

    /// <summary>It was destroyed already.</summary>
    Gone,

    /// <summary>The supervisor wants it kept.</summary>
    KeptBySupervisor,
}
